"""Knows how to draw the terms of rules: conditions, expressions, and wordings that follow upon each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import TypeVar

from hypothesis import strategies as st

from gapcheck.model.concepts import Concept, ValueType
from gapcheck.model.memory import (
    MemoryConcept,
)
from gapcheck.model.rules import (
    CapacityTest,
    Rule,
    Yardstick,
)
from gapcheck.model.terms import (
    ALWAYS,
    All,
    AnyOf,
    Arithmetic,
    Comparison,
    Condition,
    EveryPart,
    Expression,
    Literal,
    Not,
    Operator,
    SomePart,
    SumOverParts,
    Test,
    ValueOf,
    YardstickInForce,
)
from gapcheck.model.wordings import Citation, SourceKind, Transition, Wording, WordingStatus
from tests.engines.random_plans import ORIGIN

T = TypeVar("T")
CHOICES = ("röd", "grön", "blå")
SHARES = [Fraction(n, 4) for n in range(5)] + [Fraction(1, 3), Fraction(1, 8)]
NUMERIC = (ValueType.SHARE, ValueType.NUMBER)
PART_KINDS = ("anställning", "arbetslöshet")
BUILT_IN = (
    ("delen finns", ValueType.YES_NO),
    ("slag av del", ValueType.CHOICE),
    ("andel av arbetstiden", ValueType.SHARE),
)


@dataclass(frozen=True, slots=True)
class Word:
    """A name that conditions may use: its type, and whether it has one value per part."""

    name: str
    type: ValueType
    per_part: bool


@dataclass
class TermBuilder:
    """Draws terms about what is declared so far: `words` may be read, and `promised` come later."""

    draw: st.DrawFn
    recurrent: bool
    words: list[Word] = field(default_factory=list)
    promised: list[Word] = field(default_factory=list)
    concepts: dict[str, Concept] = field(default_factory=dict)
    memory: dict[str, MemoryConcept] = field(default_factory=dict)
    yardsticks: dict[str, Yardstick] = field(default_factory=dict)
    tests: dict[str, CapacityTest] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    in_force: list[tuple[str, str]] = field(default_factory=list)

    def one(self, *items: T) -> T:
        return self.draw(st.sampled_from(items))

    def upto(self, low: int, high: int) -> int:
        return self.draw(st.integers(low, high))

    def chance(self, one_in: int) -> bool:
        """Whether something rare is drawn; what Hypothesis shrinks to is that it is not."""
        return self.upto(0, one_in - 1) == one_in - 1

    # ---- terms

    def readable(self, per_part: bool, types: tuple[ValueType, ...], words: list[Word] | None = None) -> list[Word]:
        words = self.words if words is None else words
        return [word for word in words if word.type in types and (per_part or not word.per_part)]

    def test(self, per_part: bool, words: list[Word] | None = None) -> Condition:
        known = self.readable(per_part, tuple(ValueType), words)
        if not known:
            return ALWAYS
        word = self.one(*known[-6:]) if self.chance(2) else self.one(*known)
        if word.type is ValueType.YES_NO:
            return Test(word.name, Comparison.IS, self.one(True, True, False))
        if word.type is ValueType.CHOICE:
            domain = PART_KINDS if word.name == "slag av del" else CHOICES
            if self.chance(3):
                return Test(
                    word.name, Comparison.ONE_OF, frozenset(self.draw(st.sets(st.sampled_from(domain), min_size=1)))
                )
            return Test(word.name, Comparison.IS, self.one(*domain))
        comparison = self.one(*(c for c in Comparison if c is not Comparison.ONE_OF))
        return Test(word.name, comparison, self.one(*SHARES) if word.type is ValueType.SHARE else self.upto(0, 6))

    def condition(self, per_part: bool, depth: int = 2) -> Condition:
        sort = self.upto(0, 9) if depth else 0
        match sort:
            case 5:
                return All(tuple(self.condition(per_part, depth - 1) for _ in range(self.upto(0, 3))))
            case 6:
                return AnyOf(tuple(self.condition(per_part, depth - 1) for _ in range(self.upto(0, 3))))
            case 7:
                return Not(self.condition(per_part, depth - 1))
            case 8:
                return self.one(SomePart, EveryPart)(self.condition(True, depth - 1))
            case 9 if per_part and self.in_force:
                return YardstickInForce(*self.one(*self.in_force))
        return self.test(per_part)

    def remembered(self, per_part: bool) -> Condition:
        """What memory reads: where cycles are allowed also what is declared later."""
        if self.recurrent and self.promised and self.chance(2):
            return self.test(per_part, self.promised)
        return self.condition(per_part, 1)

    def literal(self, type: ValueType) -> Literal:
        match type:
            case ValueType.YES_NO:
                return Literal(self.one(True, False))
            case ValueType.CHOICE:
                return Literal(self.one(*CHOICES))
            case ValueType.SHARE:
                return Literal(self.one(*SHARES))
            case _:
                return Literal(self.upto(0, 5))

    def expression(self, type: ValueType, per_part: bool, depth: int = 2) -> Expression:
        known = self.readable(per_part, (type,))
        if type is ValueType.CHOICE:
            known = [word for word in known if word.name != "slag av del"]
        match self.upto(0, 5) if depth else self.upto(0, 3):
            case 2 | 3 if known:
                return ValueOf(self.one(*known).name)
            case 4 if type in NUMERIC:
                operator = self.one(*Operator)
                several = 1 if operator.rounds else self.upto(1, 3)
                return Arithmetic(operator, tuple(self.expression(type, per_part, depth - 1) for _ in range(several)))
            case 5 if type in NUMERIC:
                return SumOverParts(self.expression(type, True, depth - 1))
        return self.literal(type)

    # ---- wordings

    def wordings(self, per_part: bool) -> tuple[Wording, ...]:
        """One to three wordings that follow upon each other."""
        cuts = sorted(self.draw(st.sets(st.integers(-5, 40), max_size=2)))
        days = [ORIGIN + timedelta(days=cut) for cut in cuts]
        firsts: list[date | None] = [None, *days]
        lasts: list[date | None] = [*(day - timedelta(days=1) for day in days), None]
        if self.chance(8):
            lasts[-1] = (days[-1] if days else ORIGIN) + timedelta(days=self.upto(0, 20))
        statuses = [self.status() for _ in firsts]
        if self.chance(6) and statuses[0] is not WordingStatus.ABSENT:
            firsts[0] = (days[0] if days else ORIGIN + timedelta(days=10)) - timedelta(days=self.upto(1, 9))
        return tuple(
            Wording(first, last, status, transition=self.transition(per_part), not_while=self.exclusion(per_part))
            for first, last, status in zip(firsts, lasts, statuses, strict=True)
            if first is None or last is None or first <= last
        )

    def status(self) -> WordingStatus:
        read = WordingStatus.READ
        return self.one(read, read, read, WordingStatus.UNREAD, WordingStatus.ABSENT, WordingStatus.MISSING)

    def transition(self, per_part: bool) -> Transition | None:
        return Transition("öb", self.condition(per_part, 1)) if self.chance(8) else None

    def exclusion(self, per_part: bool) -> Condition | None:
        return self.condition(per_part, 1) if self.chance(8) else None

    def citation(self, id: str, per_part: bool) -> Citation:
        truths = self.readable(per_part, (ValueType.YES_NO,))
        picked = self.one(*truths).name if truths and self.chance(5) else ""
        wordings = self.wordings(per_part) if self.chance(2) else (Wording(None, None, WordingStatus.READ),)
        return Citation(id, None, "påhittad", SourceKind.STATUTE, wordings, picked)
