"""The lines of a batch: one value everywhere, a partition of the bits by value, or numbers in binary; and lane by lane."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from gapcheck.engine.bitset.codes import NO, YES, Codes
from gapcheck.engine.bitset.layout import Layout
from gapcheck.engine.bitset.masks import Partition, one_or_many, put, starts
from gapcheck.engine.bitset.numbers import Numbers, compared, numbered
from gapcheck.model.terms import Comparison
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Value

Own = int | Partition
"""One lane of a line: the code of its only value, or the lane's own bits (the first day lowest) by value."""

Line = int | Partition | Numbers | list[Own]
"""A lone int is the code of the value that the line has everywhere. A partition has two values at least; a line with very
many is kept as a list of its lanes."""


class Lines:
    """Turns the lines of one layout into timelines and back."""

    def __init__(self, layout: Layout, codes: Codes) -> None:
        self.layout = layout
        self.codes = codes
        # The line is kept beside what was made of it, so that its id stays its own.
        self._owned: dict[int, tuple[Line, list[Own]]] = {}
        self._joined: dict[int, tuple[Line, Partition]] = {}
        self._drawn: dict[Any, Timeline[Value]] = {}

    def made(self, partition: Partition) -> int | Partition:
        """The partition without values that no bit has, as a line."""
        kept = {code: mask for code, mask in partition.items() if mask}
        return kept if len(kept) > 1 else next(iter(kept))

    def masks(self, line: int | Partition | list[Own]) -> Partition:
        """The bits of each value."""
        if isinstance(line, int):
            return {line: self.layout.every}
        return self._together(line) if isinstance(line, list) else line

    def _together(self, line: list[Own]) -> Partition:
        known = self._joined.get(id(line))
        if known is None:
            spread: defaultdict[int, dict[int, int]] = defaultdict(dict)
            for lane, own in enumerate(line):
                for code, bits in ((own, self.layout.full[lane]),) if isinstance(own, int) else own.items():
                    spread[code][lane] = bits
            joined = {code: self.layout.placed(lanes) for code, lanes in spread.items()}
            known = self._joined[id(line)] = (line, joined)
        return known[1]

    def partition(self, line: Line) -> Partition:
        """The bits of each value, numbers one by one."""
        if not isinstance(line, Numbers):
            return self.masks(line)
        found, days = dict(line.rest), self.layout.every
        for mask in found.values():
            days ^= mask
        for number, bits in numbered(line.digits, days):
            code = self.codes.of(line.kind(number))
            put(found, code, bits)
        return found

    def judged(self, line: Line) -> Partition:
        """The bits of each value; of numbers only whether they are other than zero."""
        if not isinstance(line, Numbers):
            return self.masks(line)
        found = dict(line.rest)
        for code, mask in compared(line, Comparison.IS, 0, self.layout.every).items():
            if mask:
                put(found, YES - code, mask)
        return found

    def where(self, line: Line, truth: bool | None) -> int:
        """The days on which the line is surely true (or false, or not known: None)."""
        verdicts, found = self.codes.truth, 0
        for code, mask in self.judged(line).items():
            if verdicts[code] is truth:
                found |= mask
        return found

    def day_before(self, line: Line) -> Line:
        """The line whose value each day is this one's the day before, and no on the first day."""
        every, first = self.layout.every, self.layout.first_days
        rest = line.rest if isinstance(line, Numbers) else self.masks(line)
        moved = {code: mask << 1 & every for code, mask in rest.items()}
        put(moved, NO, first)
        if isinstance(line, Numbers):
            return Numbers(line.kind, tuple(digit << 1 & every for digit in line.digits), moved)
        return self.made(moved)

    # ---- one lane of a line

    def owned(self, line: Line) -> list[Own]:
        """Every lane of a line."""
        if isinstance(line, list):
            return line
        known = self._owned.get(id(line))
        if known is None:
            known = self._owned[id(line)] = (line, [one_or_many(own) for own in self._cut(line)])
        return known[1]

    def _cut(self, line: Line) -> list[Partition]:
        lanes: list[Partition] = [{} for _ in self.layout.cases]
        for code, mask in sorted((line.rest if isinstance(line, Numbers) else self.masks(line)).items()):
            for lane, bits in self.layout.cut(mask):
                lanes[lane][code] = bits
        if isinstance(line, Numbers):
            digits = [dict(self.layout.cut(digit)) for digit in line.digits]
            for lane, own in enumerate(lanes):
                days = self.layout.full[lane]
                for bits in own.values():
                    days ^= bits
                for number, bits in numbered([digit.get(lane, 0) for digit in digits], days):
                    code = self.codes.of(line.kind(number))
                    put(own, code, bits)
        return lanes

    def timeline(self, own: Own, lane: int) -> Timeline[Value]:
        """The timeline of a lane; lanes of one period that agree share it."""
        first, days = self.layout.firsts[lane], self.layout.days[lane]
        key = (first, days, own if isinstance(own, int) else tuple(own.items()))
        known = self._drawn.get(key)
        if known is None:
            runs = {own: 1} if isinstance(own, int) else {code: starts(bits) for code, bits in own.items()}
            edges = sorted((start, code) for code, firsts in runs.items() for start in _places(firsts))
            values = tuple([self.codes.values[code] for _, code in edges])
            known = Timeline(first, first + days - 1, tuple([first + start for start, _ in edges]), values)
            self._drawn[key] = known
        return known


def _places(edges: int) -> list[int]:
    found = []
    while edges:
        lowest = edges & -edges
        found.append(lowest.bit_length() - 1)
        edges ^= lowest
    return found
