"""Knows how to draw small plans and cases: every operation, unknown values, and memory that reads its own past."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import strategies as st

from gapcheck.engine.components import components
from gapcheck.engine.plan import Governing, Instruction, Op, Plan, Signal, SignalKind
from gapcheck.engine.pointwise import SILENT
from gapcheck.engine.reference import Case
from gapcheck.model.calendar import Unit
from gapcheck.model.duties import CounterDeadline, Deadline, IndeterminateDeadline, TimeDeadline
from gapcheck.model.memory import Counter, Length, Window
from gapcheck.model.period import Period
from gapcheck.model.terms import ALWAYS, Comparison
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Ignorance, Unknown, Value

ORIGIN = date(2024, 1, 25)
LONG = os.environ.get("GAPCHECK_HYPOTHESIS") == "long"
WHO_KNOWS = Unknown.because(Ignorance.FACT, "vem vet")
SHARES = [Fraction(n, 8) for n in range(9)] + [Fraction(1, 3), Fraction(2, 3)]
TRUTHS: list[Value] = [True, False, True, False, None, WHO_KNOWS]
TEXTS: list[Value] = ["anställd", "arbetslös", "företagare", None, WHO_KNOWS]
DAYS: list[Value] = [0, 1, 2, 3, 5, 8, None, WHO_KNOWS]
PARTS: list[Value] = [*SHARES, None, WHO_KNOWS]


def examples(modest: int) -> int:
    """The number of examples to try: twenty times as many when GAPCHECK_HYPOTHESIS=long."""
    return modest * (20 if LONG else 1)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A plan, a case for it, and the known values that each input may have."""

    plan: Plan
    case: Case
    domains: Mapping[Signal, tuple[Value, ...]] = field(default_factory=dict)


@st.composite
def lines(draw: st.DrawFn, period: Period, values: list[Value], most: int = 5) -> Timeline[Value]:
    """A timeline with at most this many changes."""
    cuts = draw(st.lists(st.integers(1, max(1, period.days - 1)), max_size=most, unique=True))
    first, last = period.first.toordinal(), period.last.toordinal()
    starts = [first, *(first + cut for cut in sorted(cuts) if first + cut <= last)]
    return Timeline.build(first, last, starts, [draw(st.sampled_from(values)) for _ in starts])


def periods(most: int = 40) -> st.SearchStrategy[Period]:
    """A period of at most this many days around a turn of month in a leap year."""
    return st.integers(1, most).map(lambda days: Period(ORIGIN, ORIGIN + timedelta(days=days - 1)))


def lengths(most: int = 10) -> st.SearchStrategy[Length]:
    """A length of time in days, working days, weeks or a month."""
    days = st.builds(Length, st.integers(1, most), st.sampled_from([Unit.DAYS, Unit.DAYS, Unit.WORKING_DAYS]))
    return st.one_of(days, st.sampled_from([Length(1, Unit.WEEKS), Length(1, Unit.MONTHS)]))


COUNTERS = st.one_of(
    st.just(Counter(ALWAYS)),
    st.integers(1, 6).map(lambda n: Counter(ALWAYS, free_days_fewer_than=n)),
    st.integers(1, 6).map(lambda n: Counter(ALWAYS, starts_within=n)),
)
WINDOWS = st.builds(Window, st.just(ALWAYS), st.booleans(), lengths())
DEADLINES: st.SearchStrategy[Deadline] = st.one_of(
    st.builds(TimeDeadline, st.integers(0, 8), st.sampled_from([Unit.DAYS, Unit.WORKING_DAYS, Unit.WEEKS])),
    st.just(IndeterminateDeadline("skyndsamt")),
    st.builds(CounterDeadline, st.just("räknare"), st.integers(0, 6)),
)


@dataclass
class _Builder:
    draw: st.DrawFn
    period: Period
    instructions: list[Instruction] = field(default_factory=list)
    inputs: dict[Signal, Timeline[Value]] = field(default_factory=dict)
    domains: dict[Signal, tuple[Value, ...]] = field(default_factory=dict)
    truths: list[int] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    shares: list[int] = field(default_factory=list)
    texts: list[int] = field(default_factory=list)
    silent: list[int] = field(default_factory=list)
    slots: list[int] = field(default_factory=list)

    def add(self, op: Op, args: tuple[int, ...] = (), data: Any = None) -> int:
        self.instructions.append(Instruction(op, args, data))
        return len(self.instructions) - 1

    def name(self) -> Signal:
        return Signal(SignalKind.CONCEPT, f"c{len(self.instructions)}")

    def given(self, values: list[Value]) -> int:
        signal = self.name()
        self.inputs[signal] = self.draw(lines(self.period, values))
        self.domains[signal] = tuple(value for value in values if not isinstance(value, Unknown))
        return self.add(Op.INPUT, (), signal)

    def pick(self, pool: list[int]) -> int:
        # Mostly what was made last, so that plans grow deep.
        return self.draw(st.sampled_from(pool[-4:] if self.draw(st.integers(0, 3)) else pool))

    def condition(self) -> int:
        """What memory counts: any truth, also one that is defined later."""
        return self.pick(self.slots if self.slots and self.draw(st.booleans()) else self.truths)

    def some(self, pool: list[int], most: int = 4) -> tuple[int, ...]:
        return tuple(self.pick(pool) for _ in range(self.draw(st.integers(1, most))))

    def constant(self, value: Value) -> int:
        return self.add(Op.CONST, (), (type(value).__name__, value))

    def day(self) -> date | None:
        return self.draw(st.none() | st.integers(-3, 45).map(lambda n: ORIGIN + timedelta(days=n)))


def _logic(b: _Builder) -> None:
    op = b.draw(st.sampled_from([Op.AND, Op.OR, Op.AND, Op.OR, Op.NOT, Op.DECIDE]))
    match op:
        case Op.NOT:
            args: tuple[int, ...] = (b.pick(b.truths),)
        case Op.DECIDE:
            args = (b.pick(b.truths), b.pick(b.truths), b.pick(b.truths))
        case _:
            args = b.some(b.truths, 18 if b.draw(st.integers(0, 9)) == 0 else 4)
    b.truths.append(b.add(op, args))


def _comparison(b: _Builder) -> None:
    op = b.draw(st.sampled_from(list(Comparison)))
    pool = b.draw(st.sampled_from(["numbers", "shares", "texts", "truths"]))
    constants: list[Value] = {
        "numbers": [0, 1, 2, 3, 4, 7],
        "shares": [Fraction(n, 4) for n in range(5)] + [Fraction(1, 3)],
        "texts": ["anställd", "arbetslös", "något annat"],
        "truths": [True, False],
    }[pool]
    if (pool in ("texts", "truths") and op is not Comparison.ONE_OF) or (pool == "truths"):
        op = Comparison.IS
    constant: object = b.draw(st.sampled_from(constants))
    if op is Comparison.ONE_OF:
        constant = frozenset(b.draw(st.lists(st.sampled_from(constants), min_size=1, max_size=3)))
    operand = b.pick(getattr(b, pool))
    b.truths.append(b.add(Op.COMPARE, (operand,), (op, type(constant).__name__, constant)))


def _value(b: _Builder) -> None:
    op = b.draw(
        st.sampled_from([Op.CASES, Op.CASES, Op.OR_ELSE, Op.LEAST_IN_FORCE, Op.ABLE_IN_FORCE, Op.SEAT, Op.TIMES])
    )
    match op:
        case Op.CASES:
            pool, values = b.draw(
                st.sampled_from(
                    [(b.truths, [True, False]), (b.texts, ["anställd", "arbetslös"]), (b.numbers, [0, 2, 4])]
                )
            )
            pairs: list[int] = []
            for _ in range(b.draw(st.integers(1, 4))):
                kept = b.draw(st.integers(0, 5))
                pairs += [b.pick(b.truths), b.constant(b.draw(st.sampled_from(values))) if kept else b.pick(pool)]
            default = b.constant(b.draw(st.sampled_from([*values, None])))
            pool.append(b.add(op, (*pairs, default)))
        case Op.OR_ELSE:
            b.truths.append(b.add(op, (b.pick(b.silent), b.pick(b.truths))))
        case Op.LEAST_IN_FORCE:
            args = [i for _ in range(b.draw(st.integers(1, 4))) for i in (b.pick(b.truths), b.pick(b.shares))]
            b.shares.append(b.add(op, tuple(args)))
        case Op.ABLE_IN_FORCE:
            args = [i for _ in range(b.draw(st.integers(1, 4))) for i in (b.pick(b.truths), b.pick(b.truths))]
            b.truths.append(b.add(op, tuple(args)))
        case Op.SEAT:
            b.shares.append(b.add(op, (b.pick(b.truths), b.pick(b.shares))))
        case _:
            b.shares.append(b.add(op, b.some(b.shares, 2)))


def _law(b: _Builder) -> None:
    first, last = b.day(), b.day()
    if first is not None and last is not None and last < first:
        first, last = last, first
    missing = b.draw(st.integers(0, 5)) == 0
    wording = Governing("regel#0", first, last, missing, b.draw(st.booleans()))
    law = b.add(Op.LAW, (), wording)
    b.truths.append(law)
    if b.draw(st.booleans()):
        b.truths.append(b.add(Op.LAW_PICKED, (law, b.condition()), wording))


def _memory(b: _Builder) -> None:
    op = b.draw(
        st.sampled_from(
            [Op.COUNTER, Op.WINDOW, Op.SPAN_DURING, Op.SPAN_AFTER, Op.LATCH, Op.HELD, Op.DAYS_SINCE, Op.DUTY]
        )
    )
    name, number = b.name(), b.draw(st.sampled_from([None, None, 0, 1, 3]))
    truth = b.draw(st.sampled_from([None, None, True, False]))
    match op:
        case Op.COUNTER:
            b.numbers.append(b.add(op, (b.condition(),), (name, number, b.draw(COUNTERS))))
        case Op.WINDOW:
            b.numbers.append(b.add(op, (b.condition(),), (name, number, b.draw(WINDOWS))))
        case Op.SPAN_DURING | Op.SPAN_AFTER:
            b.truths.append(b.add(op, (b.condition(),), (name, truth, b.draw(lengths()))))
        case Op.LATCH:
            b.truths.append(b.add(op, (b.condition(), b.condition()), (name, truth, None)))
        case Op.HELD:
            args = (b.pick(b.shares), b.condition(), b.condition(), b.pick(b.shares))
            b.shares.append(b.add(op, args, (name, b.draw(st.sampled_from([None, Fraction(1, 2)])), None)))
        case Op.DAYS_SINCE:
            b.numbers.append(b.add(op, (b.condition(),), (name, number, None)))
        case Op.DUTY:
            deadline = b.draw(DEADLINES)
            args = (b.condition(), b.condition(), b.condition())
            args += (b.pick(b.numbers),) if isinstance(deadline, CounterDeadline) else ()
            b.texts.append(b.add(op, args, deadline))
    if op in (Op.COUNTER, Op.WINDOW, Op.DAYS_SINCE):
        limit = (b.draw(st.sampled_from([Comparison.AT_LEAST, Comparison.AT_MOST])), "int", b.draw(st.integers(1, 9)))
        b.truths.append(b.add(Op.COMPARE, (b.numbers[-1],), limit))


_STEPS: tuple[Callable[[_Builder], None], ...] = (
    _logic,
    _logic,
    _logic,
    _comparison,
    _comparison,
    _value,
    _memory,
    _memory,
    _law,
)


@st.composite
def plans_and_cases(draw: st.DrawFn, most: int = 30) -> Drawn:
    """A plan of every operation (named as needs where they are truths) and a case with unknown and silent inputs."""
    b = _Builder(draw, draw(periods()))
    b.slots = [b.add(Op.SIGNAL, (), Signal(SignalKind.RULE, f"r{n}")) for n in range(draw(st.integers(0, 2)))]
    for pool, values in ((b.truths, TRUTHS), (b.numbers, DAYS), (b.shares, PARTS), (b.texts, TEXTS)):
        pool += [b.given(values) for _ in range(draw(st.integers(1, 3)))]
    b.silent.append(b.given([*TRUTHS, SILENT, SILENT]))
    for _ in range(draw(st.integers(6, most))):
        draw(st.sampled_from(_STEPS))(b)
        if draw(st.integers(0, 3)) == 0:
            pool = draw(st.sampled_from([b.truths, b.shares, b.texts]))
            pool.append(b.add(Op.SIGNAL, (pool[-1],), b.name()))
    signals: dict[Signal, int] = {}
    for slot in b.slots:
        signal = Signal(SignalKind.RULE, f"r{slot}")
        b.instructions[slot] = Instruction(Op.SIGNAL, (b.pick(b.truths[-3:]),), signal)
        signals[signal] = slot
    for number, index in enumerate([*b.truths[-8:], *b.shares[-2:], *b.texts[-1:]]):
        signal = Signal(SignalKind.NEED, f"n{number}")
        signals[signal] = b.add(Op.SIGNAL, (index,), signal)
    law_on = draw(st.sampled_from([None, None, None, ORIGIN + timedelta(days=10)]))
    return Drawn(plan_of(b.instructions, signals), Case(b.period, b.inputs, {}, law_on), b.domains)


def plan_of(instructions: list[Instruction], signals: dict[Signal, int]) -> Plan:
    """A plan of these instructions, with its components worked out."""
    order = components([i.args for i in instructions])
    recurrent = frozenset(
        index for group in order if len(group) > 1 or group[0] in instructions[group[0]].args for index in group
    )
    users = [
        tuple(u for u, user in enumerate(instructions) if index in user.args) for index in range(len(instructions))
    ]
    return Plan(tuple(instructions), signals, order, recurrent, tuple(users))
