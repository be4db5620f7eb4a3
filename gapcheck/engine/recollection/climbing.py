"""Counts that grow by one every day, kept as one piece until somebody asks for a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Value


@dataclass(frozen=True, slots=True)
class Climb:
    """The day's ordinal less that of the day on which the count would be 0."""

    zero: int

    @classmethod
    def through(cls, day: int, number: int) -> Climb:
        """The climb that stands at the number on the day with this ordinal."""
        return cls(day - number)

    def at(self, day: int) -> int:
        """The number on the day with this ordinal."""
        return day - self.zero


Climbing = Timeline[Any]
"""A timeline of values and climbs: a climb stands for its number on each of its days."""


def every_day(line: Climbing) -> Timeline[Value]:
    """The same timeline with each day's own number instead of climbs."""
    if not any(isinstance(value, Climb) for value in line.values):
        return line
    starts: list[int] = []
    values: list[Value] = []
    for first, last, value in line.runs():
        if isinstance(value, Climb):
            starts += range(first, last + 1)
            values += range(value.at(first), value.at(last) + 1)
        else:
            starts.append(first)
            values.append(value)
    return Timeline.build(line.first, line.last, starts, values)
