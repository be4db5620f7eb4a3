"""What passes between actors only through her: what she carries, and who had no duty to tell each other."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from gapcheck.detectors.couriers import carried
from gapcheck.detectors.documents import KINDS
from gapcheck.engine.view import WorldView
from gapcheck.model.duties import Duty
from gapcheck.model.duty_chart import DutyRow, HandedOver, Unlinked
from gapcheck.model.period import Period
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import INSURED

_Pair = tuple[str, str]


def handed_over(view: WorldView) -> tuple[HandedOver, ...]:
    """The documents that she brings from those who issue them to one who needs them, as G209 finds them."""
    return tuple(
        HandedOver(
            issuers=found.document.issuers,
            receiver=found.document.needed_by,
            what=KINDS[found.document.kind],
            shows=found.document.concepts,
            duties=found.duties,
            periods=found.periods,
        )
        for found in carried(view)
    )


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
