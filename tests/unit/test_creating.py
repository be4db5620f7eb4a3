"""New files: a scenario that is valid and true as written, a rule that says what remains, and never inside the package."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gapcheck.check import check_scenario, run_case
from gapcheck.files.locations import PACKAGED
from gapcheck.loading.validating import validate_all
from gapcheck.model.tree import RuleTree
from gapcheck.verbs.cases import open_case
from gapcheck.verbs.creating import create_rule, create_scenario

RULES = Path(__file__).parents[2] / "rules"


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_new_scenario_is_valid_as_it_is_written() -> None:
    assert validate_all(create_scenario("mina/ny", Path("scenarios")), RULES) == []


def test_what_a_new_scenario_suggests_in_comments_holds(tree: RuleTree) -> None:
    [file] = create_scenario("mina/ny", Path("scenarios"))
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"^# (?=bedömningar:|förväntat:|  )", "", text, flags=re.MULTILINE), encoding="utf-8")
    result = run_case(tree, open_case(file, tree, Path("scenarios")), confirm=False)
    assert result.scenario.expected.livelihood
    assert check_scenario(result) == ()


def test_a_new_rule_is_refused_only_for_what_is_left_to_fill_in() -> None:
    file, *_ = create_rule("mina/ny", Path("rules"))
    problems = validate_all([file], RULES)
    assert ["1 kap. 1 § SFB" in problems[0].sv, "skriv ett härlett begrepp" in problems[1].sv] == [True, True]
    assert len(problems) == 2


def test_files_are_named_as_one_would_type_them() -> None:
    assert create_scenario("mina/ny", Path("scenarios").resolve()) == [Path("scenarios/mina/ny.yaml")]


def test_nothing_is_written_inside_the_installed_package(tmp_path: Path) -> None:
    inside = tmp_path / "site-packages" / "gapcheck" / PACKAGED
    assert create_scenario("mina/ny", inside / "scenarios") == [Path("scenarios/mina/ny.yaml")]
    assert create_rule("mina/ny", inside / "rules")[0] == Path("rules/mina/ny.yaml")
    assert not inside.exists()
