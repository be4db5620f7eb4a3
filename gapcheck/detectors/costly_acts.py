"""G205: an act that the law requires, or that serves a need, costs her a right she holds without it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from gapcheck.detectors.wording import days, english_name, part_text
from gapcheck.model.concepts import Concept
from gapcheck.model.duties import Duty, DutyState
from gapcheck.model.findings import Finding
from gapcheck.model.labels import joined, label
from gapcheck.model.period import Period
from gapcheck.model.rules import Need
from gapcheck.model.suppositions import Act, Supposed, Supposition, acts
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import INSURED
from gapcheck.model.values import Known, Value
from gapcheck.model.verdicts import Seat, Seating, World

_OPEN = frozenset({DutyState.RUNNING.value, DutyState.NEGLECTED.value})


@dataclass(frozen=True, slots=True)
class _Lost:
    """What is seated without an act and not with it, on which days, and the rules that refuse it with the act.

    Each seat stands with the share of it that is left.
    """

    need: Need
    part: str
    period: Period
    seats: tuple[tuple[Seat, Fraction], ...]
    rules: tuple[str, ...]


def costly_acts(world: World) -> Iterator[Finding]:
    """G205: a duty's act done, or an act that serves a need: a right held without it is lost with it."""
    yield from _required(world)
    yield from _serving(world)


# ---- what a duty requires


@dataclass(frozen=True, slots=True)
class _Trial:
    """A duty's act supposed done from a day, or supposed not done where the case has it done."""

    duty: Duty
    part: str
    act: Act
    done_in_case: date | None
    supposition: Supposition


def _required(world: World) -> Iterator[Finding]:
    trials = [trial for duty, part, states in world.duty_states() for trial in _trials(world, duty, part, states)]
    found = world.supposing([trial.supposition for trial in trials])
    for trial, other in zip(trials, found, strict=True):
        if other is not None:
            without, having = (world, other) if trial.done_in_case is None else (other, world)
            for lost in _lost(without, having):
                yield _costly_duty(world, trial, lost)


def _trials(world: World, duty: Duty, part: str, states: Timeline[Value]) -> Iterator[_Trial]:
    """The first time the duty is open: every act that would fulfil it that day, or the one that did."""
    first = next((period for period, state in states.segments() if state in _OPEN), None)
    if first is None:
        return
    last = world.scenario.period.last
    for act in acts(world.tree, duty):
        done = _done(world, act, part, first.first)
        if done is None:
            yield _Trial(duty, part, act, None, act.done(world.tree, part, first.first, last))
        elif states.at(done - timedelta(days=1)) in _OPEN:
            yield _Trial(duty, part, act, done, act.undone(world.tree, part, done, last))


def _done(world: World, act: Act, part: str, since: date) -> date | None:
    """The first day after `since` on which the case itself has the act done; None where it never has."""
    lines = [(world.value(name, part) or world.value(name, ""), value) for name, value in act.wanted]
    known = [(line, value) for line, value in lines if line is not None]
    if len(known) < len(lines):
        return None
    held: Timeline[bool] = Timeline.combine(
        lambda *values: all(value == wanted for value, (_, wanted) in zip(values, known, strict=True)),
        *(line for line, _ in known),
    )
    return next((period.first for period in held.spells(bool) if period.first > since), None)


def _costly_duty(world: World, trial: _Trial, lost: _Lost) -> Finding:
    tree, duty = world.tree, trial.duty
    bearer = world.actor(duty.bearer, trial.part)
    what, when = _lost_text(world, lost), days(lost.period)
    name = Text("Hon", "She") if duty.bearer == INSURED else Text(bearer, english_name(tree, bearer))
    if trial.done_in_case is None:
        summary = Text(
            f"{name.sv} ska {duty.what}, men när det är gjort förlorar hon {what.sv} {when.sv}; utan det har hon det kvar.",
            f"{name.en} must {duty.english}, but once it is done she loses {what.en} {when.en}; without it she keeps it.",
        )
    else:
        summary = Text(
            f"{name.sv} ska {duty.what}. Det gjordes den {trial.done_in_case}, och därmed förlorar hon {what.sv} {when.sv}; "
            "utan det hade hon haft det kvar.",
            f"{name.en} must {duty.english}. It was done on {trial.done_in_case}, and with it she loses {what.en} {when.en}; "
            "without it she would have kept it.",
        )
    return Finding(
        code="G205",
        concept=lost.need.name,
        part=lost.part,
        period=lost.period,
        actors=tuple(dict.fromkeys((duty.bearer, *(tree.chairs[seat.chair].actor for seat, _ in lost.seats)))),
        provisions=tuple(dict.fromkeys((duty.id, *(seat.chair for seat, _ in lost.seats), *lost.rules))),
        summary=summary,
    )


# ---- what serves a need


def _serving(world: World) -> Iterator[Finding]:
    """Acts and incomes that the rules declare to serve a need, where the case has them."""
    whole = world.scenario.period
    tried = [concept for concept in world.tree.concepts.values() if concept.serves and _somewhere(world, concept)]
    found = world.supposing([(Supposed(concept.name, "", False, whole),) for concept in tried])
    for concept, other in zip(tried, found, strict=True):
        if other is not None:
            for lost in _lost(other, world):
                yield _costly_act(world, concept, lost)


def _somewhere(world: World, concept: Concept) -> bool:
    parts = (part.id for part in world.scenario.parts) if concept.per_part else ("",)
    lines = (world.value(concept.name, part) for part in parts)
    wanted: Known = True
    return any(line is not None and wanted in line.values for line in lines)


def _costly_act(world: World, concept: Concept, lost: _Lost) -> Finding:
    tree = world.tree
    what, when, name = _lost_text(world, lost), days(lost.period), label(tree, concept.name)
    need = tree.needs[concept.serves]
    return Finding(
        code="G205",
        concept=concept.name,
        part=lost.part,
        period=lost.period,
        actors=tuple(dict.fromkeys((INSURED, *(tree.chairs[seat.chair].actor for seat, _ in lost.seats)))),
        provisions=tuple(dict.fromkeys((*(seat.chair for seat, _ in lost.seats), *lost.rules))),
        summary=Text(
            f'"{name.sv}" är till för {need.name}, men med det förlorar hon {what.sv} {when.sv}; utan det hade hon haft det kvar.',
            f'"{name.en}" is there for {need.english}, but with it she loses {what.en} {when.en}; without it she would have kept it.',
        ),
    )


# ---- what is lost


def _lost(without: World, having: World) -> Iterator[_Lost]:
    """For each need and part what is seated without an act and lost with it, from the first such day to the last."""
    for need in without.tree.needs.values():
        for part in without.parts_of(need):
            before, after = without.seating(need, part), having.seating(need, part)
            less: Timeline[bool] = Timeline.combine(_less, before, after)
            spells = less.spells(bool)
            if spells:
                first = spells[0].first
                left = {seat.chair: seat.share for seat in after.at(first).ordinary}
                held = ((seat, left.get(seat.chair, Fraction(0))) for seat in before.at(first).ordinary)
                seats = tuple((seat, share) for seat, share in held if share < seat.share)
                refusing = dict.fromkeys(rule for seat, _ in seats for rule in _refusing(having, seat, part, first))
                yield _Lost(need, part, Period(first, spells[-1].last), seats, tuple(refusing))


def _refusing(world: World, seat: Seat, part: str, day: date) -> Iterator[str]:
    """The rules that a seat's smallest set of unmet conditions stands in, or that opened what a test found."""
    for unmet in world.unmet(world.tree.chairs[seat.chair], part, day)[:1]:
        for leaf in unmet:
            yield from (rule for rule in (leaf.via, *leaf.grounds) if rule and rule not in world.tree.chairs)


def _less(without: Seating, having: Seating) -> bool:
    if without.unseated is None or having.unseated is None or not (without.needed and having.needed):
        return False
    return having.unseated > without.unseated


def _lost_text(world: World, lost: _Lost) -> Text:
    need, which = lost.need, part_text(lost.part)
    seats = joined((_seat_text(world, seat, left) for seat, left in lost.seats), Text("; ", "; "))
    return Text(f"{need.name}{which.sv} ({seats.sv})", f"{need.english}{which.en} ({seats.en})")


def _seat_text(world: World, seat: Seat, left: Fraction) -> Text:
    tree = world.tree
    shrinks = Text(f", från {seat.share} till {left}", f", from {seat.share} to {left}") if left else Text("", "")
    return Text(
        f"{seat.benefit} från {seat.actor}{shrinks.sv}",
        f"{english_name(tree, seat.benefit)} from {english_name(tree, seat.actor)}{shrinks.en}",
    )
