"""Putting lanes together: the timelines or bits of single lanes become, or replace, those lanes of a line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from gapcheck.engine.bitset.lines import Line, Lines, Own
from gapcheck.engine.bitset.masks import Partition, put, union
from gapcheck.engine.bitset.numbers import Numbers, in_digits, trimmed, whole
from gapcheck.engine.recollection import Climb, Climbing, every_day
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Value

MOST_VALUES = 24
"""A line of more values than this is not kept as a partition."""

Packed = Own | Climbing
"""A lane's bits by value, or its timeline where that climbs."""

Spread = defaultdict[int, dict[int, int]]
"""The bits of each lane, by value (its code, or a digit's place)."""


def packed(timeline: Climbing, lines: Lines) -> Packed:
    """The timeline as bits; one that climbs stays as it is."""
    code_of, first, values = lines.codes.of, timeline.first, timeline.values
    if len(values) == 1 and not isinstance(values[0], Climb):
        return code_of(values[0])
    own: Partition = {}
    below = 1 << timeline.last - first + 1
    for start, value in zip(reversed(timeline.starts), reversed(values), strict=True):
        if isinstance(value, Climb):
            return timeline
        code, until = code_of(value), below
        below = 1 << start - first
        put(own, code, until - below)
    return own


def climbing(line: Timeline[Value]) -> Climbing:
    """The same timeline, with its end as one climb where that is a number that grows by one day after day."""
    for skipped in (0, 1):
        numbers = line.values[skipped:]
        first, start = numbers[0], line.starts[skipped]
        if type(first) is not int or first < 0 or line.last - start + 1 != len(numbers):
            continue
        if numbers == tuple(range(first, first + len(numbers))) and set(map(type, numbers)) == {int}:
            climb: Any = Climb.through(start, first)
            return Timeline(line.first, line.last, line.starts[: skipped + 1], (*line.values[:skipped], climb))
    return line


def pasted(found: Mapping[int, Packed], rest: Line, lines: Lines, counts: bool = False) -> Line:
    """The line that is as found in some lanes, and as `rest` in the others.

    A line of many values that `counts`, so that it is compared rather than reckoned with, is best kept in binary.
    """
    if not found:
        return rest
    layout = lines.layout
    spread: Spread = defaultdict(dict)
    climbs: dict[int, Climbing] = {}
    for lane, own in found.items():
        if isinstance(own, int):
            spread[own][lane] = layout.full[lane]
        elif isinstance(own, dict):
            for code, bits in own.items():
                spread[code][lane] = bits
        else:
            climbs[lane] = own
    others = len(found) < len(layout.full)
    kept = layout.every ^ layout.placed({lane: layout.full[lane] for lane in found}) if others else 0
    too_many = len(spread) > (MOST_VALUES if counts else MOST_VALUES + 4 * len(layout.full))
    if climbs or too_many or (others and isinstance(rest, Numbers)):
        numbers = _in_binary(climbs, spread, rest, kept, lines)
        if numbers is not None:
            return numbers
    if climbs or len(spread) > MOST_VALUES:
        told = {lane: packed(every_day(own), lines) if lane in climbs else own for lane, own in found.items()}  # type: ignore[arg-type]  # timelines
        return [told.get(lane, own) for lane, own in enumerate(lines.owned(rest))]  # type: ignore[misc]  # none climbs now
    line = {code: mask & kept for code, mask in lines.partition(rest).items()} if others else {}
    for code, lanes in spread.items():
        put(line, code, layout.placed(lanes))
    return lines.made(line)


def _in_binary(climbs: Mapping[int, Climbing], spread: Spread, rest: Line, kept: int, lines: Lines) -> Numbers | None:
    """The line in binary, `rest` on the days that are kept; None where its numbers are of two types."""
    codes, first_of = lines.codes, lines.layout.firsts
    base = rest if isinstance(rest, Numbers) else in_digits(lines.masks(rest) if kept else {}, codes)
    if base is None:
        return None
    others: Spread = defaultdict(dict)
    numbers: list[tuple[type, int, dict[int, int]]] = []
    rising: list[tuple[int, int, int, int]] = []
    pieces = [(codes.values[code], lanes) for code, lanes in spread.items()]
    for lane, timeline in climbs.items():
        for start, last, value in timeline.runs():
            if isinstance(value, Climb):
                rising.append((lane, value.at(start), last - start + 1, start - first_of[lane]))
            else:
                pieces.append((value, {lane: (1 << last - start + 1) - 1 << start - first_of[lane]}))
    for value, lanes in pieces:
        number = whole(value)
        if number is not None:
            numbers.append((type(value), number, lanes))
            continue
        for lane, bits in lanes.items():
            put(others[codes.of(value)], lane, bits)
    kinds = {kind for kind, _, _ in numbers} | ({int} if rising else set())
    if kept & ~union(base.rest.values()):
        kinds.add(base.kind)
    if len(kinds) > 1:
        return None
    lengths = [number.bit_length() for _, number, _ in numbers]
    lengths += [(number + days).bit_length() for _, number, days, _ in rising]
    digits: list[dict[int, int]] = [{} for _ in range(max([len(base.digits) - 1, *lengths]) + 1)]
    for _, number, lanes in numbers:
        for place, digit in enumerate(digits):
            if number >> place & 1:
                for lane, bits in lanes.items():
                    put(digit, lane, bits)
    for lane, number, days, first in rising:
        for digit, from_number in zip(digits, _rising(number, (number + days).bit_length()), strict=False):
            put(digit, lane, (from_number & (1 << days) - 1) << first)
    line = {code: mask & kept for code, mask in base.rest.items()}
    for code, lanes in others.items():
        put(line, code, lines.layout.placed(lanes))
    grown = [
        base.digits[min(place, len(base.digits) - 1)] & kept | lines.layout.placed(digit)
        for place, digit in enumerate(digits)
    ]
    return Numbers(kinds.pop() if kinds else int, trimmed(grown), {code: mask for code, mask in line.items() if mask})


@lru_cache(maxsize=4096)
def _rising(number: int, places: int) -> tuple[int, ...]:
    """The binary digits of the number and of those that follow it, one to a bit, as long as they have so many places."""
    return tuple(_digit(place, places) >> number for place in range(places))


@cache
def _digit(place: int, places: int) -> int:
    """The binary digit at a place of 0, 1, 2 and so on."""
    ones = (1 << (1 << place)) - 1 << (1 << place)
    for doubling in range(place + 1, places):
        ones |= ones << (1 << doubling)
    return ones
