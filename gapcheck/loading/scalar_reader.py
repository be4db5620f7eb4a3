"""Knows how to turn one scalar event into a scalar, hiding what no message may quote."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from gapcheck.loading.nodes import Scalar
from gapcheck.loading.personal_id import HIDDEN, contains_personal_id
from gapcheck.loading.plain_scalars import Refusal, read_plain
from gapcheck.loading.problems import Place, Problem, Problems, echo
from gapcheck.loading.raw_text import personal_id_problem
from gapcheck.loading.structure_problems import missing_value
from gapcheck.loading.unseen import UNSEEN, name_of, without_unseen

_SHORTEST_PERSONAL_ID = 10
# Every way to write a number ends in four digits, whatever an escape before them makes of the rest.
_MAY_BE_PART_OF_ID = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class ReadScalar:
    """The scalar as it may be shown, and its true text, by which keys are compared."""

    scalar: Scalar
    written: str


class ScalarReader:
    """Reads the scalars of one file; digits of `secret` lines are never quoted, `unclean` lines already have their problem."""

    def __init__(self, secret: frozenset[int], unclean: frozenset[int], problems: Problems) -> None:
        self._secret = secret
        self._unclean = unclean
        self._problems = problems

    def read(self, event: Any, place: Place, is_key: bool) -> ReadScalar:
        """The scalar of a parser's scalar event."""
        # A text block ends at the very start of the line after its last.
        last = event.end_mark.line + (1 if event.end_mark.column else 0)
        lines = range(place.line, max(place.line, last) + 1)
        text: str = event.value
        if not (text.isascii() and text.isprintable()):
            text = self._visible(text, place, lines)
        hidden = self._is_hidden(text, place, lines)
        shown = HIDDEN if hidden else text
        if event.style:
            return ReadScalar(Scalar(place, shown, shown, True), text)
        if text == "" and not is_key:
            self._problems.add(missing_value(place))
            return ReadScalar(Scalar(place, "", None, False), text)
        value = read_plain(text)
        if isinstance(value, Refusal):
            self._refuse(value, echo(shown), place)
            value = text
        return ReadScalar(Scalar(place, shown, shown if hidden else value, hidden), text)

    def shown(self, text: str, line: int) -> str:
        """Text from this line as a message may quote it."""
        return HIDDEN if line in self._secret and _MAY_BE_PART_OF_ID.search(text) else echo(text)

    def _is_hidden(self, text: str, place: Place, lines: range) -> bool:
        if self._secret and any(line in self._secret for line in lines) and _MAY_BE_PART_OF_ID.search(text):
            return True
        # An escape or a folded line can hide a number from the search through the raw text.
        if len(text) < _SHORTEST_PERSONAL_ID or not contains_personal_id(text):
            return False
        self._problems.add(personal_id_problem(place))
        return True

    def _visible(self, text: str, place: Place, lines: range) -> str:
        unseen = UNSEEN.search(text)
        composed = unicodedata.is_normalized("NFC", text)
        if unseen is None and composed:
            return text
        if not any(line in self._unclean for line in lines):
            self._problems.add(_escaped(place, unseen[0] if unseen else None))
        return without_unseen(text)

    def _refuse(self, refusal: Refusal, shown: str, place: Place) -> None:
        self._problems.add(
            Problem(
                refusal.code,
                place,
                f'"{shown}" utan citattecken: {refusal.sv}',
                f'"{shown}" without quotes: {refusal.en}',
                (),
                refusal.suggestion_sv,
                refusal.suggestion_en,
            )
        )


def _escaped(place: Place, unseen: str | None) -> Problem:
    if unseen is None:
        return Problem(
            "not-composed",
            place,
            "texten har en bokstav som blir lösa tecken; väntade sammansatt form (NFC)",
            "the text has a letter that becomes separate characters; expected the composed form (NFC)",
            suggestion_sv="Skriv bokstaven som ett tecken.",
            suggestion_en="Write the letter as one character.",
        )
    name = name_of(unseen)
    return Problem(
        "unseen-character",
        place,
        f"texten har ett omskrivet tecken som inte syns, {name.sv}; väntade synliga tecken",
        f"the text has an escaped character that cannot be seen, {name.en}; expected visible characters",
        suggestion_sv="Ta bort det.",
        suggestion_en="Remove it.",
    )
