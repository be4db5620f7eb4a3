"""From which day the answer to an assessment can matter: where a doubt about it first reaches an output or a memory."""

from __future__ import annotations

from collections.abc import Iterable

from gapcheck.engine.plan import Op, Plan, Signal, SignalKind
from gapcheck.engine.reference import Evaluation
from gapcheck.model.values import Cause, Unknown, Value


class Attention:
    """The instructions of one plan at which doubts about the answers of a day arrive the same day."""

    def __init__(self, plan: Plan, outputs: Iterable[int]) -> None:
        self._plan = plan
        self._arrivals = {*outputs, *(i for s, i in plan.signals.items() if s.kind is SignalKind.RENEWAL)}
        self._inputs = {
            instruction.data: index
            for index, instruction in enumerate(plan.instructions)
            if instruction.op is Op.INPUT and isinstance(instruction.data, Signal)
        }
        self._found: dict[Signal, tuple[int, ...]] = {}

    def input(self, signal: Signal) -> int:
        """The instruction that takes the signal from the case."""
        return self._inputs[signal]

    def first_day(self, signal: Signal, doubt: Cause, start: int, evaluation: Evaluation) -> int:
        """The first day (ordinal) of an occasion on which its answer can matter; never later than the day it does.

        Further answers only make doubts arrive at fewer instructions, so the day stands for every reading that goes on
        from this one.
        """
        days = [
            max(first, start)
            for index in self._reached(signal)
            for first, last, value in evaluation.lines[index].runs()
            if last >= start and _doubts(value, doubt)
        ]
        return min(days, default=start)

    def _reached(self, signal: Signal) -> tuple[int, ...]:
        if signal not in self._found:
            self._found[signal] = tuple(sorted(self._find(self._inputs[signal])))
        return self._found[signal]

    def _find(self, start: int) -> Iterable[int]:
        seen, pending = {start}, [start]
        while pending:
            index = pending.pop()
            users = self._plan.users[index]
            remembered = [user for user in users if self._plan.instructions[user].op.remembers]
            if remembered or index in self._arrivals:
                yield index
            for user in users:
                if user not in seen and user not in remembered:
                    seen.add(user)
                    pending.append(user)


def _doubts(value: Value, doubt: Cause) -> bool:
    return isinstance(value, Unknown) and doubt in value.causes
