"""G205: an act that the law requires, or that serves a need, costs her a right."""

from __future__ import annotations

from pathlib import Path

from gapcheck.detectors.costly_acts import costly_acts
from tests.unit.small_worlds import told, world_of

LAW = """
begrepp:
  i programmet: {en: in the programme, slag: uppgift, typ: ja_nej, om: personen, förval: ja, förklaring: Med.}
  prövar arbete: {en: tries work, slag: uppgift, typ: ja_nej, om: personen, förval: nej, förklaring: Prov., för: försörjning}
skyldigheter:
  - {id: D1, WORDED, bärare: arbetsgivaren, mot: den försäkrade, steg: besluta, för: försörjning, vad: skriva ut henne, en: discharge her,
     om: {sjuk: ja, i programmet: ja}, senast: {obestämd: genast}, uppfylls_av: {i programmet: nej}}
stolar:
  - {id: S1, WORDED, behov: försörjning, av: Försäkringskassan, genom: stöd, en: support, när: {i programmet: ja, prövar arbete: nej}}
"""
NEXT_CHAIR = """
  - {id: S2, WORDED, behov: försörjning, av: Försäkringskassan, genom: penning, en: benefit, när: {i programmet: nej}}
"""
ILL = "uppgifter: [{från: 2025-01-01, sjuk: nej}, {från: 2025-01-10, sjuk: ja}"


def test_a_duty_that_runs_costs_what_is_held_without_it_from_the_day_it_woke(tmp_path: Path) -> None:
    [finding] = costly_acts(world_of(tmp_path, LAW, f"{ILL}]\n"))
    assert told([finding]) == [("försörjning", "01-10", "01-31")]
    assert finding.actors == ("arbetsgivaren", "Försäkringskassan")
    assert finding.provisions == ("D1", "S1")
    assert "när det är gjort" in finding.summary.sv
    assert "once it is done" in finding.summary.en


def test_an_act_that_the_case_has_done_costs_from_the_day_it_was_done(tmp_path: Path) -> None:
    [finding] = costly_acts(world_of(tmp_path, LAW, f"{ILL}, {{från: 2025-01-20, i programmet: nej}}]\n"))
    assert told([finding]) == [("försörjning", "01-20", "01-31")]
    assert "Det gjordes den 2025-01-20" in finding.summary.sv


def test_nothing_is_lost_where_another_chair_takes_over(tmp_path: Path) -> None:
    assert not list(costly_acts(world_of(tmp_path, LAW + NEXT_CHAIR.lstrip("\n"), f"{ILL}]\n")))


def test_a_duty_that_sleeps_costs_nothing(tmp_path: Path) -> None:
    assert not list(costly_acts(world_of(tmp_path, LAW, "uppgifter: [{från: 2025-01-01, sjuk: nej}]\n")))


def test_a_step_that_serves_a_need_costs_what_is_held_without_it(tmp_path: Path) -> None:
    body = "uppgifter: [{från: 2025-01-01, sjuk: nej}, {från: 2025-01-10, till: 2025-01-12, prövar arbete: ja}]\n"
    [finding] = costly_acts(world_of(tmp_path, LAW, body))
    assert told([finding]) == [("prövar arbete", "01-10", "01-12")]
    assert finding.provisions == ("S1",)
    assert "stöd från Försäkringskassan" in finding.summary.sv
    assert "support from the agency" in finding.summary.en


def test_days_that_lie_apart_are_one_finding(tmp_path: Path) -> None:
    days = ", ".join(f"{{från: {day}, till: {day}, prövar arbete: ja}}" for day in ("2025-01-05", "2025-01-15"))
    [finding] = costly_acts(world_of(tmp_path, LAW, f"uppgifter: [{{från: 2025-01-01, sjuk: nej}}, {days}]\n"))
    assert told([finding]) == [("prövar arbete", "01-05", "01-15")]
