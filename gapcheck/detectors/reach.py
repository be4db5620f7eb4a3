"""Which values the rules can give each derived concept on some days, and which wordings can ever come to hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from gapcheck.model.concepts import ConceptKind, NoDefault, SameAs, ValueType
from gapcheck.model.rules import Rule, Variant
from gapcheck.model.satisfiability import satisfiable
from gapcheck.model.terms import Condition, Literal
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Known
from gapcheck.model.wordings import Citation, Wording, WordingStatus

READABLE = (WordingStatus.READ, WordingStatus.UNREAD)


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days; None means no end that way."""

    first: date | None
    last: date | None

    def meets(self, other: Days) -> bool:
        before = self.last is not None and other.first is not None and self.last < other.first
        after = other.last is not None and self.first is not None and other.last < self.first
        return not before and not after

    def covers(self, other: Days) -> bool:
        early = self.first is None or (other.first is not None and self.first <= other.first)
        late = self.last is None or (other.last is not None and other.last <= self.last)
        return early and late


ALWAYS = Days(None, None)


def days_of(citation: Citation, number: int) -> Days:
    """The days a wording can govern: all, where another day picks it or a transitional provision keeps it alive."""
    wording = citation.wordings[number]
    if citation.picked_by or wording.transition is not None or wording.not_while is not None:
        return ALWAYS
    return Days(wording.first, wording.last)


class Reach:
    """What the rules of a tree can bring about, found by striking out wordings that cannot hold until none is left to."""

    def __init__(self, tree: RuleTree) -> None:
        self._tree = tree
        self._givers: defaultdict[str, list[tuple[Rule, Variant]]] = defaultdict(list)
        for rule in tree.rules.values():
            for variant in rule.variants:
                for consequence in variant.gives:
                    self._givers[consequence.concept].append((rule, variant))
        self._dead: set[tuple[str, int]] = set()
        while more := set(self._unable()) - self._dead:
            self._dead |= more

    def can_hold(self, condition: Condition, days: Days) -> bool:
        """Whether the condition can hold on some of the days."""
        return satisfiable([condition], self.values_on(days))

    def dead(self, rule: Rule, variant: Variant) -> bool:
        """Whether the wording can never come to hold."""
        return (rule.id, variant.wording) in self._dead

    def values_on(self, days: Days) -> Callable[[str], Iterable[Known] | None]:
        """The values each concept can take on some of the days; None for a concept where any value may be."""
        return lambda name: self._values(name, days)

    def _unable(self) -> Iterable[tuple[str, int]]:
        for rule in self._tree.rules.values():
            for variant in rule.variants:
                if rule.citation.wordings[variant.wording].status not in READABLE:
                    continue
                if not self.can_hold(variant.condition, days_of(rule.citation, variant.wording)):
                    yield rule.id, variant.wording

    def _values(self, name: str, days: Days) -> Iterable[Known] | None:
        concept = self._tree.concepts.get(name)
        if concept is None:
            return None
        if concept.kind is not ConceptKind.DERIVED:
            return concept.values or None
        if isinstance(concept.default, SameAs | NoDefault):
            return concept.values or None
        found: set[Known] = {concept.default}
        for rule, variant in self._givers[name]:
            if self.dead(rule, variant) or not days_of(rule.citation, variant.wording).meets(days):
                continue
            for consequence in variant.gives:
                if consequence.concept != name:
                    continue
                if not isinstance(consequence.value, Literal) or isinstance(consequence.value.value, frozenset):
                    return concept.values or None
                found.add(consequence.value.value)
        if any(self._unread(rule.citation, days) for rule, _ in self._givers[name]):
            return concept.values or None
        return found if concept.type in (ValueType.YES_NO, ValueType.CHOICE) else None

    def _unread(self, citation: Citation, days: Days) -> bool:
        """Whether the citation is in force with a text that is not modelled on some of the days."""
        first = citation.wordings[0].first
        earlier = first is not None and Days(None, first - timedelta(days=1)).meets(days)
        return earlier or any(_missing(wording) and Days(wording.first, wording.last).meets(days)
                              for wording in citation.wordings)  # fmt: skip


def _missing(wording: Wording) -> bool:
    return wording.status is WordingStatus.MISSING
