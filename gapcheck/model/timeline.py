"""Knows the value of something on every day of a period, and how such maps are combined at their change points."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import heappop, heappush
from typing import Any, Generic, TypeVar

from gapcheck.model.period import Period

T = TypeVar("T", bound=Hashable)
R = TypeVar("R", bound=Hashable)


def _same(a: object, b: object) -> bool:
    """Equality that also compares types, so that True, 1 and 1.0 stay three different values."""
    return a is b or (type(a) is type(b) and a == b)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Timeline(Generic[T]):
    """An immutable, piecewise constant map from every day of a period to a hashable value.

    Days are proleptic ordinals (`date.toordinal`). `values[i]` holds from `starts[i]` up to the day before
    `starts[i + 1]`, or up to `last`. `starts[0] == first`, and no two neighbouring values are the same, so two
    timelines are equal exactly when they agree on every day. Values of different type are never the same; inside
    a compound value (a tuple, say) ordinary equality rules.

    Make one with `constant`, `build` or `of`: the bare constructor trusts its arguments, for speed.
    """

    first: int
    last: int
    starts: tuple[int, ...]
    values: tuple[T, ...]

    @classmethod
    def constant(cls, period: Period, value: T) -> Timeline[T]:
        """The timeline with the same value on every day of `period`."""
        first = period.first.toordinal()
        return cls(first, period.last.toordinal(), (first,), (value,))

    @classmethod
    def build(cls, first: int, last: int, starts: Sequence[int], values: Sequence[T]) -> Timeline[T]:
        """The timeline whose value is `values[i]` from the ordinal `starts[i]`; equal neighbours are merged.

        Raises ValueError unless there is one value per start and the starts rise strictly from `first` and stay
        within `last`.
        """
        if not starts or starts[0] != first or starts[-1] > last:
            raise ValueError(f"segments must start at {first} and not after {last}, found {list(starts)}")
        if len(starts) != len(values):
            raise ValueError(f"{len(starts)} segments need as many values, found {len(values)}")
        kept_starts, kept_values = [first], [values[0]]
        previous = first
        for index in range(1, len(starts)):
            start, value = starts[index], values[index]
            if start <= previous:
                raise ValueError(f"segments must start in rising order, found {start} after {previous}")
            previous = start
            if not _same(value, kept_values[-1]):
                kept_starts.append(start)
                kept_values.append(value)
        return cls(first, last, tuple(kept_starts), tuple(kept_values))

    @classmethod
    def of(cls, period: Period, default: T, pieces: Iterable[tuple[Period, T]]) -> Timeline[T]:
        """The timeline that is `default` except where a piece says otherwise; a later piece overrides an earlier one.

        Pieces, or the parts of them, that lie outside `period` are left out.
        """
        first, last = period.first.toordinal(), period.last.toordinal()
        opening: list[tuple[int, int, int, T]] = []
        cuts = {first}
        for rank, (piece, value) in enumerate(pieces):
            start, end = max(first, piece.first.toordinal()), min(last, piece.last.toordinal())
            if start <= end:
                opening.append((start, -rank, end, value))
                cuts.add(start)
                if end < last:
                    cuts.add(end + 1)
        opening.sort(key=lambda piece: piece[:2])
        starts, values = sorted(cuts), []
        # The heap keeps the latest piece on top; pieces that have ended are dropped only when they surface.
        heap: list[tuple[int, int, T]] = []
        upcoming = 0
        for day in starts:
            while upcoming < len(opening) and opening[upcoming][0] == day:
                heappush(heap, opening[upcoming][1:])  # the negated rank is unique: values are never compared
                upcoming += 1
            while heap and heap[0][1] < day:
                heappop(heap)
            values.append(heap[0][2] if heap else default)
        return cls.build(first, last, starts, values)

    @property
    def period(self) -> Period:
        """The days on which the timeline has a value."""
        return Period(date.fromordinal(self.first), date.fromordinal(self.last))

    def at(self, day: date) -> T:
        """The value on `day`. Raises ValueError outside the period."""
        return self.at_ordinal(day.toordinal())

    def at_ordinal(self, ordinal: int) -> T:
        """The value on the day with this proleptic ordinal. Raises ValueError outside the period."""
        if not self.first <= ordinal <= self.last:
            raise ValueError(f"day {ordinal} lies outside the timeline's days {self.first} to {self.last}")
        return self.values[bisect_right(self.starts, ordinal) - 1]

    def segments(self) -> Iterator[tuple[Period, T]]:
        """The maximal runs of one value, in order of time."""
        for start, end, value in self.runs():
            yield Period(date.fromordinal(start), date.fromordinal(end)), value

    def runs(self) -> Iterator[tuple[int, int, T]]:
        """The segments as first ordinal, last ordinal and value, in order of time."""
        ends = [start - 1 for start in self.starts[1:]]
        ends.append(self.last)
        return zip(self.starts, ends, self.values, strict=True)

    def change_points(self) -> tuple[date, ...]:
        """The days whose value differs from the day before, in order of time; the period's first day is not one."""
        return tuple(map(date.fromordinal, self.starts[1:]))

    def map(self, f: Callable[[T], R]) -> Timeline[R]:
        """The timeline of `f(value)`; `f` is called once per segment, in order of time."""
        return Timeline.build(self.first, self.last, self.starts, [f(value) for value in self.values])

    @staticmethod
    def combine(f: Callable[..., R], *timelines: Timeline[Any]) -> Timeline[R]:
        """The timeline of `f(a, b, ...)` over the timelines' values day by day, in the order given.

        `f` is called once per day on which at least one of them changes, plus once for the first day.
        Raises ValueError when there is no timeline or their periods differ.
        """
        if not timelines:
            raise ValueError("there must be at least one timeline to combine")
        first, last = timelines[0].first, timelines[0].last
        if any(timeline.first != first or timeline.last != last for timeline in timelines):
            raise ValueError(f"timelines must have the same period, found {[str(t.period) for t in timelines]}")
        # Ordinals, positions and indices are all integers, so the sort never compares values.
        changes = sorted(
            (timeline.starts[index], position, index)
            for position, timeline in enumerate(timelines)
            if len(timeline.starts) > 1
            for index in range(1, len(timeline.starts))
        )
        arguments = [timeline.values[0] for timeline in timelines]
        starts, values = [first], []
        for start, position, index in changes:
            if start != starts[-1]:
                values.append(f(*arguments))
                starts.append(start)
            arguments[position] = timelines[position].values[index]
        values.append(f(*arguments))
        return Timeline.build(first, last, starts, values)

    def count(self, predicate: Callable[[T], bool]) -> int:
        """The number of days whose value satisfies `predicate`."""
        return sum(end - start + 1 for start, end, value in self.runs() if predicate(value))

    def spells(self, predicate: Callable[[T], bool]) -> tuple[Period, ...]:
        """The maximal unbroken periods whose values satisfy `predicate`, in order of time."""
        truth = self.map(lambda value: bool(predicate(value)))
        return tuple(period for period, holds in truth.segments() if holds)

    def restrict(self, period: Period) -> Timeline[T]:
        """The same values on the days of `period` only. Raises ValueError when it reaches outside the timeline."""
        first, last = period.first.toordinal(), period.last.toordinal()
        if first < self.first or last > self.last:
            raise ValueError(f"{period} reaches outside the timeline's period {self.period}")
        low, high = bisect_right(self.starts, first), bisect_right(self.starts, last)
        return Timeline(first, last, (first, *self.starts[low:high]), self.values[low - 1 : high])

    def shift(self, days: int, fill: T) -> Timeline[T]:
        """The timeline whose value on day d is this one's on day d - `days`, and `fill` where that lies outside.

        The period stays the same. Negative `days` move values to earlier days.
        """
        first, last = self.first, self.last
        if days == 0:
            return self
        if abs(days) > last - first:
            return Timeline(first, last, (first,), (fill,))
        if days > 0:
            kept = bisect_right(self.starts, last - days)
            starts = [first, *(start + days for start in self.starts[:kept])]
            return Timeline.build(first, last, starts, [fill, *self.values[:kept]])
        cut = bisect_right(self.starts, first - days)
        starts = [first, *(start + days for start in self.starts[cut:]), last + days + 1]
        return Timeline.build(first, last, starts, [*self.values[cut - 1 :], fill])

    def before(self, fill: T) -> Timeline[T]:
        """The timeline of the day before's value, with `fill` on the first day."""
        return self.shift(1, fill)

    def override(self, period: Period, value: T) -> Timeline[T]:
        """The same timeline with `value` on the days of `period`; days outside the timeline are left out."""
        first, last = max(self.first, period.first.toordinal()), min(self.last, period.last.toordinal())
        if first > last:
            return self
        low, high = bisect_right(self.starts, first - 1), bisect_right(self.starts, last + 1)
        starts, values = [*self.starts[:low], first], [*self.values[:low], value]
        if last < self.last:
            starts.append(last + 1)
            values.append(self.values[high - 1])
        starts += self.starts[high:]
        values += self.values[high:]
        return Timeline.build(self.first, self.last, starts, values)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Timeline):
            return NotImplemented
        if self.first != other.first or self.last != other.last or self.starts != other.starts:
            return False
        return all(map(_same, self.values, other.values))

    def __hash__(self) -> int:
        return hash((self.first, self.last, self.starts, self.values))

    def __repr__(self) -> str:
        return f"Timeline({', '.join(f'{period}: {value!r}' for period, value in self.segments())})"


def different(lines: Iterable[Timeline[T]]) -> list[Timeline[T]]:
    """The timelines without repetitions of one and the same object, in the order given; two that are equal may both be there."""
    return list({id(line): line for line in lines}.values())
