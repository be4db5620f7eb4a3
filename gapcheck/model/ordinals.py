"""Ordinals from first to twentieth in Swedish and English, as citations spell them."""

from __future__ import annotations

SWEDISH = (
    "första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde", "tionde",
    "elfte", "tolfte", "trettonde", "fjortonde", "femtonde", "sextonde", "sjuttonde", "artonde", "nittonde", "tjugonde",
)  # fmt: skip

ENGLISH = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",
)  # fmt: skip

LAST = len(SWEDISH)


def swedish(number: int) -> str:
    """The Swedish ordinal of 1 to 20."""
    return SWEDISH[number - 1]


def english(number: int) -> str:
    """The English ordinal of 1 to 20."""
    return ENGLISH[number - 1]


def number_of(ordinal: str) -> int:
    """The number that a Swedish ordinal stands for; ValueError for any other word."""
    return SWEDISH.index(ordinal) + 1
