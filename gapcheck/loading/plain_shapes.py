"""Knows how one plain value is read against its shape, and how to say what was found and expected."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from gapcheck.loading.nodes import Mapping, Node, Scalar, Sequence
from gapcheck.loading.problems import Problem, echo
from gapcheck.loading.shapes import Amount, Day, Integer, Name, Pattern, Shape, Share, Text, Word, YesNo

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# Days before and after every day of a file can then be reckoned without leaving the calendar.
_YEARS = range(1900, 2200)
_YES_NO = {"ja": True, "nej": False}


def shown(node: Node) -> tuple[str, str]:
    """A node in a few words, Swedish and English, for messages."""
    match node:
        case Scalar(value=None, quoted=False):
            return "tomt värde", "an empty value"
        case Scalar(text=text):
            return f'"{echo(text)}"', f'"{echo(text)}"'
        case Sequence(items=()):
            return "en tom lista", "an empty list"
        case Sequence():
            return "en lista", "a list"
        case Mapping(entries=()):
            return "inga nycklar", "no keys"
        case Mapping():
            return "nycklar", "keys"


def scalar_value(shape: Shape, node: Scalar) -> object | None:
    """The value of a plain shape; None when the scalar is none."""
    value = node.value
    match shape:
        case Text() | Name():
            return value if isinstance(value, str) and value.strip() else None
        case Word(words=words):
            return node.text if node.text in words else None
        case Pattern(regex=regex):
            return node.text if re.fullmatch(regex, node.text) else None
        case YesNo():
            return _YES_NO.get(node.text)
        case Integer(least=least, most=most):
            fits = isinstance(value, int) and value >= least and (most is None or value <= most)
            return value if fits else None
        case Amount():
            return Fraction(value) if isinstance(value, int | Fraction) and value >= 0 else None
        case Share():
            return Fraction(value) if isinstance(value, int | Fraction) and 0 <= value <= 1 else None
        case Day():
            return read_day(node.text)
        case _:
            return None


def read_day(text: str) -> date | None:
    """The day that the text names, or None when it is no day that exists or one beyond the years that are reckoned."""
    day = _existing_day(text)
    return day if day is not None and day.year in _YEARS else None


def _existing_day(text: str) -> date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def refused_scalar(shape: Shape, node: Scalar, found: tuple[str, str]) -> Problem:
    """That the scalar is no value of the shape; `found` says in both languages what and where it is."""
    found_sv, found_en = found
    if isinstance(shape, Day) and _existing_day(node.text):
        return Problem(
            "day-out-of-reach",
            node.place,
            f"dagen {found_sv} är för långt borta; väntade en dag från {_YEARS[0]} till {_YEARS[-1]}",
            f"the day {found_en} is too far away; expected a day from {_YEARS[0]} to {_YEARS[-1]}",
        )
    if isinstance(shape, Day) and _DAY.fullmatch(node.text):
        return Problem(
            "no-such-day",
            node.place,
            f"dagen {found_sv} finns inte; väntade en dag i almanackan",
            f"the day {found_en} does not exist; expected a day of the calendar",
        )
    sv, en = expected(shape)
    code = f"expected-{type(shape).__name__.lower()}"
    problem = Problem(code, node.place, f"{found_sv}; väntade {sv}", f"{found_en}; expected {en}")
    words = shape.words if isinstance(shape, Word) else _YES_NO if isinstance(shape, YesNo) else ()
    return problem.guessing(node.text, words)


def expected(shape: Shape) -> tuple[str, str]:
    """What a plain shape expects, in Swedish and English."""
    match shape:
        case Text():
            return "text", "text"
        case Name(sort=sort):
            return f"namnet på {sort.sv}", f"the name of {sort.en}"
        case Word(words=words):
            listed = ", ".join(words)
            return (f"något av orden {listed}" if len(words) > 1 else f"ordet {listed}",
                    f"one of the words {listed}" if len(words) > 1 else f"the word {listed}")  # fmt: skip
        case Pattern(example=example):
            return f'text i formen "{example}"', f'text in the form "{example}"'
        case YesNo():
            return "ja eller nej", "ja or nej"
        case Integer(least=least, most=most):
            until_sv, until_en = ("", "") if most is None else (f" till {most}", f" to {most}")
            return f"ett heltal från {least}{until_sv}", f"a whole number from {least}{until_en}"
        case Amount():
            return "ett belopp i kronor från 0", "an amount in kronor from 0"
        case Share():
            return "en andel från 0 till 1, som 1/4", "a share from 0 to 1, such as 1/4"
        case Day():
            return "en dag som 2026-05-01", "a day such as 2026-05-01"
        case _:
            return "ett värde", "a value"
