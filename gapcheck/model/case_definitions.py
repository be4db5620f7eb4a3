"""The definitions of work capacity as they meet in one case: who measures her against what, when, and finds what."""

from __future__ import annotations

from dataclasses import dataclass

from gapcheck.model.period import Period
from gapcheck.model.readings import Reading
from gapcheck.model.values import Value


@dataclass(frozen=True, slots=True)
class Measured:
    """What one yardstick in force says about her: the case's own value for it, and whether she can by it alone."""

    yardstick: str
    value: Value
    able: bool | None


@dataclass(frozen=True, slots=True)
class ActorVerdict:
    """One test by one actor: every yardstick in force, and what they come to. `able` None: in part, or not known."""

    test: str
    actor: str
    measured: tuple[Measured, ...]
    value: Value
    able: bool | None


@dataclass(frozen=True, slots=True)
class MatrixSpan:
    """All verdicts about a part over a period on which they stay the same, and which of them contradict each other.

    `contradictions` are pairs of positions among the verdicts, of different actors.
    """

    part: str
    period: Period
    verdicts: tuple[ActorVerdict, ...]
    contradictions: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class CaseMatrix:
    """Every span of every part, in one reading out of `readings`; `differs` True: another reading gives other verdicts."""

    number: int
    readings: int
    choices: Reading
    spans: tuple[MatrixSpan, ...]
    contradiction_days: int
    days: int
    differs: bool
