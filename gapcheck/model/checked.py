"""What checking the scenarios gave: per case whether it came out as expected, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass

from gapcheck.model.period import Period
from gapcheck.model.text import Text


@dataclass(frozen=True, slots=True)
class Deviation:
    """One difference between what a case expects and what came out, with the place that expects it."""

    about: Text
    place: str
    expected: str
    actual: str


@dataclass(frozen=True, slots=True)
class BothSides:
    """Who holds a part's livelihood over a period: as the case expects, and as computed."""

    part: str
    period: Period
    expected: str
    actual: str


@dataclass(frozen=True, slots=True)
class CheckedCase:
    """One case: its name and file, whether it asserts anything, and where it deviates.

    `sides` holds the whole timelines of a case that deviates. `unreadable` is why it could not be computed, where it
    could not.
    """

    name: str
    file: str
    asserts: bool
    deviations: tuple[Deviation, ...] = ()
    sides: tuple[BothSides, ...] = ()
    unreadable: Text | None = None

    @property
    def ok(self) -> bool:
        return self.asserts and not self.deviations and self.unreadable is None


@dataclass(frozen=True, slots=True)
class CheckedSuite:
    """Every case and boundary row that was checked, and what was skipped.

    `boundaries` counts the rows beside the rules that were tried; `off_limits` are those that came out otherwise.
    """

    cases: tuple[CheckedCase, ...]
    skipped: tuple[Text, ...]
    boundaries: int = 0
    off_limits: tuple[Deviation, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether something was checked and all of it came out as expected."""
        return (
            any(case.ok for case in self.cases)
            and all(case.ok or not case.asserts for case in self.cases)
            and not self.off_limits
        )
