"""Every gap that an expert named is shown by its scenario and not by its neighbour, or the page says why not."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from gapcheck.check import run_case
from gapcheck.model.findings import Finding
from gapcheck.model.tree import RuleTree
from gapcheck.verbs.cases import find_case, open_case
from tools.expert_pages import FOUND, NOT_FOUND, OUTCOMES, REACHES, Gap, read_gaps

SCENARIOS = Path(__file__).parents[2] / "scenarios"
GAPS = read_gaps(SCENARIOS / "expertglapp" / "glapp.csv")
SHOWN = [gap for gap in GAPS if gap.outcome != NOT_FOUND]
VISIBLE, FOUND_AT_LEAST = 20, 17

FindingsOf = Callable[[str], tuple[Finding, ...]]


@pytest.fixture(scope="module")
def findings_of(tree: RuleTree) -> FindingsOf:
    """The findings of a scenario by name."""

    @cache
    def found(name: str) -> tuple[Finding, ...]:
        scenario = open_case(find_case(name, SCENARIOS), tree, SCENARIOS)
        return run_case(tree, scenario, confirm=False, silence=False).findings

    return found


@pytest.mark.parametrize("gap", SHOWN, ids=lambda gap: gap.id)
def test_the_scenario_of_a_gap_has_every_finding_that_shows_it(gap: Gap, findings_of: FindingsOf) -> None:
    assert gap.wanted
    missing = [str(want) for want in gap.wanted if not any(map(want.met_by, findings_of(gap.scenario)))]
    assert missing == []


@pytest.mark.parametrize("gap", SHOWN, ids=lambda gap: gap.id)
def test_the_neighbour_of_a_gap_lacks_every_finding_that_shows_it(gap: Gap, findings_of: FindingsOf) -> None:
    shown = [str(want) for want in gap.wanted if any(map(want.like, findings_of(gap.neighbour)))]
    assert shown == []


def test_every_gap_is_listed_once_with_words_from_the_closed_lists() -> None:
    assert len({gap.id for gap in GAPS}) == len(GAPS) == VISIBLE
    assert [gap.id for gap in GAPS if gap.reach not in REACHES or gap.outcome not in OUTCOMES] == []
    assert [gap.id for gap in GAPS if not (gap.name and gap.english and gap.why and gap.english_why)] == []


def test_enough_of_the_gaps_within_the_reach_of_rules_are_shown() -> None:
    assert sum(gap.outcome == FOUND for gap in GAPS if gap.reach == "regel") >= FOUND_AT_LEAST
