"""Reasons: the smallest sets of unmet conditions behind a refusal, and the leaves that a signal rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from gapcheck.engine import built_in
from gapcheck.engine.plan import Instruction, Op, Signal, SignalKind
from gapcheck.engine.reference import Evaluation
from gapcheck.engine.scope import Scopes
from gapcheck.model.concepts import ConceptKind, ValueType
from gapcheck.model.terms import Comparison, Constant
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Unknown, Value
from gapcheck.model.verdicts import Leaf, LeafKind

MOST_SETS = 64
"""The most alternative sets of unmet conditions followed for one refusal."""

LeafSet = frozenset[Leaf]

_KINDS = {
    ConceptKind.FACT: LeafKind.FACT,
    ConceptKind.ASSESSMENT: LeafKind.ASSESSMENT,
    ConceptKind.FORECAST: LeafKind.FORECAST,
    ConceptKind.EVENT: LeafKind.EVENT,
    ConceptKind.DECISION: LeafKind.DECISION,
    ConceptKind.DERIVED: LeafKind.FACT,
}

TIME = "tiden"
"""What a clock hangs on."""
LEGISLATOR = "lagstiftaren"
"""Who the wording of a law hangs on."""


@dataclass(frozen=True, slots=True)
class Reasons:
    """Asks an evaluation why: `unmet` for what keeps a signal from holding, `leaves` for all it rests on."""

    tree: RuleTree
    scopes: Scopes
    evaluation: Evaluation

    def unmet(self, signal: Signal, day: date) -> tuple[LeafSet, ...]:
        """The minimal sets of unmet conditions that keep the signal from holding, smallest first; empty when it holds."""
        found = self._wanted(self.evaluation.plan.signals[signal], True, day.toordinal(), "")
        return tuple(_minimal(found)) if found is not None else ()

    def leaves(self, signal: Signal) -> tuple[int, ...]:
        """The instructions a signal rests on that are leaves: inputs, laws, and memory (with its threshold where it has one)."""
        plan = self.evaluation.plan
        seen: set[int] = set()
        pending = [plan.signals[signal]]
        found: list[int] = []
        while pending:
            index = pending.pop()
            if index in seen:
                continue
            seen.add(index)
            instruction = plan.instructions[index]
            if instruction.op is Op.INPUT or instruction.op is Op.LAW or self._reads_memory(index):
                found.append(index)
            else:
                pending.extend(instruction.args)
        return tuple(sorted(found))

    def _reads_memory(self, index: int) -> bool:
        """Memory itself, or the comparison of a remembered value with a constant."""
        instruction = self.evaluation.plan.instructions[index]
        if instruction.op is Op.COMPARE:
            signal = self._signal_at(instruction.args[0])
            return signal is not None and signal.name in self.tree.memory
        return instruction.op.remembers

    def rules_under(self, signal: Signal) -> tuple[tuple[str, int], ...]:
        """The rules that a signal rests on without memory between, with the instruction of each of their variants."""
        plan = self.evaluation.plan
        seen: set[int] = set()
        pending = [plan.signals[signal]]
        found: list[tuple[str, int]] = []
        while pending:
            index = pending.pop()
            if index in seen:
                continue
            seen.add(index)
            under = self._signal_at(index)
            if under is not None and under.kind is SignalKind.VARIANT:
                found.append((under.name.partition("#")[0], index))
            if not plan.instructions[index].op.remembers:
                pending.extend(plan.instructions[index].args)
        return tuple(sorted(found))

    def grounds(self, test: str, part: str, day: int) -> tuple[str, ...]:
        """The rules that opened the yardsticks which decide a capacity test that day: those with the least reduction, or
        without ability."""
        reduction = self.tree.tests[test].gives_reduction
        result = self._signal_value(SignalKind.CONCEPT, test, part, day)
        found: list[str] = []
        for yardstick in self.scopes.yardsticks_of(test):
            if self._signal_value(SignalKind.YARDSTICK, f"{test} > {yardstick}", part, day) is not True:
                continue
            truth = self._signal_value(SignalKind.CONCEPT, self.tree.yardsticks[yardstick].measured_by, part, day)
            if _decisive(reduction, result, truth):
                found += [
                    rule.id
                    for rule, variant in self.scopes.openers(test, yardstick)
                    if self._signal_value(SignalKind.VARIANT, f"{rule.id}#{variant.wording}", part, day) is True
                ]
        return tuple(dict.fromkeys(found))

    def _signal_value(self, kind: SignalKind, name: str, part: str, day: int) -> Value:
        signals = self.evaluation.plan.signals
        index = signals.get(Signal(kind, name, part), signals.get(Signal(kind, name)))
        return None if index is None else self._value(index, day)

    def tests_under(self, signal: Signal) -> tuple[str, ...]:
        """The capacity tests that a signal reads, in the order declared."""
        reached = {self._signal_at(index) for index in self._tests_reached(self.evaluation.plan.signals[signal])}
        names = {test.name for test in reached if test is not None}
        return tuple(name for name in self.tree.tests if name in names)

    def _tests_reached(self, start: int) -> list[int]:
        """The results of capacity tests that an instruction reads without memory between, by index."""
        plan = self.evaluation.plan
        seen: set[int] = set()
        pending = [start]
        found: list[int] = []
        while pending:
            index = pending.pop()
            if index in seen:
                continue
            seen.add(index)
            if self._is_test(index):
                found.append(index)
            elif not plan.instructions[index].op.remembers:
                pending.extend(plan.instructions[index].args)
        return sorted(found)

    def _is_test(self, index: int) -> bool:
        signal = self._signal_at(index)
        return signal is not None and signal.kind is SignalKind.CONCEPT and signal.name in self.tree.tests

    # ---- walking

    def _value(self, index: int, day: int) -> Value:
        return self.evaluation.lines[index].at_ordinal(day)

    def _wanted(self, index: int, want: bool, day: int, via: str) -> list[LeafSet] | None:
        """Sets of leaves whose change would make the instruction `want`; None when it already is."""
        value = self._value(index, day)
        if not isinstance(value, Unknown) and bool(value) is want:
            return None
        instruction = self.evaluation.plan.instructions[index]
        match instruction.op:
            case Op.SIGNAL:
                return self._through_signal(index, instruction, want, day, via)
            case Op.NOT:
                return self._wanted(instruction.args[0], not want, day, via)
            case Op.AND | Op.OR:
                together = (instruction.op is Op.AND) is want
                parts = [self._wanted(argument, want, day, via) for argument in instruction.args]
                return _product(parts) if together else _alternatives(parts)
            case Op.SEAT:
                return _product(
                    [self._wanted(instruction.args[0], want, day, via), self._larger(instruction.args[1], day, via)]
                )
            case Op.OR_ELSE:
                target = instruction.args[0] if self._value(instruction.args[0], day) == value else instruction.args[1]
                return self._wanted(target, want, day, via)
            case Op.COMPARE:
                return self._comparison(instruction, want, day, via)
            case Op.DECIDE:
                return self._wanted(instruction.args[0 if want else 1], True, day, via)
        return [frozenset({self._leaf(index, Comparison.IS, want, day, via)})]

    def _through_signal(
        self, index: int, instruction: Instruction, want: bool, day: int, via: str
    ) -> list[LeafSet] | None:
        signal = instruction.data
        assert isinstance(signal, Signal)
        if signal.kind in (SignalKind.VARIANT, SignalKind.CHAIR_OPEN, SignalKind.SEAT, SignalKind.SEAT_BY_LAW):
            via = signal.name.partition("#")[0]
        elif self._is_leaf(signal):
            return [frozenset({self._leaf(index, Comparison.IS, want, day, via)})]
        return self._wanted(instruction.args[0], want, day, via)

    def _is_leaf(self, signal: Signal) -> bool:
        if signal.kind is SignalKind.DECISION:
            return True
        if signal.kind is not SignalKind.CONCEPT:
            return False
        concept = self.tree.concepts.get(signal.name)
        return concept is None or concept.kind is not ConceptKind.DERIVED or concept.type is not ValueType.YES_NO

    def _comparison(self, instruction: Instruction, want: bool, day: int, via: str) -> list[LeafSet] | None:
        comparison, constant = _compared(instruction)
        target = instruction.args[0]
        signal = self._signal_at(target)
        yes_no = isinstance(constant, bool) and comparison is Comparison.IS
        if yes_no and signal is not None and not self._is_leaf(signal):
            return self._wanted(self.evaluation.plan.instructions[target].args[0], constant is want, day, via)
        verdicts = self._verdicts_under(target, day, via)
        if verdicts:
            return [verdicts]
        wanted, how = (constant, comparison) if want else _opposite(comparison, constant)
        return [frozenset({self._leaf(target, how, wanted, day, via)})]

    def _verdicts_under(self, index: int, day: int, via: str) -> LeafSet:
        """The verdicts that a derived share or number rests on; empty when it is not derived from any test."""
        signal = self._signal_at(index)
        if signal is None or signal.kind is not SignalKind.CONCEPT or not self._is_leaf(signal):
            return frozenset()
        if signal.name in self.tree.memory or signal.name in self.tree.tests:
            return frozenset()
        return frozenset(
            self._leaf(test, Comparison.IS, True, day, via)
            for test in self._tests_reached(self.evaluation.plan.signals[signal])
            if not signal.part or self._signal_part(test) == signal.part
        )

    def _signal_part(self, index: int) -> str:
        signal = self._signal_at(index)
        return signal.part if signal is not None else ""

    def _larger(self, index: int, day: int, via: str) -> list[LeafSet] | None:
        """What would have to change for an expression to give a (larger) share: the verdicts and facts it reads."""
        value = self._value(index, day)
        if not isinstance(value, Unknown) and value:
            return None
        instruction = self.evaluation.plan.instructions[index]
        verdicts = self._verdicts_under(index, day, via)
        if verdicts:
            return [verdicts]
        if instruction.op is Op.SIGNAL or instruction.op is Op.INPUT or instruction.op.remembers:
            return [frozenset({self._leaf(index, Comparison.MORE_THAN, 0, day, via)})]
        tests = self._tests_reached(index)
        return [frozenset({self._leaf(test, Comparison.IS, True, day, via)}) for test in tests] or [frozenset()]

    def _signal_at(self, index: int) -> Signal | None:
        instruction = self.evaluation.plan.instructions[index]
        return instruction.data if instruction.op is Op.SIGNAL and isinstance(instruction.data, Signal) else None

    # ---- leaves

    def leaf_at(self, index: int, day: date, via: str) -> Leaf:
        """The leaf that an instruction stands for, with its value that day."""
        instruction = self.evaluation.plan.instructions[index]
        if instruction.op is Op.COMPARE:
            comparison, constant = _compared(instruction)
            return self._leaf(instruction.args[0], comparison, constant, day.toordinal(), via)
        return self._leaf(index, Comparison.IS, True, day.toordinal(), via)

    def _leaf(self, index: int, comparison: Comparison, wanted: Constant, day: int, via: str) -> Leaf:
        instruction = self.evaluation.plan.instructions[index]
        data: Any = instruction.data
        actual = self._value(index, day)
        if instruction.op is Op.LAW:
            return Leaf(LeafKind.LAW, data[0].partition("#")[0], "", comparison, wanted, actual, via, LEGISLATOR)
        if instruction.op is Op.LAW_PICKED:
            return Leaf(LeafKind.LAW, data[0].partition("#")[0], "", comparison, wanted, actual, via, LEGISLATOR)
        signal = data if isinstance(data, Signal) else _remembered(data)
        if signal is None:
            return Leaf(LeafKind.FACT, via, "", comparison, wanted, actual, via, "")
        return self._signal_leaf(signal, comparison, wanted, actual, via, day)

    def _signal_leaf(
        self, signal: Signal, comparison: Comparison, wanted: Constant, actual: Value, via: str, day: int
    ) -> Leaf:
        name, part = signal.name, signal.part
        if signal.kind is SignalKind.DECISION:
            return Leaf(LeafKind.DECISION, name, part, comparison, wanted, actual, via, self._decider(name))
        if name in self.tree.tests:
            test = self.tree.tests[name]
            able = able_verdict(test.gives_reduction, actual)
            grounds = self.grounds(name, part, day)
            return Leaf(
                LeafKind.VERDICT, name, part, Comparison.IS, able is False, actual, "", test.decided_by, able, grounds
            )
        if name in self.tree.memory:
            return Leaf(LeafKind.CLOCK, name, part, comparison, wanted, actual, via, TIME)
        if name in self.tree.concepts:
            concept = self.tree.concepts[name]
            hangs_on = concept.assessed_by or ", ".join(concept.changed_by)
            kind = LeafKind.PART if name in built_in.NAMES else _KINDS[concept.kind]
            return Leaf(kind, name, part, comparison, wanted, actual, via, hangs_on)
        return Leaf(LeafKind.FACT, name, part, comparison, wanted, actual, via, "")

    def _decider(self, benefit: str) -> str:
        return next((chair.actor for chair in self.tree.chairs.values() if chair.decision == benefit), "")


def _compared(instruction: Instruction) -> tuple[Comparison, Constant]:
    data: Any = instruction.data
    comparison, _, constant = data
    return comparison, constant


def _decisive(gives_reduction: bool, result: Value, truth: Value) -> bool:
    """Whether one yardstick's truth is what the test's result follows."""
    if isinstance(result, Unknown) or isinstance(truth, Unknown) or result is None or truth is None:
        return isinstance(truth, Unknown)
    if not gives_reduction:
        return bool(truth) == bool(result)
    return isinstance(truth, (int, Fraction)) and isinstance(result, (int, Fraction)) and truth - result < Fraction(1, 4)


def able_verdict(gives_reduction: bool, value: Value) -> bool | None:
    """What a capacity test's result says: a reduction of nothing and a yes both mean able."""
    if value is None or isinstance(value, Unknown):
        return None
    return not value if gives_reduction else bool(value)


def _remembered(data: object) -> Signal | None:
    return data[0] if isinstance(data, tuple) and data and isinstance(data[0], Signal) else None


def _opposite(comparison: Comparison, constant: Constant) -> tuple[Constant, Comparison]:
    """What would make a comparison fail."""
    match comparison:
        case Comparison.AT_LEAST:
            return constant, Comparison.LESS_THAN
        case Comparison.AT_MOST:
            return constant, Comparison.MORE_THAN
        case Comparison.MORE_THAN:
            return constant, Comparison.AT_MOST
        case Comparison.LESS_THAN:
            return constant, Comparison.AT_LEAST
        case _:
            return (not constant if isinstance(constant, bool) else f"inte {constant}"), comparison


def _product(parts: Iterable[list[LeafSet] | None]) -> list[LeafSet]:
    """Every way to meet all of the parts at once (None: already met)."""
    sets: list[LeafSet] = [frozenset()]
    for part in parts:
        if part is not None:
            sets = _minimal(a | b for a in sets for b in part)[:MOST_SETS]
    return sets


def _alternatives(parts: Iterable[list[LeafSet] | None]) -> list[LeafSet]:
    return _minimal(found for part in parts if part is not None for found in part)[:MOST_SETS]


def _minimal(sets: Iterable[LeafSet]) -> list[LeafSet]:
    """The sets that contain no other, smallest first, ties in a fixed order."""
    ordered = sorted(set(sets), key=lambda found: (len(found), sorted(leaf.sort_key() for leaf in found)))
    kept: list[LeafSet] = []
    for candidate in ordered:
        if not any(smaller <= candidate for smaller in kept):
            kept.append(candidate)
    return kept
