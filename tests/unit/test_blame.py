"""Chains of whose an outcome is: from a refusal over each actor's finding down to a fact, an assessment, a clock or a wording."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from gapcheck.check import Plans, read_case
from gapcheck.engine.blame import Blame
from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.engine.view import WorldView
from gapcheck.model.blame import Link, LinkKind
from gapcheck.model.concepts import Remedy
from gapcheck.model.scenario import Decision, Scenario
from gapcheck.model.terms import All
from gapcheck.model.tree import RuleTree
from gapcheck.reporting.blame import chains
from gapcheck.reporting.citing import Sources
from gapcheck.reporting.layout import Page
from gapcheck.verbs.cases import find_case, open_case
from tests.builders import SICKNESS, UNREASONABLE, case, tiny_tree, yes

SCENARIOS = Path(__file__).resolve().parents[2] / "scenarios"
DAY_90, DAY_91 = date(2025, 3, 31), date(2025, 4, 1)
ENDS = {
    LinkKind.ASSESSMENT,
    LinkKind.DECISION,
    LinkKind.FACT,
    LinkKind.CLOCK,
    LinkKind.LAW,
    LinkKind.STATE,
    LinkKind.NOBODY,
}


def view(scenario: Scenario | None = None, tree: RuleTree | None = None) -> WorldView:
    tree = tree or tiny_tree()
    return read_case(tree, scenario or case(), None, Plans(tree)).views[0]


def seat(chair: str) -> Signal:
    return Signal(SignalKind.SEAT, chair, "tjänst")


def test_a_refusal_rests_on_a_verdict_that_rests_on_an_assessment_with_its_remedy() -> None:
    head = Blame(view(), DAY_91).refusal(seat("PL-4-1"))
    assert head is not None
    assert (head.kind, head.actor.en, head.citations) == (LinkKind.REFUSAL, "the agency", ("PL-4-1",))
    [verdict] = head.rests_on
    assert (verdict.kind, verdict.actor.sv, verdict.citations) == (LinkKind.VERDICT, "kassan", ("PL-2-2",))
    assert verdict.support is not None
    assert verdict.support.evidence == "läkarintyg"
    assessed = verdict.rests_on[0]
    assert assessed.kind is LinkKind.ASSESSMENT
    assert assessed.found.sv.startswith(f"{UNREASONABLE} (tjänst): nej")
    assert assessed.place == "fall.yaml:11:5"
    assert assessed.support is not None
    assert assessed.support.remedy == Remedy("omprövning", "två månader", "9 kap. 1 § PL")
    assert verdict.one_is_enough


def test_what_holds_has_no_chain() -> None:
    assert Blame(view(), DAY_90).refusal(seat("PL-4-1")) is None


def test_a_decision_of_an_actor_ends_the_chain_with_how_it_is_challenged() -> None:
    refused = Decision("sjukpenning", False, case().period, case().period.first, "kassan", place="fall.yaml:20")
    head = Blame(view(case(decisions=(refused,))), DAY_90).refusal(seat("PL-4-1"))
    assert head is not None
    [decision] = head.rests_on
    assert (decision.kind, decision.actor.sv, decision.place) == (LinkKind.DECISION, "kassan", "fall.yaml:20")
    assert decision.support is not None
    assert decision.support.remedy == Remedy("omprövning", "två månader", "9 kap. 1 § PL")


def test_the_chain_crosses_from_one_actor_to_another() -> None:
    head = Blame(view(), DAY_91).refusal(seat("PL-4-2"))
    assert head is not None
    links = list(head.walk())
    assert links[0].actor.sv == "a-kassan"
    assert {link.kind for link in links if not link.rests_on} <= ENDS


def test_a_duty_is_told_with_who_sees_to_it_and_that_nobody_can_intervene() -> None:
    tree = tiny_tree()
    head = Blame(view(), DAY_91).of_duty(tree.duties["PL-5-1"], "tjänst")
    assert head.actor.sv == "kommunen"
    assert [(link.kind, link.actor.sv) for link in head.rests_on] == [
        (LinkKind.RULE, "kassan"),
        (LinkKind.NOBODY, "ingen"),
    ]
    assert "PL 2 kap." in head.rests_on[1].found.sv


def test_a_verdict_can_be_asked_about_by_itself() -> None:
    verdict = Blame(view(), DAY_91).of_verdict(SICKNESS, "tjänst")
    assert verdict.kind is LinkKind.VERDICT
    assert verdict.rests_on


def test_two_different_remedies_are_not_taken_for_one() -> None:
    tree = tiny_tree()
    other = replace(
        tree.concepts[UNREASONABLE], name="skäligt", remedy=Remedy("överklagande", "tre veckor", "9 kap. 2 § PL")
    )
    rule = tree.rules["PL-2-4"]
    both = replace(
        rule, variants=tuple(replace(v, condition=All((v.condition, yes("skäligt")))) for v in rule.variants)
    )
    wider = replace(tree, concepts={**tree.concepts, "skäligt": replace(other, subject=tree.concepts["sjuk"].subject)},
                    rules={**tree.rules, "PL-2-4": both})  # fmt: skip
    refused = Decision("sjukpenning", False, case().period, case().period.first, "kassan")
    head = Blame(view(case(decisions=(refused,)), wider), DAY_90).refusal(seat("PL-4-1"))
    assert head is not None
    assert head.rests_on[0].support is not None
    assert head.rests_on[0].support.remedy is None


REAL = ["anstalld-dag-181", "halva-tiden-sjuk-halva-arbetslos", "beslut-som-lakte", "plan-for-atergang-saknas"]


@pytest.mark.parametrize("name", REAL)
def test_every_refusal_of_a_real_case_has_a_chain_that_ends(name: str, tree: RuleTree) -> None:
    scenario = open_case(find_case(name, SCENARIOS), tree, SCENARIOS)
    found = read_case(tree, scenario, None, Plans(tree)).views[0]
    day = scenario.period.last
    blame, sources, told = Blame(found, day), Sources(tree), 0
    for signal in sorted(found.plan.signals):
        if signal.kind not in (SignalKind.SEAT, SignalKind.DUTY):
            continue
        head = blame.refusal(signal)
        if head is None:
            continue
        told += 1
        assert head.actor.sv
        assert all(
            link.kind in ENDS or link.rests_on or link.kind is LinkKind.VERDICT
            for link in head.walk()
            if link is not head
        )
        for lang in ("sv", "en"):
            page = Page(lang, 80)
            chains(page, sources, [head], day)
            assert max(len(line) for line in page.text().splitlines()) <= 80
    assert told > 10


def depth(link: Link) -> int:
    return 1 + max((depth(below) for below in link.rests_on), default=0)


def test_the_chain_of_day_181_goes_through_two_judgements(tree: RuleTree) -> None:
    scenario = open_case(find_case("anstalld-dag-181", SCENARIOS), tree, SCENARIOS)
    found = read_case(tree, scenario, None, Plans(tree)).views[0]
    head = Blame(found, date(2026, 5, 2)).refusal(seat("STOL-SJUKPENNING"))
    assert head is not None
    assert depth(head) == 3
    kinds = [link.kind for link in head.walk()]
    assert kinds[:3] == [LinkKind.REFUSAL, LinkKind.VERDICT, LinkKind.ASSESSMENT]
