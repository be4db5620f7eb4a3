"""Knows what is known of a day when every way that the unknown can fall has been tried."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import floor
from typing import Final

from gapcheck.model.terms import (
    Comparison,
    Operator,
)
from gapcheck.model.values import Ignorance, Unknown, Value
from tests.engines.day_loop import UNSURE

ANY: Final = Unknown.because(Ignorance.FACT, "minne i tvivel")
"""A held value after a doubtful day: whether it may still be known is not said here, so nothing is compared."""
CONFLICT: Final = Unknown.because(Ignorance.NOT_MODELLED, "motstridiga regler")
QUARTERS = [Fraction(n, 4) for n in range(5)]


def unread(about: str) -> Unknown:
    return Unknown.because(Ignorance.NOT_MODELLED, about)


def known(value: Value) -> bool:
    return not isinstance(value, Unknown)


def merged(values: Iterable[Value]) -> Value:
    """What is unknown when all of these are in play."""
    return Unknown.merged(value for value in values if isinstance(value, Unknown))


def conj(values: Iterable[Value]) -> Value:
    values = list(values)
    if any(known(value) and not value for value in values):
        return False
    return True if all(map(known, values)) else merged(values)


def disj(values: Iterable[Value]) -> Value:
    values = list(values)
    if any(known(value) and value for value in values):
        return True
    return False if all(map(known, values)) else merged(values)


def neg(value: Value) -> Value:
    return not value if known(value) else value


def agreed(values: list[Value], nothing: Value) -> Value:
    """The one value that is given; different values at once conflict, unless it is not known whether they differ."""
    if not values:
        return nothing
    if len({v for v in values if known(v)}) > 1:
        return CONFLICT
    return values[0] if all(map(known, values)) else merged(values)


def same(outcomes: list[Value], doubts: list[Value]) -> Value:
    """The outcome that every way leads to; a doubt counts where it changes the outcome."""
    if all(outcome == outcomes[0] for outcome in outcomes):
        return outcomes[0]
    return merged(doubts)


def reduced(reductions: Sequence[Value]) -> Value:
    applicable = [r for r in reductions if isinstance(r, Fraction)]
    return Fraction(floor(min(applicable) * 4), 4) if applicable else None


def held(opening: Value, takes: list[Value], when: list[Value], kept: list[Value], otherwise: list[Value]) -> Value:
    value = opening if opening is not None else takes[0] or UNSURE
    doubtful = False
    for taken, on, keep, fallback in zip(takes, when, kept, otherwise, strict=True):
        if known(on) and on:
            value, doubtful = taken, False
        elif known(on) and known(keep):
            if not keep:
                value, doubtful = fallback, False
        else:
            doubtful = True
    return ANY if doubtful else value


def tested(value: Value, comparison: Comparison, constant: object) -> Value:
    if isinstance(value, Unknown):
        return value
    if value is None:
        return False
    match comparison:
        case Comparison.IS:
            return value == constant
        case Comparison.ONE_OF:
            assert isinstance(constant, frozenset)
            return value in constant
    assert isinstance(value, (int, Fraction))
    assert isinstance(constant, (int, Fraction))
    over, equal = value > constant, value == constant
    return {
        Comparison.AT_LEAST: over or equal,
        Comparison.AT_MOST: not over,
        Comparison.MORE_THAN: over,
        Comparison.LESS_THAN: not over and not equal,
    }[comparison]


def computed(operator: Operator, values: list[Value]) -> Value:
    """Exact arithmetic; a sum leaves out what does not apply, and everything else then does not apply."""
    if not all(map(known, values)):
        return merged(values)
    numbers = [value for value in values if isinstance(value, (int, Fraction))]
    if len(numbers) < len(values) and operator is not Operator.SUM:
        return None
    if not numbers:
        return 0
    if operator.rounds:
        [amount] = numbers
        below = Fraction(floor(amount))
        over = amount - below
        goes_up = {Operator.DOWN: False, Operator.UP: over > 0, Operator.NEAREST: over >= Fraction(1, 2)}[operator]
        return below + 1 if goes_up else below
    result: int | Fraction = numbers[0]
    for number in numbers[1:]:
        match operator:
            case Operator.SUM:
                result += number
            case Operator.MINUS:
                result -= number
            case Operator.TIMES:
                result *= number
            case Operator.LEAST:
                result = min(result, number)
            case Operator.GREATEST:
                result = max(result, number)
    return result
