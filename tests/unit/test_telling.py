"""Telling readings apart: by the fewest answers, and by those whose answer alone makes the difference."""

from __future__ import annotations

from datetime import date
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from gapcheck.model.readings import Choice, Occasion, Reading
from gapcheck.model.telling import Readings

ONE, TWO, THREE = (Occasion(date(2026, 1, number), name) for number, name in enumerate(("en", "två", "tre"), 1))


def reading(**answers: bool) -> Reading:
    occasions = {"en": ONE, "två": TWO, "tre": THREE}
    return tuple(Choice(occasions[name], value) for name, value in answers.items())


EVERY = [reading(en=a, två=b, tre=c) for a, b, c in product((True, False), repeat=3)]


def test_one_answer_tells_when_it_alone_decides() -> None:
    kinds = [bool(one[1].value) for one in EVERY]
    assert Readings(EVERY).telling(kinds) == (TWO,)


def test_nothing_need_be_told_when_all_readings_are_of_one_kind() -> None:
    assert Readings(EVERY).telling(["lika"] * 8) == ()


def test_answers_that_only_together_decide_are_told_together() -> None:
    kinds = [one[0].value and one[2].value for one in EVERY]
    assert Readings(EVERY).telling(kinds) == (ONE, THREE)


def test_the_fewest_are_told_where_several_answers_go_together() -> None:
    # Two and three together tell what one alone does.
    readings = [
        reading(två=False, tre=False, en=False),
        reading(två=False, tre=True, en=True),
        reading(två=True, tre=False, en=True),
    ]
    assert Readings(readings).telling([False, True, True]) == (ONE,)


def test_an_answer_that_some_readings_leave_out_tells_only_those_that_give_it() -> None:
    readings = [reading(en=True), reading(en=False, två=True), reading(en=False, två=False)]
    assert Readings(readings).telling([True, True, False]) == (ONE, TWO)
    assert Readings(readings).told_by(0, (ONE, TWO)) == reading(en=True)


def test_readings_differ_in_one_answer_when_they_agree_on_all_else_that_both_give() -> None:
    readings = Readings([reading(en=True), reading(en=False, två=True), reading(en=False, två=False)])
    assert dict(readings.differing(ONE)) == {0: 0b110, 1: 0b001, 2: 0b001}
    assert dict(readings.differing(TWO)) == {1: 0b100, 2: 0b010}


@st.composite
def answered(draw: st.DrawFn) -> tuple[list[Reading], list[int]]:
    """Readings of which no two could be taken for each other, as exploring gives them, and a kind for each."""

    def grow(left: list[Occasion], so_far: Reading) -> list[Reading]:
        if not left or draw(st.integers(0, 3)) == 0:
            return [so_far]
        asked = draw(st.sampled_from(left))
        rest = [one for one in left if one != asked]
        return [leaf for value in (True, False) for leaf in grow(rest, (*so_far, Choice(asked, value)))]

    found = grow([Occasion(date(2026, 1, n), "x") for n in range(1, 5)], ())
    return found, draw(st.lists(st.integers(0, 2), min_size=len(found), max_size=len(found)))


@given(answered())
def test_what_is_told_decides_the_kind_and_nothing_less_does(drawn: tuple[list[Reading], list[int]]) -> None:
    found, kinds = drawn
    readings = Readings(found)
    told = readings.telling(kinds)
    assert decides(found, kinds, told)
    for fewer in (tuple(one for one in told if one != left) for left in told):
        assert not decides(found, kinds, fewer)


def decides(found: list[Reading], kinds: list[int], told: tuple[Occasion, ...]) -> bool:
    """Whether two readings of different kinds always differ in an answer that both give to something told."""
    answers = [{choice.occasion: choice.value for choice in one if choice.occasion in told} for one in found]
    return all(
        any(mine[one] != other[one] for one in mine.keys() & other.keys())
        for number, mine in enumerate(answers)
        for n, other in enumerate(answers)
        if kinds[number] != kinds[n]
    )
