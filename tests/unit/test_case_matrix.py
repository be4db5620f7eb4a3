"""The definitions in a case: who measures her against what, what each finds, and where findings contradict each other."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from gapcheck.loading.problems import InputProblems
from gapcheck.model.case_definitions import CaseMatrix
from gapcheck.model.period import Period
from gapcheck.model.scenario import Entry, Part
from gapcheck.model.tree import RuleTree
from gapcheck.reporting.case_matrix import case_matrix_json, case_matrix_text
from gapcheck.verbs.case_definitions import definitions_in_case
from tests.builders import ANY, ANY_LOSS, FIRST, OWN, OWN_LOSS, SICKNESS, UNEMPLOYMENT, UNREASONABLE, case, tiny_tree

WHOLE = Period(FIRST, date(2025, 6, 30))
DAY_91 = date(2025, 4, 1)
EVE = date(2025, 3, 31)


def matrix(tree: RuleTree | None = None, reading: int = 1, **changes: object) -> CaseMatrix:
    return definitions_in_case(tree or tiny_tree(), case(**changes), reading)  # type: ignore[arg-type]


def test_each_period_has_the_yardsticks_in_force_and_what_each_says() -> None:
    first, second = matrix().spans
    assert (first.period, second.period) == (Period(FIRST, EVE), Period(DAY_91, WHOLE.last))
    sickness = next(verdict for verdict in second.verdicts if verdict.test == SICKNESS)
    assert [(m.yardstick, m.value, m.able) for m in sickness.measured] == [(ANY, Fraction(0), True)]
    assert [m.yardstick for m in next(v for v in first.verdicts if v.test == SICKNESS).measured] == [OWN]


def test_verdicts_of_different_actors_that_cannot_both_be_right_are_marked() -> None:
    first, second = matrix().spans
    # Unable before the agency and unable before the fund; then able before the agency.
    assert [v.able for v in first.verdicts] == [False, False]
    assert first.contradictions == ()
    assert [v.able for v in second.verdicts] == [True, False]
    assert second.contradictions == ((0, 1),)
    assert (matrix().contradiction_days, matrix().days) == (91, 181)


def test_two_tests_of_one_actor_do_not_contradict_each_other() -> None:
    tree = tiny_tree()
    one_actor = replace(tree, tests={name: replace(test, decided_by="kassan") for name, test in tree.tests.items()})
    assert all(span.contradictions == () for span in matrix(one_actor).spans)


def test_days_are_summed_over_the_parts() -> None:
    parts = tuple(
        Part(name, "anställning", "kommunen", Fraction(1, 2), None, None, FIRST, None)
        for name in ("förmiddag", "kväll")
    )
    found = matrix(parts=parts)
    assert (found.contradiction_days, found.days) == (182, 362)
    assert {span.part for span in found.spans} == {"förmiddag", "kväll"}


def open_case() -> tuple[Entry, ...]:
    return Entry(OWN_LOSS, Fraction(1), WHOLE), Entry(ANY_LOSS, Fraction(0), WHOLE)


def test_a_reading_is_chosen_and_it_is_said_that_others_differ() -> None:
    found = [definitions_in_case(tiny_tree(), case(*open_case()), number) for number in (1, 2)]
    assert [m.differs for m in found] == [True, True]
    assert {m.contradiction_days for m in found} == {0, 91}
    text = case_matrix_text(found[1], tiny_tree(), case(*open_case()), None)
    assert "Läsning 2 av 2" in text
    assert "Svaren är andra i någon annan läsning." in text


def test_a_case_settled_in_one_reading_says_nothing_of_readings() -> None:
    settled = Entry(UNREASONABLE, True, WHOLE)
    found = definitions_in_case(tiny_tree(), case(*open_case(), settled))
    assert not found.differs
    assert "Läsning" not in case_matrix_text(found, tiny_tree(), case(*open_case(), settled), None)


def test_a_reading_that_does_not_exist_is_an_input_problem() -> None:
    with pytest.raises(InputProblems) as raised:
        matrix(reading=5)
    assert raised.value.problems[0].code == "unknown-reading"


@pytest.mark.parametrize("width", [60, 80, 160])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_no_line_of_the_grid_is_wider_than_the_page(lang: str, width: int) -> None:
    text = case_matrix_text(matrix(), tiny_tree(), case(), None, lang, width)
    assert max(map(len, text.splitlines())) <= width


def test_every_verdict_stands_in_the_grid_though_the_page_is_narrow() -> None:
    text = case_matrix_text(matrix(), tiny_tree(), case(), None, "sv", 60)
    assert "≠ a och b motsäger varandra" in text
    assert text.count("KAN INTE") == 3
    assert "KAN\n" in text or "KAN " in text


def test_the_grid_in_json_has_every_yardstick_and_the_contradiction() -> None:
    document = json.loads(case_matrix_json(matrix(), tiny_tree(), case(), date(2025, 1, 1)))
    last = document["spans"][-1]
    assert last["contradictions"] == [[SICKNESS, UNEMPLOYMENT]]
    assert last["verdicts"][0]["yardsticks"] == [{"able": True, "causes": [], "value": "0", "yardstick": ANY}]
    assert document["law_on"] == "2025-01-01"
