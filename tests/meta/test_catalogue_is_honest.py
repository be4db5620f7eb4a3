"""The catalogue keeps its promises: every finding code has a case that has it and a neighbour that does not."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from gapcheck.check import load, run_case
from gapcheck.detectors.catalogue import CATALOGUE
from gapcheck.detectors.entry import Entry
from gapcheck.loading.scenario_loader import load_scenario
from gapcheck.model.finding_codes import SEVERITY
from gapcheck.model.tree import RuleTree
from gapcheck.verbs.definitions import definitions
from gapcheck.verbs.schema_files import schema_texts, stale_schemas

ROOT = Path(__file__).parents[2]
CASES = [entry for entry in CATALOGUE if entry.code in SEVERITY and entry.code != "K104"]


@cache
def _codes(slug: str) -> frozenset[str]:
    [path] = sorted((ROOT / "scenarios").rglob(f"{slug}.yaml"))
    rules = load(ROOT / "rules")
    scenario, problems = load_scenario(path, rules)
    assert not problems
    assert scenario is not None
    return frozenset(finding.code for finding in run_case(rules, scenario, confirm=False).findings)


@pytest.mark.parametrize("entry", CASES, ids=lambda entry: entry.code)
def test_a_code_is_found_in_its_case(entry: Entry) -> None:
    assert entry.code in _codes(entry.case)


@pytest.mark.parametrize("entry", CASES, ids=lambda entry: entry.code)
def test_a_code_is_not_found_in_its_neighbour(entry: Entry) -> None:
    assert entry.code not in _codes(entry.neighbour)


def test_the_definitions_of_two_regimes_differ_and_every_difference_is_dated(tree: RuleTree) -> None:
    comparisons = definitions(tree, date(2022, 3, 1)).comparisons
    assert {"arbetsförmåga enligt sjukpenningen", "arbetsförmåga enligt anställningsskyddet"} in [
        {comparison.one.name, comparison.other.name} for comparison in comparisons
    ]
    for comparison in comparisons:
        assert comparison.one.name != comparison.other.name
        assert comparison.finding.code == "K104"
        assert comparison.differences
        assert all(difference.first <= date(2022, 3, 1) for difference in comparison.differences)


def test_a_code_is_catalogued_once() -> None:
    catalogued = [entry.code for entry in CATALOGUE]
    assert len(set(catalogued)) == len(catalogued)


def test_every_catalogued_code_has_its_page() -> None:
    for entry in CATALOGUE:
        assert (ROOT / "docs" / "findings" / f"{entry.code}.md").is_file()


def test_the_schemas_in_the_package_are_current(tree: RuleTree) -> None:
    assert stale_schemas(schema_texts(tree), ROOT / "gapcheck" / "schemas") == []
