"""Lowering of memory: each kind of recollection becomes one instruction over what it watches."""

from __future__ import annotations

from gapcheck.engine.lowering.ground import Ground
from gapcheck.engine.lowering.terms import condition, expression
from gapcheck.engine.lowering.wordings import in_force
from gapcheck.engine.plan import Op, Signal, SignalKind
from gapcheck.model.memory import (
    Counter,
    DaysSince,
    HeldValue,
    Latch,
    Length,
    MemoryConcept,
    SpanAfter,
    SpanDuring,
    Window,
)
from gapcheck.model.wordings import WordingStatus


def remembered(ground: Ground, memory: MemoryConcept, part: str) -> int:
    """The memory's instruction; a state or span of a provision that did not exist on a day does not hold then."""
    instruction = _recollection(ground, memory, part)
    once_absent = any(wording.status is WordingStatus.ABSENT for wording in memory.citation.wordings)
    if once_absent and isinstance(memory.recollection, (Latch, SpanDuring, SpanAfter)):
        return ground.all([in_force(ground, memory.citation, part), instruction])
    return instruction


def _recollection(ground: Ground, memory: MemoryConcept, part: str) -> int:
    """The operator over what it watches; its data: the signal, the opening value, the operator's own constant."""
    spec = memory.recollection
    about = (Signal(SignalKind.CONCEPT, memory.name, part), memory.opening)
    match spec:
        case Counter(counts=counts):
            return ground.emit(Op.COUNTER, (condition(ground, counts, part),), (*about, spec))
        case Window(counts=counts):
            return ground.emit(Op.WINDOW, (condition(ground, counts, part),), (*about, spec))
        case SpanDuring(during=during, length=length):
            args = [condition(ground, during, part), *_length(ground, length, part)]
            return ground.emit(Op.SPAN_DURING, args, (*about, length))
        case SpanAfter(after=after, length=length):
            args = [condition(ground, after, part), *_length(ground, length, part)]
            return ground.emit(Op.SPAN_AFTER, args, (*about, length))
        case Latch(starts=starts, ends=ends):
            args = [condition(ground, starts, part), condition(ground, ends, part)]
            return ground.emit(Op.LATCH, args, (*about, None))
        case HeldValue(takes=takes, when=when, held_while=held_while, otherwise=otherwise):
            args = [
                expression(ground, takes, part),
                condition(ground, when, part),
                condition(ground, held_while, part),
                expression(ground, otherwise, part),
            ]
            return ground.emit(Op.HELD, args, (*about, None))
        case DaysSince(since=since):
            return ground.emit(Op.DAYS_SINCE, (condition(ground, since, part),), (*about, None))


def _length(ground: Ground, length: Length, part: str) -> list[int]:
    """The concept that gives the length of a span, where it is not a number in the rules."""
    return [ground.concept(length.concept, part)] if length.concept else []
