"""G206: a right is lost, and nothing that would restore it lies in her power."""

from __future__ import annotations

from pathlib import Path

import pytest

from gapcheck.detectors.irrecoverable import irrecoverable
from tests.unit.small_worlds import told, world_of

LAW = """
behov:
  rätten kvar: {en: the right kept, glapp: G206, förklaring: Att rätten är kvar.}
begrepp:
  hennes val: {en: her choice, slag: uppgift, typ: ja_nej, om: personen, förval: ja, förklaring: Val., ändras_av: [den försäkrade]}
  deras val: {en: their choice, slag: uppgift, typ: ja_nej, om: personen, förval: ja, förklaring: Val., ändras_av: [arbetsgivaren]}
  någons val: {en: a choice, slag: uppgift, typ: ja_nej, om: personen, förval: ja, förklaring: Val.}
  frånvaro: {en: absence, slag: härledd, typ: andel, om: del, förval: 0, förklaring: Frånvaro.}
måttstockar: {hela arbetet: {en: the whole work, mäts_av: nedsättning, förklaring: Allt.}}
tillstånd:
  bruten: {en: broken, WORDED, börjar: {väder: regn}, slutar: {ENDS}, ingående: nej}
perioder:
  väntan: {en: a wait, WORDED, medan: {väder: regn}, längd: {dagar: 20}}
regler:
  - {id: R1, WORDED, aktör: Försäkringskassan, så: {frånvaro: nedsättning}}
stolar:
  - {id: S1, WORDED, behov: rätten kvar, av: Försäkringskassan, genom: skydd, en: protection, när: {CHAIR}}
"""
RAIN = "uppgifter: [{från: 2025-01-01, väder: sol}, {från: 2025-01-10, väder: regn}]\n"


def _found(folder: Path, chair: str, body: str, ends: str = "hennes val: nej") -> list[tuple[str, str, str]]:
    law = LAW.replace("CHAIR", chair).replace("ENDS", ends)
    return told(list(irrecoverable(world_of(folder, law, body))))


def _lost(folder: Path, concept: str, chair: str | None = None) -> list[tuple[str, str, str]]:
    return _found(
        folder,
        chair or f"{concept}: ja",
        f"uppgifter: [{{från: 2025-01-01, väder: sol}}, {{från: 2025-01-10, {concept}: nej}}]\n",
    )


LOST = [("rätten kvar", "01-10", "01-31")]


def test_what_others_can_change_is_out_of_her_hands(tmp_path: Path) -> None:
    assert _lost(tmp_path, "deras val") == LOST


def test_what_she_can_change_is_not(tmp_path: Path) -> None:
    assert _lost(tmp_path, "hennes val") == []


def test_what_nobody_is_said_to_change_may_be_hers(tmp_path: Path) -> None:
    assert _lost(tmp_path, "någons val") == []


def test_one_way_in_her_hands_is_enough(tmp_path: Path) -> None:
    assert _lost(tmp_path, "deras val", "någon: [{deras val: ja}, {hennes val: nej}]") == []


def test_a_set_that_also_asks_for_what_is_not_hers_is_out_of_her_hands(tmp_path: Path) -> None:
    assert _lost(tmp_path, "deras val", "någon: [{deras val: ja}, {hennes val: nej, väder: regn, bruten: ja}]") == LOST


def test_a_right_that_comes_back_is_not_lost(tmp_path: Path) -> None:
    body = "uppgifter: [{från: 2025-01-10, till: 2025-01-20, deras val: nej}]\n"
    assert _found(tmp_path, "deras val: ja", body) == []


def test_a_right_that_was_never_held_is_not_lost(tmp_path: Path) -> None:
    assert _found(tmp_path, "deras val: ja", "uppgifter: [{från: 2025-01-01, deras val: nej}]\n") == []


def test_nothing_is_said_of_a_right_lost_on_the_last_day(tmp_path: Path) -> None:
    assert _found(tmp_path, "deras val: ja", "uppgifter: [{från: 2025-01-31, deras val: nej}]\n") == []


@pytest.mark.parametrize(("ends", "found"), [("deras val: nej", LOST), ("hennes val: nej", [])])
def test_a_state_is_in_the_way_unless_she_can_end_it(tmp_path: Path, ends: str, found: list[object]) -> None:
    assert _found(tmp_path, "bruten: nej", RAIN, ends) == found


def test_a_time_that_passes_by_itself_is_not_in_the_way(tmp_path: Path) -> None:
    assert (
        _found(
            tmp_path, "väntan: nej", "uppgifter: [{från: 2025-01-01, väder: sol}, {från: 2025-01-20, väder: regn}]\n"
        )
        == []
    )


def test_what_follows_from_a_reduction_exceeds_her_capacity(tmp_path: Path) -> None:
    law = LAW.replace("CHAIR", "varje_del: {frånvaro: {högst: 0}}").replace("ENDS", "hennes val: nej")
    body = "uppgifter: [{från: 2025-01-01, nedsättning: 0}, {från: 2025-01-10, nedsättning: 1/2}]\n"
    [finding] = irrecoverable(world_of(tmp_path, law, body))
    assert told([finding]) == LOST
    assert "frånvaro: överstiger hennes förmåga" in finding.summary.sv
    assert "absence: exceeds her capacity" in finding.summary.en
    assert "(2025-01-31)" in finding.summary.sv


def test_who_provides_the_livelihood_without_keeping_the_right_is_named(tmp_path: Path) -> None:
    law = LAW.replace("CHAIR", "deras val: ja").replace("ENDS", "hennes val: nej")
    law += "  - {id: S2, WORDED, behov: uppehälle, av: arbetsgivaren, genom: lön, en: pay}\n"
    law = law.replace(
        "behov:\n", "behov:\n  uppehälle: {en: subsistence, glapp: G201, per_del: ja, förklaring: Pengar.}\n", 1
    )
    [finding] = irrecoverable(world_of(tmp_path, law, "uppgifter: [{från: 2025-01-10, deras val: nej}]\n"))
    assert "lön från kommunen, som inte håller rätten kvar" in finding.summary.sv
    assert "pay from kommunen, which does not keep the right" in finding.summary.en
