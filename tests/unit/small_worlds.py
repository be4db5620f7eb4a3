"""Small worlds for tests of detectors: a few rules and a case, computed in its only reading."""

from __future__ import annotations

from pathlib import Path

from gapcheck.engine.case_facts import case_inputs
from gapcheck.engine.lowering import lower
from gapcheck.engine.reference import Case
from gapcheck.engine.scope import Scopes
from gapcheck.engine.shared import Shared
from gapcheck.engine.view import WorldView
from gapcheck.engine.worlds import explore
from gapcheck.model.findings import Finding
from tests.unit.small_trees import PARTS, WORDINGS, load_case, tree_of

_ACTORS = """
aktörer:
  den försäkrade: {en: the insured person, kort: DF}
  läkaren: {en: the physician, kort: LÄK}
"""


def world_of(folder: Path, rules: str, body: str = "", parts: str = PARTS) -> WorldView:
    """The case of small_trees (January 2025) with more in it, under the base tree with more rules."""
    tree = tree_of(folder, _ACTORS + rules.replace("WORDED", f"lagrum: 27 kap. 46 § SFB, {WORDINGS}"))
    scenario, problems = load_case(folder, tree, body, parts)
    assert scenario is not None, problems
    plan = lower(tree, tuple(part.id for part in scenario.parts))
    case = Case(scenario.period, case_inputs(plan, tree, scenario), dict(scenario.opening))
    [read] = explore(plan, tree, case).worlds
    return WorldView(tree, Scopes(tree), Shared(plan), scenario, case, read)


def told(findings: list[Finding]) -> list[tuple[str, str, str]]:
    """Each finding's concept and days, in a few characters."""
    return [(f.concept, f.period.first.isoformat()[5:], f.period.last.isoformat()[5:]) for f in findings]
