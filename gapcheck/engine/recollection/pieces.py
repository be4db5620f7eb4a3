"""Timelines in pieces: where something surely holds, and a line drawn from its pieces until doubt begins."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any

from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Unknown, Value

Line = Timeline[Value]

Piece = tuple[int, int, Any]
"""First day, last day (both as ordinals, included) and the value, or the climb, between them."""


def drawn(line: Line, pieces: list[Piece], default: Value) -> Timeline[Any]:
    """A timeline over the same days from disjoint, rising pieces (first, last, value)."""
    starts: list[int] = []
    values: list[Any] = []
    next_day = line.first
    for first, last, value in pieces:
        first, last = max(first, line.first), min(last, line.last)
        if first > last:
            continue
        if first > next_day:
            starts.append(next_day)
            values.append(default)
        starts.append(first)
        values.append(value)
        next_day = last + 1
    if next_day <= line.last:
        starts.append(next_day)
        values.append(default)
    return Timeline.build(line.first, line.last, starts, values)


def unknown_from_first_doubt(result: Timeline[Any], doubtful: Line) -> Timeline[Any]:
    """The result, but unknown from the first day on which what it remembers is unknown (it cannot tell any more)."""
    for first, _, value in doubtful.runs():
        if isinstance(value, Unknown):
            low = bisect_right(result.starts, first - 1)
            starts = [*result.starts[:low], first]
            return Timeline.build(result.first, result.last, starts, [*result.values[:low], value])
    return result


def spells_of(line: Line) -> list[tuple[int, int]]:
    """The first and last day (ordinals) of each stretch on which the line surely holds."""
    return [(first, last) for first, last, value in line.runs() if value and not isinstance(value, Unknown)]


def doubts(*values: Value) -> Unknown:
    """All that is in doubt among the values (one at least), so that every assessment that could settle it is tried."""
    return Unknown.merged(value for value in values if isinstance(value, Unknown))
