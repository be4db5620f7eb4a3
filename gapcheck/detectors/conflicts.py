"""Conflicting verdicts on work capacity: K101 both regimes refuse, K106 one actor alone holds her up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gapcheck.detectors.livelihood import chairs_for_her, gap_spans
from gapcheck.detectors.wording import days, english_name, part_text
from gapcheck.model.finding_codes import NO_LIVELIHOOD
from gapcheck.model.findings import Finding
from gapcheck.model.period import Period
from gapcheck.model.rules import Need
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline
from gapcheck.model.verdicts import Leaf, LeafKind, Seating, TriedChair, Verdict, World, contradict

Pair = tuple[TriedChair, Leaf, TriedChair, Leaf]


def both_refuse(world: World) -> Iterator[Finding]:
    """K101: one regime refuses because she is able, another because she is unable, and no chair seats the part."""
    for need in world.tree.needs_reported_as(NO_LIVELIHOOD):
        for part in world.parts_of(need):
            open_runs: dict[tuple[str, str], list[tuple[Period, Pair]]] = {}
            for period in _days_of_constant_refusal(world, need, part):
                for pair in _opposed(chairs_for_her(world.tried(need, part, period.first))):
                    runs = open_runs.setdefault((pair[0].chair, pair[2].chair), [])
                    if runs and runs[-1][0].touches(period):
                        runs[-1] = (Period(runs[-1][0].first, period.last), runs[-1][1])
                    else:
                        runs.append((period, pair))
            for key in sorted(open_runs):
                for period, pair in open_runs[key]:
                    yield _both_refuse(world, need, part, period, pair)


def _days_of_constant_refusal(world: World, need: Need, part: str) -> list[Period]:
    """The gap's days on which nobody seats any of the part, cut where a verdict or the seating changes."""
    both: Timeline[tuple[Seating, tuple[Verdict, ...]]] = Timeline.combine(
        lambda seating, verdicts: (seating, verdicts), world.seating(need, part), world.verdicts(part)
    )
    gaps = [period for period, _ in gap_spans(world, need, part)]
    cut = [period.intersect(gap) for period, (seating, _) in both.segments() for gap in gaps if not seating.ordinary]
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


@dataclass(frozen=True, slots=True)
class _Alone:
    """The chair that alone holds her, the verdict it rests on, and one that contradicts it."""

    chair: str
    actor: str
    mine: str
    mine_found: Text
    other: str
    other_found: Text
    other_actor: str


def held_up_alone(world: World) -> Iterator[Finding]:
    """K106: verdicts on her capacity contradict each other on the same day, and a single actor alone holds her up."""
    for need in world.tree.needs_reported_as(NO_LIVELIHOOD):
        for part in world.parts_of(need):
            judged: Timeline[_Alone | None] = Timeline.combine(
                lambda seating, verdicts, p=part: _alone(world, p, seating, verdicts),
                world.seating(need, part),
                world.verdicts(part),
            )
            for period, found in judged.segments():
                if found is not None:
                    yield _held_up_alone(world, need, part, period, found)


def _alone(world: World, part: str, seating: Seating, verdicts: tuple[Verdict, ...]) -> _Alone | None:
    actors = {seat.actor for seat in seating.ordinary}
    if not seating.needed or len(actors) != 1 or seating.unseated is None:
        return None
    holder = seating.ordinary[0]
    rests_on = world.tests_under(world.tree.chairs[holder.chair], part)
    under = [verdict for verdict in verdicts if verdict.test in rests_on]
    resting = [verdict for verdict in under if verdict.decided_by == holder.actor] or under
    for mine in resting:
        for other in verdicts:
            if contradict(mine, other) and other.decided_by not in (holder.actor, mine.decided_by):
                return _Alone(
                    holder.chair, holder.actor, mine.test, _found(mine), other.test, _found(other), other.decided_by
                )
    return None


def _found(verdict: Verdict) -> Text:
    if verdict.able is None:
        return Text("kan arbeta till en del", "can work in part")
    return Text("kan arbeta", "can work") if verdict.able else Text("inte kan arbeta", "cannot work")


def _held_up_alone(world: World, need: Need, part: str, period: Period, found: _Alone) -> Finding:
    tree = world.tree
    when, which = days(period), part_text(part)
    grounds = [*world.grounds(found.mine, part, period.first), *world.grounds(found.other, part, period.first)]
    return Finding(
        code="K106",
        concept=need.name,
        part=part,
        period=period,
        actors=(tree.chairs[found.chair].actor, tree.tests[found.other].decided_by),
        provisions=tuple(dict.fromkeys([found.chair, *grounds])),
        summary=Text(
            f"Bara {found.actor} håller henne uppe{which.sv} {when.sv}, och bedömningarna går isär: enligt prövningen "
            f'"{found.mine}" är det så att hon {found.mine_found.sv}, enligt "{found.other}" ({found.other_actor}) att hon '
            f"{found.other_found.sv}.",
            f"Only {english_name(tree, found.actor)} holds her up{which.en} {when.en}, and the verdicts contradict: by "
            f'"{english_name(tree, found.mine)}" she {found.mine_found.en}, by "{english_name(tree, found.other)}" '
            f"({english_name(tree, found.other_actor)}) she {found.other_found.en}.",
        ),
    )
