"""Boundary rows: each rule's limits tried on one day with just the facts that the row names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from gapcheck.engine.built_in import KIND_OF_PART
from gapcheck.engine.case_facts import case_inputs
from gapcheck.engine.lowering import lower
from gapcheck.engine.plan import Plan, Signal, SignalKind
from gapcheck.engine.reference import Case, Evaluation, evaluate
from gapcheck.engine.restricting import restricted
from gapcheck.model.boundary import Boundary
from gapcheck.model.checked import Deviation
from gapcheck.model.duties import DutyState
from gapcheck.model.period import Period
from gapcheck.model.scenario import Expectation, Part, Scenario
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Value
from gapcheck.outcome.asserted_words import expected_words, value_words

PART = "del"
BORN = date(1980, 1, 1)


def boundary_deviations(tree: RuleTree) -> tuple[Deviation, ...]:
    """Every boundary row that does not come out as it says, in the order of the rule files."""
    if not tree.boundaries:
        return ()
    plan = lower(tree, (PART,))
    return tuple(deviation for boundary in tree.boundaries for deviation in _tried(tree, plan, boundary))


def _tried(tree: RuleTree, plan: Plan, boundary: Boundary) -> Iterator[Deviation]:
    asked = {*_about_the_rule(tree, plan, boundary), *(s for e in boundary.expected for s in _about(plan, e.concept))}
    evaluation = _evaluated(tree, plan, boundary, asked)
    about = f"{boundary.rule} {boundary.day}"
    if boundary.applies is not None:
        actual = _applies(tree, evaluation, boundary)
        wanted = value_words(boundary.applies)
        if actual != wanted:
            yield Deviation(Text(f"gränsfall {about}", f"boundary {about}"), boundary.place, wanted, actual)
    for expected in boundary.expected:
        actual = _shown(evaluation, SignalKind.CONCEPT, expected.concept, boundary.day)
        wanted = expected_words(expected.value, expected.undecided)
        if actual != wanted:
            where = Text(f"gränsfall {about}: {expected.concept}", f"boundary {about}: {expected.concept}")
            yield Deviation(where, boundary.place, wanted, actual)


def _applies(tree: RuleTree, evaluation: Evaluation, boundary: Boundary) -> str:
    """Whether the rule is active, the chair open by law, the duty no longer dormant or the exclusion forbids the answers."""
    state = _shown(evaluation, _kind(tree, boundary.rule), boundary.rule, boundary.day)
    if boundary.rule in tree.exclusions:
        answers = tree.exclusions[boundary.rule].assessments
        shown = ((_shown(evaluation, SignalKind.CONCEPT, name, boundary.day), value) for name, value in answers)
        return state if all(actual == value_words(value) for actual, value in shown) else value_words(False)
    return value_words(state != DutyState.DORMANT.value) if boundary.rule in tree.duties else state


def _kind(tree: RuleTree, id: str) -> SignalKind:
    if id in tree.duties:
        return SignalKind.DUTY
    if id in tree.exclusions:
        return SignalKind.EXCLUSION
    return SignalKind.CHAIR_OPEN if id in tree.chairs else SignalKind.RULE


def _about_the_rule(tree: RuleTree, plan: Plan, boundary: Boundary) -> list[Signal]:
    if boundary.applies is None:
        return []
    exclusion = tree.exclusions.get(boundary.rule)
    answers = [signal for name, _ in exclusion.assessments for signal in _about(plan, name)] if exclusion else []
    return [*_about(plan, boundary.rule, _kind(tree, boundary.rule)), *answers]


def _about(plan: Plan, name: str, kind: SignalKind = SignalKind.CONCEPT) -> list[Signal]:
    """The signal of the name for the part, or for the person; none where nothing has the name."""
    named = (Signal(kind, name, part) for part in (PART, ""))
    return [signal for signal in named if signal in plan.signals][:1]


def _evaluated(tree: RuleTree, plan: Plan, boundary: Boundary, asked: set[Signal]) -> Evaluation:
    facts = dict(boundary.facts)
    scenario = _one_day(boundary.day, str(facts.get(KIND_OF_PART, "anställning")))
    given: dict[Signal, Timeline[Value]] = {}
    for concept, value in boundary.facts:
        part = PART if tree.per_part(concept) else ""
        given[Signal(SignalKind.CONCEPT, concept, part)] = Timeline.constant(scenario.period, value)
    part_of_plan = restricted(plan, asked, given.keys())
    case = Case(scenario.period, case_inputs(part_of_plan, tree, scenario), {}, None, given)
    return evaluate(part_of_plan, case)


def _one_day(day: date, kind: str) -> Scenario:
    """A person of whom nothing is known but one whole part of working time on one day."""
    part = Part(PART, kind, "arbetsgivaren", Fraction(1), None, None, None, None)
    nothing = Expectation(None, None)
    return Scenario("", "", "", "", Period.day(day), BORN, (part,), (), (), (), (), nothing, "", "")


def _shown(evaluation: Evaluation, kind: SignalKind, name: str, day: date) -> str:
    for signal in _about(evaluation.plan, name, kind):
        return value_words(evaluation.line(signal).at(day))
    return "saknas i planen"
