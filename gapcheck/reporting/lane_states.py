"""What each chair did on each day, over all readings: a timeline of one word per chair, and of the gap itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from gapcheck.model.finding_codes import NO_LIVELIHOOD
from gapcheck.model.findings import MOST_TOLD
from gapcheck.model.labels import label
from gapcheck.model.period import Period
from gapcheck.model.result import Result
from gapcheck.model.rules import Chair, Need
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline, different
from gapcheck.model.verdicts import Seat, Seating
from gapcheck.model.wordings import WordingStatus


class LaneState(StrEnum):
    """What a chair does for a part on a day; GAP only on the lane of nobody."""

    FULL = "full"
    PARTIAL = "partial"
    UNPAID = "unpaid"
    WAITING = "waiting"
    REFUSED = "refused"
    UNDECIDED = "undecided"
    GAP = "gap"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the drawing: whose it is, for which part, and its state on every day."""

    name: Text
    part: str
    states: Timeline[LaneState]


def lanes(result: Result) -> Iterator[Lane]:
    """A lane per chair that seats or is tried for a livelihood, and per part a last lane for what nobody holds."""
    tree = result.tree
    for need in tree.needs_reported_as(NO_LIVELIHOOD):
        chairs = [chair for chair in tree.chairs_for(need) if _existed(chair, result)]
        for part in result.worlds[0].parts_of(need):
            seatings: Timeline[tuple[Seating, ...]] = Timeline.combine(
                lambda *all_readings: all_readings, *different(world.seating(need, part) for world in result.worlds)
            )
            shown = _seated_or_tried(result, need, part, chairs, seatings)
            for chair in shown:
                states = seatings.map(lambda readings, chair=chair: _chair_state(chair, readings))  # type: ignore[misc]
                yield Lane(_name(result, chair, part), part, states)
            yield Lane(Text("INGEN", "NOBODY"), part, seatings.map(_gap_state))


def _existed(chair: Chair, result: Result) -> bool:
    """Whether the chair's provision was there on some day that the case is judged by."""
    period, fixed = result.scenario.period, result.receipt.law_on
    days = Period(fixed, fixed) if fixed else period
    return any(
        wording.status is not WordingStatus.ABSENT
        and (wording.first is None or wording.first <= days.last)
        and (wording.last is None or days.first <= wording.last)
        for wording in chair.citation.wordings
    )


def _name(result: Result, chair: Chair, part: str) -> Text:
    actor = label(result.tree, result.worlds[0].actor(chair.actor, part))
    last = Text(" (sista utväg)", " (last resort)") if chair.last_resort else Text("", "")
    return Text(f"{chair.benefit}, {actor.sv}{last.sv}", f"{chair.english}, {actor.en}{last.en}")


def _seated_or_tried(
    result: Result, need: Need, part: str, chairs: list[Chair], seatings: Timeline[tuple[Seating, ...]]
) -> list[Chair]:
    """Chairs that seat or wait on some day in some reading, and the nearest that a finding says were tried; in declared order."""
    tried = (t.chair for f in result.findings if f.concept == need.name and f.part == part for t in f.tried[:MOST_TOLD])
    wanted = set(tried)
    for readings in seatings.values:
        for seating in readings:
            wanted.update(seat.chair for seat in seating.seats)
            wanted.update(seating.waiting_for)
    return [chair for chair in chairs if chair.id in wanted]


def _chair_state(chair: Chair, readings: tuple[Seating, ...]) -> LaneState:
    states = {_in_reading(chair, seating) for seating in readings}
    return states.pop() if len(states) == 1 else LaneState.UNDECIDED


def _in_reading(chair: Chair, seating: Seating) -> LaneState:
    if not seating.needed and not seating.doubts:
        return LaneState.NONE
    seat = next((seat for seat in seating.seats if seat.chair == chair.id), None)
    if seat is not None:
        return _seated(seat)
    if chair.id in seating.waiting_for:
        return LaneState.WAITING
    return LaneState.UNDECIDED if seating.doubts else LaneState.REFUSED


def _seated(seat: Seat) -> LaneState:
    if seat.waiting_period:
        return LaneState.UNPAID
    return LaneState.FULL if seat.share >= Fraction(1) else LaneState.PARTIAL


def _gap_state(readings: tuple[Seating, ...]) -> LaneState:
    states = {_gap_in_reading(seating) for seating in readings}
    return states.pop() if len(states) == 1 else LaneState.UNDECIDED


def _gap_in_reading(seating: Seating) -> LaneState:
    if seating.unseated is None:
        return LaneState.UNDECIDED
    return LaneState.GAP if seating.needed and seating.unseated else LaneState.NONE
