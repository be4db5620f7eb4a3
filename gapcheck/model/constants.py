"""Constants of the law: amounts that an act sets for a time, such as the year's price base amount."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value from the first to the last day (inclusive; None: no end that way) and the act that sets it."""

    first: date | None
    last: date | None
    value: int | Fraction
    source: str


@dataclass(frozen=True, slots=True)
class Constant:
    """A named amount with its values in order of time; on days that no value covers it is not modelled. Unit: `unit`."""

    name: str
    english: str
    unit: str
    definition: str
    values: tuple[DatedValue, ...]
