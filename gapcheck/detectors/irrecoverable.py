"""G206: a right is lost, and nothing that would restore it lies in her power."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from gapcheck.detectors.wording import SEMICOLON, english_name, part_text
from gapcheck.model.concepts import ConceptKind
from gapcheck.model.finding_codes import NO_LIVELIHOOD, RIGHT_LOST
from gapcheck.model.findings import Finding
from gapcheck.model.labels import joined, label
from gapcheck.model.memory import Latch
from gapcheck.model.period import Period
from gapcheck.model.rules import Need
from gapcheck.model.text import Text
from gapcheck.model.tree import INSURED
from gapcheck.model.values import Unknown
from gapcheck.model.verdicts import Leaf, LeafKind, Seat, TriedChair, World

_CAPACITY = Text("överstiger hennes förmåga i det arbete hon har", "exceeds her capacity in the work she has")
_WORK = Text("kräver ett arbete som hon inte har", "takes work that she does not have")
_PAST = Text("har redan hänt", "has already happened")
_ORDER = (_CAPACITY, _WORK, _PAST)


def irrecoverable(world: World) -> Iterator[Finding]:
    """G206: a need that was seated is not to the end of the case, and every minimal set of every chair is out of her hands."""
    for need in world.tree.needs_reported_as(RIGHT_LOST):
        for part in world.parts_of(need):
            period = _lost(world, need, part)
            if period is None or period.days < 2:
                continue
            # What would have averted the loss is one thing, what restores the right another: that is asked from the next day on.
            asked = {period.first + timedelta(days=1), period.last}
            obstacles = [_obstacles(world, need, part, day) for day in sorted(asked)]
            if all(found is not None for found in obstacles):
                yield _finding(world, need, part, period, obstacles[-1] or ())


def _lost(world: World, need: Need, part: str) -> Period | None:
    """The days to the end of the case on which a need that was seated no longer is; None where none is lost so."""
    runs = list(world.seating(need, part).segments())
    first: date | None = None
    while runs and runs[-1][1].needed and runs[-1][1].unseated:
        first = runs.pop()[0].first
    held = runs and runs[-1][1].needed and runs[-1][1].unseated == 0
    return Period(first, world.scenario.period.last) if first is not None and held else None


@dataclass(frozen=True, slots=True)
class _Obstacle:
    """Why one chair cannot seat her again: the leaf that stands in the way in its smallest set."""

    chair: TriedChair
    leaf: Leaf
    why: Text


def _obstacles(world: World, need: Need, part: str, day: date) -> tuple[_Obstacle, ...] | None:
    """One obstacle for each chair; None where some set of some chair asks for nothing that is out of her hands."""
    found = []
    for tried in world.tried(need, part, day):
        if not tried.unmet:
            continue  # nothing at all would open it
        blocked = [_in_the_way(world, unmet, day) for unmet in tried.sets]
        if not all(blocked):
            return None
        everywhere = set.intersection(*({leaf for leaf, _ in obstacles} for obstacles in blocked))
        leaf, why = min(
            (o for obstacles in blocked for o in obstacles), key=lambda o: (o[0] not in everywhere, _rank(world, o))
        )
        found.append(_Obstacle(tried, leaf, why))
    return tuple(found)


def _rank(world: World, obstacle: tuple[Leaf, Text]) -> tuple[bool, int, tuple[str, ...]]:
    """The obstacle that tells most comes first: what is declared, then what she cannot do, lacks, or what has happened."""
    leaf, why = obstacle
    return leaf.concept not in world.tree.concepts, _order(why), leaf.sort_key()


def _order(why: Text) -> int:
    return _ORDER.index(why) if why in _ORDER else len(_ORDER)


def _in_the_way(world: World, unmet: Iterable[Leaf], day: date) -> list[tuple[Leaf, Text]]:
    return [(leaf, why) for leaf in unmet if (why := _obstacle(world, leaf, day)) is not None]


def _obstacle(world: World, leaf: Leaf, day: date) -> Text | None:
    """Why a condition is out of her hands; None where she can see to it, time will, or nobody knows who can."""
    if isinstance(leaf.actual, Unknown):
        return None
    match leaf.kind:
        case LeafKind.PART:
            return _WORK
        case LeafKind.VERDICT:
            return _CAPACITY if leaf.able is False else _hangs_on(world, leaf)
        case LeafKind.DECISION:
            return None if leaf.actual is None else _hangs_on(world, leaf)
        case LeafKind.CLOCK:
            return None if world.waits(leaf) or _can_end(world, leaf, day) else _PAST
        case LeafKind.LAW | LeafKind.ASSESSMENT | LeafKind.FORECAST:
            return _hangs_on(world, leaf)
    return _of_fact(world, leaf, day)


def _can_end(world: World, leaf: Leaf, day: date) -> bool:
    """Whether she can end a remembered state that stands in the way."""
    memory = world.tree.memory[leaf.concept]
    if not isinstance(memory.recollection, Latch) or leaf.wanted is not False:
        return False
    return any(not _in_the_way(world, unmet, day) for unmet in world.ends(leaf, day))


def _of_fact(world: World, leaf: Leaf, day: date) -> Text | None:
    concept = world.tree.concepts.get(leaf.concept)
    if concept is None:
        return _WORK
    if concept.kind is ConceptKind.DERIVED:
        deciding = [_obstacle(world, under, day) for under in world.deciding(leaf, day)]
        known = [why for why in deciding if why is not None]
        return min(known, key=_order) if deciding and len(known) == len(deciding) else None
    if leaf.concept in {yardstick.measured_by for yardstick in world.tree.yardsticks.values()}:
        return _CAPACITY
    if not concept.changed_by or INSURED in concept.changed_by:
        return None
    return _hangs_on(world, leaf)


def _hangs_on(world: World, leaf: Leaf) -> Text:
    names = [name.strip() for name in leaf.hangs_on.split(",") if name.strip()]
    english = ", ".join(english_name(world.tree, name) for name in names)
    return Text(f"hänger på {', '.join(names)}", f"hangs on {english}")


def _finding(world: World, need: Need, part: str, period: Period, obstacles: tuple[_Obstacle, ...]) -> Finding:
    tree, which = world.tree, part_text(part)
    why = joined((_way_back(world, obstacle) for obstacle in obstacles), SEMICOLON)
    holding = _holding(world, period.first)
    return Finding(
        code=RIGHT_LOST,
        concept=need.name,
        part=part,
        period=period,
        actors=tuple(dict.fromkeys(tree.chairs[o.chair.chair].actor for o in obstacles)),
        provisions=tuple(
            dict.fromkeys(
                name for o in obstacles for name in (o.chair.chair, o.leaf.via) if name
            )
        ),
        summary=Text(
            f"Från och med {period.first} är {need.name}{which.sv} inte längre tryggad, och inget som hon råder över ger "
            f"tillbaka den så långt fallet ser ({period.last}): {why.sv}.{holding.sv}",
            f"From {period.first} {need.english}{which.en} is no longer secured, and nothing in her power brings it back as far as "
            f"the case looks ({period.last}): {why.en}.{holding.en}",
        ),
        tried=tuple(o.chair for o in obstacles),
    )  # fmt: skip


def _way_back(world: World, obstacle: _Obstacle) -> Text:
    tree, leaf = world.tree, label(world.tree, obstacle.leaf.concept)
    return Text(
        f"{obstacle.chair.benefit} ({leaf.sv}: {obstacle.why.sv})",
        f"{english_name(tree, obstacle.chair.benefit)} ({leaf.en}: {obstacle.why.en})",
    )


def _holding(world: World, day: date) -> Text:
    """Who provides the livelihood on the day the right is lost: an income that does not keep it."""
    seats: dict[Seat, None] = {}
    for need in world.tree.needs_reported_as(NO_LIVELIHOOD):
        for part in world.parts_of(need):
            seats |= dict.fromkeys(world.seating(need, part).at(day).ordinary)
    if not seats:
        return Text("", "")
    names = ", ".join(dict.fromkeys(f"{seat.benefit} från {seat.actor}" for seat in seats))
    english = ", ".join(
        dict.fromkeys(f"{english_name(world.tree, s.benefit)} from {english_name(world.tree, s.actor)}" for s in seats)
    )
    return Text(
        f" Samma dag bärs försörjningen av {names}, som inte håller rätten kvar.",
        f" On that day the livelihood is provided by {english}, which does not keep the right.",
    )
