"""Lowering of what governs readings: when an assessment is made anew, and when an exclusion is in force."""

from __future__ import annotations

from gapcheck.engine.lowering.ground import Ground
from gapcheck.engine.lowering.terms import condition
from gapcheck.engine.lowering.wordings import in_force
from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.model.concepts import Renewal
from gapcheck.model.rules import Exclusion


def renewal(ground: Ground, declared: Renewal, part: str) -> int:
    """Whether what makes an assessment be made anew holds, happens or is given on the day."""
    if declared.when is not None:
        return condition(ground, declared.when, part)
    if declared.event:
        return ground.concept(declared.event, part)
    return ground.signal(Signal(SignalKind.GIVEN, declared.decision))


def exclusion(ground: Ground, declared: Exclusion, part: str) -> int:
    """Whether the provision governs the day and its condition holds; which assessments it is about is not looked at."""
    return ground.all([in_force(ground, declared.citation, part), condition(ground, declared.condition, part)])
