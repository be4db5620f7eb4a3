"""Drift: statute texts that are no longer what the rules were read from, and what rests on them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gapcheck.model.register import Wording
from gapcheck.model.section_key import SectionKey


class Change(StrEnum):
    """How a text departs from the register.

    REWRITTEN: the text of a held wording is another. AMENDED: the section has a wording by an act that the register does not
    hold. ADDED: the section is not in the register. GONE: the section is in force by the register but not among the texts.
    """

    REWRITTEN = "rewritten"
    AMENDED = "amended"
    ADDED = "added"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Departure:
    """One section whose text departs; `wording` is the pinned one it is compared with, None for an added section.

    `act` is the act that the text names, empty where it names none. `encoded_by` are the ids that rest on the pinned wording.
    """

    key: SectionKey
    change: Change
    wording: Wording | None
    act: str
    encoded_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Touched:
    """A scenario in which something that rests on a departed text is active, with the ids of the findings that cite it."""

    scenario: str
    encoded_by: tuple[str, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """What a comparison with a folder of texts gave: `compared` pinned wordings, of `statutes` (SFS numbers).

    `unseen` are the statutes of the register that the folder does not hold; `unpaired` counts the pinned wordings of the
    statutes it does hold, older than the newest, that have no text there.
    """

    departures: tuple[Departure, ...]
    touched: tuple[Touched, ...]
    compared: int
    statutes: tuple[str, ...]
    unseen: tuple[str, ...]
    unpaired: int

    @property
    def ok(self) -> bool:
        """Whether something was compared and nothing departs."""
        return self.compared > 0 and not self.departures
