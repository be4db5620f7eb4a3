"""Knows how to draw a small case for a rule set: parts that come and go, what is said, what happens, what is decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import strategies as st

from gapcheck.model.concepts import Concept, ConceptKind, ValueType
from gapcheck.model.memory import DaysSince
from gapcheck.model.period import Period
from gapcheck.model.scenario import Decision, Entry, Event, Expectation, Part, Scenario
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Known
from tests.engines.random_plans import ORIGIN
from tests.engines.random_terms import BUILT_IN, CHOICES, PART_KINDS, SHARES

DOMAINS: dict[ValueType, tuple[Known, ...]] = {
    ValueType.YES_NO: (True, False),
    ValueType.CHOICE: CHOICES,
    ValueType.SHARE: tuple(SHARES),
    ValueType.NUMBER: (0, 1, 2, 5),
}


def told(tree: RuleTree) -> list[Concept]:
    """The concepts that a case may say something about."""
    built_in = dict(BUILT_IN)
    kinds = (ConceptKind.EVENT, ConceptKind.DERIVED)
    return [c for c in tree.concepts.values() if c.name not in built_in and c.kind not in kinds]


@st.composite
def scenarios(draw: st.DrawFn, tree: RuleTree, *, most_days: int = 30, silence: int = 2) -> Scenario:
    """A case of at most `most_days`; one concept in `silence` is left unsaid where it may be, for all days or for some."""
    last_day = draw(st.integers(1, most_days)) - 1
    period = Period(ORIGIN, ORIGIN + timedelta(days=last_day))

    def day() -> date:
        return ORIGIN + timedelta(days=draw(st.integers(0, last_day)))

    def stretch() -> Period:
        first, last = sorted([day(), day()])
        return Period(first, last)

    parts = []
    for id in draw(st.sampled_from([("A",), ("A", "B")])):
        first, last = (draw(st.none() | st.integers(-2, last_day + 2)) for _ in range(2))
        if first is not None and last is not None:
            first, last = sorted([first, last])
        begins, ends = (None if n is None else ORIGIN + timedelta(days=n) for n in (first, last))
        part = Part(id, draw(st.sampled_from(PART_KINDS)), "kommunen", Fraction(1, 2), begins, ends, None, None)
        parts.append(part)
    entries, events = [], []
    for concept in told(tree):
        whole = draw(st.integers(0, silence)) < silence
        for _ in range(draw(st.integers(0, 2)) + whole):
            part = draw(st.sampled_from(["", "", "A", "B"])) if concept.per_part else ""
            value = draw(st.sampled_from(DOMAINS[concept.type]))
            entries.append(Entry(concept.name, value, period if whole else stretch(), part))
            whole = False
    for concept in tree.concepts.values():
        if concept.kind is ConceptKind.EVENT:
            for _ in range(draw(st.integers(0, 3))):
                part = draw(st.sampled_from(["", "A", "B"])) if concept.per_part else ""
                events.append(Event(concept.name, day(), part))
    decisions = []
    for chair in tree.chairs.values():
        for _ in range(draw(st.integers(0, 2)) if chair.decision else 0):
            covered = stretch()
            # Given before, within or after the days it is about.
            given = covered.first + timedelta(days=draw(st.integers(-2, 8)))
            decisions.append(Decision(chair.decision, draw(st.booleans()), covered, given, "kassan"))
    opening: list[tuple[str, Known]] = []
    for memory in tree.memory.values():
        if draw(st.integers(0, 3)) == 3 and (memory.opening is not None or isinstance(memory.recollection, DaysSince)):
            opening.append((memory.name, DOMAINS[memory.type][draw(st.integers(0, 1))]))
    return Scenario("fall", "", "", "", period, date(1980, 1, 1), tuple(parts), tuple(entries), tuple(events),
                    tuple(decisions), tuple(opening), Expectation(None, None), "", "")  # fmt: skip


def with_more_said(
    draw: st.DrawFn, scenario: Scenario, open_days: dict[tuple[str, str], list[Period]], tree: RuleTree
) -> Scenario:
    """The same case where some of what was unknown has been told: entries on those very days."""
    said = []
    for (name, part), periods in open_days.items():
        for period in periods:
            if draw(st.booleans()):
                value = draw(st.sampled_from(DOMAINS[tree.concepts[name].type]))
                said.append(Entry(name, value, period, part))
    return replace(scenario, entries=(*scenario.entries, *said))
