"""What a batch starts from: the facts of its cases, the law of their days, and constants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final

from gapcheck.engine.bitset.codes import NO
from gapcheck.engine.bitset.known import Known
from gapcheck.engine.bitset.lines import Line, Lines
from gapcheck.engine.bitset.masks import Partition, one_or_many, put, union
from gapcheck.engine.bitset.pasting import Packed, climbing, packed, pasted
from gapcheck.engine.law_lines import dated_line, governs, no_value
from gapcheck.engine.plan import Governing, Signal
from gapcheck.model.constants import Constant
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Value

ONE_DAY: Final = timedelta(days=1)
_LONG: Final = 16
"""A given timeline of more pieces than this is looked at for numbers that climb."""


class Leaves:
    """The lines of instructions that read nothing but the cases."""

    def __init__(self, lines: Lines, known: Known) -> None:
        self._lines = lines
        self._layout = lines.layout
        self._known = known

    def input(self, _: int, __: Sequence[Line], signal: Signal) -> Line:
        given = self._inputs[signal]
        head = given[0].values[0]
        for line in given:
            values = line.values
            if values[0] is not head or len(values) != 1:
                break
        else:
            return self._lines.codes.of(head)
        return pasted({lane: self._packed(line) for lane, line in enumerate(given)}, NO, self._lines)

    def given(self, _: int, arguments: Sequence[Line], signal: Signal) -> Line:
        """A signal that some cases give; in the others it is what it is defined as, where the plan says so."""
        cases = enumerate(self._layout.cases)
        given = {
            lane: self._packed(case.given[signal]) for lane, case in cases if not arguments or signal in case.given
        }
        return pasted(given, arguments[0] if arguments else NO, self._lines)

    def const(self, _: int, __: Sequence[Line], data: tuple[str, Value]) -> Line:
        return self._lines.codes.of(data[1])

    def law(self, index: int, _: Sequence[Line], data: Governing) -> int | Partition:
        told = self._known.answers[index]
        line: Partition = {}
        for when, mask in self._layout.governed(data.first, data.last):
            if when not in told:
                told[when] = self._lines.codes.of(governs(data, _day(data, when)))
            put(line, told[when], mask)
        return one_or_many(line)

    def dated(self, _: int, __: Sequence[Line], data: Constant) -> Line:
        every, before, line = self._layout.every, self._layout.before, Partition()
        for value in data.values:
            first = before(value.first.toordinal()) if value.first else 0
            last = before(value.last.toordinal() + 1) if value.last else every
            put(line, self._lines.codes.of(value.value), last ^ (last & first))
        covered = union(line.values())
        if sum(line.values()) != covered:
            # Values overlap, so that their order counts.
            drawn = [dated_line(data, case.period, case.law_on) for case in self._layout.cases]
            return pasted({lane: self._packed(line) for lane, line in enumerate(drawn)}, NO, self._lines)
        put(line, self._lines.codes.of(no_value(data)), every ^ covered)
        return self._lines.made(line)

    @cached_property
    def _inputs(self) -> Mapping[Signal, Sequence[Timeline[Value]]]:
        """The timelines of each input, one for each case."""
        given = [case.inputs for case in self._layout.cases]
        names = list(given[0])
        if all(list(inputs) == names for inputs in given):
            return dict(zip(names, zip(*(inputs.values() for inputs in given), strict=True), strict=True))
        return {name: [inputs[name] for inputs in given] for name in names}

    def _packed(self, line: Timeline[Any]) -> Packed:
        return packed(climbing(line) if len(line.values) > _LONG else line, self._lines)


def _day(data: Governing, when: int) -> date:
    """A day before the wording's first (0), among its days (1) or after its last (2)."""
    first, last = data.first or date.min, data.last or date.max
    return first if when == 1 else last + ONE_DAY if when == 2 else first - ONE_DAY
