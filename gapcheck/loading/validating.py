"""Knows how one file is judged on its own: a rule file as part of the rule tree, a scenario against it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

from gapcheck.loading.grammar import RULE_FILE, SCENARIO, TREE_FILE
from gapcheck.loading.grammar_ledger import LEDGER_FILE
from gapcheck.loading.ledger_files import read_ledger
from gapcheck.loading.nodes import Mapping, Node
from gapcheck.loading.plain_shapes import shown as shown_node
from gapcheck.loading.problems import Place, Problem, Problems, Related, echo
from gapcheck.loading.scenario_loader import load_scenario
from gapcheck.loading.shapes import Object
from gapcheck.loading.strict_yaml import load
from gapcheck.loading.tree_loader import TREE_FILE_NAME, JudgedFile, load_tree, not_judged
from gapcheck.model.tree import RuleTree

_MOST_KEYS = 3
_Loaded = Callable[[], tuple[RuleTree | None, list[Problem]]]


def validate_all(paths: Iterable[Path], rules: Path) -> list[Problem]:
    """All problems of several files, each as `validate` gives them; the rule tree is read once for all scenarios."""
    loaded = cache(partial(load_tree, rules))
    return Problems(problem for path in paths for problem in _judged(path, rules, path.as_posix(), loaded)).sorted()


def validate(path: Path, rules: Path, shown_as: str | None = None) -> list[Problem]:
    """All problems of one file, in order; none when it may be used.

    The file's own keys tell what it is. A scenario is read against the rule tree in the folder `rules`; a rule file is
    read as part of it, in the place of the file at the same path when it lies in the folder, else as an addition. What
    is wrong with other files is not told, except that the file cannot be judged for it. `shown_as` names the file in
    places, without it the path as given. Never raises for bad input.
    """
    return _judged(path, rules, path.as_posix() if shown_as is None else shown_as, partial(load_tree, rules))


def _judged(path: Path, rules: Path, shown: str, loaded: _Loaded) -> list[Problem]:
    root, problems = load(path, shown)
    if root is None:
        return problems
    if path.resolve() == (rules / TREE_FILE_NAME).resolve():
        return _of_tree_file(rules, shown)
    shape = _shape(root)
    if shape is None:
        return Problems([*problems, _of_no_kind(root)]).sorted()
    if shape is LEDGER_FILE:
        return _of_ledger(path, rules, shown)
    if shape is SCENARIO:
        return _of_scenario(path, shown, problems, loaded)
    return _of_rule_file(path, rules, shown, problems)


def _shape(root: Node) -> Object | None:
    """The kind of file most of whose keys are there; None when no key is of any kind."""
    if not isinstance(root, Mapping):
        return None
    present = {entry.key.text for entry in root.entries}
    shapes = (RULE_FILE, SCENARIO, LEDGER_FILE)
    fitting = [len(present & {field.key for field in shape.fields}) for shape in shapes]
    return shapes[fitting.index(max(fitting))] if any(fitting) else None


def _of_no_kind(root: Node) -> Problem:
    if not isinstance(root, Mapping):
        sv, en = shown_node(root)
        return Problem(
            "expected-keys",
            root.place,
            f"{sv}; väntade en regelfil med nycklar som regler eller begrepp, eller ett scenario",
            f"{en}; expected a rule file with keys such as regler or begrepp, or a scenario",
        )
    if any(entry.key.text == TREE_FILE.fields[0].key for entry in root.entries):
        return Problem(
            "tree-file-elsewhere",
            root.place,
            f'"{TREE_FILE.fields[0].key}" får bara stå i regelträdets egen {TREE_FILE_NAME}; väntade en regelfil eller '
            "ett scenario",
            f'"{TREE_FILE.fields[0].key}" may stand only in the rule tree\'s own {TREE_FILE_NAME}; expected a rule '
            "file or a scenario",
        )
    keys = ", ".join(f'"{echo(entry.key.text)}"' for entry in root.entries[:_MOST_KEYS]) or "{}"
    problem = Problem(
        "kind-unknown",
        root.place,
        f"{keys} hör varken till en regelfil eller till ett scenario; väntade nycklar som regler, begrepp eller "
        "scenario",
        f"{keys} belongs neither to a rule file nor to a scenario; expected keys such as regler, begrepp or scenario",
    )
    known = [field.key for shape in (RULE_FILE, SCENARIO) for field in shape.fields]
    guesses = (problem.guessing(entry.key.text, known) for entry in root.entries)
    return next((guess for guess in guesses if guess.suggestion_sv), problem)


def _of_scenario(path: Path, shown: str, own: list[Problem], loaded: _Loaded) -> list[Problem]:
    tree, problems = loaded()
    if tree is None:
        return Problems([*own, not_judged(shown, problems)]).sorted()
    return load_scenario(path, tree, shown)[1]


def _of_ledger(path: Path, rules: Path, shown: str) -> list[Problem]:
    tree, problems = load_tree(rules)
    if tree is None:
        return [not_judged(shown, problems)]
    return read_ledger([(path, shown)], tree.register)[1]


def _of_rule_file(path: Path, rules: Path, shown: str, own: list[Problem]) -> list[Problem]:
    if not rules.is_dir():
        return Problems([*own, not_judged(shown, load_tree(rules)[1])]).sorted()
    _, problems = load_tree(rules, JudgedFile(path, shown, path.read_bytes()))
    return Problems(turned for problem in problems if (turned := _seen_from(shown, problem)) is not None).sorted()


def _of_tree_file(rules: Path, shown: str) -> list[Problem]:
    inside = f"{rules.resolve().name}/{TREE_FILE_NAME}"
    found = [problem for problem in load_tree(rules)[1] if problem.place.file == inside]
    return [_renamed(problem, inside, shown) for problem in found]


def _renamed(problem: Problem, inside: str, shown: str) -> Problem:
    def place(of: Place) -> Place:
        return replace(of, file=shown) if of.file == inside else of

    return replace(
        problem,
        place=place(problem.place),
        related=tuple(replace(other, place=place(other.place)) for other in problem.related),
    )


def _seen_from(shown: str, problem: Problem) -> Problem | None:
    """The problem with its place in the judged file; None when no place of it is there."""
    if problem.place.file == shown:
        return problem
    here = next((other for other in problem.related if other.place.file == shown), None)
    if here is None:
        return None
    there = Related(problem.place, "den andra platsen", "the other place")
    others = tuple(there if other is here else other for other in problem.related)
    return replace(problem, place=here.place, related=others)
