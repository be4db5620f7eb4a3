"""Knows that the bitset engine computes what the reference computes: drawn plans in batches, and every scenario there is.

By default a few hundred examples; GAPCHECK_HYPOTHESIS=long tries twenty times as many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gapcheck.check import Plans, run_case
from gapcheck.engine.bitset import Batch, Program, pasting, pointwise, run, running
from gapcheck.engine.case_facts import case_inputs
from gapcheck.engine.confirming import confirm_by_bits
from gapcheck.engine.explored import ReadWorld
from gapcheck.engine.plan import Instruction, Op, Plan, Signal, SignalKind
from gapcheck.engine.reference import Case, EngineFault, Evaluation, evaluate
from gapcheck.engine.restricting import restricted
from gapcheck.loading.scenario_loader import load_scenario
from gapcheck.model.period import Period
from gapcheck.model.scenario import UNKNOWN_HISTORY, Scenario
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Ignorance, Unknown, Value
from tests.engines.random_batches import DrawnBatch, batches, memory_batches, reckoning_batches
from tests.engines.random_plans import examples, plan_of

SLOW = settings(max_examples=examples(80), deadline=None, suppress_health_check=list(HealthCheck))
SCENARIOS = sorted((Path(__file__).parents[2] / "scenarios").rglob("*.yaml"))
YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))


@contextmanager
def rarely_by_bits() -> Iterator[None]:
    """As if every line had very many values, and no component settled soon: what is rare becomes the rule."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pasting, "MOST_VALUES", 1)
        patched.setattr(pointwise, "TRIES_PER_LANE", 0)
        patched.setattr(running, "PATIENCE", 0)
        yield


def assert_equal(plan: Plan, cases: Sequence[Case], batch: Batch) -> None:
    """Every line of every lane, causes of doubt included."""
    for lane, case in enumerate(cases):
        for index, line in enumerate(evaluate(plan, case).lines):
            assert batch.line(lane, index) == line, (lane, index, plan.instructions[index])


def assert_agrees(drawn: DrawnBatch) -> None:
    assert_equal(drawn.plan, drawn.cases, run(Program(drawn.plan), drawn.cases))
    with rarely_by_bits():
        assert_equal(drawn.plan, drawn.cases, run(Program(drawn.plan), drawn.cases))


@SLOW
@given(batches())
def test_a_batch_is_what_the_reference_computes_case_by_case(drawn: DrawnBatch) -> None:
    assert_agrees(drawn)


@pytest.mark.parametrize("op", [op for op in Op if op.remembers])
@SLOW
@given(data=st.data())
def test_each_memory_is_what_the_reference_remembers(data: st.DataObject, op: Op) -> None:
    assert_agrees(data.draw(memory_batches(op)))


@settings(SLOW, max_examples=examples(200))
@given(reckoning_batches())
def test_counts_are_reckoned_with_as_the_reference_does(drawn: DrawnBatch) -> None:
    assert_agrees(drawn)


@SLOW
@given(batches(), st.data())
def test_chosen_outputs_come_out_as_they_do_among_all(drawn: DrawnBatch, data: st.DataObject) -> None:
    outputs = data.draw(st.lists(st.sampled_from(sorted(drawn.plan.signals.values())), min_size=1))
    batch = run(Program(drawn.plan, outputs), drawn.cases)
    for lane, case in enumerate(drawn.cases):
        evaluation = evaluate(drawn.plan, case)
        for index in outputs:
            assert batch.line(lane, index) == evaluation.lines[index]


@SLOW
@given(batches())
def test_lanes_are_told_apart_exactly_where_their_lines_differ(drawn: DrawnBatch) -> None:
    batch = run(Program(drawn.plan), drawn.cases)
    outputs = sorted(drawn.plan.signals.values())
    lines = [tuple(batch.line(lane, index) for index in outputs) for lane in range(len(drawn.cases))]
    groups: list[list[int]] = []
    for lane, own in enumerate(lines):
        same = next((group for group in groups if lines[group[0]] == own), None)
        if same is None:
            groups.append([lane])
        else:
            same.append(lane)
    assert batch.distinct(outputs) == tuple(map(tuple, groups))


@SLOW
@given(batches())
def test_doubts_are_every_unknown_value_of_the_lines_asked_for(drawn: DrawnBatch) -> None:
    batch = run(Program(drawn.plan), drawn.cases)
    outputs = sorted(drawn.plan.signals.values())
    for lane in range(len(drawn.cases)):
        values = {value for index in outputs for value in batch.line(lane, index).values}
        assert batch.doubts(lane, outputs) == {value for value in values if isinstance(value, Unknown)}


@SLOW
@given(batches(), st.data())
def test_a_signal_that_some_cases_give_is_as_they_give_it(drawn: DrawnBatch, data: st.DataObject) -> None:
    signal = data.draw(st.sampled_from(sorted(drawn.plan.signals)))
    value: Value = data.draw(st.sampled_from([True, False]))
    cases = [
        replace(case, given={signal: Timeline.constant(case.period, value)}) if data.draw(st.booleans()) else case
        for case in drawn.cases
    ]
    assert_equal(drawn.plan, cases, run(Program(drawn.plan, given=[signal]), cases))
    every = [replace(case, given={signal: Timeline.constant(case.period, value)}) for case in drawn.cases]
    part = restricted(drawn.plan, [*drawn.plan.signals], [signal])
    assert_equal(part, every, run(Program(part, given=[signal]), every))


def test_a_given_signal_that_the_program_was_not_made_for_is_refused() -> None:
    signal = Signal(SignalKind.NEED, "n")
    plan = plan_of([Instruction(Op.CONST, (), ("bool", True)), Instruction(Op.SIGNAL, (0,), signal)], {signal: 1})
    case = Case(YEAR, {}, {}, None, {signal: Timeline.constant(YEAR, False)})
    with pytest.raises(ValueError, match="given"):
        run(Program(plan), [case])


def test_what_never_settles_is_a_fault() -> None:
    """An instruction that reads its own opposite on the same day has no value."""
    name = Signal(SignalKind.RULE, "r")
    plan = plan_of([Instruction(Op.NOT, (1,)), Instruction(Op.SIGNAL, (0,), name)], {name: 1})
    with pytest.raises(EngineFault):
        run(Program(plan), [Case(YEAR, {}, {}, None)])


def test_values_that_python_holds_equal_stay_apart() -> None:
    names = [Signal(SignalKind.CONCEPT, name) for name in ("a", "b")]
    plan = plan_of([Instruction(Op.INPUT, (), name) for name in names], {})
    values: list[list[Value]] = [[True, 1], [0, False]]
    first, last = YEAR.first.toordinal(), YEAR.last.toordinal()
    cases = [
        Case(
            YEAR,
            {n: Timeline.build(first, last, [first, first + 9], pair) for n, pair in zip(names, order, strict=True)},
            {},
        )
        for order in (values, values[::-1])
    ]
    assert_equal(plan, cases, run(Program(plan), cases))


def _case(plan: Plan, tree: RuleTree, scenario: Scenario) -> Case:
    openings: dict[str, Value] = {
        name: Unknown.because(Ignorance.FACT, name) if value == UNKNOWN_HISTORY else value
        for name, value in scenario.opening
    }
    return Case(scenario.period, case_inputs(plan, tree, scenario), openings)


def test_every_scenario_is_what_the_reference_computes_of_it(tree: RuleTree) -> None:
    """Every instruction of every scenario, those with the same parts in one batch."""
    plans = Plans(tree)
    together: defaultdict[tuple[str, ...], list[Scenario]] = defaultdict(list)
    for path in SCENARIOS:
        scenario, _ = load_scenario(path, tree)
        assert scenario is not None
        together[tuple(part.id for part in scenario.parts)].append(scenario)
    for scenarios in together.values():
        plan = plans.of(scenarios[0])
        cases = [_case(plan, tree, scenario) for scenario in scenarios]
        assert_equal(plan, cases, run(Program(plan), cases))


def test_the_bitset_engine_confirms_every_reading_when_it_is_asked(tree: RuleTree) -> None:
    path = next(path for path in SCENARIOS if path.stem == "anstalld-dag-181-oppna-bedomningar")
    scenario, _ = load_scenario(path, tree)
    assert scenario is not None
    result = run_case(tree, scenario, confirm=False, by_bits=True)
    assert [confirmation.engine for confirmation in result.receipt.confirmed_by] == ["reference", "bitset"]


def test_a_line_that_differs_is_a_fault_that_shows_it() -> None:
    name = Signal(SignalKind.CONCEPT, "begrepp")
    plan = plan_of([Instruction(Op.INPUT, (), name), Instruction(Op.NOT, (0,))], {})
    case = Case(YEAR, {name: Timeline.constant(YEAR, True)}, {})
    wrong = Evaluation(plan, (case.inputs[name], Timeline.constant(YEAR, True)))
    with pytest.raises(EngineFault, match="not"):
        confirm_by_bits(Program(plan), case, [ReadWorld((), wrong)])
