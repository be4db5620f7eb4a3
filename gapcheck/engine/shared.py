"""What the readings of one case have in common: answers that follow from the same values are found once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date
from typing import Any, TypeVar

from gapcheck.engine.plan import Op, Plan, Signal, SignalKind
from gapcheck.engine.reference import Evaluation
from gapcheck.model.timeline import Timeline

T = TypeVar("T")


class Shared:
    """Remembers answers over the evaluations of one plan; it may be asked only while those evaluations are kept."""

    def __init__(self, plan: Plan) -> None:
        self.duties = tuple(signal for signal in sorted(plan.signals) if signal.kind is SignalKind.DUTY)
        self.inputs = tuple(
            (index, instruction.data)
            for index, instruction in enumerate(plan.instructions)
            if instruction.op is Op.INPUT and isinstance(instruction.data, Signal)
        )
        self._plan = plan
        self._under: dict[Signal, tuple[int, ...]] = {}
        self._found: dict[Hashable, object] = {}

    def once(self, question: Hashable, answer: Callable[[], T]) -> T:
        """The answer to a question whose answer never changes."""
        if question not in self._found:
            self._found[question] = answer()
        found: T = self._found[question]  # type: ignore[assignment]  # what `answer` gave for the same question
        return found

    def of_lines(self, question: Hashable, lines: tuple[Timeline[Any], ...], answer: Callable[[], T]) -> T:
        """The answer to a question that is asked of these timelines only."""
        # Readings share the timelines that do not differ, and their evaluations keep them.
        return self.once((question, tuple(map(id, lines))), answer)

    def of_days(
        self, question: Hashable, evaluation: Evaluation, signal: Signal, days: tuple[date, ...], answer: Callable[[], T]
    ) -> T:  # fmt: skip
        """The answer to a question that is asked of what a signal rests on, without memory between, on these days only."""
        under = self._resting(signal)
        values = tuple(evaluation.lines[index].at(day) for day in days for index in under)
        # Yes and 1 are equal to Python but not here.
        return self.once((question, signal, days, values, tuple(map(type, values))), answer)

    def _resting(self, signal: Signal) -> tuple[int, ...]:
        """The inputs, laws and memories that a signal's value of a day follows from."""
        if signal not in self._under:
            found, seen, pending = [], set[int](), [self._plan.signals[signal]]
            while pending:
                index = pending.pop()
                if index in seen:
                    continue
                seen.add(index)
                instruction = self._plan.instructions[index]
                if instruction.op.remembers or not instruction.args:
                    if instruction.op is not Op.CONST:
                        found.append(index)
                else:
                    pending += instruction.args
            self._under[signal] = tuple(sorted(found))
        return self._under[signal]
