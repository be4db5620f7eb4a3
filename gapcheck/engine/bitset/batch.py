"""What a program came to in every lane of a batch: timelines, whole evaluations, and which lanes agree."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from gapcheck.engine.bitset.lines import Line, Lines
from gapcheck.engine.bitset.program import Program
from gapcheck.engine.reference import Evaluation
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Unknown, Value


class Batch:
    """The lines of the lanes, in the order of the cases that the program was run on. Indices are the plan's."""

    def __init__(self, program: Program, convert: Lines, lines: Sequence[Line]) -> None:
        self._program = program
        self._convert = convert
        self._lines = lines

    @property
    def lanes(self) -> int:
        return len(self._convert.layout.cases)

    def line(self, lane: int, index: int) -> Timeline[Value]:
        """The instruction's timeline in a lane. Lanes of one period that agree on it mostly share it."""
        line = self._lines[self._program.root[index]]
        own = line if isinstance(line, int) else self._convert.owned(line)[lane]
        return self._convert.timeline(own, lane)

    def evaluation(self, lane: int) -> Evaluation:
        """Everything that was computed in a lane, as the reference engine gives it; of a program without chosen outputs."""
        plan = self._program.plan
        return Evaluation(plan, tuple(self.line(lane, index) for index in range(len(plan.instructions))))

    def doubts(self, lane: int, indices: Iterable[int]) -> frozenset[Unknown]:
        """Every unknown value that the instructions have on some day in a lane."""
        found: set[Value] = set()
        codes = self._convert.codes
        for line in self._asked(indices):
            own = line if isinstance(line, int) else self._convert.owned(line)[lane]
            found.update(codes.values[code] for code in ([own] if isinstance(own, int) else own))
        return frozenset(value for value in found if isinstance(value, Unknown))

    def distinct(self, indices: Iterable[int]) -> tuple[tuple[int, ...], ...]:
        """The lanes in groups whose period and timelines of these instructions are equal, by the first lane of each."""
        layout = self._convert.layout
        keys: list[list[Hashable]] = [[*period] for period in zip(layout.firsts, layout.days, strict=True)]
        for line in self._asked(indices):
            if isinstance(line, int):
                continue
            for key, own in zip(keys, self._convert.owned(line), strict=True):
                key.append(own if isinstance(own, int) else tuple(own.items()))
        groups: dict[Hashable, list[int]] = {}
        for lane, key in enumerate(keys):
            groups.setdefault(tuple(key), []).append(lane)
        return tuple(map(tuple, groups.values()))

    def _asked(self, indices: Iterable[int]) -> list[Line]:
        roots = sorted({self._program.root[index] for index in indices})
        return [self._lines[root] for root in roots]
