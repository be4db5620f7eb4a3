"""Knows how to draw small rule sets: every sort of concept, rule, relation, wording, memory, test, chair and duty.

What is drawn is what the loader lets through: a rule for concepts of one level reads only what was declared before, so
that nothing rests on itself on the same day; memory may read anything, which the flag `recurrent` allows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from gapcheck.model.calendar import Unit
from gapcheck.model.concepts import Concept, ConceptKind, NoDefault, Renewal, SameAs, Subject, ValueType
from gapcheck.model.duties import CounterDeadline, Deadline, Duty, Holder, IndeterminateDeadline, Step, TimeDeadline
from gapcheck.model.memory import (
    Counter,
    DaysSince,
    HeldValue,
    Latch,
    Length,
    MemoryConcept,
    Recollection,
    SpanAfter,
    SpanDuring,
    Window,
)
from gapcheck.model.register import Register
from gapcheck.model.rules import (
    Capability,
    CapacityTest,
    Chair,
    Consequence,
    Exclusion,
    Need,
    Opening,
    Rule,
    Variant,
    Yardstick,
)
from gapcheck.model.terms import Condition
from gapcheck.model.tree import Actor, RuleTree
from gapcheck.model.values import Known
from gapcheck.model.wordings import Citation, SourceKind, WordingStatus
from tests.engines.random_plans import ORIGIN, lengths
from tests.engines.random_terms import BUILT_IN, CHOICES, NUMERIC, TermBuilder, Word


@dataclass
class TreeBuilder(TermBuilder):
    """Draws a tree, declaration by declaration."""

    occasions: bool = False

    def test(self, per_part: bool, words: list[Word] | None = None) -> Condition:
        """Where assessments are made anew, what is drawn rests on them more often."""
        if self.occasions and words is None and self.chance(3):
            open_norms = [w for w in self.words if w.name in self.concepts and self.is_assessment(w.name)]
            words = self.readable(per_part, tuple(ValueType), open_norms) or None
        return super().test(per_part, words)

    def is_assessment(self, name: str) -> bool:
        return self.concepts[name].kind is ConceptKind.ASSESSMENT

    # ---- declarations

    def declare(self, concept: Concept) -> Word:
        self.concepts[concept.name] = concept
        return Word(concept.name, concept.type, concept.per_part)

    def given(self, assessments: int) -> None:
        """Facts, assessments, forecasts, events and decisions, each for her or for a part."""
        self.words += [self.declare(self.plain(name, ConceptKind.FACT, type, True)) for name, type in BUILT_IN]
        kinds = [self.one(*(k for k in ConceptKind if k is not ConceptKind.DERIVED)) for _ in range(self.upto(1, 4))]
        kinds += [ConceptKind.ASSESSMENT] * self.upto(min(1, assessments), assessments) + [ConceptKind.FACT] * 2
        for number, kind in enumerate(kinds):
            type = ValueType.YES_NO
            if kind is ConceptKind.ASSESSMENT:
                type = self.one(ValueType.YES_NO, ValueType.YES_NO, ValueType.CHOICE)
            elif kind not in (ConceptKind.EVENT, ConceptKind.DECISION):
                type = self.one(ValueType.YES_NO, *NUMERIC, ValueType.CHOICE)
            per_part = self.draw(st.booleans())
            default: Known | SameAs | NoDefault = NoDefault.MISSING
            same = [w for w in self.readable(per_part, (type,)) if w.name not in dict(BUILT_IN)]
            if kind is not ConceptKind.EVENT and same and self.chance(4):
                default = SameAs(self.one(*same).name)
            elif kind in (ConceptKind.FACT, ConceptKind.DECISION) and self.chance(2):
                value = self.literal(type).value
                assert not isinstance(value, frozenset)
                default = value
            self.words.append(self.declare(self.plain(f"{kind.value} {number}", kind, type, per_part, default)))

    def plain(
        self,
        name: str,
        kind: ConceptKind,
        type: ValueType,
        per_part: bool,
        default: Known | SameAs | NoDefault = NoDefault.MISSING,
    ) -> Concept:
        subject = Subject.PART if per_part else Subject.PERSON
        domain = CHOICES if type is ValueType.CHOICE else ()
        return Concept(name, name, kind, type, subject, "", domain=domain, default=default)

    def derived(self, number: int, promised: list[Word]) -> None:
        """One or two concepts of one level with the rules that give them, and the relations between those rules."""
        level: list[Concept] = []
        for letter in "ab"[: 1 + self.chance(3)]:
            word = next((w for w in promised if w.name == f"härledd {number}{letter}"), None)
            type = word.type if word else self.one(ValueType.YES_NO, ValueType.YES_NO, ValueType.CHOICE, *NUMERIC)
            # One level is about her or about her parts: what a part's exception does to her own value is undefined.
            per_part = word.per_part if word else level[0].per_part if level else self.draw(st.booleans())
            value = self.literal(type).value
            assert not isinstance(value, frozenset)
            default = value if self.chance(2) else NoDefault.MISSING
            level.append(self.plain(f"härledd {number}{letter}", ConceptKind.DERIVED, type, per_part, default))
        ids: list[str] = []
        for rule_number in range(self.upto(1, 4)):
            given = level if len(level) == 2 and self.chance(3) else [self.one(*level)]
            per_part = level[0].per_part
            id = f"regel {number}.{rule_number}"
            gives = lambda here=given, part=per_part: tuple(  # noqa: E731
                Consequence(c.name, self.literal(c.type) if self.chance(2) else self.expression(c.type, part))
                for c in here
            )
            self.rule(id, per_part, gives, ids)
            ids.append(id)
        self.exceptions(f"{number}", ids, level[0].per_part)
        self.words += [self.declare(concept) for concept in level]

    def rule(self, id: str, per_part: bool, gives: object, earlier: list[str], opens: Opening | None = None) -> None:
        citation = self.citation(id, per_part)
        present = [n for n, wording in enumerate(citation.wordings) if wording.status is not WordingStatus.ABSENT]
        shared = self.condition(per_part)
        variants = []
        for wording in present:
            condition = self.condition(per_part) if self.chance(3) else shared
            variants.append(Variant(wording, condition, gives() if callable(gives) else (), opens))
        excepts = (self.one(*earlier),) if earlier and self.chance(4) else ()
        precedes = (self.one(*earlier),) if earlier and self.chance(3) else ()
        self.rules[id] = Rule(citation, "kassan", tuple(variants), excepts, precedes=precedes)

    def exceptions(self, about: str, targets: list[str], per_part: bool) -> None:
        """Exceptions without a consequence of their own, and exceptions to those."""
        known = list(targets)
        for number in range(self.upto(0, 2) if known else 0):
            id = f"undantag {about}.{number}"
            self.rule(id, per_part, None, [])
            rule = self.rules[id]
            self.rules[id] = Rule(rule.citation, rule.actor, rule.variants, (self.one(*known),))
            known.append(id)

    def capacity_test(self, number: int) -> None:
        gives_reduction = self.draw(st.booleans())
        type = ValueType.SHARE if gives_reduction else ValueType.YES_NO
        name = f"förmåga {number}"
        measures = [w for w in self.readable(True, (type,)) if w.name not in dict(BUILT_IN)]
        if not measures:
            return
        yardsticks = [f"måttstock {number}.{n}" for n in range(self.upto(1, 3))]
        for yardstick in yardsticks:
            self.yardsticks[yardstick] = Yardstick(yardstick, yardstick, self.one(*measures).name, "")
        ids: list[str] = []
        for rule_number in range(self.upto(1, 3)):
            id = f"öppnar {number}.{rule_number}"
            used = tuple(sorted(self.draw(st.sets(st.sampled_from(yardsticks), min_size=1, max_size=2))))
            self.rule(id, True, None, ids, Opening(name, used, None, "", "", "", "kassan", "", ""))
            ids.append(id)
        self.exceptions(f"förmåga {number}", ids, True)
        self.tests[name] = CapacityTest(name, name, "sjukpenning", gives_reduction, "kassan", "")
        self.words.append(Word(name, type, True))
        self.in_force += [(name, yardstick) for yardstick in yardsticks]

    def memory_concept(self, number: int) -> None:
        per_part = self.draw(st.booleans())
        name, citation = f"minne {number}", Citation(f"minne {number}", None, "", SourceKind.STATUTE, ())
        type, spec = self.recollection(per_part)
        opening: Known = None
        if self.chance(3):
            opening = {ValueType.YES_NO: True, ValueType.NUMBER: 3, ValueType.SHARE: Fraction(1, 2)}.get(type)
        subject = Subject.PART if per_part else Subject.PERSON
        self.memory[name] = MemoryConcept(name, name, citation, subject, spec, opening, type)
        self.words.append(Word(name, type, per_part))

    def recollection(self, per_part: bool) -> tuple[ValueType, Recollection]:
        condition = self.remembered(per_part)
        match self.upto(0, 6):
            case 0:
                merged = self.one((None, None), (self.upto(1, 6), None), (None, self.upto(1, 6)))
                return ValueType.NUMBER, Counter(condition, *merged)
            case 1:
                return ValueType.NUMBER, Window(condition, self.draw(st.booleans()), self.draw(lengths()))
            case 2:
                return ValueType.YES_NO, SpanDuring(condition, self.length(per_part))
            case 3:
                return ValueType.YES_NO, SpanAfter(condition, self.length(per_part))
            case 4:
                return ValueType.YES_NO, Latch(condition, self.remembered(per_part))
            case 5:
                takes, otherwise = (self.expression(ValueType.SHARE, per_part, 1) for _ in range(2))
                return ValueType.SHARE, HeldValue(takes, condition, self.remembered(per_part), otherwise)
        return ValueType.NUMBER, DaysSince(condition)

    def length(self, per_part: bool) -> Length:
        numbers = self.readable(per_part, (ValueType.NUMBER,))
        if numbers and self.chance(3):
            return Length(0, self.one(Unit.DAYS, Unit.WORKING_DAYS, Unit.WEEKS), self.one(*numbers).name)
        return self.draw(lengths())

    # ---- what findings are made of

    def tree(self, assessments: int) -> RuleTree:
        self.given(assessments)
        promises = [Word("härledd 8a", ValueType.YES_NO, False), Word("härledd 9a", ValueType.YES_NO, True)]
        self.promised = promises if self.recurrent else []
        for number in range(self.upto(1, 4)):
            match self.upto(0, 4):
                case 0 | 1:
                    self.derived(number, promises)
                case 2:
                    self.capacity_test(number)
                case _:
                    self.memory_concept(number)
        for number in (8, 9) if self.recurrent else ():
            self.derived(number, promises)
        needs = {"försörjning": Need("försörjning", "livelihood", True, self.condition(True, 1)),
                 "nästa steg": Need("nästa steg", "next step", False, self.condition(False, 1))}  # fmt: skip
        chairs = {c.id: c for c in (self.chair(f"stol {n}", needs) for n in range(self.upto(0, 2)))}
        duties = {d.id: d for d in (self.duty(f"skyldighet {n}") for n in range(self.upto(0, 2)))}
        for chair in chairs.values():
            self.exceptions(chair.id, [chair.id], needs[chair.need].per_part)
        for duty in duties.values():
            self.exceptions(duty.id, [duty.id], duty.bearer == "arbetsgivaren")
        capability = Capability(self.citation("förmåga", False), "vården", "nästa steg", self.condition(False, 1))
        exclusions = self.anew(chairs) if self.occasions else {}
        actors = {name: Actor(name, name, name, name == "arbetsgivaren") for name in ("kassan", "arbetsgivaren")}
        return RuleTree(actors, self.concepts, self.memory, self.yardsticks, self.tests, needs, self.rules, chairs,
                        duties, {"förmåga": capability}, Register((), {}), ORIGIN, date(2030, 1, 1), "",
                        exclusions=exclusions)  # fmt: skip

    def anew(self, chairs: dict[str, Chair]) -> dict[str, Exclusion]:
        """What makes the assessments be made anew, and which answers to them cannot stand together."""
        decisions = [chair.decision for chair in chairs.values() if chair.decision]
        assessments = [concept for name, concept in self.concepts.items() if self.is_assessment(name)]
        for concept in assessments:
            kinds = [self.upto(0, 3) for _ in range(self.upto(0, 2))]
            events = [c.name for c in self.concepts.values()
                      if c.kind is ConceptKind.EVENT and (concept.per_part or not c.per_part)]  # fmt: skip
            renewals = []
            for kind in kinds:
                if kind == 2 and events:
                    renewals.append(Renewal("", event=self.one(*events)))
                elif kind == 3 and decisions:
                    renewals.append(Renewal("", decision=self.one(*decisions)))
                else:
                    renewals.append(Renewal("", when=self.condition(concept.per_part)))
            self.concepts[concept.name] = replace(concept, renewals=tuple(renewals))
        found = {}
        for number in range(self.upto(0, 2) if len(assessments) > 1 else 0):
            named = self.draw(
                st.lists(st.sampled_from(assessments), min_size=2, max_size=3, unique_by=lambda c: c.name)
            )
            answers = tuple((concept.name, self.one(*concept.values)) for concept in named)
            per_part = any(concept.per_part for concept in named)
            id = f"uteslutning {number}"
            found[id] = Exclusion(self.citation(id, per_part), answers, self.condition(per_part))
        return found

    def chair(self, id: str, needs: dict[str, Need]) -> Chair:
        need = self.one(*needs)
        per_part = needs[need].per_part
        return Chair(self.citation(id, per_part), need, "kassan", id, id, self.condition(per_part),
                     self.expression(ValueType.SHARE, per_part), decision=self.one("", id))  # fmt: skip

    def duty(self, id: str) -> Duty:
        bearer, per_part = self.one("kassan", "arbetsgivaren"), True
        counters = [w.name for w in self.readable(per_part, (ValueType.NUMBER,)) if w.name in self.memory]
        deadline: Deadline = self.one(TimeDeadline(self.upto(0, 8), self.one(Unit.DAYS, Unit.WORKING_DAYS)),
                                      IndeterminateDeadline("skyndsamt"))  # fmt: skip
        if counters and self.chance(2):
            deadline = CounterDeadline(self.one(*counters), self.upto(0, 6))
        done, lapses = (self.condition(per_part, 1) if self.chance(2) else None for _ in range(2))
        return Duty(self.citation(id, per_part), bearer, "hon", Step.ACT, "nästa steg", "", "", self.condition(per_part),
                    deadline, done, lapses, Holder(), Holder(), Holder())  # fmt: skip


@st.composite
def trees(
    draw: st.DrawFn, *, recurrent: bool = False, assessments: int = 2, occasions: bool = False
) -> RuleTree:  # fmt: skip
    """A rule set of at most `assessments` certain assessments (and a few more by chance).

    With `occasions` they are made anew now and then, and some answers exclude each other.
    """
    return TreeBuilder(draw, recurrent, occasions=occasions).tree(assessments)
