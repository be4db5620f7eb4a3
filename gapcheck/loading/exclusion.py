"""Knows when two conditions can never hold on the same day, as far as that shows in how they are written."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from gapcheck.model.terms import All, AnyOf, Comparison, Condition, Not, Test

_Bound = tuple[Fraction, bool]
_OPPOSITE = {
    Comparison.AT_LEAST: Comparison.LESS_THAN,
    Comparison.LESS_THAN: Comparison.AT_LEAST,
    Comparison.AT_MOST: Comparison.MORE_THAN,
    Comparison.MORE_THAN: Comparison.AT_MOST,
}


def exclusive(one: Condition, other: Condition) -> bool:
    """Whether the conditions test the same thing against values that cannot both be; False when it does not show."""
    ours, theirs = list(_conjuncts(one)), list(_conjuncts(other))
    for mine in ours:
        for yours in theirs:
            if isinstance(mine, Test) and isinstance(yours, Test) and _disjoint(mine, yours):
                return True
    return _one_sided(ours, other) or _one_sided(theirs, one)


def _one_sided(ours: list[Condition], other: Condition) -> bool:
    theirs = set(_conjuncts(other))
    for mine in ours:
        if isinstance(mine, Not) and set(_conjuncts(mine.item)) <= theirs:
            return True
        if isinstance(mine, AnyOf) and mine.items and all(exclusive(item, other) for item in mine.items):
            return True
    return False


def _conjuncts(condition: Condition) -> Iterator[Condition]:
    match condition:
        case All(items=items):
            for item in items:
                yield from _conjuncts(item)
        case Not(item=Test() as test):
            yield _negated(test) or condition
        case Not(item=Not(item=item)):
            yield from _conjuncts(item)
        case Not(item=AnyOf(items=items)):
            for item in items:
                yield from _conjuncts(Not(item))
        case _:
            yield condition


def _negated(test: Test) -> Test | None:
    if isinstance(test.constant, bool):
        return Test(test.concept, Comparison.IS, not test.constant)
    opposite = _OPPOSITE.get(test.comparison)
    return Test(test.concept, opposite, test.constant) if opposite else None


def _disjoint(one: Test, other: Test) -> bool:
    if one.concept != other.concept:
        return False
    if isinstance(one.constant, bool) or isinstance(other.constant, bool):
        return one.constant is not other.constant
    if isinstance(one.constant, str | frozenset) or isinstance(other.constant, str | frozenset):
        return not _words(one) & _words(other)
    low, high = _bounds(one)
    other_low, other_high = _bounds(other)
    return _before(high, other_low) or _before(other_high, low)


def _words(test: Test) -> frozenset[object]:
    return test.constant if isinstance(test.constant, frozenset) else frozenset({test.constant})


def _bounds(test: Test) -> tuple[_Bound | None, _Bound | None]:
    """The least and greatest value that passes, each with whether it is itself included; None for no bound."""
    assert isinstance(test.constant, int | Fraction)
    number = Fraction(test.constant)
    match test.comparison:
        case Comparison.AT_LEAST:
            return (number, True), None
        case Comparison.MORE_THAN:
            return (number, False), None
        case Comparison.AT_MOST:
            return None, (number, True)
        case Comparison.LESS_THAN:
            return None, (number, False)
        case _:
            return (number, True), (number, True)


def _before(high: _Bound | None, low: _Bound | None) -> bool:
    if high is None or low is None:
        return False
    return high[0] < low[0] or (high[0] == low[0] and not (high[1] and low[1]))
