"""A restricted plan gives the wanted signals the values that the whole plan gives them."""

from __future__ import annotations

from datetime import date

import pytest

from gapcheck.engine.case_facts import case_inputs
from gapcheck.engine.lowering import lower
from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.engine.reference import Case, evaluate
from gapcheck.engine.restricting import restricted
from gapcheck.model.period import Period
from gapcheck.model.scenario import Expectation, Part, Scenario
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from tests.builders import COUNT, case, tiny_tree


@pytest.mark.parametrize("signal", sorted(lower(tiny_tree(), (part.id for part in case().parts)).signals), ids=str)
def test_every_signal_alone_has_the_value_it_has_in_the_whole(signal: Signal) -> None:
    tree, scenario = tiny_tree(), case()
    plan = lower(tree, (part.id for part in scenario.parts))
    whole = evaluate(plan, Case(scenario.period, case_inputs(plan, tree, scenario), {}))
    alone = restricted(plan, [signal])
    found = evaluate(alone, Case(scenario.period, case_inputs(alone, tree, scenario), {}))
    assert found.line(signal) == whole.line(signal)
    assert len(alone.instructions) <= len(plan.instructions)


def test_what_is_given_rests_on_nothing() -> None:
    tree, scenario = tiny_tree(), case()
    plan = lower(tree, (part.id for part in scenario.parts))
    counter = next(signal for signal in plan.signals if signal.name == COUNT)
    alone = restricted(plan, [counter], [counter])
    line: Timeline[object] = Timeline.constant(scenario.period, 7)
    found = evaluate(alone, Case(scenario.period, {}, {}, None, {counter: line}))  # type: ignore[dict-item]  # a number
    assert len(alone.instructions) == 1
    assert found.line(counter) == line


def test_a_seat_of_the_real_law_is_the_same_alone(tree: RuleTree) -> None:
    period = Period(date(2026, 1, 1), date(2026, 1, 31))
    nothing = Expectation(None, None)
    part = Part("tjänst", "anställning", "bolaget", 1, None, None, date(2020, 1, 1), 30000)  # type: ignore[arg-type]  # the whole
    scenario = Scenario("", "", "", "", period, date(1980, 1, 1), (part,), (), (), (), (), nothing, "", "")
    plan = lower(tree, ["tjänst"])
    whole = evaluate(plan, Case(period, case_inputs(plan, tree, scenario), {}))
    for chair in tree.chairs.values():
        signal = Signal(SignalKind.SEAT, chair.id, "tjänst" if tree.needs[chair.need].per_part else "")
        alone = restricted(plan, [signal])
        found = evaluate(alone, Case(period, case_inputs(alone, tree, scenario), {}))
        assert found.line(signal) == whole.line(signal), chair.id
