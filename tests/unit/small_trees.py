"""Small rule trees and scenarios for tests of loading: a base that is right, and ways to add what is wrong to it."""

from __future__ import annotations

from pathlib import Path

from gapcheck.loading.problems import Problem
from gapcheck.loading.scenario_loader import load_scenario
from gapcheck.loading.tree_loader import load_tree
from gapcheck.model.scenario import Scenario
from gapcheck.model.tree import RuleTree

REGISTER = """sfs,short_name,chapter,section,amended_by,valid_from,valid_to,applies_from,note,hash
2010:110,SFB,27,46,,2011-01-01,,2011-01-01,,
2010:110,SFB,27,47,2012:1,2012-07-01,,2012-07-01,,
2010:110,SFB,27,48,2012:1,2012-07-01,2022-08-31,2012-07-01,äldre lydelse,
2010:110,SFB,27,48,2022:3,2022-09-01,,2022-09-01,,
2010:110,SFB,27,50,2018:9,2018-01-01,2020-12-31,2018-01-01,,
2010:110,SFB,27,50,2020:5,2021-01-01,,2021-01-01,upphävd,
"""
SPAN = "regelträd: {modellerat_från: 2020-01-01, känt_till: 2026-02-28}\n"
WORDINGS = "lydelser: [{lydelse: 'sha256:0123456789abcdef'}]"
BASE = """
aktörer:
  Försäkringskassan: {en: the agency, kort: FK}
  arbetsgivaren: {en: the employer, kort: AG, per_arbetsgivare: ja}
begrepp:
  sjuk: {en: ill, slag: uppgift, typ: ja_nej, om: personen, förklaring: Att hon är sjuk.}
  väder: {en: weather, slag: uppgift, typ: val, om: personen, värden: [sol, regn], förklaring: Vädret.}
  nedsättning: {en: reduction, slag: uppgift, typ: andel, om: del, förklaring: Hur nedsatt hon är.}
  dagar borta: {en: days away, slag: uppgift, typ: antal, om: personen, förklaring: Antal dagar., förval: 0}
  lön: {en: pay, slag: uppgift, typ: kronor, om: del, förklaring: Lönen.}
  anmäld: {en: reported, slag: händelse, typ: ja_nej, om: personen, förklaring: Att hon anmält sig.}
  skäligt: {en: reasonable, slag: bedömning, typ: ja_nej, om: personen, bedöms_av: Försäkringskassan, förklaring: Skäl.}
  prognos: {en: forecast, slag: prognos, typ: antal, om: personen, förklaring: Hur länge.}
  rätt: {en: right, slag: härledd, typ: ja_nej, om: personen, förval: nej, förklaring: Att hon har rätt.}
  rätt i delen: {en: right in the part, slag: härledd, typ: ja_nej, om: del, förval: nej, förklaring: Rätt i delen.}
  nivå: {en: level, slag: härledd, typ: andel, om: del, förval: 0, förklaring: Nivån.}
måttstockar:
  vanligt arbete: {en: ordinary work, mäts_av: nedsättning, förklaring: Det vanliga arbetet.}
prövningar:
  arbetsförmåga: {en: capacity, regim: x, ger: nedsättning, avgörs_av: Försäkringskassan, förklaring: Nedsatt.}
behov:
  försörjning: {en: livelihood, per_del: ja, förklaring: Att ha något att leva av.}
räknare:
  dagar i följd: {en: days in a row, lagrum: 27 kap. 46 § SFB, %(w)s, räknar: {sjuk: ja}}
""" % {"w": WORDINGS}  # noqa: UP031  # braces of YAML would all have to be doubled


def rule(text: str, id: str = "R1", wordings: str = WORDINGS, citation: str = "lagrum: 27 kap. 46 § SFB") -> str:
    """One rule as an item of a list, in flow form; `text` holds its remaining keys."""
    return f"  - {{id: {id}, {citation}, aktör: Försäkringskassan, {wordings}, {text}}}\n"


def write_tree(folder: Path, extra: str = "", base: str = BASE) -> Path:
    """A folder of rule files: the base, the register, and `extra` as a file of its own."""
    rules = folder / "rules"
    rules.mkdir()
    (rules / "register.csv").write_text(REGISTER, encoding="utf-8")
    (rules / "gapcheck.yaml").write_text(SPAN, encoding="utf-8")
    (rules / "bas.yaml").write_text(base, encoding="utf-8")
    if extra:
        (rules / "extra.yaml").write_text(extra, encoding="utf-8")
    return rules


def problems_of(folder: Path, extra: str) -> list[Problem]:
    """The problems of the base tree with an extra file."""
    tree, problems = load_tree(write_tree(folder, extra))
    assert (tree is None) == bool(problems)
    return problems


def tree_of(folder: Path, extra: str = "") -> RuleTree:
    """The base tree with an extra file, which must be right."""
    tree, problems = load_tree(write_tree(folder, extra))
    assert tree is not None, problems
    return tree


SCENARIO = """
scenario: fall
rubrik: Ett fall
en: A case
ursprung: konstruerat
från: 2025-01-01
till: 2025-01-31
person: {född: 1980-01-01}
"""
PARTS = "delar: [{id: tjänst, slag: anställning, arbetsgivare: kommunen, andel: 1}]\n"


def load_case(folder: Path, tree: RuleTree, body: str, parts: str = PARTS) -> tuple[Scenario | None, list[Problem]]:
    """The base scenario with more keys, read against a tree."""
    path = folder / "fall.yaml"
    path.write_text(SCENARIO + parts + body, encoding="utf-8")
    return load_scenario(path, tree, "fall.yaml")
