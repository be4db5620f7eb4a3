"""Knows how facts, assessments and forecasts of a scenario are written, and that no two speak of the same day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from gapcheck.loading.nodes import Entry as NodeEntry
from gapcheck.loading.problems import Problem, Related
from gapcheck.loading.records import Record
from gapcheck.loading.scenario_context import CaseContext, day_before
from gapcheck.loading.value_decoding import Constant, value_of
from gapcheck.model.concepts import ConceptKind
from gapcheck.model.period import Period
from gapcheck.model.scenario import Entry


@dataclass(frozen=True, slots=True)
class _Stated:
    """One concept's value as an item states it, before it is known how long it holds."""

    concept: str
    part: str
    first: date
    value: Constant
    by: str
    record: Record
    entry: NodeEntry


def facts(record: Record, context: CaseContext) -> list[Entry]:
    """The facts and assessments: each holds until its last day, the day before the next, or the end of the case."""
    found = []
    for list_name, kind in (("uppgifter", ConceptKind.FACT), ("bedömningar", ConceptKind.ASSESSMENT)):
        stated = []
        for item in record.records(list_name):
            first = context.stated_period(item).first
            stated += _stated(item, kind, list_name, first, context)
        found += _entries(stated, context)
    return found


def forecasts(record: Record, context: CaseContext) -> list[Entry]:
    """The forecasts: each holds from the day it was made until the next of the same concept."""
    stated = []
    for item in record.records("prognoser"):
        first = context.day(item, "gjord")
        stated += _stated(item, ConceptKind.FORECAST, "prognoser", first, context)
    return _entries(stated, context)


def _stated(item: Record, kind: ConceptKind, list_name: str, first: date, context: CaseContext) -> list[_Stated]:
    part = context.part(item)
    by = context.actor(item)
    if not item.rest:
        context.problems.add(
            Problem(
                "item-without-concept",
                item.place,
                f'raden under "{list_name}" säger ingenting; väntade ett begrepp och dess värde',
                f'the item under "{list_name}" says nothing; expected a concept and its value',
            )
        )
    found = []
    for entry in item.rest:
        word = context.word(entry.key, part, (kind,), list_name)
        value = None if word is None else value_of(entry.value, word, context.problems)
        if word is not None and value is not None:
            found.append(_Stated(word.name, part, first, value, by, item, entry))
    return found


def _entries(stated: list[_Stated], context: CaseContext) -> list[Entry]:
    by_concept: defaultdict[tuple[str, str], list[_Stated]] = defaultdict(list)
    for one in stated:
        by_concept[one.concept, one.part].append(one)
    found = []
    for group in by_concept.values():
        group.sort(key=lambda one: one.first)
        periods = []
        for index, one in enumerate(group):
            following = group[index + 1].first if index + 1 < len(group) else None
            last = one.record.day("till")
            if last is None:
                last = context.period.last if following is None else max(day_before(following), one.first)
            periods.append(Period(one.first, max(one.first, last)))
        for (one, period), (other, next_period) in pairwise(zip(group, periods, strict=True)):
            if next_period.first <= period.last:
                context.problems.add(_overlap(one, other, period, next_period))
        found += [
            Entry(one.concept, one.value, period, one.part, one.by, context.at(one.entry.key.place))
            for one, period in zip(group, periods, strict=True)
        ]
    return found


def _overlap(one: _Stated, other: _Stated, period: Period, next_period: Period) -> Problem:
    shared = period.intersect(next_period)
    days = days_en = f"{next_period.first}"
    if shared and shared.first != shared.last:
        days, days_en = f"{shared.first} till {shared.last}", f"{shared.first} to {shared.last}"
    part_sv = f' för delen "{one.part}"' if one.part else ""
    part_en = f' for the part "{one.part}"' if one.part else ""
    return Problem(
        "values-overlap",
        other.entry.key.place,
        f'"{one.concept}" anges två gånger{part_sv} {days}; väntade ett värde varje dag',
        f'"{one.concept}" is given twice{part_en} {days_en}; expected one value each day',
        (Related(one.entry.key.place, "den andra uppgiften", "the other statement"),),
    )
