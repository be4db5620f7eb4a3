"""G211: what a source calls important makes no difference in the case."""

from __future__ import annotations

from pathlib import Path

import pytest

from gapcheck.detectors.unheeded import unheeded
from tests.unit.small_worlds import told, world_of

LAW = """
behov:
  rätten kvar: {en: the right kept, förklaring: Att rätten är kvar.}
begrepp:
  viktigt: {en: important, slag: uppgift, typ: ja_nej, om: personen, förval: nej, förklaring: Viktigt., viktigt_enligt: [E99]}
  ofta borta: {en: often away, slag: härledd, typ: ja_nej, om: personen, förval: nej, förklaring: Ofta., viktigt_enligt: [E32]}
regler:
  - {id: R1, WORDED, aktör: Försäkringskassan, om: {dagar borta: {minst: 6}}, så: {ofta borta: ja}}
stolar:
  - {id: S1, WORDED, behov: rätten kvar, av: Försäkringskassan, genom: rätt, en: right, när: {CHAIR}}
"""
DUTY = """
skyldigheter:
  - {id: D1, WORDED, bärare: arbetsgivaren, mot: den försäkrade, steg: utreda, för: rätten kvar, vad: utreda, en: investigate,
     om: {DUTY}, senast: {obestämd: genast}}
"""


def _found(folder: Path, body: str, chair: str = "sjuk: nej", duty: str = "") -> list[tuple[str, str, str]]:
    law = LAW.replace("CHAIR", chair) + (DUTY.replace("DUTY", duty) if duty else "")
    return told(list(unheeded(world_of(folder, law, f"uppgifter: [{body}]\n"))))


NEVER_ILL = "{från: 2025-01-01, sjuk: nej}"
ILL = "{från: 2025-01-01, sjuk: nej}, {från: 2025-01-10, sjuk: ja}"
SAID = "{från: 2025-01-20, viktigt: ja}"


def test_what_no_rule_asks_for_changes_nothing_wherever_it_is_so(tmp_path: Path) -> None:
    assert _found(tmp_path, f"{NEVER_ILL}, {SAID}") == [("viktigt", "01-20", "01-31")]


def test_silence_is_no_condition(tmp_path: Path) -> None:
    assert _found(tmp_path, NEVER_ILL) == []
    (tmp_path / "again").mkdir()
    assert _found(tmp_path / "again", f"{NEVER_ILL}, {{från: 2025-01-20, viktigt: nej}}") == []


@pytest.mark.parametrize("heeding", [{"chair": "viktigt: nej"}, {"duty": "viktigt: ja"}])
def test_what_a_chair_or_a_duty_heeds_changes_something(tmp_path: Path, heeding: dict[str, str]) -> None:
    assert _found(tmp_path, f"{ILL}, {SAID}", **heeding) == []


def test_what_is_asked_for_but_comes_too_late_is_told_once_a_right_was_held_and_is_gone(tmp_path: Path) -> None:
    chair = "sjuk: nej, någon: [{väder: sol}, {viktigt: ja}]"
    assert _found(tmp_path, f"{ILL}, {SAID}, {{från: 2025-01-01, väder: sol}}", chair) == [
        ("viktigt", "01-20", "01-31")
    ]


def test_what_is_asked_for_is_not_told_while_nothing_is_wanting(tmp_path: Path) -> None:
    chair = "sjuk: nej, någon: [{väder: sol}, {viktigt: ja}]"
    assert _found(tmp_path, f"{NEVER_ILL}, {SAID}, {{från: 2025-01-01, väder: sol}}", chair) == []


def test_what_rules_derive_is_undone_through_what_it_rests_on(tmp_path: Path) -> None:
    away = "{från: 2025-01-15, dagar borta: 8}"
    assert _found(tmp_path, f"{NEVER_ILL}, {away}") == [("ofta borta", "01-15", "01-31")]
    for number, limit in enumerate((6, 8, 9)):
        folder = tmp_path / str(number)
        folder.mkdir()
        heeded = _found(folder, f"{NEVER_ILL}, {away}", duty=f"dagar borta: {{minst: {limit}}}")
        assert heeded == ([] if limit <= 8 else [("ofta borta", "01-15", "01-31")])


def test_the_finding_says_what_is_so_and_who_calls_it_important(tmp_path: Path) -> None:
    [finding] = unheeded(world_of(tmp_path, LAW.replace("CHAIR", "sjuk: nej"), f"uppgifter: [{NEVER_ILL}, {SAID}]\n"))
    assert '"viktigt" (2025-01-20 till 2025-01-31) är viktigt enligt E99' in finding.summary.sv
    assert '"important" (2025-01-20 to 2025-01-31) is important according to E99' in finding.summary.en
    assert finding.provisions == ()
