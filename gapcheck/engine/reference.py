"""The reference engine: a plain interpreter of the plan over timelines, the definition of the meaning."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from gapcheck.engine import recollection
from gapcheck.engine.law_lines import dated_line, governs, law_line
from gapcheck.engine.plan import Instruction, Op, Plan, Signal
from gapcheck.engine.pointwise import MEANING, compare
from gapcheck.model.period import Period
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Value

Line = Timeline[Value]


class EngineFault(Exception):
    """A bug in gapcheck: an engine did not reach an answer, or two engines disagree. The message shows the case."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Every instruction's timeline over the case."""

    plan: Plan
    lines: tuple[Line, ...]

    def line(self, signal: Signal) -> Line:
        return self.lines[self.plan.signals[signal]]


@dataclass(frozen=True, slots=True)
class Case:
    """What an evaluation needs besides the plan: the days, the inputs, opening values and a fixed law date if any.

    `given` signals have their value from here instead of from their definition (boundary rows try one rule alone).
    """

    period: Period
    inputs: Mapping[Signal, Line]
    openings: Mapping[str, Value]
    law_on: date | None = None
    given: Mapping[Signal, Line] = field(default_factory=dict)


def evaluate(
    plan: Plan, case: Case, known: Evaluation | None = None, changed: frozenset[int] | None = None
) -> Evaluation:
    """Compute every instruction; with `known` and `changed`, only what depends on the changed inputs is computed anew.

    A timeline that comes out as it was known stays the same object, and what rests on it alone is not computed.
    """
    if known is not None and changed is not None:
        return _again(plan, case, known, changed)
    lines: list[Line | None] = [None] * len(plan.instructions)
    for group in plan.components:
        _compute_group(plan, case, group, lines)
    return Evaluation(plan, tuple(line for line in lines if line is not None))


def _again(plan: Plan, case: Case, known: Evaluation, changed: frozenset[int]) -> Evaluation:
    lines: list[Line | None] = list(known.lines)
    reached = plan.downstream(changed)
    moved: set[int] = set()
    for group in plan.components:
        if reached.isdisjoint(group):
            continue
        if changed.isdisjoint(group) and all(moved.isdisjoint(plan.instructions[index].args) for index in group):
            continue
        _compute_group(plan, case, group, lines)
        for index in group:
            if lines[index] == known.lines[index]:
                lines[index] = known.lines[index]
            else:
                moved.add(index)
    return Evaluation(plan, tuple(line for line in lines if line is not None))


def _compute_group(plan: Plan, case: Case, group: tuple[int, ...], lines: list[Line | None]) -> None:
    if group[0] in plan.recurrent:
        _settle(plan, case, group, lines)
    else:
        lines[group[0]] = _compute(plan.instructions[group[0]], case, lines, frozenset())


def _settle(plan: Plan, case: Case, group: tuple[int, ...], lines: list[Line | None]) -> None:
    """Iterate a recurrent component to its fixed point.

    Inside it memory reads only days before today, so the first day on which an iterate is wrong moves forward each round:
    the fixed point is unique and reached after at most as many rounds as the case has days.
    """
    members = frozenset(group)
    for index in group:
        lines[index] = Timeline.constant(case.period, False)
    order = pointwise_order(plan, group)
    for _ in range(case.period.days + len(group) + 1):
        before = [lines[index] for index in group]
        for index in order:
            lines[index] = _compute(plan.instructions[index], case, lines, members)
        if all(lines[index] == old for index, old in zip(group, before, strict=True)):
            return
    raise EngineFault(f"no fixed point in {[str(plan.instructions[i].data) for i in group]}")


def pointwise_order(plan: Plan, group: tuple[int, ...]) -> list[int]:
    """Memory first, then pointwise instructions with arguments before users."""
    memory = [index for index in group if plan.instructions[index].op.remembers]
    pending = [index for index in group if not plan.instructions[index].op.remembers]
    done, order = set(memory), list(memory)
    waiting = set(pending)
    while pending:
        ready = [i for i in pending if not any(a in waiting and a not in done for a in plan.instructions[i].args)]
        if not ready:
            raise EngineFault(f"a cycle without memory: {[str(plan.instructions[i].data) for i in pending]}")
        order += ready
        done.update(ready)
        waiting.difference_update(ready)
        pending = [index for index in pending if index not in done]
    return order


def _compute(instruction: Instruction, case: Case, lines: list[Line | None], delayed: frozenset[int]) -> Line:
    arguments: list[Line] = []
    for index in instruction.args:
        line = lines[index]
        assert line is not None  # components come with arguments before users
        if index in delayed and instruction.op.remembers and instruction.op not in (Op.WINDOW, Op.SPAN_AFTER):
            line = line.before(False)
        arguments.append(line)
    data: Any = instruction.data
    match instruction.op:
        case Op.INPUT:
            return case.inputs[data]
        case Op.CONST:
            return Timeline.constant(case.period, data[1])
        case Op.LAW:
            return law_line(data, case.period, case.law_on)
        case Op.DATED:
            return dated_line(data, case.period, case.law_on)
        case Op.COMPARE:
            return arguments[0].map(partial(compare, data[0], data[2]))
        case Op.SIGNAL:
            return case.given[data] if data in case.given else arguments[0]
        case op if not op.remembers:
            if not arguments:
                return Timeline.constant(case.period, MEANING[op]())
            return Timeline.combine(MEANING[op], *arguments)
        case Op.LAW_PICKED:
            return recollection.law_picked(lambda day: governs(data, case.law_on or day), *arguments)
        case Op.DUTY:
            return recollection.duty(data, *arguments)
    signal, declared, spec = data
    opening = case.openings.get(signal.name, declared)
    remember: Callable[..., Line]
    match instruction.op:
        case Op.COUNTER:
            return recollection.counter(spec, opening, arguments[0])
        case Op.WINDOW:
            return recollection.window(spec, opening, arguments[0])
        case Op.SPAN_DURING:
            return recollection.span_during(spec, opening, *arguments)
        case Op.SPAN_AFTER:
            return recollection.span_after(spec, opening, *arguments)
        case Op.LATCH:
            remember = recollection.latch
        case Op.HELD:
            remember = recollection.held
        case _:
            remember = recollection.days_since
    return remember(opening, *arguments)
