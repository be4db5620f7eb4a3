"""Altering a case: the same scenario with some of its facts, events, assessments, forecasts or decisions otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from gapcheck.model.change import Change
from gapcheck.model.concepts import ConceptKind
from gapcheck.model.period import Period
from gapcheck.model.scenario import Decision, Entry, Event, Scenario

_DAY = timedelta(days=1)


def altered(scenario: Scenario, changes: Iterable[Change]) -> Scenario:
    """The scenario with the changes made; everything that they do not touch is as it was."""
    for change in changes:
        match change.kind:
            case ConceptKind.EVENT:
                scenario = replace(scenario, events=tuple(_events(scenario, change)))
            case ConceptKind.DECISION:
                scenario = replace(scenario, decisions=tuple(_decisions(scenario, change)))
            case _:
                scenario = replace(scenario, entries=tuple(_entries(scenario, change)))
    return scenario


def _entries(scenario: Scenario, change: Change) -> Iterator[Entry]:
    """What is said of other concepts and parts, the rest of what was said of this one, and last the change."""
    by = change.who[0] if change.kind is ConceptKind.ASSESSMENT and change.who else ""
    for entry in scenario.entries:
        if (entry.concept, entry.part) != (change.concept, change.part):
            yield entry
            continue
        by = entry.by or by
        for left in without(entry.period, change.period):
            yield replace(entry, period=left)
    yield Entry(change.concept, change.after, change.period, change.part, by)


def without(period: Period, taken: Period) -> Iterator[Period]:
    """The days of a period that are not in another one, in order."""
    if period.intersect(taken) is None:
        yield period
        return
    if period.first < taken.first:
        yield Period(period.first, taken.first - _DAY)
    if taken.last < period.last:
        yield Period(taken.last + _DAY, period.last)


def _events(scenario: Scenario, change: Change) -> Iterator[Event]:
    for event in scenario.events:
        meant = event.concept == change.concept and event.day in change.period and event.part in ("", change.part)
        if not meant:
            yield event
        elif event.part != change.part:
            # What happened to every part still happened to the others.
            yield from (replace(event, part=part.id) for part in scenario.parts if part.id != change.part)
    if change.after:
        yield Event(change.concept, change.period.first, change.part)


def _decisions(scenario: Scenario, change: Change) -> Iterator[Decision]:
    for decision in scenario.decisions:
        if decision.benefit != change.concept or decision.period != change.period:
            yield decision
        elif change.after is not None:
            yield replace(decision, granted=bool(change.after), given=change.given or decision.given)
