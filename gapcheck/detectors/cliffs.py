"""G212, the cliff: treatment changes to her detriment on a day when nothing about her changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from gapcheck.detectors.wording import english_name, listed, part_text
from gapcheck.model.finding_codes import NO_LIVELIHOOD
from gapcheck.model.findings import Finding
from gapcheck.model.labels import leaf_text, value_text
from gapcheck.model.period import Period
from gapcheck.model.rules import Need
from gapcheck.model.text import Text
from gapcheck.model.verdicts import Leaf, LeafKind, Seat, World

_CAUSES = (LeafKind.CLOCK, LeafKind.LAW, LeafKind.DECISION)


def cliffs(world: World) -> Iterator[Finding]:
    """G212: a livelihood seat is lost or shrinks because of a clock, a new wording or a decision, not because of her."""
    for need in world.tree.needs.values():
        if need.gap_code != NO_LIVELIHOOD:
            continue
        for part in world.parts_of(need):
            seating = world.seating(need, part)
            for day in seating.change_points():
                before, after = seating.at(day - timedelta(days=1)), seating.at(day)
                if after.doubts or before.doubts or not after.needed or not before.needed:
                    continue
                if _total(after.ordinary) < _total(before.ordinary) and not world.person_changed(day):
                    yield from _cliff(world, need, part, day, before.ordinary, after.ordinary)


def _total(seats: tuple[Seat, ...]) -> Fraction:
    return sum((seat.share for seat in seats), Fraction(0))


def _cliff(
    world: World, need: Need, part: str, day: date, before: tuple[Seat, ...], after: tuple[Seat, ...]
) -> Iterator[Finding]:
    kept = {seat.chair: seat.share for seat in after}
    for seat in before:
        left = kept.get(seat.chair, Fraction(0))
        if left >= seat.share:
            continue
        causes = [
            leaf for leaf in world.changed_leaves(world.tree.chairs[seat.chair], part, day) if leaf.kind in _CAUSES
        ]
        if causes:
            yield _finding(world, need, part, day, seat, left, causes)


def _finding(world: World, need: Need, part: str, day: date, seat: Seat, left: Fraction, causes: list[Leaf]) -> Finding:
    tree = world.tree
    why = listed([_cause(world, leaf) for leaf in causes])
    which = part_text(part)
    return Finding(
        code="G212",
        concept=need.name,
        part=part,
        period=Period(day, day),
        actors=(tree.chairs[seat.chair].actor,),
        provisions=(seat.chair, *world.changed_rules(tree.chairs[seat.chair], part, day)),
        summary=Text(
            f"Stup{which.sv} den {day}: {seat.benefit} från {seat.actor} går från {seat.share} till {left} fast inget om henne "
            f"ändrades. Orsak: {why.sv}.",
            f"Cliff{which.en} on {day}: {english_name(tree, seat.benefit)} from {english_name(tree, seat.actor)} goes from "
            f"{seat.share} to {left} though nothing about her changed. Cause: {why.en}.",
        ),
    )


def _cause(world: World, leaf: Leaf) -> Text:
    if leaf.kind is LeafKind.CLOCK:
        value = value_text(leaf.actual)
        return Text(f"{leaf.concept} = {value.sv}", f"{english_name(world.tree, leaf.concept)} = {value.en}")
    if leaf.kind is LeafKind.LAW:
        return Text(f"lydelsen av {leaf.concept} ändras", f"the wording of {leaf.concept} changes")
    return leaf_text(world.tree, leaf)
