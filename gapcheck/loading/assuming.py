"""Knows how a user's assumptions for one run are written, and what a case is with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from gapcheck.loading.declarations import declarations_of
from gapcheck.loading.nodes import Scalar
from gapcheck.loading.plain_scalars import Refusal, read_plain
from gapcheck.loading.plain_shapes import read_day
from gapcheck.loading.problems import Place, Problem, Problems, echo
from gapcheck.loading.scenario_context import CaseContext
from gapcheck.loading.value_decoding import value_of
from gapcheck.model.concepts import ConceptKind
from gapcheck.model.period import Period
from gapcheck.model.scenario import Entry, Event, Scenario
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Known

SOURCE = "--assume"
"""What stands in the place of a file's name where an assumption is meant."""

_FORM = re.compile(
    r"\s*(?P<name>[^=]*?)(?:\s*\((?P<part>[^()=]*)\))?(?:\s+från\s+(?P<day>\d[^\s=]*))?\s*=\s*(?P<value>.*?)\s*",
    re.DOTALL,
)
_KINDS = (ConceptKind.FACT, ConceptKind.ASSESSMENT, ConceptKind.FORECAST, ConceptKind.EVENT)


@dataclass(frozen=True, slots=True)
class _Assumed:
    concept: str
    kind: ConceptKind | None
    part: str
    first: date
    value: Known
    place: str


def with_assumptions(scenario: Scenario, tree: RuleTree, texts: Sequence[str]) -> Scenario:
    """The case where each text, "begrepp (del) från 2026-05-02=värde", holds from its day to the end of the case.

    The part and the day may be left out: then it holds for every part, and from the first day. It outranks what the case
    itself says; of two about the same concept the later day wins. Raises InputProblems with every problem of every text.
    """
    problems = Problems()
    context = CaseContext(
        declarations_of(tree), problems, scenario.period, Place(scenario.file, 1, 1), frozenset(), frozenset(),
        frozenset(), set(tree.actors), {part.id: Place(scenario.file, 1, 1) for part in scenario.parts},
    )  # fmt: skip
    read = (_read(text, Place(SOURCE, number, 1), context) for number, text in enumerate(texts, 1))
    found = sorted((one for one in read if one is not None), key=lambda one: one.first)
    problems.raise_if_any()
    return _assuming(scenario, tree, found)


def _read(text: str, place: Place, context: CaseContext) -> _Assumed | None:
    form = _FORM.fullmatch(text)
    if form is None or not form["name"] or not form["value"]:
        context.problems.add(
            Problem(
                "assumption-form",
                place,
                f'"{echo(text)}"; väntade begrepp=värde, som "begrepp (del) från {context.period.first}=ja"',
                f'"{echo(text)}"; expected concept=value, as "concept (part) från {context.period.first}=ja"',
            )
        )
        return None
    part = form["part"] or ""
    first = _first(form["day"], place, context)
    if part and part not in context.parts:
        context.unknown_part(part, place)
        return None
    key = Scalar(place, form["name"], form["name"], False)
    word = context.word(key, part, _KINDS, SOURCE)
    if word is None or first is None:
        return None
    plain = read_plain(form["value"])
    node = Scalar(place, form["value"], form["value"] if isinstance(plain, Refusal) else plain, False)
    value = value_of(node, word, context.problems)
    if value is None:
        return None
    if word.kind is ConceptKind.EVENT and value is True and form["day"] is None:
        context.problems.add(
            Problem(
                "assumption-without-day",
                place,
                f'"{word.name}" är en händelse; väntade dagen den hände, som "{word.name} från {context.period.first}=ja"',
                f'"{word.name}" is an event; expected the day it happened, as "{word.name} från {context.period.first}=ja"',
            )
        )
    return _Assumed(word.name, word.kind, part, first, value, context.at(place))


def _first(text: str | None, place: Place, context: CaseContext) -> date | None:
    if text is None:
        return context.period.first
    day = read_day(text)
    if day is None:
        context.problems.add(
            Problem(
                "no-such-day",
                place,
                f'dagen "{echo(text)}" finns inte; väntade en dag som {context.period.first}',
                f'the day "{echo(text)}" does not exist; expected a day such as {context.period.first}',
            )
        )
        return None
    if day not in context.period:
        context.outside(place, f"dagen {day}", f"the day {day}")
    return day


def _assuming(scenario: Scenario, tree: RuleTree, found: Iterable[_Assumed]) -> Scenario:
    entries, events, told = list(scenario.entries), list(scenario.events), []
    for one in found:
        period = Period(one.first, scenario.period.last)
        told.append(Entry(one.concept, one.value, period, one.part, place=one.place))
        # What is said of one part outranks what is said of all, so each is named.
        every = [part.id for part in scenario.parts] if tree.per_part(one.concept) else [""]
        parts = [one.part] if one.part else every
        if one.kind is not ConceptKind.EVENT:
            entries += [Entry(one.concept, one.value, period, part, place=one.place) for part in parts]
        elif one.value is True:
            events += [Event(one.concept, one.first, part, one.place) for part in parts]
        else:
            events = [event for event in events if not _undone(event, one)]
    return replace(scenario, entries=tuple(entries), events=tuple(events), assumed=tuple(told))


def _undone(event: Event, assumed: _Assumed) -> bool:
    """Whether an event is one that is assumed not to happen."""
    same = event.concept == assumed.concept and (not assumed.part or event.part == assumed.part)
    return same and event.day >= assumed.first
