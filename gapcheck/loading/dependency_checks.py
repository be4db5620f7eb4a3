"""Knows which concept rests on which on the same day, and reports what rests on itself without memory in between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from gapcheck.loading.cycles import cycles
from gapcheck.loading.declarations import Declarations
from gapcheck.loading.problems import Place, Problem, Problems, Related
from gapcheck.loading.shapes import Sort
from gapcheck.model.concepts import SameAs
from gapcheck.model.rules import Rule, Variant
from gapcheck.model.terms import (
    All,
    AnyOf,
    Condition,
    EveryPart,
    Expression,
    Not,
    SomePart,
    YardstickInForce,
    concepts_in,
)
from gapcheck.model.tree import RuleTree

_NOWHERE = Place("", 1, 1)


def check_relations(tree: RuleTree, declared: Declarations, problems: Problems) -> None:
    """Report relations between rules that lead back to where they start."""
    for rule in tree.rules.values():
        for key, targets in (("skärper", rule.sharpens), ("företräde_framför", rule.precedes)):
            for target in targets:
                if target not in tree.rules and target in declared.names[Sort.CONSTRUCT]:
                    problems.add(_not_a_rule(rule, key, target, declared.names[Sort.CONSTRUCT]))
        for target in rule.except_from:
            if target in tree.memory:
                problems.add(_memory_excepted(rule, target, declared.names[Sort.CONSTRUCT]))
            if target in tree.exclusions:
                problems.add(_exclusion_excepted(rule, target, declared.names[Sort.CONSTRUCT]))
    graph = {rule.id: {*rule.except_from, *rule.sharpens, *rule.precedes} for rule in tree.rules.values()}
    places = declared.names[Sort.CONSTRUCT]
    for cycle in cycles(graph):
        shown = " → ".join(cycle)
        problems.add(
            Problem(
                "relation-cycle",
                places.get(cycle[0], _NOWHERE),
                f"relationerna mellan reglerna går i cirkel: {shown}",
                f"the relations between the rules form a circle: {shown}",
                tuple(Related(places[id], f'"{id}"', f'"{id}"') for id in cycle[1:-1] if id in places),
            )
        )


def _not_a_rule(rule: Rule, key: str, target: str, places: dict[str, Place]) -> Problem:
    return Problem(
        "relation-target",
        places.get(rule.id, _NOWHERE),
        f'"{key}" i "{rule.id}" pekar på "{target}", som inte är en regel; väntade id på en regel',
        f'"{key}" in "{rule.id}" points at "{target}", which is no rule; expected the id of a rule',
        (Related(places[target], "dit den pekar", "what it points at"),),
    )


def _memory_excepted(rule: Rule, target: str, places: dict[str, Place]) -> Problem:
    """Memory is not removed by a rule: what it no longer counts is said in what it counts, so that its days add up."""
    return Problem(
        "relation-target",
        places.get(rule.id, _NOWHERE),
        f'"undantag_från" i "{rule.id}" pekar på minnet "{target}"; väntade id på en regel, stol eller skyldighet',
        f'"undantag_från" in "{rule.id}" points at the memory "{target}"; expected the id of a rule, chair or duty',
        tuple(Related(places[id], "minnet", "the memory") for id in (target,) if id in places),
        suggestion_sv="Skriv undantaget som ett villkor i det som minnet räknar.",
        suggestion_en="Write the exception as a condition in what the memory counts.",
    )


def _exclusion_excepted(rule: Rule, target: str, places: dict[str, Place]) -> Problem:
    return Problem(
        "relation-target",
        places.get(rule.id, _NOWHERE),
        f'"undantag_från" i "{rule.id}" pekar på uteslutningen "{target}"; väntade id på en regel, stol eller skyldighet',
        f'"undantag_från" in "{rule.id}" points at the exclusion "{target}"; expected the id of a rule, chair or duty',
        tuple(Related(places[id], "uteslutningen", "the exclusion") for id in (target,) if id in places),
        suggestion_sv='Skriv undantaget som ett villkor i det som står under "när" i uteslutningen.',
        suggestion_en='Write the exception as a condition under "när" in the exclusion.',
    )


def check_dependencies(tree: RuleTree, declared: Declarations, problems: Problems) -> None:
    """Report concepts that rest on themselves on the same day; a path through memory reads earlier days and is fine."""
    edges = _edges(tree)
    graph = {name: set(edges[name]) - tree.memory.keys() for name in edges.keys() - tree.memory.keys()}
    places = declared.names[Sort.CONSTRUCT]
    for cycle in cycles(graph):
        shown = " → ".join(cycle)
        by = [edges[one][other] for one, other in pairwise(cycle)]
        place = places.get(by[0]) or declared.names[Sort.CONCEPT].get(cycle[0], _NOWHERE)
        problems.add(
            Problem(
                "concept-cycle",
                place,
                f"begreppen beror på sig själva samma dag: {shown}",
                f"the concepts rest on themselves on the same day: {shown}",
                tuple(
                    Related(places[id], f'genom "{id}"', f'through "{id}"')
                    for id in dict.fromkeys(by[1:])
                    if id in places and id != by[0]
                ),
                "Låt ett minne läsa de tidigare dagarna, eller ta bort ett av beroendena.",
                "Let a memory read the earlier days, or remove one of the dependencies.",
            )
        )


def _edges(tree: RuleTree) -> dict[str, dict[str, str]]:
    """For each concept what it rests on, with the id of a construct by which it does."""
    bearing = _Bearing(tree)
    edges: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for rule in tree.rules.values():
        for variant in rule.variants:
            inputs = bearing.on_variant(rule, variant)
            for consequence in variant.gives:
                for name in (*inputs, *concepts_in(consequence.value)):
                    edges[consequence.concept].setdefault(name, rule.id)
            if variant.opens is not None:
                for yardstick in variant.opens.yardsticks:
                    in_force = _in_force(variant.opens.capacity_test, yardstick)
                    edges[variant.opens.capacity_test].setdefault(in_force, rule.id)
                    if yardstick in tree.yardsticks:
                        edges[variant.opens.capacity_test].setdefault(tree.yardsticks[yardstick].measured_by, rule.id)
                    for name in inputs:
                        edges[in_force].setdefault(name, rule.id)
    for concept in tree.concepts.values():
        if isinstance(concept.default, SameAs):
            edges[concept.name].setdefault(concept.default.concept, "")
    return dict(edges)


class _Bearing:
    """What decides whether a rule is active: its own conditions and those of every rule that relates to it."""

    def __init__(self, tree: RuleTree) -> None:
        self._by_target: defaultdict[str, list[Rule]] = defaultdict(list)
        for rule in tree.rules.values():
            for target in (*rule.except_from, *rule.sharpens, *rule.precedes):
                self._by_target[target].append(rule)

    def on_variant(self, rule: Rule, variant: Variant) -> tuple[str, ...]:
        names = [*_names(variant.condition), *_of_wording(rule, variant)]
        seen, waiting = {rule.id}, list(self._by_target[rule.id])
        while waiting:
            other = waiting.pop()
            if other.id in seen:
                continue
            seen.add(other.id)
            waiting += self._by_target[other.id]
            for its in other.variants:
                names += [*_names(its.condition), *_of_wording(other, its)]
        return tuple(dict.fromkeys(names))


def _of_wording(rule: Rule, variant: Variant) -> Iterator[str]:
    wording = rule.citation.wordings[variant.wording]
    if rule.citation.picked_by:
        yield rule.citation.picked_by
    if wording.transition is not None:
        yield from _names(wording.transition.also_while)
    if wording.not_while is not None:
        yield from _names(wording.not_while)


def _names(term: Condition | Expression) -> Iterator[str]:
    """The concepts a condition reads; a yardstick in force is a thing of its own, apart from the test's result."""
    match term:
        case YardstickInForce(capacity_test=test, yardstick=yardstick):
            yield _in_force(test, yardstick)
        case All(items=items) | AnyOf(items=items):
            for item in items:
                yield from _names(item)
        case Not(item=item) | SomePart(item=item) | EveryPart(item=item):
            yield from _names(item)
        case _:
            yield from concepts_in(term)


def _in_force(test: str, yardstick: str) -> str:
    return f"{test} ({yardstick})"
