"""What each kind of named signal stands for: the one place that sends a signal to the module that lowers it."""

from __future__ import annotations

from gapcheck.engine.lowering.chairs import amount, by_law, in_hand, opened
from gapcheck.engine.lowering.concepts import concept, yardstick_in_force
from gapcheck.engine.lowering.duties import duty
from gapcheck.engine.lowering.ground import Ground
from gapcheck.engine.lowering.readings import exclusion, renewal
from gapcheck.engine.lowering.rules import rule, variant
from gapcheck.engine.lowering.terms import condition
from gapcheck.engine.lowering.wordings import in_force
from gapcheck.engine.plan import Signal, SignalKind


def meaning(ground: Ground, signal: Signal) -> int:
    """The instruction that a named signal takes its value from."""
    tree, part = ground.tree, signal.part
    match signal.kind:
        case SignalKind.CONCEPT:
            return concept(ground, signal.name, part)
        case SignalKind.RULE:
            return rule(ground, tree.rules[signal.name], part)
        case SignalKind.VARIANT:
            rule_id, _, number = signal.name.rpartition("#")
            return variant(ground, tree.rules[rule_id], int(number), part)
        case SignalKind.YARDSTICK:
            test, _, yardstick = signal.name.partition(" > ")
            return yardstick_in_force(ground, test, yardstick, part)
        case SignalKind.CHAIR_OPEN:
            return opened(ground, tree.chairs[signal.name], part)
        case SignalKind.SEAT_BY_LAW:
            return by_law(ground, tree.chairs[signal.name], part)
        case SignalKind.SEAT:
            return in_hand(ground, tree.chairs[signal.name], part)
        case SignalKind.AMOUNT:
            return amount(ground, tree.chairs[signal.name], part)
        case SignalKind.DECISION | SignalKind.GIVEN:
            return ground.input(signal)
        case SignalKind.RENEWAL:
            assessment, _, number = signal.name.rpartition("#")
            return renewal(ground, tree.concepts[assessment].renewals[int(number)], part)
        case SignalKind.EXCLUSION:
            return exclusion(ground, tree.exclusions[signal.name], part)
        case SignalKind.NEED:
            return ground.while_it_exists(condition(ground, tree.needs[signal.name].condition, part), part)
        case SignalKind.DUTY:
            return duty(ground, tree.duties[signal.name], part)
        case SignalKind.CAPABILITY:
            capability = tree.capabilities[signal.name]
            return ground.all(
                [in_force(ground, capability.citation, part), condition(ground, capability.condition, part)]
            )
