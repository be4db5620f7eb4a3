"""Knows Sweden's public holidays and how clocks run in days, working days, weeks, months and years."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

# Midsummer Day and All Saints' Day have fallen on a Saturday since then; the table below does not know older years.
FIRST_YEAR = 1953
_SATURDAY = 5
_ONE_DAY = timedelta(days=1)


class Unit(Enum):
    """What a clock counts in."""

    DAYS = "dagar"
    WORKING_DAYS = "arbetsdagar"
    WEEKS = "veckor"
    MONTHS = "månader"
    YEARS = "år"


def easter_sunday(year: int) -> date:
    """Easter Sunday of a Gregorian year, by the anonymous Gregorian algorithm."""
    golden = year % 19
    century, in_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_correction + 15) % 30
    leaps, leap_rest = divmod(in_century, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leaps - epact - leap_rest) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=256)
def public_holidays(year: int) -> frozenset[date]:
    """The public holidays of a year, apart from ordinary Sundays.

    Midsummer Eve, Christmas Eve and New Year's Eve are not among them.
    Raises ValueError for years before 1953, which the table does not know.
    """
    if year < FIRST_YEAR:
        raise ValueError(f"public holidays are known from {FIRST_YEAR}, not for {year}")
    easter = easter_sunday(year)
    # Good Friday, Easter Sunday, Easter Monday, Ascension Day, Whit Sunday: days from Easter Sunday.
    movable = [easter + timedelta(days=days) for days in (-2, 0, 1, 39, 49)]
    # National Day became a holiday in 2005, and Whit Monday ceased to be one.
    movable.append(date(year, 6, 6) if year >= 2005 else easter + timedelta(days=50))
    # Midsummer Day and All Saints' Day: the Saturdays of 20-26 June and of 31 October-6 November.
    movable += [_saturday_from(date(year, 6, 20)), _saturday_from(date(year, 10, 31))]
    fixed = [date(year, month, day) for month, day in ((1, 1), (1, 6), (5, 1), (12, 25), (12, 26))]
    return frozenset(fixed + movable)


def is_working_day(day: date) -> bool:
    """Whether `day` is neither a Saturday, a Sunday nor a public holiday.

    This only tells days apart. Whether a deadline that ends on another day moves is a rule of its own, and so is
    whether an eve counts as a holiday. Raises ValueError for years before 1953.
    """
    holidays = public_holidays(day.year)
    return day.weekday() < _SATURDAY and day not in holidays


def add(day: date, n: int, unit: Unit) -> date:
    """The day `n` units after `day`; `day` itself when `n` is 0, working day or not.

    Months and years keep the day of the month, or take the month's last day where it is too short.
    Working days are counted strictly after `day`.
    Raises ValueError when `n` is negative.
    """
    if n < 0:
        raise ValueError(f"a clock cannot run {n} {unit.value}: the number must be 0 or more")
    match unit:
        case Unit.DAYS:
            return day + timedelta(days=n)
        case Unit.WEEKS:
            return day + timedelta(weeks=n)
        case Unit.MONTHS:
            return _add_months(day, n)
        case Unit.YEARS:
            return _add_months(day, 12 * n)
        case Unit.WORKING_DAYS:
            return _nth_working_day_after(day, n)


def last_day_of_span(first: date, n: int, unit: Unit) -> date:
    """The last day of a span of `n` units whose first day is `first`, which counts.

    A span of months or years ends the day before the day that `add` gives; as `add` clamps, spans of one month from
    29, 30 and 31 January all end on 27 February in a common year. A span of working days ends on its nth working day,
    counting `first` if it is one. A span of 0 units is empty and ends the day before `first`.
    Raises ValueError when `n` is negative.
    """
    if unit is Unit.WORKING_DAYS:
        return add(first - _ONE_DAY, n, unit)
    return add(first, n, unit) - _ONE_DAY


def _saturday_from(day: date) -> date:
    return day + timedelta(days=(_SATURDAY - day.weekday()) % 7)


def _add_months(day: date, n: int) -> date:
    years, month_index = divmod(day.month - 1 + n, 12)
    year, month = day.year + years, month_index + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@lru_cache(maxsize=65536)
def _nth_working_day_after(day: date, n: int) -> date:
    for _ in range(n):
        day += _ONE_DAY
        while not is_working_day(day):
            day += _ONE_DAY
    return day
