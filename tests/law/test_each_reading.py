"""What is said of all readings of a case is what each of them says when its answers are given in the case itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gapcheck.check import Plans, load, run_case
from gapcheck.engine.view import WorldView
from gapcheck.loading.assuming import with_assumptions
from gapcheck.model.findings import Finding
from gapcheck.model.readings import Reading
from gapcheck.model.result import Result
from gapcheck.model.scenario import Event, Scenario
from gapcheck.model.tree import RuleTree
from gapcheck.verbs.cases import find_case, open_case

ROOT = Path(__file__).resolve().parents[2]
CASES = ["anstalld-dag-181-oppna-bedomningar", "garantin-ater-efter-ett-ar", "vilande-efter-tolv-manader"]
OPEN = "anstalld-dag-181-oppna-bedomningar"
CERTIFICATE = "läkarintyg till Försäkringskassan"


@pytest.fixture(scope="module")
def tree() -> RuleTree:
    return load(ROOT / "rules")


def opened(name: str, tree: RuleTree) -> Scenario:
    return open_case(find_case(name, ROOT / "scenarios"), tree, ROOT / "scenarios")


@pytest.mark.parametrize("name", CASES)
def test_each_reading_given_as_assumptions_has_the_findings_that_are_said_to_hold_in_it(
    name: str, tree: RuleTree
) -> None:
    assert_each_reading(tree, opened(name, tree))


@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 90), st.booleans())
def test_each_reading_does_so_when_a_certificate_has_the_assessments_made_anew(
    tree: RuleTree, later: int, shorter: bool
) -> None:
    scenario = opened(OPEN, tree)
    until = replace(scenario.period, last=date(2026, 7, 31)) if shorter else scenario.period
    event = Event(CERTIFICATE, date(2026, 4, 20) + timedelta(days=later))
    entries = tuple(replace(entry, period=entry.period.intersect(until) or until) for entry in scenario.entries)
    result = assert_each_reading(
        tree, replace(scenario, period=until, entries=entries, events=(*scenario.events, event))
    )
    since = {choice.occasion.since for world in views(result) for choice in world.reading}
    assert (event.day in since) is (event.day > date(2026, 5, 2))


def assert_each_reading(tree: RuleTree, scenario: Scenario) -> Result:
    plans = Plans(tree)
    result = run_case(tree, scenario, confirm=False, silence=False, plans=plans)
    assert result.receipt.readings > 1
    for view in views(result):
        fixed = with_assumptions(scenario, tree, [str(choice) for choice in view.reading])
        alone = run_case(tree, fixed, confirm=False, silence=False, plans=plans)
        assert alone.receipt.readings == 1, view.reading
        assert keys(alone.findings) == keys(finding for finding in result.findings if holds(finding, view.reading))
    return result


def views(result: Result) -> list[WorldView]:
    return [world for world in result.worlds if isinstance(world, WorldView)]


def keys(findings: Iterable[Finding]) -> list[tuple[str, str, str, str]]:
    """The findings by what makes them the same one; those that compare readings are left out."""
    return sorted(
        (finding.id, finding.part, str(finding.period), str(finding.healed))
        for finding in findings
        if finding.code != "O301"
    )


def holds(finding: Finding, reading: Reading) -> bool:
    """Whether the finding is said to hold in the reading."""
    return finding.every_reading or any(set(told) <= set(reading) for told in finding.readings)
