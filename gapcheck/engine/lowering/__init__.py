"""Lowering: the rule tree, grounded on a case's parts of working time, becomes a plan of instructions."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from gapcheck.engine.components import components
from gapcheck.engine.lowering.ground import Ground
from gapcheck.engine.lowering.meanings import meaning
from gapcheck.engine.plan import Instruction, Plan, Signal, SignalKind
from gapcheck.model.tree import RuleTree


def lower(tree: RuleTree, parts: Iterable[str]) -> Plan:
    """The plan for a case with these parts of working time (their ids): everything that the tree declares is named in it."""
    ground = Ground(tree, tuple(parts), meaning)
    _name_everything(ground)
    instructions = ground.instructions
    order = components([instruction.args for instruction in instructions])
    recurrent = frozenset(
        index for group in order if len(group) > 1 or group[0] in instructions[group[0]].args for index in group
    )
    return Plan(instructions, ground.named, order, recurrent, _users(instructions))


def _name_everything(ground: Ground) -> None:
    """What a reader can ask for, grounded on every part where it is per part; what they rest on follows by itself."""
    tree = ground.tree
    for need in tree.needs.values():
        for part in ground.grounds(need.per_part):
            ground.signal(Signal(SignalKind.NEED, need.name, part))
    for chair in tree.chairs.values():
        for part in ground.grounds(tree.needs[chair.need].per_part):
            ground.signal(Signal(SignalKind.SEAT, chair.id, part))
            ground.signal(Signal(SignalKind.SEAT_BY_LAW, chair.id, part))
            if chair.amount is not None:
                ground.signal(Signal(SignalKind.AMOUNT, chair.id, part))
    for duty in tree.duties.values():
        for part in ground.grounds(ground.scopes.duty_per_part(duty)):
            ground.signal(Signal(SignalKind.DUTY, duty.id, part))
    for capability in tree.capabilities.values():
        ground.signal(Signal(SignalKind.CAPABILITY, capability.citation.id))
    for exclusion in tree.exclusions.values():
        for part in ground.grounds(ground.scopes.exclusion_per_part(exclusion)):
            ground.signal(Signal(SignalKind.EXCLUSION, exclusion.id, part))
    for rule in tree.rules.values():
        for part in ground.grounds(ground.scopes.rule_per_part(rule)):
            ground.rule(rule, part)
    for name in (*tree.concepts, *tree.memory, *tree.tests):
        for part in ground.grounds(tree.per_part(name)):
            ground.signal(Signal(SignalKind.CONCEPT, name, part))
    for concept in tree.concepts.values():
        for number, part in product(range(len(concept.renewals)), ground.grounds(concept.per_part)):
            ground.signal(Signal(SignalKind.RENEWAL, f"{concept.name}#{number}", part))


def _users(instructions: tuple[Instruction, ...]) -> tuple[tuple[int, ...], ...]:
    users: list[list[int]] = [[] for _ in instructions]
    for index, instruction in enumerate(instructions):
        for argument in instruction.args:
            users[argument].append(index)
    return tuple(map(tuple, users))
