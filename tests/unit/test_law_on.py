"""One day's law: a case is judged by the wordings of that day, without transition, and every command says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from gapcheck.check import Plans, run_case
from gapcheck.model.result import Result
from gapcheck.model.tree import RuleTree
from gapcheck.model.wordings import Transition
from gapcheck.reporting.console import report
from gapcheck.reporting.json_result import result_json
from gapcheck.verbs.asked import Question
from gapcheck.verbs.explaining import Asking, Search
from gapcheck.verbs.suite import check_suite
from tests.builders import ANY, FIRST, case, read, tiny_tree, yes

BEFORE, AFTER = date(2024, 12, 1), date(2025, 3, 1)


def tree() -> RuleTree:
    """The test against any work is there from 2025, but not for who is unreasonably hit, and earlier for who is sick."""
    rules = tiny_tree()
    old = rules.rules["PL-2-2"]
    wording = replace(read(date(2025, 1, 1)), transition=Transition("öb", yes("sjuk")))
    citation = replace(old.citation, wordings=(wording,))
    variants = (replace(old.variants[0], wording=0),)
    return replace(rules, rules={**rules.rules, "PL-2-2": replace(old, citation=citation, variants=variants)})


def run(law_on: date | None) -> Result:
    return run_case(tree(), case(), law_on=law_on, confirm=False)


def gaps(result: Result) -> list[date]:
    return [finding.period.first for finding in result.findings if finding.code == "G201"]


def test_by_an_earlier_days_law_a_later_wording_does_not_govern_not_even_by_its_transition() -> None:
    assert gaps(run(None)) == [date(2025, 4, 1)]
    assert gaps(run(AFTER)) == [date(2025, 4, 1)]
    assert ANY not in {
        name for verdict in run(BEFORE).worlds[0].verdicts("tjänst").at(date(2025, 4, 1)) for name in verdict.yardsticks
    }
    assert ANY in {
        name for verdict in run(AFTER).worlds[0].verdicts("tjänst").at(date(2025, 4, 1)) for name in verdict.yardsticks
    }


def test_the_plans_for_one_days_law_and_for_each_days_are_kept_apart() -> None:
    plans = Plans(tree())
    assert plans.of(case()) is plans.of(case())
    assert plans.of(case(), BEFORE) is plans.of(case(), AFTER)
    assert plans.of(case(), BEFORE) is not plans.of(case())


def test_a_report_and_its_json_say_that_one_days_law_was_used() -> None:
    result = run(AFTER)
    assert "Hela fallet är prövat enligt rätten den 2025-03-01" in " ".join(report(result).split())
    assert "judged by the law of 2025-03-01; transitional provisions are ignored" in " ".join(
        report(result, "en").split()
    )
    document = result_json(result)
    assert isinstance(document, dict)
    assert document["receipt"]["law_on"] == "2025-03-01"  # type: ignore[index, call-overload]  # JSON


def test_an_explanation_says_that_one_days_law_was_used() -> None:
    asked = Question("PL-2-2", FIRST)
    assert "rätten den 2025-03-01" in Asking(tree(), case(), AFTER, Search(wanted=False)).answer(asked).reading.sv
    assert Asking(tree(), case(), None, Search(wanted=False)).answer(asked).reading.sv == ""


def test_a_check_says_that_one_days_law_was_used() -> None:
    found = check_suite(tree(), [], Path("scenarios"), law_on=AFTER)
    assert any("judged by the law of 2025-03-01" in text.en for text in found.skipped)
    assert not any("judged by" in text.en for text in check_suite(tree(), [], Path("scenarios")).skipped)
