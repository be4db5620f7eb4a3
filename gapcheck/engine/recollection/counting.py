"""Counting memory: days of a counter, days in a window, and days since something."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date

from gapcheck.engine.recollection.climbing import Climb, Climbing, every_day
from gapcheck.engine.recollection.pieces import Line, Piece, drawn, spells_of, unknown_from_first_doubt
from gapcheck.model.calendar import Unit, add
from gapcheck.model.memory import Counter, Window
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Unknown, Value


def counter(spec: Counter, opening: Value, counted: Line) -> Line:
    """Counted days so far, today included; spells are added together as the counter declares.

    `opening` is the count of a spell that was running the day before the case starts. Unit: days.
    """
    return every_day(climbing_counter(spec, opening, counted))


def climbing_counter(spec: Counter, opening: Value, counted: Line) -> Climbing:
    """The counter, with each spell as one climb."""
    if isinstance(opening, Unknown):
        return Timeline.constant(counted.period, opening)
    total = int(opening or 0)
    reach = _reach(spec)
    pieces: list[Piece] = []
    last_counted = counted.first - 1 if total else None
    for first, last in spells_of(counted):
        pieces += _kept(last_counted, first, reach, total)
        if last_counted is None or first - last_counted - 1 > reach:
            total = 0
        pieces.append((first, last, Climb.through(first, total + 1)))
        total += last - first + 1
        last_counted = last
    pieces += _kept(last_counted, counted.last + 1, reach, total)
    return unknown_from_first_doubt(drawn(counted, pieces, 0), counted)


def _reach(spec: Counter) -> int:
    """The most free days between two spells that are still added together."""
    if spec.free_days_fewer_than is not None:
        return spec.free_days_fewer_than - 1
    if spec.starts_within is not None:
        return spec.starts_within - 1
    return 0


def _kept(last_counted: int | None, until: int, reach: int, total: int) -> list[Piece]:
    """The days after a spell on which its total is still remembered."""
    if last_counted is None or reach == 0 or not total:
        return []
    end = min(last_counted + reach, until - 1)
    return [(last_counted + 1, end, total)] if end > last_counted else []


def window(spec: Window, opening: Value, counted: Line) -> Line:
    """How many counted days, or first days of spells, lie in the stretch before today; `opening` ones fade out last."""
    if isinstance(opening, Unknown):
        return Timeline.constant(counted.period, opening)
    days = [
        day for first, last in spells_of(counted) for day in ((first,) if spec.occasions else range(first, last + 1))
    ]
    earlier = int(opening or 0)
    length = spec.length
    # A later day never fades before an earlier one, so both lists rise.
    fades = [_ordinal_after(day, length.number, length.unit) for day in days]
    opening_gone = _ordinal_after(counted.first - 1, length.number, length.unit)
    changes = {counted.first, opening_gone, *fades, *(day + 1 for day in days)}
    starts = sorted(day for day in changes if counted.first <= day <= counted.last)
    # A later day is never gone before an earlier one, so both lists rise.
    values: list[Value] = [
        bisect_left(days, today) - bisect_right(fades, today) + (earlier if today < opening_gone else 0)
        for today in starts
    ]
    return unknown_from_first_doubt(Timeline.build(counted.first, counted.last, starts, values), counted.before(False))


def _ordinal_after(day: int, number: int, unit: Unit) -> int:
    """The first day that no longer sees `day` in a stretch of `number` units before it."""
    return add(date.fromordinal(day), number, unit).toordinal() + 1


def days_since(opening: Value, since: Line) -> Line:
    """Days since the latest day on which `since` held; not applicable before the first. Unit: days."""
    return every_day(climbing_days_since(opening, since))


def climbing_days_since(opening: Value, since: Line) -> Climbing:
    """The days since, with each stretch between two days on which `since` held as one climb."""
    if isinstance(opening, Unknown):
        return Timeline.constant(since.period, opening)
    latest = None if opening is None else since.first - 1 - int(opening)
    pieces: list[Piece] = []
    next_day = since.first
    for first, last in [*spells_of(since), (since.last + 1, since.last)]:
        if latest is not None and next_day < first:
            pieces.append((next_day, first - 1, Climb.through(latest, 0)))
        if first <= last:
            pieces.append((first, last, 0))
            latest, next_day = last, last + 1
    return unknown_from_first_doubt(drawn(since, pieces, None), since)
