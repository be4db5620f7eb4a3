"""The definitions of work capacity in one case: runs it and lays out one reading."""

from __future__ import annotations

from datetime import date

from gapcheck.check import run_case
from gapcheck.engine.view import WorldView
from gapcheck.model.case_definitions import CaseMatrix
from gapcheck.model.scenario import Scenario
from gapcheck.model.tree import RuleTree
from gapcheck.outcome.case_matrix import case_matrix
from gapcheck.verbs.one_reading import chosen_reading


def definitions_in_case(tree: RuleTree, scenario: Scenario, reading: int = 1, law_on: date | None = None) -> CaseMatrix:
    """The matrix of one reading (from 1). InputProblems when there is no such reading."""
    result = run_case(tree, scenario, law_on=law_on, confirm=False, silence=False)
    views = [world for world in result.worlds if isinstance(world, WorldView)]
    chosen_reading(scenario, reading, views)
    return case_matrix(views, reading)
