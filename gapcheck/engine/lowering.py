"""Lowering: the rule tree, grounded on a case's parts of working time, becomes a plan of instructions."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from fractions import Fraction

from gapcheck.engine.built_in import PART_EXISTS
from gapcheck.engine.components import components
from gapcheck.engine.plan import Governing, Instruction, Op, Plan, Signal, SignalKind
from gapcheck.engine.scope import Scopes
from gapcheck.model.concepts import Concept, ConceptKind, SameAs, ValueType
from gapcheck.model.duties import CounterDeadline, Duty
from gapcheck.model.memory import Counter, DaysSince, HeldValue, Latch, MemoryConcept, SpanAfter, SpanDuring, Window
from gapcheck.model.rules import Chair, Rule, Variant
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
from gapcheck.model.values import Known
from gapcheck.model.wordings import Wording, WordingStatus

_OPERATIONS = {
    Operator.LEAST: Op.LEAST,
    Operator.GREATEST: Op.GREATEST,
    Operator.SUM: Op.SUM,
    Operator.MINUS: Op.MINUS,
    Operator.TIMES: Op.TIMES,
}


def lower(tree: RuleTree, parts: Iterable[str]) -> Plan:
    """The plan for a case with these parts of working time: every chair, need, duty, capability and capacity test."""
    return _Lowering(tree, tuple(parts)).plan()


class _Lowering:
    """Builds the instruction list; equal instructions are shared, and every named signal has a slot of its own."""

    def __init__(self, tree: RuleTree, parts: tuple[str, ...]) -> None:
        self._tree = tree
        self._parts = parts
        self._scopes = Scopes(tree)
        self._instructions: list[Instruction] = []
        self._known: dict[Instruction, int] = {}
        self._signals: dict[Signal, int] = {}

    def plan(self) -> Plan:
        for need in self._tree.needs.values():
            for part in self._parts if need.per_part else ("",):
                self._signal(Signal(SignalKind.NEED, need.name, part))
        for chair in self._tree.chairs.values():
            for part in self._parts if self._tree.needs[chair.need].per_part else ("",):
                self._signal(Signal(SignalKind.SEAT, chair.id, part))
                self._signal(Signal(SignalKind.SEAT_BY_LAW, chair.id, part))
        for duty in self._tree.duties.values():
            for part in self._parts if self._scopes.duty_per_part(duty) else ("",):
                self._signal(Signal(SignalKind.DUTY, duty.id, part))
        for capability in self._tree.capabilities.values():
            self._signal(Signal(SignalKind.CAPABILITY, capability.citation.id))
        for rule in self._tree.rules.values():
            for part in self._parts if self._scopes.rule_per_part(rule) else ("",):
                self._rule_signal(rule, part)
        for name in (*self._tree.concepts, *self._tree.memory, *self._tree.tests):
            for part in self._parts if self._tree.per_part(name) else ("",):
                self._signal(Signal(SignalKind.CONCEPT, name, part))
        order = components([instruction.args for instruction in self._instructions])
        recurrent = frozenset(
            index
            for group in order
            if len(group) > 1 or group[0] in self._instructions[group[0]].args
            for index in group
        )
        return Plan(tuple(self._instructions), dict(self._signals), order, recurrent, _users(self._instructions))

    # ---- instructions and signals

    def _emit(self, op: Op, args: Iterable[int] = (), data: Hashable = None) -> int:
        instruction = Instruction(op, tuple(args), data)
        if instruction not in self._known:
            self._known[instruction] = len(self._instructions)
            self._instructions.append(instruction)
        return self._known[instruction]

    def _const(self, value: Known) -> int:
        return self._emit(Op.CONST, (), (type(value).__name__, value))

    def _signal(self, signal: Signal) -> int:
        if signal not in self._signals:
            # The slot comes first, so that a rule may read its own past through memory.
            index = len(self._instructions)
            self._instructions.append(Instruction(Op.SIGNAL, (), signal))
            self._signals[signal] = index
            self._instructions[index] = Instruction(Op.SIGNAL, (self._definition(signal),), signal)
        return self._signals[signal]

    def _definition(self, signal: Signal) -> int:
        tree, part = self._tree, signal.part
        match signal.kind:
            case SignalKind.CONCEPT:
                return self._concept(signal.name, part)
            case SignalKind.RULE:
                rule = tree.rules[signal.name]
                return self._any(self._variant_signal(rule, v, part) for v in rule.variants)
            case SignalKind.VARIANT:
                rule_id, _, number = signal.name.rpartition("#")
                return self._variant(tree.rules[rule_id], int(number), part)
            case SignalKind.YARDSTICK:
                test, _, yardstick = signal.name.partition(" > ")
                return self._yardstick_in_force(test, yardstick, part)
            case SignalKind.CHAIR_OPEN:
                return self._chair_open(tree.chairs[signal.name], part)
            case SignalKind.SEAT_BY_LAW:
                return self._seat(tree.chairs[signal.name], part, self._chair_signal(signal.name, part))
            case SignalKind.SEAT:
                return self._seat_in_hand(tree.chairs[signal.name], part)
            case SignalKind.DECISION:
                return self._emit(Op.INPUT, (), signal)
            case SignalKind.NEED:
                return self._exists_and(self._condition(tree.needs[signal.name].condition, part), part)
            case SignalKind.DUTY:
                return self._duty(tree.duties[signal.name], part)
            case SignalKind.CAPABILITY:
                capability = tree.capabilities[signal.name]
                return self._all(
                    [
                        self._in_force(capability.citation.wordings, capability.citation.id, "", part),
                        self._condition(capability.condition, part),
                    ]
                )

    def _all(self, items: Iterable[int]) -> int:
        unique = tuple(dict.fromkeys(items))
        return unique[0] if len(unique) == 1 else self._emit(Op.AND, unique)

    def _any(self, items: Iterable[int]) -> int:
        unique = tuple(dict.fromkeys(items))
        return unique[0] if len(unique) == 1 else self._emit(Op.OR, unique)

    def _not(self, item: int) -> int:
        return self._emit(Op.NOT, (item,))

    def _exists_and(self, item: int, part: str) -> int:
        return self._all([self._concept_signal(PART_EXISTS, part), item]) if part else item

    def _concept_signal(self, name: str, part: str) -> int:
        per_part = name == PART_EXISTS or self._tree.per_part(name)
        return self._signal(Signal(SignalKind.CONCEPT, name, part if per_part else ""))

    def _chair_signal(self, chair: str, part: str) -> int:
        return self._signal(Signal(SignalKind.CHAIR_OPEN, chair, part))

    # ---- concepts

    def _concept(self, name: str, part: str) -> int:
        tree = self._tree
        if name in tree.tests:
            return self._capacity_test(name, part)
        if name in tree.memory:
            return self._memory(tree.memory[name], part)
        if name == PART_EXISTS:
            return self._emit(Op.INPUT, (), Signal(SignalKind.CONCEPT, name, part))
        concept = tree.concepts[name]
        if concept.kind is ConceptKind.DERIVED:
            return self._derived(concept, part)
        given = self._emit(Op.INPUT, (), Signal(SignalKind.CONCEPT, name, part))
        if isinstance(concept.default, SameAs):
            return self._emit(Op.OR_ELSE, (given, self._concept_signal(concept.default.concept, part)))
        return given

    def _derived(self, concept: Concept, part: str) -> int:
        default = self._const(concept.default if not isinstance(concept.default, SameAs) else None)
        if concept.default == "saknas":
            default = self._const(False if concept.type is ValueType.YES_NO else None)
        contributions = [
            (self._contribution(rule, variant, part), consequence.value)
            for rule, variant, consequence in self._scopes.givers(concept.name)
        ]
        if concept.type is ValueType.YES_NO and all(isinstance(v, Literal) for _, v in contributions):
            yes = [c for c, value in contributions if isinstance(value, Literal) and value.value is True]
            no = [c for c, value in contributions if isinstance(value, Literal) and value.value is False]
            if not no and concept.default in ("saknas", False):
                return self._any(yes) if yes else self._const(False)
            if not yes and concept.default is True:
                return self._not(self._any(no)) if no else self._const(True)
            return self._emit(Op.DECIDE, (self._any(yes), self._any(no), default))
        pairs = [index for c, value in contributions for index in (c, self._expression(value, part))]
        return self._emit(Op.CASES, (*pairs, default))

    def _contribution(self, rule: Rule, variant: Variant, part: str) -> int:
        """A rule's variant, unless a rule that takes precedence is active."""
        active = self._variant_signal(rule, variant, part)
        stronger = [self._not(self._rule_signal(r, part)) for r in self._scopes.preceding(rule.id)]
        return self._all([active, *stronger])

    def _capacity_test(self, name: str, part: str) -> int:
        test = self._tree.tests[name]
        pairs: list[int] = []
        for yardstick in self._scopes.yardsticks_of(name):
            truth = self._concept_signal(self._tree.yardsticks[yardstick].measured_by, part)
            pairs += [self._yardstick_signal(name, yardstick, part), truth]
        return self._emit(Op.LEAST_IN_FORCE if test.gives_reduction else Op.ABLE_IN_FORCE, pairs)

    def _yardstick_signal(self, test: str, yardstick: str, part: str) -> int:
        return self._signal(Signal(SignalKind.YARDSTICK, f"{test} > {yardstick}", part))

    def _yardstick_in_force(self, test: str, yardstick: str, part: str) -> int:
        opened = [self._variant_signal(r, v, part) for r, v in self._scopes.openers(test, yardstick)]
        return self._exists_and(self._any(opened), part)

    # ---- rules

    def _rule_signal(self, rule: Rule, part: str) -> int:
        return self._signal(Signal(SignalKind.RULE, rule.id, part if self._scopes.rule_per_part(rule) else ""))

    def _variant_signal(self, rule: Rule, variant: Variant, part: str) -> int:
        own_part = part if self._scopes.rule_per_part(rule) else ""
        return self._signal(Signal(SignalKind.VARIANT, f"{rule.id}#{variant.wording}", own_part))

    def _variant(self, rule: Rule, number: int, part: str) -> int:
        variant = next(v for v in rule.variants if v.wording == number)
        wording = rule.citation.wordings[number]
        terms = [
            self._governs(wording, f"{rule.id}#{number}", rule.citation.picked_by, part),
            self._condition(variant.condition, part),
        ]
        return self._unless_excepted(rule.id, self._all(terms), part)

    def _unless_excepted(self, target: str, item: int, part: str) -> int:
        exceptions = [self._not(self._rule_signal(rule, part)) for rule in self._scopes.exceptions(target)]
        return self._all([item, *exceptions])

    def _governs(self, wording: Wording, about: str, picked_by: str, part: str) -> int:
        """Whether this wording governs the day: its own days, as picked, with its transitional provisions."""
        missing = wording.status is WordingStatus.MISSING
        data = Governing(about, wording.first, wording.last, missing, about.endswith("#0"))
        law = self._emit(Op.LAW, (), data)
        if picked_by:
            law = self._emit(Op.LAW_PICKED, (law, self._concept_signal(picked_by, part)), data)
        if wording.transition is not None:
            law = self._any([law, self._condition(wording.transition.also_while, part)])
        if wording.not_while is not None:
            law = self._all([law, self._not(self._condition(wording.not_while, part))])
        return law

    def _in_force(self, wordings: tuple[Wording, ...], about: str, picked_by: str, part: str) -> int:
        present = [(n, w) for n, w in enumerate(wordings) if w.status is not WordingStatus.ABSENT]
        return self._any(self._governs(wording, f"{about}#{n}", picked_by, part) for n, wording in present)

    # ---- chairs and duties

    def _chair_open(self, chair: Chair, part: str) -> int:
        citation = chair.citation
        terms = [
            self._in_force(citation.wordings, citation.id, citation.picked_by, part),
            self._condition(chair.condition, part),
        ]
        return self._unless_excepted(chair.id, self._exists_and(self._all(terms), part), part)

    def _seat(self, chair: Chair, part: str, is_open: int) -> int:
        return self._emit(Op.SEAT, (is_open, self._expression(chair.share, part)))

    def _seat_in_hand(self, chair: Chair, part: str) -> int:
        by_law = self._chair_signal(chair.id, part)
        if not chair.decision:
            return self._seat(chair, part, by_law)
        decision = self._signal(Signal(SignalKind.DECISION, chair.decision, part))
        return self._seat(chair, part, self._exists_and(self._emit(Op.OR_ELSE, (decision, by_law)), part))

    def _duty(self, duty: Duty, part: str) -> int:
        citation = duty.citation
        wanted = self._all(
            [
                self._in_force(citation.wordings, citation.id, citation.picked_by, part),
                self._exists_and(self._condition(duty.condition, part), part),
            ]
        )
        args = [
            self._unless_excepted(duty.id, wanted, part),
            self._condition(duty.fulfilled_by, part) if duty.fulfilled_by is not None else self._const(False),
            self._condition(duty.lapses_when, part) if duty.lapses_when is not None else self._const(False),
        ]
        if isinstance(duty.deadline, CounterDeadline):
            args.append(self._concept_signal(duty.deadline.counter, part))
        return self._emit(Op.DUTY, args, duty.deadline)

    # ---- memory

    def _memory(self, memory: MemoryConcept, part: str) -> int:
        spec = memory.recollection
        about = (Signal(SignalKind.CONCEPT, memory.name, part), memory.opening)
        match spec:
            case Counter(counts=counts):
                return self._emit(Op.COUNTER, (self._condition(counts, part),), (*about, spec))
            case Window(counts=counts):
                return self._emit(Op.WINDOW, (self._condition(counts, part),), (*about, spec))
            case SpanDuring(during=during, length=length):
                args = [self._condition(during, part), *self._lengths(length.concept, part)]
                return self._emit(Op.SPAN_DURING, args, (*about, length))
            case SpanAfter(after=after, length=length):
                args = [self._condition(after, part), *self._lengths(length.concept, part)]
                return self._emit(Op.SPAN_AFTER, args, (*about, length))
            case Latch(starts=starts, ends=ends):
                return self._emit(
                    Op.LATCH, (self._condition(starts, part), self._condition(ends, part)), (*about, None)
                )
            case HeldValue(takes=takes, when=when, held_while=held_while, otherwise=otherwise):
                args = [
                    self._expression(takes, part),
                    self._condition(when, part),
                    self._condition(held_while, part),
                    self._expression(otherwise, part),
                ]
                return self._emit(Op.HELD, args, (*about, None))
            case DaysSince(since=since):
                return self._emit(Op.DAYS_SINCE, (self._condition(since, part),), (*about, None))

    def _lengths(self, concept: str, part: str) -> list[int]:
        return [self._concept_signal(concept, part)] if concept else []

    # ---- terms

    def _condition(self, condition: Condition, part: str) -> int:
        match condition:
            case Test(concept=name, comparison=comparison, constant=constant):
                return self._emit(
                    Op.COMPARE, (self._concept_signal(name, part),), (comparison, type(constant).__name__, constant)
                )
            case YardstickInForce(capacity_test=test, yardstick=yardstick):
                return self._yardstick_signal(test, yardstick, part)
            case All(items=items):
                return self._all(self._condition(item, part) for item in items)
            case AnyOf(items=items):
                return self._any(self._condition(item, part) for item in items)
            case Not(item=item):
                return self._not(self._condition(item, part))
            case SomePart(item=item):
                return self._any(self._exists_and(self._condition(item, p), p) for p in self._parts)
            case EveryPart(item=item):
                return self._all(
                    self._any([self._not(self._concept_signal(PART_EXISTS, p)), self._condition(item, p)])
                    for p in self._parts
                )

    def _expression(self, expression: Expression, part: str) -> int:
        match expression:
            case Literal(value=value):
                assert not isinstance(value, frozenset)  # the loader gives sets to comparisons only
                return self._const(value)
            case ValueOf(concept=name):
                return self._concept_signal(name, part)
            case Arithmetic(operator=operator, items=items):
                return self._emit(_OPERATIONS[operator], [self._expression(item, part) for item in items])
            case SumOverParts(item=item):
                per_part = [
                    self._emit(
                        Op.CASES,
                        (self._concept_signal(PART_EXISTS, p), self._expression(item, p), self._const(Fraction(0))),
                    )
                    for p in self._parts
                ]
                return self._emit(Op.SUM, per_part)


def _users(instructions: list[Instruction]) -> tuple[tuple[int, ...], ...]:
    users: list[list[int]] = [[] for _ in instructions]
    for index, instruction in enumerate(instructions):
        for argument in instruction.args:
            users[argument].append(index)
    return tuple(map(tuple, users))
