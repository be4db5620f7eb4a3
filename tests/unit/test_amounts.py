"""Amounts: constants with their days, rounding, what a chair pays, and what a gap costs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from gapcheck.check import run_case
from gapcheck.engine.pointwise import MEANING, Op
from gapcheck.loading.scenario_loader import load_scenario
from gapcheck.loading.tree_loader import load_tree
from gapcheck.model.result import Result
from gapcheck.model.values import Ignorance, Unknown
from gapcheck.reporting.console import report
from gapcheck.reporting.json_result import result_json
from tests.unit.small_trees import BASE, problems_of, write_tree

BASE_WITH_PAY = BASE.replace(
    "försörjning: {en: livelihood, per_del: ja,",
    "försörjning: {en: livelihood, per_del: ja, glapp: G201, tolerans_dagar: 0,",
)
PAYING = """
begrepp:
  slag av del: {en: kind, slag: uppgift, typ: val, om: del, värden: [anställning], förklaring: Slaget.}
  andel av arbetstiden: {en: share, slag: uppgift, typ: andel, om: del, förklaring: Andelen.}
  månadslön: {en: monthly pay, slag: uppgift, typ: kronor, om: del, förklaring: Lönen i delen.}
konstanter:
  basbelopp:
    en: base amount
    enhet: kronor per år
    förklaring: Ett belopp för året.
    värden:
      - {från: 2025-01-01, till: 2025-12-31, värde: 36500, enligt: "2024:1"}
      - {från: 2026-01-01, till: 2026-12-31, värde: 73000, enligt: "2025:1"}
stolar:
  - id: STOL
    lagrum: 27 kap. 46 § SFB
    lydelser: [{lydelse: 'sha256:0123456789abcdef'}]
    innebörd: Betalar.
    behov: försörjning
    av: Försäkringskassan
    genom: stöd
    en: support
    när: {sjuk: ja}
    belopp: {nedåt: [{gånger: [basbelopp, 1/365, 4/3]}]}
"""
CASE = """
scenario: fall
rubrik: Ett fall.
en: A case.
ursprung: Konstruerat.
från: 2025-12-30
till: 2026-01-05
person: {född: 1980-01-01}
delar: [{id: tjänst, slag: anställning, arbetsgivare: bolaget, andel: 1, månadslön: 36500}]
uppgifter:
  - {från: 2025-12-30, sjuk: ja}
  - {från: 2026-01-03, sjuk: nej}
"""


def run(folder: Path, law_on: date | None = None, case: str = CASE, rules: str = PAYING) -> Result:
    tree, problems = load_tree(write_tree(folder, rules, BASE_WITH_PAY))
    assert tree is not None, problems
    path = folder / "fall.yaml"
    path.write_text(case, encoding="utf-8")
    scenario, wrong = load_scenario(path, tree)
    assert scenario is not None, wrong
    return run_case(tree, scenario, law_on=law_on, confirm=False)


def test_rounding_is_down_or_up_or_to_the_nearest_with_halves_up() -> None:
    assert [MEANING[Op.DOWN](Fraction(n, 4)) for n in (7, 8, 9)] == [1, 2, 2]
    assert [MEANING[Op.UP](Fraction(n, 4)) for n in (7, 8, 9)] == [2, 2, 3]
    assert [MEANING[Op.NEAREST](Fraction(n, 4)) for n in (5, 6, 7)] == [1, 2, 2]


def test_a_chair_pays_by_the_constant_of_each_day(tmp_path: Path) -> None:
    paid = [(span.period.first, span.amount) for span in run(tmp_path).payments]
    assert paid == [(date(2025, 12, 30), 133), (date(2026, 1, 1), 266)]


def test_by_one_days_law_the_constant_is_that_days(tmp_path: Path) -> None:
    [span] = run(tmp_path, law_on=date(2025, 6, 1)).payments
    assert span.amount == 133


def test_a_day_that_no_value_covers_is_not_modelled(tmp_path: Path) -> None:
    [span] = run(tmp_path, law_on=date(2024, 6, 1)).payments
    assert isinstance(span.amount, Unknown)
    assert span.amount.ignorance is Ignorance.NOT_MODELLED


def test_an_amount_that_no_rule_gives_is_not_modelled(tmp_path: Path) -> None:
    derived = "  dagbelopp: {en: rate, slag: härledd, typ: kronor, om: personen, förklaring: Beloppet.}\nkonstanter:"
    rules = PAYING.replace("konstanter:", derived).replace("{nedåt: [{gånger: [basbelopp, 1/365, 4/3]}]}", "dagbelopp")
    [span] = run(tmp_path, rules=rules).payments
    assert isinstance(span.amount, Unknown)
    assert span.amount.ignorance is Ignorance.NOT_MODELLED


def test_a_gap_costs_what_was_paid_the_day_before(tmp_path: Path) -> None:
    [gap] = [finding for finding in run(tmp_path).findings if finding.code == "G201"]
    assert gap.loss is not None
    assert (gap.loss.per_day, gap.loss.total) == (266, 3 * 266)


def test_a_gap_from_the_first_day_costs_the_pay_of_the_share(tmp_path: Path) -> None:
    [gap] = [f for f in run(tmp_path, case=CASE.replace("sjuk: ja", "sjuk: nej")).findings if f.code == "G201"]
    assert gap.loss is not None
    assert gap.loss.per_day == Fraction(36500 * 12, 365)


def test_the_amounts_are_told_in_both_forms(tmp_path: Path) -> None:
    result = run(tmp_path)
    said = " ".join(report(result).split())
    assert "stöd: hela, 133–266 kronor om dagen" in said
    assert "Bortfallet är 266 kronor om dagen före skatt, sammanlagt 798 kronor." in said
    document = result_json(result)
    assert isinstance(document, dict)
    rows = document["livelihood"]
    assert isinstance(rows, list)
    assert [(row["from"], row["amount"]) for row in rows if isinstance(row, dict)] == [
        ("2025-12-30", "133"),
        ("2026-01-01", "266"),
        ("2026-01-03", None),
    ]


def test_a_smaller_amount_with_nothing_changed_about_her_is_a_cliff(tmp_path: Path) -> None:
    text = PAYING.replace("36500, enligt", "109500, enligt").replace(
        "belopp: {nedåt: [{gånger: [basbelopp, 1/365, 4/3]}]}", "belopp: ersättning"
    )
    text += """
regler:
  - {id: R-FÖRST, lagrum: 27 kap. 46 § SFB, aktör: Försäkringskassan, lydelser: [{lydelse: 'sha256:0123456789abcdef'}], innebörd: Först mer., om: {dagar i följd: {högst: 2}}, så: {ersättning: 900}}
  - {id: R-SEN, lagrum: 27 kap. 46 § SFB, aktör: Försäkringskassan, lydelser: [{lydelse: 'sha256:0123456789abcdef'}], innebörd: Sedan mindre., om: {dagar i följd: {minst: 3}}, så: {ersättning: 700}}
"""
    text = text.replace(
        "begrepp:\n",
        "begrepp:\n  ersättning: {en: benefit, slag: härledd, typ: kronor, om: personen, förval: 0, förklaring: Beloppet.}\n",
        1,
    )
    tree, problems = load_tree(write_tree(tmp_path, text, BASE_WITH_PAY))
    assert tree is not None, problems
    path = tmp_path / "fall.yaml"
    path.write_text(CASE, encoding="utf-8")
    scenario, wrong = load_scenario(path, tree)
    assert scenario is not None, wrong
    cliffs = [f for f in run_case(tree, scenario, confirm=False).findings if f.code == "G212"]
    [cliff] = [f for f in cliffs if f.loss is not None]
    assert cliff.period.first == date(2026, 1, 1)
    assert cliff.loss is not None
    assert (cliff.loss.per_day, cliff.loss.total) == (200, None)
    assert "dagar i följd = 3" in cliff.summary.sv
    steady = replace(scenario, period=replace(scenario.period, last=date(2025, 12, 31)))
    assert not [f for f in run_case(tree, steady, confirm=False).findings if f.code == "G212"]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ("[{från: 2025-02-01, till: 2025-01-01, värde: 1, enligt: x}]", "value-ends-before-start"),
        (
            "[{från: 2025-01-01, till: 2025-12-31, värde: 1, enligt: x}, {från: 2025-12-31, värde: 2, enligt: y}]",
            "values-overlap",
        ),
        ("[{från: 2025-01-01, värde: -1, enligt: x}]", "expected-amount"),
    ],
)
def test_a_constant_that_cannot_be_right_is_refused(values: str, code: str, tmp_path: Path) -> None:
    text = f"konstanter:\n  k: {{en: k, enhet: kronor, förklaring: K., värden: {values}}}\n"
    assert code in [problem.code for problem in problems_of(tmp_path, text)]
