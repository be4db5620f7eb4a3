"""Findings: what a detector found, in which readings it holds, and the identity that survives reruns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from hashlib import sha256

from gapcheck.model.period import Period
from gapcheck.model.readings import Reading
from gapcheck.model.text import Text
from gapcheck.model.verdicts import TriedChair

MOST_TOLD = 10
"""The most refusing chairs that a gap is told with in words, the nearest first; the JSON result lists them all."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What a gap or a cliff costs her before tax, where it is known. Unit: SEK per day, and SEK in all for a gap's days."""

    per_day: Fraction
    total: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One gap, conflict or observation.

    `concept` is what it is about (a need, a test, a duty's subject); `provisions` are ids of rules, chairs and duties it
    rests on; `tried` lists the chairs that refused; `last_resorts` are open on the first day in every reading that the
    finding holds in, `perhaps` in some of them; `healed` the day a later decision mended it. `every_reading` False
    means that it holds only in `readings`, each told by the answers that tell them from the others.
    """

    code: str
    concept: str
    part: str
    period: Period
    actors: tuple[str, ...]
    provisions: tuple[str, ...]
    summary: Text
    tried: tuple[TriedChair, ...] = ()
    last_resorts: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    healed: date | None = None
    every_reading: bool = True
    readings: tuple[Reading, ...] = ()
    loss: Loss | None = None

    @property
    def id(self) -> str:
        """Stable identity: code, concept, actors and provision ids; no dates, wordings or scenario names."""
        basis = "\n".join((self.code, self.concept, *sorted(self.actors), "", *sorted(self.provisions)))
        return f"{self.code}-{sha256(basis.encode()).hexdigest()[:10]}"

    def sort_key(self) -> tuple[str, str, str, str, str]:
        return (self.period.first.isoformat(), self.code, self.part, self.concept, self.id)
