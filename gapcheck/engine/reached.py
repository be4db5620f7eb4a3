"""Which of a case's inputs its outputs depend on in some reading, and what the outputs are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from gapcheck.engine.case_facts import open_name
from gapcheck.engine.plan import Op, Plan, Signal, SignalKind
from gapcheck.engine.reference import Case, Evaluation, evaluate
from gapcheck.model.finding_codes import NO_LIVELIHOOD
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Ignorance, Unknown, Value

_OUTPUTS = frozenset({SignalKind.SEAT, SignalKind.NEED, SignalKind.DUTY})
_ALSO_TOLD = frozenset({SignalKind.AMOUNT, SignalKind.CAPABILITY, SignalKind.YARDSTICK})


def told(plan: Plan, tree: RuleTree) -> tuple[int, ...]:
    """Every signal that a finding may tell of: the outputs, what they pay, what they are measured against, and who could act."""
    also = (index for signal, index in plan.signals.items() if signal.kind in _ALSO_TOLD)
    return tuple(dict.fromkeys((*outputs(plan, tree), *also)))


def awaited(plan: Plan, tree: RuleTree) -> tuple[tuple[int, int], ...]:
    """Each seat by law that a decision goes before, with that decision: while it is waited for, the law tells for what."""
    return tuple(
        (index, plan.signals[Signal(SignalKind.DECISION, tree.chairs[signal.name].decision, signal.part)])
        for signal, index in plan.signals.items()
        if signal.kind is SignalKind.SEAT_BY_LAW and tree.chairs[signal.name].decision
    )


def outputs(plan: Plan, tree: RuleTree) -> tuple[int, ...]:
    """The signals that answers are made of: seats, needs, duties and the results of capacity tests."""
    return tuple(
        index
        for signal, index in plan.signals.items()
        if signal.kind in _OUTPUTS or (signal.kind is SignalKind.CONCEPT and signal.name in tree.tests)
    )


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
    return Reached(_causes(doubtful, outputs(plan, tree)), _causes(doubtful, seats))


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
