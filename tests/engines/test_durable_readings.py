"""Knows that all readings of a case are confirmed: what is inferred once for several is still compared in each of them."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from gapcheck.check import load
from gapcheck.engine.case_facts import case_inputs
from gapcheck.engine.durable import Confirmer, available, confirm, confirm_all
from gapcheck.engine.durable_slice import Slice
from gapcheck.engine.lowering import lower
from gapcheck.engine.plan import Instruction, Op, Plan, Signal, SignalKind
from gapcheck.engine.reference import Case, EngineFault, Evaluation, evaluate
from gapcheck.engine.worlds import ReadWorld, explore
from gapcheck.loading.scenario_loader import load_scenario
from gapcheck.model.period import Period
from gapcheck.model.readings import Choice, Occasion
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Ignorance, Unknown, Value
from tests.engines.random_plans import ORIGIN, Drawn, examples, plan_of, plans_and_cases

pytestmark = pytest.mark.skipif(not available(), reason="durable_rules cannot be imported here")
ROOT = Path(__file__).parents[2]
DAY = Period(ORIGIN, ORIGIN)
INPUTS = tuple(Signal(SignalKind.CONCEPT, f"c{n}") for n in range(4))
UNKNOWN = Unknown.because(Ignorance.FACT, "okänt")


def plan() -> Plan:
    """Two conditions of the same sort, a step on both, its denial, and the need that rests on it."""
    need = Signal(SignalKind.NEED, "behov")
    steps = [
        *(Instruction(Op.INPUT, (), signal) for signal in INPUTS),
        Instruction(Op.AND, (0, 1)),
        Instruction(Op.AND, (2, 3)),
        Instruction(Op.OR, (4, 5)),
        Instruction(Op.NOT, (6,)),
        Instruction(Op.SIGNAL, (7,), need),
    ]
    return plan_of(steps, {need: 8})


def case_of(*values: Value) -> Case:
    return Case(DAY, {s: Timeline.constant(DAY, v) for s, v in zip(INPUTS, values, strict=True)}, {})


def read(base: Case, rules: Plan, *fourth: Value) -> list[Evaluation]:
    """The case with the fourth fact open, then with each of its values, computed from what is known already."""
    first = evaluate(rules, base)
    readings = [replace(base, inputs={**base.inputs, INPUTS[3]: Timeline.constant(DAY, value)}) for value in fourth]
    return [first, *(evaluate(rules, reading, first, frozenset({3})) for reading in readings)]


def wrong(value: Value) -> Value:
    """A value that differs from this one to every coding."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, str):
        return "fel"
    return True if value is None or isinstance(value, Unknown) else Fraction(1, 8)


def falsified(evaluation: Evaluation, index: int) -> Evaluation:
    lines = list(evaluation.lines)
    lines[index] = lines[index].map(wrong)
    return Evaluation(evaluation.plan, tuple(lines))


def test_a_step_that_asks_the_same_of_the_same_values_is_inferred_once() -> None:
    rules, case = plan(), case_of(True, False, True, False)
    confirmation = confirm(rules, case, evaluate(rules, case))
    assert confirmation.agrees
    assert confirmation.instructions == 5
    assert confirmation.inferred == 4


@pytest.mark.parametrize("index", [4, 5, 6, 7, 8])
def test_a_wrong_line_among_steps_that_share_an_answer_is_found(index: int) -> None:
    rules, case = plan(), case_of(True, False, True, False)
    confirmation = confirm(rules, case, falsified(evaluate(rules, case), index))
    assert index in {d.instruction for d in confirmation.disagreements}


def test_the_same_facts_in_another_place_are_another_question() -> None:
    need = Signal(SignalKind.NEED, "behov")
    steps = [
        *(Instruction(Op.INPUT, (), signal) for signal in INPUTS),
        Instruction(Op.DECIDE, (0, 1, 2)),
        Instruction(Op.DECIDE, (1, 0, 2)),
        Instruction(Op.AND, (4, 5)),
        Instruction(Op.SIGNAL, (6,), need),
    ]
    rules, case = plan_of(steps, {need: 7}), case_of(True, False, None, None)
    confirmation = confirm(rules, case, evaluate(rules, case))
    assert confirmation.agrees
    assert confirmation.inferred == confirmation.instructions == 4


def test_later_readings_infer_only_what_no_earlier_one_asked() -> None:
    rules, case = plan(), case_of(True, True, True, UNKNOWN)
    evaluations = read(case, rules, True, False, True)
    with Confirmer() as confirmer:
        found = confirmer.confirm_each(rules, case, evaluations)
    assert all(f.agrees and f.instructions == 5 for f in found)
    assert [f.inferred for f in found] == [5, 1, 2, 0]


@pytest.mark.parametrize("index", [4, 5, 6, 7, 8])
def test_a_line_that_is_wrong_in_the_third_reading_only_is_found_there(index: int) -> None:
    rules, case = plan(), case_of(True, True, True, UNKNOWN)
    evaluations = read(case, rules, True, False, True)
    evaluations[2] = falsified(evaluations[2], index)
    with Confirmer() as confirmer:
        found = confirmer.confirm_each(rules, case, evaluations)
    assert [f.agrees for f in found[:3]] == [True, True, False]
    assert found[2].disagreements[0].instruction == index
    choices = (Choice(Occasion(ORIGIN, "c3"), True),)
    with pytest.raises(EngineFault, match=f"i{index}"):
        confirm_all(rules, case, [ReadWorld(choices, evaluation) for evaluation in evaluations])


@settings(max_examples=examples(150), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data(), plans_and_cases())
def test_every_reading_of_a_drawn_case_agrees_and_a_falsified_one_does_not(data: st.DataObject, drawn: Drawn) -> None:
    evaluations = [evaluate(drawn.plan, drawn.case)]
    indices = {drawn.plan.instructions[i].data: i for i in range(len(drawn.plan.instructions))
               if drawn.plan.instructions[i].op is Op.INPUT}  # fmt: skip
    for _ in range(3):
        signal = data.draw(st.sampled_from(sorted(drawn.case.inputs)))
        value = data.draw(st.sampled_from(drawn.domains[signal]))
        case = replace(
            drawn.case, inputs={**drawn.case.inputs, signal: drawn.case.inputs[signal].map(lambda _, v=value: v)}
        )
        evaluations.append(evaluate(drawn.plan, case, evaluations[0], frozenset({indices[signal]})))
    with Confirmer() as confirmer:
        assert all(not f.disagreements for f in confirmer.confirm_each(drawn.plan, drawn.case, evaluations))
        part = Slice(evaluations, (i for s, i in drawn.plan.signals.items() if s.kind is not SignalKind.CONCEPT))
        assume(part.order)
        place, index = data.draw(st.integers(0, 3)), data.draw(st.sampled_from(part.order))
        evaluations[place] = falsified(evaluations[place], index)
        found = confirmer.confirm_each(drawn.plan, drawn.case, evaluations)
    assert index in {d.instruction for d in found[place].disagreements}


def test_a_real_case_with_many_readings_is_compared_in_each_of_them() -> None:
    tree = load(ROOT / "rules")
    file = ROOT / "scenarios/socialforsakring-mot-arbetsratt/anstalld-dag-181-oppna-bedomningar.yaml"
    scenario, problems = load_scenario(file, tree)
    assert scenario is not None, problems
    rules = lower(tree, (part.id for part in scenario.parts))
    case = Case(scenario.period, case_inputs(rules, tree, scenario), {})
    evaluations = [world.evaluation for world in explore(rules, tree, case).worlds]
    assert len(evaluations) > 3
    with Confirmer() as confirmer:
        found = confirmer.confirm_each(rules, case, evaluations)
        assert all(f.agrees and f.instructions == found[0].instructions for f in found)
        part = Slice(evaluations, (i for s, i in rules.signals.items() if s.kind is not SignalKind.CONCEPT))
        for index in part.order[:: len(part.order) // 10]:
            told = [*evaluations[:2], falsified(evaluations[2], index), *evaluations[3:]]
            found = confirmer.confirm_each(rules, case, told)
            assert found[0].agrees
            assert found[1].agrees
            assert index in {d.instruction for d in found[2].disagreements}
