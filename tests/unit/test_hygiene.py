"""Findings about the rules themselves: for each code a tree that has it, and a neighbour that differs only in that."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gapcheck.cli import main
from gapcheck.detectors.catalogue import CATALOGUE
from gapcheck.loading.tree_loader import load_tree
from gapcheck.model.finding_codes import RULE_SEVERITY
from gapcheck.model.ledger import Account, Ledger, LedgerLine, Treatment
from gapcheck.model.section_key import SectionKey
from gapcheck.verbs.hygiene import hygiene
from tests.unit.small_trees import rule, tree_of, write_tree

EMPTY = Ledger((), ())
GIVES = "innebörd: Rätt., så: {rätt: ja}"
NEVER = "innebörd: Rätt., om: {dagar borta: {minst: 10}, inte: {dagar borta: {minst: 5}}}, så: {rätt: ja}"
NOW_AND_THEN = NEVER.replace("minst: 5}", "minst: 15}")
WIDE = rule("innebörd: Undantag., undantag_från: [R1], om: {sjuk: ja}", "R2")
NARROW = rule("innebörd: Undantag., undantag_från: [R1], om: {sjuk: ja, väder: regn}", "R2")
WHEN_ILL = rule("innebörd: Rätt., om: {sjuk: ja}, så: {rätt: ja}")
UNREAD = "lydelser: [{status: ej_läst, stöd: 'en broschyr'}]"
EVERYTHING = """regler:
  - {id: R9, lagrum: 27 kap. 46 § SFB, aktör: Försäkringskassan, lydelser: [{lydelse: 'sha256:0123456789abcdef'}],
     innebörd: Rätt., om: {någon: [{sjuk: ja}, {väder: sol}, {dagar borta: {minst: 1}}, {anmäld: ja}, {skäligt: ja}, {prognos: {minst: 1}}]},
     så: {rätt: ja}}
  - {id: R10, lagrum: 27 kap. 46 § SFB, aktör: Försäkringskassan, lydelser: [{lydelse: 'sha256:0123456789abcdef'}],
     innebörd: Rätt i delen., om: {någon: [{nedsättning: {minst: 1/4}}, {lön: {minst: 1}}]}, så: {rätt i delen: ja}}
"""

FOUND_IN_A_TREE = {
    "R401": ("regler:\n" + rule(NEVER), "regler:\n" + rule(NOW_AND_THEN)),
    "R402": ("regler:\n" + WHEN_ILL + WIDE, "regler:\n" + WHEN_ILL + NARROW),
    "R407": ("regler:\n" + rule(GIVES, wordings=UNREAD), "regler:\n" + rule(GIVES)),
    "R409": ("", EVERYTHING),
}
REFUSED = {
    "R403": (
        "regler:\n" + rule("innebörd: Rätt., så: {rätt: ja}") + rule("innebörd: Inte., så: {rätt: nej}", "R2"),
        "regler:\n"
        + rule("innebörd: Rätt., så: {rätt: ja}")
        + rule("innebörd: Inte., företräde_framför: [R1], så: {rätt: nej}", "R2"),
    ),
    "R404": (
        "regler:\n" + rule("innebörd: Rätt., om: {sjuuk: ja}, så: {rätt: ja}"),
        "regler:\n" + rule("innebörd: Rätt., om: {sjuk: ja}, så: {rätt: ja}"),
    ),
    "R405": (
        "regler:\n" + rule(GIVES, citation="lagrum: 27 kap. 99 § SFB"),
        "regler:\n" + rule(GIVES),
    ),
}


@pytest.mark.parametrize("code", FOUND_IN_A_TREE)
def test_a_tree_that_has_it_is_told_and_its_neighbour_is_not(code: str, tmp_path: Path) -> None:
    has, has_not = FOUND_IN_A_TREE[code]
    (tmp_path / "has").mkdir()
    (tmp_path / "not").mkdir()
    assert hygiene(tree_of(tmp_path / "has", has), EMPTY).of(code)
    assert not hygiene(tree_of(tmp_path / "not", has_not), EMPTY).of(code)


@pytest.mark.parametrize("code", REFUSED)
def test_a_tree_that_has_it_is_refused_and_its_neighbour_is_not(code: str, tmp_path: Path) -> None:
    has, has_not = REFUSED[code]
    (tmp_path / "has").mkdir()
    (tmp_path / "not").mkdir()
    refused_as = next(entry.refused_as for entry in CATALOGUE if entry.code == code)
    _, problems = load_tree(write_tree(tmp_path / "has", has))
    assert {problem.code for problem in problems} & set(refused_as)
    assert not load_tree(write_tree(tmp_path / "not", has_not))[1]


def test_a_wording_whose_hash_is_not_the_registers_is_refused_and_its_neighbour_is_not(tmp_path: Path) -> None:
    for folder, pinned, wanted in (("has", "ffffffffffffffff", True), ("not", "0123456789abcdef", False)):
        (tmp_path / folder).mkdir()
        rules = write_tree(
            tmp_path / folder, "regler:\n" + rule(GIVES, wordings=f"lydelser: [{{lydelse: 'sha256:{pinned}'}}]")
        )
        register = (rules / "register.csv").read_text(encoding="utf-8")
        row = "2010:110,SFB,27,46,,2011-01-01,,2011-01-01,,"
        (rules / "register.csv").write_text(register.replace(row, row + "sha256:0123456789abcdef"), encoding="utf-8")
        codes = {problem.code for problem in load_tree(rules)[1]}
        assert ("wording-of-other-text" in codes) is wanted


def test_what_the_ledger_says_is_lost_is_told_and_what_it_says_was_read_is_not(tmp_path: Path) -> None:
    tree = tree_of(tmp_path)
    [wording, *_] = tree.register.wordings(SectionKey("2010:110", "27", "46"))

    def ledger(treatment: Treatment) -> Ledger:
        line = LedgerLine(wording.key, "", "", treatment, "Kalendermånader.", ("G201",), "liggare.yaml:1:1")
        return Ledger((Account(wording, treatment, (), line, ()),), ())

    [lost] = hygiene(tree, ledger(Treatment.LOST)).of("R408")
    assert "G201" in lost.summary.sv
    assert not hygiene(tree, ledger(Treatment.NO_EFFECT)).of("R408")


def test_a_rule_that_waits_for_what_no_rule_gives_is_unreachable_however_long_the_chain(tmp_path: Path) -> None:
    dead = rule(NEVER) + rule("innebörd: Följd., om: {rätt: ja}, så: {rätt i delen: ja}", "R2")
    found = hygiene(tree_of(tmp_path, "regler:\n" + dead), EMPTY).of("R401")
    assert [finding.about for finding in found] == ["R1", "R2"]


def test_every_code_about_the_rules_is_tried_here_with_a_neighbour() -> None:
    assert {*FOUND_IN_A_TREE, *REFUSED, "R406", "R408"} == set(RULE_SEVERITY)


def test_the_command_counts_each_code_and_fails_only_on_what_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "hygiene"]) == 0
    shown = capsys.readouterr().out
    assert all(code in shown for code in RULE_SEVERITY)
    assert main(["law", "hygiene", "--fail-on", "R407", "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert {"R407", "R408"} <= {finding["code"] for finding in told["findings"]}


def test_a_code_that_is_not_about_rules_is_refused_with_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "hygiene", "--code", "G201"]) == 2
    assert "R401" in capsys.readouterr().err
