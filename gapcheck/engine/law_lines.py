"""On which days a wording of the law governs, and which value a dated constant has on each day."""

from __future__ import annotations

from datetime import date, timedelta

from gapcheck.engine.plan import Governing
from gapcheck.model.constants import Constant
from gapcheck.model.period import Period
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Ignorance, Unknown, Value


def governs(governing: Governing, day: date) -> Value:
    """Whether the wording governs the day: yes, no, or not modelled where a text is unread."""
    unread: Value = Unknown.because(Ignorance.NOT_MODELLED, governing.about.partition("#")[0])
    if governing.first is not None and day < governing.first:
        return unread if governing.unknown_before else False
    if governing.last is not None and governing.last < day:
        return False
    return unread if governing.missing else True


def law_line(governing: Governing, period: Period, law_on: date | None) -> Timeline[Value]:
    """Whether the wording governs each day of the period (or, on every day, the fixed law date)."""
    if law_on is not None:
        return Timeline.constant(period, governs(governing, law_on))
    days = {period.first, governing.first, governing.last and governing.last + timedelta(days=1)}
    starts = sorted(day for day in days if day is not None and day in period)
    values = [governs(governing, day) for day in starts]
    return Timeline.build(period.first.toordinal(), period.last.toordinal(), [d.toordinal() for d in starts], values)


def dated_line(constant: Constant, period: Period, law_on: date | None) -> Timeline[Value]:
    """The constant's value on each day (or on the fixed law date); not modelled where no value covers the day."""
    unread = no_value(constant)
    values = [(value.first or date.min, value.last or date.max, value.value) for value in constant.values]
    if law_on is not None:
        fixed = next((value for first, last, value in values if first <= law_on <= last), unread)
        return Timeline.constant(period, fixed)
    pieces = [(Period(first, last).intersect(period), value) for first, last, value in values]
    return Timeline.of(period, unread, [(piece, value) for piece, value in pieces if piece is not None])


def no_value(constant: Constant) -> Value:
    """What a constant is on a day that none of its values covers."""
    return Unknown.because(Ignorance.NOT_MODELLED, constant.name)
