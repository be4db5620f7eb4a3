"""Levers: the inputs of a case that somebody can change, and what each of them could be instead, the nearest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from math import floor

from gapcheck.engine import built_in
from gapcheck.engine.case_facts import input_line
from gapcheck.engine.fact_places import place_of
from gapcheck.engine.plan import Op, Plan, Signal, SignalKind
from gapcheck.engine.thresholds import thresholds
from gapcheck.model.change import Change
from gapcheck.model.concepts import Concept, ConceptKind, Subject, ValueType
from gapcheck.model.period import Period
from gapcheck.model.scenario import Decision, Scenario
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Known, Unknown, Value

Line = Timeline[Value]

MOST_VALUES = 12
"""The most values that are tried of a number: those nearest to what it is."""
MOST_SPELLS = 4
"""The most separate stretches of one value, and the most days for one event, that are tried."""

_ACTS = (ConceptKind.EVENT, ConceptKind.FORECAST)
_KINDS = (ConceptKind.FACT, ConceptKind.ASSESSMENT, *_ACTS)
_QUARTERS = [Fraction(number, 4) for number in range(5)]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Lever:
    """The inputs that one change sets, and every change of them that is tried."""

    signals: tuple[Signal, ...]
    options: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What levers are wanted for: a day, whether something may begin on that very day, and whether inputs that nobody is
    said to be able to change are levers too."""

    day: date
    from_the_day: bool = True
    anything: bool = False


def levers(
    plan: Plan, tree: RuleTree, scenario: Scenario, read: Mapping[Signal, Line], asked: Asked
) -> tuple[tuple[Lever, ...], int]:
    """The levers among a plan's inputs in a fixed order, and how many inputs were left out as nobody's to change.

    `read` has the inputs as a reading has them. Assessments come first, then decisions, then what the case says, then
    what it does not say; within each what somebody is named for.
    """
    found: list[tuple[tuple[object, ...], Lever]] = []
    left_out = 0
    decided: set[str] = set()
    for signal in sorted(i.data for i in plan.instructions if i.op is Op.INPUT and isinstance(i.data, Signal)):
        if signal.kind is SignalKind.DECISION:
            if signal.name not in decided:
                decided.add(signal.name)
                found += _decision(plan, scenario, signal.name, asked)
            continue
        concept = tree.concepts.get(signal.name) if signal.kind is SignalKind.CONCEPT else None
        if concept is None or concept.kind not in _KINDS or concept.name in built_in.NAMES:
            continue
        if concept.subject is Subject.LAW:
            continue
        who = (concept.assessed_by,) if concept.assessed_by else concept.changed_by
        if not (who or concept.kind in _ACTS or asked.anything):
            left_out += 1
            continue
        options = tuple(_options(plan, tree, scenario, signal, read[signal], concept, who, asked))
        if options:
            rank = (concept.kind is not ConceptKind.ASSESSMENT, True, not options[0].place, not who)
            found.append(((*rank, signal.name, signal.part), Lever((signal,), options)))
    return tuple(lever for _, lever in sorted(found, key=lambda one: one[0])), left_out


def _options(
    plan: Plan, tree: RuleTree, scenario: Scenario, signal: Signal, line: Line, concept: Concept,
    who: tuple[str, ...], asked: Asked,
) -> Iterator[Change]:  # fmt: skip
    place = place_of(scenario, signal, asked.day)
    said = input_line(tree, scenario, signal)
    before = said.at(asked.day)
    if concept.kind is ConceptKind.EVENT:
        for period, happens in _event_days(scenario, line, asked):
            yield Change(concept.kind, concept.name, signal.part, period, not happens, happens, who,
                         "" if happens else place_of(scenario, signal, period.first))  # fmt: skip
        return
    values = _values(plan, concept, signal, before)
    for period in _spells(line, scenario, signal, concept.kind, asked):
        open_there = any(isinstance(value, Unknown) for value in said.restrict(period).values)
        here = line.restrict(period)
        for value in values:
            if open_there or any(type(old) is not type(value) or old != value for old in here.values):
                yield Change(concept.kind, concept.name, signal.part, period, before, value, who, place)


def _values(plan: Plan, concept: Concept, signal: Signal, now: Value) -> list[Known]:
    """The values that may matter: the whole domain, or what lies on each side of what rules compare it with."""
    if concept.type in (ValueType.YES_NO, ValueType.CHOICE):
        return list(concept.values)
    if concept.type is ValueType.SHARE:
        return list(_nearest_first(_QUARTERS, now))
    sides = {Fraction(0)} | {
        side for limit in thresholds(plan, signal) for side in (limit - 1, limit, limit + 1) if side >= 0
    }
    if concept.type is ValueType.NUMBER:
        sides = {Fraction(floor(side)) for side in sides}
    return [int(side) if side.denominator == 1 else side for side in _nearest_first(sides, now)[:MOST_VALUES]]


def _nearest_first(values: Iterable[Fraction], now: Value) -> list[Fraction]:
    here = Fraction(now) if isinstance(now, int | Fraction) and not isinstance(now, bool) else Fraction(0)
    return sorted(values, key=lambda value: (abs(value - here), value))


def _spells(line: Line, scenario: Scenario, signal: Signal, kind: ConceptKind, asked: Asked) -> Iterator[Period]:
    """The stretches on which a value may be otherwise: the one that the day lies in, all days, from the day on, earlier ones."""
    part = next((part for part in scenario.parts if part.id == signal.part), None)
    whole = scenario.period if part is None else built_in.part_period(part, scenario)
    if whole is None:
        return
    runs = [period for period, value in line.segments() if value is not None]
    now = [period for period in runs if asked.day in period]
    earlier = [period for period in runs if period.last < asked.day]
    later = [Period(asked.day, whole.last)] if asked.from_the_day and asked.day in whole else []
    yield from dict.fromkeys([*now, whole, *later, *earlier[::-1][:MOST_SPELLS]])


def _event_days(scenario: Scenario, line: Line, asked: Asked) -> Iterator[tuple[Period, bool]]:
    """Days on which an event may happen instead, or not happen: at the latest on the asked day, nearest first."""
    happened = [period for period in line.spells(lambda value: value is True) if period.first <= asked.day]
    latest = asked.day if asked.from_the_day else asked.day - _DAY
    days = {latest, scenario.period.first}
    days |= {event.day for event in scenario.events} | {entry.period.first for entry in scenario.entries}
    free = [day for day in days if day in scenario.period and day <= latest and line.at(day) is False]
    for spell in happened[::-1][:MOST_SPELLS]:
        yield spell, False
    if len(happened) > 1:
        yield Period(happened[0].first, happened[-1].last), False
    free.sort(reverse=True)
    for day in dict.fromkeys([*free[:MOST_SPELLS], *free[-1:]]):
        yield Period.day(day), True


def _decision(plan: Plan, scenario: Scenario, benefit: str, asked: Asked) -> Iterator[tuple[tuple[object, ...], Lever]]:
    """A lever for each decision of the case on the benefit: the other outcome, given at once, or none at all."""
    signals = tuple(s for i in plan.instructions if i.op is Op.INPUT and isinstance(s := i.data, Signal)
                    and s.kind in (SignalKind.DECISION, SignalKind.GIVEN) and s.name == benefit)  # fmt: skip
    for number, decision in enumerate(d for d in scenario.decisions if d.benefit == benefit):
        if decision.period.first > asked.day:
            continue
        yield (False, False, False, number, benefit, ""), Lever(signals, tuple(_decided(benefit, decision)))


def _decided(benefit: str, decision: Decision) -> Iterator[Change]:
    def change(after: Known, given: date) -> Change:
        return Change(ConceptKind.DECISION, benefit, "", decision.period, decision.granted, after, (decision.by,),
                      decision.place, given)  # fmt: skip

    yield change(not decision.granted, decision.given)
    if decision.given > decision.period.first:
        yield change(decision.granted, decision.period.first)
        yield change(not decision.granted, decision.period.first)
    yield change(None, decision.given)
