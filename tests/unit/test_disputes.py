"""Disputed days: which assessments decide on which days, who makes them, and what can be done; in words and as JSON."""

from __future__ import annotations

import json
from dataclasses import replace

from jsonschema import Draft202012Validator

from gapcheck.check import run_case
from gapcheck.model.findings import Finding
from gapcheck.model.readings import Dispute
from gapcheck.model.result import Result
from gapcheck.model.scenario import Scenario
from gapcheck.model.tree import RuleTree
from gapcheck.reporting.console import report
from gapcheck.reporting.json_result import to_json
from tests.unit.assessed_trees import ALWAYS, HINDER, NOTE, A, All, AnyOf, B, case, day, renewed, said, tree, yes
from tests.unit.test_json_result import SCHEMA


def run(rules: RuleTree, scenario: Scenario) -> Result:
    return run_case(rules, scenario, confirm=False)


def told(dispute: Dispute) -> tuple[int, int, list[str]]:
    first = (dispute.period.first - day(1)).days + 1
    return first, first + dispute.period.days - 1, [occasion.assessment[0] for occasion in dispute.deciding]


def of_code(result: Result, code: str) -> list[Finding]:
    return [finding for finding in result.findings if finding.code == code]


def test_each_disputed_stretch_names_the_assessments_that_decide_it() -> None:
    rules = tree(AnyOf((All((yes(A), yes(HINDER))), yes(B))), {B: (renewed(event=NOTE),)})
    result = run(rules, case(said(HINDER, True, 5, 9), said(B, False, 1, 4), said(B, True, 10, 19), notes=(25,)))
    assert [told(dispute) for dispute in result.disputes] == [(5, 9, ["a", "b"]), (20, 24, ["b"]), (25, 30, ["b"])]
    assert (result.predictability.agreed_days, result.predictability.days) == (14, 30)


def test_an_outcome_that_depends_on_a_reading_is_told_for_each_occasion() -> None:
    found = of_code(run(tree(yes(A), {A: (renewed(event=NOTE),)}), case(notes=(10,))), "O301")
    assert [(finding.period.first, finding.period.last) for finding in found] == [(day(1), day(9)), (day(10), day(30))]
    assert f"gjord för tiden från {day(10)} av kassan" in found[1].summary.sv
    assert "Rättsmedel: omprövning, två månader (9 kap. 1 § PL); svar: ingen bestämd tid." in found[1].summary.sv


def test_a_finding_holds_in_readings_told_by_the_occasions_that_decide_it() -> None:
    gaps = of_code(run(tree(yes(A), {A: (renewed(event=NOTE),)}), case(notes=(10,))), "G201")
    assert [(gap.period.first, gap.period.last) for gap in gaps] == [
        (day(1), day(9)), (day(1), day(30)), (day(10), day(30)),
    ]  # fmt: skip
    assert [[str(choice) for choice in gaps[1].readings[0]]] == [
        [f"{A} från {day(1)} = nej", f"{A} från {day(10)} = nej"],
    ]  # fmt: skip


def test_answers_that_only_together_can_change_are_told_together() -> None:
    # The exclusions leave only both or neither: no answer can change alone.
    same = (({A: True, B: False}, ALWAYS), ({A: False, B: True}, ALWAYS))
    result = run(tree(All((yes(A), yes(B))), exclusions=same), case())
    assert [told(dispute) for dispute in result.disputes] == [(1, 30, ["a"])]
    assert [finding.concept for finding in of_code(result, "O301")] == [A]


def test_the_report_tells_who_decides_on_disputed_days_and_what_was_left_out() -> None:
    rules = tree(AnyOf((yes(A), yes(B))), exclusions=(({A: False, B: False}, yes(HINDER)),))
    result = run(rules, case(said(HINDER, True, 10, 12), said(B, False, 20)))
    text = " ".join(report(result, "sv", 200).split())
    assert "Alla läsningar ger samma stolar" in text
    assert f"a är skäligt från {day(1)}: görs av kassan; underlag: intyg. Rättsmedel: omprövning" in text
    assert (
        f"Inte prövat: {A} från {day(1)} = nej; {B} från {day(1)} = nej går inte ihop (2 kap. 7 § första stycket PL)"
        in text
    )
    english = " ".join(report(result, "en", 200).split())
    assert (
        f"a är skäligt in English from {day(1)}: made by the agency; evidence: intyg. Remedy: reconsideration"
        in english
    )
    assert "cannot stand together" in english


def test_a_case_with_one_reading_says_nothing_of_assessments() -> None:
    assert "Vad som hänger på bedömningar" not in report(run(tree(yes(A)), case(said(A, True, 1))))


def test_a_remedy_that_the_law_does_not_give_is_told_with_where_one_looked() -> None:
    rules = tree(yes(A))
    concept = rules.concepts[A]
    assert concept.remedy is not None
    nothing = replace(concept.remedy, means="", within="", provision="", nobody=True, looked_in=("PL 9 kap.",))
    rules = replace(rules, concepts={**rules.concepts, A: replace(concept, remedy=nothing)})
    (found,) = of_code(run(rules, case()), "O301")
    assert "Rättsmedel: inget (sökt i PL 9 kap.)." in found.summary.sv
    assert "Remedy: none (looked in PL 9 kap.)." in found.summary.en


def test_the_result_as_json_follows_its_schema_and_tells_the_disputed_days() -> None:
    rules = tree(AnyOf((yes(A), yes(B))), {A: (renewed(event=NOTE),)}, (({A: False, B: False}, yes(HINDER)),))
    document = json.loads(to_json(run(rules, case(said(HINDER, True, 10, 12), notes=(15,)))))
    Draft202012Validator(SCHEMA).validate(document)
    first = document["predictability"]["disputed"][0]
    assert (first["from"], first["part"]) == (day(15).isoformat(), None)
    assert first["deciding"][0]["by"] == "kassan"
    assert first["deciding"][0]["remedy"]["answer"] == "ingen bestämd tid"
    assert document["excluded_readings"][0]["together"][0] == {
        "assessment": A, "part": None, "from": day(1).isoformat(), "value": False,
    }  # fmt: skip
