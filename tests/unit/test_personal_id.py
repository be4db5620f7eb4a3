"""Personal identity and coordination numbers are found, and nothing else is taken for one."""

import pytest

from gapcheck.loading.personal_id import contains_personal_id, find_personal_ids, redacted
from gapcheck.loading.problems import render
from gapcheck.loading.raw_text import personal_id_problems
from gapcheck.loading.strict_yaml import load_text


def with_check_digit(nine: str) -> str:
    """The nine digits and the check digit that makes them valid, computed the long way round."""
    doubled = [int(d) * (2 - i % 2) for i, d in enumerate(nine)]
    return nine + str(-sum(d // 10 + d % 10 for d in doubled) % 10)


# No person's number: built from a made-up date and serial, so that the file itself holds none.
TEN = with_check_digit("811218" + "987")
DATE, LAST = TEN[:6], TEN[6:]
COORDINATION = with_check_digit("811278" + "987")
LEAP = with_check_digit("000229" + "123")


@pytest.mark.parametrize(
    "text",
    [
        f"{DATE}-{LAST}",
        f"{DATE}+{LAST}",
        f"{DATE}\u2013{LAST}",
        f"{DATE}\u2212{LAST}",
        TEN,
        f"19{TEN}",
        f"19{DATE}-{LAST}",
        f"20{TEN}",
        f"({TEN})",
        f"nr:{DATE}-{LAST}.",
        f"id_{TEN}",
        f"{DATE}-{LAST}, och mer",
        f"{COORDINATION[:6]}-{COORDINATION[6:]}",
        f"19{COORDINATION}",
        f"20{LEAP}",
        LEAP,
    ],
)
def test_every_way_of_writing_a_number_is_found(text: str) -> None:
    assert contains_personal_id(text)
    assert not contains_personal_id(redacted(text))


@pytest.mark.parametrize(
    "text",
    [
        "1978-04-11",
        "19780411",
        "2010:110",
        "SFS 1990:52",
        "6655-17",
        "mål nr 6655-17, 3124-2019",
        "556703-7485",
        "5567037485",
        "16556703-7485",
        "070-123 45 67",
        "08-12345678",
        "0701234567",
        "+46701234567",
        "5050-1055",
        "900-8004",
        f"{DATE}-{LAST[:3]}{(int(LAST[3]) + 1) % 10}",
        f"a{TEN}",
        f"{TEN}f",
        f"9{TEN}",
        f"{TEN}9",
        f"sha256:{TEN}abcdef",
        f"0.{TEN}",
        f"{TEN}.5",
        f"19{LEAP}",
        with_check_digit("811318987"),
        with_check_digit("810018987"),
        with_check_digit("811200987"),
        with_check_digit("811232987"),
        with_check_digit("811292987"),
        with_check_digit("810229987"),
        f"17{TEN}",
        f"{DATE}--{LAST}",
    ],
)
def test_other_numbers_are_not_mistaken_for_one(text: str) -> None:
    assert find_personal_ids(text) == ()


def test_a_ten_digit_mobile_number_after_a_phone_word_is_let_through() -> None:
    mobile = with_check_digit("070123456")
    assert contains_personal_id(mobile)
    assert not contains_personal_id(f"tel: {mobile}")
    assert contains_personal_id(f"tel: {TEN}")


def test_places_count_lines_and_characters_from_one() -> None:
    text = f"åäö {TEN} {DATE}-{LAST}\n\n{TEN}"
    assert [(n.line, n.column) for n in find_personal_ids(text)] == [(1, 5), (1, 16), (3, 1)]


def test_the_problem_never_repeats_any_part_of_the_number() -> None:
    problems = personal_id_problems(f"a\nb {DATE}-{LAST}", "x.yaml")
    assert [str(p.place) for p in problems] == ["x.yaml:2:3"]
    assert DATE not in repr(problems)
    assert LAST not in repr(problems)


def test_a_number_in_a_comment_is_found() -> None:
    root, problems = load_text(f"a: b  # {DATE}-{LAST}\n".encode(), "x.yaml")
    assert root is not None
    assert [(p.code, p.place.line, p.place.column) for p in problems] == [("personal-id", 1, 9)]


def test_a_number_is_found_in_a_file_that_cannot_be_decoded_or_parsed() -> None:
    for data in (f"# {TEN}\n".encode() + b"\xff", f"# {TEN}\n[".encode(), f"\ta: {TEN}\n".encode()):
        assert "personal-id" in [p.code for p in load_text(data, "x.yaml")[1]]


@pytest.mark.parametrize(
    "line",
    [
        "{n}: 1\n{n}: 2\n",
        "&{n} {n}: 010\n",
        "*{n}\n",
        "hemlig: on\n{n} hemlig: ~\n{n} hemlig: 2\n",
        "'hemligt besa\u030a\u0327k {n}': 1\n",
        '"{d}\\x2d{l}": 1\n',
        '"{d}-\\\n  {l}": 1\n',
        "{d}\u200b-{l}: 1\n",
        "a: [{n}\n",
    ],
)
def test_no_message_quotes_a_line_with_a_number(line: str) -> None:
    data = line.format(n=f"{DATE}-{LAST}", d=DATE, l=LAST).encode()
    root, problems = load_text(data, "x.yaml")
    assert "personal-id" in [p.code for p in problems]
    for shown in (repr(problems), repr(root), render(problems, "sv"), render(problems, "en")):
        assert DATE not in shown
        assert LAST not in shown
        assert "hemligt" not in shown


def test_other_lines_are_still_quoted() -> None:
    problems = load_text(f"a: {TEN}\nb: 010\n".encode(), "x.yaml")[1]
    assert '"010"' in render(problems, "sv")
    assert len(problems) == 2
