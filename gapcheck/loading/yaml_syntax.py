"""Knows how to say in plain words what a YAML parser could not read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from gapcheck.loading.problems import Place, Problem, Related
from gapcheck.loading.structure_problems import empty_key


@dataclass(frozen=True, slots=True)
class _Wording:
    """A piece of a parser's message, and our words; `at_start` when the mistake is where the construct began."""

    needle: str
    sv: str
    en: str
    at_start: bool = False


# The first that fits is used. Both parsers' messages are covered; they differ in their words.
_WORDINGS = (
    _Wording(
        "mapping values are not allowed",
        "kolonet kan inte börja ett värde här; väntade en nyckel först på raden, rätt indragen, eller text med "
        "kolon inom citattecken",
        "the colon cannot begin a value here; expected a key first on the line, indented rightly, or text with "
        "a colon in quotes",
    ),
    _Wording(
        "expected ':'",
        'nyckeln saknar kolon; väntade "nyckel: värde"',
        'the key has no colon; expected "key: value"',
        at_start=True,
    ),
    _Wording(
        "unexpected end of stream",
        "citattecknet avslutas aldrig; väntade ett avslutande citattecken",
        "the quote is never closed; expected a closing quote",
        at_start=True,
    ),
    _Wording(
        "unexpected document",
        'citattecknet är inte avslutat före "---" eller "..."; väntade ett avslutande citattecken',
        'the quote is not closed before "---" or "..."; expected a closing quote',
        at_start=True,
    ),
    _Wording(
        "',' or ']'", 'listan avslutas inte; väntade komma eller "]"', 'the list is not closed; expected a comma or "]"'
    ),
    _Wording(
        "',' or '}'",
        'klammern avslutas inte; väntade komma eller "}"',
        'the brace is not closed; expected a comma or "}"',
    ),
    _Wording(
        "'-' indicator",
        'raden hör inte till listan; väntade "- " i samma kolumn, eller mindre indrag',
        'the line does not belong to the list; expected "- " in the same column, or less indentation',
    ),
    _Wording(
        "expected key",
        "raden passar inte i sitt sammanhang; väntade en nyckel i samma kolumn som de andra",
        "the line does not fit where it stands; expected a key in the same column as the others",
    ),
    _Wording(
        "expected <block end>",
        "raden passar inte i sitt sammanhang; väntade samma indrag som raderna före",
        "the line does not fit where it stands; expected the same indentation as the lines before",
    ),
    _Wording(
        "tab character",
        "tabb där indrag väntades; väntade mellanslag",
        "a tab where indentation was expected; expected spaces",
    ),
    _Wording(
        "cannot start any token",
        "tecknet kan inte börja ett ord; väntade text, eller tecknet inom citattecken",
        "this character cannot begin a word; expected text, or the character in quotes",
    ),
    _Wording(
        "sequence entries are not allowed",
        'en punkt i en lista kan inte börja här; väntade "- " på egen rad',
        'a list item cannot begin here; expected "- " on a line of its own',
    ),
    _Wording(
        "mapping keys are not allowed",
        "en nyckel kan inte börja här; väntade nyckeln på egen rad",
        "a key cannot begin here; expected the key on a line of its own",
    ),
    _Wording(
        "escape",
        "okänt tecken efter omvänt snedstreck; väntade enkla citattecken eller två omvända snedstreck",
        "unknown character after a backslash; expected single quotes or two backslashes",
    ),
    _Wording(
        "hexadecimal",
        "teckenkoden är inte hexadecimal; väntade siffror 0–9 och bokstäver a–f",
        "the character code is not hexadecimal; expected digits 0–9 and letters a–f",
    ),
    _Wording(
        "hexdecimal",
        "teckenkoden är inte hexadecimal; väntade siffror 0–9 och bokstäver a–f",
        "the character code is not hexadecimal; expected digits 0–9 and letters a–f",
    ),
    _Wording(
        "indentation indicator",
        'textblockets huvud är fel; väntade "|" eller ">" och sedan ny rad',
        'the head of the text block is wrong; expected "|" or ">" and then a new line',
    ),
    _Wording(
        "comment or line break",
        "text efter radens slut; väntade ny rad",
        "text after the end of the line; expected a new line",
    ),
    _Wording("node content", "här väntades ett värde", "a value was expected here"),
    _Wording(
        "document start",
        "text efter dokumentets slut; väntade ett enda dokument",
        "text after the end of the document; expected a single document",
    ),
)
_BY_CONTEXT = (
    _Wording(
        "anchor",
        '"&" kan inte börja ett ord; väntade text, eller ordet inom citattecken',
        '"&" cannot begin a word; expected text, or the word in quotes',
    ),
    _Wording(
        "alias",
        '"*" kan inte börja ett ord; väntade text, eller ordet inom citattecken',
        '"*" cannot begin a word; expected text, or the word in quotes',
    ),
    _Wording(
        "directive",
        '"%" först på raden är ett direktiv, som inte får finnas; väntade text',
        '"%" first on a line is a directive, which is not allowed; expected text',
    ),
    _Wording(
        "tag",
        '"!" kan inte börja ett ord; väntade text, eller ordet inom citattecken',
        '"!" cannot begin a word; expected text, or the word in quotes',
    ),
)
_OTHERWISE = _Wording(
    "",
    "raden kan inte läsas som YAML; väntade nycklar, listor och text med jämnt indrag",
    "the line cannot be read as YAML; expected keys, lists and text with even indentation",
)


def syntax_problem(error: Exception, text: str, fallback: Place) -> Problem:
    """The parser's error in the text as a problem; `fallback` names the file, and a place where the parser has none."""
    message = str(getattr(error, "problem", None) or "")
    context = str(getattr(error, "context", None) or "")
    wording = next((w for w in _BY_CONTEXT if w.needle in context), None)
    if wording is None:
        wording = next((w for w in _WORDINGS if w.needle in message), _OTHERWISE)
    noticed = _place(getattr(error, "problem_mark", None), fallback.file)
    began = _place(getattr(error, "context_mark", None), fallback.file)
    place, other = noticed or began or fallback, began
    if _begins_with_colon(text, place) and ("expected key" in message or "block end" in message or "node" in message):
        return empty_key(place)
    related: tuple[Related, ...] = ()
    if wording.at_start and began is not None:
        place, other = began, noticed
    if other is not None and other != place:
        related = (
            (Related(other, "här märktes det", "noticed here"),)
            if wording.at_start
            else (Related(other, "det påbörjade stycket börjar här", "the unfinished part begins here"),)
        )
    return Problem("yaml-syntax", place, wording.sv, wording.en, related)


def _begins_with_colon(text: str, place: Place) -> bool:
    line = text.split("\n")[place.line - 1 : place.line]
    return bool(line) and re.match(r":(?:\s|$)", line[0][place.column - 1 :]) is not None


def _place(mark: Any, file: str) -> Place | None:
    return None if mark is None else Place(file, mark.line + 1, mark.column + 1)
