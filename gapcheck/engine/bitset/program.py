"""The lowered program: a plan's instructions in the order to take them, names resolved, made once for all batches."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from gapcheck.engine.bitset.known import Known
from gapcheck.engine.plan import Instruction, Op, Plan, Signal
from gapcheck.engine.recollection import PASSED
from gapcheck.engine.reference import EngineFault, pointwise_order
from gapcheck.model.duties import CounterDeadline


class Step(NamedTuple):
    """An instruction to take: the operation's name, where its line goes, and what it reads.

    `delayed`: which arguments are read as they were the day before (memory in a component that reads its own past).
    """

    op: str
    target: int
    args: tuple[int, ...]
    data: Any
    delayed: tuple[bool, ...] = ()


class Block(NamedTuple):
    """Steps to take in order, once; where some lines are `carried`, again and again until those settle.

    The carried lines of a recurrent component are those that its memory reads: all else follows from them and from what
    is read from `outside` the component.
    """

    steps: tuple[Step, ...]
    carried: tuple[int, ...] = ()
    outside: tuple[int, ...] = ()

    @classmethod
    def recurrent(cls, steps: tuple[Step, ...]) -> Block:
        own = {step.target for step in steps}
        carried = {argument for step in steps if Op(step.op).remembers for argument in step.args} & own
        outside = {argument for step in steps for argument in step.args} - own
        return cls(steps, tuple(sorted(carried)), tuple(sorted(outside)))


class Program:
    """What `outputs` (indices of the plan; all instructions unless told) rest on, as steps.

    `given` signals may have their value from a case instead of from their definition. `root[i]` is the instruction whose
    line instruction i has: names stand for what they name. `size` counts lines: a duty whose deadline is a day of a
    counter has one of its own, whether the counter has passed that day.
    """

    def __init__(self, plan: Plan, outputs: Collection[int] | None = None, given: Collection[Signal] = ()) -> None:
        self.plan = plan
        self.given = frozenset(given)
        self.root = _roots(plan, self.given)
        self.size = len(plan.instructions)
        needed = self._needed(range(self.size) if outputs is None else outputs)
        self.blocks: list[Block] = []
        straight: list[Step] = []
        for group in plan.components:
            kept = [index for index in group if index in needed]
            if kept and group[0] in plan.recurrent:
                order = [index for index in pointwise_order(plan, group) if index in needed]
                steps = [step for index in order for step in self._steps(index, frozenset(kept))]
                # Whether a counter has passed a day may rest on what comes after the duty that reads it.
                steps.sort(key=lambda step: step.target >= len(plan.instructions))
                self.blocks += [Block(tuple(straight)), Block.recurrent(tuple(steps))]
                straight = []
            else:
                straight += [step for index in kept for step in self._steps(index, frozenset())]
        self.blocks.append(Block(tuple(straight)))
        self.known = Known()

    def _needed(self, outputs: Iterable[int]) -> set[int]:
        reached = {self.root[index] for index in outputs}
        pending = list(reached)
        while pending:
            for argument in self.plan.instructions[pending.pop()].args:
                if self.root[argument] not in reached:
                    reached.add(self.root[argument])
                    pending.append(self.root[argument])
        return reached

    def _steps(self, index: int, members: frozenset[int]) -> list[Step]:
        instruction = self.plan.instructions[index]
        args = tuple(self.root[argument] for argument in instruction.args)
        own_past = instruction.op.remembers and instruction.op not in (Op.WINDOW, Op.SPAN_AFTER)
        delayed = tuple(own_past and argument in members for argument in args)
        if not (isinstance(instruction.data, CounterDeadline) and len(args) > 3):
            return [Step(instruction.op.value, index, args, instruction.data, delayed)]
        passed, self.size = self.size, self.size + 1
        over = Step(Op.COMPARE.value, passed, args[3:], (PASSED, "int", instruction.data.day), (False,))
        return [over, Step(Op.DUTY.value, index, (*args[:3], passed), instruction.data, delayed)]


def _roots(plan: Plan, given: frozenset[Signal]) -> tuple[int, ...]:
    def names(instruction: Instruction) -> bool:
        return instruction.op is Op.SIGNAL and bool(instruction.args) and instruction.data not in given

    roots = list(range(len(plan.instructions)))
    for index in roots:
        path = []
        while names(plan.instructions[index]):
            path.append(index)
            index = plan.instructions[index].args[0] if roots[index] == index else roots[index]
            if len(path) > len(roots):
                raise EngineFault(f"a cycle without memory: {[str(plan.instructions[i].data) for i in path[:3]]}")
        for name in path:
            roots[name] = index
    return tuple(roots)
