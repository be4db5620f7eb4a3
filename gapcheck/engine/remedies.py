"""Remedies: how what an actor judged under some outcomes can be challenged."""

from __future__ import annotations

from collections.abc import Iterable

from gapcheck.engine.plan import Op, Signal
from gapcheck.engine.view import WorldView
from gapcheck.model.concepts import Remedy


def remedy_within(view: WorldView, signals: Iterable[Signal], actor: str) -> Remedy | None:
    """The remedy against the actor's assessments that some outcomes rest on, where all that say one say the same."""
    plan = view.plan
    pending = [plan.signals[signal] for signal in signals]
    seen = set(pending)
    remedies = set()
    while pending:
        instruction = plan.instructions[pending.pop()]
        if instruction.op is Op.INPUT and isinstance(instruction.data, Signal):
            concept = view.tree.concepts.get(instruction.data.name)
            if concept is not None and concept.assessed_by == actor and concept.remedy is not None:
                remedies.add(concept.remedy)
        for argument in instruction.args:
            if argument not in seen:
                seen.add(argument)
                pending.append(argument)
    return remedies.pop() if len(remedies) == 1 else None
