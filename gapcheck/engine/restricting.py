"""Restricting a plan to what some signals rest on, so that a question about few of them costs little."""

from __future__ import annotations

from collections.abc import Collection

from gapcheck.engine.components import components
from gapcheck.engine.plan import Instruction, Op, Plan, Signal


def restricted(plan: Plan, wanted: Collection[Signal], given: Collection[Signal] = ()) -> Plan:
    """The part of a plan that the wanted signals rest on; given signals rest on nothing.

    It names the wanted and the given signals that are in it, and is evaluated as the whole plan is.
    """
    kept = sorted(_needed(plan, wanted, given))
    place = {index: number for number, index in enumerate(kept)}
    instructions = tuple(_moved(plan.instructions[index], place, given) for index in kept)
    order = components([instruction.args for instruction in instructions])
    recurrent = frozenset(
        i for group in order if len(group) > 1 or group[0] in instructions[group[0]].args for i in group
    )
    asked = ((signal, plan.signals[signal]) for signal in (*wanted, *given) if signal in plan.signals)
    names = {signal: place[index] for signal, index in asked if index in place}
    users: list[list[int]] = [[] for _ in instructions]
    for number, instruction in enumerate(instructions):
        for argument in instruction.args:
            users[argument].append(number)
    return Plan(instructions, names, order, recurrent, tuple(map(tuple, users)))


def _needed(plan: Plan, wanted: Collection[Signal], given: Collection[Signal]) -> set[int]:
    reached = {plan.signals[signal] for signal in wanted}
    pending = list(reached)
    while pending:
        instruction = plan.instructions[pending.pop()]
        for argument in () if _is_given(instruction, given) else instruction.args:
            if argument not in reached:
                reached.add(argument)
                pending.append(argument)
    return reached


def _moved(instruction: Instruction, place: dict[int, int], given: Collection[Signal]) -> Instruction:
    args = () if _is_given(instruction, given) else tuple(place[argument] for argument in instruction.args)
    return Instruction(instruction.op, args, instruction.data)


def _is_given(instruction: Instruction, given: Collection[Signal]) -> bool:
    return instruction.op is Op.SIGNAL and instruction.data in given
