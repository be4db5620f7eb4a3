"""Knows what the holiday table and the clocks must answer."""

from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.model.calendar import Unit, add, easter_sunday, is_working_day, last_day_of_span, public_holidays

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
SUNDAY = 6


@pytest.mark.parametrize("year", range(1993, 2061))
def test_the_public_holidays_are_those_of_an_independent_table(year: int) -> None:
    oracle = holidays.country_holidays("SE", years=year)
    assert {d for d in public_holidays(year) if d.weekday() != SUNDAY} == {d for d in oracle if d.weekday() != SUNDAY}


def test_easter_and_whit_sunday_are_public_holidays_although_they_are_sundays() -> None:
    assert {date(2024, 3, 31), date(2024, 5, 19)} <= public_holidays(2024)


@pytest.mark.parametrize("easter", [date(1818, 3, 22), date(1943, 4, 25), date(2000, 4, 23), date(2024, 3, 31)])
def test_easter_falls_where_almanacs_say(easter: date) -> None:
    assert easter_sunday(easter.year) == easter


def test_national_day_takes_whit_mondays_place_in_2005() -> None:
    assert not is_working_day(date(2004, 5, 31))
    assert date(2004, 6, 6) not in public_holidays(2004)
    assert is_working_day(date(2005, 5, 16))
    assert not is_working_day(date(2005, 6, 6))


@pytest.mark.parametrize("eve", [date(2024, 6, 21), date(2024, 12, 24), date(2024, 12, 31)])
def test_an_eve_is_a_working_day(eve: date) -> None:
    assert is_working_day(eve)


def test_a_weekend_day_is_not_a_working_day() -> None:
    week = [date(2024, 9, 2) + timedelta(days=n) for n in range(7)]
    assert [is_working_day(day) for day in week] == [True] * 5 + [False] * 2


def test_years_before_the_table_are_refused() -> None:
    assert not is_working_day(date(1953, 1, 1))
    with pytest.raises(ValueError, match="1953"):
        is_working_day(date(1952, 12, 31))


@pytest.mark.parametrize(
    ("day", "n", "unit", "expected"),
    [
        (date(2024, 2, 28), 2, Unit.DAYS, date(2024, 3, 1)),
        (date(2024, 2, 28), 2, Unit.WEEKS, date(2024, 3, 13)),
        (date(2024, 1, 31), 1, Unit.MONTHS, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, Unit.MONTHS, date(2023, 2, 28)),
        (date(2023, 11, 30), 3, Unit.MONTHS, date(2024, 2, 29)),
        (date(2023, 12, 15), 12, Unit.MONTHS, date(2024, 12, 15)),
        (date(2024, 2, 29), 1, Unit.YEARS, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, Unit.YEARS, date(2028, 2, 29)),
        (date(2024, 3, 28), 1, Unit.WORKING_DAYS, date(2024, 4, 2)),
        (date(2024, 3, 30), 2, Unit.WORKING_DAYS, date(2024, 4, 3)),
    ],
)
def test_a_clock_runs_from_the_day_after(day: date, n: int, unit: Unit, expected: date) -> None:
    assert add(day, n, unit) == expected


@pytest.mark.parametrize(
    ("first", "n", "unit", "expected"),
    [
        (date(2024, 1, 1), 14, Unit.DAYS, date(2024, 1, 14)),
        (date(2024, 1, 1), 2, Unit.WEEKS, date(2024, 1, 14)),
        (date(2024, 1, 15), 1, Unit.MONTHS, date(2024, 2, 14)),
        (date(2023, 1, 29), 1, Unit.MONTHS, date(2023, 2, 27)),
        (date(2023, 1, 31), 1, Unit.MONTHS, date(2023, 2, 27)),
        (date(2024, 1, 1), 1, Unit.YEARS, date(2024, 12, 31)),
        (date(2024, 3, 28), 2, Unit.WORKING_DAYS, date(2024, 4, 2)),
        (date(2024, 3, 29), 1, Unit.WORKING_DAYS, date(2024, 4, 2)),
    ],
)
def test_a_span_counts_its_first_day(first: date, n: int, unit: Unit, expected: date) -> None:
    assert last_day_of_span(first, n, unit) == expected


@pytest.mark.parametrize("unit", Unit)
def test_a_negative_number_of_units_is_refused(unit: Unit) -> None:
    with pytest.raises(ValueError, match=unit.value):
        add(date(2024, 1, 1), -1, unit)
    with pytest.raises(ValueError, match=unit.value):
        last_day_of_span(date(2024, 1, 1), -1, unit)


@given(DAYS, st.sampled_from(Unit))
def test_no_units_lead_nowhere_and_make_an_empty_span(day: date, unit: Unit) -> None:
    assert add(day, 0, unit) == day
    assert last_day_of_span(day, 0, unit) == day - timedelta(days=1)


@given(DAYS, st.integers(1, 30))
def test_the_nth_working_day_after_is_the_nth_one_met_when_walking(day: date, n: int) -> None:
    reached = add(day, n, Unit.WORKING_DAYS)
    walked = [day + timedelta(days=k) for k in range(1, (reached - day).days + 1)]
    assert is_working_day(reached)
    assert sum(map(is_working_day, walked)) == n


@given(DAYS, st.integers(0, 60))
def test_a_month_clock_lands_in_the_nth_month_on_the_same_day_or_the_months_last(day: date, n: int) -> None:
    reached = add(day, n, Unit.MONTHS)
    assert 12 * (reached.year - day.year) + reached.month - day.month == n
    month_ends = (reached + timedelta(days=1)).day == 1
    assert reached.day == day.day or (month_ends and reached.day < day.day)


def test_units_are_named_in_swedish() -> None:
    assert [unit.value for unit in Unit] == ["dagar", "arbetsdagar", "veckor", "månader", "år"]
