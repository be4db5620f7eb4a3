"""What passes between actors only through her: what she carries, and who had no duty to tell each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from gapcheck.engine.view import WorldView
from gapcheck.model.duties import Duty, DutyState
from gapcheck.model.duty_chart import LIVE, Carried, DutyRow, Unlinked
from gapcheck.model.efforts import Effort
from gapcheck.model.period import Period, united
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import INSURED

_Pair = tuple[str, str]
_DONE = frozenset({DutyState.DONE_IN_TIME.value, DutyState.DONE_LATE.value})


def carried(view: WorldView, rows: tuple[DutyRow, ...]) -> tuple[Carried, ...]:
    """What another actor makes and she must hand over, or handed over, on days when the maker had no duty to the receiver.

    A duty of hers counts while it waits to be done and on the day it is done; an event counts where no such duty covers it.
    """
    found = [*_by_duties(view, rows), *_by_events(view, rows)]
    return tuple(sorted(found, key=lambda item: (item.periods[0], item.receiver, item.what)))


def _by_duties(view: WorldView, rows: tuple[DutyRow, ...]) -> Iterator[Carried]:
    for row in rows:
        for maker in row.made_by:
            alone: Timeline[bool] = Timeline.combine(
                lambda carrying, linked: carrying and not linked,
                _carrying(row),
                _linked(view, rows, (maker, row.duty.towards)),
            )
            if periods := alone.spells(bool):
                what = Text(row.duty.what, row.duty.english)
                yield Carried(view.actor(maker, row.part), row.towards, what, row.number, periods)


def _carrying(row: DutyRow) -> Timeline[bool]:
    """The days on which it waits to be done, and the day on which it is done."""
    days = [
        Period(period.first, period.last if state in LIVE else period.first)
        for period, state in row.states.segments()
        if state in LIVE or state in _DONE
    ]
    return Timeline.of(row.states.period, False, [(period, True) for period in days])


def _by_events(view: WorldView, rows: tuple[DutyRow, ...]) -> Iterator[Carried]:
    tree = view.tree
    days: dict[tuple[str, str], list[Period]] = {}
    for event in view.scenario.events:
        effort = tree.concepts[event.concept].effort
        if effort is None or effort.made_by in ("", effort.towards) or _covered(rows, effort):
            continue
        if not _linked(view, rows, (effort.made_by, effort.towards)).at(event.day):
            days.setdefault((event.concept, event.part), []).append(Period.day(event.day))
    for (name, part), found in days.items():
        effort = tree.concepts[name].effort
        assert effort is not None  # only such events were gathered
        maker, receiver = view.actor(effort.made_by, part), view.actor(effort.towards, part)
        yield Carried(maker, receiver, Text(name, tree.concepts[name].english), 0, united(found))


def _covered(rows: Iterable[DutyRow], effort: Effort) -> bool:
    return any(effort.made_by in row.made_by and row.duty.towards == effort.towards for row in rows)


def unlinked(view: WorldView, rows: tuple[DutyRow, ...]) -> tuple[Unlinked, ...]:
    """Pairs of other actors with something left to do for the same need on the same day, neither with any towards the other."""
    found: dict[tuple[str, _Pair], list[Period]] = {}
    for need in view.tree.needs:
        mine = [row for row in rows if row.duty.need == need and not row.on_her]
        if not mine:
            continue
        engaged: Timeline[frozenset[str]] = Timeline.combine(
            lambda *bearers: frozenset(bearers), *(_bearer(row) for row in mine)
        )
        actors = dict.fromkeys(row.duty.bearer for row in mine)
        for pair in combinations(actors, 2):
            both = engaged.map(lambda bearers, pair=pair: bearers.issuperset(pair))  # type: ignore[misc]
            apart: Timeline[bool] = Timeline.combine(
                lambda together, linked: together and not linked, both, _linked(view, rows, pair)
            )
            if periods := apart.spells(bool):
                found[need, pair] = list(periods)
    return tuple(
        Unlinked(_shown(rows, one), _shown(rows, other), need, tuple(periods))
        for (need, (one, other)), periods in found.items()
    )


def _bearer(row: DutyRow) -> Timeline[str]:
    return row.live().map(lambda live: row.duty.bearer if live else "")


def _linked(view: WorldView, rows: Iterable[DutyRow], pair: _Pair) -> Timeline[bool]:
    """Whether either of two actors had a live duty towards the other, or together with it."""
    live = [row.live() for row in rows if _links(row.duty, pair)]
    never = Timeline.constant(view.scenario.period, False)
    return Timeline.combine(lambda *any_of: any(any_of), never, *live)


def _links(duty: Duty, pair: _Pair) -> bool:
    reached = {duty.towards, *duty.alongside} - {INSURED}
    return any(duty.bearer == one and other in reached for one, other in (pair, pair[::-1]))


def _shown(rows: Iterable[DutyRow], actor: str) -> str:
    """The actor's own name: the employer's where all its duties are one employer's, else as declared."""
    names = {row.bearer for row in rows if row.duty.bearer == actor}
    return names.pop() if len(names) == 1 else actor
