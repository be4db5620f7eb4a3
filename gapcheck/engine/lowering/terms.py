"""Lowering of terms: conditions and expressions, with quantifiers over parts written out part by part."""

from __future__ import annotations

from fractions import Fraction

from gapcheck.engine.built_in import PART_EXISTS
from gapcheck.engine.lowering.ground import Ground
from gapcheck.engine.plan import Op
from gapcheck.model.terms import (
    All,
    AnyOf,
    Arithmetic,
    Condition,
    EveryPart,
    Expression,
    Literal,
    Not,
    Operator,
    SomePart,
    SumOverParts,
    Test,
    ValueOf,
    YardstickInForce,
)

_OPERATIONS = {
    Operator.LEAST: Op.LEAST,
    Operator.GREATEST: Op.GREATEST,
    Operator.SUM: Op.SUM,
    Operator.MINUS: Op.MINUS,
    Operator.TIMES: Op.TIMES,
    Operator.DOWN: Op.DOWN,
    Operator.UP: Op.UP,
    Operator.NEAREST: Op.NEAREST,
}


def condition(ground: Ground, term: Condition, part: str) -> int:
    """The instruction that is true on the days that the condition holds for the part."""
    match term:
        case Test(concept=name, comparison=comparison, constant=constant):
            compared = (comparison, type(constant).__name__, constant)
            return ground.emit(Op.COMPARE, (ground.concept(name, part),), compared)
        case YardstickInForce(capacity_test=test, yardstick=yardstick):
            return ground.yardstick(test, yardstick, part)
        case All(items=items):
            return ground.all(condition(ground, item, part) for item in items)
        case AnyOf(items=items):
            return ground.any(condition(ground, item, part) for item in items)
        case Not(item=item):
            return ground.negated(condition(ground, item, part))
        case SomePart(item=item):
            return ground.any(ground.while_it_exists(condition(ground, item, p), p) for p in ground.parts)
        case EveryPart(item=item):
            return ground.all(
                ground.any([ground.negated(ground.concept(PART_EXISTS, p)), condition(ground, item, p)])
                for p in ground.parts
            )


def expression(ground: Ground, term: Expression, part: str) -> int:
    """The instruction that has the expression's value for the part, day by day."""
    match term:
        case Literal(value=value):
            assert not isinstance(value, frozenset)  # the loader gives sets to comparisons only
            return ground.constant(value)
        case ValueOf(concept=name):
            return ground.concept(name, part)
        case Arithmetic(operator=operator, items=items):
            return ground.emit(_OPERATIONS[operator], [expression(ground, item, part) for item in items])
        case SumOverParts(item=item):
            return ground.emit(Op.SUM, [_counted_while_it_exists(ground, item, p) for p in ground.parts])


def _counted_while_it_exists(ground: Ground, item: Expression, part: str) -> int:
    exists, value = ground.concept(PART_EXISTS, part), expression(ground, item, part)
    return ground.emit(Op.CASES, (exists, value, ground.constant(Fraction(0))))
