"""Occasions: an open assessment is tried once for each time it is made, where that can change something, and never per day."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from gapcheck.engine import worlds
from gapcheck.engine.evaluating import Step, one_by_one
from gapcheck.engine.plan import Plan
from gapcheck.engine.reference import Evaluation
from gapcheck.engine.worlds import NoReading, TooManyReadings
from gapcheck.model.period import Period
from gapcheck.model.scenario import Decision
from gapcheck.model.terms import ValueOf
from tests.unit.assessed_trees import (
    ALWAYS,
    HINDER,
    NOTE,
    PAID,
    SICK,
    A,
    All,
    AnyOf,
    B,
    Latch,
    Not,
    case,
    day,
    explored,
    readings,
    renewed,
    said,
    tree,
    yes,
)

NOTED = {A: (renewed(event=NOTE),)}


def test_an_assessment_that_nothing_renews_has_one_answer_for_the_whole_case() -> None:
    assert readings(tree(yes(A)), case()) == ["a1=ja", "a1=nej"]


def test_what_is_said_for_every_day_leaves_one_reading_and_nothing_to_answer() -> None:
    assert readings(tree(yes(A), NOTED), case(said(A, True, 1), notes=(10,))) == [""]


def test_an_event_begins_a_new_occasion_each_day_that_it_happens() -> None:
    assert readings(tree(yes(A), NOTED), case(notes=(10,))) == [
        "a1=ja a10=ja", "a1=ja a10=nej", "a1=nej a10=ja", "a1=nej a10=nej",
    ]  # fmt: skip
    assert len(readings(tree(yes(A), NOTED), case(notes=(10, 11)))) == 8


def test_a_condition_begins_a_new_occasion_only_when_it_begins_to_hold() -> None:
    rules = tree(yes(A), {A: (renewed(yes(HINDER)),)})
    assert readings(rules, case(said(HINDER, True, 10, 20)))[1] == "a1=ja a10=nej"
    assert len(readings(rules, case(said(HINDER, True, 10, 20)))) == 4
    assert len(readings(rules, case(said(HINDER, True, 1, 20)))) == 2


def test_a_decision_begins_a_new_occasion_on_the_day_it_is_given() -> None:
    given = Decision("stöd", True, Period(day(5), day(8)), day(9), "kassan")
    rules = tree(AnyOf((yes(A), yes(HINDER))), {A: (renewed(decision="stöd"),)})
    assert readings(rules, case(decisions=(given,)))[1] == "a1=ja a9=nej"


def test_an_occasion_is_told_by_the_first_day_on_which_it_matters() -> None:
    rules = tree(All((yes(A), yes(HINDER))), NOTED)
    assert readings(rules, case(said(HINDER, True, 15), notes=(10,))) == ["a15=ja", "a15=nej"]


def test_days_on_which_the_assessment_changes_nothing_create_no_occasion() -> None:
    rules = tree(All((yes(A), yes(HINDER))), NOTED)
    assert readings(rules, case(said(HINDER, True, 8, 12), notes=(3, 5, 20, 25))) == ["a8=ja", "a8=nej"]


def test_what_the_case_says_for_some_days_divides_the_days_it_leaves_open() -> None:
    assert readings(tree(yes(A)), case(said(A, True, 10, 12))) == [
        "a1=ja a13=ja", "a1=ja a13=nej", "a1=nej a13=ja", "a1=nej a13=nej",
    ]  # fmt: skip


def test_an_assessment_about_a_part_has_occasions_for_each_part() -> None:
    found = explored(tree(yes(A), per_part=True), case(parts=("förmiddag", "eftermiddag"))).worlds
    assert [str(choice) for choice in found[0].reading] == [
        f"{A} (eftermiddag) från {day(1)} = ja", f"{A} (förmiddag) från {day(1)} = ja",
    ]  # fmt: skip
    assert len(found) == 4


def test_only_the_assessments_that_can_change_something_are_answered() -> None:
    assert readings(tree(AnyOf((yes(A), yes(B)))), case()) == ["a1=ja", "a1=nej b1=ja", "a1=nej b1=nej"]


def test_an_assessment_is_made_anew_only_in_the_readings_in_which_another_one_says_so() -> None:
    # A latch that B sets on the day of the note makes A be made anew; B matters to nothing else.
    latch = Latch(All((yes(B), yes(NOTE))), yes(HINDER))
    rules = tree(yes(A), {A: (renewed(yes("minns")),)}, latch=latch)
    assert readings(rules, case(notes=(10,))) == [
        "a1=ja b10=ja a10=ja", "a1=ja b10=ja a10=nej", "a1=ja b10=nej",
        "a1=nej b10=ja a10=ja", "a1=nej b10=ja a10=nej", "a1=nej b10=nej",
    ]  # fmt: skip


def test_where_another_answer_of_the_same_day_decides_whether_it_is_made_anew_that_one_comes_first() -> None:
    rules = tree(All((yes(A), Not(yes(B)))), {A: (renewed(yes(B)),), B: (renewed(event=NOTE),)})
    found = readings(rules, case(said(B, False, 1, 9), notes=(10,)))
    # b=ja closes the chair and leaves nothing for a to decide from then on; b=nej makes nothing anew.
    assert found == ["a1=ja b10=ja", "a1=ja b10=nej", "a1=nej b10=ja", "a1=nej b10=nej"]


def test_where_the_answer_itself_decides_whether_it_is_made_anew_it_is() -> None:
    rules = tree(yes(A), {A: (renewed(All((yes(A), yes(HINDER)))),)})
    assert readings(rules, case(said(HINDER, True, 10))) == [
        "a1=ja a10=ja", "a1=ja a10=nej", "a1=nej a10=ja", "a1=nej a10=nej",
    ]  # fmt: skip


def test_a_renewal_that_is_not_known_for_lack_of_a_fact_begins_an_occasion_where_the_doubt_begins() -> None:
    rules = tree(yes(A), {A: (renewed(All((yes("saknas"), yes(HINDER)))),)})
    assert readings(rules, case(said(HINDER, True, 10)))[1] == "a1=ja a10=nej"


def test_an_assessment_that_only_changes_what_is_paid_is_tried() -> None:
    assert readings(tree(yes(SICK), amount=ValueOf(PAID)), case()) == ["a1=ja", "a1=nej"]
    assert readings(tree(yes(SICK)), case()) == [""]


def test_while_a_decision_is_waited_for_the_law_alone_is_tried_and_not_after() -> None:
    waiting = Decision("stöd", True, Period(day(1), day(30)), day(10), "kassan")
    assert readings(tree(yes(A), decision="stöd"), case(decisions=(waiting,))) == ["a1=ja", "a1=nej"]
    at_once = Decision("stöd", True, Period(day(1), day(30)), day(1), "kassan")
    assert readings(tree(yes(A), decision="stöd"), case(decisions=(at_once,))) == [""]


# ---- what cannot stand together


def test_answers_that_cannot_stand_together_are_left_out_and_told() -> None:
    rules = tree(AnyOf((yes(A), yes(B))), exclusions=(({A: False, B: False}, ALWAYS),))
    assert readings(rules, case()) == ["a1=ja", "a1=nej b1=ja"]
    (excluded,) = explored(rules, case()).excluded
    assert excluded.exclusion == "UTE-1"
    assert [str(choice) for choice in excluded.together] == [f"{A} från {day(1)} = nej", f"{B} från {day(1)} = nej"]
    assert excluded.period == Period(day(1), day(30))


def test_an_exclusion_holds_only_while_its_condition_does() -> None:
    rules = tree(AnyOf((yes(A), yes(B))), exclusions=(({A: False, B: False}, yes(HINDER)),))
    assert len(readings(rules, case())) == 3
    assert len(readings(rules, case(said(HINDER, True, 10, 11)))) == 2


def test_an_exclusion_counts_what_the_case_itself_says() -> None:
    rules = tree(AnyOf((yes(A), yes(B))), exclusions=(({A: False, B: False}, ALWAYS),))
    assert readings(rules, case(said(A, False, 1))) == ["b1=ja"]


def test_exclusions_hold_occasion_by_occasion() -> None:
    both = {A: (renewed(event=NOTE),), B: (renewed(event=NOTE),)}
    rules = tree(AnyOf((yes(A), yes(B))), both, exclusions=(({A: False, B: False}, ALWAYS),))
    assert readings(rules, case(notes=(10,))) == [
        "a1=ja a10=ja", "a1=ja a10=nej b10=ja", "a1=nej b1=ja a10=ja", "a1=nej b1=ja a10=nej b10=ja",
    ]  # fmt: skip


def test_a_reading_that_no_answer_to_what_it_leaves_open_saves_is_left_out() -> None:
    # Whatever b is, it cannot stand with a=ja; b itself changes nothing.
    rules = tree(yes(A), exclusions=(({A: True, B: True}, ALWAYS), ({A: True, B: False}, ALWAYS)))
    assert readings(rules, case()) == ["a1=nej"]
    assert {one.exclusion for one in explored(rules, case()).excluded} == {"UTE-1", "UTE-2"}


def test_a_reading_that_some_answer_to_what_it_leaves_open_saves_stays() -> None:
    rules = tree(yes(A), exclusions=(({A: True, B: True}, ALWAYS),))
    assert readings(rules, case()) == ["a1=ja", "a1=nej"]


def test_a_case_that_itself_says_what_cannot_stand_together_has_no_reading() -> None:
    rules = tree(yes(A), exclusions=(({A: True, B: False}, ALWAYS),))
    with pytest.raises(NoReading) as caught:
        explored(rules, case(said(A, True, 1), said(B, False, 5)))
    (excluded,) = caught.value.excluded
    assert excluded.period == Period(day(5), day(30))


# ---- bounds and engines


def test_more_readings_than_the_bound_is_an_error_that_names_the_occasions_that_split_most_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worlds, "MOST_WORLDS", 7)
    with pytest.raises(TooManyReadings) as caught:
        explored(tree(yes(A), NOTED), case(notes=(10, 20)))
    assert [str(occasion) for occasion in caught.value.asked] == [
        f"{A} från {day(20)}", f"{A} från {day(10)}", f"{A} från {day(1)}",
    ]  # fmt: skip


def test_as_many_readings_as_the_bound_are_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worlds, "MOST_WORLDS", 8)
    assert len(readings(tree(yes(A), NOTED), case(notes=(10, 20)))) == 8


def test_more_occasions_than_the_bound_is_an_error_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worlds, "MOST_OCCASIONS", 2)
    with pytest.raises(TooManyReadings):
        explored(tree(yes(A), NOTED), case(notes=(10, 20)))
    assert len(readings(tree(yes(A), NOTED), case(notes=(10,)))) == 4


def test_another_engine_may_evaluate_the_readings_and_a_case_with_nothing_open_asks_it_once() -> None:
    asked: list[int] = []

    def counting(plan: Plan, steps: Sequence[Step]) -> Sequence[Evaluation]:
        asked.append(len(steps))
        return one_by_one(plan, steps)

    assert len(explored(tree(yes(A), NOTED), case(said(A, True, 1)), counting).worlds) == 1
    assert asked == [1]
    asked.clear()
    assert len(explored(tree(yes(A)), case(), counting).worlds) == 2
    assert asked == [1, 2]


def test_the_same_case_is_explored_in_the_same_order() -> None:
    rules = tree(AnyOf((yes(A), yes(B))), {A: (renewed(event=NOTE),), B: (renewed(yes(HINDER)),)})
    scenario = case(said(HINDER, True, 12), notes=(10,))
    assert readings(rules, scenario) == readings(rules, scenario)
