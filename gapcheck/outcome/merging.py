"""Merging readings: what holds in all of them, what differs, and in which each finding holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.engine.view import WorldView
from gapcheck.model.concepts import ConceptKind
from gapcheck.model.duties import DutyState
from gapcheck.model.finding_codes import NO_LIVELIHOOD
from gapcheck.model.findings import Finding
from gapcheck.model.labels import benefit_label
from gapcheck.model.memory import Counter, DaysSince, Window
from gapcheck.model.readings import Occasion, Reading
from gapcheck.model.result import LivelihoodSpan, OutcomeSpan, Predictability
from gapcheck.model.rules import Rule
from gapcheck.model.telling import Readings
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline, different
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Ignorance, Unknown, Value, outcome
from gapcheck.model.verdicts import Seat, Seating


def merged_findings(
    readings: Readings,
    found: Sequence[Iterable[Finding]],
    across: Iterable[Finding],
    tree: RuleTree,
) -> tuple[Finding, ...]:
    """The findings of every reading, each once, with the readings it holds in; sorted.

    `found[i]` are the findings of reading i; `across` those that are found by comparing readings.
    """
    holds: dict[tuple[object, ...], dict[int, Finding]] = {}
    for number, findings in enumerate(found):
        for finding in findings:
            key = (finding.id, finding.part, finding.period, finding.healed)
            holds.setdefault(key, {})[number] = finding
    merged = [
        _with_readings(_with_last_resorts(list(held.values()), tree), readings, frozenset(held))
        for held in holds.values()
    ]
    return tuple(sorted([*merged, *across], key=Finding.sort_key))


def _with_last_resorts(held: Sequence[Finding], tree: RuleTree) -> Finding:
    """One finding out of those of its readings: the last resorts open in all of them, and those open in some."""
    first = held[0]
    everywhere = tuple(b for b in first.last_resorts if all(b in other.last_resorts for other in held))
    somewhere = {b for other in held for b in other.last_resorts} - set(everywhere)
    sv, en = first.summary.sv, first.summary.en
    if everywhere:
        sv += f" Bara sista utvägen är öppen: {', '.join(everywhere)}."
        en += f" Only the last resort is open: {_english(tree, everywhere)}."
    if somewhere:
        sv += f" Sista utvägen är öppen bara i vissa läsningar: {', '.join(sorted(somewhere))}."
        en += f" The last resort is open only in some readings: {_english(tree, sorted(somewhere))}."
    loss = first.loss if all(other.loss == first.loss for other in held) else None
    return replace(first, summary=Text(sv, en), last_resorts=everywhere, perhaps=tuple(sorted(somewhere)), loss=loss)


def _english(tree: RuleTree, benefits: Iterable[str]) -> str:
    return ", ".join(benefit_label(tree, name).en for name in benefits)


def _with_readings(finding: Finding, readings: Readings, holding: frozenset[int]) -> Finding:
    """The finding with the readings it holds in, told by the fewest answers that tell them from the others."""
    if len(holding) == len(readings):
        return finding
    occasions = readings.telling([number in holding for number in range(len(readings))])
    told = {readings.told_by(number, occasions) for number in holding}
    return replace(finding, every_reading=False, readings=tuple(sorted(told, key=_in_order)))


def _in_order(reading: Reading) -> list[tuple[Occasion, str]]:
    return [choice.sort_key() for choice in reading]


def merged_livelihood(views: Sequence[WorldView]) -> tuple[LivelihoodSpan, ...]:
    """Who holds each part's needs per period; where readings differ the span is undecided."""
    spans: list[LivelihoodSpan] = []
    for need in views[0].tree.needs.values():
        for part in views[0].parts_of(need):
            line: Timeline[tuple[Seating, ...]] = Timeline.combine(
                lambda *seatings: seatings, *different(view.seating(need, part) for view in views)
            )
            for period, held in line.map(_held).segments():
                if held is not None:
                    spans.append(
                        LivelihoodSpan(
                            need.name, part, period, held.seats, held.unseated, held.undecided, held.waiting_for
                        )
                    )
    return tuple(spans)


@dataclass(frozen=True, slots=True)
class _Held:
    """What all readings of a day have in common."""

    seats: tuple[Seat, ...]
    unseated: Fraction
    undecided: bool
    waiting_for: tuple[str, ...]


def _held(seatings: tuple[Seating, ...]) -> _Held | None:
    if not any(seating.needed or seating.doubts for seating in seatings):
        return None
    first = seatings[0]
    differ = any((s.ordinary, s.unseated, s.needed) != (first.ordinary, first.unseated, first.needed) for s in seatings)
    doubtful = any(seating.unseated is None for seating in seatings)
    shared = tuple(seat for seat in first.seats if all(seat in seating.seats for seating in seatings))
    held = sum((seat.share for seat in shared if not seat.last_resort), Fraction(0))
    return _Held(shared, max(Fraction(0), 1 - held), differ or doubtful, first.waiting_for)


def predictability(views: Sequence[WorldView]) -> Predictability:
    """Days on which all readings agree on every chair, of the days on which livelihood is needed in some reading."""
    agreed = days = 0
    for need in views[0].tree.needs_reported_as(NO_LIVELIHOOD):
        for part in views[0].parts_of(need):
            same: Timeline[bool | None] = Timeline.combine(
                _same_chairs, *different(view.seating(need, part) for view in views)
            )
            agreed += same.count(lambda value: value is True)
            days += same.count(lambda value: value is not None)
    return Predictability(agreed, days)


def _same_chairs(*seatings: Seating) -> bool | None:
    """Whether every reading seats her alike; None when she needs nothing."""
    if not any(seating.needed for seating in seatings):
        return None
    return all(seating.seats == seatings[0].seats for seating in seatings)


def merged_outcomes(views: Sequence[WorldView]) -> tuple[OutcomeSpan, ...]:
    """The value over time of every derived concept, capacity test, duty and remembered state, over all readings.

    What is no, nothing or dormant on every day is left out: of a whole law that is most of it.
    """
    tree, plan = views[0].tree, views[0].plan
    givers = _givers(tree)
    spans: list[OutcomeSpan] = []
    for signal in sorted(plan.signals):
        if not _reported(tree, signal):
            continue
        line: Timeline[Value] = Timeline.combine(agreed, *different(view.line(signal) for view in views))
        if signal.name not in tree.tests and all(_idle(value) for value in line.values):
            continue
        for period, value in line.segments():
            rules = givers.get(signal.name, [])
            actor, ids = _decider(tree, signal, rules), _rules_behind(tree, signal, rules)
            status = outcome(value)
            spans.append(OutcomeSpan(signal.name, signal.kind.value, actor, signal.part, period, value, status, ids))
    return tuple(spans)


def _idle(value: Value) -> bool:
    return not isinstance(value, Unknown) and (not value or value == DutyState.DORMANT.value)


def agreed(*values: Value) -> Value:
    """The value that all readings share; where they differ it needs assessment."""
    if all(type(value) is type(values[0]) and value == values[0] for value in values):
        return values[0]
    return Unknown.because(Ignorance.ASSESSMENT, "läsningen")


def _reported(tree: RuleTree, signal: Signal) -> bool:
    """Every derived value, but not what changes from day to day by counting."""
    if signal.kind is SignalKind.DUTY:
        return True
    if signal.kind is not SignalKind.CONCEPT:
        return False
    if signal.name in tree.memory:
        return not isinstance(tree.memory[signal.name].recollection, (Counter, Window, DaysSince))
    concept = tree.concepts.get(signal.name)
    return signal.name in tree.tests or (concept is not None and concept.kind is ConceptKind.DERIVED)


def _decider(tree: RuleTree, signal: Signal, givers: Sequence[Rule]) -> str:
    if signal.kind is SignalKind.DUTY:
        return tree.duties[signal.name].bearer
    if signal.name in tree.tests:
        return tree.tests[signal.name].decided_by
    return next((rule.actor for rule in givers), "")


def _rules_behind(tree: RuleTree, signal: Signal, givers: Sequence[Rule]) -> tuple[str, ...]:
    if signal.kind is SignalKind.DUTY:
        return (signal.name,)
    if signal.name in tree.memory:
        return (tree.memory[signal.name].citation.id,)
    return tuple(rule.id for rule in givers)


def _givers(tree: RuleTree) -> dict[str, list[Rule]]:
    """The rules that give each concept a value or open each capacity test, in declared order."""
    found: dict[str, list[Rule]] = {}
    for rule in tree.rules.values():
        names = {c.concept for variant in rule.variants for c in variant.gives}
        names |= {variant.opens.capacity_test for variant in rule.variants if variant.opens is not None}
        for name in sorted(names):
            found.setdefault(name, []).append(rule)
    return found
