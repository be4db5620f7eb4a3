"""Lowering of chairs: when one is open by law, and what seat it gives by law and as decided."""

from __future__ import annotations

from gapcheck.engine.lowering.ground import Ground
from gapcheck.engine.lowering.rules import unless_excepted
from gapcheck.engine.lowering.terms import condition, expression
from gapcheck.engine.lowering.wordings import in_force
from gapcheck.engine.plan import Op, Signal, SignalKind
from gapcheck.model.rules import Chair


def opened(ground: Ground, chair: Chair, part: str) -> int:
    """Whether the law opens the chair for the part."""
    terms = [in_force(ground, chair.citation, part), condition(ground, chair.condition, part)]
    return unless_excepted(ground, chair.id, ground.while_it_exists(ground.all(terms), part), part)


def by_law(ground: Ground, chair: Chair, part: str) -> int:
    """The share that the chair seats when only the law is asked."""
    return _seat(ground, chair, part, _open_by_law(ground, chair, part))


def in_hand(ground: Ground, chair: Chair, part: str) -> int:
    """The share that the chair seats as things stand: a decision on its benefit goes before the law."""
    lawful = _open_by_law(ground, chair, part)
    if not chair.decision:
        return _seat(ground, chair, part, lawful)
    decision = ground.signal(Signal(SignalKind.DECISION, chair.decision, part))
    decided = ground.emit(Op.OR_ELSE, (decision, lawful))
    return _seat(ground, chair, part, ground.while_it_exists(decided, part))


def amount(ground: Ground, chair: Chair, part: str) -> int:
    """What the chair pays for the share it seats as things stand."""
    assert chair.amount is not None  # only chairs that say what they pay have the signal
    seated = ground.signal(Signal(SignalKind.SEAT, chair.id, part))
    return ground.emit(Op.AMOUNT, (seated, expression(ground, chair.amount, part)))


def _open_by_law(ground: Ground, chair: Chair, part: str) -> int:
    return ground.signal(Signal(SignalKind.CHAIR_OPEN, chair.id, part))


def _seat(ground: Ground, chair: Chair, part: str, is_open: int) -> int:
    return ground.emit(Op.SEAT, (is_open, expression(ground, chair.share, part)))
