"""Leaves: the conditions at which a search for reasons stops, with their value and whose decision they hang on."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from gapcheck.engine import built_in
from gapcheck.engine.plan import Instruction, Op, Signal, SignalKind
from gapcheck.engine.reference import Evaluation
from gapcheck.engine.scope import Scopes
from gapcheck.model.concepts import ConceptKind
from gapcheck.model.terms import Comparison, Constant
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Unknown, Value
from gapcheck.model.verdicts import Leaf, LeafKind

TIME = "tiden"
"""What a clock hangs on."""
LEGISLATOR = "lagstiftaren"
"""Who the wording of a law hangs on."""

QUARTER = Fraction(1, 4)

_KINDS = {
    ConceptKind.FACT: LeafKind.FACT,
    ConceptKind.ASSESSMENT: LeafKind.ASSESSMENT,
    ConceptKind.FORECAST: LeafKind.FORECAST,
    ConceptKind.EVENT: LeafKind.EVENT,
    ConceptKind.DECISION: LeafKind.DECISION,
    ConceptKind.DERIVED: LeafKind.FACT,
}


@dataclass(frozen=True, slots=True)
class Leaves:
    """Turns instructions of one evaluation into leaves."""

    tree: RuleTree
    scopes: Scopes
    evaluation: Evaluation

    def value(self, index: int, day: int) -> Value:
        return self.evaluation.lines[index].at_ordinal(day)

    def signal_at(self, index: int) -> Signal | None:
        instruction = self.evaluation.plan.instructions[index]
        return instruction.data if instruction.op is Op.SIGNAL and isinstance(instruction.data, Signal) else None

    def is_test(self, index: int) -> bool:
        """Whether the instruction is the result of a capacity test."""
        signal = self.signal_at(index)
        return signal is not None and signal.kind is SignalKind.CONCEPT and signal.name in self.tree.tests

    def leaf(self, index: int, comparison: Comparison, wanted: Constant, day: int, via: str) -> Leaf:
        """The leaf that an instruction stands for; `comparison` and `wanted` say what would meet it."""
        instruction = self.evaluation.plan.instructions[index]
        data: Any = instruction.data
        actual = self.value(index, day)
        if instruction.op in (Op.LAW, Op.LAW_PICKED):
            return Leaf(LeafKind.LAW, data.about.partition("#")[0], "", comparison, wanted, actual, via, LEGISLATOR)
        signal = data if isinstance(data, Signal) else _remembered(data)
        if signal is None:
            return Leaf(LeafKind.FACT, via, "", comparison, wanted, actual, via, "")
        name, part = signal.name, signal.part
        if signal.kind is SignalKind.DECISION:
            return Leaf(LeafKind.DECISION, name, part, comparison, wanted, actual, via, self._decider(name))
        if name in self.tree.tests:
            return self._verdict(signal, comparison, wanted, actual, day)
        if name in self.tree.memory:
            return Leaf(LeafKind.CLOCK, name, part, comparison, wanted, actual, via, TIME)
        if name in self.tree.concepts:
            concept = self.tree.concepts[name]
            hangs_on = concept.assessed_by or ", ".join(concept.changed_by)
            kind = LeafKind.PART if name in built_in.NAMES else _KINDS[concept.kind]
            return Leaf(kind, name, part, comparison, wanted, actual, via, hangs_on)
        return Leaf(LeafKind.FACT, name, part, comparison, wanted, actual, via, "")

    def _verdict(self, signal: Signal, comparison: Comparison, wanted: Constant, actual: Value, day: int) -> Leaf:
        """A verdict refuses for the ability it finds when more reduction would open the chair, and the other way round."""
        test = self.tree.tests[signal.name]
        able = _refuses_for_ability(test.gives_reduction, comparison, wanted, actual)
        grounds = self.grounds(signal.name, signal.part, day)
        if able is None:
            kind = LeafKind.VERDICT
            return Leaf(kind, signal.name, signal.part, comparison, wanted, actual, "", test.decided_by, None, grounds)
        return Leaf(
            LeafKind.VERDICT,
            signal.name,
            signal.part,
            Comparison.IS,
            able is False,
            actual,
            "",
            test.decided_by,
            able,
            grounds,
        )

    def _decider(self, benefit: str) -> str:
        return next((chair.actor for chair in self.tree.chairs.values() if chair.decision == benefit), "")

    def grounds(self, test: str, part: str, day: int) -> tuple[str, ...]:
        """The rules that opened the yardsticks which decide a test: those with the least reduction, or without ability."""
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
        return None if index is None else self.value(index, day)


def able_verdict(gives_reduction: bool, value: Value) -> bool | None:
    """What a test's result says: no reduction and a yes mean able, a whole reduction and a no unable; a part, neither."""
    if value is None or isinstance(value, Unknown):
        return None
    if not gives_reduction:
        return bool(value)
    if value == 0:
        return True
    return False if value == 1 else None


def compared(instruction: Instruction) -> tuple[Comparison, Constant]:
    """What a COMPARE instruction compares with."""
    data: Any = instruction.data
    comparison, _, constant = data
    return comparison, constant


def _refuses_for_ability(gives_reduction: bool, comparison: Comparison, wanted: Constant, actual: Value) -> bool | None:
    if actual is None or isinstance(actual, Unknown):
        return None
    if not gives_reduction:
        return bool(actual)
    if comparison in (Comparison.AT_LEAST, Comparison.MORE_THAN):
        return True
    if comparison in (Comparison.AT_MOST, Comparison.LESS_THAN):
        return False
    return isinstance(wanted, (int, Fraction)) and isinstance(actual, (int, Fraction)) and wanted > actual


def _decisive(gives_reduction: bool, result: Value, truth: Value) -> bool:
    """Whether one yardstick's truth is what the test's result follows."""
    if isinstance(result, Unknown) or isinstance(truth, Unknown) or result is None or truth is None:
        return isinstance(truth, Unknown)
    if not gives_reduction:
        return bool(truth) == bool(result)
    return isinstance(truth, (int, Fraction)) and isinstance(result, (int, Fraction)) and truth - result < QUARTER


def _remembered(data: object) -> Signal | None:
    return data[0] if isinstance(data, tuple) and data and isinstance(data[0], Signal) else None
