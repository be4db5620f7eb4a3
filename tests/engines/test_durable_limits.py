"""Knows that what durable-rules is given stays inside the limits at which it was measured to crash, hang or lie."""

from __future__ import annotations

import itertools
from datetime import timedelta
from fractions import Fraction

import pytest

from gapcheck.engine import durable
from gapcheck.engine.durable import Confirmer, available, confirm
from gapcheck.engine.durable_host import (
    MOST_CONDITIONS,
    MOST_KEYS,
    MOST_RULES,
    MOST_TESTS_OF_A_KEY,
    Bound,
    Fact,
    Load,
    Pattern,
    Relation,
    Rule,
    RuleSet,
)
from gapcheck.engine.durable_loads import rule_sets as cut
from gapcheck.engine.durable_slice import Slice
from gapcheck.engine.plan import Governing, Instruction, Op, Plan, Signal, SignalKind
from gapcheck.engine.reference import Case, EngineFault, Evaluation, evaluate
from gapcheck.model.period import Period
from gapcheck.model.terms import Comparison
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Ignorance, Unknown, Value
from tests.engines.random_plans import ORIGIN, plan_of

pytestmark = pytest.mark.skipif(not available(), reason="durable_rules cannot be imported here")
DAY = Period(ORIGIN, ORIGIN)


def inputs(number: int) -> list[Instruction]:
    return [Instruction(Op.INPUT, (), Signal(SignalKind.CONCEPT, f"c{n}")) for n in range(number)]


def named(instructions: list[Instruction]) -> Plan:
    """A plan whose last instruction is the need that is asked for."""
    signal = Signal(SignalKind.NEED, "behov")
    instructions = [*instructions, Instruction(Op.SIGNAL, (len(instructions) - 1,), signal)]
    return plan_of(instructions, {signal: len(instructions) - 1})


def case_of(values: list[Value]) -> Case:
    return Case(DAY, {Signal(SignalKind.CONCEPT, f"c{n}"): Timeline.constant(DAY, v) for n, v in enumerate(values)}, {})


def rule_sets(plan: Plan, evaluation: Evaluation) -> list[tuple[Rule, ...]]:
    part = Slice([evaluation], plan.signals.values())
    return cut(part, {index: part.reads[index] for index in part.order}, lambda index: frozenset())


def unlike_case(number: int) -> Case:
    """A case of a few days in which no two inputs are alike, so that nothing is inferred once for several."""
    days = Period(ORIGIN, ORIGIN + timedelta(days=10))
    first, last = days.first.toordinal(), days.last.toordinal()
    # A multiplier that is odd keeps the patterns of bits apart and mixes them.
    lines: dict[Signal, Timeline[Value]] = {
        Signal(SignalKind.CONCEPT, f"c{n}"): Timeline.build(
            first, last, range(first, last + 1), [bool((n * 1237 % 2048) >> bit & 1) for bit in range(11)]
        )
        for n in range(number)
    }
    return Case(days, lines, {})


@pytest.mark.parametrize("op", [Op.AND, Op.OR])
@pytest.mark.parametrize("number", [14, 15, 16, 40, 300])
def test_a_rule_with_many_conditions_is_split_and_still_infers_the_same(op: Op, number: int) -> None:
    plan = named([*inputs(number), Instruction(op, tuple(range(number)))])
    dominated = op is Op.OR
    for last in (dominated, not dominated, Unknown.because(Ignorance.FACT, "okänt")):
        case = case_of([*[not dominated] * (number - 1), last])
        evaluation = evaluate(plan, case)
        assert confirm(plan, case, evaluation).agrees
        for rules in rule_sets(plan, evaluation):
            assert max(len(rule.conditions) for rule in rules) <= MOST_CONDITIONS


def test_a_slice_with_too_many_keys_becomes_several_rule_sets_chained_by_facts() -> None:
    pairs = [Instruction(Op.AND, (n, n + 1)) for n in range(599)]
    chain = [Instruction(Op.OR, tuple(range(600 + n, 600 + n + 2))) for n in range(598)]
    rest = range(1199, 1199 + 598)
    plan = named([*inputs(600), *pairs, *chain, Instruction(Op.AND, tuple(rest))])
    case = unlike_case(600)
    evaluation = evaluate(plan, case)
    sets = rule_sets(plan, evaluation)
    assert len(sets) > 1
    for rules in sets:
        assert len(rules) <= MOST_RULES
        assert len({rule.key for rule in rules} | {p.key for rule in rules for p in rule.conditions}) <= MOST_KEYS
    confirmation = confirm(plan, case, evaluation)
    assert confirmation.agrees
    assert confirmation.instructions > 1000
    assert confirmation.inferred > 1000


def test_many_thresholds_on_one_counter_are_spread_over_rule_sets() -> None:
    number = 3 * MOST_TESTS_OF_A_KEY
    compared = [Instruction(Op.COMPARE, (0,), (Comparison.AT_LEAST, "int", n)) for n in range(number)]
    plan = named([*inputs(1), *compared, Instruction(Op.OR, tuple(range(1, number + 1)))])
    case = case_of([number // 2])
    evaluation = evaluate(plan, case)
    assert len(rule_sets(plan, evaluation)) > 1
    confirmation = confirm(plan, case, evaluation)
    assert confirmation.agrees
    assert confirmation.inferred > number


def test_one_fact_may_be_used_by_hundreds_of_rules() -> None:
    users = [Instruction(Op.AND, (0, n)) for n in range(1, 400)]
    plan = named([*inputs(400), *users, Instruction(Op.OR, tuple(range(400, 799)))])
    case = unlike_case(400)
    confirmation = confirm(plan, case, evaluate(plan, case))
    assert confirmation.agrees
    assert confirmation.inferred > 400


def test_a_rule_set_outside_the_limits_is_refused_before_it_reaches_the_engine() -> None:
    wide = Rule("x", tuple(Pattern(f"k{n}") for n in range(MOST_CONDITIONS + 1)), 1)
    assert "conditions in a rule" in Load().broken_by([wide])
    with pytest.raises(EngineFault, match="conditions in a rule"):
        RuleSet((wide,))


def test_states_are_deleted_so_that_more_than_1024_cases_run_in_one_process() -> None:
    plan = named([*inputs(11), Instruction(Op.AND, tuple(range(11)))])
    agreeing = 0
    with Confirmer() as confirmer:
        for bits in itertools.islice(itertools.product([True, False], repeat=11), 1100):
            case = case_of(list(bits))
            confirmation = confirmer.confirm(plan, case, evaluate(plan, case))
            agreeing += confirmation.agrees and confirmation.activations_run > 0
    assert agreeing == 1100


def test_facts_that_no_rule_looks_at_and_states_in_which_nothing_fires_do_no_harm() -> None:
    rules = RuleSet((Rule("x", (Pattern("a", (Bound(Relation.EQ, 1),)),), 1),))
    assert rules.run({"a": 0, "b": 7}) == ({}, ())
    assert rules.run({}) == ({}, ())
    assert rules.run({"a": 1})[0] == {"x": 1}
    rules.close()


def test_a_fact_inferred_as_both_yes_and_no_is_a_fault() -> None:
    rules = RuleSet((Rule("x", (Pattern("a"),), 1), Rule("x", (Pattern("b"),), 0)))
    with pytest.raises(EngineFault, match="x is both"):
        rules.run({"a": 1, "b": 1})
    rules.close()


@pytest.mark.parametrize(
    ("operator", "constant"),
    [
        (Comparison.AT_LEAST, 181),
        (Comparison.MORE_THAN, 180),
        (Comparison.IS, 181),
        (Comparison.AT_MOST, Fraction(1, 3)),
    ],
)
def test_both_sides_of_a_limit_are_inferred(operator: Comparison, constant: int | Fraction) -> None:
    plan = named([*inputs(1), Instruction(Op.COMPARE, (0,), (operator, "", constant))])
    step = 1 if isinstance(constant, int) else Fraction(1, 1000)
    for value in (constant - step, constant, constant + step, None, Unknown.because(Ignorance.FACT, "okänt")):
        case = case_of([value])
        confirmation = confirm(plan, case, evaluate(plan, case))
        assert not confirmation.disagreements, value
        assert confirmation.instructions == 2


@pytest.mark.parametrize("wrong", [True, False, None, Unknown.because(Ignorance.FACT, "fel")])
def test_a_wrong_answer_of_the_reference_is_found(wrong: Value) -> None:
    plan = named([*inputs(2), Instruction(Op.AND, (0, 1))])
    for values in ([True, True], [True, False], [True, Unknown.because(Ignorance.FACT, "okänt")]):
        case = case_of(list(values))
        right = evaluate(plan, case)
        told = Evaluation(plan, (*right.lines[:2], Timeline.constant(DAY, wrong), Timeline.constant(DAY, wrong)))
        same = right.lines[2].values[0] is wrong or (
            isinstance(wrong, Unknown) and isinstance(right.lines[2].values[0], Unknown)
        )
        assert confirm(plan, case, told).agrees == same


def test_the_activations_tell_the_facts_that_each_conclusion_rests_on() -> None:
    plan = named([*inputs(2), Instruction(Op.AND, (0, 1))])
    case = case_of([True, True])
    activations = confirm(plan, case, evaluate(plan, case), trace=True).activations
    assert [(a.fact, a.used) for a in activations] == [
        (Fact("i2", 1), (Fact("i0", 1), Fact("i1", 1))),
        (Fact("i3", 1), (Fact("i2", 1),)),
    ]


def test_a_rule_whose_wording_never_governs_is_left_out_of_the_slice() -> None:
    law = Instruction(Op.LAW, (), Governing("regel#0", None, DAY.first.replace(year=2000)))
    compared = Instruction(Op.NOT, (0,))
    plan = named([*inputs(1), law, compared, Instruction(Op.AND, (1, 2))])
    case = case_of([True])
    confirmation = confirm(plan, case, evaluate(plan, case))
    assert confirmation.agrees
    assert confirmation.instructions == 2


def test_where_the_package_is_missing_the_receipt_says_so_in_both_languages() -> None:
    assert "durable_rules" in durable.UNAVAILABLE.sv
    assert durable.UNAVAILABLE.sv != durable.UNAVAILABLE.en
