"""Deciding: what a value that rules give rests on that day, and what would end a remembered state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gapcheck.engine.leaves import compared
from gapcheck.engine.plan import Instruction, Op, Signal, SignalKind
from gapcheck.engine.reasons import LeafSet, Reasons
from gapcheck.model.concepts import ConceptKind
from gapcheck.model.terms import Comparison, Constant
from gapcheck.model.values import Unknown, Value
from gapcheck.model.verdicts import Leaf


@dataclass(frozen=True, slots=True)
class Deciding:
    """Asks one evaluation; the wordings in force are left out, since they decide everything."""

    reasons: Reasons

    def under(self, leaf: Leaf, day: date) -> tuple[Leaf, ...]:
        """The inputs, capacity tests and memory that gave a derived value what it is that day, sorted."""
        index = self._index(leaf)
        if index is None or not self._is_derived(index):
            return ()
        definition = self.reasons.leaves.evaluation.plan.instructions[index].args[0]
        found = set(self._leaves(definition, leaf.comparison, leaf.wanted, day.toordinal()))
        return tuple(sorted(found, key=Leaf.sort_key))

    def ends(self, leaf: Leaf, day: date) -> tuple[LeafSet, ...]:
        """The minimal sets of unmet conditions that keep a remembered state from ending that day."""
        index = self._index(leaf)
        latch = self._latch(index) if index is not None else None
        return () if latch is None else self.reasons.unmet_at(latch.args[1], day)

    def _latch(self, index: int) -> Instruction | None:
        """The latch that a signal names, itself or under the wordings of its provision."""
        instructions = self.reasons.leaves.evaluation.plan.instructions
        pending = [index]
        while pending:
            instruction = instructions[pending.pop()]
            if instruction.op is Op.LATCH:
                return instruction
            if instruction.op in (Op.SIGNAL, Op.AND):
                pending.extend(instruction.args)
        return None

    def _index(self, leaf: Leaf) -> int | None:
        signals = self.reasons.leaves.evaluation.plan.signals
        return signals.get(Signal(SignalKind.CONCEPT, leaf.concept, leaf.part))

    def _leaves(self, index: int, how: Comparison, wanted: Constant, day: int) -> Iterator[Leaf]:
        instruction = self.reasons.leaves.evaluation.plan.instructions[index]
        match instruction.op:
            case Op.CONST | Op.LAW | Op.LAW_PICKED | Op.DATED:
                return
            case Op.SIGNAL if instruction.data.kind is not SignalKind.CONCEPT or self._is_derived(index):  # type: ignore[attr-defined]  # a signal's data is a signal
                yield from self._leaves(instruction.args[0], how, wanted, day)
            case Op.COMPARE:
                comparison, constant = compared(instruction)
                yield from self._leaves(instruction.args[0], comparison, constant, day)
            case op if op is Op.INPUT or op is Op.SIGNAL or op.remembers:
                yield self.reasons.leaves.leaf(index, how, wanted, day, "")
            case _:
                for argument in self._deciding(instruction, self._value(index, day), day):
                    yield from self._leaves(argument, how, wanted, day)

    def _deciding(self, instruction: Instruction, value: Value, day: int) -> list[int]:
        """The arguments that made the value what it is."""
        args = list(instruction.args)
        match instruction.op:
            case Op.AND | Op.OR:
                decided = [i for i in args if self._value(i, day) is (instruction.op is Op.OR)]
                return decided or args
            case Op.CASES:
                pairs = list(zip(args[:-1:2], args[1:-1:2], strict=True))
                chosen = [i for pair in pairs if self._value(pair[0], day) is True for i in pair]
                return chosen or [condition for condition, _ in pairs]
            case Op.LEAST | Op.GREATEST:
                return [i for i in args if self._value(i, day) == value]
        return args

    def _is_derived(self, index: int) -> bool:
        signal = self.reasons.leaves.signal_at(index)
        concept = self.reasons.leaves.tree.concepts.get(signal.name) if signal is not None else None
        return concept is not None and concept.kind is ConceptKind.DERIVED

    def _value(self, index: int, day: int) -> Value:
        value = self.reasons.leaves.value(index, day)
        return None if isinstance(value, Unknown) else value
