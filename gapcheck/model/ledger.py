"""The ledger: what became of every wording of every section, and of each place left out of one that a rule encodes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gapcheck.model.register import Wording
from gapcheck.model.section_key import SectionKey


class Treatment(StrEnum):
    """What became of a wording or a place (the Swedish word as written in the ledger's files).

    ENCODED: a rule says what it says. NO_EFFECT: it was read, and no need depends on it. LOST: the rules cannot say it,
    and what is lost is told. MISSING: its text is not held. UNACCOUNTED: nobody has said, which is an error.
    """

    ENCODED = "kodad"
    NO_EFFECT = "läst"
    LOST = "förlorat"
    MISSING = "saknas"
    UNACCOUNTED = "obokförd"


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One row that a person wrote: a section, one wording of it or a place in it, and why no rule encodes it.

    `act` is the act that gave the wording (the statute's own number as first enacted), empty for all wordings. `spot` is the
    place within the section, empty for the whole. `taints` are the finding codes that what is lost may make wrong.
    """

    key: SectionKey
    act: str
    spot: str
    treatment: Treatment
    reason: str
    taints: tuple[str, ...]
    place: str


@dataclass(frozen=True, slots=True)
class Account:
    """What became of one wording: the ids that encode it, or the row that says why none does, and what was left out."""

    wording: Wording
    treatment: Treatment
    encoded_by: tuple[str, ...]
    line: LedgerLine | None
    left_out: tuple[LedgerLine, ...]

    def in_force_during(self, year: int) -> bool:
        """Whether the wording may have applied on some day of the year; unknown days count as open."""
        first, last = self.wording.earliest_day, self.wording.valid_to
        return first is not None and first.year <= year and (last is None or last.year >= year)


@dataclass(frozen=True, slots=True)
class Hole:
    """Days on which a cited section is in force but its text is not held; `encoded_by` are the ids that meet it.

    `supported` True: the content was taken from the named secondary source. False: it is not modelled at all.
    """

    key: SectionKey
    first: date | None
    last: date | None
    supported: bool
    source: str
    encoded_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every wording of the register with what became of it, in the register's order, and the holes between wordings."""

    accounts: tuple[Account, ...]
    holes: tuple[Hole, ...]

    @property
    def unaccounted(self) -> tuple[Account, ...]:
        """The wordings that nobody has accounted for."""
        return tuple(account for account in self.accounts if account.treatment is Treatment.UNACCOUNTED)

    def of(self, sfs: str) -> Ledger:
        """The part of the ledger about one statute."""
        return Ledger(
            tuple(account for account in self.accounts if account.wording.key.sfs == sfs),
            tuple(hole for hole in self.holes if hole.key.sfs == sfs),
        )

    def count(self) -> Counter[Treatment]:
        """How many wordings met each treatment."""
        return Counter(account.treatment for account in self.accounts)

    def left_out(self) -> Iterator[LedgerLine]:
        """The places left out of encoded wordings, each once."""
        yield from dict.fromkeys(line for account in self.accounts for line in account.left_out)
