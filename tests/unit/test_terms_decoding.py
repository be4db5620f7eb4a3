"""Conditions and expressions: what they become, and what is said when they are wrong."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from gapcheck.model.rules import Rule
from gapcheck.model.terms import (
    ALWAYS,
    All,
    AnyOf,
    Arithmetic,
    Comparison,
    Condition,
    EveryPart,
    Literal,
    Not,
    Operator,
    SomePart,
    SumOverParts,
    ValueOf,
    YardstickInForce,
)
from gapcheck.model.terms import (
    Test as Check,
)
from tests.unit.small_trees import problems_of, rule, tree_of


def rule_of(tmp_path: Path, text: str) -> Rule:
    return tree_of(tmp_path, "regler:\n" + rule(text)).rules["R1"]


SICK = Check("sjuk", Comparison.IS, True)
RAIN = Check("väder", Comparison.IS, "regn")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{sjuk: ja}", SICK),
        ("{sjuk: ja, väder: regn}", All((SICK, RAIN))),
        ("{alla: [{sjuk: ja}, {väder: regn}]}", All((SICK, RAIN))),
        ("{någon: [{sjuk: ja}, {väder: regn}]}", AnyOf((SICK, RAIN))),
        ("{inte: {sjuk: ja}}", Not(SICK)),
        ("{sjuk: nej}", Check("sjuk", Comparison.IS, False)),
        ("{väder: {någon_av: [sol, regn]}}", Check("väder", Comparison.ONE_OF, frozenset({"sol", "regn"}))),
        ("{dagar borta: 3}", Check("dagar borta", Comparison.IS, 3)),
        ("{dagar i följd: {minst: 15}}", Check("dagar i följd", Comparison.AT_LEAST, 15)),
        (
            "{dagar borta: {mer_än: 1, högst: 9}}",
            All((Check("dagar borta", Comparison.MORE_THAN, 1), Check("dagar borta", Comparison.AT_MOST, 9))),
        ),
        ("{någon_del: {nedsättning: 1/4}}", SomePart(Check("nedsättning", Comparison.IS, Fraction(1, 4)))),
        (
            "{varje_del: {nedsättning: {mindre_än: 1}}}",
            EveryPart(Check("nedsättning", Comparison.LESS_THAN, Fraction(1))),
        ),
        (
            "{någon_del: {måttstock_i_kraft: {prövning: arbetsförmåga, måttstock: vanligt arbete}}}",
            SomePart(YardstickInForce("arbetsförmåga", "vanligt arbete")),
        ),
    ],
)
def test_a_condition_becomes_the_term_it_states(tmp_path: Path, written: str, meant: Condition) -> None:
    assert rule_of(tmp_path, f"om: {written}, så: {{rätt: ja}}").variants[0].condition == meant


def test_a_rule_without_a_condition_always_holds(tmp_path: Path) -> None:
    assert rule_of(tmp_path, "så: {rätt: ja}").variants[0].condition == ALWAYS


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1/4", Literal(Fraction(1, 4))),
        ("nedsättning", ValueOf("nedsättning")),
        (
            "{minsta_av: [nedsättning, 1/2]}",
            Arithmetic(Operator.LEAST, (ValueOf("nedsättning"), Literal(Fraction(1, 2)))),
        ),
        ("{gånger: [nedsättning, 1/3]}", Arithmetic(Operator.TIMES, (ValueOf("nedsättning"), Literal(Fraction(1, 3))))),
        ("{nedåt: [nedsättning]}", Arithmetic(Operator.DOWN, (ValueOf("nedsättning"),))),
        ("{uppåt: [nedsättning]}", Arithmetic(Operator.UP, (ValueOf("nedsättning"),))),
        ("{närmast: [nedsättning]}", Arithmetic(Operator.NEAREST, (ValueOf("nedsättning"),))),
        ("{summan_över_delar: nedsättning}", SumOverParts(ValueOf("nedsättning"))),
    ],
)
def test_an_expression_becomes_the_term_it_states(tmp_path: Path, written: str, meant: object) -> None:
    assert rule_of(tmp_path, f"så: {{nivå: {written}}}").variants[0].gives[0].value == meant


@pytest.mark.parametrize(
    ("text", "code", "suggestion"),
    [
        ("om: {sjukt: ja}, så: {rätt: ja}", "undeclared-concept", 'Menade du "sjuk"?'),
        ("om: {någon_dell: {sjuk: ja}}, så: {rätt: ja}", "undeclared-concept", 'Menade du "någon_del"?'),
        ("om: {sjuk: 1}, så: {rätt: ja}", "wrong-value", None),
        ("om: {väder: rägn}, så: {rätt: ja}", "outside-domain", 'Menade du "regn"?'),
        ("om: {någon_del: {nedsättning: 1/3}}, så: {rätt: ja}", "share-not-a-quarter", None),
        ("om: {nedsättning: 1/4}, så: {rätt: ja}", "needs-part", None),
        ("om: {dagar borta: {mist: 3}}, så: {rätt: ja}", "unknown-comparison", 'Menade du "minst"?'),
        ("om: {sjuk: {minst: 3}}, så: {rätt: ja}", "comparison-needs-number", None),
        ("om: {dagar borta: {någon_av: [1]}}, så: {rätt: ja}", "comparison-needs-choice", None),
        ("om: [sjuk], så: {rätt: ja}", "expected-condition", None),
        ("om: {alla: {sjuk: ja}}, så: {rätt: ja}", "expected-list", None),
        ("så: {rätt: 1/4}", "wrong-value", None),
        ("så: {nivå: 1/3}", "share-not-a-quarter", None),
        ("så: {nivå: dagar borta}", "wrong-type", None),
        ("så: {nivå: {minsta: [1, 0]}}", "unknown-operator", 'Menade du "minsta_av"?'),
        ("så: {nivå: {uppåt: [nedsättning, 1]}}", "expected-one-item", None),
        ("så: {nivå: {uppåtåt: [nedsättning]}}", "unknown-operator", 'Menade du "uppåt"?'),
        ("så: {sjuk: ja}", "consequence-not-derived", None),
        ("så: {rätt: ja}, öppnar: {prövning: arbetsförmåga, måttstock: vanligt}", "undeclared-yardstick", None),
    ],
)
def test_a_term_that_is_wrong_is_reported_with_its_place(
    tmp_path: Path, text: str, code: str, suggestion: str | None
) -> None:
    problems = problems_of(tmp_path, "regler:\n" + rule(text))
    assert [problem.code for problem in problems] == [code]
    assert problems[0].place.file == "rules/extra.yaml"
    assert problems[0].suggestion_sv == suggestion


def test_a_condition_about_parts_is_fine_in_a_rule_about_parts(tmp_path: Path) -> None:
    assert rule_of(tmp_path, "om: {nedsättning: 1/4, sjuk: ja}, så: {rätt i delen: ja}").variants
