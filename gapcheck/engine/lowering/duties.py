"""Lowering of duties: when one is wanted, fulfilled and lapsed, and the counter that its deadline reads."""

from __future__ import annotations

from gapcheck.engine.lowering.ground import Ground
from gapcheck.engine.lowering.rules import unless_excepted
from gapcheck.engine.lowering.terms import condition
from gapcheck.engine.lowering.wordings import in_force
from gapcheck.engine.plan import Op
from gapcheck.model.duties import CounterDeadline, Duty
from gapcheck.model.terms import Condition


def duty(ground: Ground, declared: Duty, part: str) -> int:
    """The state of the duty; its instruction's data is the deadline."""
    governed = in_force(ground, declared.citation, part)
    called_for = ground.while_it_exists(condition(ground, declared.condition, part), part)
    args = [
        unless_excepted(ground, declared.id, ground.all([governed, called_for]), part),
        _condition_or_never(ground, declared.fulfilled_by, part),
        _condition_or_never(ground, declared.lapses_when, part),
    ]
    if isinstance(declared.deadline, CounterDeadline):
        args.append(ground.concept(declared.deadline.counter, part))
    return ground.emit(Op.DUTY, args, declared.deadline)


def _condition_or_never(ground: Ground, term: Condition | None, part: str) -> int:
    return condition(ground, term, part) if term is not None else ground.constant(False)
