"""K105: on the same day two claims require declarations of her that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gapcheck.detectors.wording import days, english_name, in_law, part_text
from gapcheck.model.finding_codes import NO_LIVELIHOOD
from gapcheck.model.findings import Finding
from gapcheck.model.interplay import Contradiction
from gapcheck.model.labels import condition_text, joined
from gapcheck.model.period import Period, united
from gapcheck.model.rules import Need
from gapcheck.model.terms import Test
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Unknown, Value
from gapcheck.model.verdicts import Leaf, LeafKind, Seating, World

_OTHERS = (LeafKind.VERDICT, LeafKind.ASSESSMENT, LeafKind.DECISION)
"""What is not hers to say: what another finds, assesses or decides."""


@dataclass(frozen=True, slots=True)
class _Claim:
    """A chair, for which part ("" for the person), and the declarations of one side that it cannot do without."""

    chair: str
    part: str
    declared: tuple[Test, ...]


def contradictory_claims(world: World) -> Iterator[Finding]:
    """K105: on days when a share of livelihood is unseated, two claims that she could have by her word and others' decisions
    alone ask for words that contradict each other.
    """
    for row in world.tree.contradictions.values():
        for need in world.tree.needs_reported_as(NO_LIVELIHOOD):
            for part in world.parts_of(need):
                found: dict[tuple[_Claim, _Claim], list[Period]] = {}
                for period in _days_at_stake(world, row, need, part):
                    for pair in _opposed(world, row, need, part, period.first):
                        found.setdefault(pair, []).append(period)
                for one, other in sorted(found, key=lambda pair: (pair[0].chair, pair[1].chair)):
                    for period in united(found[one, other]):
                        yield _finding(world, row, need, part, period, one, other)


def _days_at_stake(world: World, row: Contradiction, need: Need, part: str) -> Iterator[Period]:
    """The gap's days on which the declarations are known to contradict each other, cut where somebody else holds her."""
    others = [need, *(other for other in world.tree.needs.values() if other != need and not other.per_part)]
    lines = [world.seating(other, p) for other in others for p in _asked(other, part)]

    def at_stake(holds: Value, mine: Seating, *rest: Seating) -> object:
        missing = mine.needed and bool(mine.unseated) and holds is True
        return tuple(seat.chair for seating in (mine, *rest) for seat in seating.seats) if missing else None

    line: Timeline[object] = Timeline.combine(at_stake, world.holds(row.condition, part), *lines)
    for period, value in line.segments():
        if value is not None:
            yield period


def _asked(need: Need, part: str) -> tuple[str, ...]:
    """The part itself for a need of parts, the person for a need of hers."""
    return (part,) if need.per_part else ("",)


def _opposed(world: World, row: Contradiction, need: Need, part: str, day: date) -> Iterator[tuple[_Claim, _Claim]]:
    seconds = list(_claims(world, row, row.second, need, part, day))
    if seconds:
        for one in _claims(world, row, row.first, need, part, day):
            for other in seconds:
                if one.chair != other.chair:
                    yield one, other


def _claims(
    world: World, row: Contradiction, side: tuple[Test, ...], need: Need, part: str, day: date
) -> Iterator[_Claim]:
    """The claims that cannot do without some declaration of the side.

    A chair that already holds some of the part claims another share of it than the one that is missing.
    """
    holding = {seat.chair for seat in world.seating(need, part).at(day).seats}
    for chair in world.tree.chairs.values():
        its_need = world.tree.needs[chair.need]
        if chair.id in holding or (its_need.per_part and its_need != need):
            continue
        for own in _asked(its_need, part):
            ways = _by_word(world.unmet_undeclared(chair, own, day, side), {t.concept for t in (*side, *row.besides)})
            said = tuple(test for test in side if ways and all(test.concept in way for way in ways))
            if said:
                yield _Claim(chair.id, own, said)


def _by_word(sets: tuple[tuple[Leaf, ...], ...], names: set[str]) -> list[set[str]]:
    """What she must declare for a chair, way by way: of the ways that ask for nothing but declarations and others' word
    those that leave least to others.
    """
    ways = [unmet for unmet in sets if all(_is_word(leaf, names) for leaf in unmet)]
    left_to_others = [sum(1 for leaf in way if leaf.concept not in names) for way in ways]
    return [
        {leaf.concept for leaf in way} & names
        for way, left in zip(ways, left_to_others, strict=True)
        if left == min(left_to_others)
    ]


def _is_word(leaf: Leaf, names: set[str]) -> bool:
    return leaf.concept in names or (leaf.kind in _OTHERS and not isinstance(leaf.actual, Unknown))


def _finding(
    world: World, row: Contradiction, need: Need, part: str, period: Period, one: _Claim, other: _Claim
) -> Finding:  # fmt: skip
    tree, when, which = world.tree, days(period), part_text(part)
    chairs = [tree.chairs[claim.chair] for claim in (one, other)]
    words = [_words(world, claim) for claim in (one, other)]
    law = in_law(tree, row.provisions, period.first)
    actors = [world.actor(chair.actor, part) for chair in chairs]
    english = [english_name(tree, actor) for actor in actors]
    return Finding(
        code="K105",
        concept=row.id,
        part=part,
        period=period,
        actors=tuple(dict.fromkeys(chair.actor for chair in chairs)),
        provisions=tuple(chair.id for chair in chairs),
        summary=Text(
            f"Två anspråk kräver motsatta besked av henne{which.sv} {when.sv}: {chairs[0].benefit} från {actors[0]} "
            f"({words[0].sv}) och {chairs[1].benefit} från {actors[1]} ({words[1].sv}). {row.meaning} {law.sv}",
            f"Two claims require opposite declarations of her{which.en} {when.en}: {chairs[0].english} from {english[0]} "
            f"({words[0].en}) and {chairs[1].english} from {english[1]} ({words[1].en}). {row.english} {law.en}",
        ),
    )


def _words(world: World, claim: _Claim) -> Text:
    return joined((condition_text(world.tree, test) for test in claim.declared), Text(", ", ", "))
