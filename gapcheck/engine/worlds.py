"""Readings: every way the undecided assessments of a case can fall, exactly, over those that can change something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from gapcheck.engine.case_facts import open_name
from gapcheck.engine.plan import Op, Plan, Signal, SignalKind
from gapcheck.engine.reference import Case, Evaluation, evaluate
from gapcheck.model.finding_codes import NO_LIVELIHOOD
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Ignorance, Known, Unknown, Value

MOST_OPEN = 12
"""The most undecided assessments that are tried; more is an error that names what to fix, never a sample."""

_OUTPUTS = frozenset({SignalKind.SEAT, SignalKind.NEED, SignalKind.DUTY})


@dataclass(frozen=True, slots=True)
class Choice:
    """One undecided assessment read as one value for the whole case."""

    assessment: str
    value: Known

    def __str__(self) -> str:
        return f"{self.assessment} = {worded(self.value)}"


def worded(value: Known) -> str:
    """A value as rule files write it."""
    return {True: "ja", False: "nej"}.get(value, str(value)) if isinstance(value, bool) else str(value)


@dataclass(frozen=True, slots=True)
class ReadWorld:
    """A case evaluated under one reading; assessments that are not chosen change nothing there."""

    reading: tuple[Choice, ...]
    evaluation: Evaluation


class TooManyReadings(Exception):
    """More undecided assessments matter than `MOST_OPEN`; `assessments` names those to give a value."""

    def __init__(self, assessments: tuple[str, ...]) -> None:
        self.assessments = assessments
        super().__init__(", ".join(assessments))


def worlds(plan: Plan, tree: RuleTree, case: Case) -> tuple[ReadWorld, ...]:
    """One world per class of readings that agree, in the order of the assessments' names and their values."""
    tested = _outputs(plan, tree)
    names = {
        open_name(signal): (signal, index)
        for index, instruction in enumerate(plan.instructions)
        if instruction.op is Op.INPUT and isinstance(signal := instruction.data, Signal)
    }
    demanded: set[str] = set()

    def explore(here: Case, evaluation: Evaluation, reading: tuple[Choice, ...]) -> Iterator[ReadWorld]:
        open_here = sorted(_demanded(evaluation, tested))
        demanded.update(open_here)
        if len(demanded) > MOST_OPEN:
            raise TooManyReadings(tuple(sorted(demanded)))
        if not open_here:
            yield ReadWorld(reading, evaluation)
            return
        assessment = open_here[0]
        signal, index = names[assessment]
        for value in tree.concepts[signal.name].values:
            there = replace(here, inputs={**here.inputs, signal: _read_as(here.inputs[signal], value)})
            next_evaluation = evaluate(plan, there, evaluation, frozenset({index}))
            yield from explore(there, next_evaluation, (*reading, Choice(assessment, value)))

    return tuple(explore(case, evaluate(plan, case), ()))


def _read_as(line: Timeline[Value], value: Known) -> Timeline[Value]:
    """The same assessment with one value on every day that the case leaves open."""
    return line.map(lambda old: value if isinstance(old, Unknown) else old)


@dataclass(frozen=True, slots=True)
class Reached:
    """The names of inputs that some output depends on, and of those the ones that a seat for livelihood that is held does."""

    by_any: frozenset[str]
    by_livelihood: frozenset[str]


def facts_reached(plan: Plan, tree: RuleTree, case: Case, evaluation: Evaluation, silent: frozenset[Signal]) -> Reached:
    """Which of the silent inputs outputs would depend on, in some reading, if all of them were unknown.

    `evaluation` is any reading of the case; the assessments that it fixes are left open again.
    """
    inputs = dict(case.inputs)
    changed = set()
    for index, instruction in enumerate(plan.instructions):
        signal = instruction.data
        if instruction.op is not Op.INPUT or not isinstance(signal, Signal):
            continue
        if signal in silent:
            inputs[signal] = _forgotten(inputs[signal], Unknown.because(Ignorance.FACT, open_name(signal)))
            changed.add(index)
        elif any(isinstance(value, Unknown) for value in inputs[signal].values):
            changed.add(index)
    doubtful = evaluate(plan, replace(case, inputs=inputs), evaluation, frozenset(changed))
    chairs = {chair.id for need in tree.needs_reported_as(NO_LIVELIHOOD) for chair in tree.chairs_for(need)}
    seats = (
        index
        for signal, index in plan.signals.items()
        if signal.kind is SignalKind.SEAT and signal.name in chairs and any(map(_holds, evaluation.lines[index].values))
    )
    return Reached(_causes(doubtful, _outputs(plan, tree)), _causes(doubtful, seats))


def _holds(share: Value) -> bool:
    return isinstance(share, Unknown) or bool(share)


def _causes(doubtful: Evaluation, indices: Iterable[int]) -> frozenset[str]:
    return frozenset(
        cause.about
        for index in indices
        for value in doubtful.lines[index].values
        if isinstance(value, Unknown)
        for cause in value.causes
    )


def _forgotten(line: Timeline[Value], unknown: Unknown) -> Timeline[Value]:
    return line.map(lambda value: None if value is None else unknown)


def _outputs(plan: Plan, tree: RuleTree) -> tuple[int, ...]:
    """The signals that findings are made of: seats, needs, duties and the results of capacity tests."""
    return tuple(
        index
        for signal, index in plan.signals.items()
        if signal.kind in _OUTPUTS or (signal.kind is SignalKind.CONCEPT and signal.name in tree.tests)
    )


def _demanded(evaluation: Evaluation, outputs: tuple[int, ...]) -> set[str]:
    found: set[str] = set()
    seen: set[Value] = set()
    for index in outputs:
        for value in evaluation.lines[index].values:
            if isinstance(value, Unknown) and value not in seen:
                seen.add(value)
                found |= value.open_assessments
    return found
