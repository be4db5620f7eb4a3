"""G212, the cliff: treatment changes to her detriment on a day when nothing about her changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction

from gapcheck.detectors.wording import SEMICOLON, english_name, part_text
from gapcheck.model.finding_codes import NO_LIVELIHOOD
from gapcheck.model.findings import Finding, Loss
from gapcheck.model.labels import joined, leaf_text, value_text
from gapcheck.model.period import Period
from gapcheck.model.rules import Need
from gapcheck.model.text import Text
from gapcheck.model.verdicts import Leaf, LeafKind, Seat, World

_CAUSES = (LeafKind.CLOCK, LeafKind.LAW, LeafKind.DECISION)


def cliffs(world: World) -> Iterator[Finding]:
    """G212: a livelihood seat is lost or shrinks, or is tested harder, because of a clock, a wording or a decision."""
    for need in world.tree.needs_reported_as(NO_LIVELIHOOD):
        for part in world.parts_of(need):
            seating = world.seating(need, part)
            paid = world.paid(need, part)
            days = {*seating.change_points(), *world.verdicts(part).change_points(), *paid.change_points()}
            for day in sorted(days):
                before, after = seating.at(day - timedelta(days=1)), seating.at(day)
                if after.doubts or before.doubts or not after.needed or not before.needed or world.person_changed(day):
                    continue
                if _total(after.ordinary) < _total(before.ordinary):
                    yield from _lost_seats(world, need, part, day, before.ordinary, after.ordinary)
                else:
                    yield from _smaller_amounts(world, need, part, day, before.ordinary, after.ordinary)
                    yield from _harder_tests(world, need, part, day, before.ordinary, after.ordinary)


def _total(seats: tuple[Seat, ...]) -> Fraction:
    return sum((seat.share for seat in seats), Fraction(0))


def _lost_seats(
    world: World, need: Need, part: str, day: date, before: tuple[Seat, ...], after: tuple[Seat, ...]
) -> Iterator[Finding]:
    kept = {seat.chair: seat.share for seat in after}
    for seat in before:
        left = kept.get(seat.chair, Fraction(0))
        causes = _causes(world, seat, part, day)
        if left < seat.share and causes:
            benefit, actor = english_name(world.tree, seat.benefit), english_name(world.tree, seat.actor)
            yield _finding(
                world, need, part, day, seat, causes,
                Text(f"{seat.benefit} från {seat.actor} går från {seat.share} till {left}",
                     f"{benefit} from {actor} goes from {seat.share} to {left}"),
            )  # fmt: skip


def _smaller_amounts(
    world: World, need: Need, part: str, day: date, before: tuple[Seat, ...], after: tuple[Seat, ...]
) -> Iterator[Finding]:
    """No seat is lost, but what the chairs pay together is less, because a clock ran or the law changed."""
    paid = world.paid(need, part)
    was, becomes = paid.at(day - timedelta(days=1)), paid.at(day)
    if not isinstance(was, int | Fraction) or not isinstance(becomes, int | Fraction) or becomes >= was:
        return
    seat = next((seat for seat in before if seat not in after), before[0])
    chairs = [world.tree.chairs[name] for name in dict.fromkeys(s.chair for s in (*before, *after))]
    leaves = [leaf for chair in chairs for leaf in world.changed_amount(chair, part, day)]
    causes = [leaf for leaf in dict.fromkeys([*leaves, *_causes(world, seat, part, day)]) if leaf.kind in _CAUSES]
    if causes:
        less = Loss(Fraction(was) - Fraction(becomes))
        benefits = [s.benefit for s in (*before, *after)]
        names = ", ".join(dict.fromkeys(benefits))
        english = ", ".join(dict.fromkeys(english_name(world.tree, benefit) for benefit in benefits))
        what = Text(f"beloppet sänks ({names})", f"the amount falls ({english})")
        yield _finding(world, need, part, day, seat, causes, what, less)


def _harder_tests(
    world: World, need: Need, part: str, day: date, before: tuple[Seat, ...], after: tuple[Seat, ...]
) -> Iterator[Finding]:
    """A seat that stays, but from the day on only as long as she also fails by a further yardstick."""
    held = {seat.chair for seat in after}
    for seat in before:
        causes = _causes(world, seat, part, day)
        for test in world.tests_under(world.tree.chairs[seat.chair], part):
            added = _added_yardsticks(world, test, part, day)
            if seat.chair in held and added and causes:
                benefit = english_name(world.tree, seat.benefit)
                against = ", ".join(english_name(world.tree, yardstick) for yardstick in added)
                yield _finding(
                    world, need, part, day, seat, causes,
                    Text(f"{seat.benefit} prövas från och med nu också mot {', '.join(added)}",
                         f"{benefit} is from now on also tested against {against}"),
                )  # fmt: skip


def _added_yardsticks(world: World, test: str, part: str, day: date) -> tuple[str, ...]:
    """The yardsticks that a test adds on the day while it keeps those it had; a swap adds none."""
    verdicts = world.verdicts(part)
    had, has = (
        next((verdict.yardsticks for verdict in verdicts.at(when) if verdict.test == test), ())
        for when in (day - timedelta(days=1), day)
    )
    return tuple(yardstick for yardstick in has if yardstick not in had) if had and set(had) < set(has) else ()


def _causes(world: World, seat: Seat, part: str, day: date) -> list[Leaf]:
    changed = world.changed_leaves(world.tree.chairs[seat.chair], part, day)
    return [leaf for leaf in changed if leaf.kind in _CAUSES]


def _finding(
    world: World, need: Need, part: str, day: date, seat: Seat, causes: list[Leaf], what: Text, loss: Loss | None = None
) -> Finding:  # fmt: skip
    tree = world.tree
    why = joined((_cause(world, leaf) for leaf in causes), SEMICOLON)
    which = part_text(part)
    return Finding(
        code="G212",
        concept=need.name,
        part=part,
        period=Period(day, day),
        actors=(tree.chairs[seat.chair].actor,),
        provisions=(seat.chair, *world.changed_rules(tree.chairs[seat.chair], part, day)),
        summary=Text(
            f"Stup{which.sv} den {day}: {what.sv} fast inget om henne ändrades. Orsak: {why.sv}.",
            f"Cliff{which.en} on {day}: {what.en} though nothing about her changed. Cause: {why.en}.",
        ),
        loss=loss,
    )


def _cause(world: World, leaf: Leaf) -> Text:
    if leaf.kind is LeafKind.CLOCK:
        value = value_text(leaf.actual)
        return Text(f"{leaf.concept} = {value.sv}", f"{english_name(world.tree, leaf.concept)} = {value.en}")
    if leaf.kind is LeafKind.LAW:
        return Text(f"lydelsen av {leaf.concept} ändras", f"the wording of {leaf.concept} changes")
    return leaf_text(world.tree, leaf)
