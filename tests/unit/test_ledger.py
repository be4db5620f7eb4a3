"""The ledger: every wording accounted for once, rows that name something, and no row against the rules."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from gapcheck.loading.ledger_files import load_ledger
from gapcheck.loading.problems import InputProblems
from gapcheck.loading.tree_loader import load_tree
from gapcheck.loading.validating import validate
from gapcheck.model.ledger import Ledger, Treatment
from gapcheck.model.section_key import SectionKey
from gapcheck.reporting.ledger_table import ledger_csv, ledger_json, ledger_page, ledger_text
from gapcheck.verbs.ledger import keep_ledger, statute_number
from tests.unit.small_trees import rule, write_tree

ENCODED = rule(
    "om: {sjuk: ja}, så: {rätt: ja}",
    citation="lagrum: 27 kap. 48 § SFB",
    wordings="lydelser: [{till: 2022-08-31, lydelse: 'sha256:0123456789abcdef'}, {från: 2022-09-01, status: lydelse_saknas}]",
)


def rows(folder: Path, *lines: str, rules: str = "") -> Path:
    tree = write_tree(folder, f"regler:\n{rules}" if rules else "")
    (tree / "liggare").mkdir()
    text = "\n".join(['liggare: "SFS 2010:110"', "rader:", *(f"  - {{{line}}}" for line in lines)]) + "\n"
    (tree / "liggare" / "sfb.yaml").write_text(text, encoding="utf-8")
    return tree


def kept(rules: Path) -> Ledger:
    tree, problems = load_tree(rules)
    assert tree is not None, problems
    return keep_ledger(tree, rules)


def codes(rules: Path) -> list[str]:
    with pytest.raises(InputProblems) as raised:
        kept(rules)
    return [problem.code for problem in raised.value.problems]


def treatments(ledger: Ledger) -> dict[tuple[str, str], Treatment]:
    return {(a.wording.key.section, a.wording.amended_by or ""): a.treatment for a in ledger.accounts}


def test_a_wording_is_what_its_row_says_and_unaccounted_without_one(tmp_path: Path) -> None:
    rules = rows(
        tmp_path,
        "paragraf: 27 kap. 47 §, läst: Reglerar något annat.",
        "paragraf: 27 kap. 48 §, lydelse: '2012:1', förlorat: Det äldre kravet., påverkar: [G201]",
        "paragraf: 27 kap. 48 §, lydelse: '2022:3', saknas: Bara propositionen är läst.",
    )
    assert treatments(kept(rules)) == {
        ("46", ""): Treatment.ENCODED,  # the counter of the base tree rests on it
        ("47", "2012:1"): Treatment.NO_EFFECT,
        ("48", "2012:1"): Treatment.LOST,
        ("48", "2022:3"): Treatment.MISSING,
        ("50", "2018:9"): Treatment.UNACCOUNTED,
        ("50", "2020:5"): Treatment.UNACCOUNTED,
    }


def test_a_rule_encodes_only_the_wordings_whose_days_it_has_read(tmp_path: Path) -> None:
    ledger = kept(rows(tmp_path, "paragraf: 27 kap. 47 §, läst: Annat.", rules=ENCODED))
    found = treatments(ledger)
    assert found["48", "2012:1"] is Treatment.ENCODED
    assert found["48", "2022:3"] is Treatment.UNACCOUNTED
    [hole] = [hole for hole in ledger.holes if hole.key.section == "48"]
    assert (hole.first, hole.last, hole.supported, hole.encoded_by) == (date(2022, 9, 1), None, False, ("R1",))


def test_a_repeal_is_encoded_by_a_rule_that_says_that_the_provision_is_gone(tmp_path: Path) -> None:
    gone = rule(
        "om: {sjuk: ja}, så: {rätt: ja}",
        citation="lagrum: 27 kap. 50 § SFB",
        wordings="lydelser: [{till: 2020-12-31, lydelse: 'sha256:0123456789abcdef'}, {från: 2021-01-01, status: fanns_ej}]",
    )
    found = treatments(kept(rows(tmp_path, "paragraf: 27 kap. 47 §, läst: Annat.", rules=gone)))
    assert found["50", "2018:9"] is found["50", "2020:5"] is Treatment.ENCODED


def test_a_place_left_out_of_an_encoded_section_is_listed_with_it(tmp_path: Path) -> None:
    line = "paragraf: 27 kap. 46 §, ställe: andra stycket, läst: Reglerar hur beslutet skrivs."
    ledger = kept(rows(tmp_path, line))
    [account] = [a for a in ledger.accounts if a.wording.key.section == "46"]
    assert [left.spot for left in account.left_out] == ["andra stycket"]
    assert [left.key for left in ledger.left_out()] == [SectionKey("2010:110", "27", "46")]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (["paragraf: 27 kap. 99 §, läst: Finns inte."], "citation-not-in-register"),
        (["paragraf: öb 2099:1, läst: Finns inte."], "citation-not-in-register"),
        (["paragraf: 27 kap. 47 §, lydelse: '1999:9', läst: Ingen sådan lydelse."], "wording-of-other-act"),
        (["paragraf: 27 kap. 47 §, läst: Ett., saknas: Två."], "exactly-one-key"),
        (["paragraf: 27 kap. 47 §, förlorat: Något."], "taint-and-loss"),
        (["paragraf: 27 kap. 47 §, läst: Något., påverkar: [G201]"], "taint-and-loss"),
        (["paragraf: 27 kap. 47 §, läst: Ett.", "paragraf: 27 kap. 47 §, läst: Två."], "ledger-row-twice"),
        (["paragraf: 27 kap. 47 §, läst: Samma  ord.", "paragraf: 27 kap. 48 §, läst: samma ord."], "reason-twice"),
        (["paragraf: 27 kap. 46 §, läst: Fast en räknare kodar den."], "encoded-and-left"),
        (["paragraf: 27 kap. 47 §, ställe: första stycket, läst: Fast ingen kodar resten."], "place-of-unencoded"),
    ],
)
def test_a_row_that_cannot_be_right_is_refused(lines: list[str], code: str, tmp_path: Path) -> None:
    assert code in codes(rows(tmp_path, *lines))


def test_a_ledger_file_can_be_validated_by_itself(tmp_path: Path) -> None:
    rules = rows(tmp_path, "paragraf: 27 kap. 99 §, läst: Finns inte.")
    [problem] = validate(rules / "liggare" / "sfb.yaml", rules)
    assert problem.code == "citation-not-in-register"
    assert problem.suggestion_sv is not None
    assert "27 kap. 50 §" in problem.suggestion_sv


def test_a_folder_without_a_ledger_leaves_everything_without_a_rule_unaccounted(tmp_path: Path) -> None:
    rules = write_tree(tmp_path)
    tree, _ = load_tree(rules)
    assert tree is not None
    assert load_ledger(rules, tree.register) == ((), [])
    assert len(kept(rules).unaccounted) == 5


def test_a_statute_is_asked_for_by_name_or_number(tmp_path: Path) -> None:
    tree, _ = load_tree(write_tree(tmp_path))
    assert tree is not None
    assert statute_number("SFB", tree.register) == statute_number("SFS 2010:110", tree.register) == "2010:110"
    with pytest.raises(InputProblems, match="Menades SFB"):
        statute_number("SFBB", tree.register)


def test_every_form_tells_the_same_rows(tmp_path: Path) -> None:
    rules = rows(tmp_path, "paragraf: 27 kap. 47 §, läst: Reglerar annat.", rules=ENCODED)
    tree, _ = load_tree(rules)
    assert tree is not None
    ledger = keep_ledger(tree, rules)
    table = list(csv.DictReader(io.StringIO(ledger_csv(ledger, tree.register))))
    document = json.loads(ledger_json(ledger, tree.register))
    assert table == document["rows"]
    assert document["complete"] is False
    counts = {treatment: number for treatment, number in document["counts"].items() if number}
    assert counts == {"kodad": 2, "läst": 1, "obokförd": 3}
    said = ledger_text(ledger, tree.register, (2020, 2022), detailed=True)
    assert "27 kap. 47 § SFB (2012:1): läst, utan verkan. Reglerar annat." in " ".join(said.split())
    assert "3 lydelser är obokförda." in said
    assert "3 wordings are unaccounted for." in ledger_text(ledger, tree.register, (2020, 2022), lang="en")
    assert "| 27 kap. 48 § SFB | 2022-09-01 – … |" in ledger_page(ledger, tree.register, 2020, 2022)


def test_no_wording_at_all_is_a_failure(tmp_path: Path) -> None:
    tree, _ = load_tree(write_tree(tmp_path))
    assert tree is not None
    assert "det räknas som fel" in ledger_text(Ledger((), ()), tree.register, (2020, 2020))
    assert json.loads(ledger_json(Ledger((), ()), tree.register))["complete"] is False
