"""The state of a duty from day to day: what wakes it, what fulfils it, and when it is neglected."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from functools import partial
from typing import Final

from gapcheck.engine.pointwise import compare
from gapcheck.engine.recollection.pieces import Line, spells_of
from gapcheck.model.calendar import add
from gapcheck.model.duties import CounterDeadline, Deadline, DutyState, IndeterminateDeadline, TimeDeadline
from gapcheck.model.terms import Comparison
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Unknown, Value

PASSED: Final = Comparison.MORE_THAN
"""How a counter compares with the deadline's day once the duty is late."""


def duty(deadline: Deadline, wanted: Line, done: Line, lapsed: Line, count: Line | None = None) -> Line:
    """The state of a duty each day; `count` is the counter that its deadline reads, where it reads one."""
    if not isinstance(deadline, CounterDeadline) or count is None:
        return state_of_duty(deadline, wanted, done, lapsed)
    return state_of_duty(deadline, wanted, done, lapsed, count.map(partial(compare, PASSED, deadline.day)))


def state_of_duty(deadline: Deadline, wanted: Line, done: Line, lapsed: Line, passed: Line | None = None) -> Line:
    """The state of a duty each day: dormant, running, done in time, done late, neglected or lapsed.

    It wakes when `wanted` first holds, falls asleep when it no longer does, and wakes anew the next time. An act that was
    already done when the duty woke fulfils it. A duty without a fixed deadline is never neglected by the calendar; one
    whose deadline is a day of a counter is late once `passed`.
    After a day on which something is unknown its state stays unknown until it surely sleeps or has lapsed, unless it is a
    continuing duty whose state rests on the day alone.
    """
    state = DutyState.DORMANT
    late_from: int | None = None
    doubt: Unknown | None = None
    # A duty that no act has touched and no day ends runs whenever it is wanted, whatever came before.
    without_past = isinstance(deadline, IndeterminateDeadline)
    due = last_days_in_time(deadline, wanted)
    days = {day for line in (wanted, done, lapsed, *([passed] if passed else [])) for day in line.starts}
    days |= {day + 1 for day in due.values() if wanted.first <= day + 1 <= wanted.last}
    starts: list[int] = []
    values: list[Value] = []
    for day in sorted(days):
        want, act, lapse = wanted.at_ordinal(day), done.at_ordinal(day), lapsed.at_ordinal(day)
        over: Value = passed.at_ordinal(day) if passed is not None else False
        unknown = [value for value in (want, act, lapse, over) if isinstance(value, Unknown)]
        without_past = without_past and act is False
        if unknown:
            doubt = Unknown.merged([*unknown, *([doubt] if doubt is not None else [])])
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
                state, late_from = DutyState.RUNNING, due.get(_spell_start(wanted, day))
            late = (late_from is not None and day > late_from) or over is True
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


def last_days_in_time(deadline: object, wanted: Line) -> dict[int, int]:
    """The last day in time of each spell of a duty whose deadline is a length of time."""
    if not isinstance(deadline, TimeDeadline):
        return {}
    return {
        first: add(date.fromordinal(first), deadline.length, deadline.unit).toordinal()
        for first, _ in spells_of(wanted)
    }
