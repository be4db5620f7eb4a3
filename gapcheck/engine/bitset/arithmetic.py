"""Pointwise operations that numbers in binary can take part in without being taken apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from gapcheck.engine.bitset.lines import Line, Lines
from gapcheck.engine.bitset.masks import put, union
from gapcheck.engine.bitset.numbers import Numbers, difference, in_digits, larger, total, trimmed
from gapcheck.engine.bitset.truth import doubted
from gapcheck.engine.plan import Op
from gapcheck.engine.pointwise import SILENT

FEW = 3
"""A line of so few digits is told by its values instead."""


def computed(op: Op, arguments: Sequence[Line], lines: Lines) -> tuple[Line, int] | None:
    """The operation's line, and the days on which lanes have to be asked one by one; None where all of them have to."""
    match op:
        case Op.SUM | Op.MINUS | Op.GREATEST | Op.LEAST:
            found = _reckoned(op, arguments, lines)
            return None if found is None else (found, 0)
        case Op.CASES:
            return _cases(arguments, lines)
        case Op.OR_ELSE:
            first, second = arguments
            silent = (first.rest if isinstance(first, Numbers) else lines.masks(first)).get(lines.codes.of(SILENT), 0)
            found = _chosen([(silent, second), (lines.layout.every ^ silent, first)], lines)
            return None if found is None else (found, 0)
    return None


def _reckoned(op: Op, arguments: Sequence[Line], lines: Lines) -> Line | None:
    every, codes = lines.layout.every, lines.codes
    terms: list[Numbers] = []
    doubts: list[tuple[int, int]] = []
    kinds: set[type] = set()
    nothing = 0
    for argument in arguments:
        term = argument if isinstance(argument, Numbers) else in_digits(lines.masks(argument), codes)
        if term is None:
            return None
        terms.append(term)
        for code, mask in term.rest.items():
            if codes.truth[code] is None:
                doubts.append((code, mask))
            elif codes.values[code] is None:
                nothing |= mask
            else:
                return None
        if union(term.rest.values()) != every:
            kinds.add(term.kind)
    rest = doubted(doubts, every, codes)
    days = every ^ union(rest.values())
    if op is Op.SUM:
        # What does not apply adds nothing, and a sum is of this type whatever it adds.
        kinds = {Fraction}
    elif nothing & days:
        rest[codes.of(None)] = nothing & days
        days ^= nothing & days
    digits = [term.digits for term in terms]
    found = digits[0]
    match op:
        case Op.SUM:
            found = total(digits)
        case Op.MINUS:
            kinds = {Fraction} if Fraction in kinds else kinds
            found = difference(found, total(digits[1:]), every)
        case _:
            for other in digits[1:]:
                taken = larger(other, found, every) if op is Op.GREATEST else larger(found, other, every)
                found = tuple(kept ^ (kept & taken) | chosen & taken for kept, chosen in _paired(found, other))
    if len(kinds) > 1:
        return None
    return _told(Numbers(kinds.pop() if kinds else int, trimmed([digit & days for digit in found]), rest), lines)


def _cases(arguments: Sequence[Line], lines: Lines) -> tuple[Line, int] | None:
    """CASES on the days on which one condition at most surely holds, and none is in doubt."""
    parts: list[tuple[int, Line]] = []
    seen = unsettled = 0
    for condition, value in zip(arguments[:-1:2], arguments[1:-1:2], strict=True):
        holds = lines.where(condition, True)
        unsettled |= holds & seen | lines.where(condition, None)
        parts.append((holds ^ (holds & seen), value))
        seen |= holds
    found = _chosen([*parts, (lines.layout.every ^ seen, arguments[-1])], lines)
    return None if found is None else (found, unsettled)


def _chosen(parts: Sequence[tuple[int, Line]], lines: Lines) -> Line | None:
    """The line that is as each line on its days, which are no other line's."""
    kinds: set[type] = set()
    found: list[int] = [0]
    rest: dict[int, int] = {}
    for days, line in parts:
        if not days:
            continue
        term = line if isinstance(line, Numbers) else in_digits(lines.masks(line), lines.codes)
        if term is None:
            return None
        others = 0
        for code, mask in term.rest.items():
            if mask & days:
                put(rest, code, mask & days)
                others |= mask & days
        if others != days:
            kinds.add(term.kind)
        found = [kept | taken & days for kept, taken in _paired(found, term.digits)]
    if len(kinds) > 1:
        return None
    return _told(Numbers(kinds.pop() if kinds else int, trimmed(found), rest), lines)


def _paired(first: Sequence[int], second: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The digits of both at each place, the last of the shorter repeated."""
    for place in range(max(len(first), len(second))):
        yield first[min(place, len(first) - 1)], second[min(place, len(second) - 1)]


def _told(numbers: Numbers, lines: Lines) -> Line:
    return lines.made(lines.partition(numbers)) if len(numbers.digits) <= FEW else numbers
