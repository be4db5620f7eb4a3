"""Knows how to show a drawn rule set and case on a page, for whoever has to find out which engine is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gapcheck.model.rules import Rule
from gapcheck.model.scenario import Scenario
from gapcheck.model.tree import RuleTree
from gapcheck.model.wordings import Citation


def described(tree: RuleTree, scenario: Scenario, law_on: date | None = None) -> str:
    """One line for each declaration of the rules and each thing that is said in the case."""
    return "\n".join(["", *_rules(tree), *_case(scenario, law_on)])


def _rules(tree: RuleTree) -> Iterator[str]:
    for concept in tree.concepts.values():
        yield f"{concept.kind} {concept.name}: {concept.type} om {concept.subject}, annars {concept.default}"
    for memory in tree.memory.values():
        yield f"{memory.name} om {memory.subject}: {memory.recollection}, ingående {memory.opening}"
    for test in tree.tests.values():
        yield f"{test.name}: {'nedsättning' if test.gives_reduction else 'förmåga'}"
    for yardstick in tree.yardsticks.values():
        yield f"{yardstick.name}: {yardstick.measured_by}"
    for rule in tree.rules.values():
        yield from _rule(rule)
    for need in tree.needs.values():
        yield f"{need.name}: {need.condition}"
    for chair in tree.chairs.values():
        yield f"{chair.id} för {chair.need}: {chair.condition} andel {chair.share} beslut {chair.decision!r}"
        yield from _wordings(chair.citation)
    for duty in tree.duties.values():
        yield f"{duty.id} för {duty.bearer}: {duty.condition} {duty.deadline} {duty.fulfilled_by} {duty.lapses_when}"
        yield from _wordings(duty.citation)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"{rule.id}: undantag från {rule.except_from}, företräde framför {rule.precedes}"
    yield from _wordings(rule.citation)
    for variant in rule.variants:
        opens = variant.opens and (variant.opens.capacity_test, variant.opens.yardsticks)
        yield f"  #{variant.wording} om {variant.condition} så {variant.gives} öppnar {opens}"


def _wordings(citation: Citation) -> Iterator[str]:
    for number, wording in enumerate(citation.wordings):
        rest = (wording.transition, wording.not_while)
        yield f"  #{number} {wording.first} till {wording.last} {wording.status} {rest} väljs av {citation.picked_by!r}"


def _case(scenario: Scenario, law_on: date | None) -> Iterator[str]:
    yield f"{scenario.period}, lag per {law_on}, ingående {scenario.opening}"
    for part in scenario.parts:
        yield f"{part.id}: {part.kind} {part.first} till {part.last}"
    for entry in scenario.entries:
        yield f"{entry.concept} = {entry.value} {entry.period} {entry.part}"
    for event in scenario.events:
        yield f"{event.concept} {event.day} {event.part}"
    for decision in scenario.decisions:
        yield f"{decision.benefit} = {decision.granted} {decision.period}, given {decision.given}"
