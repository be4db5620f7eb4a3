"""Which assessments decide on which days: where readings do not seat her alike, and whose answer alone makes the difference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from gapcheck.model.finding_codes import NO_LIVELIHOOD
from gapcheck.model.period import Period, united
from gapcheck.model.readings import Dispute, Occasion
from gapcheck.model.telling import Readings
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.verdicts import Seat, Seating, World

Seats = tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """The days of one need and part on which readings differ, each with the occasions that decide; sorted by occasion."""

    need: str
    part: str
    days: tuple[tuple[Occasion, tuple[Period, ...]], ...]


def deciding(tree: RuleTree, readings: Readings, worlds: Sequence[World]) -> tuple[Decided, ...]:
    """For every part, the days on which each occasion decides who holds her livelihood; `worlds[i]` is reading i.

    An occasion decides on a day when two readings that differ in its answer only, of what both answer, seat her
    differently. Where no single answer does, the fewest that together tell the readings apart decide.
    """
    if len(readings) == 1:
        return ()
    return tuple(
        Decided(need.name, part, days)
        for need in tree.needs_reported_as(NO_LIVELIHOOD)
        for part in worlds[0].parts_of(need)
        if (days := _days(readings, [world.seating(need, part) for world in worlds]))
    )


def _days(readings: Readings, seatings: Sequence[Timeline[Seating]]) -> tuple[tuple[Occasion, tuple[Period, ...]], ...]:
    kinds: dict[Timeline[Seats], int] = {}
    kind_of = [kinds.setdefault(seating.map(lambda one: one.seats), len(kinds)) for seating in seatings]
    if len(kinds) == 1:
        return ()
    lines = list(kinds)
    needed = _needed(list({id(seating): seating for seating in seatings}.values()))
    found: defaultdict[Occasion, list[Period]] = defaultdict(list)
    for occasion in readings.occasions:
        for first, second in _pairs(readings, occasion, kind_of):
            found[occasion] += _differing(lines[first], lines[second], needed)
    for period, together in _left(readings, kind_of, lines, needed, found):
        for occasion in together:
            found[occasion].append(period)
    return tuple((occasion, united(found[occasion])) for occasion in sorted(found) if found[occasion])


def _needed(seatings: Sequence[Timeline[Seating]]) -> Timeline[bool]:
    """Whether she needs it in some reading."""
    return Timeline.combine(lambda *all_readings: any(one.needed for one in all_readings), *seatings)


def _pairs(readings: Readings, occasion: Occasion, kind_of: Sequence[int]) -> set[tuple[int, int]]:
    """The kinds of seating that the answers to the occasion alone lead from and to."""
    members: defaultdict[int, int] = defaultdict(int)
    for number, kind in enumerate(kind_of):
        members[kind] |= 1 << number
    found: set[tuple[int, int]] = set()
    for number, others in readings.differing(occasion):
        own = kind_of[number]
        found |= {(min(own, kind), max(own, kind)) for kind, bits in members.items() if kind != own and others & bits}
    return found


def _differing(first: Timeline[Seats], second: Timeline[Seats], needed: Timeline[bool]) -> tuple[Period, ...]:
    differs: Timeline[bool] = Timeline.combine(lambda need, a, b: need and a != b, needed, first, second)
    return differs.spells(bool)


def _left(
    readings: Readings, kind_of: Sequence[int], lines: Sequence[Timeline[Seats]], needed: Timeline[bool],
    found: dict[Occasion, list[Period]],
) -> list[tuple[Period, tuple[Occasion, ...]]]:  # fmt: skip
    """The disputed days that no single answer decides, with the answers that do so together."""
    told = Timeline.of(needed.period, False, [(period, True) for periods in found.values() for period in periods])
    seated: Timeline[tuple[Seats, ...] | None] = Timeline.combine(
        lambda need, told, *seats: seats if need and not told and len(set(seats)) > 1 else None, needed, told, *lines
    )
    return [
        (period, readings.telling([seats[kind] for kind in kind_of]))
        for period, seats in seated.segments()
        if seats is not None
    ]


def disputes(decided: Sequence[Decided]) -> tuple[Dispute, ...]:
    """The disputed days in periods on which the same occasions decide, in order of time within each part."""
    found: list[Dispute] = []
    for one in decided:
        periods = [period for _, days in one.days for period in days]
        whole = Period(min(p.first for p in periods), max(p.last for p in periods))
        lines = [Timeline.of(whole, False, [(period, True) for period in days]) for _, days in one.days]
        occasions = tuple(occasion for occasion, _ in one.days)

        def those(*decides: bool, occasions: tuple[Occasion, ...] = occasions) -> tuple[Occasion, ...]:
            return tuple(occasion for occasion, does in zip(occasions, decides, strict=True) if does)

        together: Timeline[tuple[Occasion, ...]] = Timeline.combine(those, *lines)
        found += [Dispute(one.need, one.part, period, those) for period, those in together.segments() if those]
    return tuple(found)
