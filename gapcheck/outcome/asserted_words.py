"""The words that expectations are written in, and that what was computed is compared with them in."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from gapcheck.model.labels import value_text
from gapcheck.model.scenario import NOBODY, UNDECIDED
from gapcheck.model.values import Known, Unknown, Value

NOT_NEEDED = "-"
"""Stands for a day on which a part has no need of a livelihood; nothing is asserted of it."""

MISSING = "saknas"
"""Stands for what was expected and did not come."""


def value_words(value: Value) -> str:
    """A computed value as a scenario would expect it; whatever is unknown is undecided."""
    return UNDECIDED if isinstance(value, Unknown) else value_text(value).sv


def expected_words(value: Known, undecided: bool) -> str:
    """An expected value; `undecided` goes before it."""
    return UNDECIDED if undecided else value_text(value).sv


def seat_words(by: str, benefit: str, share: Fraction) -> str:
    """Who holds how large a share of a part, and by which benefit."""
    return f"{by}/{benefit} {share}"


def holders_words(seats: Iterable[str]) -> str:
    """Every seat on a day, in an order that does not depend on how they are written."""
    return " + ".join(sorted(seats)) or NOBODY


def shared_words(words: Iterable[str]) -> str:
    """What all readings say alike; undecided when they differ."""
    distinct = set(words)
    return distinct.pop() if len(distinct) == 1 else UNDECIDED
