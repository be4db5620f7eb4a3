"""The command line: help in two languages, exit codes, lazy imports, and files that are written whole or not at all."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from gapcheck.cli import COMMANDS, main
from gapcheck.cli.failures import report_failure
from gapcheck.engine.explored import TooManyReadings
from gapcheck.engine.reference import EngineFault
from gapcheck.engine.worlds import MOST_OCCASIONS, MOST_WORLDS
from gapcheck.files.locations import locate
from gapcheck.loading.problems import InputProblems
from gapcheck.loading.register import COLUMNS
from gapcheck.model.checked import BothSides, CheckedCase, CheckedSuite, Deviation
from gapcheck.model.period import Period
from gapcheck.model.readings import Occasion
from gapcheck.model.text import Text
from gapcheck.reporting.check_table import check_text
from gapcheck.verbs import suite
from gapcheck.verbs.cases import open_case
from gapcheck.verbs.suite import check_suite
from tests.builders import case, tiny_tree

ROOT = Path(__file__).resolve().parents[2]
PERSONAL_ID = "-".join(("19121212", "1212"))


@pytest.fixture(autouse=True)
def _tiny(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every command sees the tiny tree and, for any scenario file, the small case."""
    monkeypatch.setattr("gapcheck.check.load", lambda rules: tiny_tree())
    monkeypatch.setattr("gapcheck.verbs.cases.open_case", lambda *_: case())
    monkeypatch.setattr("gapcheck.verbs.suite.open_case", lambda *_: case())
    monkeypatch.delenv("GAPCHECK_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "fall.yaml").write_text("scenario: fall\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text('[tool.gapcheck]\nrules = "rules"\nscenarios = "scenarios"\n')


def test_help_lists_every_command_in_swedish(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "Användning: gapcheck" in shown
    for name, words in COMMANDS.items():
        assert f"{name} {words.sv}" in shown


@pytest.mark.parametrize("arguments", [["--lang", "en", "--help"], ["--help", "--lang", "en"], ["--lang=en", "--help"]])
def test_help_is_english_when_asked_for(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    assert COMMANDS["run"].en in " ".join(capsys.readouterr().out.split())


def test_the_environment_can_choose_english(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GAPCHECK_LANG", "en")
    assert main(["run", "--help"]) == 0
    assert "Usage: gapcheck run" in capsys.readouterr().out


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_a_module_and_help_for_every_option(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help", "--lang", "en"]) == 0
    shown = capsys.readouterr().out
    assert " ".join(COMMANDS[name].en.split()) in " ".join(shown.split())
    assert "--lang" in shown


def test_help_imports_neither_the_loader_nor_an_engine() -> None:
    code = "import sys; from gapcheck.cli import main; main(['--help']); print(sorted(m for m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    for heavy in ("yaml", "jsonschema", "hypothesis", "durable", "gapcheck.check", "gapcheck.engine"):
        assert f"'{heavy}'" not in done.stdout


def test_run_prints_the_report_and_computes_zero(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "fall", "--no-confirm"]) == 0
    assert capsys.readouterr().out.startswith("Ett litet fall\n")


def test_run_in_english_and_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "fall", "--no-confirm", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("A small case\n")
    assert main(["run", "scenarios/fall.yaml", "--no-confirm", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["scenario"]["name"] == "fall"


@pytest.mark.parametrize(("code", "ending"), [("G201", 1), ("G207", 0)])
def test_a_finding_fails_a_run_only_when_asked_to(code: str, ending: int) -> None:
    assert main(["run", "fall", "--no-confirm", "--fail-on", code]) == ending


def test_output_goes_whole_to_a_file_and_nothing_to_stdout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "ny" / "svar.txt"
    assert main(["run", "fall", "--no-confirm", "-o", str(target)]) == 0
    assert capsys.readouterr().out == ""
    assert target.read_text(encoding="utf-8").startswith("Ett litet fall\n")
    assert [path.name for path in target.parent.iterdir()] == ["svar.txt"]


def test_a_file_that_cannot_be_written_is_an_input_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "katalog").mkdir()
    assert main(["run", "fall", "--no-confirm", "-o", str(tmp_path / "katalog")]) == 2
    assert "Kan inte läsa eller skriva" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["katalog", "pyproject.toml", "scenarios"]


def test_a_scenario_that_does_not_exist_is_an_input_problem_with_a_suggestion(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["run", "fal"]) == 2
    captured = capsys.readouterr()
    assert 'Menade du "fall"?' in captured.err
    assert captured.out == ""


def test_a_personal_identity_number_is_never_echoed(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["run", PERSONAL_ID], ["explain", "fall", PERSONAL_ID, "--on", "2025-04-01"], [PERSONAL_ID]):
        assert main(arguments) == 2
        captured = capsys.readouterr()
        assert PERSONAL_ID not in captured.out + captured.err


def test_a_day_that_is_no_day_is_an_input_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["run", "fall", "--law-on", "2025-02-30"]) == 2
    assert "2025-02-30" in capsys.readouterr().err


def test_too_many_readings_names_what_to_fix_and_the_bound(capsys: pytest.CaptureFixture[str]) -> None:
    asked = (Occasion(date(2025, 4, 1), "oskäligt", "tjänst"), Occasion(date(2025, 3, 1), "särskilda skäl"))
    assert report_failure(TooManyReadings(tiny_tree(), asked), "sv") == 2
    said = capsys.readouterr().err
    assert '"oskäligt (tjänst) från 2025-04-01", "särskilda skäl från 2025-03-01"' in said
    assert f"högst {MOST_WORLDS} kan räknas, med högst {MOST_OCCASIONS}" in said


@pytest.mark.parametrize("error", [EngineFault("motorerna är oense"), RuntimeError("något oväntat")])
def test_a_bug_exits_with_three_and_shows_the_case(error: Exception, capsys: pytest.CaptureFixture[str]) -> None:
    error.add_note("scenarios/fall.yaml")
    assert report_failure(error, "en") == 3
    said = capsys.readouterr().err
    assert "The case that shows it: scenarios/fall.yaml" in said
    assert str(error) in said


def test_a_fault_in_a_run_carries_the_case(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fails(*_: object, **__: object) -> None:
        raise EngineFault("oense")

    monkeypatch.setattr("gapcheck.check.explore", fails)
    assert main(["run", "fall"]) == 3
    assert "Fallet som visar det: fall.yaml" in capsys.readouterr().err


def test_no_scenarios_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "scenarios" / "fall.yaml").unlink()
    assert main(["check"]) == 1
    assert "Inget scenario prövades" in capsys.readouterr().out


def test_a_scenario_that_asserts_nothing_is_no_check(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 1
    assert "fall: påstår ingenting" in " ".join(capsys.readouterr().out.split())


def test_a_case_that_cannot_be_read_is_told_among_the_others(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def unreadable(*_: object) -> None:
        raise InputProblems([])

    monkeypatch.setattr(suite, "open_case", unreadable)
    assert main(["check"]) == 2
    assert "FEL  fall" in capsys.readouterr().out


def test_a_deviation_is_shown_with_both_sides() -> None:
    deviation = Deviation(Text("försörjning", "livelihood"), "fall.yaml:20:5", "kassan/sjukpenning 1", "ingen")
    text = check_text(CheckedSuite((CheckedCase("fall", "fall.yaml", True, (deviation,)),), ()), "en")
    assert "DEVIATES  fall" in text
    assert "fall.yaml:20:5: livelihood: expected kassan/sjukpenning 1, got ingen" in " ".join(text.split())
    assert "0 as expected, 1 deviate." in text


@pytest.mark.parametrize("width", [60, 80])
def test_the_two_timelines_stand_side_by_side_within_the_page(width: int) -> None:
    side = BothSides(
        "tjänst", Period(date(2025, 1, 1), date(2025, 1, 14)), "kommunen/sjuklön 1", "kassan/sjukpenning 1/2"
    )
    deviation = Deviation(Text("försörjning", "livelihood"), "fall.yaml:20", "a", "b")
    checked = CheckedCase("fall", "fall.yaml", True, (deviation,), (side,))
    lines = check_text(CheckedSuite((checked,), ()), "sv", width).splitlines()
    head = next(line for line in lines if line.split() == ["väntat", "blev"])
    row = next(line for line in lines if "≠ 2025-01-01 – 2025-01-14" in line)
    assert row.index("kommunen/") == head.index("väntat")
    assert row.index("kassan/") == head.index("blev")
    assert max(len(line) for line in lines) <= width


def test_a_scenario_is_called_by_its_path_from_the_scenarios_folder(tmp_path: Path) -> None:
    inside, outside = tmp_path / "scenarios" / "fall.yaml", tmp_path / "annan.yaml"
    outside.write_text("scenario: annan\n", encoding="utf-8")
    for file, shown in ((inside, "scenarios/fall.yaml"), (outside, outside.as_posix())):
        with pytest.raises(InputProblems) as caught:
            open_case(file, tiny_tree(), tmp_path / "scenarios")
        assert {problem.place.file for problem in caught.value.problems} == {shown}


def test_a_fault_in_a_suite_carries_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fails(*_: object, **__: object) -> None:
        raise EngineFault("oense")

    monkeypatch.setattr("gapcheck.check.explore", fails)
    with pytest.raises(EngineFault) as caught:
        check_suite(tiny_tree(), [tmp_path / "scenarios" / "fall.yaml"], tmp_path / "scenarios")
    assert caught.value.__notes__ == ["fall.yaml"]


def test_explain_prints_the_tree_and_the_refusal(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "fall", "sjukpenning", "--on", "2025-04-01"]) == 0
    assert "91 (prövas mot: minst 91)" in " ".join(capsys.readouterr().out.split())
    assert main(["explain", "fall", "sjukpenning", "--on", "2025-04-01", "--why-not"]) == 0
    assert "Hänger på kassan." in capsys.readouterr().out


def test_definitions_are_shown_for_the_last_known_day_when_no_day_is_given(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["definitions"]) == 0
    assert "den 2025-05-31" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["--compare", "2024-12-31", "2025-01-01"], ["--case", "fall"]])
def test_definitions_are_compared_and_shown_in_a_case(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["definitions", *arguments]) == 0
    shown = capsys.readouterr().out
    assert main(["definitions", *arguments, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["schema_version"] == "1.0"
    assert ("ändrades i arbetsförmåga" if "--compare" in arguments else "mäts mot i fallet") in shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--compare", "2025-01-01", "2025-01-01"], "den första dagen ska komma före den andra"),
        (["--compare", "2025-01-01", "idag"], '"idag": YYYY-MM-DD'),
        (["--on", "2025-01-01", "--case", "fall"], "välj en av --on, --compare och --case"),
        (["--reading", "2"], "hör till --case"),
        (["--law-on", "2025-01-01", "--on", "2025-01-01"], "hör till --case"),
        (["--case", "fall", "--reading", "7"], "läsning 7 finns inte"),
        (["--case", "fal"], 'Menade du "fall"?'),
    ],
)
def test_options_of_definitions_that_do_not_fit_are_input_problems(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["definitions", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_duties_are_drawn_and_given_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["duties", "fall"]) == 0
    assert "Vem ska göra vad, och när" in capsys.readouterr().out
    assert main(["--lang", "en", "duties", "fall", "--law-on", "2025-01-01"]) == 0
    assert "judged by the law of 2025-01-01" in " ".join(capsys.readouterr().out.split())
    assert main(["duties", "fall", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [duty["id"] for duty in document["duties"]] == ["PL-5-1"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fall", "--reading", "0"], "läsning 0 finns inte; väntade 1 till 1"),
        (["fal"], 'Menade du "fall"?'),
        (["fall", "--law-on", "2025-02-30"], '"2025-02-30": YYYY-MM-DD'),
    ],
)
def test_what_duties_cannot_use_is_an_input_problem(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["duties", *arguments]) == 2
    assert said in capsys.readouterr().err


def test_schemas_are_written_and_a_stale_one_fails_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "scheman"
    assert main(["schema", "--output", str(folder), "--check"]) == 1
    assert not folder.exists()
    assert main(["schema", "--output", str(folder)]) == 0
    assert main(["schema", "--output", str(folder), "--check"]) == 0
    (folder / "result.schema.json").write_text("{}", encoding="utf-8")
    capsys.readouterr()
    assert main(["schema", "--output", str(folder), "--check"]) == 1
    assert capsys.readouterr().out == "inaktuella: result.schema.json\n"


def test_validate_judges_each_file_and_gives_all_problems(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    span = "regelträd: {modellerat_från: 2018-01-01, känt_till: 2026-02-28}\n"
    (rules / "gapcheck.yaml").write_text(span, encoding="utf-8")
    (rules / "register.csv").write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
    (rules / "aktorer.yaml").write_text("aktörer:\n  Kassan: {en: the agency, kort: K}\n", encoding="utf-8")
    assert main(["validate", "rules/aktorer.yaml", "--lang", "en"]) == 0
    assert capsys.readouterr().out == "1 file(s) judged, no problems.\n"
    assert main(["validate", "rules/aktorer.yaml", "scenarios/fall.yaml", "ingen.yaml"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "scenarios/fall.yaml:1" in captured.err
    assert "ingen.yaml:1:1: filen finns inte" in captured.err


def test_a_new_scenario_is_written_once_and_never_over(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "scenario", "dag-181/min-vardag"]) == 0
    file = tmp_path / "scenarios" / "dag-181" / "min-vardag.yaml"
    assert file.read_text(encoding="utf-8").startswith("scenario: min-vardag\n")
    file.write_text("mitt", encoding="utf-8")
    assert main(["new", "scenario", "dag-181/min-vardag"]) == 2
    assert file.read_text(encoding="utf-8") == "mitt"
    assert "skrivs inte över" in capsys.readouterr().err


def test_a_new_rule_comes_with_a_test_and_a_page(tmp_path: Path) -> None:
    assert main(["new", "rule", "vard/ny-regel"]) == 0
    made = [path.relative_to(tmp_path).as_posix() for path in sorted(tmp_path.rglob("*ny?regel*"))]
    assert made == ["docs/regler/ny-regel.md", "rules/vard/ny-regel.yaml", "tests/law/test_ny_regel.py"]


def test_nothing_is_written_when_one_of_the_files_exists(tmp_path: Path) -> None:
    page = tmp_path / "docs" / "regler" / "ny-regel.md"
    page.parent.mkdir(parents=True)
    page.write_text("min", encoding="utf-8")
    assert main(["new", "rule", "vard/ny-regel"]) == 2
    assert not (tmp_path / "rules").exists()


@pytest.mark.parametrize("name", ["../ute", "Stor", "a/b/c", "/rot", ""])
def test_a_name_that_is_no_plain_name_is_refused(name: str, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    assert main(["new", "scenario", name]) == 2
    assert sorted(tmp_path.rglob("*")) == before


def test_folders_come_from_the_option_then_the_project_then_the_package(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    found = locate(None, None, inner)
    assert found.rules == tmp_path / "rules"
    assert locate(Path("mina"), None, inner).rules == Path("mina")
    (inner / "pyproject.toml").write_text("[tool.annat]\n", encoding="utf-8")
    assert locate(None, None, inner).rules.name == "rules"
    assert locate(None, None, inner).rules != tmp_path / "rules"


@pytest.mark.parametrize("content", ["inte toml", "[tool.gapcheck]\nrules = 3\n"])
def test_settings_that_cannot_be_used_are_an_input_problem(content: str, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(content, encoding="utf-8")
    with pytest.raises(InputProblems):
        locate(None, None, tmp_path)
