"""Duties: who must do what towards whom, by when, who supervises it and what follows if it is neglected."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gapcheck.model.calendar import Unit
from gapcheck.model.efforts import EffortSort
from gapcheck.model.terms import Condition
from gapcheck.model.wordings import Citation


class Step(StrEnum):
    """What kind of step a duty asks for (Swedish word as written in rule files)."""

    ACT = "agera"
    DECIDE = "besluta"
    INVESTIGATE = "utreda"
    PLAN = "planera"
    COOPERATE = "medverka"
    INFORM = "informera"
    SUPERVISE = "utöva_tillsyn"

    @property
    def seats_responsibility(self) -> bool:
        """Cooperating, informing and supervising do not make anyone responsible for the next step."""
        return self in (Step.ACT, Step.DECIDE, Step.INVESTIGATE, Step.PLAN)


class DutyState(StrEnum):
    """The life of a duty (Swedish word as shown)."""

    DORMANT = "vilande"
    RUNNING = "löper"
    DONE_IN_TIME = "fullgjord i tid"
    DONE_LATE = "fullgjord sent"
    NEGLECTED = "försummad"
    LAPSED = "bortfallen"


ALIVE = frozenset({DutyState.RUNNING.value, DutyState.NEGLECTED.value})
"""The states in which somebody still has to do what the duty asks for."""


@dataclass(frozen=True, slots=True)
class CounterDeadline:
    """The duty must be done at the latest on the day the counter stands at `day`."""

    counter: str
    day: int


@dataclass(frozen=True, slots=True)
class TimeDeadline:
    """The duty must be done within n units after the day it was triggered."""

    length: int
    unit: Unit


@dataclass(frozen=True, slots=True)
class IndeterminateDeadline:
    """The law says at once, promptly or continuously: a word, never a number."""

    word: str


Deadline = CounterDeadline | TimeDeadline | IndeterminateDeadline


@dataclass(frozen=True, slots=True)
class Holder:
    """Who supervises or sanctions and by which provision; `nobody` with where one looked when the law names no one.

    Neither an actor nor `nobody` means that the question is not modelled.
    """

    actor: str = ""
    by: str = ""
    nobody: bool = False
    looked_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty. `fulfilled_by` is empty for a continuing duty that no single act fulfils.

    `decides` are the benefits that a duty to decide settles: the link from a right that waits to who must decide, and when.
    `alongside` are the other actors that it must be done together with; `effort` what it asks of her where her bearing it
    is no mere contact; `requested` that the decision answers something she asked for.
    """

    citation: Citation
    bearer: str
    towards: str
    step: Step
    need: str
    what: str
    english: str
    condition: Condition
    deadline: Deadline
    fulfilled_by: Condition | None
    lapses_when: Condition | None
    supervision: Holder
    sanction: Holder
    remedy: Holder
    decides: tuple[str, ...] = ()
    alongside: tuple[str, ...] = ()
    effort: EffortSort | None = None
    requested: bool = False

    @property
    def id(self) -> str:
        return self.citation.id
