"""Where the rules and scenarios are: as asked, as the nearest pyproject.toml says, or as packaged with gapcheck."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from gapcheck.loading.problems import InputProblems, Place, Problem

PACKAGED = "_data"
"""The folder inside the installed package that holds rules/ and scenarios/."""


@dataclass(frozen=True, slots=True)
class Locations:
    """The rule tree's folder and the scenarios' folder; neither need exist."""

    rules: Path
    scenarios: Path


def locate(rules: Path | None, scenarios: Path | None, start: Path) -> Locations:
    """The folders to use, each for itself: as asked, else by [tool.gapcheck] in the nearest pyproject.toml at or above
    `start`, else as packaged. InputProblems when that file cannot be read or its values are not texts.
    """
    configured = {} if rules and scenarios else _configured(start.resolve())
    return Locations(
        rules or configured.get("rules") or packaged("rules"),
        scenarios or configured.get("scenarios") or packaged("scenarios"),
    )


def packaged(name: str) -> Path:
    """A folder that comes with gapcheck: inside the installed package, or beside it in a checkout."""
    inside = Path(str(resources.files("gapcheck") / PACKAGED / name))
    return inside if inside.is_dir() else Path(__file__).resolve().parents[2] / name


def _configured(start: Path) -> dict[str, Path]:
    for folder in (start, *start.parents):
        file = folder / "pyproject.toml"
        if file.is_file():
            return _settings(file)
    return {}


def _settings(file: Path) -> dict[str, Path]:
    try:
        document = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputProblems([_problem(file, f"kan inte läsas: {error}", f"cannot be read: {error}")]) from error
    tool = document.get("tool")
    settings = tool.get("gapcheck", {}) if isinstance(tool, dict) else {}
    found: dict[str, Path] = {}
    for key in ("rules", "scenarios"):
        value = settings.get(key) if isinstance(settings, dict) else None
        if isinstance(value, str):
            found[key] = file.parent / value
        elif value is not None:
            sv, en = f"[tool.gapcheck] {key} är inte en text", f"[tool.gapcheck] {key} is not a text"
            raise InputProblems([_problem(file, f"{sv}; väntade en katalog", f"{en}; expected a folder")])
    return found


def _problem(file: Path, sv: str, en: str) -> Problem:
    return Problem("bad-settings", Place(file.as_posix(), 1, 1), sv, en)
