"""Behind a result: what a capacity test's finding, a state, a duty or a number that rules give rests on, one step further down."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from gapcheck.engine.plan import Instruction, Op, Signal, SignalKind
from gapcheck.engine.reasons import LeafSet, Reasons, Ways, all_of, any_of
from gapcheck.model.concepts import ConceptKind, ValueType
from gapcheck.model.duties import DutyState
from gapcheck.model.terms import Comparison
from gapcheck.model.values import Unknown, Value

QUARTER = Fraction(1, 4)


class Behind:
    """Asks one evaluation what would make a result another, where the search for reasons stops at the result."""

    def __init__(self, reasons: Reasons) -> None:
        self._reasons = reasons
        self._plan = reasons.leaves.evaluation.plan

    def unmet(self, signal: Signal, day: date) -> tuple[LeafSet, ...]:
        """The minimal sets of unmet conditions behind any named outcome, smallest first; none when it holds."""
        tree, ordinal = self._reasons.leaves.tree, day.toordinal()
        index = self._plan.signals[signal]
        value = self._reasons.leaves.value(index, ordinal)
        if signal.kind is SignalKind.DUTY:
            return self._reasons.sets(self._awake(index, value, ordinal))
        if signal.kind is not SignalKind.CONCEPT or (value and not isinstance(value, Unknown)):
            return self._reasons.unmet(signal, day)
        if signal.name in tree.tests:
            return self.of_test(signal, tree.tests[signal.name].gives_reduction is False, day)
        if (sets := self.of_state(signal, True, day)) is not None:
            return sets
        concept = tree.concepts.get(signal.name)
        if concept is not None and concept.kind is ConceptKind.DERIVED and concept.type is not ValueType.YES_NO:
            return self._reasons.sets(self._reasons.more(index, value, ordinal, ""))
        return self._reasons.unmet(signal, day)

    # ---- capacity tests

    def of_test(self, signal: Signal, able: bool, day: date) -> tuple[LeafSet, ...]:
        """What would make a capacity test find her able, or less able than it does."""
        ordinal = day.toordinal()
        instruction = self._plan.instructions[self._plan.instructions[self._plan.signals[signal]].args[0]]
        pairs = list(zip(instruction.args[::2], instruction.args[1::2], strict=True))
        reduction = instruction.op is Op.LEAST_IN_FORCE
        result = self._reasons.leaves.value(self._plan.signals[signal], ordinal)
        deciding = [pair for pair in pairs if self._decides(pair, reduction, result, ordinal)]
        if result is None:
            ways = any_of(self._opened(pair, able, reduction, ordinal) for pair in pairs)
        elif able is reduction:
            # One yardstick by which she is able is enough where the least reduction counts, and so is one by which she is
            # not where every yardstick must show ability.
            ways = any_of(self._opened(pair, able, reduction, ordinal) for pair in pairs)
        else:
            # Each yardstick that decides must go, or come out otherwise.
            ways = all_of(
                any_of([self._reasons.wanted(in_force, False, ordinal, ""), self._measured(measure, able, reduction, ordinal)])
                for in_force, measure in deciding
            )  # fmt: skip
        return self._reasons.sets(ways)

    def _decides(self, pair: tuple[int, int], reduction: bool, result: Value, day: int) -> bool:
        in_force, measured = (self._reasons.leaves.value(index, day) for index in pair)
        if in_force is not True:
            return False
        if not reduction:
            return not isinstance(measured, Unknown) and bool(measured) is bool(result)
        numbers = isinstance(measured, int | Fraction) and isinstance(result, int | Fraction)
        return numbers and measured - result < QUARTER  # type: ignore[operator]  # numbers, as just asked

    def _opened(self, pair: tuple[int, int], able: bool, reduction: bool, day: int) -> Ways:
        in_force, measure = pair
        opened = self._reasons.wanted(in_force, True, day, "")
        return all_of([opened, self._measured(measure, able, reduction, day)])

    def _measured(self, measure: int, able: bool, reduction: bool, day: int) -> Ways:
        """What would make the truth that a yardstick measures show ability, or less of it."""
        if not reduction:
            return self._reasons.wanted(measure, able, day, "")
        value = self._reasons.leaves.value(measure, day)
        if not able:
            return self._reasons.more(measure, value, day, "")
        if value == 0:
            return None
        return self._reasons.only(self._reasons.leaves.leaf(measure, Comparison.IS, 0, day, ""))

    # ---- states and duties

    def of_state(self, signal: Signal, want: bool, day: date) -> tuple[LeafSet, ...] | None:
        """What would start, or end, a remembered state; None where the signal is none, or where time alone could."""
        for instruction in self._memory(signal):
            if instruction.op is Op.LATCH:
                starts, ends = instruction.args
                wanted = starts if want else ends
                return self._reasons.sets(self._reasons.wanted(wanted, True, day.toordinal(), signal.name))
        return None

    def _memory(self, signal: Signal) -> Iterator[Instruction]:
        """The recollection that a signal names, also where it holds only while its provision does."""
        pending = list(self._plan.instructions[self._plan.signals[signal]].args)
        while pending:
            instruction = self._plan.instructions[pending.pop()]
            if instruction.op.remembers:
                yield instruction
            elif instruction.op is Op.AND:
                pending.extend(instruction.args)

    def _awake(self, index: int, state: Value, day: int) -> Ways:
        """What would make a duty run (or its state be known); None when it runs, or has been done."""
        called_for, _, lapsed, *_ = self._plan.instructions[self._plan.instructions[index].args[0]].args
        if state == DutyState.LAPSED.value:
            return self._reasons.wanted(lapsed, False, day, "")
        if state == DutyState.DORMANT.value or isinstance(state, Unknown):
            return self._reasons.wanted(called_for, True, day, "")
        return None
