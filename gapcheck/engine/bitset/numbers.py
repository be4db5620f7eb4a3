"""Whole numbers over a batch in binary, one mask per digit: counts with a thousand values, added and compared at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import Any

from gapcheck.engine.bitset.codes import NO, YES, Codes
from gapcheck.engine.bitset.masks import Partition
from gapcheck.model.terms import Comparison
from gapcheck.model.values import Value


@dataclass(frozen=True, slots=True)
class Numbers:
    """A line of whole numbers, all of the type `kind`, but for the days in `rest`, which has their values.

    `digits` are in two's complement, the least first; the last one is set where the number is below zero. They are 0 on
    the days in `rest`.
    """

    kind: type
    digits: tuple[int, ...]
    rest: Partition


def whole(value: Value) -> int | None:
    """The value as a whole number; None if it is none."""
    if isinstance(value, bool) or not isinstance(value, (int, Fraction)) or value.denominator != 1:
        return None
    return int(value)


def in_digits(line: Partition, codes: Codes) -> Numbers | None:
    """The same line in digits; None where its whole numbers are of two types."""
    kinds: set[type] = set()
    numbers: list[tuple[int, int]] = []
    rest: Partition = {}
    for code, mask in line.items():
        number = whole(codes.values[code])
        if number is None:
            rest[code] = mask
        else:
            kinds.add(type(codes.values[code]))
            numbers.append((number, mask))
    if len(kinds) > 1:
        return None
    digits = [0] * (1 + max((number.bit_length() for number, _ in numbers), default=0))
    for number, mask in numbers:
        for place in range(len(digits)):
            if number >> place & 1:
                digits[place] |= mask
    return Numbers(kinds.pop() if kinds else int, trimmed(digits), rest)


def trimmed(digits: Sequence[int]) -> tuple[int, ...]:
    """The digits without such as only repeat the sign."""
    length = len(digits)
    while length > 1 and digits[length - 1] == digits[length - 2]:
        length -= 1
    return tuple(digits[:length])


def total(terms: Iterable[Sequence[int]]) -> tuple[int, ...]:
    """The digits of the sum."""
    found: Sequence[int] = (0,)
    for term in terms:
        found = _sum(found, term, 0)
    return trimmed(found)


def difference(first: Sequence[int], second: Sequence[int], every: int) -> tuple[int, ...]:
    """The digits of the first less the second."""
    return trimmed(_sum(first, [digit ^ every for digit in second], every))


def _sum(first: Sequence[int], second: Sequence[int], carry: int) -> list[int]:
    found = []
    for place in range(max(len(first), len(second)) + 1):
        one, other = first[min(place, len(first) - 1)], second[min(place, len(second) - 1)]
        either = one ^ other
        found.append(either ^ carry)
        carry = one & other | carry & either
    return found


def compared(line: Numbers, comparison: Comparison, constant: Any, every: int) -> Partition:
    """Where the numbers stand in the comparison to a constant, and where they do not; the days in `rest` are left out."""
    match comparison:
        case Comparison.IS | Comparison.ONE_OF:
            wanted = constant if isinstance(constant, frozenset) else (constant,)
            met = 0
            for number in wanted:
                if isinstance(number, (int, Fraction)) and number.denominator == 1:
                    met |= _at_least(line.digits, int(number), every) ^ _at_least(line.digits, int(number) + 1, every)
        case Comparison.AT_LEAST:
            met = _at_least(line.digits, ceil(constant), every)
        case Comparison.MORE_THAN:
            met = _at_least(line.digits, floor(constant) + 1, every)
        case Comparison.AT_MOST:
            met = every ^ _at_least(line.digits, floor(constant) + 1, every)
        case Comparison.LESS_THAN:
            met = every ^ _at_least(line.digits, ceil(constant), every)
    numbers = every
    for mask in line.rest.values():
        numbers ^= mask
    return {YES: met & numbers, NO: numbers ^ (met & numbers)}


def _at_least(digits: Sequence[int], limit: int, every: int) -> int:
    length = max(len(digits), limit.bit_length() + 1)
    more, equal = 0, every
    for place in reversed(range(length)):
        digit = digits[min(place, len(digits) - 1)]
        wanted = limit >> place & 1
        if place == length - 1:
            # The sign: what is not below zero is the larger.
            digit, wanted = digit ^ every, 1 - wanted
        if wanted:
            equal &= digit
        else:
            more |= equal & digit
            equal ^= equal & digit
    return more | equal


def larger(first: Sequence[int], second: Sequence[int], every: int) -> int:
    """The days on which the first is larger than the second."""
    return difference(second, first, every)[-1]


def numbered(digits: Sequence[int], days: int) -> Iterator[tuple[int, int]]:
    """The numbers that occur on the days, and the days of each."""
    found = [(0, days)] if days else []
    for place, digit in enumerate(digits):
        weight = -(1 << place) if place == len(digits) - 1 else 1 << place
        split = ((number, bits, bits & digit) for number, bits in found)
        found = [
            part
            for number, bits, those in split
            for part in ((number + weight, those), (number, bits ^ those))
            if part[1]
        ]
    return iter(found)
