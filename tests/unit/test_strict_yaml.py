"""The strict reader types only canonical words, gives everything a place and gathers every problem."""

import json
import os
import time
from fractions import Fraction
from pathlib import Path

import pytest
import yaml  # type: ignore[import-untyped]  # PyYAML ships no types
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck.loading import strict_yaml
from gapcheck.loading.problems import Problem, render
from gapcheck.loading.strict_yaml import MAX_BYTES, Mapping, Node, Scalar, Sequence, load, load_text

Plain = str | int | Fraction | None | list["Plain"] | dict[str, "Plain"]


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strict_yaml, "_PARSER", getattr(yaml, request.param))


def read(text: str | bytes) -> tuple[Node | None, list[Problem]]:
    return load_text(text if isinstance(text, bytes) else text.encode(), "x.yaml")


def codes(text: str | bytes) -> list[tuple[str, int, int]]:
    return [(p.code, p.place.line, p.place.column) for p in read(text)[1]]


def plain(node: Node | None) -> Plain:
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {entry.key.text: plain(entry.value) for entry in node.entries}
    raise AssertionError("no node")


def value_of(word: str) -> Plain:
    root, problems = read(f"- {word}\n")
    assert problems == []
    assert isinstance(root, Sequence)
    return plain(root.items[0])


@pytest.mark.usefixtures("either_parser")
def test_keys_and_values_know_where_they_stand() -> None:
    root, problems = read("åäö: ja\nlista:\n  - {från: 2022-02-01, x: '1'}\n")
    assert problems == []
    assert isinstance(root, Mapping)
    assert str(root.place) == "x.yaml:1:1"
    first = root.entry("åäö")
    assert first is not None
    assert (str(first.key.place), str(first.value.place)) == ("x.yaml:1:1", "x.yaml:1:6")
    inner = root.get("lista")
    assert isinstance(inner, Sequence)
    item = inner.items[0]
    assert isinstance(item, Mapping)
    assert str(item.get("x").place) == "x.yaml:3:27"  # type: ignore[union-attr]  # None fails the test as it should
    assert root.get("finns ej") is None


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("0", 0),
        ("12", 12),
        ("-7", -7),
        ("1/4", Fraction(1, 4)),
        ("3/4", Fraction(3, 4)),
        ("0.5", Fraction(1, 2)),
        ("-0.25", Fraction(-1, 4)),
        ("0.10", Fraction(1, 10)),
        ("null", None),
        ("ja", "ja"),
        ("nej", "nej"),
        ("okänt", "okänt"),
        ("2022-02-01", "2022-02-01"),
        ("2022-02-30", "2022-02-30"),
        ("2010:110", "2010:110"),
        ("1990:52", "1990:52"),
        ("12:30", "12:30"),
        ("27 kap. 48 § första stycket 1", "27 kap. 48 § första stycket 1"),
        ("noll", "noll"),
        ("only", "only"),
        ("6655-17", "6655-17"),
        ("'12'", "12"),
        ('"no"', "no"),
        ('"null"', "null"),
        ("'~'", "~"),
        ("''", ""),
        ("|\n  010\n", "010\n"),
    ],
)
@pytest.mark.usefixtures("either_parser")
def test_only_canonical_words_are_typed(word: str, value: Plain) -> None:
    got = value_of(word)
    assert got == value
    assert type(got) is type(value)


def test_a_scalar_keeps_what_was_written_beside_its_value() -> None:
    root, _ = read("[0.10, '0.10']")
    assert isinstance(root, Sequence)
    written = [(s.text, s.quoted) for s in root.items if isinstance(s, Scalar)]
    assert written == [("0.10", False), ("0.10", True)]


@pytest.mark.parametrize(
    ("word", "code"),
    [
        *((w, "plain-boolean") for w in ("true", "False", "YES", "no", "NO", "On", "off")),
        *((w, "plain-null") for w in ("~", "Null", "NULL")),
        *(
            (w, "plain-number")
            for w in (
                *("010", "-017", "00", "01.5", "0o17", "0x1F", "0b1", "1_000", "1_0.5", "1e3", "1.5E-3", ".5e3"),
                *("12:30:45", "-1:2:3", ".inf", "-.INF", ".nan", "+1", "5.", ".5", "+0.5", "1,5", "0/4", "-1/4"),
                *("01/4", "1/0", "9" * 19, "9" * 5000, "1/" + "9" * 5000, "0." + "1" * 5000),
            )
        ),
        ("=", "plain-sign"),
    ],
)
def test_words_that_readers_disagree_about_are_refused_with_a_way_out(word: str, code: str) -> None:
    root, problems = read(f"a: {word}\n")
    assert [(p.code, p.place.line, p.place.column) for p in problems] == [(code, 1, 4)]
    assert problems[0].suggestion_sv
    assert problems[0].suggestion_en
    assert plain(root) == {"a": word}
    assert value_of(f"'{word}'") == word


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\n'a': 3\n", [("duplicate-key", 3, 1)]),
        ("a: &x 1\n", [("anchor", 1, 4)]),
        ("a: *x\n", [("alias", 1, 4)]),
        ("a:\n  <<: {b: 1}\n", [("merge-key", 2, 3)]),
        ("a: !!str 5\n", [("tag", 1, 4)]),
        ("a: !eget {}\n", [("tag", 1, 4)]),
        ("%YAML 1.2\n---\na: 1\n", [("directive", 1, 1)]),
        ("a: 1\n---\nb: 2\n", [("second-document", 2, 1)]),
        ("1: a\n", [("key-not-text", 1, 1)]),
        ("1/4: a\n", [("key-not-text", 1, 1)]),
        ("null: a\n", [("key-not-text", 1, 1)]),
        ("on: a\n", [("plain-boolean", 1, 1)]),
        ("? [a]\n: b\n", [("key-not-text", 1, 3)]),
        ("? {a: 1}\n: b\nc: 010\n", [("key-not-text", 1, 3), ("plain-number", 3, 4)]),
        ("'': a\n", [("empty-key", 1, 1)]),
        ("' ': a\n", [("empty-key", 1, 1)]),
        (": a\n", [("empty-key", 1, 1)]),
        ("?\n: a\n", [("empty-key", 1, 2)]),
        ("a:\nb: 1\n", [("value-missing", 1, 3)]),
        ("", [("file-empty", 1, 1)]),
        ("# bara ord\n\n", [("file-empty", 1, 1)]),
    ],
)
@pytest.mark.usefixtures("either_parser")
def test_what_strict_files_do_without_is_refused_where_it_stands(
    text: str, expected: list[tuple[str, int, int]]
) -> None:
    assert codes(text) == expected


def test_a_duplicate_key_names_both_places_and_the_first_wins() -> None:
    root, problems = read("a: 1\nb: 2\na: 3\n")
    assert plain(root) == {"a": 1, "b": 2}
    assert render(problems, "sv").splitlines()[:2] == [
        'x.yaml:3:1: nyckeln "a" står två gånger; väntade en. Ta bort den ena eller slå ihop dem.',
        "    x.yaml:1:1: den står först här",
    ]


@pytest.mark.usefixtures("either_parser")
def test_every_problem_of_a_file_is_found_at_once() -> None:
    text = "a: NO\na: &x 010\nb: [*x, {c: 1, c: 2}]\nd:\u00a0x\ne: ~\n'':\n  f: 1e3\n"
    assert [code for code, _, _ in codes(text)] == [
        *("plain-boolean", "duplicate-key", "anchor", "plain-number", "alias", "duplicate-key", "unseen-character"),
        *("plain-null", "empty-key", "plain-number"),
    ]


@pytest.mark.parametrize(
    ("character", "column"),
    [
        (c, 5)
        for c in "\u00a0\u00ad\u200b\u200d\u200e\u202e\u2028\u2060\u2066\ufeff"
        "\x07\x0b\x0c\x7f\x85\ue000\ufffe\U000e0041"
    ],
)
@pytest.mark.usefixtures("either_parser")
def test_characters_that_cannot_be_seen_are_refused_one_by_one(character: str, column: int) -> None:
    root, problems = read(f"a: b{character}c\nd: 1\n")
    assert [(p.code, p.place.line, p.place.column) for p in problems] == [("unseen-character", 1, column)]
    assert f"U+{ord(character):04X}" in problems[0].sv
    assert f"U+{ord(character):04X}" in problems[0].en
    assert isinstance(root, Mapping)
    assert root.get("d") is not None


@pytest.mark.parametrize("escape", ["\\u200b", "\\0", "\\N", "\\L", "\\_", "\\r", "\\e"])
def test_escapes_cannot_bring_unseen_characters_in(escape: str) -> None:
    root, problems = read(f'a: "b{escape}c"\n')
    assert [(p.code, p.place.column) for p in problems] == [("unseen-character", 4)]
    assert plain(root) in ({"a": "bc"}, {"a": "b c"})


def test_unseen_characters_are_refused_in_comments_and_a_leading_byte_order_mark_is_not() -> None:
    assert codes("a: 1 # b\u200b\n") == [("unseen-character", 1, 9)]
    assert codes("\ufeffa: 010\n") == [("plain-number", 1, 4)]


def test_text_that_is_not_composed_is_refused_with_the_word_and_its_composed_form() -> None:
    root, problems = read("fra\u030an: 1\n")
    (problem,) = problems
    assert (problem.code, problem.place.column) == ("not-composed", 1)
    assert "fra\u030an" in problem.sv
    assert problem.suggestion_sv == 'Skriv "från" på nytt.'
    assert [str(r.place) for r in problem.related] == ["x.yaml:1:3"]
    assert plain(root) == {"från": 1}


def test_an_escape_cannot_bring_in_text_that_is_not_composed() -> None:
    root, problems = read('a: "fra\\u030an"\n')
    assert [p.code for p in problems] == ["not-composed"]
    assert plain(root) == {"a": "från"}


def test_tabs_are_refused_in_indentation_only() -> None:
    assert codes("a:\n\tb: 1\n  \tc: 2\n") == [("tab-indentation", 2, 1), ("tab-indentation", 3, 3)]
    assert codes("a: b\t# ord\n") == []


def test_a_lone_carriage_return_is_refused_and_windows_line_ends_are_not() -> None:
    assert codes("a: 1\rb: 2\n") == [("lone-carriage-return", 1, 5)]
    assert codes("a: 1\r\nb: 010\r\n") == [("plain-number", 2, 4)]


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [(b"\xff", 1, 1), ("a: å\nbö: ".encode() + b"\xe5", 2, 5), (b"\xff\xfea\x00", 1, 1), (b"a: \xed\xa0\x80", 1, 4)],
)
def test_the_first_byte_that_is_not_utf_8_is_named(data: bytes, line: int, column: int) -> None:
    root, problems = read(data)
    assert root is None
    assert [(p.code, p.place.line, p.place.column) for p in problems] == [("not-utf-8", line, column)]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: b: c\n", 1, 5),
        ("a: [1, 2\n", 2, 1),
        ("b: 1\na: 'x\n", 2, 4),
        ("a: 1\n  b: 2\n", 2, 4),
        ("a:\n - b\n c: d\n", 3, 2),
        ("a: @x\n", 1, 4),
        ("a: &\n", 1, 5),
        ('a: "\\q"\n', 1, 5),
        ("]\n", 1, 1),
        ("abc\nb: 1\n", 2, 2),
        ("a: 1\nbc\nd: 2\n", 2, 1),
    ],
)
def test_a_syntax_error_is_one_problem_in_our_words(text: str, line: int, column: int) -> None:
    root, problems = read(text)
    assert root is None
    (problem,) = problems
    assert (problem.code, problem.place.line, problem.place.column) == ("yaml-syntax", line, column)
    assert "väntade" in problem.sv
    assert "expected" in problem.en
    assert "token" not in problem.en


def test_a_quote_that_is_never_closed_is_shown_where_it_opens_and_where_it_was_noticed() -> None:
    (problem,) = read("a: 'x\nb: 1\nc: 2\n")[1]
    assert str(problem.place) == "x.yaml:1:4"
    assert problem.related[0].place.line > 1


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
@pytest.mark.usefixtures("either_parser")
def test_very_deep_nesting_is_one_quick_problem(opening: str) -> None:
    started = time.process_time()
    root, problems = read(opening * 100_000)
    assert root is None
    assert [p.code for p in problems] == ["too-deep"]
    assert time.process_time() - started < 3


def test_twenty_four_levels_are_accepted_and_twenty_five_are_not() -> None:
    assert codes("[" * 23 + "[1]" + "]" * 23) == []
    assert codes("[" * 24 + "[1]" + "]" * 24) == [("too-deep", 1, 25)]


def test_too_many_values_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gapcheck.loading.structure_problems.MAX_NODES", 4)
    assert codes("[1, 2, 3]") == []
    assert codes("[1, 2, 3, 4]") == [("too-many-nodes", 1, 11)]


def test_a_flood_of_problems_is_cut_and_says_so() -> None:
    for line in ("- NO\n", "- \u200b\n", f"- {811218}-9876\n"):
        root, problems = read(line * 1500)
        assert root is None
        assert len(problems) == 1001
        assert (problems[-1].code, problems[-1].place.line) == ("too-many-problems", 1001)
    assert len(read("- NO\n" * 1000)[1]) == 1000


def test_files_that_cannot_be_used_are_one_problem_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def code(path: Path) -> list[str]:
        root, problems = load(path, "visad.yaml")
        assert root is None
        assert {str(p.place) for p in problems} == {"visad.yaml:1:1"}
        assert str(tmp_path) not in render(problems, "sv")
        return [p.code for p in problems]

    assert code(tmp_path / "saknas.yaml") == ["file-missing"]
    assert code(tmp_path) == ["file-is-directory"]
    assert code(tmp_path / "a\0b") == ["file-unreadable"]
    os.mkfifo(tmp_path / "rör")
    assert code(tmp_path / "rör") == ["file-not-regular"]
    empty = tmp_path / "tom.yaml"
    empty.write_bytes(b"")
    assert code(empty) == ["file-empty"]

    def no_permission(*_args: object, **_more: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "open", no_permission)
    assert code(empty) == ["file-unreadable"]
    os.truncate(empty, 50_000_000)
    assert code(empty) == ["file-too-large"]


def test_bytes_beyond_the_size_limit_are_not_read() -> None:
    assert codes(b"#" * (MAX_BYTES + 1)) == [("file-too-large", 1, 1)]
    assert codes(b"#" * MAX_BYTES) == [("file-empty", 1, 1)]


def test_a_good_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: [1/4, ja]\n", encoding="utf-8")
    root, problems = load(path, "x.yaml")
    assert problems == []
    assert plain(root) == {"a": [Fraction(1, 4), "ja"]}


yaml_bits = st.lists(
    st.sampled_from(
        [
            *"[]{}:,-?&*!|>'\"%@`#\n\t \r~<=\\",
            "\n  ",
            "---\n",
            "...\n",
            ": ",
            "- ",
            "å",
            "a\u030a",
            "\u200b",
            "010",
            "a",
            "<<",
            "\\ud800",
            "\\UFFFFFFFF",
            "%YAML 1.1\n",
            "!<",
            "811218" + "-9876",
            "\x00",
            "\xff",
        ]
    )
).map("".join)


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.text(max_size=100).map(lambda t: t.encode("utf-8", "replace")),
        yaml_bits.map(str.encode),
    )
)
def test_arbitrary_bytes_never_raise(data: bytes) -> None:
    for parser in (yaml.CSafeLoader, yaml.SafeLoader):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(strict_yaml, "_PARSER", parser)
            root, problems = load_text(data, "x.yaml")
        assert root is not None or problems
        lines = data.count(b"\n") + 2
        assert all(1 <= p.place.line <= lines and p.place.column >= 1 for p in problems)
        assert render(problems, "sv") != render(problems, "en") or not problems


words = st.text(st.sampled_from("abcåäö ÅÄÖ0123456789:-/.,'\"#{}[]&*!|>%@~=\\?_§é"), max_size=9)
numbers = st.one_of(st.integers(-(10**9), 10**9), st.fractions(Fraction(1, 99), 99, max_denominator=99))
documents = st.recursive(
    st.one_of(words, numbers, st.none()),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(words.filter(str.strip), inner, max_size=4)),
    max_leaves=12,
)


def emit(data: Plain, block: bool, indent: str = "") -> str:
    """Plain data as YAML: flow style, or block style for the outer levels, with all text quoted."""
    match data:
        case None:
            return "null"
        case str():
            return json.dumps(data, ensure_ascii=False)
        case int():
            return str(data)
        case Fraction():
            return f"{data.numerator}/{data.denominator}"
    inner = indent + "  "
    if isinstance(data, list):
        if block and data:
            return "".join(f"\n{indent}- {emit(item, False)}" for item in data)
        return "[" + ", ".join(emit(item, False) for item in data) + "]"
    if block and data:
        return "".join(f"\n{indent}{emit(key, False)}: {emit(value, True, inner)}" for key, value in data.items())
    return "{" + ", ".join(f"{emit(key, False)}: {emit(value, False)}" for key, value in data.items()) + "}"


@settings(max_examples=200, deadline=None)
@given(documents, st.booleans())
def test_nested_plain_data_comes_back_as_it_was_written(data: Plain, block: bool) -> None:
    root, problems = read(emit(data, block) + "\n")
    assert problems == []
    assert plain(root) == data
