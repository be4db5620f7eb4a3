"""Knows what a Swedish personal identity or coordination number looks like in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

HIDDEN = "…"

_CANDIDATE = re.compile(
    r"(?<![^\W_])(?<!\d[.,])"  # not inside a word, a hash or a decimal number; an underscore separates
    r"(?P<century>18|19|20)?(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)"
    r"(?P<sign>[-+\u2010-\u2015\u2212]?)(?P<serial>\d{3})(?P<check>\d)"
    r"(?![^\W_])(?![.,]\d)"
)
# A ten-digit mobile number 070… can have a valid date and check digit; the word before it settles which it is.
_PHONE_LABEL = re.compile(r"\b(?:tel|telefon|telefonnummer|tfn|mobil|mobilnummer|phone)\b[^\w\n]{0,4}$", re.IGNORECASE)
_LABEL_REACH = 24
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_COORDINATION_OFFSET = 60


@dataclass(frozen=True, slots=True)
class Found:
    """Where a number stands in a text: 1-based line and column (in characters), and its 0-based span."""

    line: int
    column: int
    start: int
    end: int


def find_personal_ids(text: str) -> tuple[Found, ...]:
    """Every personal identity or coordination number in the text, in order of place; lines end at a line feed."""
    found = []
    line, line_start, counted = 1, 0, 0
    for start, end in _spans(text):
        feeds = text.count("\n", counted, start)
        if feeds:
            line += feeds
            line_start = text.rindex("\n", counted, start) + 1
        counted = start
        found.append(Found(line, start - line_start + 1, start, end))
    return tuple(found)


def contains_personal_id(text: str) -> bool:
    """True when the text holds at least one such number."""
    return next(_spans(text), None) is not None


def redacted(text: str) -> str:
    """The text with every such number replaced by an ellipsis."""
    parts, done = [], 0
    for start, end in _spans(text):
        parts += [text[done:start], HIDDEN]
        done = end
    return "".join([*parts, text[done:]])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for match in _CANDIDATE.finditer(text):
        if _is_real_day(match) and _check_digit_holds(match) and not _is_labelled_phone(match):
            yield match.span()


def _is_real_day(match: re.Match[str]) -> bool:
    month, day = int(match["month"]), int(match["day"])
    if day > _COORDINATION_OFFSET:
        day -= _COORDINATION_OFFSET
    if not 1 <= month <= 12 or not 1 <= day <= _LONGEST_MONTHS[month - 1]:
        return False
    if (month, day) != (2, 29):
        return True
    # Without a century 00 may be 2000, which was a leap year; 1800 and 1900 were not.
    return int(match["year"]) % 4 == 0 and (match["year"] != "00" or match["century"] in (None, "20"))


def _check_digit_holds(match: re.Match[str]) -> bool:
    digits = match["year"] + match["month"] + match["day"] + match["serial"]
    total = 0
    for position, digit in enumerate(digits):
        product = int(digit) * (2 if position % 2 == 0 else 1)
        total += product - 9 if product > 9 else product
    return (total + int(match["check"])) % 10 == 0


def _is_labelled_phone(match: re.Match[str]) -> bool:
    if match["century"] or match["sign"] or int(match["year"][0]) != 0:
        return False
    before = match.string[max(0, match.start() - _LABEL_REACH) : match.start()]
    return _PHONE_LABEL.search(before) is not None
