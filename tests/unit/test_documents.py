"""G209, G210 and G213: documents that somebody else issues and her seats hang on."""

from __future__ import annotations

from pathlib import Path

import pytest

from gapcheck.detectors.couriers import carried_by_her
from gapcheck.detectors.only_door import only_door
from gapcheck.detectors.proofs import unproduced
from tests.unit.small_worlds import told, world_of

DOCUMENT = "styrks_med: {slag: läkarintyg, av: läkaren, mot: Försäkringskassan, sökt_i: [SFB 27 kap.]}"
LAW = f"""
begrepp:
  har intyg: {{en: has a certificate, slag: uppgift, typ: ja_nej, om: personen, förval: ja, förklaring: Intyg.,
              ändras_av: [den försäkrade, läkaren], {DOCUMENT}}}
  varför sjuk: {{en: why ill, slag: uppgift, typ: val, om: personen, värden: [sjukdom, annat], värden_en: [illness, other], förval: sjukdom,
          förklaring: Varför., styrks_med: {{slag: läkarintyg, värde: sjukdom, av: läkaren, mot: Försäkringskassan}}}}
regler:
  - {{id: R1, WORDED, aktör: Försäkringskassan, undantag_från: S1, om: {{dagar i följd: {{minst: 8}}, har intyg: nej}}}}
  - {{id: R2, WORDED, aktör: Försäkringskassan, om: {{sjuk: ja, varför sjuk: sjukdom}}, så: {{rätt: ja}}}}
stolar:
  - {{id: S1, WORDED, behov: försörjning, av: Försäkringskassan, genom: penning, en: benefit, när: {{rätt: ja}}}}
"""
ILL = "uppgifter: [{från: 2025-01-01, sjuk: nej}, {från: 2025-01-10, till: 2025-01-24, sjuk: ja}"
NEEDED = ("01-17", "01-24")
"""From the eighth day of the illness."""


def _duty(
    id: str, bearer: str, deadline: str, towards: str = "Försäkringskassan", step: str = "agera", by: str = "har intyg"
) -> str:
    return (
        f"  - {{id: {id}, WORDED, bärare: {bearer}, mot: {towards}, steg: {step}, för: försörjning, vad: lämna intyget, "
        f"en: hand in the certificate, om: {{sjuk: ja}}, senast: {deadline}, uppfylls_av: {{{by}: ja}}}}\n"
    )


def _law(*duties: str) -> str:
    return LAW + ("skyldigheter:\n" + "".join(duties) if duties else "")


# ---- G209


def test_she_carries_what_a_seat_hangs_on(tmp_path: Path) -> None:
    [finding] = carried_by_her(world_of(tmp_path, _law(), f"{ILL}]\n"))
    assert told([finding]) == [("har intyg", *NEEDED)]
    assert finding.actors == ("den försäkrade", "läkaren", "Försäkringskassan")
    assert finding.provisions == ("R1",)
    assert "läkarintyg från läkaren till Försäkringskassan" in finding.summary.sv
    assert "medical certificate from the physician to the agency" in finding.summary.en


def test_she_carries_what_her_duty_says_she_must_hand_in_where_no_seat_ever_asks_for_it(tmp_path: Path) -> None:
    hers = _duty("D1", "den försäkrade", "{obestämd: genast}")
    unasked = _law(hers).replace("dagar i följd: {minst: 8}, har intyg: nej", "dagar i följd: {minst: 8}, väder: regn")
    [finding] = carried_by_her(world_of(tmp_path, unasked, f"{ILL}]\n"))
    assert told([finding]) == [("har intyg", "01-10", "01-24")]
    assert finding.provisions == ("D1",)


def test_a_duty_adds_no_days_on_which_no_seat_hangs_on_the_document(tmp_path: Path) -> None:
    hers = _duty("D1", "den försäkrade", "{obestämd: genast}")
    [finding] = carried_by_her(world_of(tmp_path, _law(hers), f"{ILL}]\n"))
    assert told([finding]) == [("har intyg", *NEEDED)]
    assert finding.provisions == ("R1",)


def test_she_carries_nothing_that_no_seat_or_duty_asks_for(tmp_path: Path) -> None:
    short = "uppgifter: [{från: 2025-01-01, sjuk: nej}, {från: 2025-01-10, till: 2025-01-16, sjuk: ja}]\n"
    assert not list(carried_by_her(world_of(tmp_path, _law(), short)))


@pytest.mark.parametrize(
    "direct",
    [
        _duty("D2", "läkaren", "{obestämd: genast}"),
        _duty("D2", "läkaren", "{obestämd: genast}", step="informera", by="anmäld"),
        _duty("D2", "arbetsgivaren", "{obestämd: genast}"),
    ],
)
def test_she_carries_nothing_that_somebody_must_hand_over_directly(tmp_path: Path, direct: str) -> None:
    assert not list(carried_by_her(world_of(tmp_path, _law(direct), f"{ILL}]\n")))


def test_a_duty_towards_her_hands_nothing_over_directly(tmp_path: Path) -> None:
    to_her = _duty("D2", "läkaren", "{obestämd: genast}", towards="den försäkrade")
    assert told(list(carried_by_her(world_of(tmp_path, _law(to_her), f"{ILL}]\n")))) == [("har intyg", *NEEDED)]


# ---- G210


def test_a_share_that_only_a_certificate_opens_is_told_with_the_chair_and_the_rule(tmp_path: Path) -> None:
    [finding] = only_door(world_of(tmp_path, _law(), f"{ILL}]\n"))
    assert told([finding]) == [("försörjning", *NEEDED)]
    assert finding.provisions == ("S1", "R1")


def test_what_is_refused_for_lack_of_a_certificate_opens_only_through_it_too(tmp_path: Path) -> None:
    [finding] = only_door(world_of(tmp_path, _law(), f"{ILL}, {{från: 2025-01-10, har intyg: nej}}]\n"))
    assert told([finding]) == [("försörjning", *NEEDED)]


def test_a_cause_that_only_a_certificate_shows_is_part_of_the_door(tmp_path: Path) -> None:
    [finding] = only_door(world_of(tmp_path, _law(), f"{ILL}, {{från: 2025-01-01, varför sjuk: annat}}]\n"))
    assert told([finding]) == [("försörjning", "01-10", "01-24")]


def test_another_open_chair_is_another_door(tmp_path: Path) -> None:
    other = "  - {id: S2, WORDED, behov: försörjning, av: arbetsgivaren, genom: lön, en: pay}\n"
    assert not list(only_door(world_of(tmp_path, LAW + other, f"{ILL}]\n")))


def test_responsibility_that_hangs_on_a_certificate_is_told(tmp_path: Path) -> None:
    law = LAW.replace(
        "begrepp:\n", "behov:\n  ansvar: {en: someone responsible, glapp: G202, förklaring: Någon.}\nbegrepp:\n", 1
    )
    duty = _duty("D3", "Försäkringskassan", "{obestämd: genast}").replace("för: försörjning", "för: ansvar")
    duty = duty.replace("om: {sjuk: ja}", "om: {sjuk: ja, har intyg: ja}").replace(
        "uppfylls_av: {har intyg: ja}", "uppfylls_av: {anmäld: ja}"
    )
    found = list(only_door(world_of(tmp_path, law + "skyldigheter:\n" + duty, f"{ILL}]\n")))
    # The days on which the seat goes too are told once.
    assert told(found) == [("försörjning", *NEEDED), ("ansvar", "01-10", "01-16")]
    assert found[1].provisions == ("D3",)


# ---- G213


def test_evidence_that_nobody_must_produce_is_told_with_where_one_looked(tmp_path: Path) -> None:
    [finding] = unproduced(world_of(tmp_path, _law(), f"{ILL}]\n"))
    assert told([finding]) == [("har intyg", *NEEDED)]
    assert finding.actors == ("läkaren", "Försäkringskassan")
    assert "sökt i SFB 27 kap." in finding.summary.sv
    assert "looked in SFB 27 kap." in finding.summary.en


def test_her_own_duty_produces_nothing(tmp_path: Path) -> None:
    hers = _duty("D1", "den försäkrade", "{inom: {dagar: 1}}")
    assert told(list(unproduced(world_of(tmp_path, _law(hers), f"{ILL}]\n")))) == [("har intyg", *NEEDED)]


@pytest.mark.parametrize("deadline", ["{inom: {dagar: 7}}", "{dag: 8, räknare: dagar i följd}"])
def test_a_duty_to_be_done_by_the_day_it_is_needed_is_in_time(tmp_path: Path, deadline: str) -> None:
    theirs = _duty("D2", "läkaren", deadline, towards="den försäkrade")
    assert not list(unproduced(world_of(tmp_path, _law(theirs), f"{ILL}]\n")))


@pytest.mark.parametrize(
    "deadline", ["{inom: {dagar: 8}}", "{dag: 9, räknare: dagar i följd}", "{obestämd: på begäran}"]
)
def test_a_duty_to_be_done_later_or_without_a_day_is_not(tmp_path: Path, deadline: str) -> None:
    theirs = _duty("D2", "läkaren", deadline, towards="den försäkrade")
    [finding] = unproduced(world_of(tmp_path, _law(theirs), f"{ILL}]\n"))
    assert "D2" in finding.provisions
    assert ("på begäran" if "obestämd" in deadline else "senare") in finding.summary.sv
    assert ("på begäran" if "obestämd" in deadline else "later") in finding.summary.en


def test_nothing_is_said_where_nobody_looked_for_a_duty(tmp_path: Path) -> None:
    law = LAW.replace(", sökt_i: [SFB 27 kap.]", "")
    assert not list(unproduced(world_of(tmp_path, law, f"{ILL}]\n")))
