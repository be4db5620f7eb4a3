"""The provisions that a summary cites in brackets: statutes known not to apply on the day are left out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gapcheck.detectors.wording import in_law
from gapcheck.loading.tree_loader import load_tree
from gapcheck.model.provision import Provision
from gapcheck.model.tree import RuleTree
from tests.unit.small_trees import REGISTER, rule, write_tree

OLD, NEW, UNUSED = Provision("1990:1", None, "1"), Provision("2024:1", "2", "1"), Provision("1980:1", None, "3")
MORE_SECTIONS = """1980:1,UL,,3,,1980-01-01,,1980-01-01,,
1990:1,GL,,1,,1990-01-01,2024-12-31,1990-01-01,upphävd författning,
2024:1,NL,2,1,,2025-01-01,,2025-01-01,,
"""
PINNED = "lydelse: 'sha256:0123456789abcdef'"
ENDED = f"lydelser: [{{till: 2024-12-31, {PINNED}}}, {{från: 2025-01-01, status: fanns_ej}}]"
BEGUN = f"lydelser: [{{till: 2024-12-31, status: fanns_ej}}, {{från: 2025-01-01, {PINNED}}}]"
SETS = "om: {sjuk: ja}, så: {rätt: ja}, innebörd: Prov."


def two_acts(folder: Path) -> RuleTree:
    """A tree with one rule of an act that ended and one of the act that follows it."""
    extra = (
        "regler:\n" + rule(SETS, "GAMMAL", ENDED, "lagrum: 1 § GL") + rule(SETS, "NY", BEGUN, "lagrum: 2 kap. 1 § NL")
    )
    folder = write_tree(folder, extra)
    (folder / "register.csv").write_text(REGISTER + MORE_SECTIONS, encoding="utf-8")
    tree, problems = load_tree(folder)
    assert tree is not None, problems
    return tree


@pytest.mark.parametrize(
    ("day", "sv", "en"),
    [
        (date(2024, 12, 31), "(1 § GL, 3 § UL)", "(Section 1 GL; Section 3 UL)"),
        (date(2025, 1, 1), "(2 kap. 1 § NL, 3 § UL)", "(Chapter 2, Section 1 NL; Section 3 UL)"),
    ],
    ids=["the last day of the old act", "the first day of the new act"],
)
def test_the_act_that_does_not_apply_is_left_out_and_one_without_rules_stays(
    day: date, sv: str, en: str, tmp_path: Path
) -> None:
    text = in_law(two_acts(tmp_path), (OLD, NEW, UNUSED), day)
    assert (text.sv, text.en) == (sv, en)


def test_where_no_cited_act_applies_all_are_kept(tmp_path: Path) -> None:
    assert in_law(two_acts(tmp_path), (NEW,), date(2024, 12, 31)).sv == "(2 kap. 1 § NL)"
