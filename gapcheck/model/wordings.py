"""Wordings: which text of a provision is in force on which days, and how much of it has been read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gapcheck.model.provision import Provision
from gapcheck.model.terms import Condition


class WordingStatus(StrEnum):
    """How well a wording is known (Swedish word as written in rule files)."""

    READ = "läst"
    UNREAD = "ej_läst"
    MISSING = "lydelse_saknas"
    ABSENT = "fanns_ej"


@dataclass(frozen=True, slots=True)
class Transition:
    """A transitional provision: the wording also governs other days while its condition holds."""

    provision: str
    also_while: Condition


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a provision.

    READ: the official text was read and its hash pinned. UNREAD: in force and modelled from the named secondary `support`;
    whatever rests on it says so. MISSING: in force but not modelled. ABSENT: the provision did not exist. `first` None means
    "since before anything here"; `last` None means "still in force". `not_while` excludes days by a transitional provision.
    """

    first: date | None
    last: date | None
    status: WordingStatus
    act: str = ""
    text_hash: str = ""
    support: str = ""
    transition: Transition | None = None
    not_while: Condition | None = None

    def covers(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class SourceKind(StrEnum):
    """What authority a rule has; anything below statute is said in the findings that rest on it."""

    STATUTE = "lag"
    ORDINANCE = "förordning"
    AGENCY_REGULATION = "föreskrift"
    PRECEDENT = "praxis"
    AGENCY_POSITION = "myndighetsställningstagande"
    COLLECTIVE_AGREEMENT = "kollektivavtal"
    CONTRACT = "avtal"
    EMPLOYER_ROUTINE = "arbetsgivarrutin"


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a construct comes from: the provision or named source, its authority and its wordings in time.

    `provision` is None for sources that are not statutes (a judgment, an agency position, a contract); `source` then
    names it. `picked_by` names the concept on whose first day the wording is chosen; empty means the day itself.
    """

    id: str
    provision: Provision | None
    source: str
    kind: SourceKind
    wordings: tuple[Wording, ...]
    picked_by: str = ""
    meaning: str = ""
    place: str = ""

    @property
    def reading_order(self) -> tuple[object, ...]:
        """To sort constructs by, whatever file they stand in and whatever they are called: statutes in natural order
        before other sources, a provision before its parts; the id settles between constructs of one provision."""
        if self.provision is None:
            return (1, self.source, self.id)
        return (0, self.provision.sort_key, self.id)
