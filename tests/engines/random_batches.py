"""Knows how to draw a plan with several cases for it: other periods, other facts, other openings, other law dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from gapcheck.engine.plan import Governing, Instruction, Op, Plan, Signal, SignalKind
from gapcheck.engine.pointwise import SILENT
from gapcheck.engine.reference import Case
from gapcheck.model.duties import CounterDeadline
from gapcheck.model.period import Period
from gapcheck.model.terms import Comparison
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Ignorance, Unknown, Value
from tests.engines.random_plans import (
    COUNTERS,
    DEADLINES,
    ORIGIN,
    SHARES,
    WHO_KNOWS,
    WINDOWS,
    lengths,
    lines,
    plan_of,
    plans_and_cases,
)

NOT_READ = Unknown.because(Ignorance.NOT_MODELLED, "oläst")
DOUBTFUL: list[Value] = [True, False, True, False, True, False, None, WHO_KNOWS, NOT_READ]
NUMBERS: list[Value] = [0, 1, 2, 3, 7, Fraction(2), Fraction(-1, 2), Fraction(7, 4), None, WHO_KNOWS, NOT_READ]
OPENINGS: dict[Op, list[Value]] = {
    Op.COUNTER: [0, 1, 4, WHO_KNOWS],
    Op.WINDOW: [0, 1, 4, WHO_KNOWS],
    Op.DAYS_SINCE: [0, 1, 4, WHO_KNOWS],
    Op.SPAN_DURING: [True, False, WHO_KNOWS],
    Op.SPAN_AFTER: [True, False, WHO_KNOWS],
    Op.LATCH: [True, False, WHO_KNOWS],
    Op.HELD: [Fraction(1, 2), Fraction(0), WHO_KNOWS],
}


@dataclass(frozen=True, slots=True)
class DrawnBatch:
    """A plan and cases for it."""

    plan: Plan
    cases: tuple[Case, ...]


@st.composite
def other_cases(draw: st.DrawFn, plan: Plan, case: Case, values: Callable[[Signal], list[Value]]) -> tuple[Case, ...]:
    """The case and up to four more, some of which agree with the one before on all but some of their facts."""
    cases = [case]
    memories = [i for i in plan.instructions if i.op in OPENINGS]
    for _ in range(draw(st.integers(0, 4))):
        like = cases[-1]
        period = like.period
        if draw(st.booleans()):
            first = ORIGIN + timedelta(days=draw(st.integers(-20, 20)))
            period = Period(first, first + timedelta(days=draw(st.integers(0, 39))))
        inputs = {
            signal: like.inputs[signal]
            if period == like.period and draw(st.booleans())
            else draw(lines(period, values(signal)))
            for signal in like.inputs
        }
        openings: dict[str, Value] = {}
        for memory in draw(st.lists(st.sampled_from(memories), max_size=3)) if memories else []:
            signal, _, _ = memory.data  # type: ignore[misc]  # a memory concept's name, opening and declaration
            openings[signal.name] = draw(st.sampled_from(OPENINGS[memory.op]))
        law_on = draw(st.sampled_from([None, None, like.law_on, ORIGIN + timedelta(days=10)]))
        cases.append(Case(period, inputs, openings, law_on))
    return tuple(cases)


@st.composite
def batches(draw: st.DrawFn, most: int = 30) -> DrawnBatch:
    """A plan of every operation, and one to five cases."""
    drawn = draw(plans_and_cases(most))
    cases = draw(other_cases(drawn.plan, drawn.case, lambda signal: [*drawn.domains[signal], WHO_KNOWS]))
    return DrawnBatch(drawn.plan, cases)


@dataclass
class _Small:
    """A small plan being drawn, of one kind of instruction over inputs."""

    draw: st.DrawFn
    instructions: list[Instruction]
    values: dict[Signal, list[Value]]

    def input(self, values: list[Value]) -> int:
        signal = Signal(SignalKind.CONCEPT, f"c{len(self.instructions)}")
        self.values[signal] = values
        return self.add(Op.INPUT, (), signal)

    def add(self, op: Op, args: tuple[int, ...], data: Any = None) -> int:
        self.instructions.append(Instruction(op, args, data))
        return len(self.instructions) - 1

    def concept(self) -> Signal:
        return Signal(SignalKind.CONCEPT, f"c{len(self.instructions)}")

    def batch(self) -> DrawnBatch:
        plan = plan_of(self.instructions, {})
        period = Period(ORIGIN, ORIGIN + timedelta(days=self.draw(st.sampled_from([0, 7, 8, 15, 16, 30, 40, 59]))))
        inputs: dict[Signal, Timeline[Value]] = {
            signal: self.draw(lines(period, values, 8)) for signal, values in self.values.items()
        }
        case = Case(period, inputs, {}, None)
        return DrawnBatch(plan, self.draw(other_cases(plan, case, lambda signal: self.values[signal])))


@st.composite
def memory_batches(draw: st.DrawFn, op: Op) -> DrawnBatch:
    """One memory operation over inputs, in up to five cases."""
    small = _Small(draw, [], {})
    truths = [small.input(DOUBTFUL) for _ in range(3)]
    numbers = [small.input(NUMBERS) for _ in range(2)]
    opening = draw(st.sampled_from([None, *OPENINGS.get(op, [])]))
    about = (small.concept(), opening)
    match op:
        case Op.COUNTER:
            small.add(op, (truths[0],), (*about, draw(COUNTERS)))
        case Op.WINDOW:
            small.add(op, (truths[0],), (*about, draw(WINDOWS)))
        case Op.SPAN_DURING | Op.SPAN_AFTER:
            length = draw(lengths())
            concept = draw(st.booleans())
            args = (truths[0], numbers[0]) if concept else (truths[0],)
            small.add(op, args, (*about, replace(length, concept="längd") if concept else length))
        case Op.LATCH:
            small.add(op, (truths[0], truths[1]), (*about, None))
        case Op.HELD:
            small.add(op, (numbers[0], truths[0], truths[1], numbers[1]), (*about, None))
        case Op.DAYS_SINCE:
            small.add(op, (truths[0],), (*about, None))
        case Op.LAW_PICKED:
            first, last = sorted(ORIGIN + timedelta(days=draw(st.integers(-3, 45))) for _ in range(2))
            wording = Governing("regel#0", first, last, draw(st.booleans()), draw(st.booleans()))
            # Spells whose yes changes its kind are two.
            small.add(op, (small.add(Op.LAW, (), wording), small.input([True, 1, True, 1, False, WHO_KNOWS])), wording)
        case _:
            deadline = draw(DEADLINES)
            never = small.add(Op.CONST, (), ("bool", False))
            args = (truths[0], draw(st.sampled_from([truths[1], never])), draw(st.sampled_from([truths[2], never])))
            small.add(op, (*args, *([numbers[0]] if isinstance(deadline, CounterDeadline) else [])), deadline)
    return small.batch()


@st.composite
def reckoning_batches(draw: st.DrawFn) -> DrawnBatch:
    """Arithmetic, choices and comparisons over counts that climb, and over other numbers, in up to five cases."""
    small = _Small(draw, [], {})
    truths = [small.input(DOUBTFUL) for _ in range(2)]
    numbers = [small.input(NUMBERS), small.input([0, 5, 9]), small.input(list(SHARES))]
    silent = small.input([SILENT, 4, None])
    for op in (Op.COUNTER, Op.DAYS_SINCE):
        spec = draw(COUNTERS) if op is Op.COUNTER else None
        numbers.append(small.add(op, (truths[0],), (small.concept(), draw(st.sampled_from([None, 0, 3])), spec)))
    ways = [Op.SUM, Op.MINUS, Op.MINUS, Op.LEAST, Op.GREATEST, Op.TIMES, Op.CASES, Op.CASES, Op.CASES, Op.OR_ELSE]
    for _ in range(draw(st.integers(2, 10))):
        op = draw(st.sampled_from(ways))
        some = [draw(st.sampled_from(numbers[-4:])) for _ in range(draw(st.integers(1, 3)))]
        match op:
            case Op.CASES:
                pairs = [argument for value in some for argument in (draw(st.sampled_from(truths[-4:])), value)]
                args = (*pairs, draw(st.sampled_from(numbers)))
            case Op.OR_ELSE:
                args = (silent, some[0])
            case _:
                args = tuple(some)
        numbers.append(small.add(op, args))
        how = draw(st.sampled_from(list(Comparison)))
        constant: Any = draw(st.sampled_from([0, 1, 3, -2, Fraction(5, 2), Fraction(3)]))
        constant = frozenset({constant, 5}) if how is Comparison.ONE_OF else constant
        truths.append(small.add(Op.COMPARE, (numbers[-1],), (how, type(constant).__name__, constant)))
        if draw(st.booleans()):
            truths.append(small.add(draw(st.sampled_from([Op.NOT, Op.AND])), (numbers[-1],)))
    return small.batch()
