"""Knows what a rule set says on a day, straight from the meaning of rules and without any plan.

Every question is asked recursively for one day and one part. What is unknown is tried both ways wherever few things are
unknown at once (an answer is known when every way gives it); memory is the loop over the days so far in `day_loop`. Only
for rule sets where no memory reads its own past.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction
from itertools import product

from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.model.concepts import Concept, ConceptKind, NoDefault, SameAs, ValueType
from gapcheck.model.duties import CounterDeadline, Duty, IndeterminateDeadline
from gapcheck.model.memory import Counter, DaysSince, HeldValue, Latch, Length, SpanAfter, SpanDuring, Window
from gapcheck.model.rules import Chair, Rule, Variant
from gapcheck.model.scenario import Part, Scenario
from gapcheck.model.terms import (
    All,
    AnyOf,
    Arithmetic,
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
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Ignorance, Unknown, Value
from gapcheck.model.wordings import Citation, Wording, WordingStatus
from tests.engines import day_loop
from tests.engines.day_loop import UNSURE
from tests.engines.ways import (
    ANY,
    QUARTERS,
    agreed,
    computed,
    conj,
    disj,
    held,
    known,
    merged,
    neg,
    reduced,
    same,
    tested,
    unread,
)

ONE_DAY = timedelta(days=1)


class Answers:
    """The answers of one rule set about one case, day by day."""

    def __init__(self, tree: RuleTree, scenario: Scenario, law_on: date | None = None) -> None:
        self.tree, self.scenario, self.law_on = tree, scenario, law_on
        self.parts = {part.id: part for part in scenario.parts}
        self.days = [scenario.period.first + timedelta(days=n) for n in range(scenario.period.days)]
        self._asked: dict[tuple[object, ...], Value] = {}

    def of(self, signal: Signal) -> list[Value]:
        """A named signal on every day of the case."""
        return [self._of(signal, day) for day in self.days]

    def _of(self, signal: Signal, day: date) -> Value:
        tree, name, part = self.tree, signal.name, signal.part
        match signal.kind:
            case SignalKind.CONCEPT:
                return self.concept(name, part, day)
            case SignalKind.RULE:
                return self.active(tree.rules[name], part, day)
            case SignalKind.VARIANT:
                rule, _, number = name.rpartition("#")
                variant = next(v for v in tree.rules[rule].variants if v.wording == int(number))
                return self.variant(tree.rules[rule], variant, part, day)
            case SignalKind.YARDSTICK:
                return self.yardstick(*name.split(" > "), part, day)
            case SignalKind.CHAIR_OPEN:
                return self.chair(tree.chairs[name], part, day)
            case SignalKind.SEAT_BY_LAW:
                return self.share(tree.chairs[name], part, day, self.chair(tree.chairs[name], part, day))
            case SignalKind.SEAT:
                return self.share(tree.chairs[name], part, day, self.in_hand(tree.chairs[name], part, day))
            case SignalKind.DECISION:
                return self.decision(name, day)
            case SignalKind.NEED:
                return conj([self.exists(part, day), self.holds(tree.needs[name].condition, part, day)])
            case SignalKind.DUTY:
                return self.duty(tree.duties[name], part, day)
            case SignalKind.CAPABILITY:
                capability = tree.capabilities[name]
                return conj([self.provided(capability.citation, "", day), self.holds(capability.condition, "", day)])

    # ---- what is said of the case

    def exists(self, part: str, day: date) -> bool:
        """Whether the part exists that day; she always does."""
        if not part:
            return True
        its: Part = self.parts[part]
        return (its.first is None or its.first <= day) and (its.last is None or day <= its.last)

    def concept(self, name: str, part: str, day: date) -> Value:
        part = part if self.tree.per_part(name) else ""
        key = (name, part, day)
        if key not in self._asked:
            self._asked[key] = self._concept(name, part, day)
        return self._asked[key]

    def _concept(self, name: str, part: str, day: date) -> Value:
        if name == "delen finns":
            return self.exists(part, day)
        if name in ("slag av del", "andel av arbetstiden"):
            its = self.parts[part]
            return (its.kind if name == "slag av del" else its.share) if self.exists(part, day) else None
        if name in self.tree.tests:
            return self.capacity(name, part, day)
        if name in self.tree.memory:
            return self.remembered(name, part, day)
        concept = self.tree.concepts[name]
        return (
            self.derived(concept, part, day) if concept.kind is ConceptKind.DERIVED else self.given(concept, part, day)
        )

    def given(self, concept: Concept, part: str, day: date) -> Value:
        if concept.kind is ConceptKind.EVENT:
            return any(
                e.concept == concept.name and e.day == day and e.part in ("", part) for e in self.scenario.events
            )
        if not self.exists(part, day):
            return None
        said = [e for e in self.scenario.entries if e.concept == concept.name and day in e.period]
        own, common = [e for e in said if e.part == part], [e for e in said if not e.part]
        if own or common:
            return (own or common)[-1].value
        if isinstance(concept.default, SameAs):
            return self.concept(concept.default.concept, part, day)
        if concept.default is not NoDefault.MISSING:
            return concept.default
        name = f"{concept.name} ({part})" if part else concept.name
        match concept.kind:
            case ConceptKind.ASSESSMENT:
                return Unknown.because(Ignorance.ASSESSMENT, name)
            case ConceptKind.FACT:
                return Unknown.because(Ignorance.FACT, name)
        return None

    def decision(self, benefit: str, day: date) -> Value:
        """The latest decision made by the day about that day; waiting (None) while it is yet to be given."""
        about = [d for d in self.scenario.decisions if d.benefit == benefit and day in d.period]
        made = sorted((d for d in about if d.given <= day), key=lambda d: d.given)
        return made[-1].granted if made else None if about else "by law"

    # ---- rules

    def provided(self, citation: Citation, part: str, day: date) -> Value:
        """Whether some wording of the provision governs the day."""
        present = [n for n, w in enumerate(citation.wordings) if w.status is not WordingStatus.ABSENT]
        return disj(self.governs(citation, n, part, day) for n in present)

    def governs(self, citation: Citation, number: int, part: str, day: date) -> Value:
        wording = citation.wordings[number]
        law = self._picked(citation, number, part, day)
        missing = wording.status is WordingStatus.MISSING
        # A text that is not read is not modelled on any day that it governs, whatever made it govern.
        if missing and law is True:
            law = unread(citation.id)
        # One day's law has no transition from another.
        if self.law_on is not None:
            return law
        if wording.transition is not None:
            also = self.holds(wording.transition.also_while, part, day)
            law = disj([law, conj([also, unread(citation.id)]) if missing else also])
        if wording.not_while is not None:
            law = conj([law, neg(self.holds(wording.not_while, part, day))])
        return law

    def _picked(self, citation: Citation, number: int, part: str, day: date) -> Value:
        """By the first day of the spell that picks the wording, or outside spells by the day itself."""
        if citation.picked_by:
            spell = self.concept(citation.picked_by, part, day)
            if isinstance(spell, Unknown):
                return spell
            while spell:
                before = day - ONE_DAY
                earlier = self.concept(citation.picked_by, part, before) if before >= self.days[0] else False
                if isinstance(earlier, Unknown):
                    return earlier
                if not earlier:
                    break
                day = before
        day = self.law_on or day
        wording: Wording = citation.wordings[number]
        if wording.first is not None and day < wording.first:
            return unread(citation.id) if number == 0 else False
        return wording.last is None or day <= wording.last

    def active(self, rule: Rule, part: str, day: date) -> Value:
        return disj(self.variant(rule, variant, part, day) for variant in rule.variants)

    def variant(self, rule: Rule, variant: Variant, part: str, day: date) -> Value:
        key = (rule.id, variant.wording, part, day)
        if key not in self._asked:
            terms = [self.governs(rule.citation, variant.wording, part, day), self.holds(variant.condition, part, day)]
            self._asked[key] = self.unless_excepted(rule.id, conj(terms), part, day)
        return self._asked[key]

    def unless_excepted(self, target: str, value: Value, part: str, day: date) -> Value:
        exceptions = [rule for rule in self.tree.rules.values() if target in rule.except_from]
        return conj([value, *(neg(self.active(rule, part, day)) for rule in exceptions)])

    def derived(self, concept: Concept, part: str, day: date) -> Value:
        """What the rules give: tried with every way that the doubtful ones can fall; two values at once is a conflict."""
        nothing: Value = concept.default if not isinstance(concept.default, (SameAs, NoDefault)) else None
        if concept.type is ValueType.YES_NO and concept.default is NoDefault.MISSING:
            nothing = False
        certain: list[Value] = []
        doubtful: list[tuple[Value, Value]] = []
        for rule in self._givers(concept.name):
            stronger = [neg(self.active(r, part, day)) for r in self.tree.rules.values() if rule.id in r.precedes]
            for variant, consequence in ((v, c) for v in rule.variants for c in v.gives):
                if consequence.concept == concept.name:
                    applies = conj([self.variant(rule, variant, part, day), *stronger])
                    if applies is False:
                        continue
                    value = self.value(consequence.value, part, day)
                    if known(applies):
                        certain.append(value)
                    else:
                        doubtful.append((applies, value))
        outcomes = []
        for chosen in product((False, True), repeat=len(doubtful)):
            values = certain + [value for (_, value), taken in zip(doubtful, chosen, strict=True) if taken]
            outcomes.append(agreed(values, nothing))
        doubts = [doubt for doubt, _ in doubtful]
        # Which of several doubts is in question, and so of what sort it is, is not said here.
        several = len(doubtful) > 1 or not all(known(value) for value in (*certain, *(value for _, value in doubtful)))
        outcome = same(outcomes, doubts)
        return merged([outcome, UNSURE]) if several and not known(outcome) else outcome

    def _givers(self, concept: str) -> list[Rule]:
        return [r for r in self.tree.rules.values() if any(c.concept == concept for v in r.variants for c in v.gives)]

    def capacity(self, test: str, part: str, day: date) -> Value:
        """The least reduction over the yardsticks in force in whole quarters, or whether all of them show ability."""
        pairs = []
        for yardstick in dict.fromkeys(y for o in self._openings(test) for y in o.yardsticks):
            in_force = self.yardstick(test, yardstick, part, day)
            if in_force is not False:
                pairs.append((in_force, self.concept(self.tree.yardsticks[yardstick].measured_by, part, day)))
        reduction = self.tree.tests[test].gives_reduction
        ways = [QUARTERS if reduction else [True, False]]
        results = []
        for chosen in product(*(([True] if known(i) else [True, False]) for i, _ in pairs)):
            measured = [m for (_, m), taken in zip(pairs, chosen, strict=True) if taken]
            for truths in product(*([m] if known(m) else ways[0] for m in measured)):
                results.append(reduced(truths) if reduction else all(truths) if truths else None)
        # Which of several doubts is in question, and so of what sort it is, is not said here.
        doubts = [value for pair in pairs for value in pair if not known(value)]
        return same(results, [*doubts, UNSURE] if len(doubts) > 1 else doubts)

    def _openings(self, test: str) -> list[object]:
        opened = [v.opens for rule in self.tree.rules.values() for v in rule.variants if v.opens is not None]
        return [o for o in opened if o.capacity_test == test]

    def yardstick(self, test: str, yardstick: str, part: str, day: date) -> Value:
        opened = [
            self.variant(rule, variant, part, day)
            for rule in self.tree.rules.values()
            for variant in rule.variants
            if variant.opens and variant.opens.capacity_test == test and yardstick in variant.opens.yardsticks
        ]
        return conj([self.exists(part, day), disj(opened)])

    # ---- chairs and duties

    def chair(self, chair: Chair, part: str, day: date) -> Value:
        terms = [
            self.exists(part, day),
            self.provided(chair.citation, part, day),
            self.holds(chair.condition, part, day),
        ]
        return self.unless_excepted(chair.id, conj(terms), part, day)

    def in_hand(self, chair: Chair, part: str, day: date) -> Value:
        decided = self.decision(chair.decision, day) if chair.decision else "by law"
        if decided == "by law":
            return self.chair(chair, part, day)
        return bool(decided) and self.exists(part, day)

    def share(self, chair: Chair, part: str, day: date, is_open: Value) -> Value:
        share = self.value(chair.share, part, day)
        if (known(is_open) and not is_open) or (known(share) and not share):
            return Fraction(0)
        return share if known(is_open) and known(share) else merged([is_open, share])

    def duty(self, duty: Duty, part: str, day: date) -> Value:
        """Since it last surely slept or had lapsed; what no day ends and no act has fulfilled runs whenever it is wanted."""
        days = self.days[: self.days.index(day) + 1]
        lines = [
            [self._wanted(duty, part, d) for d in days],
            [self.holds(duty.fulfilled_by, part, d) if duty.fulfilled_by else False for d in days],
            [self.holds(duty.lapses_when, part, d) if duty.lapses_when else False for d in days],
        ]
        if isinstance(duty.deadline, CounterDeadline):
            lines.append([self.concept(duty.deadline.counter, part, d) for d in days])
        if ANY in (value for line in lines for value in line):
            return ANY
        if not all(known(line[-1]) for line in lines):
            return merged([UNSURE, *(line[-1] for line in lines)])
        if isinstance(duty.deadline, IndeterminateDeadline) and all(act is False for act in lines[1]):
            return "vilande" if not lines[0][-1] else "bortfallen" if lines[2][-1] else "löper"
        start = len(days) - 1
        while start and all(known(line[start]) for line in lines) and lines[0][start]:
            start -= 1
        if not all(known(line[start]) for line in lines):
            # Known again from a day on which it had lapsed, but not since when it is wanted: its deadline is not known.
            return self._after_a_doubt(lines, start)
        return day_loop.duty(duty.deadline, days[start], *(line[start:] for line in lines))

    def _after_a_doubt(self, lines: Sequence[Sequence[Value]], doubt: int) -> Value:
        return "bortfallen" if lines[2][-1] else ANY if any(lines[2][doubt + 1 :]) else UNSURE

    def _wanted(self, duty: Duty, part: str, day: date) -> Value:
        terms = [self.provided(duty.citation, part, day), self.exists(part, day), self.holds(duty.condition, part, day)]
        return self.unless_excepted(duty.id, conj(terms), part, day)

    # ---- memory

    def remembered(self, name: str, part: str, day: date) -> Value:
        memory, first = self.tree.memory[name], self.days[0]
        days = self.days[: self.days.index(day) + 1]
        opening: Value = dict(self.scenario.opening).get(name, memory.opening)

        def so_far(condition: Condition) -> list[Value]:
            return [self.holds(condition, part, d) for d in days]

        match memory.recollection:
            case Counter(counts=counts) as spec:
                return day_loop.counter(spec, opening, so_far(counts))
            case Window(counts=counts) as spec:
                return day_loop.window(spec, opening, so_far(counts), first)
            case SpanDuring(during=during, length=length):
                return self._span_during(so_far(during), length, opening, part)
            case SpanAfter(after=after, length=length):
                return self._span_after(so_far(after), length, opening, part)
            case Latch(starts=starts, ends=ends):
                return day_loop.latch(opening, so_far(starts), so_far(ends))
            case DaysSince(since=since):
                return day_loop.days_since(opening, so_far(since))
            case HeldValue(takes=takes, when=when, held_while=held_while, otherwise=otherwise):
                given = [[self.value(e, part, d) for d in days] for e in (takes, otherwise)]
                return held(opening, given[0], so_far(when), so_far(held_while), given[1])

    def _length(self, length: Length, part: str, day: date) -> Value:
        """The length as it stood on the day it is counted from."""
        value = self.concept(length.concept, part, day) if length.concept else length.number
        return max(0, int(value)) if isinstance(value, (int, Fraction)) else ANY if value == ANY else UNSURE

    def _span_during(self, during: list[Value], length: Length, opening: Value, part: str) -> Value:
        if day_loop.unsure(during) or not during[-1]:
            return UNSURE if day_loop.unsure(during) else False
        start = len(during) - 1
        while start and during[start - 1]:
            start -= 1
        number = self._length(length, part, self.days[start])
        if not isinstance(number, int):
            return False if start == 0 and opening is True else number
        return day_loop.span_during(Length(number, length.unit), opening, during, self.days[0])

    def _span_after(self, after: list[Value], length: Length, opening: Value, part: str) -> Value:
        """Each day on which it held is counted from with the length of that day."""
        if day_loop.unsure(after[:-1]):
            return UNSURE
        today = self.days[len(after) - 1]
        held = [self.days[n] for n, value in enumerate(after[:-1]) if value]
        if opening is True:
            held.insert(0, self.days[0] - ONE_DAY)
        answers: list[Value] = []
        for day in held:
            number = self._length(length, part, max(day, self.days[0]))
            answers.append(today <= day_loop.later(day, number, length.unit) if isinstance(number, int) else number)
        return disj(answers)

    # ---- terms

    def holds(self, condition: Condition, part: str, day: date) -> Value:
        match condition:
            case Test(concept=name, comparison=comparison, constant=constant):
                return tested(self.concept(name, part, day), comparison, constant)
            case YardstickInForce(capacity_test=test, yardstick=yardstick):
                return self.yardstick(test, yardstick, part, day)
            case All(items=items):
                return conj([self.holds(item, part, day) for item in items])
            case AnyOf(items=items):
                return disj([self.holds(item, part, day) for item in items])
            case Not(item=item):
                return neg(self.holds(item, part, day))
            case SomePart(item=item):
                return disj([self.holds(item, p, day) for p in self.parts if self.exists(p, day)])
            case EveryPart(item=item):
                return conj([self.holds(item, p, day) for p in self.parts if self.exists(p, day)])

    def value(self, expression: Expression, part: str, day: date) -> Value:
        match expression:
            case Literal(value=value):
                assert not isinstance(value, frozenset)
                return value
            case ValueOf(concept=name):
                return self.concept(name, part, day)
            case SumOverParts(item=item):
                return computed(Operator.SUM, [self.value(item, p, day) for p in self.parts if self.exists(p, day)])
            case Arithmetic(operator=operator, items=items):
                return computed(operator, [self.value(item, part, day) for item in items])
