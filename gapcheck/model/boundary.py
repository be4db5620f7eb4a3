"""Boundary rows: what one rule gives on a day when just these facts are known, on either side of a limit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gapcheck.model.values import Known


@dataclass(frozen=True, slots=True)
class ExpectedOutcome:
    """The value that a concept is expected to have; `undecided` when it is expected to be unknown."""

    concept: str
    value: Known
    undecided: bool


@dataclass(frozen=True, slots=True)
class Boundary:
    """One row: the rule whose limit is tried, the day, what is known then, and what must follow.

    `applies` says whether the rule's condition holds, None where the row does not say.
    """

    rule: str
    day: date
    facts: tuple[tuple[str, Known], ...]
    applies: bool | None
    expected: tuple[ExpectedOutcome, ...]
    place: str
