"""Conflicting verdicts on work capacity: K101 both regimes refuse, K106 one actor alone holds her up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gapcheck.detectors.livelihood import gap_spans, chairs_for_her
from gapcheck.detectors.wording import days, english_name, part_text
from gapcheck.model.findings import Finding
from gapcheck.model.period import Period
from gapcheck.model.rules import Need
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline
from gapcheck.model.verdicts import Leaf, LeafKind, Seating, TriedChair, Verdict, World

Pair = tuple[TriedChair, Leaf, TriedChair, Leaf]


def both_refuse(world: World) -> Iterator[Finding]:
    """K101: one regime refuses because she is able, another because she is unable, and no chair seats the part."""
    for need in world.tree.needs.values():
        if need.gap_code != "G201":
            continue
        for part in world.parts_of(need):
            open_runs: dict[tuple[str, str], list[tuple[Period, Pair]]] = {}
            for period in _days_of_constant_refusal(world, need, part):
                for pair in _opposed(chairs_for_her(world.tried(need, part, period.first))):
                    runs = open_runs.setdefault((pair[0].chair, pair[2].chair), [])
                    if runs and runs[-1][0].last == period.first - timedelta(days=1):
                        runs[-1] = (Period(runs[-1][0].first, period.last), runs[-1][1])
                    else:
                        runs.append((period, pair))
            for key in sorted(open_runs):
                for period, pair in open_runs[key]:
                    yield _both_refuse(world, need, part, period, pair)


def _days_of_constant_refusal(world: World, need: Need, part: str) -> list[Period]:
    """The gap's days, cut where a verdict or the seating changes."""
    both: Timeline[tuple[Seating, tuple[Verdict, ...]]] = Timeline.combine(
        lambda seating, verdicts: (seating, verdicts), world.seating(need, part), world.verdicts(part)
    )
    gaps = [period for period, _ in gap_spans(world, need, part)]
    cut = [period.intersect(gap) for period, _ in both.segments() for gap in gaps]
    return [period for period in cut if period is not None]


def _opposed(tried: tuple[TriedChair, ...]) -> Iterator[Pair]:
    """One pair for each two actors: the chairs of theirs that lack least."""
    verdicts = [(t, leaf) for t in tried for leaf in t.unmet if leaf.kind is LeafKind.VERDICT]
    seen: set[tuple[str, str]] = set()
    for able_chair, able in verdicts:
        for unable_chair, unable in verdicts:
            actors = (able_chair.actor, unable_chair.actor)
            if able.able is True and unable.able is False and actors[0] != actors[1] and actors not in seen:
                seen.add(actors)
                yield able_chair, able, unable_chair, unable


def _both_refuse(world: World, need: Need, part: str, period: Period, pair: Pair) -> Finding:
    able_chair, able, unable_chair, unable = pair
    tree = world.tree
    when, which = days(period), part_text(part)
    return Finding(
        code="K101",
        concept=need.name,
        part=part,
        period=period,
        actors=(tree.chairs[able_chair.chair].actor, tree.chairs[unable_chair.chair].actor),
        provisions=tuple(dict.fromkeys([able_chair.chair, *able.grounds, unable_chair.chair, *unable.grounds])),
        summary=Text(
            f"Båda nekar{which.sv} {when.sv}: {able_chair.actor} ger inte {able_chair.benefit} därför att hon kan arbeta "
            f"({able.concept}), {unable_chair.actor} ger inte {unable_chair.benefit} därför att hon inte kan arbeta ({unable.concept}).",
            f"Both refuse{which.en} {when.en}: {english_name(tree, able_chair.actor)} gives no "
            f"{english_name(tree, able_chair.benefit)} because she can work ({english_name(tree, able.concept)}), "
            f"{english_name(tree, unable_chair.actor)} gives no {english_name(tree, unable_chair.benefit)} because she cannot "
            f"({english_name(tree, unable.concept)}).",
        ),
        tried=(able_chair, unable_chair),
    )


def held_up_alone(world: World) -> Iterator[Finding]:
    """K106: verdicts on her capacity contradict each other on the same day, and a single actor alone holds her up."""
    for need in world.tree.needs.values():
        if need.gap_code != "G201":
            continue
        for part in world.parts_of(need):
            judged: Timeline[tuple[str, str, str, str, str] | None] = Timeline.combine(
                lambda seating, verdicts, p=part: _alone(world, p, seating, verdicts),
                world.seating(need, part),
                world.verdicts(part),
            )
            for period, found in judged.segments():
                if found is not None:
                    yield _held_up_alone(world, need, part, period, found)


def _alone(
    world: World, part: str, seating: Seating, verdicts: tuple[Verdict, ...]
) -> tuple[str, str, str, str, str] | None:
    """The holding chair, its actor, the verdict it rests on, and the contradicting verdict with its decider."""
    actors = {seat.actor for seat in seating.ordinary}
    if not seating.needed or len(actors) != 1 or seating.unseated is None:
        return None
    holder = seating.ordinary[0]
    rests_on = world.tests_under(world.tree.chairs[holder.chair], part)
    resting = [v for v in verdicts if v.test in rests_on and v.able is not None]
    opposed = [
        (mine, other)
        for mine in resting
        for other in verdicts
        if other.able is not None and other.able is not mine.able and other.decided_by != holder.actor
    ]
    if not opposed:
        return None
    mine, other = opposed[0]
    return holder.chair, holder.actor, mine.test, other.test, other.decided_by


def _held_up_alone(
    world: World, need: Need, part: str, period: Period, found: tuple[str, str, str, str, str]
) -> Finding:
    chair, actor, mine, other, other_actor = found
    tree = world.tree
    able_first = _able(world, part, period.first, mine)
    when, which = days(period), part_text(part)
    first = Text("kan arbeta", "can work") if able_first else Text("inte kan arbeta", "cannot work")
    second = Text("inte kan arbeta", "cannot work") if able_first else Text("kan arbeta", "can work")
    return Finding(
        code="K106",
        concept=need.name,
        part=part,
        period=period,
        actors=(tree.chairs[chair].actor, tree.tests[other].decided_by),
        provisions=tuple(
            dict.fromkeys([chair, *world.grounds(mine, part, period.first), *world.grounds(other, part, period.first)])
        ),
        summary=Text(
            f"Bara {actor} håller henne uppe{which.sv} {when.sv}, och bedömningarna går isär: {actor} ({mine}) finner att "
            f"hon {first.sv}, {other_actor} ({other}) att hon {second.sv}.",
            f"Only {english_name(tree, actor)} holds her up{which.en} {when.en}, and the verdicts contradict: "
            f"{english_name(tree, actor)} ({english_name(tree, mine)}) finds that she {first.en}, "
            f"{english_name(tree, other_actor)} ({english_name(tree, other)}) that she {second.en}.",
        ),
    )


def _able(world: World, part: str, day: date, test: str) -> bool:
    return next(v.able is True for v in world.verdicts(part).at(day) if v.test == test)
