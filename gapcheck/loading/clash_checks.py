"""Knows when two rules may give one concept two unequal values on the same day without saying which goes first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from gapcheck.loading.declarations import Declarations
from gapcheck.loading.problems import Place, Problem, Problems, Related
from gapcheck.loading.shapes import Sort
from gapcheck.model.rules import Rule, Variant
from gapcheck.model.satisfiability import satisfiable
from gapcheck.model.terms import Constant, Literal
from gapcheck.model.tree import RuleTree
from gapcheck.model.wordings import Wording, WordingStatus

_NOWHERE = Place("", 1, 1)


@dataclass(frozen=True, slots=True)
class _Giving:
    """One value that one wording of a rule gives."""

    rule: Rule
    variant: Variant
    value: Constant

    @property
    def wording(self) -> Wording:
        return self.rule.citation.wordings[self.variant.wording]


def check_clashes(tree: RuleTree, declared: Declarations, problems: Problems) -> None:
    """Report, once for each pair of rules and concept, unequal values that nothing keeps apart."""
    givers: defaultdict[str, list[_Giving]] = defaultdict(list)
    for rule in tree.rules.values():
        for variant in rule.variants:
            if rule.citation.wordings[variant.wording].status is WordingStatus.MISSING:
                continue
            for consequence in variant.gives:
                if isinstance(consequence.value, Literal):
                    givers[consequence.concept].append(_Giving(rule, variant, consequence.value.value))
    ranks = _reach(tree)
    places = declared.names[Sort.CONSTRUCT]
    for concept in sorted(givers):
        told: set[tuple[str, str]] = set()
        for one, other in combinations(givers[concept], 2):
            pair = (one.rule.id, other.rule.id)
            if pair in told or not _may_clash(one, other):
                continue
            if pair[1] in ranks[pair[0]] or pair[0] in ranks[pair[1]]:
                continue
            told.add(pair)
            first, second = _shown(one.value), _shown(other.value)
            problems.add(
                Problem(
                    "unequal-values",
                    places.get(pair[1], _NOWHERE),
                    f'"{pair[1]}" ger "{concept}" värdet {second} och "{pair[0]}" ger det värdet {first}, och båda kan '
                    "gälla samma dag; väntade ett värde",
                    f'"{pair[1]}" gives "{concept}" the value {second} and "{pair[0]}" gives it {first}, and both may '
                    "hold on the same day; expected one value",
                    (Related(places.get(pair[0], _NOWHERE), "den andra regeln", "the other rule"),),
                    "Skriv undantag_från eller företräde_framför i den som går före, eller villkor som utesluter "
                    "varandra.",
                    "Write undantag_från or företräde_framför in the one that goes first, or conditions that exclude "
                    "each other.",
                )
            )


def _may_clash(one: _Giving, other: _Giving) -> bool:
    if one.rule.id == other.rule.id or one.value == other.value:
        return False
    return _overlap(one.wording, other.wording) and satisfiable((one.variant.condition, other.variant.condition))


def _overlap(one: Wording, other: Wording) -> bool:
    before = one.last is not None and other.first is not None and one.last < other.first
    after = other.last is not None and one.first is not None and other.last < one.first
    return not before and not after


def _reach(tree: RuleTree) -> dict[str, set[str]]:
    """For each rule every rule it goes before, directly or through others."""
    direct = {rule.id: {*rule.except_from, *rule.precedes} for rule in tree.rules.values()}
    reach: dict[str, set[str]] = {}
    for start, targets in direct.items():
        seen: set[str] = set()
        waiting = list(targets)
        while waiting:
            target = waiting.pop()
            if target not in seen:
                seen.add(target)
                waiting += direct.get(target, ())
        reach[start] = seen
    return reach


def _shown(value: Constant) -> str:
    return {True: "ja", False: "nej"}[value] if isinstance(value, bool) else str(value)
