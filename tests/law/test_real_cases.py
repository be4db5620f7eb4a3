"""What courts, agencies, unions and reporters say of real cases is asserted by scenarios, or left for a stated reason."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from gapcheck.model.scenario import RealCase
from gapcheck.model.tree import RuleTree
from gapcheck.verbs.cases import case_files, open_case
from tools.case_pages import REASONS, Item, read_items, share_asserted

SCENARIOS = Path(__file__).parents[2] / "scenarios"
REQUIRED_SHARE = Fraction(85, 100)
CASES, ITEMS = 30, 124

Key = tuple[str, int]


@pytest.fixture(scope="module")
def items() -> tuple[Item, ...]:
    """Every item of the list."""
    return read_items(SCENARIOS / "rattsfall" / "punkter.csv")


@pytest.fixture(scope="module")
def rendered(tree: RuleTree) -> list[RealCase]:
    """The real case of every scenario that renders one."""
    found = (open_case(file, tree, SCENARIOS).real_case for file in case_files(SCENARIOS))
    return [case for case in found if case is not None]


@pytest.fixture(scope="module")
def asserted(rendered: list[RealCase]) -> set[Key]:
    """Every case and item that some scenario asserts."""
    return {(case.id, item) for case in rendered for item in case.items}


def test_every_item_of_every_case_is_listed_once(items: tuple[Item, ...]) -> None:
    assert len(items) == ITEMS
    counts = Counter(item.case for item in items)
    assert len(counts) == CASES
    listed = {(item.case, item.number) for item in items}
    assert listed == {(case, number) for case, count in counts.items() for number in range(1, count + 1)}


def test_every_item_says_in_words_what_it_is(items: tuple[Item, ...]) -> None:
    assert [item for item in items if not item.what] == []


def test_every_item_is_asserted_or_has_a_reason_and_never_both(items: tuple[Item, ...], asserted: set[Key]) -> None:
    assert {(item.case, item.number) for item in items if not item.reason} == asserted


def test_every_reason_is_on_the_closed_list_and_explained(items: tuple[Item, ...]) -> None:
    assert [item for item in items if item.reason and (item.reason not in REASONS or not item.comment)] == []


def test_every_case_has_a_scenario_and_no_scenario_names_another(
    items: tuple[Item, ...], rendered: list[RealCase]
) -> None:
    assert {case.id for case in rendered} == {item.case for item in items}


def test_scenarios_of_one_case_tell_its_source_and_law_date_alike(rendered: list[RealCase]) -> None:
    told = {(case.id, case.source, case.law_date) for case in rendered}
    assert len(told) == len({case.id for case in rendered})


def test_at_least_85_per_cent_of_the_items_whose_law_is_read_are_asserted(items: tuple[Item, ...]) -> None:
    assert share_asserted(items) >= REQUIRED_SHARE
