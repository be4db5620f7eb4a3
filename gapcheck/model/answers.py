"""Answers: what explaining an outcome or a finding gives, from one sentence down to whose it is and what would change it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gapcheck.model.blame import Link
from gapcheck.model.change import Nearest, OfItself
from gapcheck.model.explanation import Explanation, WhyNot
from gapcheck.model.findings import Finding
from gapcheck.model.text import Text
from gapcheck.model.verdicts import TriedChair


@dataclass(frozen=True, slots=True)
class OppositeAnswer:
    """What would give the opposite outcome: the nearest change of the case, or time and law alone; `part` is what it is for."""

    part: str
    nearest: Nearest
    of_itself: OfItself


@dataclass(frozen=True, slots=True)
class OutcomeAnswer:
    """Why one named outcome is what it is on a day, what it lacks, and whose that is where it is refused."""

    sentence: Text
    because: Explanation
    refusal: WhyNot
    blame: Link | None


@dataclass(frozen=True, slots=True)
class ProvisionAnswer:
    """One provision that a finding rests on: its id, why it is as it is, and what it lacks where it is a chair that refused."""

    id: str
    because: Explanation | None
    tried: TriedChair | None


@dataclass(frozen=True, slots=True)
class FindingAnswer:
    """Why there is a finding on a day."""

    finding: Finding
    day: date
    provisions: tuple[ProvisionAnswer, ...]
    blame: tuple[Link, ...]
    opposite: OppositeAnswer | None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered about one question, and what it is for: which reading, whose day's law, what is assumed; perhaps nothing."""

    day: date
    reading: Text
    outcomes: tuple[OutcomeAnswer, ...] = ()
    opposites: tuple[OppositeAnswer, ...] = ()
    findings: tuple[FindingAnswer, ...] = ()
