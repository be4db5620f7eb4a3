"""K103: the same share seated twice, or two actors responsible for the same matter, and no provision says how they go together."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import partial
from itertools import combinations

from gapcheck.detectors.together import Borne, borne, both, coordinated
from gapcheck.detectors.wording import days, english_name, part_text
from gapcheck.model.findings import Finding
from gapcheck.model.interplay import Matter
from gapcheck.model.period import Period
from gapcheck.model.rules import Need
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import INSURED
from gapcheck.model.verdicts import Seat, Seating, World


def seated_twice(world: World) -> Iterator[Finding]:
    """K103: two ordinary chairs that together hold more than the whole part, with no provision that coordinates them."""
    for need in world.tree.needs.values():
        for part in world.parts_of(need):
            seating = world.seating(need, part)
            pairs = {pair for value in seating.values if value.needed for pair in _overfull(value.ordinary)}
            for one, other in sorted(pairs):
                doubled = seating.map(partial(_holds_twice, (one, other)))
                alone = coordinated(world, one, other, part).map(lambda together: not together)
                for period in both(doubled, alone).spells(bool):
                    yield _seated_twice(world, need, part, period, one, other)


def _holds_twice(pair: tuple[str, str], seating: Seating) -> bool:
    return seating.needed and pair in _overfull(seating.ordinary)


def _overfull(seats: tuple[Seat, ...]) -> frozenset[tuple[str, str]]:
    """The pairs of chairs, other than waiting periods, whose shares together are more than the whole part."""
    holding = [seat for seat in seats if not seat.waiting_period]
    pairs = combinations(sorted(holding, key=lambda seat: seat.chair), 2)
    return frozenset((a.chair, b.chair) for a, b in pairs if a.share + b.share > Fraction(1))


def _seated_twice(world: World, need: Need, part: str, period: Period, one: str, other: str) -> Finding:
    tree, when, which = world.tree, days(period), part_text(part)
    chairs = [tree.chairs[one], tree.chairs[other]]
    sv = [f"{chair.benefit} från {world.actor(chair.actor, part)}" for chair in chairs]
    en = [f"{chair.english} from {english_name(tree, world.actor(chair.actor, part))}" for chair in chairs]
    return Finding(
        code="K103",
        concept=need.name,
        part=part,
        period=period,
        actors=tuple(dict.fromkeys(chair.actor for chair in chairs)),
        provisions=(one, other),
        summary=Text(
            f"Samma andel bärs två gånger{which.sv} {when.sv}: {sv[0]} och {sv[1]}. Ingen bestämmelse säger hur de går ihop.",
            f"The same share is held twice{which.en} {when.en}: {en[0]} and {en[1]}. No provision says how they go together.",
        ),
    )


def both_responsible(world: World) -> Iterator[Finding]:
    """K103: duties of two actors to act, plan, decide or investigate in the same matter run, and nothing coordinates them."""
    matters = world.tree.matters.values()
    running = borne(world) if matters else ()
    for matter in matters:
        serving = [
            b
            for b in running
            if b.duty.id in matter.duties and b.duty.step.seats_responsibility and b.duty.bearer != INSURED
        ]
        for one, other in combinations(sorted({b.actor for b in serving}), 2):
            yield from _between(
                world, matter, [b for b in serving if b.actor == one], [b for b in serving if b.actor == other]
            )


def _between(world: World, matter: Matter, ones: list[Borne], others: list[Borne]) -> Iterator[Finding]:
    """The days on which some duty of one actor and some of the other's run uncoordinated, told with those of the first day."""
    never: Timeline[frozenset[tuple[int, int]]] = Timeline.constant(world.scenario.period, frozenset())
    loose = never
    for i, one in enumerate(ones):
        for j, other in enumerate(others):
            part = one.part or other.part
            alone = coordinated(world, one.duty.id, other.duty.id, part).map(lambda together: not together)
            pair = frozenset({(i, j)})
            line = both(one.alive, other.alive, alone)
            loose = Timeline.combine(lambda found, now, p=pair: found | p if now else found, loose, line)
    for period in loose.spells(bool):
        pairs = loose.at(period.first)
        mine = [ones[i] for i in sorted({i for i, _ in pairs})]
        theirs = [others[j] for j in sorted({j for _, j in pairs})]
        yield _both_responsible(world, matter, period, mine, theirs)


def _both_responsible(world: World, matter: Matter, period: Period, ones: list[Borne], others: list[Borne]) -> Finding:
    when = days(period)
    one, other = ones[0], others[0]
    english = [english_name(world.tree, b.actor) for b in (one, other)]
    return Finding(
        code="K103",
        concept=matter.name,
        part=one.part or other.part,
        period=period,
        actors=tuple(dict.fromkeys((one.duty.bearer, other.duty.bearer))),
        provisions=tuple(sorted({b.duty.id for b in (*ones, *others)})),
        summary=Text(
            f"Två ansvarar för samma sak ({matter.name}) {when.sv}: {one.actor} ska {one.duty.what}, och {other.actor} ska "
            f"{other.duty.what}. Ingen bestämmelse som gäller i fallet samordnar dem.",
            f"Two are responsible for the same matter ({matter.english}) {when.en}: {english[0]} must {one.duty.english}, and "
            f"{english[1]} must {other.duty.english}. No provision that applies in the case coordinates them.",
        ),
    )
