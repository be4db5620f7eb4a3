"""Judging one file, a rule file or a scenario, against the rule tree."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from gapcheck.loading.nodes import Mapping
from gapcheck.loading.problems import Place, Problem, Related
from gapcheck.loading.scenario_loader import load_scenario
from gapcheck.loading.strict_yaml import load
from gapcheck.loading.tree_loader import load_tree
from gapcheck.model.tree import RuleTree


def validate(files: list[Path], rules: Path) -> list[Problem]:
    """Every problem of the files. A rule file outside the tree is judged as if it stood in it.

    A scenario is read against the rule tree; where the tree itself is wrong, its problems are given instead.
    """
    tree, tree_problems = load_tree(rules)
    found: list[Problem] = []
    for file in files:
        found += _judge(file, rules, tree, tree_problems)
    return found


def _judge(file: Path, rules: Path, tree: RuleTree | None, tree_problems: list[Problem]) -> list[Problem]:
    root, problems = load(file, file.as_posix())
    if root is None:
        return problems
    if isinstance(root, Mapping) and root.get("scenario") is not None:
        return tree_problems if tree is None else load_scenario(file, tree)[1]
    resolved, folder = file.resolve(), rules.resolve()
    if resolved.is_relative_to(folder):
        shown = f"{folder.name}/{resolved.relative_to(folder).as_posix()}"
        return _about(tree_problems, shown, shown)
    return _as_if_inside(file, rules)


def _as_if_inside(file: Path, rules: Path) -> list[Problem]:
    """The problems of a file added to a copy of the tree."""
    with TemporaryDirectory() as temporary:
        copy = Path(temporary) / rules.resolve().name
        shutil.copytree(rules, copy)
        added = copy / f"~{file.name}"
        shutil.copyfile(file, added)
        return _about(load_tree(copy)[1], f"{copy.name}/{added.name}", file.as_posix())


def _about(problems: list[Problem], shown: str, called: str) -> list[Problem]:
    """The problems that lie in one file or point at it, with the file called by another name."""

    def renamed(place: Place) -> Place:
        return replace(place, file=called) if place.file == shown else place

    return [
        replace(
            problem,
            place=renamed(problem.place),
            related=tuple(Related(renamed(other.place), other.sv, other.en) for other in problem.related),
        )
        for problem in problems
        if shown in (problem.place.file, *(other.place.file for other in problem.related))
    ]
