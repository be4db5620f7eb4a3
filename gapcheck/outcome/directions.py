"""Where the stated aims of the actors who are engaged at the same time point, and where they have nothing in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from gapcheck.engine.view import WorldView
from gapcheck.model.aims import Aim, directions_of
from gapcheck.model.duty_chart import CommonDirection, Concern, Directions, DutyRow, Engaged, Pull
from gapcheck.model.period import Period
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import INSURED, RuleTree
from gapcheck.model.verdicts import Seating
from gapcheck.model.wordings import Citation

_Day = tuple[Engaged, ...]


@dataclass(frozen=True, slots=True)
class _Engagement:
    """Something that an actor does about a need, and on which days: a duty that waits to be done, or a chair she sits on."""

    actor: str
    shown: str
    need: str
    part: str
    citation: Citation
    days: Timeline[bool]


def directions(view: WorldView, rows: tuple[DutyRow, ...], law_on: date | None) -> Directions:
    """The aims in play, and per need and part which engaged actors have no direction in common, and what all share.

    An aim is in play while its wording is in force and known and its actor is engaged by something that it governs. Two
    actors pull apart on a day when both have aims in play for the concern and no direction is in both. She herself is
    not counted.
    """
    engagements = [*_duties(rows), *_seats(view)]
    lines = {concern: _engaged(view, _about(engagements, concern), law_on) for concern in _concerns(view)}
    stated: dict[str, dict[str, None]] = {}
    for engagement in engagements:
        for aim in _aims(view.tree, engagement):
            in_play: Timeline[bool] = Timeline.combine(_both, engagement.days, _known(aim, view, law_on))
            if any(in_play.values):
                stated.setdefault(engagement.shown, {})[aim.id] = None
    actors = dict.fromkeys(e.shown for e in engagements if any(e.days.values))
    return Directions(
        in_play=tuple((actor, tuple(stated[actor])) for actor in actors if actor in stated),
        without_aim=tuple(actor for actor in actors if actor not in stated),
        pulls=tuple(pull for concern, line in lines.items() for pull in _pulls(concern, line)),
        common=tuple(
            found for concern, line in lines.items() if concern.need and (found := _common(concern, line)) is not None
        ),
    )


def _both(one: bool, other: bool) -> bool:
    return one and other


def _duties(rows: Iterable[DutyRow]) -> Iterator[_Engagement]:
    for row in rows:
        if not row.on_her:
            duty = row.duty
            yield _Engagement(duty.bearer, row.bearer, duty.need, row.part, duty.citation, row.live())


def _seats(view: WorldView) -> Iterator[_Engagement]:
    for need in view.tree.needs.values():
        for part in view.parts_of(need):
            seatings = view.seating(need, part)
            for chair in view.tree.chairs_for(need):
                if chair.actor != INSURED:
                    days = seatings.map(lambda seating, chair=chair: _holds(seating, chair.id))  # type: ignore[misc]
                    if any(days.values):
                        shown = view.actor(chair.actor, part)
                        yield _Engagement(chair.actor, shown, need.name, part, chair.citation, days)


def _holds(seating: Seating, chair: str) -> bool:
    return seating.needed and any(seat.chair == chair for seat in seating.seats)


def _concerns(view: WorldView) -> Iterator[Concern]:
    for need in view.tree.needs.values():
        for part in view.parts_of(need):
            yield Concern(need.name, part)
    for own in view.scenario.parts:
        yield Concern("", own.id)


def _about(engagements: Iterable[_Engagement], concern: Concern) -> list[_Engagement]:
    """What is done about a need (for its part, or for her as a whole), or about a part whatever the need."""
    if concern.need:
        parts = ("", concern.part) if concern.part else None
        return [e for e in engagements if e.need == concern.need and (parts is None or e.part in parts)]
    return [e for e in engagements if e.part == concern.part]


def _aims(tree: RuleTree, engagement: _Engagement) -> Iterator[Aim]:
    return (aim for aim in tree.aims.values() if aim.governs(engagement.actor, engagement.citation))


def _known(aim: Aim, view: WorldView, law_on: date | None) -> Timeline[bool]:
    period = view.scenario.period
    if law_on is not None:
        return Timeline.constant(period, aim.known_on(law_on))
    spans = (Period(wording.first or date.min, wording.last or date.max) for wording in aim.known_wordings)
    return Timeline.of(period, False, [(span, True) for span in spans])


def _engaged(view: WorldView, engagements: list[_Engagement], law_on: date | None) -> Timeline[_Day]:
    """Who has stated aims in play each day, with the directions that they point in, sorted by actor."""
    known = {aim.id: _known(aim, view, law_on) for e in engagements for aim in _aims(view.tree, e)}
    pointing: list[tuple[str, Aim, Timeline[bool]]] = [
        (e.shown, aim, Timeline.combine(_both, e.days, known[aim.id]))
        for e in engagements
        for aim in _aims(view.tree, e)
    ]
    never = Timeline.constant(view.scenario.period, False)

    def gathered(_: bool, *in_play: bool) -> _Day:
        aims: dict[str, list[Aim]] = {}
        for (actor, aim, _line), now in zip(pointing, in_play, strict=True):
            if now:
                aims.setdefault(actor, []).append(aim)
        return tuple(Engaged(actor, tuple(sorted(directions_of(found)))) for actor, found in sorted(aims.items()))

    return Timeline.combine(gathered, never, *(line for _, _, line in pointing))


def _pulls(concern: Concern, line: Timeline[_Day]) -> Iterator[Pull]:
    found: dict[tuple[Engaged, Engaged], list[Period]] = {}
    for period, engaged in line.segments():
        for one, other in combinations(engaged, 2):
            if not set(one.directions) & set(other.directions):
                runs = found.setdefault((one, other), [])
                if runs and runs[-1].touches(period):
                    runs[-1] = Period(runs[-1].first, period.last)
                else:
                    runs.append(period)
    for (one, other), periods in found.items():
        yield Pull(one, other, concern, tuple(periods))


def _common(concern: Concern, line: Timeline[_Day]) -> CommonDirection | None:
    """None where never two actors with stated aims were engaged at once."""
    shared: dict[str, None] = {}
    shared_days = days = 0
    for period, engaged in line.segments():
        if len(engaged) < 2:
            continue
        days += period.days
        everyone = set(engaged[0].directions).intersection(*(set(e.directions) for e in engaged[1:]))
        if everyone:
            shared_days += period.days
            shared.update(dict.fromkeys(sorted(everyone)))
    return CommonDirection(concern, tuple(shared), shared_days, days) if days else None
