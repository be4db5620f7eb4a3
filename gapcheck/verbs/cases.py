"""Finding and reading scenarios: by file, or by name in the scenarios' folder."""

from __future__ import annotations

from pathlib import Path

from gapcheck.loading.problems import InputProblems, Place, Problem
from gapcheck.loading.scenario_loader import load_scenario
from gapcheck.model.scenario import Scenario
from gapcheck.model.tree import RuleTree


def find_case(word: str, scenarios: Path) -> Path:
    """The scenario file that a word means: a path, or the name of a scenario in the folder. InputProblems if none."""
    path = Path(word)
    if path.is_file():
        return path
    named = [file for file in case_files(scenarios) if file.stem == word]
    if named:
        return named[0]
    problem = Problem("file-missing", Place(word, 1, 1), "scenariot finns inte som fil eller namn",
                      "the scenario exists neither as a file nor by name")  # fmt: skip
    raise InputProblems([problem.guessing(path.stem, [file.stem for file in case_files(scenarios)])])


def case_files(scenarios: Path) -> list[Path]:
    """Every scenario file under the folder, sorted by path; none when there is no such folder."""
    return sorted(scenarios.rglob("*.yaml"), key=lambda file: file.relative_to(scenarios).as_posix())


def open_case(path: Path, tree: RuleTree, scenarios: Path) -> Scenario:
    """The scenario in a file. Raises InputProblems with every problem found.

    A file in the scenarios' folder is called by its path from there, so that results are the same wherever that folder
    lies; any other file is called as it was given.
    """
    resolved, folder = path.resolve(), scenarios.resolve()
    inside = resolved.is_relative_to(folder)
    shown = f"{folder.name}/{resolved.relative_to(folder).as_posix()}" if inside else path.as_posix()
    scenario, problems = load_scenario(path, tree, shown)
    if scenario is None or problems:
        raise InputProblems(problems)
    return scenario
