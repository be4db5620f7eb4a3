"""Scope: which rules give, open, except and precede what, and whether a construct is per part of working time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from gapcheck.model.duties import CounterDeadline, Duty
from gapcheck.model.rules import Consequence, Exclusion, Rule, Variant
from gapcheck.model.terms import ALWAYS, All, AnyOf, Condition, EveryPart, Not, SomePart, Test, YardstickInForce
from gapcheck.model.tree import RuleTree
from gapcheck.model.wordings import Citation


class Scopes:
    """The relations of a rule tree turned round: from a concept, test or target to the rules that bear on it."""

    def __init__(self, tree: RuleTree) -> None:
        self._tree = tree
        self._givers: defaultdict[str, list[tuple[Rule, Variant, Consequence]]] = defaultdict(list)
        self._openers: defaultdict[tuple[str, str], list[tuple[Rule, Variant]]] = defaultdict(list)
        self._yardsticks: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._exceptions: defaultdict[str, list[Rule]] = defaultdict(list)
        self._preceding: defaultdict[str, list[Rule]] = defaultdict(list)
        for rule in tree.rules.values():
            for target in rule.except_from:
                self._exceptions[target].append(rule)
            for target in rule.precedes:
                self._preceding[target].append(rule)
            for variant in rule.variants:
                for consequence in variant.gives:
                    self._givers[consequence.concept].append((rule, variant, consequence))
                if variant.opens is not None:
                    for yardstick in variant.opens.yardsticks:
                        self._openers[variant.opens.capacity_test, yardstick].append((rule, variant))
                        self._yardsticks[variant.opens.capacity_test][yardstick] = None
        self._rule_scope: dict[str, bool] = {}

    def givers(self, concept: str) -> list[tuple[Rule, Variant, Consequence]]:
        return self._givers[concept]

    def openers(self, test: str, yardstick: str) -> list[tuple[Rule, Variant]]:
        return self._openers[test, yardstick]

    def yardsticks_of(self, test: str) -> tuple[str, ...]:
        """Every yardstick that some rule opens for the test, in declared order."""
        return tuple(self._yardsticks[test])

    def exceptions(self, target: str) -> list[Rule]:
        return self._exceptions[target]

    def preceding(self, target: str) -> list[Rule]:
        return self._preceding[target]

    def rule_per_part(self, rule: Rule) -> bool:
        """A rule is per part when its consequence is, or when it opens a test.

        One that only relates is per part when it names a part's concept, or when an exception to it is per part.
        """
        if rule.id not in self._rule_scope:
            given = [consequence.concept for variant in rule.variants for consequence in variant.gives]
            self._rule_scope[rule.id] = any(variant.opens is not None for variant in rule.variants) or (
                any(map(self._tree.per_part, given)) if given else self._relation_per_part(rule)
            )
        return self._rule_scope[rule.id]

    def _relation_per_part(self, rule: Rule) -> bool:
        return (
            any(self.condition_per_part(variant.condition) for variant in rule.variants)
            or self._law_per_part(rule.citation)
            or any(map(self.rule_per_part, self._exceptions[rule.id]))
        )

    def duty_per_part(self, duty: Duty) -> bool:
        """A duty is per part when its bearer is an employer or anything in it names a part's concept."""
        bearer = self._tree.actors.get(duty.bearer)
        conditions = (duty.condition, duty.fulfilled_by or ALWAYS, duty.lapses_when or ALWAYS)
        return (
            (bearer is not None and bearer.per_employer)
            or any(map(self.condition_per_part, conditions))
            or self._law_per_part(duty.citation)
            or (isinstance(duty.deadline, CounterDeadline) and self._tree.per_part(duty.deadline.counter))
        )

    def exclusion_per_part(self, exclusion: Exclusion) -> bool:
        """An exclusion is per part when one of its assessments is, or its condition or wording names a part's concept."""
        return (
            any(self._tree.per_part(name) for name, _ in exclusion.assessments)
            or self.condition_per_part(exclusion.condition)
            or self._law_per_part(exclusion.citation)
        )

    def _law_per_part(self, citation: Citation) -> bool:
        """Whether which wording governs rests on a part's concept."""
        return (citation.picked_by != "" and self._tree.per_part(citation.picked_by)) or any(
            (wording.transition is not None and self.condition_per_part(wording.transition.also_while))
            or (wording.not_while is not None and self.condition_per_part(wording.not_while))
            for wording in citation.wordings
        )

    def condition_per_part(self, condition: Condition) -> bool:
        """Whether a condition names a per-part concept outside a quantifier over parts."""
        return any(self._tree.per_part(name) for name in _free_names(condition))


def _free_names(condition: Condition) -> Iterator[str]:
    match condition:
        case Test(concept=name) | YardstickInForce(capacity_test=name):
            yield name
        case All(items=items) | AnyOf(items=items):
            for item in items:
                yield from _free_names(item)
        case Not(item=item):
            yield from _free_names(item)
        case SomePart() | EveryPart():
            return
