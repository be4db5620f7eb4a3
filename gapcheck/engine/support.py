"""Support: what a signal rests on without memory between: leaves, rules and capacity tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gapcheck.engine.leaves import Leaves
from gapcheck.engine.plan import Op, Signal, SignalKind
from gapcheck.engine.shared import Shared


@dataclass(frozen=True, slots=True)
class Support:
    """Walks the instructions under a signal."""

    leaves: Leaves
    shared: Shared

    def leaves_through(self, starts: Iterable[int], passes: Callable[[int], bool]) -> tuple[int, ...]:
        """The inputs, laws and memory (with its threshold where it has one) reached by way of passing instructions only."""

        def is_leaf(index: int) -> bool:
            op = self.leaves.evaluation.plan.instructions[index].op
            return op is Op.INPUT or op is Op.LAW or self._reads_memory(index)

        return self._reached(starts, lambda index: is_leaf(index) and passes(index),
                             lambda index: is_leaf(index) or not passes(index))  # fmt: skip

    def rules_under(self, signal: Signal) -> tuple[tuple[str, int], ...]:
        """The rules that a signal rests on, with the instruction of each of their variants."""
        return self.shared.once(("rules under", signal), lambda: self._find_rules(signal))

    def _find_rules(self, signal: Signal) -> tuple[tuple[str, int], ...]:
        def is_variant(index: int) -> bool:
            under = self.leaves.signal_at(index)
            return under is not None and under.kind is SignalKind.VARIANT

        found = []
        for index in self._reached([self.leaves.evaluation.plan.signals[signal]], is_variant, self._remembers):
            under = self.leaves.signal_at(index)
            if under is not None:
                found.append((under.name.partition("#")[0], index))
        return tuple(sorted(found))

    def tests_under(self, signal: Signal) -> tuple[str, ...]:
        """The capacity tests that a signal reads, in the order declared."""
        return self.shared.once(("tests under", signal), lambda: self._find_tests(signal))

    def _find_tests(self, signal: Signal) -> tuple[str, ...]:
        def stops(index: int) -> bool:
            return self.leaves.is_test(index) or self._remembers(index)

        reached = {
            self.leaves.signal_at(index)
            for index in self._reached([self.leaves.evaluation.plan.signals[signal]], self.leaves.is_test, stops)
        }
        names = {test.name for test in reached if test is not None}
        return tuple(name for name in self.leaves.tree.tests if name in names)

    def _reached(
        self, starts: Iterable[int], wanted: Callable[[int], bool], stops: Callable[[int], bool]
    ) -> tuple[int, ...]:
        """The wanted instructions from some on down; the walk goes no further where it stops."""
        plan = self.leaves.evaluation.plan
        seen: set[int] = set()
        pending = list(starts)
        found: list[int] = []
        while pending:
            index = pending.pop()
            if index in seen:
                continue
            seen.add(index)
            if wanted(index):
                found.append(index)
            if not stops(index):
                pending.extend(plan.instructions[index].args)
        return tuple(sorted(found))

    def _remembers(self, index: int) -> bool:
        return self.leaves.evaluation.plan.instructions[index].op.remembers

    def _reads_memory(self, index: int) -> bool:
        """Memory itself, or the comparison of a remembered value with a constant."""
        instruction = self.leaves.evaluation.plan.instructions[index]
        if instruction.op is Op.COMPARE:
            signal = self.leaves.signal_at(instruction.args[0])
            return signal is not None and signal.name in self.leaves.tree.memory
        return instruction.op.remembers
