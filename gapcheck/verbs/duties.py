"""Who does what by when: runs a case and gathers the duties of one reading."""

from __future__ import annotations

from datetime import date

from gapcheck.check import run_case
from gapcheck.engine.view import WorldView
from gapcheck.model.duty_chart import DutyChart
from gapcheck.model.scenario import Scenario
from gapcheck.model.tree import RuleTree
from gapcheck.outcome.directions import directions
from gapcheck.outcome.duty_rows import awake_elsewhere, duty_rows, loads
from gapcheck.outcome.hand_overs import handed_over, unlinked
from gapcheck.verbs.one_reading import chosen_reading


def duty_chart(tree: RuleTree, scenario: Scenario, reading: int = 1, law_on: date | None = None) -> DutyChart:
    """The duties of one reading (from 1). InputProblems when there is no such reading."""
    result = run_case(tree, scenario, law_on=law_on, confirm=False, silence=False)
    views = [world for world in result.worlds if isinstance(world, WorldView)]
    view = chosen_reading(scenario, reading, views)
    rows = duty_rows(view, views)
    return DutyChart(
        period=scenario.period,
        number=reading,
        readings=len(views),
        choices=view.reading,
        rows=rows,
        loads=loads(rows),
        handed_over=handed_over(view),
        unlinked=unlinked(view, rows),
        directions=directions(view, rows, law_on),
        elsewhere=awake_elsewhere(rows, views),
    )
