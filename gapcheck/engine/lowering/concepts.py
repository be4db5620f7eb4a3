"""Lowering of concepts: given by the case, derived by rules, remembered, or the outcome of a capacity test."""

from __future__ import annotations

from gapcheck.engine.built_in import PART_EXISTS
from gapcheck.engine.lowering.ground import Ground
from gapcheck.engine.lowering.memory import remembered
from gapcheck.engine.lowering.terms import expression
from gapcheck.engine.plan import Op, Signal, SignalKind
from gapcheck.model.concepts import Concept, ConceptKind, NoDefault, SameAs, ValueType
from gapcheck.model.rules import Rule, Variant
from gapcheck.model.terms import Literal
from gapcheck.model.values import Known


def concept(ground: Ground, name: str, part: str) -> int:
    """The instruction that has the concept's value for the part, wherever that value comes from."""
    tree = ground.tree
    if name in tree.tests:
        return _capacity_test(ground, name, part)
    if name in tree.memory:
        return remembered(ground, tree.memory[name], part)
    if name in tree.constants:
        return ground.emit(Op.DATED, (), tree.constants[name])
    given = Signal(SignalKind.CONCEPT, name, part)
    if name == PART_EXISTS:
        return ground.input(given)
    declared = tree.concepts[name]
    if declared.kind is ConceptKind.DERIVED:
        return _derived(ground, declared, part)
    if isinstance(declared.default, SameAs):
        own = ground.input(given)
        return ground.emit(Op.OR_ELSE, (own, ground.concept(declared.default.concept, part)))
    return ground.input(given)


def yardstick_in_force(ground: Ground, test: str, yardstick: str, part: str) -> int:
    """Whether some active rule opens the yardstick for the test."""
    openers = [ground.variant(rule, variant, part) for rule, variant in ground.scopes.openers(test, yardstick)]
    return ground.while_it_exists(ground.any(openers), part)


def _derived(ground: Ground, declared: Concept, part: str) -> int:
    default = ground.constant(_unless_given(declared))
    contributions = [
        (_contribution(ground, rule, variant, part), consequence.value)
        for rule, variant, consequence in ground.scopes.givers(declared.name)
    ]
    if declared.type is ValueType.YES_NO and all(isinstance(v, Literal) for _, v in contributions):
        yes = [c for c, value in contributions if isinstance(value, Literal) and value.value is True]
        no = [c for c, value in contributions if isinstance(value, Literal) and value.value is False]
        if not no and declared.default in (NoDefault.MISSING, False):
            return ground.any(yes) if yes else ground.constant(False)
        if not yes and declared.default is True:
            return ground.negated(ground.any(no)) if no else ground.constant(True)
        return ground.emit(Op.DECIDE, (ground.any(yes), ground.any(no), default))
    pairs = [index for c, value in contributions for index in (c, expression(ground, value, part))]
    return ground.emit(Op.CASES, (*pairs, default))


def _unless_given(declared: Concept) -> Known:
    """The value of a derived concept that no rule gives a value."""
    if isinstance(declared.default, SameAs):
        return None
    if declared.default is NoDefault.MISSING:
        return False if declared.type is ValueType.YES_NO else None
    return declared.default


def _contribution(ground: Ground, rule: Rule, variant: Variant, part: str) -> int:
    """A rule's variant, unless a rule that takes precedence is active."""
    active = ground.variant(rule, variant, part)
    stronger = [ground.negated(ground.rule(other, part)) for other in ground.scopes.preceding(rule.id)]
    return ground.all([active, *stronger])


def _capacity_test(ground: Ground, name: str, part: str) -> int:
    test = ground.tree.tests[name]
    pairs: list[int] = []
    for yardstick in ground.scopes.yardsticks_of(name):
        measured = ground.concept(ground.tree.yardsticks[yardstick].measured_by, part)
        pairs += [ground.yardstick(name, yardstick, part), measured]
    return ground.emit(Op.LEAST_IN_FORCE if test.gives_reduction else Op.ABLE_IN_FORCE, pairs)
