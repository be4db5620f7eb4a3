"""Evaluating many readings of one case: the only thing that exploring them asks of an engine."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gapcheck.engine.plan import Plan
from gapcheck.engine.reference import Case, Evaluation, evaluate


@dataclass(frozen=True, slots=True)
class Step:
    """A reading to evaluate: its inputs, and the evaluation of one that has other values of the changed inputs only.

    Without `known` everything is computed.
    """

    case: Case
    known: Evaluation | None = None
    changed: frozenset[int] = frozenset()


EvaluateAll = Callable[[Plan, Sequence[Step]], Sequence[Evaluation]]
"""Evaluates each step, in their order."""


def one_by_one(plan: Plan, steps: Sequence[Step]) -> Sequence[Evaluation]:
    """Each step by the reference engine."""
    return [
        evaluate(plan, step.case) if step.known is None else evaluate(plan, step.case, step.known, step.changed)
        for step in steps
    ]
