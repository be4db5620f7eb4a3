"""Knows what periods must be able to tell about days."""

from datetime import date

import pytest

from gapcheck.model.period import Period

JANUARY = Period(date(2024, 1, 1), date(2024, 1, 31))


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ValueError, match=r"2024-01-01.*2024-01-02"):
        Period(date(2024, 1, 2), date(2024, 1, 1))


def test_both_ends_belong_to_the_period() -> None:
    assert JANUARY.days == 31
    assert date(2024, 1, 1) in JANUARY
    assert date(2024, 1, 31) in JANUARY
    assert date(2023, 12, 31) not in JANUARY
    assert date(2024, 2, 1) not in JANUARY


def test_the_period_of_a_day_holds_that_day_only() -> None:
    day = date(2024, 2, 29)
    assert Period.day(day) == Period(day, day)
    assert Period.day(day).days == 1


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        (Period(date(2023, 1, 1), date(2025, 1, 1)), JANUARY),
        (Period(date(2024, 1, 10), date(2024, 1, 12)), Period(date(2024, 1, 10), date(2024, 1, 12))),
        (Period(date(2024, 1, 31), date(2024, 3, 1)), Period.day(date(2024, 1, 31))),
        (Period(date(2023, 12, 1), date(2024, 1, 1)), Period.day(date(2024, 1, 1))),
        (Period(date(2024, 2, 1), date(2024, 3, 1)), None),
        (Period(date(2023, 12, 1), date(2023, 12, 31)), None),
    ],
)
def test_the_intersection_is_the_days_in_both_periods(other: Period, shared: Period | None) -> None:
    assert JANUARY.intersect(other) == shared
    assert other.intersect(JANUARY) == shared


@pytest.mark.parametrize(
    ("other", "touching"),
    [
        (Period(date(2024, 1, 10), date(2024, 1, 12)), True),
        (Period(date(2024, 2, 1), date(2024, 3, 1)), True),
        (Period(date(2023, 12, 1), date(2023, 12, 31)), True),
        (Period(date(2024, 2, 2), date(2024, 3, 1)), False),
        (Period(date(2023, 12, 1), date(2023, 12, 30)), False),
    ],
)
def test_periods_touch_when_no_day_lies_between_them(other: Period, touching: bool) -> None:
    assert JANUARY.touches(other) is touching
    assert other.touches(JANUARY) is touching


def test_periods_sort_by_first_day_and_then_by_last_day() -> None:
    short, late = Period.day(date(2024, 1, 1)), Period.day(date(2024, 1, 2))
    assert sorted([late, JANUARY, short]) == [short, JANUARY, late]


def test_a_period_prints_its_ends_and_a_single_day_prints_once() -> None:
    assert str(JANUARY) == "2024-01-01 to 2024-01-31"
    assert str(Period.day(date(2024, 1, 1))) == "2024-01-01"
