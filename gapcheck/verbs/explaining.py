"""Answering why: runs a case and explains what a reader's word stands for on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gapcheck.check import run_case
from gapcheck.engine.explaining import explain, explain_why_not
from gapcheck.engine.naming import askable_names, signals_named
from gapcheck.engine.view import WorldView
from gapcheck.loading.problems import InputProblems, Place, Problem
from gapcheck.model.explanation import Explanation, WhyNot
from gapcheck.model.scenario import Scenario
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.verbs.one_reading import chosen_reading, reading_told


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a declared name, a benefit or an id, on a day, for one part ("" for all), in one reading (from 1)."""

    name: str
    day: date
    part: str = ""
    reading: int = 1


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered, and which reading it is for: "" where the case has only one."""

    reasons: tuple[Explanation, ...]
    refusals: tuple[WhyNot, ...]
    reading: Text


def answer(tree: RuleTree, scenario: Scenario, asked: Question, law_on: date | None = None) -> Answer:
    """Why each signal that the name stands for has its value, and what it lacks. InputProblems when there is no answer."""
    result = run_case(tree, scenario, law_on=law_on, confirm=False)
    views = [world for world in result.worlds if isinstance(world, WorldView)]
    _check(tree, scenario, asked, views)
    view = chosen_reading(scenario, asked.reading, views)
    signals = signals_named(tree, view.plan, asked.name, asked.part)
    return Answer(
        tuple(explain(view, signal, asked.day) for signal in signals),
        tuple(explain_why_not(view, signal, asked.day) for signal in signals),
        reading_told(tree, asked.reading, len(views), view.reading),
    )


def _check(tree: RuleTree, scenario: Scenario, asked: Question, views: list[WorldView]) -> None:
    place = Place(scenario.file, 1, 1)
    period, parts = scenario.period, [part.id for part in scenario.parts]
    if asked.day not in period:
        raise InputProblems([Problem(
            "day-outside-case", place, f"{asked.day} ligger utanför fallet; väntade en dag från {period.first} till {period.last}",
            f"{asked.day} lies outside the case; expected a day from {period.first} to {period.last}",
        )])  # fmt: skip
    if asked.part and asked.part not in parts:
        raise InputProblems([Problem(
            "unknown-part", place, f'delen "{asked.part}" finns inte i fallet; väntade {", ".join(parts)}',
            f'the part "{asked.part}" is not in the case; expected {", ".join(parts)}',
        ).guessing(asked.part, parts)])  # fmt: skip
    if not signals_named(tree, views[0].plan, asked.name, asked.part):
        raise InputProblems([Problem(
            "undeclared-concept", place, f'"{asked.name}" är varken ett begrepp, en förmån eller id på en regel, stol eller skyldighet',
            f'"{asked.name}" is neither a concept, a benefit nor the id of a rule, chair or duty',
        ).guessing(asked.name, askable_names(tree, views[0].plan))])  # fmt: skip
