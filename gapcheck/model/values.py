"""The values a concept can take on a day, known or unknown with the reasons why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from fractions import Fraction
from functools import cache


class Ignorance(IntEnum):
    """Why a value is unknown; a higher number outranks a lower one when reasons meet (strong three-valued logic)."""

    ASSESSMENT = 1
    FACT = 2
    NOT_MODELLED = 3


class Outcome(StrEnum):
    """The five outcomes of a condition."""

    MET = "met"
    NOT_MET = "not_met"
    NEEDS_ASSESSMENT = "needs_assessment"
    FACT_MISSING = "fact_missing"
    NOT_MODELLED = "not_modelled"


@dataclass(frozen=True, slots=True, order=True)
class Cause:
    """One reason for not knowing: what kind of ignorance, and of which concept, rule or construct.

    `since` is the first day (proleptic ordinal) of the occasion that an undecided assessment is about, 0 where it is
    about every day that the case leaves open.
    """

    ignorance: Ignorance
    about: str
    since: int = 0


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that is not known, with every cause; it never becomes no, or zero."""

    causes: frozenset[Cause]

    @classmethod
    @cache
    def because(cls, ignorance: Ignorance, about: str, since: int = 0) -> Unknown:
        """The unknown with this one cause: always the same object, since every case meets the same few."""
        return cls(frozenset({Cause(ignorance, about, since)}))

    @classmethod
    def merged(cls, unknowns: Iterable[Unknown]) -> Unknown:
        return cls(frozenset().union(*(u.causes for u in unknowns)))

    @property
    def ignorance(self) -> Ignorance:
        return max(cause.ignorance for cause in self.causes)

    @property
    def open_assessments(self) -> frozenset[str]:
        """The undecided assessments that a reading would have to fix."""
        return frozenset(cause.about for cause in self.open_occasions)

    @property
    def open_occasions(self) -> frozenset[Cause]:
        """The undecided assessments that a reading would have to fix, with the occasions of each."""
        return frozenset(cause for cause in self.causes if cause.ignorance is Ignorance.ASSESSMENT)


Known = bool | int | Fraction | str | None
"""None means that the concept does not apply on the day (a part of working time that does not exist then)."""

Value = Known | Unknown

_UNKNOWN_OUTCOME = {
    Ignorance.ASSESSMENT: Outcome.NEEDS_ASSESSMENT,
    Ignorance.FACT: Outcome.FACT_MISSING,
    Ignorance.NOT_MODELLED: Outcome.NOT_MODELLED,
}


def outcome(value: Value) -> Outcome:
    """The outcome that a value stands for; every known value except no, zero and nothing counts as met."""
    if isinstance(value, Unknown):
        return _UNKNOWN_OUTCOME[value.ignorance]
    return Outcome.MET if value else Outcome.NOT_MET
