"""The inputs of a case: one timeline per concept and part from a scenario's facts, events, assessments and decisions."""

from __future__ import annotations

from datetime import timedelta

from gapcheck.engine import built_in
from gapcheck.engine.plan import Op, Plan, Signal, SignalKind
from gapcheck.engine.pointwise import SILENT
from gapcheck.model.concepts import Concept, ConceptKind, NoDefault, SameAs
from gapcheck.model.part_names import with_part
from gapcheck.model.period import Period
from gapcheck.model.scenario import Part, Scenario
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Ignorance, Unknown, Value

WAITING: Value = None
"""A decision that is asked for but not yet given: nothing in hand, and nothing refused."""


def case_inputs(plan: Plan, tree: RuleTree, scenario: Scenario) -> dict[Signal, Timeline[Value]]:
    """A timeline for every input instruction of the plan; undecided assessments are Unknown."""
    return {
        instruction.data: input_line(tree, scenario, instruction.data)
        for instruction in plan.instructions
        if instruction.op is Op.INPUT and isinstance(instruction.data, Signal)
    }


def input_line(tree: RuleTree, scenario: Scenario, signal: Signal) -> Timeline[Value]:
    """The value of one input on every day of the case."""
    if signal.kind is SignalKind.DECISION:
        return _decisions(scenario, signal)
    if signal.kind is SignalKind.GIVEN:
        return _given(scenario, signal)
    part = next((part for part in scenario.parts if part.id == signal.part), None)
    return _concept_input(tree, scenario, signal, part)


def open_name(signal: Signal) -> str:
    """The name an undecided assessment goes under, with its part where it has one."""
    return with_part(signal.name, signal.part)


def _concept_input(tree: RuleTree, scenario: Scenario, signal: Signal, part: Part | None) -> Timeline[Value]:
    own = built_in.of_part(signal.name, part, scenario) if part else built_in.of_person(signal.name, scenario)
    if own is not None:
        return own if signal.name == built_in.PART_EXISTS else _within(own, part, scenario)
    concept = tree.concepts[signal.name]
    silent = _silence(concept, signal)
    if concept.kind is ConceptKind.EVENT:
        pieces = [
            (Period.day(e.day), True) for e in scenario.events if e.concept == signal.name and _meant(e.part, signal)
        ]
        return Timeline.of(scenario.period, False, pieces)
    given = [e for e in scenario.entries if e.concept == signal.name and _meant(e.part, signal)]
    # What is said of this very part outranks what is said of every part.
    given.sort(key=lambda entry: bool(entry.part))
    line: Timeline[Value] = Timeline.of(scenario.period, silent, [(entry.period, entry.value) for entry in given])
    return _within(line, part, scenario)


def _meant(part: str, signal: Signal) -> bool:
    return not part or part == signal.part


def _within(line: Timeline[Value], part: Part | None, scenario: Scenario) -> Timeline[Value]:
    """Nothing is said of a part on days when it does not exist."""
    if part is None:
        return line
    period = built_in.part_period(part, scenario)
    if period is None:
        return Timeline.constant(scenario.period, None)
    if period.first > scenario.period.first:
        line = line.override(Period(scenario.period.first, period.first - timedelta(days=1)), None)
    if period.last < scenario.period.last:
        line = line.override(Period(period.last + timedelta(days=1), scenario.period.last), None)
    return line


def _silence(concept: Concept, signal: Signal) -> Value:
    if isinstance(concept.default, SameAs):
        return SILENT
    if concept.default is not NoDefault.MISSING:
        return concept.default
    match concept.kind:
        case ConceptKind.ASSESSMENT:
            return Unknown.because(Ignorance.ASSESSMENT, open_name(signal))
        case ConceptKind.FORECAST | ConceptKind.EVENT | ConceptKind.DECISION:
            return None
        case _:
            return Unknown.because(Ignorance.FACT, open_name(signal))


def _decisions(scenario: Scenario, signal: Signal) -> Timeline[Value]:
    """The decision in hand each day: silent where none covers the day, waiting until the day one was given."""
    line: Timeline[Value] = Timeline.constant(scenario.period, SILENT)
    for decision in sorted(scenario.decisions, key=lambda d: d.given):
        if decision.benefit != signal.name:
            continue
        before = (
            Period(decision.period.first, min(decision.period.last, decision.given - timedelta(days=1)))
            if (decision.given > decision.period.first)
            else None
        )
        if before is not None:
            line = Timeline.combine(
                lambda old, here: WAITING if here and old == SILENT else old,
                line,
                Timeline.of(scenario.period, False, [(before, True)]),
            )
        if decision.given <= decision.period.last:
            known = Period(max(decision.period.first, decision.given), decision.period.last)
            line = line.override(known, decision.granted)
    return line


def _given(scenario: Scenario, signal: Signal) -> Timeline[Value]:
    """Whether a decision on the benefit is given on the day."""
    days = [(Period.day(d.given), True) for d in scenario.decisions if d.benefit == signal.name]
    return Timeline.of(scenario.period, False, days)
