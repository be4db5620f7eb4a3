"""What each memory instruction means: one causal function from timelines to a timeline per operator."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from datetime import date
from typing import Any

from gapcheck.model.calendar import Unit, add, last_day_of_span
from gapcheck.model.duties import CounterDeadline, DutyState, IndeterminateDeadline, TimeDeadline
from gapcheck.model.memory import Counter, Length, Window
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Ignorance, Unknown, Value

Line = Timeline[Value]


def _runs(line: Line) -> list[tuple[int, int, Value]]:
    ends = [*(start - 1 for start in line.starts[1:]), line.last]
    return list(zip(line.starts, ends, line.values, strict=True))


def _drawn(line: Line, pieces: list[tuple[int, int, Value]], default: Value) -> Line:
    """A timeline over the same days from disjoint, rising pieces (first, last, value)."""
    starts: list[int] = []
    values: list[Value] = []
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


def _tainted_from(result: Line, doubtful: Line) -> Line:
    """The result, but unknown from the first day on which what it remembers is unknown (it cannot tell any more)."""
    for first, _, value in _runs(doubtful):
        if isinstance(value, Unknown):
            low = bisect_right(result.starts, first - 1)
            starts = [*result.starts[:low], first]
            return Timeline.build(result.first, result.last, starts, [*result.values[:low], value])
    return result


def _counted_days(line: Line) -> list[tuple[int, int]]:
    return [(first, last) for first, last, value in _runs(line) if value and not isinstance(value, Unknown)]


def counter(spec: Counter, opening: Value, counted: Line) -> Line:
    """Counted days so far, today included; spells are added together as the counter declares.

    `opening` is the count of a spell that was running the day before the case starts. Unit: days.
    """
    if isinstance(opening, Unknown):
        return Timeline.constant(counted.period, opening)
    total = int(opening or 0)
    reach = _reach(spec)
    pieces: list[tuple[int, int, Value]] = []
    last_counted = counted.first - 1 if total else None
    for first, last in _counted_days(counted):
        pieces += _kept(last_counted, first, reach, total)
        if last_counted is None or first - last_counted - 1 > reach:
            total = 0
        pieces += [(day, day, total + day - first + 1) for day in range(first, last + 1)]
        total += last - first + 1
        last_counted = last
    pieces += _kept(last_counted, counted.last + 1, reach, total)
    return _tainted_from(_drawn(counted, pieces, 0), counted)


def _reach(spec: Counter) -> int:
    """The most free days between two spells that are still added together."""
    if spec.free_days_fewer_than is not None:
        return spec.free_days_fewer_than - 1
    if spec.starts_within is not None:
        return spec.starts_within - 1
    return 0


def _kept(last_counted: int | None, until: int, reach: int, total: int) -> list[tuple[int, int, Value]]:
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
        day
        for first, last in _counted_days(counted)
        for day in ((first,) if spec.occasions else range(first, last + 1))
    ]
    earlier = int(opening or 0)
    length = spec.length
    changes = {counted.first}
    fades = []
    for day in days:
        gone = _ordinal_after(day, length.number, length.unit)
        fades.append(gone)
        changes |= {day + 1, gone}
    opening_gone = _ordinal_after(counted.first - 1, length.number, length.unit)
    changes.add(opening_gone)
    starts = sorted(day for day in changes if counted.first <= day <= counted.last)
    values: list[Value] = [
        sum(1 for day, gone in zip(days, fades, strict=True) if day < today < gone)
        + (earlier if today < opening_gone else 0)
        for today in starts
    ]
    return _tainted_from(Timeline.build(counted.first, counted.last, starts, values), counted.before(False))


def _ordinal_after(day: int, number: int, unit: Unit) -> int:
    """The first day that no longer sees `day` in a stretch of `number` units before it."""
    return add(date.fromordinal(day), number, unit).toordinal() + 1


def _length_on(length: Length, lengths: Line | None, day: int) -> int | None:
    if not length.concept:
        return length.number
    assert lengths is not None  # lowering adds the timeline whenever the length is a concept
    number = lengths.at_ordinal(day)
    return number if isinstance(number, int) and not isinstance(number, bool) else None


def span_during(length: Length, opening: Value, during: Line, lengths: Line | None = None) -> Line:
    """Yes on the first `length` of each spell of `during`, today included.

    `opening` yes: the spell that holds on the first day is older than the case and its length is already used up.
    """
    pieces: list[tuple[int, int, Value]] = []
    for first, last in _counted_days(during):
        number = _length_on(length, lengths, first)
        if first == during.first and opening is True:
            continue
        if number is None:
            pieces.append((first, last, Unknown.because(Ignorance.FACT, length.concept)))
            continue
        end = last_day_of_span(date.fromordinal(first), number, length.unit).toordinal()
        if end >= first:
            pieces.append((first, min(last, end), True))
    return _tainted_from(_drawn(during, pieces, False), during)


def span_after(length: Length, opening: Value, after: Line, lengths: Line | None = None) -> Line:
    """Yes while `after` held on some earlier day no longer ago than `length`; today is not looked at."""
    pieces: list[tuple[int, int, Value]] = []
    spells = _counted_days(after)
    if opening is True:
        spells.insert(0, (after.first - 1, after.first - 1))
    for first, last in spells:
        number = _length_on(length, lengths, max(last, after.first))
        if number is None:
            pieces.append((max(first + 1, after.first), after.last, Unknown.because(Ignorance.FACT, length.concept)))
            break
        if number:
            end = add(date.fromordinal(last), number, length.unit).toordinal()
            pieces.append((first + 1, end, True))
    return _tainted_from(_drawn(after, _joined(pieces), False), after.before(False))


def _joined(pieces: list[tuple[int, int, Value]]) -> list[tuple[int, int, Value]]:
    """The same pieces without overlap; a later one takes over from its first day."""
    joined: list[tuple[int, int, Value]] = []
    for first, last, value in pieces:
        if joined and joined[-1][1] >= first:
            joined[-1] = (joined[-1][0], first - 1, joined[-1][2])
        joined.append((first, last, value))
    return [piece for piece in joined if piece[0] <= piece[1]]


def latch(opening: Value, starts: Line, ends: Line) -> Line:
    """Yes from the day `starts` holds until the day before `ends` holds; `ends` wins when both hold."""
    state: Value = opening if opening is not None else False

    def step(begin: Value, end: Value) -> Value:
        nonlocal state
        if isinstance(end, Unknown):
            state = Unknown.merged([u for u in (end, state) if isinstance(u, Unknown)]) if state or begin else state
        elif end:
            state = False
        elif isinstance(begin, Unknown):
            state = state if state is True else begin
        elif begin:
            state = True
        return state

    return Timeline.combine(step, starts, ends)


def held(opening: Value, takes: Line, when: Line, held_while: Line, otherwise: Line) -> Line:
    """A value taken while `when` holds, kept while `held_while` holds, else what the day itself gives.

    Without an opening the first day's own value is taken as the history; if that is nothing, the history is missing.
    """
    value: Value = opening
    if opening is None:
        value = takes.values[0]
        if not value or isinstance(value, Unknown):
            value = Unknown.because(Ignorance.FACT, "ingående värde")

    def step(taken: Value, on: Value, keep: Value, fallback: Value) -> Value:
        nonlocal value
        if isinstance(on, Unknown):
            value = Unknown.merged([on, *([value] if isinstance(value, Unknown) else [])])
        elif on:
            value = taken
        elif isinstance(keep, Unknown):
            value = value if value == fallback else Unknown.merged([keep])
        elif not keep:
            value = fallback
        return value

    return Timeline.combine(step, takes, when, held_while, otherwise)


def days_since(opening: Value, since: Line) -> Line:
    """Days since the latest day on which `since` held; not applicable before the first. Unit: days."""
    if isinstance(opening, Unknown):
        return Timeline.constant(since.period, opening)
    latest = None if opening is None else since.first - 1 - int(opening)
    pieces: list[tuple[int, int, Value]] = []
    next_day = since.first
    for first, last in [*_counted_days(since), (since.last + 1, since.last)]:
        if latest is not None:
            pieces += [(day, day, day - latest) for day in range(next_day, first)]
        if first <= last:
            pieces.append((first, last, 0))
            latest, next_day = last, last + 1
    return _tainted_from(_drawn(since, pieces, None), since)


def law_picked(governs: Callable[[date], Value], outside: Line, spell: Line) -> Line:
    """Whether the wording governs, chosen on the first day of each spell; outside spells as on the day itself.

    Where it is not known whether a spell runs, neither is its first day, until the spell is surely over.
    """
    pieces: list[tuple[int, int, Value]] = []
    doubt: Unknown | None = None
    for first, last, runs in _runs(spell):
        if isinstance(runs, Unknown):
            doubt = runs
        elif not runs:
            doubt = None
        if doubt is not None:
            pieces.append((first, last, doubt))
        elif runs:
            pieces.append((first, last, governs(date.fromordinal(first))))
        else:
            pieces += _clipped(outside, first, last)
    return _drawn(spell, pieces, False)


def _clipped(line: Line, first: int, last: int) -> list[tuple[int, int, Value]]:
    return [(max(a, first), min(b, last), value) for a, b, value in _runs(line) if a <= last and b >= first]


def duty(
    deadline: CounterDeadline | TimeDeadline | IndeterminateDeadline,
    wanted: Line,
    done: Line,
    lapsed: Line,
    count: Line | None = None,
) -> Line:
    """The state of a duty each day: dormant, running, done in time, done late, neglected or lapsed.

    It wakes when `wanted` first holds, falls asleep when it no longer does, and wakes anew the next time. An act that was
    already done when the duty woke fulfils it. A duty without a fixed deadline is never neglected by the calendar.
    After a day on which something is unknown its state stays unknown until it surely sleeps or has lapsed, unless it is a
    continuing duty whose state rests on the day alone.
    """
    state: Any = DutyState.DORMANT
    late_from: int | None = None
    doubt: Unknown | None = None
    # A continuing duty that no act fulfils and no day ends runs whenever it is wanted, whatever came before.
    without_past = isinstance(deadline, IndeterminateDeadline) and done.values == (False,)
    days = sorted({day for line in (wanted, done, lapsed, *([count] if count else [])) for day in line.starts})
    due = _due_days(deadline, wanted)
    days = sorted({*days, *(d + 1 for d in due.values() if wanted.first <= d + 1 <= wanted.last)})
    starts: list[int] = []
    values: list[Value] = []
    for day in days:
        want, act, lapse = wanted.at_ordinal(day), done.at_ordinal(day), lapsed.at_ordinal(day)
        counted = count.at_ordinal(day) if count is not None else None
        unknown = [value for value in (want, act, lapse, counted) if isinstance(value, Unknown)]
        if unknown:
            doubt = Unknown.merged(unknown)
        elif not want or lapse or without_past:
            doubt = None
        if doubt is not None:
            starts.append(day)
            values.append(doubt)
            state = DutyState.DORMANT
            continue
        if not want:
            state, late_from = DutyState.DORMANT, None
        elif lapse:
            state = DutyState.LAPSED
        else:
            if state in (DutyState.DORMANT, DutyState.LAPSED):
                state, late_from = DutyState.RUNNING, due.get(_spell_start(wanted, day), None)
            late = (late_from is not None and day > late_from) or _counter_passed(deadline, counted)
            if state in (DutyState.RUNNING, DutyState.NEGLECTED):
                if act:
                    state = DutyState.DONE_LATE if late else DutyState.DONE_IN_TIME
                elif late:
                    state = DutyState.NEGLECTED
        starts.append(day)
        values.append(str(state))
    return Timeline.build(wanted.first, wanted.last, starts, values)


def _spell_start(line: Line, day: int) -> int:
    index = bisect_right(line.starts, day) - 1
    return line.starts[index]


def _due_days(deadline: object, wanted: Line) -> dict[int, int]:
    """The last day in time of each spell of a duty whose deadline is a length of time."""
    if not isinstance(deadline, TimeDeadline):
        return {}
    return {
        first: add(date.fromordinal(first), deadline.length, deadline.unit).toordinal()
        for first, _ in _counted_days(wanted)
    }


def _counter_passed(deadline: object, counted: Value) -> bool:
    return isinstance(deadline, CounterDeadline) and isinstance(counted, int) and counted > deadline.day
