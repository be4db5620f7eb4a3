"""Every command has help in both languages and a row in both READMEs, and no row names a command that does not exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gapcheck.cli import COMMANDS, main

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_has_help(name: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help", "--lang", lang]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert COMMANDS[name].in_language(lang) in said


@pytest.mark.parametrize("page", ["README.md", "README.en.md"])
def test_the_table_of_commands_has_exactly_the_commands(page: str) -> None:
    rows = re.findall(r"^\| `gapcheck ([a-z]+)", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(rows) == sorted(COMMANDS)
