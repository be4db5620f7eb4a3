"""What she must do herself in a case: certificates, applications and contacts, told by the case or asked by the law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.engine.view import WorldView
from gapcheck.model.concepts import Concept, ConceptKind
from gapcheck.model.duties import Duty, DutyState, Step
from gapcheck.model.efforts import EffortSort
from gapcheck.model.period import Period, united
from gapcheck.model.terms import concepts_in
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import INSURED
from gapcheck.model.values import Unknown, Value

_DONE = frozenset({DutyState.DONE_IN_TIME.value, DutyState.DONE_LATE.value})
_ASKED = _DONE | {DutyState.RUNNING.value, DutyState.NEGLECTED.value}


DutyStates = Sequence[tuple[Duty, str, Timeline[Value]]]
"""What a world says of its duties: each with its part and its state on every day."""


@dataclass(frozen=True, slots=True)
class _Act:
    """Something she did on a day, and towards whom."""

    concept: str
    sort: EffortSort
    towards: str
    day: date


def efforts(view: WorldView, states: DutyStates) -> Mapping[EffortSort, int]:
    """How many efforts of each sort one reading has.

    An event counts once for each time, a fact once for each day after the first on which it begins to hold. What the law
    asks for comes on top where the case tells of no act for it: each spell of a duty of hers, and each spell on a chair
    that must be applied for. What fulfils another actor's duty to tell the same actor is not hers.
    """
    told = _told_by_others(states)
    acts = [act for act in _acts(view) if (act.towards, act.day) not in told]
    sought = {name for chair in view.tree.chairs.values() for name in chair.sought_by}
    counted = Counter(act.sort for act in acts if act.concept not in sought)
    counted.update(_asked(view, states, acts))
    counted[EffortSort.APPLICATION] += _applications(view, acts)
    return counted


def _acts(view: WorldView) -> Iterator[_Act]:
    for concept in view.tree.concepts.values():
        if concept.effort is not None:
            for day in _days(view, concept):
                yield _Act(concept.name, concept.effort.sort, concept.effort.towards, day)


def _days(view: WorldView, concept: Concept) -> Iterator[date]:
    """The days on which she did it, once for each part that it concerns."""
    parts = [part.id for part in view.scenario.parts] if concept.per_part else [""]
    if concept.kind is ConceptKind.EVENT:
        for event in view.scenario.events:
            if event.concept == concept.name:
                yield from [event.day] * (len(parts) if not event.part else 1)
        return
    for part in parts:
        for spell in view.line(Signal(SignalKind.CONCEPT, concept.name, part)).spells(lambda value: value is True):
            if spell.first > view.scenario.period.first:
                yield spell.first


def _told_by_others(states: DutyStates) -> set[tuple[str, date]]:
    """Whom, and on which days, another actor told what it had a duty to tell."""
    return {
        (duty.towards, period.first)
        for duty, _, line in states
        if duty.bearer != INSURED and duty.step is Step.INFORM
        for period, value in line.segments()
        if value in _DONE
    }


def _asked(view: WorldView, states: DutyStates, acts: list[_Act]) -> Iterator[EffortSort]:
    """Each spell of a duty of hers in which the case tells of no act of that sort towards the same actor."""
    for duty, _, line in states:
        sort = _sort(view, duty) if duty.bearer == INSURED else None
        if sort is None:
            continue
        for spell in line.spells(lambda value: not isinstance(value, Unknown) and value in _ASKED):
            if not any(act.sort is sort and act.towards == duty.towards and act.day in spell for act in acts):
                yield sort


def _sort(view: WorldView, duty: Duty) -> EffortSort | None:
    """As declared, else what fulfils it, else a contact where she must inform or cooperate."""
    if duty.effort is not None:
        return duty.effort
    named = concepts_in(duty.fulfilled_by) if duty.fulfilled_by is not None else ()
    efforts = (view.tree.concepts[name].effort for name in named if name in view.tree.concepts)
    declared = next((effort.sort for effort in efforts if effort is not None), None)
    return declared or (EffortSort.CONTACT if duty.step in (Step.INFORM, Step.COOPERATE) else None)


def _applications(view: WorldView, acts: Iterable[_Act]) -> int:
    """For each way to apply: the days on which the case tells that she did, or the spells on what it leads to if those are more."""
    days: dict[str, set[date]] = {}
    for act in acts:
        days.setdefault(act.concept, set()).add(act.day)
    chairs: dict[tuple[str, ...], set[str]] = {}
    for chair in view.tree.chairs.values():
        if chair.sought_by:
            chairs.setdefault(chair.sought_by, set()).add(chair.id)
    total = 0
    for names, wanted in chairs.items():
        told = set().union(*(days.get(name, set()) for name in names))
        total += max(len(told), len(united(_held(view, wanted))))
    return total


def _held(view: WorldView, chairs: set[str]) -> Iterator[Period]:
    """The spells on which she sits on, or waits for, any of the chairs."""
    for need in view.tree.needs.values():
        for part in view.parts_of(need):
            line = view.seating(need, part)
            yield from line.spells(
                lambda seating: bool(
                    chairs.intersection(seat.chair for seat in seating.seats)
                    or chairs.intersection(seating.waiting_for)
                )
            )
