"""What a case costs the person: what she waits for, what she must do herself, and the days and kronor that are missing."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gapcheck.model.readings import Reading


@dataclass(frozen=True, slots=True)
class Burden:
    """The meter of one reading. Days are calendar days of the case, each counted once whatever her parts.

    `decisions` are those that she waited for at least a day, on `waiting_days` in all. `certificates`, `applications` and
    `contacts` are what the case tells that she did and what the law asked of her besides; a continuing duty counts once.
    `days_without` are days on which some part of her livelihood had no ordinary chair, `days_undecided` those on which
    that is not known. `lost` is the wage of her parts less what ordinary chairs paid for them, in SEK before tax, on days
    whose pay is known; None where no part has a wage. `days_unpriced` are the days on which it is not known.
    """

    decisions: int
    waiting_days: int
    certificates: int
    applications: int
    contacts: int
    days_without: int
    days_undecided: int
    lost: Fraction | None
    days_unpriced: int

    @property
    def weight(self) -> tuple[int, Fraction, int, int]:
        """What makes one reading worse than another: days without livelihood, then kronor, waiting and efforts."""
        efforts = self.certificates + self.applications + self.contacts
        return self.days_without, self.lost or Fraction(0), self.waiting_days, efforts


@dataclass(frozen=True, slots=True)
class ReadBurden:
    """One meter and the readings that have it: their numbers from 1, and the choices of the first of them."""

    burden: Burden
    readings: tuple[int, ...]
    choices: Reading


def worst(burdens: tuple[ReadBurden, ...]) -> ReadBurden:
    """The meter that is worst for her; of several alike, the one of the first reading. ValueError when there is none."""
    return max(burdens, key=lambda found: (found.burden.weight, -found.readings[0]))
