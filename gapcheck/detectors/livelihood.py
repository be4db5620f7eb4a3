"""Gaps without a chair: G201 no livelihood, G204 the seam where a clock ran out and the next chair waits for one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from gapcheck.detectors.wording import SEMICOLON, days, english_name, part_text, refusal, share
from gapcheck.model.finding_codes import NO_LIVELIHOOD
from gapcheck.model.findings import MOST_TOLD, Finding, Loss
from gapcheck.model.labels import joined
from gapcheck.model.period import Period
from gapcheck.model.rules import Need
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Unknown
from gapcheck.model.verdicts import LeafKind, Seating, TriedChair, World

MONTHS, DAYS_OF_YEAR = 12, 365
"""Monthly pay is told per calendar day as twelve months over 365 days, as 28 kap. 10 § SFB reckons a year."""


def gaps(world: World) -> Iterator[Finding]:
    """G201: a share of a need that no ordinary chair holds for longer than the need tolerates."""
    for need in world.tree.needs_reported_as(NO_LIVELIHOOD):
        for part in world.parts_of(need):
            for period, seating in gap_spans(world, need, part):
                if period.days > need.tolerance:
                    yield _gap(world, need, part, period, seating)


def gap_spans(world: World, need: Need, part: str) -> list[tuple[Period, Seating]]:
    """Maximal runs of days with the same unseated share and the same day of healing, with the first day's seating."""
    runs: list[tuple[Period, Seating]] = []
    for period, seating in world.seating(need, part).segments():
        if not (seating.needed and seating.unseated):
            continue
        if runs and runs[-1][0].touches(period) and _alike(runs[-1][1], seating):
            runs[-1] = (Period(runs[-1][0].first, period.last), runs[-1][1])
        else:
            runs.append((period, seating))
    return runs


def _alike(a: Seating, b: Seating) -> bool:
    return a.unseated == b.unseated and a.healed == b.healed


def _gap(world: World, need: Need, part: str, period: Period, seating: Seating) -> Finding:
    tried = tuple(
        t for t in chairs_for_her(world.tried(need, part, period.first)) if not world.tree.chairs[t.chair].last_resort
    )
    unseated = seating.unseated or Fraction(0)
    healed = (
        Text(f" Läkt av beslut den {seating.healed}.", f" Healed by a decision on {seating.healed}.")
        if seating.healed
        else Text("", "")
    )
    when, how_much, which = days(period), share(unseated), part_text(part)
    refused = closed(world.tree, tried)
    return Finding(
        code=NO_LIVELIHOOD,
        concept=need.name,
        part=part,
        period=period,
        actors=tuple(dict.fromkeys(world.tree.chairs[t.chair].actor for t in tried)),
        provisions=provisions_of(tried),
        summary=Text(
            f"Ingen står för {need.name}{which.sv} {when.sv} ({how_much.sv}){refused.sv}.{healed.sv}",
            f"Nobody provides {need.english}{which.en} {when.en} ({how_much.en}){refused.en}.{healed.en}",
        ),
        tried=tried,
        last_resorts=tuple(seat.benefit for seat in seating.last_resorts),
        healed=seating.healed,
        loss=_loss(world, need, part, period, unseated),
    )


def _loss(world: World, need: Need, part: str, period: Period, unseated: Fraction) -> Loss | None:
    """What the gap costs: what was paid the day before less what is paid in it, else the pay for the share that is missing.

    None where neither is known, or where what is paid in the gap changes or is not known.
    """
    paid = world.paid(need, part)
    values = set(paid.restrict(period).values)
    within = values.pop() if len(values) == 1 else None
    if isinstance(within, Unknown) or not isinstance(within, int | Fraction):
        return None
    eve = period.first - timedelta(days=1)
    before = paid.at(eve) if eve in world.scenario.period else None
    if isinstance(before, int | Fraction) and before > within:
        per_day = Fraction(before) - within
    else:
        pay = next((p.monthly_pay for p in world.scenario.parts if p.id == part), None)
        if not pay:
            return None
        per_day = unseated * pay * MONTHS / DAYS_OF_YEAR
    return Loss(per_day, per_day * period.days)


def chairs_for_her(tried: Iterable[TriedChair]) -> tuple[TriedChair, ...]:
    """The chairs meant for the parts of working time she has, the nearest first: the one with the fewest facts about her
    that would have to be others, then the one that lacks least.

    Each with the sets that ask for no other kind of part before the rest.
    """
    meant = []
    for chair in tried:
        nearest = chair.for_her
        if nearest is not None:
            meant.append(replace(chair, sets=(nearest, *(unmet for unmet in chair.sets if unmet != nearest))))
    return tuple(sorted(meant, key=lambda chair: (_other_facts(chair), len(chair.unmet))))


def _other_facts(chair: TriedChair) -> int:
    kinds = (LeafKind.FACT, LeafKind.EVENT, LeafKind.LAW)
    return sum(1 for leaf in chair.unmet if leaf.kind in kinds and not isinstance(leaf.actual, Unknown))


def provisions_of(tried: Iterable[TriedChair]) -> tuple[str, ...]:
    """The refusing chairs, and the rules behind the verdicts that they refuse for."""
    found: list[str] = []
    for chair in tried:
        found.append(chair.chair)
        found += [rule for leaf in chair.unmet for rule in leaf.grounds]
    return tuple(dict.fromkeys(found))


def closed(tree: RuleTree, tried: Iterable[TriedChair]) -> Text:
    """The benefits that refuse, in one clause."""
    paying = [chair for chair in tried if not tree.chairs[chair.chair].waiting_period]
    benefits = list(dict.fromkeys(chair.benefit for chair in paying))
    if not benefits:
        return Text(": ingen stol finns för delen", ": there is no chair for the part")
    english = [english_name(tree, benefit) for benefit in benefits[:MOST_TOLD]]
    left = len(benefits) - MOST_TOLD
    if left > 0:
        benefits, english = [*benefits[:MOST_TOLD], f"{left} andra"], [*english, f"{left} others"]
    return Text(f": stängt för {_and(benefits, 'och')}", f": closed to {_and(english, 'and')}")


def _and(words: list[str], conjunction: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def seams(world: World) -> Iterator[Finding]:
    """G204: a gap that begins when a clock runs out, where the next chair lacks only a clock."""
    for need in world.tree.needs_reported_as(NO_LIVELIHOOD):
        for part in world.parts_of(need):
            seating = world.seating(need, part)
            for period, _ in gap_spans(world, need, part):
                eve = period.first - timedelta(days=1)
                if eve < world.scenario.period.first:
                    continue
                lost = [seat.chair for seat in seating.at(eve).ordinary]
                ran_out = [chair for chair in lost if _lost_to_a_clock(world, chair, part, period.first)]
                tried = world.tried(need, part, period.first)
                waiting = [t for t in (_lacking_only_time(world, t) for t in tried if t.chair not in lost) if t]
                if ran_out and waiting:
                    yield _seam(world, need, part, period, ran_out, waiting)


def _lost_to_a_clock(world: World, chair: str, part: str, day: date) -> bool:
    changed = world.changed_leaves(world.tree.chairs[chair], part, day)
    return any(leaf.kind is LeafKind.CLOCK for leaf in changed) and not world.person_changed(day)


def _lacking_only_time(world: World, tried: TriedChair) -> TriedChair | None:
    """The tried chair with only those minimal sets that time alone would meet; None when there is no such set."""
    sets = tuple(unmet for unmet in tried.sets if unmet and all(world.waits(leaf) for leaf in unmet))
    return replace(tried, sets=sets) if sets else None


def _seam(world: World, need: Need, part: str, period: Period, lost: list[str], waiting: list[TriedChair]) -> Finding:
    ended = ", ".join(world.tree.chairs[chair].benefit for chair in lost)
    next_chairs = joined((refusal(world.tree, t) for t in waiting), SEMICOLON)
    when, which = days(period), part_text(part)
    return Finding(
        code="G204",
        concept=need.name,
        part=part,
        period=period,
        actors=tuple(
            dict.fromkeys(
                [*(world.tree.chairs[c].actor for c in lost), *(world.tree.chairs[t.chair].actor for t in waiting)]
            )
        ),
        provisions=tuple(dict.fromkeys([*lost, *(t.chair for t in waiting)])),
        summary=Text(
            f"En söm{which.sv}: {ended} tar slut därför att en tid löper ut, och nästa stol saknar bara en tid {when.sv}: {next_chairs.sv}.",
            f"A seam{which.en}: {ended} ends because a clock runs out, and the next chair lacks only a clock {when.en}: {next_chairs.en}.",
        ),
        tried=tuple(waiting),
    )
