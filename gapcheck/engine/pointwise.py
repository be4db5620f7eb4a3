"""What each pointwise instruction means on one day: strong three-valued logic and exact arithmetic."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import ceil, floor
from typing import Any, Final

from gapcheck.engine.plan import Op
from gapcheck.model.terms import Comparison
from gapcheck.model.values import Ignorance, Unknown, Value

SILENT: Final = "\N{EMPTY SET}"
"""The value of an input on a day when the case says nothing about it; only OR_ELSE ever sees it."""

QUARTER: Final = Fraction(1, 4)


def conjunction(*values: Value) -> Value:
    """No if any is no, else unknown if any is unknown, else yes."""
    unknown = []
    for value in values:
        if isinstance(value, Unknown):
            unknown.append(value)
        elif not value:
            return False
    return Unknown.merged(unknown) if unknown else True


def disjunction(*values: Value) -> Value:
    """Yes if any is yes, else unknown if any is unknown, else no."""
    unknown = []
    for value in values:
        if isinstance(value, Unknown):
            unknown.append(value)
        elif value:
            return True
    return Unknown.merged(unknown) if unknown else False


def negation(value: Value) -> Value:
    return value if isinstance(value, Unknown) else not value


def decide(yes: Value, no: Value, default: Value) -> Value:
    """The value of a yes/no concept from the rules that say yes and those that say no; both at once is a conflict."""
    unknown = [side for side in (yes, no) if isinstance(side, Unknown)]
    if unknown:
        # A doubt about one side changes nothing where the other is sure not to speak and silence says the same.
        if (default is True and not no) or (default is False and not yes):
            return default
        return Unknown.merged(unknown)
    if yes and no:
        return Unknown.because(Ignorance.NOT_MODELLED, "motstridiga regler")
    if yes or no:
        return bool(yes)
    return default


def cases(*arguments: Value) -> Value:
    """The value whose condition holds (condition, value pairs, then the default); unequal values at once conflict."""
    certain: list[Value] = []
    possible: list[Value] = []
    doubts: list[Unknown] = []
    for condition, value in zip(arguments[:-1:2], arguments[1:-1:2], strict=True):
        if isinstance(condition, Unknown):
            possible.append(value)
            doubts.append(condition)
        elif condition:
            certain.append(value)
    told = [value for value in certain if not isinstance(value, Unknown)]
    if any(value != told[0] for value in told[1:]):
        return Unknown.because(Ignorance.NOT_MODELLED, "motstridiga regler")
    # A value that is not known does not conflict with one that is: they may turn out to be the same.
    unknown = [value for value in certain if isinstance(value, Unknown)]
    outcome = Unknown.merged(unknown) if unknown else told[0] if told else arguments[-1]
    # What a doubtful rule would give counts too: once known it may be what is given anyway.
    changing = [
        cause
        for doubt, value in zip(doubts, possible, strict=True)
        if value != outcome
        for cause in (doubt, value)
        if isinstance(cause, Unknown)
    ]
    return Unknown.merged([*unknown, *changing]) if changing else outcome


def or_else(first: Value, second: Value) -> Value:
    """The first value unless the case is silent about it."""
    return second if first == SILENT else first


def _numeric(combine: Callable[..., Value]) -> Callable[..., Value]:
    def apply(*values: Any) -> Value:
        unknown = [value for value in values if isinstance(value, Unknown)]
        if unknown:
            return Unknown.merged(unknown)
        if any(value is None for value in values):
            return None
        return combine(*values)

    return apply


Number = int | Fraction


def _least(*values: Number) -> Number:
    return min(values)


def _greatest(*values: Number) -> Number:
    return max(values)


def _minus(first: Number, *rest: Number) -> Number:
    return first - sum(rest)


def _times(*values: Number) -> Number:
    product = Fraction(1)
    for value in values:
        product *= value
    return product


def _down(amount: Number) -> Number:
    return Fraction(floor(amount))


def _up(amount: Number) -> Number:
    return Fraction(ceil(amount))


def _nearest(amount: Number) -> Number:
    return Fraction(floor(amount + Fraction(1, 2)))


def total(*values: Value) -> Value:
    """The sum; a value that does not apply adds nothing."""
    unknown = [value for value in values if isinstance(value, Unknown)]
    if unknown:
        return Unknown.merged(unknown)
    return sum((value for value in values if isinstance(value, (int, Fraction))), Fraction(0))


def least_in_force(*arguments: Any) -> Value:
    """The least reduction over the yardsticks in force (in force, reduction pairs), floored to quarters.

    None when no yardstick is in force. A doubtful yardstick matters only if its reduction could lower the result.
    """
    sure: list[Fraction] = []
    doubts: list[Unknown] = []
    maybe: list[tuple[Unknown, Fraction]] = []
    for in_force, reduction in zip(arguments[::2], arguments[1::2], strict=True):
        if in_force is False or in_force is None:
            continue
        if isinstance(reduction, Unknown):
            doubts.append(reduction if in_force is True else Unknown.merged([in_force, reduction]))
        elif reduction is None:
            continue
        elif in_force is True:
            sure.append(Fraction(reduction))
        else:
            maybe.append((in_force, Fraction(reduction)))
    least = min(sure) if sure else None
    if least is not None and least < QUARTER:
        return Fraction(0)
    doubts += [doubt for doubt, reduction in maybe if least is None or _floored(reduction) < _floored(least)]
    if doubts:
        return Unknown.merged(doubts)
    return None if least is None else _floored(least)


def _floored(share: Fraction) -> Fraction:
    return (share // QUARTER) * QUARTER


def able_in_force(*arguments: Value) -> Value:
    """Whether every yardstick in force (in force, able pairs) shows ability; None when none is in force."""
    if all(in_force is False or in_force is None for in_force in arguments[::2]):
        return None
    pairs = zip(arguments[::2], arguments[1::2], strict=True)
    result = conjunction(*(disjunction(negation(in_force), able) for in_force, able in pairs))
    in_doubt = [in_force for in_force in arguments[::2] if isinstance(in_force, Unknown)]
    if result is True and in_doubt and not any(in_force is True for in_force in arguments[::2]):
        return Unknown.merged(in_doubt)
    return result


def seat(is_open: Value, share: Value) -> Value:
    """The share that a chair seats: nothing when it is closed, or when the share does not apply."""
    if is_open is False or is_open is None or not share:
        return Fraction(0)
    unknown = [value for value in (is_open, share) if isinstance(value, Unknown)]
    if unknown:
        return Unknown.merged(unknown)
    assert isinstance(share, (int, Fraction))  # the loader gives chairs numeric shares
    return Fraction(share)


def amount(seated: Value, paid: Value) -> Value:
    """What a chair pays on a day: nothing to tell (None) while it seats no share."""
    if isinstance(seated, Unknown):
        return seated
    return paid if seated else None


def compare(comparison: Comparison, constant: Any, value: Any) -> Value:
    """A value against a constant; what does not apply (None) fails every comparison."""
    if isinstance(value, Unknown):
        return value
    if value is None:
        return False
    return comparison.holds(value, constant)


MEANING: Final[Mapping[Op, Callable[..., Value]]] = {
    Op.AND: conjunction,
    Op.OR: disjunction,
    Op.NOT: negation,
    Op.DECIDE: decide,
    Op.CASES: cases,
    Op.OR_ELSE: or_else,
    Op.LEAST: _numeric(_least),
    Op.GREATEST: _numeric(_greatest),
    Op.SUM: total,
    Op.MINUS: _numeric(_minus),
    Op.TIMES: _numeric(_times),
    Op.DOWN: _numeric(_down),
    Op.UP: _numeric(_up),
    Op.NEAREST: _numeric(_nearest),
    Op.LEAST_IN_FORCE: least_in_force,
    Op.ABLE_IN_FORCE: able_in_force,
    Op.SEAT: seat,
    Op.AMOUNT: amount,
    Op.SIGNAL: lambda value: value,
}
"""The meaning of every pointwise operation but COMPARE, which carries a constant."""
