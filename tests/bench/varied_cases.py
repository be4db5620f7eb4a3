"""Knows how to make long cases by varying real scenarios: other days, degrees, answers, pay and ages, and turns on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from gapcheck.model.period import Period
from gapcheck.model.scenario import Entry, Part, Scenario
from gapcheck.model.values import Known

MOST_MOVED = 400
"""A case is moved by at most this many days either way, so that it meets other wordings of the law."""


def varied(scenarios: Sequence[Scenario], number: int, days: int, seed: int = 1) -> list[Scenario]:
    """So many cases of so many days, each made from one of the scenarios in turn; the same for the same seed.

    What holds when the scenario ends goes on, until one of up to four turns gives it another value.
    """
    random = Random(seed)
    return [_one(scenarios[n % len(scenarios)], days, random) for n in range(number)]


def _one(base: Scenario, days: int, random: Random) -> Scenario:
    moved = timedelta(days=random.randrange(-MOST_MOVED, MOST_MOVED))
    start = base.period.first + moved
    period = Period(start, start + timedelta(days=days - 1))
    entries = []
    for entry in base.entries:
        last = period.last if entry.period.last == base.period.last else entry.period.last + moved
        within = Period(entry.period.first + moved, last).intersect(period)
        if within is not None:
            entries.append(replace(entry, value=_other(entry.value, random), period=within))
    lasting = [entry for entry in entries if entry.period.last == period.last]
    for turn in sorted(random.randrange(30, days) for _ in range(random.randrange(5))):
        entries += _turned(lasting, Period(start + timedelta(days=turn), period.last), random)
    return replace(
        base,
        period=period,
        born=date(random.randrange(1954, 2003), random.randrange(1, 13), random.randrange(1, 29)),
        parts=tuple(_part(part, start, random) for part in base.parts),
        entries=tuple(entries),
        events=tuple(replace(e, day=e.day + moved) for e in base.events if e.day + moved in period),
        decisions=tuple(
            replace(d, period=Period(d.period.first + moved, d.period.last + moved), given=d.given + moved)
            for d in base.decisions
        ),
    )


def _part(part: Part, start: date, random: Random) -> Part:
    since = start - timedelta(days=random.randrange(10, 4000)) if part.since else None
    pay = random.randrange(18_000, 52_000, 500) if part.monthly_pay else None
    return replace(part, first=None, last=None, since=since, monthly_pay=pay)


def _turned(entries: Sequence[Entry], period: Period, random: Random) -> list[Entry]:
    """Half of what lasts, with perhaps another value from a day on."""
    return [
        replace(entry, value=_other(entry.value, random), period=period)
        for entry in entries
        if entry.period.first <= period.first and random.randrange(2)
    ]


def _other(value: Known, random: Random) -> Known:
    """Another degree in every second case, the opposite answer in one of eight, else the value as it is."""
    if isinstance(value, bool):
        return value is not (random.randrange(8) == 0)
    if isinstance(value, Fraction) and random.randrange(2):
        return Fraction(random.randrange(5), 4)
    return value
