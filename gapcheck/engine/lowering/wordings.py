"""Lowering of wordings: on which days the text of a provision governs, as picked and with its transitional provisions."""

from __future__ import annotations

from gapcheck.engine.lowering.ground import Ground
from gapcheck.engine.lowering.terms import condition
from gapcheck.engine.plan import Governing, Op
from gapcheck.model.wordings import Citation, WordingStatus


def governs(ground: Ground, citation: Citation, number: int, part: str) -> int:
    """Whether a citation's wording (by number, counted from 0) governs the day: its own days, as picked, with transitions."""
    wording = citation.wordings[number]
    missing = wording.status is WordingStatus.MISSING
    data = Governing(f"{citation.id}#{number}", wording.first, wording.last, missing, unknown_before=number == 0)
    law = ground.emit(Op.LAW, (), data)
    if citation.picked_by:
        law = ground.emit(Op.LAW_PICKED, (law, ground.concept(citation.picked_by, part)), data)
    if not ground.transitions:
        return law
    if wording.transition is not None:
        also = [condition(ground, wording.transition.also_while, part)]
        if missing:
            # What the transitional provision keeps alive is as unread as the wording itself.
            also.append(ground.emit(Op.LAW, (), Governing(data.about, None, None, missing=True)))
        law = ground.any([law, ground.all(also)])
    if wording.not_while is not None:
        law = ground.all([law, ground.negated(condition(ground, wording.not_while, part))])
    return law


def in_force(ground: Ground, citation: Citation, part: str) -> int:
    """Whether some wording of the citation governs the day."""
    present = [n for n, wording in enumerate(citation.wordings) if wording.status is not WordingStatus.ABSENT]
    return ground.any(governs(ground, citation, number, part) for number in present)
