"""Which instructions ask the same of the same values: their answer is inferred once, over all readings of a case."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

from gapcheck.engine.durable_slice import Slice
from gapcheck.engine.reference import Evaluation
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Ignorance, Unknown, Value

NOT_INFERRED: Final = Unknown.because(Ignorance.NOT_MODELLED, "durable-rules: varken ja eller nej")
"""What stands for a value that durable-rules could not infer: it does not tell why."""


class Sharing:
    """Numbers timelines and questions: equal numbers for equal ones.

    Timelines are equal when they agree on every day, whatever the cause of not knowing. A question is an operation with
    its constants on the arguments' timelines in their order.
    """

    def __init__(self, part: Slice) -> None:
        self._part = part
        shapes: dict[Hashable, int] = {}
        self._shapes = [(shapes.setdefault(part.shape(i), len(shapes)), part.reads[i]) for i in part.order]
        self._questions: dict[tuple[int, ...], int] = {}
        self._numbers: dict[Timeline[Value], int] = {}
        # Readings share the timelines that do not differ. The slice holds the evaluations, so an id stays one timeline's.
        self._by_id: dict[int, int] = {}

    def line(self, line: Timeline[Value]) -> int:
        """The number of a timeline of one of the slice's evaluations."""
        number = self._by_id.get(id(line))
        if number is None:
            number = self._by_id[id(line)] = self._numbers.setdefault(_causeless(line), len(self._numbers))
        return number

    def questions(self, evaluation: Evaluation) -> list[int]:
        """The number of each instruction's question, in the slice's order."""
        numbers = [self.line(line) for line in evaluation.lines]
        asked = self._questions
        return [
            asked.setdefault((shape, *[numbers[argument] for argument in reads]), len(asked))
            for shape, reads in self._shapes
        ]


def _causeless(line: Timeline[Value]) -> Timeline[Value]:
    if any(isinstance(value, Unknown) for value in line.values):
        return line.map(lambda value: NOT_INFERRED if isinstance(value, Unknown) else value)
    return line
