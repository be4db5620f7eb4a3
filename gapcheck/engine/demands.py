"""Demands: which inputs of an evaluated plan any change must touch one of, for an instruction to become what is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gapcheck.engine.leaves import compared
from gapcheck.engine.plan import Instruction, Op, Plan, Signal
from gapcheck.engine.reference import Evaluation
from gapcheck.model.terms import Comparison
from gapcheck.model.values import Unknown, Value

Inputs = int
"""A set of inputs, a bit for each."""


class Cones:
    """Under each instruction of a plan the numbered inputs that its value can depend on."""

    def __init__(self, plan: Plan, numbers: Mapping[Signal, int]) -> None:
        self._under: list[Inputs] = [0] * len(plan.instructions)
        for group in plan.components:
            below = 0
            for index in group:
                instruction = plan.instructions[index]
                if instruction.op is Op.INPUT and instruction.data in numbers:
                    below |= 1 << numbers[instruction.data]  # type: ignore[index]  # an input's data is its signal
                for argument in instruction.args:
                    below |= self._under[argument]
            for index in group:
                self._under[index] = below

    def under(self, index: int) -> Inputs:
        return self._under[index]


@dataclass(slots=True)
class Demands:
    """What one evaluation asks of changes on a day."""

    cones: Cones
    evaluation: Evaluation
    day: int
    _known: dict[tuple[int, bool], Inputs] = field(default_factory=dict)

    def of(self, index: int, want: bool) -> Inputs:
        """Inputs of which at least one must change for the instruction to be `want` (of a share: more, or less).

        Where it is that already or may be, nothing is demanded of it alone: every input under it counts.
        """
        if (index, want) not in self._known:
            self._known[index, want] = self._find(index, want)
        return self._known[index, want]

    def _find(self, index: int, want: bool) -> Inputs:
        instruction = self.evaluation.plan.instructions[index]
        if self._refuses(index, want):
            match instruction.op:
                case Op.SIGNAL:
                    return self.of(instruction.args[0], want)
                case Op.NOT:
                    return self.of(instruction.args[0], not want)
                case Op.AND | Op.OR if (instruction.op is Op.AND) is want:
                    # Each that refuses must be met; the one that the fewest inputs can meet says most.
                    refusing = [self.of(i, want) for i in instruction.args if self._refuses(i, want)]
                    return min(refusing, key=lambda inputs: (inputs.bit_count(), inputs))
                case Op.AND | Op.OR:
                    return together(self.of(argument, want) for argument in instruction.args)
                case Op.OR_ELSE:
                    first, second = instruction.args
                    return self.cones.under(first) | self.of(second, want)
                case Op.COMPARE if isinstance(yes := _yes_or_no(instruction), bool):
                    return self.of(instruction.args[0], want is yes)
                case Op.SEAT if want and self._refuses(instruction.args[0], True):
                    return self.of(instruction.args[0], True)
        return self.cones.under(index)

    def _refuses(self, index: int, want: bool) -> bool:
        value: Value = self.evaluation.lines[index].at_ordinal(self.day)
        return not isinstance(value, Unknown) and bool(value) is not want


def _yes_or_no(instruction: Instruction) -> bool | None:
    """What a comparison asks a yes/no value to be; None for every other comparison."""
    comparison, constant = compared(instruction)
    return constant if comparison is Comparison.IS and isinstance(constant, bool) else None


def together(each: Iterable[Inputs]) -> Inputs:
    """The inputs that are in any of several sets."""
    joined = 0
    for inputs in each:
        joined |= inputs
    return joined


def numbered(inputs: Inputs) -> frozenset[int]:
    """The numbers of the inputs in a set."""
    return frozenset(number for number in range(inputs.bit_length()) if inputs >> number & 1)
