"""Every scenario in the repository comes out as it says, day by day and finding by finding."""

from __future__ import annotations

from pathlib import Path

import pytest

from gapcheck.check import check_scenario, run_case
from gapcheck.loading.scenario_loader import load_scenario
from gapcheck.model.tree import RuleTree

ROOT = Path(__file__).parents[2]
SCENARIOS = sorted((ROOT / "scenarios").rglob("*.yaml"))


def test_there_are_at_least_sixteen_scenarios() -> None:
    assert len(SCENARIOS) >= 16


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_scenario_comes_out_as_it_expects(path: Path, tree: RuleTree) -> None:
    scenario, problems = load_scenario(path, tree)
    assert not problems
    assert scenario is not None
    result = run_case(tree, scenario, confirm=False)
    assert [(str(m.about.sv), m.place, m.expected, m.actual) for m in check_scenario(result)] == []


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.stem)
def test_a_scenario_asserts_livelihood_findings_and_a_yardstick_or_value(path: Path, tree: RuleTree) -> None:
    scenario, _ = load_scenario(path, tree)
    assert scenario is not None
    assert scenario.expected.livelihood is not None
    assert scenario.expected.findings is not None
    assert scenario.expected.yardsticks or scenario.expected.values


def test_a_duty_in_another_state_than_expected_is_a_deviation(tree: RuleTree, tmp_path: Path) -> None:
    text = (ROOT / "scenarios" / "rattsfall" / "rjl-med-arbetsgivare.yaml").read_text(encoding="utf-8")
    path = tmp_path / "rjl-med-arbetsgivare.yaml"
    path.write_text(text.replace("är: löper", "är: försummad"), encoding="utf-8")
    scenario, _ = load_scenario(path, tree)
    assert scenario is not None
    found = check_scenario(run_case(tree, scenario, confirm=False))
    assert [(m.expected, m.actual) for m in found] == [("försummad", "löper")]
