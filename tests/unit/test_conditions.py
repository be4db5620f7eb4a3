"""Conditions asked from outside the plan mean what they mean in a rule, and declarations taken back change only their day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gapcheck.check import run_case
from gapcheck.engine.view import WorldView
from gapcheck.loading.scenario_loader import load_scenario
from gapcheck.loading.tree_loader import load_tree
from gapcheck.model.terms import Comparison
from gapcheck.model.terms import Test as Asked
from gapcheck.model.values import Unknown
from tests.unit.small_trees import SCENARIO, write_tree

CITED = "lagrum: 27 kap. 46 § SFB, lydelser: [{lydelse: 'sha256:0123456789abcdef'}], innebörd: Prov."
CONDITIONS = (
    "{sjuk: ja, väder: sol}",
    "{väder: {någon_av: [sol, regn]}}",
    "{någon: [{väder: regn}, {inte: {sjuk: ja}}]}",
    "{någon_del: {nedsättning: {minst: 1/2}}}",
    "{varje_del: {nedsättning: {mer_än: 0}}, dagar i följd: {minst: 3}}",
    "{skäligt: ja}",
)
PER_PART = (
    "{nedsättning: {minst: 1/2}, sjuk: ja}",
    "{måttstock_i_kraft: {prövning: arbetsförmåga, måttstock: vanligt arbete}}",
)
PARTS = """delar:
  - {id: a, slag: anställning, arbetsgivare: kommunen, andel: 1/2}
  - {id: b, slag: anställning, arbetsgivare: regionen, andel: 1/2, till: 2025-01-20}
  - {id: c, slag: arbetslöshet, andel: 1/2, från: 2025-01-21}
"""
FACTS = """uppgifter:
  - {från: 2025-01-01, sjuk: nej, väder: sol}
  - {från: 2025-01-05, sjuk: ja}
  - {från: 2025-01-08, väder: regn}
  - {från: 2025-01-01, del: a, nedsättning: 1/4}
  - {från: 2025-01-01, del: b, nedsättning: 1/4}
  - {från: 2025-01-10, del: b, nedsättning: 3/4}
  - {från: 2025-01-21, del: c, nedsättning: 0}
"""


def view(folder: Path, extra: str) -> WorldView:
    tree, problems = load_tree(write_tree(folder, extra))
    assert tree is not None, problems
    path = folder / "fall.yaml"
    path.write_text(SCENARIO + PARTS + FACTS, encoding="utf-8")
    scenario, wrong = load_scenario(path, tree, "fall.yaml")
    assert scenario is not None, wrong
    world = run_case(tree, scenario, confirm=False).worlds[0]
    assert isinstance(world, WorldView)
    return world


def derived(name: str, about: str, condition: str) -> tuple[str, str]:
    concept = f"  {name}: {{en: {name}, slag: härledd, typ: ja_nej, om: {about}, förklaring: Prov.}}\n"
    rule = f"  - {{id: R-{name}, {CITED}, aktör: Försäkringskassan, om: {condition}, så: {{{name}: ja}}}}\n"
    return concept, rule


def test_a_condition_holds_on_the_days_a_rule_with_it_would_apply(tmp_path: Path) -> None:
    pairs = [derived(f"svar {n}", "personen", c) for n, c in enumerate(CONDITIONS)]
    pairs += [derived(f"svar i delen {n}", "del", c) for n, c in enumerate(PER_PART)]
    opening = f"  - {{id: O, {CITED}, aktör: Försäkringskassan, om: {{väder: regn}}, öppnar: {{prövning: arbetsförmåga, måttstock: vanligt arbete, tröskel: 1/4}}}}\n"
    extra = "begrepp:\n" + "".join(c for c, _ in pairs) + "regler:\n" + "".join(r for _, r in pairs) + opening
    world = view(tmp_path, extra)
    for name, concept in world.tree.concepts.items():
        if name.startswith("svar"):
            condition = world.tree.rules[f"R-{name}"].variants[0].condition
            for part in ("a", "b") if concept.per_part else ("",):
                expected = world.holds(Asked(name, Comparison.IS, True), part)
                exists = world.holds(condition, part)
                for day in range(1, 21 if part == "b" else 32):
                    on = date(2025, 1, day)
                    one, other = expected.at(on), exists.at(on)
                    assert one == other or (isinstance(one, Unknown) and isinstance(other, Unknown)), (name, part, on)


def test_of_the_person_what_is_about_a_part_is_asked_of_some_part(tmp_path: Path) -> None:
    pairs = [derived("svar i delen", "del", "{nedsättning: {minst: 1/2}}")]
    world = view(tmp_path, "begrepp:\n" + pairs[0][0] + "regler:\n" + pairs[0][1])
    held = world.holds(world.tree.rules["R-svar i delen"].variants[0].condition, "")
    assert held.at(date(2025, 1, 12)) is True
    assert held.at(date(2025, 1, 25)) is False


STOL = f"""stolar:
  - {{id: S, {CITED}, behov: försörjning, av: Försäkringskassan, genom: stöd, en: support, när: {{sjuk: ja, dagar i följd: {{minst: 3}}}}}}
  - {{id: T, {CITED}, behov: försörjning, av: Försäkringskassan, genom: annat stöd, en: other support, när: {{väder: regn}}}}
"""


def test_a_declaration_taken_back_changes_its_day_and_no_memory(tmp_path: Path) -> None:
    world = view(tmp_path, STOL)
    said = (Asked("sjuk", Comparison.IS, True),)
    day = date(2025, 1, 12)
    [unmet] = world.unmet_undeclared(world.tree.chairs["S"], "a", day, said)
    # The counter still knows that she has been ill for days: only the word of the day is missing.
    assert [leaf.concept for leaf in unmet] == ["sjuk"]
    assert world.unmet_undeclared(world.tree.chairs["T"], "a", day, said) == ()
    assert world.line(next(s for s in world.plan.signals if s.name == "sjuk")).at(day) is True
