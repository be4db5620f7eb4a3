"""What a case did not say and the run took for granted: defaults, history before the case, and decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gapcheck.detectors.wording import english_name
from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.engine.view import WorldView
from gapcheck.model.concepts import Concept, ConceptKind, NoDefault, SameAs
from gapcheck.model.labels import assumed_text, value_text
from gapcheck.model.memory import HeldValue
from gapcheck.model.result import Assumption
from gapcheck.model.scenario import Scenario
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree

_SPOKEN = (ConceptKind.FACT, ConceptKind.ASSESSMENT, ConceptKind.FORECAST)


def assumptions(tree: RuleTree, scenario: Scenario, views: Sequence[WorldView]) -> tuple[Assumption, ...]:
    """What the user assumed, declared defaults for silence, history taken from the first day, and decisions that follow the law."""
    found = [
        *_of_user(tree, scenario),
        *_defaults(tree, scenario, views),
        *_histories(tree, scenario),
        *_decisions(tree, scenario),
    ]
    return tuple(found)


def _of_user(tree: RuleTree, scenario: Scenario) -> Iterator[Assumption]:
    for entry in scenario.assumed:
        yield Assumption(entry.concept, entry.part, assumed_text(tree, entry), by_user=True)


def _defaults(tree: RuleTree, scenario: Scenario, views: Sequence[WorldView]) -> Iterator[Assumption]:
    """Defaults for silence that some answer rests on in some reading."""
    silent = frozenset(signal for signal in views[0].plan.signals if _is_default(tree, scenario, signal))
    for signal, decides in views[0].assumptions_that_matter(silent).items():
        yield Assumption(signal.name, signal.part, _default_text(tree, tree.concepts[signal.name]), decides)


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
