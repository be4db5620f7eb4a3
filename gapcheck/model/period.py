"""Knows what a period is: an unbroken run of days, inclusive at both ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `first` to `last`, both included; a period always holds at least one day.

    Periods sort by first day, then by last day.
    Raises ValueError when `last` comes before `first`.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"a period cannot end ({self.last}) before it starts ({self.first})")

    @classmethod
    def day(cls, d: date) -> Period:
        """The period that holds the single day `d`."""
        return cls(d, d)

    @property
    def days(self) -> int:
        """Number of days, at least 1."""
        return self.last.toordinal() - self.first.toordinal() + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def intersect(self, other: Period) -> Period | None:
        """The days in both periods, or None when they share no day."""
        first = max(self.first, other.first)
        last = min(self.last, other.last)
        return Period(first, last) if first <= last else None

    def touches(self, other: Period) -> bool:
        """Whether no day lies between the two: they share a day, or one starts the day after the other ends."""
        gap = max(self.first, other.first).toordinal() - min(self.last, other.last).toordinal()
        return gap <= 1

    def __str__(self) -> str:
        return f"{self.first} to {self.last}" if self.first != self.last else str(self.first)


def united(periods: Iterable[Period]) -> tuple[Period, ...]:
    """The same days in the fewest periods, in order of time; periods that touch become one."""
    merged: list[Period] = []
    for period in sorted(periods):
        if merged and merged[-1].touches(period):
            merged[-1] = Period(merged[-1].first, max(merged[-1].last, period.last))
        else:
            merged.append(period)
    return tuple(merged)
