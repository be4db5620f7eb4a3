"""Who does what by when: the duties that were awake in a case, what she carries herself, and where aims pull apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from gapcheck.model.duties import Duty, DutyState, IndeterminateDeadline, Step
from gapcheck.model.period import Period
from gapcheck.model.readings import Reading
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import INSURED
from gapcheck.model.values import Unknown, Value

LIVE = frozenset({DutyState.RUNNING.value, DutyState.NEGLECTED.value})
"""The states in which somebody still has something to do."""


class Mark(Enum):
    """How a duty stands on a day as the chart tells it; the values are the key in JSON results."""

    DORMANT = "dormant"
    RUNNING = "running"
    DONE_IN_TIME = "done_in_time"
    DONE_LATE = "done_late"
    NEGLECTED = "neglected"
    LAPSED = "lapsed"
    UNKNOWN = "unknown"


_LATE = (Mark.NEGLECTED, Mark.DONE_LATE)
_HAND_OVERS = (Step.INFORM, Step.COOPERATE)


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One duty that was awake on some day, in one reading.

    `number` is its place in the chart, from 1. `bearer`, `towards` and `alongside` are actors with an employer's own name.
    `due` is the last day in time on each day that it is wanted. `aims` are the ids of what the law says that it is for.
    `differs` True: its state is another one in some other reading.
    """

    number: int
    duty: Duty
    part: str
    bearer: str
    towards: str
    alongside: tuple[str, ...]
    states: Timeline[Value]
    due: Timeline[date | None]
    aims: tuple[str, ...]
    differs: bool

    @property
    def on_her(self) -> bool:
        return self.duty.bearer == INSURED

    @property
    def hand_over(self) -> bool:
        """Whether she herself must inform or cooperate: she carries what passes between others."""
        return self.on_her and self.duty.step in _HAND_OVERS

    @property
    def fixed(self) -> bool:
        """Whether the law gives it a day, not a word."""
        return not isinstance(self.duty.deadline, IndeterminateDeadline)

    @property
    def marks(self) -> Timeline[Mark]:
        """How it stands each day. An act that was already done on the day the duty woke is not told as late."""
        told: list[Mark] = []
        for state in self.states.values:
            mark = Mark.UNKNOWN if isinstance(state, Unknown) else Mark[DutyState(str(state)).name]
            unasked = not told or told[-1] is Mark.DORMANT
            told.append(Mark.DONE_IN_TIME if mark is Mark.DONE_LATE and unasked else mark)
        return Timeline.build(self.states.first, self.states.last, self.states.starts, told)

    @property
    def ever_late(self) -> bool:
        """Whether it was neglected or done late on some day."""
        return any(mark in _LATE for mark in self.marks.values)

    @property
    def last_days(self) -> tuple[date, ...]:
        """Every last day in time that it had in the case, in order; one that had passed when the duty woke is none."""
        return tuple(sorted({due for period, due in self.due.segments() if due is not None and due >= period.first}))

    def live(self) -> Timeline[bool]:
        """Whether it still waited to be done, day by day."""
        return self.states.map(lambda state: not isinstance(state, Unknown) and state in LIVE)


@dataclass(frozen=True, slots=True)
class Load:
    """How many awake duties an actor had, and of them with a fixed last day, without one, ever late, and toothless.

    `hand_overs` are those to inform or cooperate. `unsanctioned` are those for which the law names no sanction.
    """

    actor: str
    duties: int
    fixed: int
    indeterminate: int
    late: int
    hand_overs: int
    unsanctioned: int


@dataclass(frozen=True, slots=True)
class HandedOver:
    """A document that another issues and a third needs, which goes through her hands (G209).

    `shows` names the facts and events that it shows; `duties` are the ids of the duties of hers to bring it.
    """

    issuers: tuple[str, ...]
    receiver: str
    what: Text
    shows: tuple[str, ...]
    duties: tuple[str, ...]
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Unlinked:
    """Two actors who had something to do for the same need while neither had to inform or cooperate with the other."""

    one: str
    other: str
    need: str
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class Concern:
    """What actors meet about: a need (with the part it is for, "" for the person), or all needs of one part (`need` "")."""

    need: str
    part: str


@dataclass(frozen=True, slots=True)
class Engaged:
    """An actor with something to do about a concern on a day, and where its aims point; empty: no aim is stated."""

    actor: str
    directions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pull:
    """Two actors engaged in the same concern on the same days whose stated aims have no direction in common."""

    one: Engaged
    other: Engaged
    concern: Concern
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class CommonDirection:
    """Of the days when at least two actors with stated aims were engaged in a need: on how many all shared a direction."""

    concern: Concern
    shared: tuple[str, ...]
    shared_days: int
    days: int


@dataclass(frozen=True, slots=True)
class Directions:
    """What the case shows of aims: those in play per actor (ids), actors without any, pulls apart, and what was shared."""

    in_play: tuple[tuple[str, tuple[str, ...]], ...]
    without_aim: tuple[str, ...]
    pulls: tuple[Pull, ...]
    common: tuple[CommonDirection, ...]


@dataclass(frozen=True, slots=True)
class DutyChart:
    """The whole view of one reading out of `readings`; `choices` are how it decides what the case leaves open.

    `elsewhere` are the duties that are awake in another reading only.
    """

    period: Period
    number: int
    readings: int
    choices: Reading
    rows: tuple[DutyRow, ...]
    loads: tuple[Load, ...]
    handed_over: tuple[HandedOver, ...]
    unlinked: tuple[Unlinked, ...]
    directions: Directions
    elsewhere: tuple[Duty, ...]

    @property
    def her_load(self) -> Load:
        """What she bears herself."""
        return next((load for load in self.loads if load.actor == INSURED), Load(INSURED, 0, 0, 0, 0, 0, 0))

    @property
    def others_load(self) -> Load:
        """What all the other actors bear together; without a name."""
        others = [load for load in self.loads if load.actor != INSURED]
        return Load(
            "",
            sum(load.duties for load in others),
            sum(load.fixed for load in others),
            sum(load.indeterminate for load in others),
            sum(load.late for load in others),
            sum(load.hand_overs for load in others),
            sum(load.unsanctioned for load in others),
        )
