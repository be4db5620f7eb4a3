"""Pointwise instructions over a batch: by bits, else by the one meaning asked once for each combination of values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from gapcheck.engine.bitset.arithmetic import computed
from gapcheck.engine.bitset.codes import NO
from gapcheck.engine.bitset.known import Known
from gapcheck.engine.bitset.lines import Line, Lines
from gapcheck.engine.bitset.masks import Partition, one_or_many, put
from gapcheck.engine.bitset.numbers import Numbers, compared
from gapcheck.engine.bitset.pasting import Packed, pasted
from gapcheck.engine.bitset.truth import joined, negated
from gapcheck.engine.plan import Op
from gapcheck.engine.pointwise import compare
from gapcheck.model.values import Value

_GUARDED: Final = frozenset({Op.CASES, Op.LEAST_IN_FORCE, Op.ABLE_IN_FORCE, Op.SEAT, Op.AMOUNT})
"""Operations that do not look at every second argument where the one before it does not hold."""

TRIES_PER_LANE = 4
"""More combinations than this for each lane, and they are tried lane by lane instead."""

Cells = list[tuple[tuple[int, ...], int]]
"""Combinations of value codes, each with the bits on which it occurs."""


class Pointwise:
    """The pointwise instructions of one batch."""

    def __init__(self, lines: Lines, known: Known) -> None:
        self._lines = lines
        self._layout = lines.layout
        self._codes = lines.codes
        self._answers = known.answers
        self._most_tries = TRIES_PER_LANE * (len(lines.layout.cases) + 16)
        self._shut = (NO, known.codes.of(None))

    def joined(self, decides: bool, _: int, arguments: Sequence[Line], __: None) -> Line:
        """AND (a no decides) and OR (a yes does)."""
        line = joined(arguments, decides, self._layout.every, self._codes)
        if line is None:
            judged = [one_or_many(self._lines.judged(argument)) for argument in arguments]
            line = joined(judged, decides, self._layout.every, self._codes)
            assert line is not None  # all are partitions now
        return line

    def negated(self, _: int, arguments: Sequence[Line], __: None) -> Line:
        return negated(self._lines.judged(arguments[0]), self._codes)

    def compared(self, index: int, arguments: Sequence[Line], data: Any) -> Line:
        [line], told, codes = arguments, self._answers[index], self._codes
        comparison, _, constant = data
        found: Partition = {}
        for code, mask in (line.rest if isinstance(line, Numbers) else self._lines.masks(line)).items():
            if code not in told:
                told[code] = codes.of(compare(comparison, constant, codes.values[code]))
            put(found, told[code], mask)
        if isinstance(line, Numbers):
            for code, mask in compared(line, comparison, constant, self._layout.every).items():
                put(found, code, mask)
        return self._lines.made(found)

    def values(
        self, op: Op, meaning: Callable[..., Value], index: int, arguments: Sequence[Line], _: None
    ) -> Line:  # fmt: skip
        """Any other operation."""
        lanes, rest = range(len(self._layout.cases)), NO
        if any(isinstance(argument, Numbers) for argument in arguments):
            reckoned = computed(op, arguments, self._lines)
            if reckoned is not None:
                line, unsettled = reckoned
                return self._by_lane(op, meaning, index, arguments, self._layout.touched(unsettled), line)
        elif not any(isinstance(argument, list) for argument in arguments):
            cells = self._cells(op, arguments, self._layout.every, self._most_tries)
            if cells is not None:
                return one_or_many(self._told(meaning, index, cells))
        return self._by_lane(op, meaning, index, arguments, lanes, rest)

    def _by_lane(
        self,
        op: Op,
        meaning: Callable[..., Value],
        index: int,
        arguments: Sequence[Line],
        lanes: Sequence[int],
        rest: Line,
    ) -> Line:
        if not lanes:
            return rest
        found: dict[int, Packed] = {}
        told, lines = self._answers[index], [a if isinstance(a, int) else self._lines.owned(a) for a in arguments]
        for lane in lanes:
            own = tuple([line if isinstance(line, int) else line[lane] for line in lines])
            code = None if dict in map(type, own) else told.get(own)
            if code is not None:
                found[lane] = code
                continue
            cells = self._cells(op, own, self._layout.full[lane])
            assert cells is not None  # no limit is set
            found[lane] = one_or_many(self._told(meaning, index, cells))
        return pasted(found, rest, self._lines)

    def _told(self, meaning: Callable[..., Value], index: int, cells: Cells) -> Partition:
        told, codes = self._answers[index], self._codes
        found: Partition = {}
        for combination, mask in cells:
            code = told.get(combination)
            if code is None:
                code = told[combination] = codes.of(meaning(*[codes.values[c] for c in combination]))
            put(found, code, mask)
        return found

    def _cells(self, op: Op, arguments: Sequence[Line], days: int, most_tries: int | None = None) -> Cells | None:
        """The combinations of values that occur, with their bits; None where too many would have to be tried.

        A value that is not looked at, since the argument before it does not hold, is no for short.
        """
        cells: Cells = [((), days)]
        guarded = op in _GUARDED
        tries = 0
        for place, line in enumerate(arguments):
            if isinstance(line, int):
                cells = [((*combination, line), mask) for combination, mask in cells]
                continue
            assert isinstance(line, dict)  # other lines are taken lane by lane, or computed in binary
            skips = guarded and place % 2
            split: Cells = []
            for combination, mask in cells:
                if skips and combination[-1] in self._shut:
                    split.append(((*combination, NO), mask))
                    continue
                tries += len(line)
                for code, own in line.items():
                    both = mask & own
                    if both:
                        split.append(((*combination, code), both))
            cells = split
            if most_tries is not None and tries > most_tries:
                return None
        return cells
