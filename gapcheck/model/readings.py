"""Readings: which answer each open assessment gets, one for each occasion on which it is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gapcheck.model.part_names import with_part
from gapcheck.model.period import Period
from gapcheck.model.values import Known


@dataclass(frozen=True, slots=True, order=True)
class Occasion:
    """A time at which an open assessment is made, for her ("") or for a part of her working time.

    `since` is the first day on which the answer matters; it stands until the assessment is made anew.
    """

    since: date
    assessment: str
    part: str = ""

    @property
    def name(self) -> str:
        """The assessment with its part where it has one."""
        return with_part(self.assessment, self.part)

    def __str__(self) -> str:
        return f"{self.name} från {self.since}"


@dataclass(frozen=True, slots=True)
class Choice:
    """One occasion with the answer that a reading gives it; as text it is what --assume takes."""

    occasion: Occasion
    value: Known

    def __str__(self) -> str:
        return f"{self.occasion} = {worded(self.value)}"

    def sort_key(self) -> tuple[Occasion, str]:
        return (self.occasion, worded(self.value))


Reading = tuple[Choice, ...]
"""A reading's answers, in the order in which the exploration came to ask for them."""


def worded(value: Known) -> str:
    """A value as rule files write it."""
    return {True: "ja", False: "nej"}.get(value, str(value)) if isinstance(value, bool) else str(value)


@dataclass(frozen=True, slots=True)
class Excluded:
    """Answers that an exclusion (by id) says cannot stand together, and the first days on which they would have."""

    exclusion: str
    together: Reading
    period: Period

    def sort_key(self) -> tuple[object, ...]:
        return (self.exclusion, [choice.sort_key() for choice in self.together], self.period)


@dataclass(frozen=True, slots=True)
class Dispute:
    """Days on which the readings do not seat her alike, for a part (or ""), and the occasions whose answer decides."""

    need: str
    part: str
    period: Period
    deciding: tuple[Occasion, ...]
