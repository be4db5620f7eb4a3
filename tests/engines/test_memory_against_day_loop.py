"""Knows that each memory operation equals a naive loop over the days, at every edge of its lengths and of the case.

By default a few hundred examples; GAPCHECK_HYPOTHESIS=long tries twenty times as many.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from gapcheck.engine import recollection
from gapcheck.engine.plan import Op
from gapcheck.engine.reference import Case, evaluate
from gapcheck.model.calendar import Unit
from gapcheck.model.memory import Counter, Length, Window
from gapcheck.model.period import Period
from gapcheck.model.terms import ALWAYS
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Unknown, Value
from tests.engines import day_loop
from tests.engines.day_loop import UNSURE, by_day_loop
from tests.engines.random_plans import (
    COUNTERS,
    DEADLINES,
    SHARES,
    WHO_KNOWS,
    WINDOWS,
    Drawn,
    examples,
    lengths,
    lines,
    periods,
    plans_and_cases,
)

SLOW = settings(max_examples=examples(150), deadline=None, suppress_health_check=list(HealthCheck))
FIRST = date(2023, 1, 2)
KNOWN: list[Value] = [True, False]
DOUBTFUL: list[Value] = [True, False, True, False, True, False, WHO_KNOWS]
NUMBERS: st.SearchStrategy[Value] = st.sampled_from([None, 0, 1, 5, WHO_KNOWS])


def days_of(line: Timeline[Value]) -> list[Value]:
    """The value of each day; every unknown is the same unknown."""
    values = (line.at_ordinal(day) for day in range(line.first, line.last + 1))
    return [UNSURE if isinstance(value, Unknown) else value for value in values]


def prefixes(line: Timeline[Value]) -> list[list[Value]]:
    days = days_of(line)
    return [days[: number + 1] for number in range(len(days))]


def spell(*runs: tuple[int, bool]) -> Timeline[Value]:
    """A timeline of consecutive runs of days, from FIRST."""
    days = [value for length, value in runs for value in [value] * length]
    period = Period(FIRST, FIRST + timedelta(days=len(days) - 1))
    first = period.first.toordinal()
    return Timeline.build(first, first + len(days) - 1, [first + n for n in range(len(days))], days)


@SLOW
@given(st.data(), periods(60), COUNTERS, NUMBERS)
def test_a_counter_equals_the_day_loop(data: st.DataObject, period: Period, spec: Counter, opening: Value) -> None:
    counts = data.draw(lines(period, DOUBTFUL, 10))
    expected = [day_loop.counter(spec, opening, days) for days in prefixes(counts)]
    assert days_of(recollection.counter(spec, opening, counts)) == expected


@SLOW
@given(st.data(), periods(60), WINDOWS, NUMBERS)
def test_a_window_equals_the_day_loop(data: st.DataObject, period: Period, spec: Window, opening: Value) -> None:
    counts = data.draw(lines(period, DOUBTFUL, 10))
    expected = [day_loop.window(spec, opening, days, period.first) for days in prefixes(counts)]
    assert days_of(recollection.window(spec, opening, counts)) == expected


@SLOW
@given(st.data(), periods(60), lengths(), st.sampled_from([None, True, False, WHO_KNOWS]))
def test_spans_equal_the_day_loop(data: st.DataObject, period: Period, length: Length, opening: Value) -> None:
    line = data.draw(lines(period, DOUBTFUL, 10))
    during = [day_loop.span_during(length, opening, days, period.first) for days in prefixes(line)]
    after = [day_loop.span_after(length, opening, days, period.first) for days in prefixes(line)]
    assert days_of(recollection.span_during(length, opening, line)) == during
    assert days_of(recollection.span_after(length, opening, line)) == after


@SLOW
@given(st.data(), periods(40), st.sampled_from([None, True, False, WHO_KNOWS]))
def test_a_latch_equals_every_course_that_is_left_open(data: st.DataObject, period: Period, opening: Value) -> None:
    starts, ends = data.draw(lines(period, DOUBTFUL, 8)), data.draw(lines(period, DOUBTFUL, 8))
    expected = [
        day_loop.latch(opening, begun, ended) for begun, ended in zip(prefixes(starts), prefixes(ends), strict=True)
    ]
    assert days_of(recollection.latch(opening, starts, ends)) == expected


@SLOW
@given(st.data(), periods(40), NUMBERS)
def test_days_since_equals_the_day_loop(data: st.DataObject, period: Period, opening: Value) -> None:
    since = data.draw(lines(period, DOUBTFUL, 8))
    assert days_of(recollection.days_since(opening, since)) == [
        day_loop.days_since(opening, days) for days in prefixes(since)
    ]


@SLOW
@given(st.data(), periods(40), st.sampled_from([None, *SHARES]))
def test_a_held_value_equals_the_day_loop(data: st.DataObject, period: Period, opening: Value) -> None:
    takes, otherwise = (data.draw(lines(period, list(SHARES), 6)) for _ in range(2))
    when, keep = (data.draw(lines(period, KNOWN, 8)) for _ in range(2))
    prefix = zip(prefixes(takes), prefixes(when), prefixes(keep), prefixes(otherwise), strict=True)
    expected = [day_loop.held(opening, *days) for days in prefix]
    assert days_of(recollection.held(opening, takes, when, keep, otherwise)) == expected


@SLOW
@given(st.data(), periods(60), DEADLINES)
def test_a_duty_equals_the_day_loop(data: st.DataObject, period: Period, deadline: object) -> None:
    wanted, done, lapsed = (data.draw(lines(period, [True, False], most)) for most in (6, 3, 2))
    count = data.draw(lines(period, [0, 1, 4, 5, 6, 7], 6))
    expected = [
        day_loop.duty(deadline, period.first, *days)
        for days in zip(*map(prefixes, (wanted, done, lapsed, count)), strict=True)
    ]
    assert days_of(recollection.duty(deadline, wanted, done, lapsed, count)) == expected  # type: ignore[arg-type]  # drawn


@pytest.mark.parametrize("free", [89, 90, 91])
def test_spells_are_added_together_below_ninety_free_days(free: int) -> None:
    counted = recollection.counter(
        Counter(ALWAYS, free_days_fewer_than=90), None, spell((10, True), (free, False), (1, True))
    )
    assert counted.values[-1] == (11 if free < 90 else 1)


@pytest.mark.parametrize("free", [3, 4, 5])
def test_spells_are_added_together_when_the_later_starts_within_five_days(free: int) -> None:
    counted = recollection.counter(Counter(ALWAYS, starts_within=5), None, spell((10, True), (free, False), (1, True)))
    assert counted.values[-1] == (11 if free + 1 <= 5 else 1)


@pytest.mark.parametrize("gap", [179, 180, 181])
def test_a_window_of_180_days_loses_a_day_after_180_days(gap: int) -> None:
    spec = Window(ALWAYS, occasions=False, length=Length(180, Unit.DAYS))
    line = recollection.window(spec, None, spell((1, True), (gap, False)))
    assert line.at(FIRST + timedelta(days=gap)) == (1 if gap <= 180 else 0)


def test_the_last_day_of_the_case_is_counted() -> None:
    assert recollection.counter(Counter(ALWAYS), None, spell((3, False), (2, True))).values[-1] == 2


def test_a_span_after_of_no_days_never_holds() -> None:
    line = recollection.span_after(Length(0, Unit.DAYS), None, spell((1, False), (3, True), (2, False)))
    assert line.values == (False,)


@settings(max_examples=examples(150), deadline=None, suppress_health_check=list(HealthCheck))
@given(plans_and_cases())
def test_a_whole_plan_equals_the_day_loop(drawn: Drawn) -> None:
    knowing = {s: line.map(lambda v: False if isinstance(v, Unknown) else v) for s, line in drawn.case.inputs.items()}
    case = Case(drawn.case.period, knowing, drawn.case.openings, drawn.case.law_on)
    evaluation = evaluate(drawn.plan, case)
    # What is not modelled, or a conflict, may still be unknown; how memory meets it is the business of the tests above.
    assume(
        not any(
            isinstance(value, Unknown)
            for instruction in drawn.plan.instructions
            if instruction.op in (Op.HELD, Op.DUTY, Op.LAW_PICKED)
            for argument in instruction.args
            for value in evaluation.lines[argument].values
        )
    )
    expected = by_day_loop(Drawn(drawn.plan, case))
    for index, line in enumerate(evaluation.lines):
        naive = [UNSURE if isinstance(value, Unknown) else value for value in expected[index]]
        assert days_of(line) == naive, (index, drawn.plan.instructions[index])
