"""Built-in concepts: what the parts of her working time and her birth date say by themselves, day by day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from gapcheck.model.period import Period
from gapcheck.model.scenario import Part, Scenario
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Ignorance, Unknown, Value

PART_EXISTS = "delen finns"
KIND_OF_PART = "slag av del"
SHARE_OF_TIME = "andel av arbetstiden"
MONTHLY_PAY = "månadslön"
YEARS_EMPLOYED = "anställningstid i hela år"
DAYS_EMPLOYED = "anställd i dagar"
AGE_AT_MONTH_END = "ålder vid månadens utgång"


def of_part(name: str, part: Part, scenario: Scenario) -> Timeline[Value] | None:
    """A part's built-in concept over the case; None for a concept that is not built in."""
    if name not in _OF_PART:
        return None
    return _OF_PART[name](part, scenario)


def of_person(name: str, scenario: Scenario) -> Timeline[Value] | None:
    """The person's built-in concept over the case; None for a concept that is not built in."""
    return _age(scenario) if name == AGE_AT_MONTH_END else None


def part_period(part: Part, scenario: Scenario) -> Period | None:
    """The days of the case on which the part exists; None when it exists on none of them."""
    first, last = part.first or scenario.period.first, part.last or scenario.period.last
    # A part that begins after the case ends, or ended before it starts, has one end outside and the other left out.
    return Period(first, last).intersect(scenario.period) if first <= last else None


def _exists(part: Part, scenario: Scenario) -> Timeline[Value]:
    period = part_period(part, scenario)
    return Timeline.of(scenario.period, False, [(period, True)] if period else [])


def _pay(part: Part) -> Value:
    if part.monthly_pay is not None:
        return part.monthly_pay
    return Unknown.because(Ignorance.FACT, f"{MONTHLY_PAY} ({part.id})") if part.employer else None


def _age(scenario: Scenario) -> Timeline[Value]:
    """Her age at the end of the current calendar month. Unit: whole years."""
    first, last = scenario.period.first, scenario.period.last
    pieces: list[tuple[Period, Value]] = []
    for year in range(first.year, last.year + 1):
        age = year - scenario.born.year
        start = date(year, scenario.born.month, 1)
        pieces.append((Period(date(year, 1, 1), date(year, 12, 31)), age - 1))
        pieces.append((Period(start, date(year, 12, 31)), age))
    return Timeline.of(scenario.period, None, pieces)


def _years_employed(part: Part, scenario: Scenario) -> Timeline[Value]:
    if part.since is None:
        return Timeline.constant(scenario.period, Unknown.because(Ignorance.FACT, f"{YEARS_EMPLOYED} ({part.id})"))
    last = scenario.period.last
    pieces: list[tuple[Period, Value]] = []
    for years in range(last.year - part.since.year + 1):
        day = _anniversary(part.since, years)
        if day <= last:
            pieces.append((Period(day, last), years))
    return Timeline.of(scenario.period, None, pieces)


def _anniversary(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28)


def _days_employed(part: Part, scenario: Scenario) -> Timeline[Value]:
    since = part.since or part.first
    if since is None:
        return Timeline.constant(scenario.period, Unknown.because(Ignorance.FACT, f"{DAYS_EMPLOYED} ({part.id})"))
    first, last = scenario.period.first.toordinal(), scenario.period.last.toordinal()
    start = since.toordinal()
    days = range(first, last + 1)
    return Timeline.build(first, last, list(days), [day - start + 1 if day >= start else None for day in days])


_OF_PART: dict[str, Callable[[Part, Scenario], Timeline[Value]]] = {
    PART_EXISTS: _exists,
    KIND_OF_PART: lambda part, scenario: Timeline.constant(scenario.period, part.kind),
    SHARE_OF_TIME: lambda part, scenario: Timeline.constant(scenario.period, part.share),
    MONTHLY_PAY: lambda part, scenario: Timeline.constant(scenario.period, _pay(part)),
    YEARS_EMPLOYED: _years_employed,
    DAYS_EMPLOYED: _days_employed,
}

NAMES = frozenset({*_OF_PART, AGE_AT_MONTH_END})
"""Every built-in concept: what the case gives by describing the person and her parts."""

PASSING_TIME = frozenset({YEARS_EMPLOYED, DAYS_EMPLOYED, AGE_AT_MONTH_END})
"""Built-in concepts that change by nothing but time."""
