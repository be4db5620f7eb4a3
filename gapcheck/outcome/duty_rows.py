"""The duties that were awake in a case: their states and last days, who bears them, and how many each actor bears."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from gapcheck.engine.view import WorldView
from gapcheck.model.duties import Duty, DutyState, Step
from gapcheck.model.duty_chart import DutyRow, Load
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import INSURED
from gapcheck.model.values import Unknown, Value

_HAND_OVERS = (Step.INFORM, Step.COOPERATE)


def duty_rows(view: WorldView, views: Sequence[WorldView]) -> tuple[DutyRow, ...]:
    """A row per duty and part that was awake, or may have been, on some day of the reading.

    Grouped by actor in the order that actors are declared, she herself last; each actor's by first day and provision.
    """
    tree = view.tree
    ranks = {actor: rank for rank, actor in enumerate(tree.actors)} | {INSURED: len(tree.actors)}
    others = [{(duty.id, part): states for duty, part, states in other.duty_states()} for other in views]
    found = [
        (duty, part, states)
        for duty, part, states in view.duty_states()
        if any(isinstance(value, Unknown) or value != DutyState.DORMANT.value for value in states.values)
    ]
    found.sort(key=lambda item: (ranks[item[0].bearer], item[1], _first_awake(item[2]), _reading_order(item[0])))
    return tuple(
        DutyRow(
            number=number,
            duty=duty,
            part=part,
            bearer=view.actor(duty.bearer, part),
            towards=view.actor(duty.towards, part),
            alongside=tuple(view.actor(actor, part) for actor in duty.alongside),
            states=states,
            due=view.due(duty, part),
            aims=tuple(aim.id for aim in tree.aims.values() if aim.governs(duty.bearer, duty.citation)),
            differs=any(other[duty.id, part] != states for other in others),
        )
        for number, (duty, part, states) in enumerate(found, start=1)
    )


def awake_elsewhere(rows: Iterable[DutyRow], views: Sequence[WorldView]) -> tuple[Duty, ...]:
    """The duties that are surely awake in some reading and are in none of the rows, in declared order."""
    shown = {row.duty.id for row in rows}
    awake = {
        duty.id
        for view in views
        for duty, _, states in view.duty_states()
        if any(not isinstance(value, Unknown) and value != DutyState.DORMANT.value for value in states.values)
    }
    return tuple(duty for duty in views[0].tree.duties.values() if duty.id in awake - shown)


def loads(rows: Iterable[DutyRow]) -> tuple[Load, ...]:
    """What each actor bears, in the rows' order."""
    return tuple(_loads(tuple(rows)))


def _loads(rows: tuple[DutyRow, ...]) -> Iterator[Load]:
    for actor in dict.fromkeys(row.bearer for row in rows):
        mine = [row for row in rows if row.bearer == actor]
        fixed = sum(row.fixed for row in mine)
        yield Load(
            actor=actor,
            duties=len(mine),
            fixed=fixed,
            indeterminate=len(mine) - fixed,
            late=sum(row.ever_late for row in mine),
            hand_overs=sum(row.duty.step in _HAND_OVERS for row in mine),
            unsanctioned=sum(row.duty.sanction.nobody for row in mine),
        )


def _first_awake(states: Timeline[Value]) -> int:
    return next(first for first, _, value in states.runs() if value != DutyState.DORMANT.value)


def _reading_order(duty: Duty) -> tuple[object, ...]:
    provision = duty.citation.provision
    return (provision.sort_key if provision else (), duty.id)
