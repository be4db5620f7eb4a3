"""Aims: what a statute says that an actor's work is for, which direction that points in, and what it governs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gapcheck.model.period import Period
from gapcheck.model.provision import Provision
from gapcheck.model.wordings import Citation, Wording, WordingStatus


@dataclass(frozen=True, slots=True)
class Direction:
    """Where an aim would take her (better health, a new job …): the declared targets that aims are compared by."""

    name: str
    english: str
    definition: str


@dataclass(frozen=True, slots=True)
class Reach:
    """What an aim governs: a whole statute, one chapter of it (`chapter`), or one section (`section`)."""

    sfs: str
    chapter: str | None = None
    section: str | None = None

    def holds(self, provision: Provision) -> bool:
        """Whether the provision lies within it."""
        if provision.sfs != self.sfs:
            return False
        if self.section is not None:
            return (provision.chapter, provision.section) == (self.chapter, self.section)
        return self.chapter is None or provision.chapter == self.chapter


@dataclass(frozen=True, slots=True)
class Aim:
    """What a provision says that the actors' work under its reach is for, in our own words, and its directions."""

    citation: Citation
    actors: tuple[str, ...]
    reaches: tuple[Reach, ...]
    what: str
    english: str
    directions: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.citation.id

    @property
    def known_wordings(self) -> tuple[Wording, ...]:
        """The wordings whose content is known."""
        known = (WordingStatus.READ, WordingStatus.UNREAD)
        return tuple(wording for wording in self.citation.wordings if wording.status in known)

    def known_on(self, day: date) -> bool:
        """Whether a wording is in force on the day whose content is known."""
        return any(wording.covers(day) for wording in self.known_wordings)

    def first_known_in(self, period: Period) -> date:
        """The first day of the period on which it is known; the period's own first day where there is none."""
        starts = sorted({period.first, *(w.first for w in self.known_wordings if w.first and w.first in period)})
        return next((day for day in starts if self.known_on(day)), period.first)

    def governs(self, actor: str, citation: Citation) -> bool:
        """Whether what the actor does by that citation is done for this aim."""
        provision = citation.provision
        return provision is not None and actor in self.actors and any(r.holds(provision) for r in self.reaches)


def directions_of(aims: Iterable[Aim]) -> frozenset[str]:
    """Every direction that the aims point in."""
    return frozenset(direction for aim in aims for direction in aim.directions)
