"""G203: a cycle among undecided decisions, each waiting for another of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from gapcheck.detectors.wording import days, english_name
from gapcheck.model.concepts import Concept
from gapcheck.model.findings import Finding
from gapcheck.model.labels import joined, label
from gapcheck.model.period import Period, united
from gapcheck.model.terms import Comparison, Test
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import INSURED, RuleTree
from gapcheck.model.verdicts import Leaf, LeafKind, World

_OTHERS = (LeafKind.VERDICT, LeafKind.ASSESSMENT, LeafKind.DECISION)
"""What hangs on somebody's finding or decision and not on a fact."""


@dataclass(frozen=True, slots=True, order=True)
class _Act:
    """Something that one other actor decides, for a part ("" for the person)."""

    concept: str
    part: str


Waits = Mapping[_Act, tuple[tuple[_Act, str], ...]]
"""What each act that is not done waits for, with the rule that says so."""

Cycle = tuple[tuple[_Act, str], ...]
"""Acts in the order they wait for each other, the last for the first, each with the rule by which it waits."""


def deadlocks(world: World) -> Iterator[Finding]:
    """G203: acts of several actors that are not done, each of which waits for the next one."""
    acts = [
        _Act(concept.name, part)
        for concept in world.tree.concepts.values()
        if concept.held_back_by
        for part in _parts(world, concept)
    ]
    found: dict[Cycle, list[Period]] = {}
    for period in _days_with_refusals(world, acts):
        for cycle in _cycles(world.tree, _waits(world, acts, period.first)):
            found.setdefault(cycle, []).append(period)
    for cycle in sorted(found):
        for period in united(found[cycle]):
            yield _finding(world, cycle, period)


def _parts(world: World, concept: Concept) -> tuple[str, ...]:
    return tuple(part.id for part in world.scenario.parts) if concept.per_part else ("",)


def _days_with_refusals(world: World, acts: Iterable[_Act]) -> Iterator[Period]:
    """Days on which at least two acts are known to be withheld, cut where any of them is withheld or done."""
    held, done = [], []
    for act in acts:
        concept = world.tree.concepts[act.concept]
        held.append(world.holds(Test(concept.held_back_by, Comparison.IS, True), act.part))
        done.append(world.holds(Test(act.concept, Comparison.IS, True), act.part))
    if not held:
        return
    answers: Timeline[tuple[object, ...]] = Timeline.combine(lambda *values: values, *held, *done)
    for period, values in answers.segments():
        if sum(1 for value in values[: len(held)] if value is True) > 1:
            yield period


def _waits(world: World, acts: Iterable[_Act], day: date) -> Waits:
    known = frozenset(acts)
    waits = {}
    for act in sorted(known):
        sets = world.against(world.tree.concepts[act.concept].held_back_by, act.part, day)
        waits[act] = _awaited([unmet for unmet in sets if all(_is_act(leaf, known) for leaf in unmet)], known)
    return waits


def _is_act(leaf: Leaf, known: frozenset[_Act]) -> bool:
    """Whether a condition is met by what an actor does or decides, and not by another fact."""
    return _Act(leaf.concept, leaf.part) in known or leaf.kind in _OTHERS


def _awaited(ways: list[tuple[Leaf, ...]], known: frozenset[_Act]) -> tuple[tuple[_Act, str], ...]:
    """The acts that stand in every way to have it by acts alone."""
    if not ways:
        return ()
    in_all = frozenset.intersection(*(frozenset((leaf.concept, leaf.part) for leaf in way) for way in ways))
    leaves = {_Act(leaf.concept, leaf.part): leaf.via for leaf in ways[0] if (leaf.concept, leaf.part) in in_all}
    return tuple(sorted((act, via) for act, via in leaves.items() if act in known))


def _cycles(tree: RuleTree, waits: Waits) -> tuple[Cycle, ...]:
    """Every elementary cycle of acts of two actors or more, each told from its first act in order of name."""
    found = []

    def follow(path: Cycle, act: _Act) -> None:
        for awaited, via in waits.get(act, ()):
            step = (*path, (act, via))
            if awaited == step[0][0]:
                if len({_decider(tree, a) for a, _ in step}) > 1:
                    found.append(step)
            elif awaited > step[0][0] and awaited not in {a for a, _ in step}:
                follow(step, awaited)

    for start in sorted(waits):
        follow((), start)
    return tuple(found)


def _decider(tree: RuleTree, act: _Act) -> str:
    """The actor, other than she, who can change it."""
    return next((name for name in tree.concepts[act.concept].changed_by if name != INSURED), "")


def _finding(world: World, cycle: Cycle, period: Period) -> Finding:
    tree, when = world.tree, days(period)
    acts = [act for act, _ in cycle]
    steps = [_step(world, act, following) for act, following in zip(acts, [*acts[1:], acts[0]], strict=True)]
    told = joined(steps, Text("; ", "; "))
    return Finding(
        code="G203",
        concept=acts[0].concept,
        part=next((act.part for act in acts if act.part), ""),
        period=period,
        actors=tuple(dict.fromkeys(_decider(tree, act) for act in acts)),
        provisions=tuple(dict.fromkeys(via for _, via in cycle)),
        summary=Text(f"Låst läge {when.sv}: {told.sv}.", f"Deadlock {when.en}: {told.en}."),
    )


def _step(world: World, act: _Act, awaited: _Act) -> Text:
    who, whom = (world.actor(_decider(world.tree, a), act.part or awaited.part) for a in (act, awaited))
    mine, theirs = label(world.tree, act.concept), label(world.tree, awaited.concept)
    return Text(
        f'"{mine.sv}" ({who}) väntar på "{theirs.sv}" ({whom})',
        f'"{mine.en}" ({english_name(world.tree, who)}) waits for "{theirs.en}" ({english_name(world.tree, whom)})',
    )
