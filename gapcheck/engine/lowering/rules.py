"""Lowering of rules: when a rule is active under one of its wordings, and what takes it out of force."""

from __future__ import annotations

from gapcheck.engine.lowering.ground import Ground
from gapcheck.engine.lowering.terms import condition
from gapcheck.engine.lowering.wordings import governs
from gapcheck.model.rules import Rule


def rule(ground: Ground, declared: Rule, part: str) -> int:
    """Whether the rule is active under any of its wordings."""
    return ground.any(ground.variant(declared, variant, part) for variant in declared.variants)


def variant(ground: Ground, declared: Rule, number: int, part: str) -> int:
    """Whether the rule is active under the wording with this number: it governs, its condition holds, nothing excepts."""
    of_wording = next(variant for variant in declared.variants if variant.wording == number)
    terms = [governs(ground, declared.citation, number, part), condition(ground, of_wording.condition, part)]
    return unless_excepted(ground, declared.id, ground.all(terms), part)


def unless_excepted(ground: Ground, target: str, item: int, part: str) -> int:
    """The item on days when no rule that makes an exception from the target (a rule, chair or duty) is active."""
    exceptions = [ground.negated(ground.rule(rule, part)) for rule in ground.scopes.exceptions(target)]
    return ground.all([item, *exceptions])
