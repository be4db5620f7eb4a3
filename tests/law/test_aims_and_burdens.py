"""Aims, links between actors and what a law costs her, as the encoded law has them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gapcheck.check import run_case
from gapcheck.model.burden import Burden
from gapcheck.model.duty_chart import DutyChart
from gapcheck.model.tree import INSURED, RuleTree
from gapcheck.verbs.cases import find_case, open_case
from gapcheck.verbs.duties import duty_chart

SCENARIOS = Path(__file__).parents[2] / "scenarios"


def chart_of(name: str, tree: RuleTree) -> DutyChart:
    return duty_chart(tree, open_case(find_case(name, SCENARIOS), tree, SCENARIOS))


def burden_of(name: str, tree: RuleTree, law_on: date | None = None) -> Burden:
    scenario = open_case(find_case(name, SCENARIOS), tree, SCENARIOS)
    (found,) = run_case(tree, scenario, law_on=law_on, confirm=False).burden
    return found.burden


def test_every_direction_is_where_some_aim_points_and_none_is_of_herself(tree: RuleTree) -> None:
    pointed = {direction for aim in tree.aims.values() for direction in aim.directions}
    assert pointed == set(tree.directions)
    assert [aim.id for aim in tree.aims.values() if INSURED in aim.actors] == []


def test_every_aim_governs_something_that_one_of_its_actors_does(tree: RuleTree) -> None:
    does = [
        *((duty.bearer, duty.citation) for duty in tree.duties.values()),
        *((chair.actor, chair.citation) for chair in tree.chairs.values()),
        *((capability.actor, capability.citation) for capability in tree.capabilities.values()),
    ]
    idle = [aim.id for aim in tree.aims.values() if not any(aim.governs(actor, cited) for actor, cited in does)]
    assert idle == []


def test_the_agency_must_cooperate_with_care_and_employer_but_they_need_not_tell_each_other(tree: RuleTree) -> None:
    pairs = {frozenset((pair.one, pair.other)) for pair in chart_of("anstalld-dag-181", tree).unlinked}
    assert frozenset(("kommunen", "regionen")) in pairs
    assert frozenset(("Försäkringskassan", "regionen")) not in pairs
    assert frozenset(("Försäkringskassan", "kommunen")) not in pairs


def test_agency_and_care_have_no_direction_in_common_for_her_way_back(tree: RuleTree) -> None:
    pulls = chart_of("anstalld-dag-181", tree).directions.pulls
    (pull,) = [p for p in pulls if {p.one.actor, p.other.actor} == {"Försäkringskassan", "regionen"}]
    assert pull.concern.need == "väg tillbaka"
    assert "god hälsa" in {*pull.one.directions, *pull.other.directions}


def test_one_who_is_both_employed_and_unemployed_has_no_day_with_a_common_direction(tree: RuleTree) -> None:
    common = {c.concern.need: c for c in chart_of("halva-tiden-sjuk-halva-arbetslos", tree).directions.common}
    assert (common["väg tillbaka"].shared_days, common["väg tillbaka"].days) == (0, 79)


def test_the_employers_certificate_went_through_her_until_the_act_of_2024(tree: RuleTree) -> None:
    before, after = (
        chart_of(name, tree)
        for name in ("arbetsgivarintyget-hamtar-hon-sjalv", "arbetsgivarens-uppgifter-begar-kassan")
    )
    assert [item.issuers for item in before.handed_over] == [("arbetsgivaren",)]
    assert after.handed_over == ()
    assert "ALF1997-47-2-bifoga" in {row.duty.id for row in before.rows if row.on_her}
    assert "ALF1997-47-2-bifoga" not in {row.duty.id for row in after.rows}


def test_the_same_month_costs_her_one_certificate_less_under_the_act_of_2024(tree: RuleTree) -> None:
    older = burden_of("arbetsgivarintyget-hamtar-hon-sjalv", tree, date(2025, 9, 1))
    newer = burden_of("arbetsgivarintyget-hamtar-hon-sjalv", tree, date(2025, 10, 1))
    assert (older.certificates, newer.certificates) == (1, 0)


@pytest.mark.parametrize(("name", "waiting"), [("beslut-i-tid", 0), ("beslut-som-lakte", 56)])
def test_the_weeks_of_waiting_are_days_without_livelihood(name: str, waiting: int, tree: RuleTree) -> None:
    found = burden_of(name, tree)
    assert (found.waiting_days, found.days_without) == (waiting, waiting)


def test_a_reconsideration_is_a_decision_of_its_own_to_wait_for(tree: RuleTree) -> None:
    assert burden_of("omprovning-bifall-efter-25-veckor", tree).decisions == 2
