"""Knows that random rule sets on random cases mean one thing: to the plan, to durable-rules and rule by rule.

By default some thousands of examples; GAPCHECK_HYPOTHESIS=long tries twenty times as many.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gapcheck.engine.case_facts import case_inputs
from gapcheck.engine.durable import UNAVAILABLE, Confirmer, available
from gapcheck.engine.lowering import lower
from gapcheck.engine.plan import Plan, SignalKind
from gapcheck.engine.reference import Case, evaluate
from gapcheck.engine.worlds import explore
from gapcheck.model.concepts import ConceptKind
from gapcheck.model.period import Period
from gapcheck.model.scenario import Scenario
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Unknown, Value
from gapcheck.model.wordings import Citation, WordingStatus
from tests.engines.day_loop import UNSURE
from tests.engines.described import described
from tests.engines.random_plans import ORIGIN, examples
from tests.engines.random_rule_sets import trees
from tests.engines.random_scenarios import scenarios, with_more_said
from tests.engines.rule_by_rule import Answers
from tests.engines.ways import ANY

OUTPUTS = (SignalKind.SEAT, SignalKind.NEED, SignalKind.DUTY)
LAW_DAYS = st.sampled_from([None, None, None, ORIGIN + timedelta(days=10)])
MOST_BRUTE = 64


def tries(number: int) -> settings:
    return settings(max_examples=examples(number), deadline=None, suppress_health_check=list(HealthCheck))


@dataclass(frozen=True, slots=True)
class Posed:
    """A rule set, a case, and what is needed to evaluate the one on the other."""

    tree: RuleTree
    scenario: Scenario
    plan: Plan
    case: Case

    def _repr_pretty_(self, printer: Any, _: bool) -> None:
        """Hypothesis prints the smallest case by this, in a page instead of a book."""
        printer.text(described(self.tree, self.scenario, self.case.law_on))


def posed(tree: RuleTree, scenario: Scenario, law_on: date | None = None) -> Posed:
    plan = lower(tree, (part.id for part in scenario.parts))
    inputs = case_inputs(plan, tree, scenario)
    return Posed(tree, scenario, plan, Case(scenario.period, inputs, dict(scenario.opening), law_on))


@st.composite
def rule_sets_and_cases(
    draw: st.DrawFn, *, recurrent: bool, assessments: int = 2, most_days: int = 30, occasions: bool = False
) -> Posed:
    tree = draw(trees(recurrent=recurrent, assessments=assessments, occasions=occasions))
    scenario = draw(scenarios(tree, most_days=most_days, silence=draw(st.sampled_from([1, 3, 5]))))
    if occasions:
        left = draw(
            st.sets(st.sampled_from([c.name for c in tree.concepts.values() if c.kind is ConceptKind.ASSESSMENT]))
        )
        scenario = replace(scenario, entries=tuple(entry for entry in scenario.entries if entry.concept not in left))
    return posed(tree, scenario, draw(LAW_DAYS))


@pytest.mark.skipif(not available(), reason=f"durable-rules {UNAVAILABLE.en}")
@tries(1500)
@given(rule_sets_and_cases(recurrent=True))
def test_durable_rules_infers_what_the_reference_computes_in_every_reading(drawn: Posed) -> None:
    evaluations = [world.evaluation for world in explore(drawn.plan, drawn.tree, drawn.case).worlds]
    with Confirmer() as confirmer:
        found = confirmer.confirm_each(drawn.plan, drawn.case, evaluations)
    assert [confirmation.disagreements for confirmation in found] == [()] * len(evaluations)


@tries(2500)
@given(rule_sets_and_cases(recurrent=False))
def test_the_plan_says_of_every_name_what_its_rules_say_day_by_day(drawn: Posed) -> None:
    answers = Answers(drawn.tree, drawn.scenario, drawn.case.law_on)
    evaluation = evaluate(drawn.plan, drawn.case)
    for signal in drawn.plan.signals:
        if signal.kind is SignalKind.DECISION:
            continue
        for day, said in zip(answers.days, answers.of(signal), strict=True):
            computed = evaluation.line(signal).at(day)
            assert agree(said, computed), (signal, day, said, computed)


def agree(said: Value, computed: Value) -> bool:
    """Whether both know the same, or neither knows for the same sort of reason (memory keeps only that it doubts)."""
    if not isinstance(said, Unknown):
        return not isinstance(computed, Unknown) and said == computed
    if said.causes & ANY.causes:
        return True
    if not isinstance(computed, Unknown):
        return False
    return bool(said.causes & UNSURE.causes) or said.ignorance is computed.ignorance


@tries(1500)
@given(st.data(), rule_sets_and_cases(recurrent=True))
def test_knowing_more_of_a_case_or_its_law_never_changes_what_was_known(data: st.DataObject, before: Posed) -> None:
    unsaid: dict[tuple[str, str], list[Period]] = {
        (signal.name, signal.part): [period for period, value in line.segments() if isinstance(value, Unknown)]
        for signal, line in before.case.inputs.items()
        if signal.kind is SignalKind.CONCEPT
    }
    scenario = with_more_said(data.draw, before.scenario, unsaid, before.tree)
    tree = with_more_read(data, before.tree)
    after = posed(tree, scenario, before.case.law_on)
    then, now = evaluate(before.plan, before.case), evaluate(after.plan, after.case)
    for signal in before.plan.signals.keys() & after.plan.signals.keys():
        first, second = then.line(signal), now.line(signal)
        for day in sorted({*first.starts, *second.starts}):
            answered, later = first.at_ordinal(day), second.at_ordinal(day)
            assert isinstance(answered, Unknown) or answered == later, (signal, day, answered, later)


def with_more_read(data: st.DataObject, tree: RuleTree) -> RuleTree:
    """The same rules where some wordings that were missing have been read, and some are known to be older."""

    def read(citation: Citation) -> Citation:
        wordings = [
            replace(w, status=WordingStatus.READ)
            if w.status is WordingStatus.MISSING and data.draw(st.booleans())
            else w
            for w in citation.wordings
        ]
        if wordings and wordings[0].first is not None and data.draw(st.booleans()):
            wordings[0] = replace(wordings[0], first=None)
        return replace(citation, wordings=tuple(wordings))

    return replace(
        tree,
        rules={id: replace(rule, citation=read(rule.citation)) for id, rule in tree.rules.items()},
        chairs={id: replace(chair, citation=read(chair.citation)) for id, chair in tree.chairs.items()},
        duties={id: replace(duty, citation=read(duty.citation)) for id, duty in tree.duties.items()},
    )
