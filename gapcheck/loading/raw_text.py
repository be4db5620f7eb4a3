"""Knows what the bytes of an input file must be before anything reads them as YAML, and says where they are not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from gapcheck.loading.personal_id import HIDDEN, find_personal_ids
from gapcheck.loading.problems import Place, Problem, Related, echo
from gapcheck.loading.structure_problems import MAX_PROBLEMS
from gapcheck.loading.unseen import UNSEEN, is_space, name_of

_BYTE_ORDER_MARK = "\ufeff"
_LEADING_TAB = re.compile(r"^ *\t", re.MULTILINE)
_WORD = re.compile(r"[^\s\[\]{}:,\"'#]+")


@dataclass(frozen=True, slots=True)
class RawText:
    """Decoded text with what is wrong with it.

    `text` has only line feeds between lines and is None when no structure can be read from it. `secret` holds the
    lines with a personal identity number, which no message may quote; `unclean` those with other unwanted characters.
    """

    text: str | None
    problems: tuple[Problem, ...]
    secret: frozenset[int]
    unclean: frozenset[int]


def read_bytes(data: bytes, shown_as: str) -> RawText:
    """Decode the bytes as UTF-8 and check every character; a byte order mark at the very start is let through."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        # The rest is still searched, so that a number to be removed is not found only on the next run.
        readable = data.decode("utf-8", "replace")
        problems = [_bad_byte(data, error.start, shown_as), *personal_id_problems(readable, shown_as)]
        return RawText(None, tuple(problems), frozenset(), frozenset())
    text = text.removeprefix(_BYTE_ORDER_MARK).replace("\r\n", "\n")
    found = find_personal_ids(text)
    secret = frozenset(number.line for number in found)
    problems = [personal_id_problem(Place(shown_as, n.line, n.column)) for n in found[: MAX_PROBLEMS + 1]]
    unclean: set[int] = set()
    stops = False
    if not (text.isascii() and text.replace("\n", "").isprintable()):
        # A text with more problems than can be shown is not read further: it is no text to go on with.
        for problem in islice(_character_problems(text, shown_as, secret), MAX_PROBLEMS + 1):
            problems.append(problem)
            unclean.add(problem.place.line)
            stops = stops or problem.code in ("tab-indentation", "lone-carriage-return")
    stops = stops or len(problems) > MAX_PROBLEMS
    return RawText(None if stops else text, tuple(problems), secret, frozenset(unclean))


def personal_id_problems(text: str, shown_as: str) -> tuple[Problem, ...]:
    """One problem for each personal identity number in the text, comments included, never repeating the number."""
    return tuple(personal_id_problem(Place(shown_as, n.line, n.column)) for n in find_personal_ids(text))


def personal_id_problem(place: Place) -> Problem:
    """The problem of a personal identity number at this place."""
    return Problem(
        "personal-id",
        place,
        "här står vad som ser ut som ett personnummer eller samordningsnummer; sådana får inte finnas i filerna",
        "this looks like a personal identity number or coordination number; files may not hold any",
        suggestion_sv="Ta bort det; en påhittad person behöver bara födelsedag.",
        suggestion_en="Remove it; an invented person needs only a date of birth.",
    )


def _bad_byte(data: bytes, index: int, shown_as: str) -> Problem:
    line_start = data.rfind(b"\n", 0, index) + 1
    column = len(data[line_start:index].decode("utf-8").removeprefix(_BYTE_ORDER_MARK)) + 1
    place = Place(shown_as, data.count(b"\n", 0, index) + 1, column)
    found = f"0x{data[index]:02X}"
    return Problem(
        "not-utf-8",
        place,
        f"byten {found} är inte giltig UTF-8; väntade text i UTF-8",
        f"byte {found} is not valid UTF-8; expected text in UTF-8",
        suggestion_sv="Spara filen på nytt med kodningen UTF-8.",
        suggestion_en="Save the file again in the UTF-8 encoding.",
    )


def _character_problems(text: str, shown_as: str, secret: frozenset[int]) -> Iterator[Problem]:
    composed = unicodedata.is_normalized("NFC", text)
    lone_return_seen = False
    for number, line in enumerate(text.split("\n"), start=1):
        if line.isascii() and line.isprintable():
            continue
        tab = _LEADING_TAB.match(line)
        if tab:
            yield _tab(Place(shown_as, number, tab.end()))
        for column, character in _first_of_each(line):
            if character != "\r":
                yield _unseen(Place(shown_as, number, column), character)
            elif not lone_return_seen:
                lone_return_seen = True
                yield _lone_return(Place(shown_as, number, column))
        if not composed:
            yield from _decomposed(line, Place(shown_as, number, 1), number in secret)


def _first_of_each(line: str) -> list[tuple[int, str]]:
    first: dict[str, int] = {}
    for match in UNSEEN.finditer(line):
        first.setdefault(match[0], match.start() + 1)
    return [(column, character) for character, column in first.items()]


def _tab(place: Place) -> Problem:
    return Problem(
        "tab-indentation",
        place,
        "raden är indragen med tabb; väntade mellanslag",
        "the line is indented with a tab; expected spaces",
        suggestion_sv="Byt tabben mot två mellanslag för varje nivå.",
        suggestion_en="Change the tab to two spaces for each level.",
    )


def _lone_return(place: Place) -> Problem:
    return Problem(
        "lone-carriage-return",
        place,
        "vagnretur utan radmatning (U+000D); väntade radslut av slaget LF eller CRLF",
        "a carriage return without a line feed (U+000D); expected line ends of the kind LF or CRLF",
        suggestion_sv="Spara filen på nytt med radslut LF.",
        suggestion_en="Save the file again with LF line ends.",
    )


def _unseen(place: Place, character: str) -> Problem:
    name = name_of(character)
    space = is_space(character)
    return Problem(
        "unseen-character",
        place,
        f"tecknet {name.sv} syns inte; väntade bara synliga tecken och vanliga mellanslag",
        f"the character {name.en} cannot be seen; expected only visible characters and ordinary spaces",
        suggestion_sv="Byt det mot ett vanligt mellanslag." if space else "Ta bort det.",
        suggestion_en="Change it to an ordinary space." if space else "Remove it.",
    )


def _decomposed(line: str, start: Place, secret: bool) -> Iterator[Problem]:
    for match in _WORD.finditer(line):
        if unicodedata.is_normalized("NFC", match[0]):
            continue
        word = HIDDEN if secret else echo(match[0])
        meant = HIDDEN if secret else echo(unicodedata.normalize("NFC", match[0]))
        place = Place(start.file, start.line, match.start() + 1)
        yield Problem(
            "not-composed",
            place,
            f'ordet "{word}" har en bokstav som är skriven med lösa tecken; väntade sammansatt form (NFC)',
            f'the word "{word}" has a letter written as separate characters; expected the composed form (NFC)',
            related=(
                Related(
                    Place(place.file, place.line, place.column + _first_difference(match[0])),
                    "här börjar bokstaven",
                    "the letter begins here",
                ),
            ),
            suggestion_sv=f'Skriv "{meant}" på nytt.',
            suggestion_en=f'Type "{meant}" anew.',
        )


def _first_difference(word: str) -> int:
    composed = unicodedata.normalize("NFC", word)
    return next((i for i, (a, b) in enumerate(zip(word, composed, strict=False)) if a != b), len(composed) - 1)
