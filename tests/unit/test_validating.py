"""Validating: one file is judged against the rule tree, wherever it lies, and only its own problems are given."""

from __future__ import annotations

from pathlib import Path

import pytest

from gapcheck.loading.register import COLUMNS
from gapcheck.validating import validate

ACTORS = "aktörer:\n  Kassan: {en: the agency, kort: K}\n"
CONCEPT = """\
begrepp:
  nytt begrepp: {{en: new, slag: uppgift, typ: ja_nej, om: personen, förklaring: Något nytt., ändras_av: [{by}]{more}}}
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    folder = tmp_path / "regler"
    folder.mkdir()
    span = "regelträd: {modellerat_från: 2018-01-01, känt_till: 2026-02-28}\n"
    (folder / "gapcheck.yaml").write_text(span, encoding="utf-8")
    (folder / "register.csv").write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
    (folder / "aktorer.yaml").write_text(ACTORS, encoding="utf-8")
    return folder


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_sound_rule_file_outside_the_tree_has_no_problems(rules: Path, tmp_path: Path) -> None:
    assert validate([written(tmp_path / "ny.yaml", CONCEPT.format(by="hon", more=""))], rules) == []
    assert sorted(path.name for path in rules.iterdir()) == ["aktorer.yaml", "gapcheck.yaml", "register.csv"]


def test_a_problem_outside_the_tree_is_told_by_the_file_as_it_was_given(rules: Path, tmp_path: Path) -> None:
    file = written(tmp_path / "ny.yaml", CONCEPT.format(by="hon", more=", bedöms_av: Kasan"))
    problems = validate([file], rules)
    assert problems
    assert {problem.place.file for problem in problems} == {file.as_posix()}


def test_a_name_that_the_tree_has_already_is_a_problem_with_both_places(rules: Path, tmp_path: Path) -> None:
    problems = validate([written(tmp_path / "ny.yaml", ACTORS)], rules)
    places = {place.file for p in problems for place in (p.place, *(other.place for other in p.related))}
    assert {(tmp_path / "ny.yaml").as_posix(), "regler/aktorer.yaml"} <= places


def test_problems_of_other_files_in_the_tree_are_left_out(rules: Path) -> None:
    written(rules / "fel.yaml", "aktörer: 3\n")
    assert validate([rules / "aktorer.yaml"], rules) == []
    assert [problem.place.file for problem in validate([rules / "fel.yaml"], rules)] == ["regler/fel.yaml"]


def test_a_scenario_is_read_against_the_tree(rules: Path, tmp_path: Path) -> None:
    problems = validate([written(tmp_path / "fall.yaml", "scenario: fall\nfrån: 2025-01-01\n")], rules)
    assert {problem.place.file for problem in problems} == {(tmp_path / "fall.yaml").as_posix()}


def test_a_scenario_cannot_be_judged_against_a_tree_that_is_wrong(rules: Path, tmp_path: Path) -> None:
    written(rules / "fel.yaml", "aktörer: 3\n")
    problems = validate([written(tmp_path / "fall.yaml", "scenario: fall\n")], rules)
    assert {problem.place.file for problem in problems} == {"regler/fel.yaml"}


def test_a_file_that_does_not_exist_is_a_problem(rules: Path, tmp_path: Path) -> None:
    assert [problem.code for problem in validate([tmp_path / "ingen.yaml"], rules)] == ["file-missing"]
