"""What detectors of conflicts between duties and between chairs share: who bears what, when, and what is coordinated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gapcheck.model.duties import ALIVE, Duty
from gapcheck.model.period import Period
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Unknown, Value
from gapcheck.model.verdicts import World
from gapcheck.model.wordings import Citation, WordingStatus


@dataclass(frozen=True, slots=True)
class Borne:
    """A duty as it runs in the case: for which part, on whom, and on which days it is to be done and not yet done."""

    duty: Duty
    part: str
    actor: str
    alive: Timeline[bool]


def borne(world: World) -> tuple[Borne, ...]:
    """Every duty that runs, or is neglected, on some day of the case."""
    found = []
    for duty, part, states in world.duty_states():
        alive = states.map(lambda state: not isinstance(state, Unknown) and state in ALIVE)
        if any(alive.values):
            found.append(Borne(duty, part, world.actor(duty.bearer, part), alive))
    return tuple(found)


def both(*lines: Timeline[bool]) -> Timeline[bool]:
    """The days on which all hold."""
    return Timeline.combine(lambda *values: all(values), *lines)


def surely(line: Timeline[Value]) -> Timeline[bool]:
    """Known to be so."""
    return line.map(lambda value: value is True)


def possibly(line: Timeline[Value]) -> Timeline[bool]:
    """So, or not known not to be."""
    return line.map(lambda value: isinstance(value, Unknown) or bool(value))


def coordinated(world: World, one: str, other: str, part: str) -> Timeline[bool]:
    """The days on which some provision coordinates the two chairs or duties, or may do so."""
    lines = [
        both(in_force(world, row.citation), possibly(world.holds(row.condition, part)))
        for row in world.tree.coordinations.values()
        if one in row.between and other in row.between
    ]
    never: Timeline[bool] = Timeline.constant(world.scenario.period, False)
    return Timeline.combine(lambda *values: any(values), never, *lines)


def in_force(world: World, citation: Citation) -> Timeline[bool]:
    """The days on which the provision exists, by the days of its wordings; one whose text is missing exists."""
    period = world.scenario.period
    line: Timeline[bool] = Timeline.constant(period, False)
    for wording in citation.wordings:
        days = Period(wording.first or date.min, wording.last or date.max).intersect(period)
        if days is not None and wording.status is not WordingStatus.ABSENT:
            line = line.override(days, True)
    return line


def exists_on(citation: Citation, day: date) -> bool:
    """Whether the provision exists on the day, by the days of its wordings."""
    return any(w.covers(day) and w.status is not WordingStatus.ABSENT for w in citation.wordings)
