"""Memory: counters, windows, spans, latches, held values and days since, as the law declares them."""

from __future__ import annotations

from dataclasses import dataclass

from gapcheck.model.calendar import Unit
from gapcheck.model.concepts import Subject, ValueType
from gapcheck.model.terms import Condition, Expression
from gapcheck.model.values import Known
from gapcheck.model.wordings import Citation


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time in a unit; `concept` instead of a number when the length is itself decided by rules."""

    number: int
    unit: Unit
    concept: str = ""


@dataclass(frozen=True, slots=True)
class Counter:
    """Counts days on which `counts` holds, today included.

    Spells of counted days are added together when fewer than `free_days_fewer_than` days lie between them, or when the
    later starts within `starts_within` days after the last day of the former; otherwise a new spell starts from one.
    Between spells it shows the total while a further spell would still be added, then zero.
    """

    counts: Condition
    free_days_fewer_than: int | None = None
    starts_within: int | None = None


@dataclass(frozen=True, slots=True)
class Window:
    """How many days (or first days of spells) with `counts` lie in the stretch of `length` before today, today excluded."""

    counts: Condition
    occasions: bool
    length: Length


@dataclass(frozen=True, slots=True)
class SpanDuring:
    """True on the first `length` of each spell in which `during` holds."""

    during: Condition
    length: Length


@dataclass(frozen=True, slots=True)
class SpanAfter:
    """True while `after` held on some earlier day no longer ago than `length`; today is not looked at."""

    after: Condition
    length: Length


@dataclass(frozen=True, slots=True)
class Latch:
    """True from the day `starts` holds until the day before `ends` holds; where both hold, `ends` wins."""

    starts: Condition
    ends: Condition


@dataclass(frozen=True, slots=True)
class HeldValue:
    """A value taken from `takes` on days when `when` holds, kept on days when `held_while` holds, else `otherwise`."""

    takes: Expression
    when: Condition
    held_while: Condition
    otherwise: Expression


@dataclass(frozen=True, slots=True)
class DaysSince:
    """How many days have passed since the latest day on which `since` held (0 that day); never: not applicable."""

    since: Condition


Recollection = Counter | Window | SpanDuring | SpanAfter | Latch | HeldValue | DaysSince


@dataclass(frozen=True, slots=True)
class MemoryConcept:
    """A concept whose value is remembered.

    `opening` is its value the day before the case, None where none is declared. `type` and `unit` describe the values.
    """

    name: str
    english: str
    citation: Citation
    subject: Subject
    recollection: Recollection
    opening: Known = None
    type: ValueType = ValueType.NUMBER
    unit: str = ""
