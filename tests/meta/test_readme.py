"""What README.md and README.en.md show is real: the files they have one write, the commands, and every line of output.

A ```text block holds commands (lines that begin with "$ gapcheck") and what each prints; "[…]" marks a cut, and between cuts
the lines are whole and follow one another. A ```yaml block that begins with a comment naming a scenario file is written
to that file, or added at its end when words stand before the name.
"""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from gapcheck.cli import main

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.en.md")
OPENING = "scenarios/socialforsakring-mot-arbetsratt/anstalld-dag-181.yaml"
CUT = "[…]"

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = re.compile(r"# (.*)\b(scenarios/\S+\.yaml)\n")


def blocks(page: str, language: str) -> list[str]:
    return [text for name, text in _BLOCK.findall((ROOT / page).read_text(encoding="utf-8")) if name == language]


def missing_lines(shown: list[str], real: list[str]) -> list[str]:
    """The first run of shown lines that the real output does not have where it should; empty when all are there."""
    at = 0
    for piece in "\n".join(shown).split(CUT):
        lines = piece.strip("\n").split("\n")
        found = next((i for i in range(at, len(real)) if real[i : i + len(lines)] == lines), None)
        if found is None:
            return lines
        at = found + len(lines)
    return []


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a copy of the scenarios, where a reader of the page could sit."""
    shutil.copytree(ROOT / "scenarios", tmp_path / "scenarios")
    settings = f'[tool.gapcheck]\nrules = "{ROOT / "rules"}"\nscenarios = "scenarios"\n'
    (tmp_path / "pyproject.toml").write_text(settings, encoding="utf-8")
    monkeypatch.delenv("GAPCHECK_LANG", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def printed(command: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    words = shlex.split(command.removeprefix("$ gapcheck"))
    assert main([*words, "--no-confirm"] if "run" in words else words) in (0, 1)
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("page", READMES)
def test_what_the_page_shows_is_what_is_printed(page: str, workplace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tried = 0
    for language, text in _BLOCK.findall((ROOT / page).read_text(encoding="utf-8")):
        if language == "yaml" and (named := _FILE.match(text)):
            file = workplace / named[2]
            before = file.read_text(encoding="utf-8") if named[1] else ""
            file.write_text(before + text.split("\n", 1)[1], encoding="utf-8")
        if language == "text":
            for part in re.split(r"^(?=\$ gapcheck)", text, flags=re.MULTILINE)[1:]:
                command, *shown = part.rstrip("\n").split("\n")
                assert missing_lines(shown, printed(command, capsys)) == [], command
                tried += 1
    assert tried >= 6


@pytest.mark.parametrize("page", READMES)
def test_the_page_opens_with_a_run_of_a_real_case(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    assert OPENING in blocks(page, "text")[0].splitlines()[0]
    assert text.index("```text") < text.index("\n## ")
    assert (ROOT / OPENING).is_file()
    assert f".venv/bin/gapcheck run {OPENING}" in "".join(blocks(page, "sh"))


def test_both_pages_have_the_same_commands_and_are_linked() -> None:
    swedish, english = (blocks(page, "sh") for page in READMES)
    assert swedish == english
    assert "(README.en.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert "(README.md)" in (ROOT / "README.en.md").read_text(encoding="utf-8")


def test_the_test_command_is_where_ci_reads_it() -> None:
    after = (ROOT / "README.md").read_text(encoding="utf-8").split("<!-- testkommando -->")
    assert len(after) == 2
    found = _BLOCK.search(after[1])
    assert found is not None
    assert found[1] == "sh"
    assert ".venv/bin/pytest" in found[2]
    assert "<!-- testkommando -->" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_a_line_that_is_not_printed_is_noticed() -> None:
    real = ["a", "b", "c", "d"]
    assert missing_lines(["a", "b", CUT, "d"], real) == []
    assert missing_lines(["a", "c"], real) == ["a", "c"]
    assert missing_lines(["c", CUT, "a"], real) == ["a"]
