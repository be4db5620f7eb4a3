"""The commands explain and twin on the repository's own rules: findings, chains, changes, JSON, and what is refused."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from gapcheck.cli import main
from gapcheck.model.tree import RuleTree

ROOT = Path(__file__).resolve().parents[2]
CASE = "anstalld-dag-181"


@pytest.fixture(autouse=True)
def _workplace(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, tree: RuleTree) -> None:
    """A folder with one scenario; the rules are those that the tests have loaded already."""
    (tmp_path / "scenarios").mkdir()
    [file] = (ROOT / "scenarios").rglob(f"{CASE}.yaml")
    shutil.copy(file, tmp_path / "scenarios" / f"{CASE}.yaml")
    (tmp_path / "pyproject.toml").write_text('[tool.gapcheck]\nrules = "rules"\nscenarios = "scenarios"\n')
    monkeypatch.setattr("gapcheck.check.load", lambda rules: tree)
    monkeypatch.delenv("GAPCHECK_LANG", raising=False)
    monkeypatch.chdir(tmp_path)


def said(capsys: pytest.CaptureFixture[str]) -> str:
    captured = capsys.readouterr()
    return " ".join((captured.out + captured.err).split())


def test_a_finding_is_explained_by_code_and_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", CASE, "G201", "--on", "2026-05-02", "--no-nearest"]) == 0
    text = said(capsys)
    assert text.startswith("Varför G201-")
    assert 'Ingen står för försörjning för "tjänst" 2026-05-02 till 2026-08-31' in text
    assert "Vem det hänger på" in text
    assert "Försäkringskassan bedömer: oskäligt att pröva mot normalt förekommande arbete: nej, krävs ja" in text
    assert "Rättsmedel: omprövning, två månader (113 kap. 19 § SFB)" in text
    assert f"scenarios/{CASE}.yaml:20" in text
    assert "Närmaste ändring" not in text


def test_a_finding_is_explained_by_its_id_without_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", CASE, "G201", "--on", "2026-06-01", "--no-nearest", "--format", "json"]) == 0
    id = json.loads(capsys.readouterr().out)["findings"][0]["id"]
    assert main(["explain", CASE, id, "--no-nearest", "--lang", "en", "--depth", "2"]) == 0
    assert said(capsys).startswith(f"Why {id}, on 2026-05-02")


def test_why_not_ends_with_the_nearest_change(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", CASE, "sjukpenning", "--on", "2026-05-02", "--why-not", "--lang", "en"]) == 0
    text = said(capsys)
    assert "The Social Insurance Agency gives no sickness benefit" in text
    assert "1 of 1: it is enough that this changes" in text
    assert "It is enough that one thing is otherwise" in text
    assert "yes instead of no, the whole case. Assessed by the Social Insurance Agency" in text
    assert "As near (5 more)" in text


def test_many_ways_to_meet_a_refusal_are_told_only_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["explain", CASE, "arbetslöshetsersättning", "--on", "2026-05-02", "--why-not", "--no-nearest"]
    assert main(asked) == 0
    short = said(capsys)
    assert "andra sätt; --depth 1 visar alla." in short
    assert main([*asked, "--depth", "1"]) == 0
    whole = said(capsys)
    assert "andra sätt" not in whole
    assert len(whole) > len(short)


def test_the_json_of_an_explanation_has_every_key_that_is_documented(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", CASE, "K101", "--on", "2026-05-02", "--format", "json", "--effort", "400"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert main(["explain", CASE, "sjukpenning", "--on", "2026-05-02", "--format", "json", "--nearest"]) == 0
    outcome = json.loads(capsys.readouterr().out)
    page = (ROOT / "docs" / "json-result.md").read_text(encoding="utf-8").partition("gapcheck explain CASE")[2]
    for keys in (keys_of(document), keys_of(outcome)):
        assert {key for key in keys if not re.search(rf"`{key}(\[\])?`", page)} <= FINDING_KEYS
    assert outcome["outcomes"][0]["chain"]["rests_on"][0]["kind"] == "verdict"
    assert document["findings"][0]["opposite"]["searched"]["most"] == 400
    change = outcome["opposites"][0]["changes"][0][0]
    assert (change["kind"], change["before"], change["after"]) == ("bedömning", False, True)


FINDING_KEYS = {
    "able", "about", "actor", "actors", "actual", "benefit", "causes", "chair", "code", "comparison", "en", "hangs_on", "healed",
    "holds_in", "id", "loss", "other_minimal_sets", "per_day", "provisions", "readings", "rules", "source", "summary", "sv", "total",
    "tried_chairs", "unmet", "via", "wanted", "why", "wording", "to", "means", "within", "answer", "provision", "nobody", "looked_in",
    "text", "assessment",
}  # fmt: skip
"""The keys that are documented with the result: those of findings, conditions, remedies and texts."""


def keys_of(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for below in value.values() for key in keys_of(below)}
    return {key for below in value for key in keys_of(below)} if isinstance(value, list) else set()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["G299", "--on", "2026-05-02"], 'fyndkoden "G299" finns inte'),
        (["G201", "--on", "2025-12-01"], "andra dagar finns G201-"),
        (["K106", "--on", "2026-05-02"], "där finns G208-"),
        (["G201-0000000000"], "finns inte"),
        (["G208"], "flera fynd avses"),
        (["G201", "--on", "2027-05-02"], "ligger utanför fallet"),
        (["G201", "--on", "2026-05-02", "--part", "tjanst"], 'Menade du "tjänst"?'),
        (["sjukpenning"], "dagen saknas"),
        (["sjukpening", "--on", "2026-05-02"], 'Menade du "sjukpenning"?'),
        (["sjukpenning", "--on", "2026-05-02", "--reading", "9"], "läsning 9 finns inte"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("command", ["explain", "twin"])
def test_what_is_not_there_is_refused_with_what_is(
    command: str, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, CASE, *arguments]) == 2
    captured = capsys.readouterr()
    assert words in " ".join(captured.err.split())
    assert captured.out == ""


def test_a_twin_is_written_once_and_comes_out_as_it_expects(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "scenarios" / "mina" / "nara-granne.yaml"
    arguments = ["twin", CASE, "sjukpenning", "--on", "2026-05-02", "-o", str(file)]
    assert main(arguments) == 0
    assert "Det enda som skiljer: oskäligt att pröva mot normalt förekommande arbete: ja i stället för nej" in said(
        capsys
    )
    assert main(["check", str(file)]) == 0
    assert "ok nara-granne" in said(capsys)
    before = file.read_bytes()
    assert main(arguments) == 2
    assert "filen finns redan" in said(capsys)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == ["nara-granne.yaml"]


def test_a_twin_is_printed_where_no_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["twin", CASE, "sjukpenning", "--on", "2026-05-02"]) == 0
    text = capsys.readouterr().out
    assert f"scenario: {CASE}-tvilling\n" in text
    assert "oskäligt att pröva mot normalt förekommande arbete: ja}" in text


def test_a_search_that_reached_its_bound_gives_no_twin_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["twin", CASE, "G201", "--on", "2026-05-02", "--effort", "2", "--lang", "en"]) == 1
    captured = capsys.readouterr()
    assert "the search reached its bound" in captured.err
    assert captured.out == ""
