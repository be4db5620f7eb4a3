"""What the case would be on a day if she had not declared certain things that day: memory and others' words stay as they are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from gapcheck.engine.plan import Instruction, Op, Plan, Signal
from gapcheck.engine.pointwise import MEANING, compare
from gapcheck.engine.reference import Evaluation
from gapcheck.model.period import Period
from gapcheck.model.terms import Test
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Value


class Undeclared:
    """One evaluation with some yes/no facts turned the other way round, one day at a time."""

    def __init__(self, evaluation: Evaluation, declared: Iterable[Test]) -> None:
        self._evaluation = evaluation
        turned = {test.concept: not test.constant for test in declared}
        instructions = evaluation.plan.instructions
        self._turned: dict[int, Value] = {
            index: turned[instruction.data.name]
            for index, instruction in enumerate(instructions)
            if instruction.op is Op.INPUT and isinstance(instruction.data, Signal) and instruction.data.name in turned
        }
        self._order = _pointwise_downstream(evaluation.plan, frozenset(self._turned))
        self._reached = frozenset(self._order)

    def bears_on(self, index: int) -> bool:
        """Whether the instruction's value can depend, the same day, on what is turned."""
        return index in self._reached

    def on(self, day: date) -> Evaluation:
        """The evaluation as it would be on the day; on other days it says nothing of what rests on the declarations."""
        ordinal = day.toordinal()
        lines = list(self._evaluation.lines)
        # A fact that does not apply (to a part that does not exist) stays so.
        changed = {i: v for i, v in self._turned.items() if lines[i].at_ordinal(ordinal) is not None}
        for index in self._order:
            instruction = self._evaluation.plan.instructions[index]
            values = [changed[a] if a in changed else lines[a].at_ordinal(ordinal) for a in instruction.args]
            changed[index] = _meaning(instruction, values)
        for index, value in changed.items():
            lines[index] = Timeline.constant(Period(day, day), value)
        return Evaluation(self._evaluation.plan, tuple(lines))


def _meaning(instruction: Instruction, values: list[Value]) -> Value:
    if instruction.op is Op.COMPARE:
        data: Any = instruction.data
        return compare(data[0], data[2], values[0])
    return MEANING[instruction.op](*values)


def _pointwise_downstream(plan: Plan, turned: frozenset[int]) -> tuple[int, ...]:
    """Every instruction whose value that same day can depend on the turned ones without memory, arguments before users."""
    reached: set[int] = set()
    pending = list(turned)
    while pending:
        for user in plan.users[pending.pop()]:
            if user not in reached and not plan.instructions[user].op.remembers:
                reached.add(user)
                pending.append(user)
    waiting = {index: sum(1 for a in set(plan.instructions[index].args) if a in reached) for index in reached}
    ready = sorted(index for index, count in waiting.items() if not count)
    order: list[int] = []
    while ready:
        index = ready.pop()
        order.append(index)
        for user in set(plan.users[index]):
            if user in waiting:
                waiting[user] -= 1
                if not waiting[user]:
                    ready.append(user)
    return tuple(order)
