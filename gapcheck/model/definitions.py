"""The rows of the matrix of definitions, and in what respects two tests of work capacity differ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from gapcheck.model.findings import Finding
from gapcheck.model.rules import CapacityTest
from gapcheck.model.text import Text
from gapcheck.model.wordings import WordingStatus


class Dimension(Enum):
    """In what respect two definitions of work capacity can differ; the values are its Swedish and English word."""

    YARDSTICK = ("måttstock", "yardstick")
    THRESHOLD = ("tröskel", "threshold")
    CAUSE = ("orsak", "cause")
    HORIZON = ("horisont", "horizon")
    ANCHOR = ("räknas från", "counted from")
    DECIDED_BY = ("avgörs av", "decided by")
    EVIDENCE = ("styrks med", "evidence")

    @property
    def text(self) -> Text:
        return Text(*self.value)


@dataclass(frozen=True, slots=True)
class DefinitionRow:
    """One rule that opens a test on the day: a row of the matrix.

    `days` says in words when the rule's counters let it apply, empty where it counts no days, and `condition` what else it
    asks; `exceptions` are the rules that can lift it. `threshold` is a share of the part, or free words where the law sets no such number.
    """

    test: CapacityTest
    rule: str
    yardsticks: tuple[str, ...]
    days: Text
    condition: Text
    threshold: Text
    cause: str
    horizon: str
    anchor: str
    decided_by: str
    evidence: str
    status: WordingStatus
    exceptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One dimension in which two tests differ on the day, and since when without a break.

    `since_start` means that they already differed on the first day that the rules are modelled for.
    """

    dimension: Dimension
    first: date
    since_start: bool
    one: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """K104 for a pair of tests: the dimensions in which their definitions differ on the day, as a finding."""

    one: CapacityTest
    other: CapacityTest
    differences: tuple[Difference, ...]
    finding: Finding


@dataclass(frozen=True, slots=True)
class Matrix:
    """All rows on a day, the comparisons of every pair of tests that has rows, and the tests that have none."""

    day: date
    rows: tuple[DefinitionRow, ...]
    comparisons: tuple[Comparison, ...]
    without_rows: tuple[CapacityTest, ...]
