"""The console report: what it must say, in which width and language, and what colour may not carry."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest

from gapcheck.check import run_case
from gapcheck.model.period import Period
from gapcheck.model.readings import Choice, Occasion
from gapcheck.model.scenario import Decision, Entry, Part
from gapcheck.model.timeline import Timeline
from gapcheck.reporting.citing import Sources
from gapcheck.reporting.console import report
from gapcheck.reporting.lane_states import LaneState, lanes
from gapcheck.reporting.lanes import GLYPHS
from gapcheck.reporting.layout import Page, wrapped
from gapcheck.reporting.readings import condensed
from gapcheck.reporting.scale import Scale
from gapcheck.reporting.turning_points import turning_points
from tests.builders import ANY_LOSS, FIRST, OWN_LOSS, SICKNESS, UNREASONABLE, case, tiny_tree

WHOLE = Period(FIRST, date(2025, 6, 30))
DAY_91 = date(2025, 4, 1)


def printed(lang: str = "sv", width: int = 80, colour: bool = False, **changes: object) -> str:
    return report(run_case(tiny_tree(), case(**changes), confirm=False), lang, width, colour)


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("width", [60, 80, 160])
def test_no_line_is_wider_than_the_page(width: int, lang: str) -> None:
    assert max(len(line) for line in printed(lang, width).splitlines()) <= width


def test_a_page_narrower_than_sixty_is_sixty_wide() -> None:
    assert printed(width=20) == printed(width=60)


def test_the_report_says_what_it_is_and_how_far_the_law_is_known() -> None:
    text = flat(printed())
    assert "inget beslut och ingen juridisk rådgivning" in text
    assert "känd till och med 2025-05-31" in text
    assert "1 av 9 bestämmelser" in text


def test_the_english_report_says_the_same() -> None:
    text = flat(printed("en"))
    assert "not a decision and not legal advice" in text
    assert "1 of 9 provisions" in text


def test_the_person_is_described() -> None:
    text = flat(printed())
    assert "född 1980" in text
    assert "hela arbetstiden, sedan 2015-01-01, 31000 kronor" in text


def test_colour_adds_only_escape_codes() -> None:
    plain = printed()
    coloured = printed(colour=True)
    assert "\x1b[" not in plain
    assert coloured != plain
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain


def test_every_state_of_a_lane_has_a_glyph_of_its_own() -> None:
    assert len(set(GLYPHS.values())) == len(GLYPHS) == len(LaneState)


def test_the_yardstick_changes_on_day_91_and_the_counter_says_so() -> None:
    points = turning_points(run_case(tiny_tree(), case(), confirm=False))
    assert [(point.day, point.tests, point.counters) for point in points] == [
        (DAY_91, (SICKNESS,), (("dagar i sjukfallet", "91"),))
    ]


def test_the_gap_begins_on_the_lane_of_nobody_on_day_91() -> None:
    nobody = list(lanes(run_case(tiny_tree(), case(), confirm=False)))[-1]
    assert nobody.name.sv == "INGEN"
    assert nobody.states.change_points() == (DAY_91,)
    assert nobody.states.at(DAY_91) is LaneState.GAP


def test_an_open_assessment_makes_the_lane_undecided() -> None:
    entries = Entry(OWN_LOSS, Fraction(1), WHOLE), Entry(ANY_LOSS, Fraction(0), WHOLE)
    result = run_case(tiny_tree(), case(*entries), confirm=False)
    assert {lane.states.at(DAY_91) for lane in lanes(result) if lane.name.sv != "a-kassa, a-kassan"} == {
        LaneState.UNDECIDED
    }
    assert "Gäller inte i varje läsning, utan när: - oskäligt (tjänst) från 2025-04-01 = nej" in flat(report(result))


def test_a_refused_part_of_half_time_is_a_lane_of_its_own() -> None:
    parts = tuple(
        Part(name, "anställning", employer, Fraction(1, 2), None, None, FIRST, None)
        for name, employer in (("förmiddag", "kommunen"), ("eftermiddag", "regionen"))
    )
    names = [(lane.part, lane.name.sv) for lane in lanes(run_case(tiny_tree(), case(parts=parts), confirm=False))]
    assert ("förmiddag", "INGEN") in names
    assert ("eftermiddag", "INGEN") in names


def test_a_decision_that_is_awaited_is_shown_as_waiting() -> None:
    decision = Decision("sjukpenning", True, Period(FIRST, date(2025, 3, 31)), date(2025, 2, 1), "kassan")
    result = run_case(tiny_tree(), case(decisions=(decision,)), confirm=False)
    sickness = next(lane for lane in lanes(result) if lane.name.sv == "sjukpenning, kassan")
    assert sickness.states.at(FIRST) is LaneState.WAITING
    assert sickness.states.at(date(2025, 2, 1)) is LaneState.FULL
    assert "väntar på beslut om sjukpenning" in flat(report(result))


def test_every_finding_is_printed_with_its_code_and_sentence() -> None:
    result = run_case(tiny_tree(), case(), confirm=False)
    text = flat(report(result, width=160))
    assert {"G201", "G208"} <= {finding.code for finding in result.findings}
    for finding in result.findings:
        assert f"{finding.code} {flat(finding.summary.sv)}" in text


def test_a_source_below_statute_or_unread_says_so() -> None:
    tree = tiny_tree()
    sources = Sources(tree)
    assert sources.cite("PL-2-3", DAY_91).text().sv == "HFD 2024 ref. 1 (praxis)"
    assert sources.cite("PL-2-2", DAY_91).text().en == "Chapter 2, Section 2, first paragraph PL (unread)"
    assert sources.cite("PL-2-2", date(2024, 12, 31)).text().sv == "2 kap. 2 § första stycket PL"
    assert "Källor: 2 kap. 6 § första stycket PL" in flat(printed())


def test_the_receipt_names_who_confirmed() -> None:
    assert "reference" in printed()


def test_a_character_of_the_scale_stands_for_the_same_number_of_days() -> None:
    scale = Scale(WHOLE, 20, 80)
    assert scale.days_each == 4
    assert scale.cells == 46
    assert scale.days(45).last == WHOLE.last
    assert scale.cell(WHOLE.last) == 45


def test_a_single_day_of_gap_is_never_hidden_by_the_days_around_it() -> None:
    from gapcheck.reporting.lanes import _state

    line: Timeline[LaneState] = Timeline.of(WHOLE, LaneState.NONE, [(Period.day(date(2025, 1, 2)), LaneState.GAP)])
    assert _state(line, Period(FIRST, date(2025, 1, 8))) is LaneState.GAP


def test_readings_that_cover_every_value_are_told_as_one() -> None:
    tree = tiny_tree()
    yes, no = (Choice(Occasion(FIRST, UNREASONABLE, "tjänst"), value) for value in (True, False))
    assert condensed(tree, [(yes,), (no,)]) == ((),)
    assert condensed(tree, [(yes,)]) == ((yes,),)


def test_columns_keep_their_left_edge_when_the_last_one_wraps() -> None:
    page = Page("sv", 60)
    page.columns([("kort", "ord " * 30), ("längre", "ord")])
    lines = page.text().splitlines()
    assert lines[0].index("ord") == lines[1].index("ord") == lines[-1].index("ord")


def test_a_word_longer_than_the_line_is_broken() -> None:
    assert [len(line) for line in wrapped("x" * 130, 60)] == [60, 60, 10]


def test_the_same_result_is_reported_in_the_same_bytes() -> None:
    assert printed() == printed()
