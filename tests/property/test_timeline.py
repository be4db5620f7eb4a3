"""Knows that every operation on timelines equals the same operation done day by day on a plain dictionary."""

from collections.abc import Callable, Hashable
from dataclasses import FrozenInstanceError
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gapcheck.model.period import Period
from gapcheck.model.timeline import Timeline

Value = Hashable
Days = dict[date, Value]
Pieces = list[tuple[Period, Value]]

ORIGIN = date(2023, 12, 20)
# Values that are equal across types, so that a lost type shows.
VALUES: st.SearchStrategy[Value] = st.sampled_from([True, 1, 1.0, False, 0, "ja", None])
PREDICATES: list[Callable[[Value], bool]] = [
    lambda v: v is True,
    lambda v: v is not None,
    lambda v: False,
    lambda v: True,
]


@st.composite
def periods(draw: st.DrawFn, low: int = 0, high: int = 25) -> Period:
    first = draw(st.integers(low, high))
    return Period(ORIGIN + timedelta(days=first), ORIGIN + timedelta(days=draw(st.integers(first, high))))


PIECES: st.SearchStrategy[Pieces] = st.lists(st.tuples(periods(-5, 30), VALUES), max_size=6)


def days_of(period: Period) -> list[date]:
    return [period.first + timedelta(days=n) for n in range((period.last - period.first).days + 1)]


def oracle_of(period: Period, default: Value, pieces: Pieces) -> Days:
    days: Days = dict.fromkeys(days_of(period), default)
    for piece, value in pieces:
        days.update({day: value for day in days_of(piece) if day in days})
    return days


@st.composite
def timelines(draw: st.DrawFn, period: Period | None = None) -> Timeline[Value]:
    return Timeline.of(period or draw(periods()), draw(VALUES), draw(PIECES))


@st.composite
def timelines_of_one_period(draw: st.DrawFn, most: int = 4) -> list[Timeline[Value]]:
    period = draw(periods())
    return draw(st.lists(timelines(period), min_size=1, max_size=most))


def typed(days: Days) -> dict[date, tuple[type, Value]]:
    return {day: (type(value), value) for day, value in days.items()}


def as_days(timeline: Timeline[Value]) -> Days:
    return {day: timeline.at(day) for day in days_of(timeline.period)}


def assert_is(timeline: Timeline[Value], expected: Days) -> None:
    """The timeline has exactly these values, and no segment that could be merged with the next."""
    assert typed(as_days(timeline)) == typed(expected)
    assert timeline.starts[0] == timeline.first
    assert len(timeline.starts) == len(timeline.values)
    assert all(a < b for a, b in pairwise((*timeline.starts, timeline.last + 1)))
    assert not any(type(a) is type(b) and a == b for a, b in pairwise(timeline.values))


@given(periods(), VALUES, PIECES)
def test_pieces_override_in_order_and_are_clipped(period: Period, default: Value, pieces: Pieces) -> None:
    assert_is(Timeline.of(period, default, pieces), oracle_of(period, default, pieces))


@given(periods(), VALUES)
def test_a_constant_has_its_value_every_day(period: Period, value: Value) -> None:
    assert_is(Timeline.constant(period, value), dict.fromkeys(days_of(period), value))


@given(periods(), st.data())
def test_building_from_one_segment_per_day_merges_equal_neighbours(period: Period, data: st.DataObject) -> None:
    days = days_of(period)
    values = data.draw(st.lists(VALUES, min_size=len(days), max_size=len(days)))
    starts = [day.toordinal() for day in days]
    built = Timeline.build(starts[0], starts[-1], starts, values)
    assert_is(built, dict(zip(days, values, strict=True)))


@given(timelines())
def test_segments_tile_the_period_and_begin_at_change_points(timeline: Timeline[Value]) -> None:
    segments = list(timeline.segments())
    assert_is(timeline, {day: value for period, value in segments for day in days_of(period)})
    assert sum(period.days for period, _ in segments) == timeline.period.days
    days = typed(as_days(timeline))
    changes = tuple(b for a, b in pairwise(days) if days[a] != days[b])
    assert timeline.change_points() == changes == tuple(period.first for period, _ in segments[1:])


@given(timelines())
def test_map_works_day_by_day(timeline: Timeline[Value]) -> None:
    mapped: Timeline[Value] = timeline.map(bool)
    assert_is(mapped, {day: bool(value) for day, value in as_days(timeline).items()})


@given(timelines_of_one_period())
def test_combine_works_day_by_day_in_the_order_given(many: list[Timeline[Value]]) -> None:
    combined: Timeline[Value] = Timeline.combine(lambda *values: repr(values), *many)
    assert_is(combined, {day: repr(tuple(t.at(day) for t in many)) for day in days_of(many[0].period)})


@given(timelines_of_one_period())
def test_combine_calls_once_per_day_on_which_something_changes(many: list[Timeline[Value]]) -> None:
    calls: list[tuple[Value, ...]] = []
    Timeline.combine(lambda *values: calls.append(values), *many)
    assert len(calls) == len({start for timeline in many for start in timeline.starts})


@given(timelines(), st.sampled_from(PREDICATES))
def test_count_and_spells_agree_with_the_days(timeline: Timeline[Value], predicate: Callable[[Value], bool]) -> None:
    holding = [day for day, value in as_days(timeline).items() if predicate(value)]
    spells = timeline.spells(predicate)
    assert timeline.count(predicate) == len(holding)
    assert [day for spell in spells for day in days_of(spell)] == holding
    assert not any(a.touches(b) for a, b in pairwise(spells))


@given(timelines(), st.data())
def test_restrict_keeps_the_days_asked_for(timeline: Timeline[Value], data: st.DataObject) -> None:
    days = days_of(timeline.period)
    first = data.draw(st.sampled_from(days))
    asked = Period(first, data.draw(st.sampled_from([day for day in days if day >= first])))
    assert_is(timeline.restrict(asked), {day: timeline.at(day) for day in days_of(asked)})


@given(timelines(), st.integers(-30, 30), VALUES)
def test_shift_moves_values_and_fills_the_rest(timeline: Timeline[Value], n: int, fill: Value) -> None:
    old = as_days(timeline)
    assert_is(timeline.shift(n, fill), {day: old.get(day - timedelta(days=n), fill) for day in old})


@given(timelines(), VALUES)
def test_before_is_the_value_of_the_day_before(timeline: Timeline[Value], fill: Value) -> None:
    old = as_days(timeline)
    assert_is(timeline.before(fill), {day: old.get(day - timedelta(days=1), fill) for day in old})


@given(timelines(), periods(-5, 30), VALUES)
def test_override_sets_the_days_of_a_period(timeline: Timeline[Value], period: Period, value: Value) -> None:
    assert_is(
        timeline.override(period, value),
        {day: value if day in period else old for day, old in as_days(timeline).items()},
    )


@given(timelines_of_one_period(most=2))
def test_timelines_are_equal_exactly_when_every_day_is(many: list[Timeline[Value]]) -> None:
    one, other = many[0], many[-1]
    assert (one == other) is (typed(as_days(one)) == typed(as_days(other)))
    rebuilt = Timeline.of(one.period, "annat", list(one.segments()))
    assert rebuilt == one
    assert hash(rebuilt) == hash(one)


def test_equality_tells_true_from_one_and_one_period_from_another() -> None:
    day, longer = Period.day(ORIGIN), Period(ORIGIN, ORIGIN + timedelta(days=1))
    assert Timeline.constant(day, True) != Timeline.constant(day, 1)
    assert Timeline.constant(day, True) != Timeline.constant(longer, True)
    assert Timeline.constant(day, True) != "ja"


@given(timelines())
def test_mapping_nothing_and_moving_nothing_change_nothing(timeline: Timeline[Value]) -> None:
    assert timeline.map(lambda v: v) == timeline
    assert timeline.shift(0, "fyll") == timeline
    assert timeline.restrict(timeline.period) == timeline
    assert Timeline.combine(lambda a, b: a, timeline, timeline.before("fyll")) == timeline


@given(timelines(), st.integers(0, 15), st.integers(0, 15), VALUES)
def test_shifting_twice_the_same_way_is_shifting_by_the_sum(
    timeline: Timeline[Value], m: int, n: int, fill: Value
) -> None:
    assert timeline.shift(m, fill).shift(n, fill) == timeline.shift(m + n, fill)
    assert timeline.shift(-m, fill).shift(-n, fill) == timeline.shift(-m - n, fill)


@given(timelines_of_one_period(most=2), st.integers(-30, 30))
def test_shift_and_combine_change_places(many: list[Timeline[Value]], n: int) -> None:
    def both(*values: Value) -> str:
        return repr(values)

    shifted = [timeline.shift(n, None) for timeline in many]
    filled = both(*(None for _ in many))
    assert Timeline.combine(both, *shifted) == Timeline.combine(both, *many).shift(n, filled)


@given(timelines())
def test_what_holds_and_what_does_not_fill_the_period(timeline: Timeline[Value]) -> None:
    assert timeline.count(bool) + timeline.count(lambda v: not v) == timeline.period.days


@given(timelines(), periods(0, 25), VALUES)
def test_overriding_is_adding_a_last_piece(timeline: Timeline[Value], period: Period, value: Value) -> None:
    pieces = [*timeline.segments(), (period, value)]
    assert timeline.override(period, value) == Timeline.of(timeline.period, None, pieces)


@pytest.mark.parametrize("offset", [-1, 1])
def test_a_day_outside_the_period_is_refused(offset: int) -> None:
    outside = ORIGIN + timedelta(days=offset)
    timeline = Timeline.constant(Period.day(ORIGIN), 1)
    with pytest.raises(ValueError, match="outside"):
        timeline.at(outside)
    with pytest.raises(ValueError, match="outside"):
        timeline.restrict(Period(min(ORIGIN, outside), max(ORIGIN, outside)))


@pytest.mark.parametrize(
    ("starts", "values"),
    [([], []), ([11], [1]), ([10, 21], [1, 2]), ([10, 12], [1]), ([10, 12, 12], [1, 2, 3]), ([10, 13, 12], [1, 1, 2])],
)
def test_segments_that_do_not_tile_the_period_are_refused(starts: list[int], values: list[int]) -> None:
    with pytest.raises(ValueError, match="segments"):
        Timeline.build(10, 20, starts, values)


def test_combining_nothing_or_different_periods_is_refused() -> None:
    day, next_day = Period.day(ORIGIN), Period.day(ORIGIN + timedelta(days=1))
    with pytest.raises(ValueError, match="at least one"):
        Timeline.combine(lambda: 1)
    with pytest.raises(ValueError, match="same period"):
        Timeline.combine(lambda a, b: a, Timeline.constant(day, 1), Timeline.constant(next_day, 1))


def test_a_timeline_cannot_be_changed_and_prints_its_segments() -> None:
    timeline = Timeline.of(Period(ORIGIN, ORIGIN + timedelta(days=2)), "nej", [(Period.day(ORIGIN), "ja")])
    assert repr(timeline) == "Timeline(2023-12-20: 'ja', 2023-12-21 to 2023-12-22: 'nej')"
    with pytest.raises(FrozenInstanceError):
        timeline.first = 1  # type: ignore[misc]  # the point of the test
