"""What a case did not say and what a run did not check: assumptions, unread law, unknown values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from gapcheck.detectors.catalogue import NOT_YET
from gapcheck.detectors.wording import english_name
from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.engine.view import WorldView
from gapcheck.model.concepts import Concept, ConceptKind, NoDefault, SameAs
from gapcheck.model.labels import value_text
from gapcheck.model.memory import HeldValue
from gapcheck.model.period import Period
from gapcheck.model.result import Assumption, NotChecked
from gapcheck.model.scenario import Scenario
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Ignorance, Unknown
from gapcheck.model.wordings import Citation, WordingStatus

_SPOKEN = (ConceptKind.FACT, ConceptKind.ASSESSMENT, ConceptKind.FORECAST)


def assumptions(tree: RuleTree, scenario: Scenario, views: Sequence[WorldView]) -> tuple[Assumption, ...]:
    """Declared defaults used for silence, history taken from the first day, and decisions taken to follow the law."""
    found = [*_defaults(tree, scenario, views[0]), *_histories(tree, scenario), *_decisions(tree, scenario)]
    return tuple(found)


def _defaults(tree: RuleTree, scenario: Scenario, view: WorldView) -> Iterator[Assumption]:
    """Defaults for silence that some answer rests on."""
    silent = frozenset(signal for signal in view.plan.signals if _is_default(tree, scenario, signal))
    for signal in sorted(view.assumptions_that_matter(silent)):
        yield Assumption(signal.name, signal.part, _default_text(tree, tree.concepts[signal.name]))


def _is_default(tree: RuleTree, scenario: Scenario, signal: Signal) -> bool:
    concept = tree.concepts.get(signal.name)
    return (
        signal.kind is SignalKind.CONCEPT
        and concept is not None
        and concept.kind in _SPOKEN
        and concept.default is not NoDefault.MISSING
        and not _mentioned(scenario, signal)
    )


def _mentioned(scenario: Scenario, signal: Signal) -> bool:
    return any(e.concept == signal.name and (not e.part or e.part == signal.part) for e in scenario.entries)


def _default_text(tree: RuleTree, concept: Concept) -> Text:
    if isinstance(concept.default, SameAs):
        other = concept.default.concept
        return Text(f"{concept.name}: samma som {other}", f"{concept.english}: the same as {english_name(tree, other)}")
    assert not isinstance(concept.default, NoDefault)
    value = value_text(concept.default, tree)
    return Text(f"{concept.name}: {value.sv}", f"{concept.english}: {value.en}")


def _histories(tree: RuleTree, scenario: Scenario) -> Iterator[Assumption]:
    given = {name for name, _ in scenario.opening}
    untold = [memory for memory in tree.memory.values() if memory.name not in given]
    held = [memory for memory in untold if isinstance(memory.recollection, HeldValue)]
    for memory in held:
        yield Assumption(
            memory.name,
            "",
            Text(
                f"{memory.name}: före fallet det som den första dagens förhållanden ger",
                f"{memory.english}: before the case what the first day's circumstances give",
            ),
        )
    if len(untold) > len(held):
        yield Assumption(
            "historia",
            "",
            Text(
                "ingen historia före fallet: räknare, tider och tillstånd börjar från noll",
                "no history before the case: counters, clocks and states start from nothing",
            ),
        )


def _decisions(tree: RuleTree, scenario: Scenario) -> Iterator[Assumption]:
    decided = {decision.benefit for decision in scenario.decisions}
    for benefit in dict.fromkeys(chair.decision for chair in tree.chairs.values() if chair.decision):
        if benefit not in decided:
            yield Assumption(
                benefit,
                "",
                Text(
                    f"beslut om {benefit}: följer lagen samma dag",
                    f"decision on {english_name(tree, benefit)}: follows the law the same day",
                ),
            )


def not_checked(
    tree: RuleTree, scenario: Scenario, views: Sequence[WorldView], law_on: date | None
) -> tuple[NotChecked, ...]:
    """Law that is unread or not modelled where it mattered, values that stayed unknown, and what no detector looks for yet."""
    return (
        *_later_than_known(tree, scenario),
        *_fixed_law(law_on),
        *_unread(tree, scenario, views, law_on),
        *_unknown_seats(tree, views),
        NotChecked(
            "koder",
            Text(
                f"fyndkoder utan detektor ännu: {', '.join(NOT_YET)}",
                f"finding codes without a detector yet: {', '.join(NOT_YET)}",
            ),
        ),
    )


def _later_than_known(tree: RuleTree, scenario: Scenario) -> Iterator[NotChecked]:
    if scenario.period.last > tree.known_until:
        yield NotChecked(
            "känt till",
            Text(
                f"rätten är känd till och med {tree.known_until}; senare dagar är räknade som om inget ändrats",
                f"the law is known up to {tree.known_until}; later days are computed as if nothing changed",
            ),
        )
    if scenario.period.first < tree.modelled_from:
        yield NotChecked(
            "modellerat från",
            Text(
                f"reglerna är modellerade från {tree.modelled_from}; tidigare dagar vilar på de lydelser som råkar vara lästa",
                f"the rules are modelled from {tree.modelled_from}; earlier days rest on such wordings as happen to be read",
            ),
        )


def _fixed_law(law_on: date | None) -> Iterator[NotChecked]:
    if law_on is not None:
        yield NotChecked(
            "övergång",
            Text(
                f"hela fallet är prövat enligt lydelserna den {law_on}; övergångsbestämmelser är inte beaktade",
                f"the whole case is judged by the wordings of {law_on}; transitional provisions are ignored",
            ),
        )


def _unread(
    tree: RuleTree, scenario: Scenario, views: Sequence[WorldView], law_on: date | None
) -> Iterator[NotChecked]:
    for citation in _active_citations(tree, views):
        for wording in citation.wordings:
            if wording.status is not WordingStatus.UNREAD or not _in_case(
                wording.first, wording.last, scenario, law_on
            ):
                continue
            yield NotChecked(
                citation.id,
                Text(
                    f"{citation.id}: lydelsen är inte läst; modellerad efter {wording.support}",
                    f"{citation.id}: the wording has not been read; modelled after {wording.support}",
                ),
            )


def _in_case(first: date | None, last: date | None, scenario: Scenario, law_on: date | None) -> bool:
    period = Period(law_on, law_on) if law_on else scenario.period
    return (first is None or first <= period.last) and (last is None or last >= period.first)


def _active_citations(tree: RuleTree, views: Sequence[WorldView]) -> Iterator[Citation]:
    """Citations of rules active on some day in some reading, and of chairs that seat on some day."""
    active: set[str] = set()
    for view in views:
        for signal in view.plan.signals:
            if signal.kind in (SignalKind.RULE, SignalKind.SEAT) and any(
                value and not isinstance(value, Unknown) for value in view.line(signal).values
            ):
                active.add(signal.name)
    for citation in tree.citations():
        if citation.id in active:
            yield citation


def _unknown_seats(tree: RuleTree, views: Sequence[WorldView]) -> Iterator[NotChecked]:
    """Chairs whose answer stayed unknown because a fact is missing or law is not modelled."""
    found: dict[tuple[str, str], list[Period]] = {}
    for view in views:
        for signal in sorted(view.plan.signals):
            if signal.kind is SignalKind.SEAT:
                for period, value in view.line(signal).segments():
                    if isinstance(value, Unknown):
                        found.setdefault((signal.name, _why(value)), []).append(period)
    for (chair, why), periods in sorted(found.items()):
        first, last = min(p.first for p in periods), max(p.last for p in periods)
        benefit = tree.chairs[chair].benefit
        yield NotChecked(
            chair,
            Text(
                f"{benefit} kan inte avgöras {first} till {last}: {why}",
                f"{english_name(tree, benefit)} cannot be decided {first} to {last}: {why}",
            ),
        )


def _why(value: Unknown) -> str:
    words = {
        Ignorance.FACT: "uppgift saknas",
        Ignorance.NOT_MODELLED: "inte modellerat",
        Ignorance.ASSESSMENT: "inte bedömt",
    }
    return ", ".join(f"{words[cause.ignorance]}: {cause.about}" for cause in sorted(value.causes))


def wordings_used(
    tree: RuleTree, scenario: Scenario, views: Sequence[WorldView], law_on: date | None
) -> tuple[str, ...]:
    """The wordings that governed a rule active in the case: "id, act" each, sorted."""
    used: set[str] = set()
    for citation in _active_citations(tree, views):
        for wording in citation.wordings:
            if wording.status is not WordingStatus.ABSENT and _in_case(wording.first, wording.last, scenario, law_on):
                used.add(f"{citation.id}, {wording.act or citation.source or 'grundlydelsen'}")
    return tuple(sorted(used))
