"""Strong three-valued logic: what is known under part of a reading stays the same under all of it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from gapcheck.engine import pointwise
from gapcheck.model.values import Ignorance, Outcome, Unknown, Value, outcome

UNKNOWNS = st.sampled_from(list(Ignorance)).map(lambda kind: Unknown.because(kind, f"något {kind.name}"))
TRUTH = st.booleans() | UNKNOWNS
SHARES = st.sampled_from([Fraction(n, 4) for n in range(5)])


def completions(values: list[Value], choices: list[Value]) -> list[list[Value]]:
    """Every way to replace the unknown values by known ones."""
    found: list[list[Value]] = [[]]
    for value in values:
        options = choices if isinstance(value, Unknown) else [value]
        found = [[*done, option] for done in found for option in options]
    return found


def sound(operation: Callable[..., Value], values: list[Value], choices: list[Value]) -> bool:
    """A known result equals the result of every completion."""
    result = operation(*values)
    return isinstance(result, Unknown) or all(operation(*done) == result for done in completions(values, choices))


@given(st.lists(TRUTH, max_size=4))
def test_a_known_conjunction_survives_every_completion(values: list[Value]) -> None:
    assert sound(pointwise.conjunction, values, [True, False])


@given(st.lists(TRUTH, max_size=4))
def test_a_known_disjunction_survives_every_completion(values: list[Value]) -> None:
    assert sound(pointwise.disjunction, values, [True, False])


@given(st.lists(TRUTH, min_size=1, max_size=4))
def test_an_unknown_conjunction_can_still_fall_both_ways(values: list[Value]) -> None:
    if isinstance(pointwise.conjunction(*values), Unknown):
        assert {pointwise.conjunction(*done) for done in completions(values, [True, False])} == {True, False}


@given(st.lists(st.tuples(TRUTH, SHARES), min_size=1, max_size=3))
def test_a_known_least_reduction_survives_every_completion(pairs: list[tuple[Value, Fraction]]) -> None:
    values: list[Value] = [value for pair in pairs for value in pair]
    assert sound(pointwise.least_in_force, values, [True, False])


@given(st.lists(st.tuples(TRUTH, TRUTH), min_size=1, max_size=3))
def test_a_known_verdict_of_ability_survives_every_completion(pairs: list[tuple[Value, Value]]) -> None:
    values: list[Value] = [value for pair in pairs for value in pair]
    result = pointwise.able_in_force(*values)
    if not isinstance(result, Unknown):
        later = {pointwise.able_in_force(*done) for done in completions(values, [True, False])}
        assert later == {result}


def test_among_reasons_for_not_knowing_unmodelled_law_outranks_a_missing_fact_and_that_an_open_assessment() -> None:
    law, fact, norm = (Unknown.because(kind, "x") for kind in reversed(Ignorance))
    assert outcome(pointwise.conjunction(law, fact, norm)) is Outcome.NOT_MODELLED
    assert outcome(pointwise.conjunction(fact, norm)) is Outcome.FACT_MISSING
    assert outcome(pointwise.conjunction(norm, True)) is Outcome.NEEDS_ASSESSMENT


def test_a_reduction_below_a_quarter_is_no_reduction_and_others_are_floored_to_quarters() -> None:
    assert pointwise.least_in_force(True, Fraction(1, 5)) == 0
    assert pointwise.least_in_force(True, Fraction(2, 3)) == Fraction(1, 2)


def test_no_yardstick_in_force_means_that_the_test_does_not_apply() -> None:
    assert pointwise.least_in_force(False, Fraction(1)) is None
    assert pointwise.able_in_force(False, True) is None


def test_a_doubtful_yardstick_matters_only_when_it_could_lower_the_result() -> None:
    doubt = Unknown.because(Ignorance.ASSESSMENT, "oskäligt")
    assert pointwise.least_in_force(True, Fraction(1, 2), doubt, Fraction(3, 4)) == Fraction(1, 2)
    assert pointwise.least_in_force(True, Fraction(1, 2), doubt, Fraction(1, 4)) == doubt


def test_two_rules_that_give_unequal_values_are_a_conflict_and_not_a_choice() -> None:
    assert isinstance(pointwise.cases(True, 1, True, 2, 0), Unknown)
    assert isinstance(pointwise.decide(True, True, False), Unknown)
    assert pointwise.cases(True, 1, True, 1, 0) == 1


def test_a_value_that_does_not_apply_fails_every_comparison() -> None:
    from gapcheck.model.terms import Comparison

    assert not any(
        pointwise.compare(comparison, 0, None) for comparison in Comparison if comparison.value != "någon_av"
    )
