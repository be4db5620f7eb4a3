"""Where a fact of a case stands: its line in the scenario, the reading that chose it, or the assumption it is."""

from __future__ import annotations

from datetime import date

from gapcheck.engine import built_in
from gapcheck.engine.case_facts import open_name
from gapcheck.engine.naming import signal_name
from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.model.explanation import Explanation, NodeKind
from gapcheck.model.labels import IGNORANCE
from gapcheck.model.readings import Reading
from gapcheck.model.scenario import Scenario
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Ignorance


def fact_node(
    tree: RuleTree, scenario: Scenario, reading: Reading, signal: Signal, day: date, value: Text
) -> Explanation:
    """The leaf that an input is: its value with where the case says so, or that the case does not say."""
    what = signal_name(tree, signal)
    kind = NodeKind.DECISION if signal.kind is SignalKind.DECISION else NodeKind.FACT
    concept = tree.concepts.get(signal.name)
    asked = any(choice.occasion.name == open_name(signal) for choice in reading)
    if asked and value != IGNORANCE[Ignorance.ASSESSMENT] and not place_of(scenario, signal, day):
        actor = concept.assessed_by if concept else ""
        chosen = Text(
            f"{value.sv}, i den här läsningen (bedöms av {actor})", f"{value.en}, in this reading ({actor} decides)"
        )
        return Explanation(kind, what, chosen)
    place = place_of(scenario, signal, day)
    if not place and signal.name in built_in.NAMES:
        place = scenario.file
    return Explanation(kind, what, value, place=place, assumed=not place)


def place_of(scenario: Scenario, signal: Signal, day: date) -> str:
    """Where the case says what an input is on a day ("file:line"); empty where it does not."""
    if signal.kind is SignalKind.DECISION:
        decided = [d for d in scenario.decisions if d.benefit == signal.name and day in d.period]
        return decided[-1].place if decided else ""
    given = [
        e for e in scenario.entries
        if e.concept == signal.name and (not e.part or e.part == signal.part) and day in e.period
    ]  # fmt: skip
    # What is said of this very part outranks what is said of every part.
    given.sort(key=lambda entry: bool(entry.part))
    if given:
        return given[-1].place
    events = [
        e for e in scenario.events
        if e.concept == signal.name and (not e.part or e.part == signal.part) and e.day == day
    ]  # fmt: skip
    return events[-1].place if events else ""
