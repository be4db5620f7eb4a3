"""The matrix of definitions: rows come from the rules in force, and K104 knows since when the tests have differed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from gapcheck.model.definitions import Dimension, Matrix
from gapcheck.model.tree import RuleTree
from gapcheck.model.wordings import WordingStatus
from gapcheck.reporting.definitions_table import definitions_json, definitions_text
from gapcheck.verbs.definitions import definitions
from tests.builders import ANY, OWN, SICKNESS, UNEMPLOYMENT, opening_rule, read, tiny_tree, yes

DAY = date(2025, 3, 1)


def since(matrix: Matrix) -> dict[Dimension, tuple[date, bool]]:
    (comparison,) = matrix.comparisons
    return {d.dimension: (d.first, d.since_start) for d in comparison.differences}


def test_each_rule_that_opens_a_test_is_a_row_with_its_days_and_exceptions() -> None:
    rows = {row.rule: row for row in definitions(tiny_tree(), DAY).rows}
    assert list(rows) == ["PL-2-1", "PL-2-2", "PL-2-3", "PL-3-1"]
    assert rows["PL-2-1"].days.sv == "dagar i sjukfallet: högst 90"
    assert rows["PL-2-2"].days.en == "days of sickness: at least 91"
    assert rows["PL-2-2"].yardsticks == (ANY,)
    assert rows["PL-2-2"].exceptions == ("PL-2-3",)
    assert rows["PL-2-3"].days.sv == ""
    assert rows["PL-2-3"].condition.sv == "oskäligt: ja"
    assert rows["PL-3-1"].threshold.sv == "17 timmar i veckan"


def test_a_row_says_whether_its_wording_was_read_on_the_day() -> None:
    before = {row.rule: row.status for row in definitions(tiny_tree(), date(2024, 12, 31)).rows}
    after = {row.rule: row.status for row in definitions(tiny_tree(), date(2025, 1, 1)).rows}
    assert before["PL-2-2"] is WordingStatus.READ
    assert after["PL-2-2"] is WordingStatus.UNREAD


def test_tests_that_have_always_differed_differ_since_the_first_modelled_day() -> None:
    assert since(definitions(tiny_tree(), DAY))[Dimension.YARDSTICK] == (date(2024, 7, 1), True)


def with_rule(tree: RuleTree, test: str, first: date, decided_by: str) -> RuleTree:
    """The tree with the sickness test's rules gone and one rule for each test, the other one from a later day."""
    rules = [
        opening_rule("NY-1", "1", SICKNESS, OWN, yes("sjuk"), read()),
        opening_rule("NY-2", "2", test, OWN, yes("sjuk"), read(None, first), decided_by="kassan"),
        opening_rule("NY-3", "3", test, OWN, yes("sjuk"), read(first), decided_by=decided_by),
    ]
    return replace(tree, rules={rule.id: rule for rule in rules})


def test_a_difference_starts_on_the_day_a_wording_made_it() -> None:
    changed = date(2025, 2, 1)
    tree = with_rule(tiny_tree(), UNEMPLOYMENT, changed, "a-kassan")
    assert since(definitions(tree, DAY)) == {Dimension.DECIDED_BY: (changed, False)}
    assert definitions(tree, date(2025, 1, 31)).comparisons == ()


def test_the_finding_has_the_code_the_actors_and_both_languages() -> None:
    (comparison,) = definitions(tiny_tree(), DAY).comparisons
    finding = comparison.finding
    assert finding.code == "K104"
    assert finding.actors == ("kassan", "a-kassan")
    assert "skiljer sig" in finding.summary.sv
    assert "differ" in finding.summary.en


def test_a_test_that_no_rule_opens_is_named_and_not_compared() -> None:
    tree = tiny_tree()
    without = replace(tree, rules={id: rule for id, rule in tree.rules.items() if id != "PL-3-1"})
    matrix = definitions(without, DAY)
    assert [test.name for test in matrix.without_rows] == [UNEMPLOYMENT]
    assert matrix.comparisons == ()
    assert UNEMPLOYMENT in definitions_text(matrix, without)


@pytest.mark.parametrize("width", [60, 80, 160])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_no_line_of_the_table_is_wider_than_the_page(lang: str, width: int) -> None:
    tree = tiny_tree()
    text = definitions_text(definitions(tree, DAY), tree, lang, width)
    assert max(len(line) for line in text.splitlines()) <= width
    assert ("K104" in text) is True


def test_the_json_table_has_every_row_and_difference() -> None:
    tree = tiny_tree()
    document = json.loads(definitions_json(definitions(tree, DAY), tree))
    assert [row["wording"] for row in document["definitions"]] == ["läst", "ej_läst", "läst", "läst"]
    assert document["findings"][0]["code"] == "K104"
    assert {d["dimension"] for d in document["findings"][0]["differences"]} == {d.name.lower() for d in Dimension}


def test_a_day_after_the_known_law_is_marked() -> None:
    tree = tiny_tree()
    assert "som om inget ändrats" in " ".join(definitions_text(definitions(tree, date(2026, 1, 1)), tree).split())
