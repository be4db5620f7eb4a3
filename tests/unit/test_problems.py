"""Gathering, ordering and printing of input problems."""

import pytest

from gapcheck.loading.problems import InputProblems, Place, Problem, Problems, Related, echo, render, suggest

NUMBER = "811218" + "-9876"  # in two pieces, so that this file holds no number of the refused kind
PLACE = Place("regler/x.yaml", 12, 5)
UNDECLARED = Problem(
    "undeclared-concept",
    PLACE,
    'odeklarerat begrepp "sjukperoid"; väntade ett deklarerat begrepp',
    'undeclared concept "sjukperoid"; expected a declared concept',
)


def at(line: int, column: int = 1, code: str = "a", file: str = "x.yaml") -> Problem:
    return Problem(code, Place(file, line, column), "fel", "wrong")


def test_a_problem_is_printed_with_place_found_expected_and_suggestion() -> None:
    problem = UNDECLARED.guessing("sjukperoid", ["sjuklön", "sjukperiod"])
    assert render([problem], "sv") == (
        'regler/x.yaml:12:5: odeklarerat begrepp "sjukperoid"; väntade ett deklarerat begrepp. '
        'Menade du "sjukperiod"?\n'
        "1 problem\n"
    )
    assert 'Did you mean "sjukperiod"?\n1 problem\n' in render([problem], "en")


def test_nothing_is_suggested_when_nothing_is_alike() -> None:
    assert UNDECLARED.guessing("sjukperoid", ["kommun"]) == UNDECLARED


def test_related_places_are_indented_below_the_problem() -> None:
    problem = Problem("k", PLACE, "två", "two", (Related(Place("b.yaml", 3, 1), "först här", "first here"),))
    assert render([problem], "sv").splitlines() == [
        "regler/x.yaml:12:5: två.",
        "    b.yaml:3:1: först här",
        "1 problem",
    ]
    assert render([problem], "en").splitlines()[1] == "    b.yaml:3:1: first here"


def test_the_closing_line_counts_in_both_languages() -> None:
    three = [at(1), at(2), at(3)]
    assert render(three, "sv").endswith("\n3 problem\n")
    assert render(three, "en").endswith("\n3 problems\n")
    assert render([], "en") == "0 problems\n"


def test_problems_come_in_file_order_whatever_order_they_were_found_in() -> None:
    ordered = [at(9, file="a.yaml"), at(2), at(2, 3), at(2, 3, "b"), at(10)]
    gathered = Problems(reversed(ordered))
    assert gathered.sorted() == ordered


def test_the_same_problem_found_twice_is_kept_once() -> None:
    gathered = Problems()
    gathered.add(at(1))
    gathered.extend([at(1), at(2)])
    assert len(gathered) == 2
    assert gathered.sorted() == [at(1), at(2)]


def test_gathered_problems_raise_and_none_do_not() -> None:
    Problems().raise_if_any()
    with pytest.raises(InputProblems) as raised:
        Problems([at(2), at(1)]).raise_if_any()
    assert raised.value.problems == (at(1), at(2))
    assert "2 problem" in str(raised.value)


@pytest.mark.parametrize(
    ("word", "candidates", "expected"),
    [
        ("sjukperoid", ["sjukpenning", "sjukperiod"], "sjukperiod"),
        ("Sjukperiod", ["sjukperiod"], "sjukperiod"),
        ("läggs ihop om", ["läggs_ihop_om"], "läggs_ihop_om"),
        ("katt", ["hund"], None),
        ("katt", [], None),
        ("katt", ["katt"], None),
        ("a" * 10_000, ["a" * 10_000 + "b"], None),
    ],
)
def test_the_most_alike_candidate_is_suggested(word: str, candidates: list[str], expected: str | None) -> None:
    assert suggest(word, candidates) == expected


def test_equally_alike_candidates_give_the_first_by_letters_in_any_order() -> None:
    assert suggest("dag x", ["dag c", "dag b", "dag a"]) == "dag a"
    assert suggest("dag x", ["dag a", "dag b", "dag c"]) == "dag a"


def test_echoed_text_is_one_short_visible_line_without_personal_numbers() -> None:
    assert echo("a\nb\u200bc\x1b") == "a b<U+200B>c<U+001B>"
    assert len(echo("x" * 500)) == 60
    assert echo(f"nr {NUMBER} här") == "nr … här"


def test_printing_survives_odd_file_names_and_hides_numbers_in_them() -> None:
    odd = render([at(1, file="\udcff.yaml")], "sv")
    odd.encode("utf-8")
    assert "811218" not in render([at(1, file=f"{NUMBER}.yaml")], "sv")
