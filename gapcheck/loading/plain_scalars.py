"""Knows what an unquoted word means: a canonical number, a share, null or text, and which words are refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from gapcheck.loading.nodes import ScalarValue

_LONGEST_NUMBER = 18

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
_SHARE = re.compile(r"([1-9][0-9]*)/([1-9][0-9]*)")
_MAY_BE_SPECIAL = re.compile(r"[-+.~0-9=]|[TtFfYyNnOo]")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a plain word is refused: what it looks like, and what to write instead."""

    code: str
    sv: str
    en: str
    suggestion_sv: str
    suggestion_en: str


_QUOTE = ("Sätt det inom citattecken om det är text.", "Put it in quotes if it is text.")
_TRUTH = Refusal(
    "plain-boolean",
    "andra YAML-läsare tar det för ett sanningsvärde",
    "other YAML readers take it for a truth value",
    "Skriv ja eller nej, eller sätt ordet inom citattecken.",
    "Write ja or nej, or put the word in quotes.",
)
_NULL = Refusal(
    "plain-null",
    "andra YAML-läsare tar det för tomt värde",
    "other YAML readers take it for an empty value",
    "Skriv null för tomt värde, eller sätt ordet inom citattecken.",
    "Write null for an empty value, or put the word in quotes.",
)


def _number(sv: str, en: str, suggestion_sv: str, suggestion_en: str) -> Refusal:
    return Refusal("plain-number", sv, en, f"{suggestion_sv} {_QUOTE[0]}", f"{suggestion_en} {_QUOTE[1]}")


_LONG = _number(
    f"talet har fler än {_LONGEST_NUMBER} siffror",
    f"the number has more than {_LONGEST_NUMBER} digits",
    "Skriv ett mindre tal.",
    "Write a smaller number.",
)
_REFUSED: tuple[tuple[re.Pattern[str], Refusal], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), refusal)
    for pattern, refusal in (
        (r"true|false|yes|no|on|off", _TRUTH),
        (r"~|null", _NULL),
        (
            r"[-+]?[0-9][0-9_]*(?::[0-9_]+){2,}(?:\.[0-9_]*)?",
            Refusal(
                "plain-number",
                "andra YAML-läsare räknar ut ett tal med basen 60",
                "other YAML readers compute a base-60 number",
                *_QUOTE,
            ),
        ),
        (
            r"[-+]?0[xob][0-9a-f_]*",
            _number(
                "talet är skrivet i en annan bas än tio",
                "the number is written in a base other than ten",
                "Skriv talet med vanliga siffror.",
                "Write the number in ordinary digits.",
            ),
        ),
        (
            r"[-+]?(?:[0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)e[-+]?[0-9]+",
            _number(
                "talet är skrivet med exponent",
                "the number is written with an exponent",
                "Skriv ut alla siffror.",
                "Write out all digits.",
            ),
        ),
        (
            r"[-+]?\.(?:inf|nan)",
            Refusal(
                "plain-number",
                "oändligt och odefinierat är inga värden här",
                "infinity and not-a-number are no values here",
                *_QUOTE,
            ),
        ),
        (
            r"[-+]?(?=[0-9.]*_)[0-9][0-9_]*(?:\.[0-9_]*)?",
            _number(
                "talet har understreck mellan siffrorna",
                "the number has underscores between its digits",
                "Skriv siffrorna i följd.",
                "Write the digits together.",
            ),
        ),
        (
            r"[-+]?[0-9]+/[0-9]+",
            _number(
                "andelen är inte skriven som två positiva heltal utan inledande nolla, som 1/4",
                "the share is not written as two positive whole numbers without leading zeros, such as 1/4",
                "Skriv som 1/4, eller 0 för ingen del.",
                "Write as in 1/4, or 0 for no share.",
            ),
        ),
        (
            r"[-+]?[0-9]+,[0-9]+",
            _number(
                "decimaltal skrivs här med punkt",
                "decimals are written with a dot here",
                "Byt kommat mot en punkt.",
                "Change the comma to a dot.",
            ),
        ),
        (
            r"[-+]?0[0-9]+(?:\.[0-9]*)?",
            _number(
                "talet har inledande nolla och läses av andra i basen åtta",
                "the number has a leading zero, which others read as base eight",
                "Ta bort nollan.",
                "Remove the zero.",
            ),
        ),
        (
            r"[-+]?(?:[0-9]+\.?|\.?[0-9]+|[0-9]+\.[0-9]+)",
            _number(
                "talet är inte skrivet på det enda tillåtna sättet, som 12, -3 eller 0.5",
                "the number is not written in the one accepted way, as in 12, -3 or 0.5",
                "Skriv med siffror på båda sidor om punkten och utan plustecken.",
                "Write digits on both sides of the dot and no plus sign.",
            ),
        ),
        (
            r"=",
            Refusal(
                "plain-sign",
                "likhetstecknet har en egen mening i YAML",
                "the equals sign has a meaning of its own in YAML",
                *_QUOTE,
            ),
        ),
    )
)


def read_plain(text: str) -> ScalarValue | Refusal:
    """The typed value of an unquoted word, or why it is refused; dates, ja/nej and SFS numbers stay text."""
    if text == "null":
        return None
    if not _MAY_BE_SPECIAL.match(text):
        return text
    if _INTEGER.fullmatch(text):
        return int(text) if len(text) <= _LONGEST_NUMBER else _LONG
    if _DECIMAL.fullmatch(text):
        return Fraction(text) if len(text) <= _LONGEST_NUMBER else _LONG
    if share := _SHARE.fullmatch(text):
        return Fraction(int(share[1]), int(share[2])) if len(text) <= _LONGEST_NUMBER else _LONG
    return next((refusal for pattern, refusal in _REFUSED if pattern.fullmatch(text)), text)
