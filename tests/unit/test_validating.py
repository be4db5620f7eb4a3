"""Judging one file: what it is, what it is judged as part of, and which problems are its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from gapcheck.loading.problems import Problem
from gapcheck.loading.tree_loader import load_tree
from gapcheck.loading.validating import validate, validate_all
from tests.unit.small_trees import PARTS, SCENARIO, rule, write_tree

GIVES = "regler:\n" + rule("så: {rätt: ja}")


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def test_a_rule_file_outside_the_tree_is_judged_as_an_addition(tmp_path: Path) -> None:
    rules = write_tree(tmp_path)
    assert validate(written(tmp_path, "nytt.yaml", GIVES), rules) == []
    [problem] = validate(written(tmp_path, "nytt.yaml", "regler:\n" + rule("så: {rät: ja}")), rules, "nytt.yaml")
    assert (problem.code, str(problem.place).split(":")[0]) == ("undeclared-concept", "nytt.yaml")


def test_a_rule_file_of_the_tree_is_judged_in_its_own_place(tmp_path: Path) -> None:
    rules = write_tree(tmp_path, GIVES)
    assert validate(rules / "extra.yaml", rules) == []


def test_what_an_addition_repeats_is_its_own_mistake_and_the_first_place_is_shown(tmp_path: Path) -> None:
    rules = write_tree(tmp_path, GIVES)
    [problem] = validate(written(tmp_path, "a.yaml", GIVES), rules, "a.yaml")
    assert (problem.code, problem.place.file) == ("declared-twice", "a.yaml")
    assert [other.place.file for other in problem.related] == ["rules/extra.yaml"]


def test_mistakes_of_other_files_are_not_told(tmp_path: Path) -> None:
    rules = write_tree(tmp_path, "regler:\n" + rule("så: {rät: ja}"))
    assert validate(written(tmp_path, "a.yaml", "aktörer: {nämnden: {en: the board, kort: N}}\n"), rules) == []


@pytest.mark.parametrize("text", [GIVES, SCENARIO + PARTS], ids=["rule file", "scenario"])
def test_a_file_is_not_passed_when_the_tree_cannot_be_read(tmp_path: Path, text: str) -> None:
    rules = write_tree(tmp_path)
    (rules / "trasig.yaml").write_text("begrepp: [\n", encoding="utf-8")
    [problem] = validate(written(tmp_path, "fall.yaml", text), rules, "fall.yaml")
    assert (problem.code, problem.related[0].place.file) == ("tree-unusable", "rules/trasig.yaml")
    [problem] = validate(tmp_path / "fall.yaml", tmp_path / "ingenstans", "fall.yaml")
    assert problem.code == "tree-unusable"


@pytest.mark.parametrize("gone", ["register.csv", "gapcheck.yaml"])
def test_a_file_is_not_passed_when_the_register_or_the_days_of_the_tree_are_missing(tmp_path: Path, gone: str) -> None:
    rules = write_tree(tmp_path)
    (rules / gone).unlink()
    assert codes(validate(written(tmp_path, "a.yaml", GIVES), rules)) == ["tree-unusable"]
    assert len(load_tree(rules)[1]) == 1


def test_the_trees_own_file_is_judged_alone(tmp_path: Path) -> None:
    rules = write_tree(tmp_path, "regler:\n" + rule("så: {rät: ja}"))
    assert validate(rules / "gapcheck.yaml", rules) == []
    (rules / "gapcheck.yaml").write_text("regelträd: {modellerat_från: 2020-01-01}\n", encoding="utf-8")
    [problem] = validate(rules / "gapcheck.yaml", rules, "min.yaml")
    assert (problem.code, problem.place.file) == ("key-missing", "min.yaml")


def test_several_files_are_judged_together(tmp_path: Path) -> None:
    rules = write_tree(tmp_path)
    bad = written(tmp_path, "fall.yaml", SCENARIO + PARTS + "uppgifter: [{sjukk: ja}]\n")
    assert codes(validate_all([bad, written(tmp_path, "a.yaml", GIVES), tmp_path / "b.yaml"], rules)) == [
        "file-missing", "undeclared-concept",
    ]  # fmt: skip


def test_a_rule_file_with_the_wrong_ending_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    rules = write_tree(tmp_path)
    (rules / "glömd.yml").write_text(GIVES, encoding="utf-8")
    tree, problems = load_tree(rules)
    assert tree is None
    assert codes(problems) == ["file-not-read"]


def test_one_mistake_is_told_once(tmp_path: Path) -> None:
    rules = write_tree(tmp_path)
    text = SCENARIO + PARTS + "uppgifter:\n  - {sjuk: NO}\n  - {väder: &a sol}\n"
    assert codes(validate(written(tmp_path, "fall.yaml", text), rules)) == ["plain-boolean", "anchor"]
