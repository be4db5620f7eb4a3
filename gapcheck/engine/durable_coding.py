"""How the values of a case are told to durable-rules: as integers in the same order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Any

from gapcheck.engine.durable_rules_for import NO, NO_VALUE, SILENCE, YES
from gapcheck.engine.pointwise import SILENT
from gapcheck.model.values import Unknown, Value


class Kind(Enum):
    """What sort of values an instruction has in the case; NOTHING when it never has one."""

    NOTHING = "nothing"
    TRUTH = "truth"
    NUMBER = "number"
    TEXT = "text"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Coding:
    """How the values of one instruction become integers in the same order.

    Days are themselves. Other numbers are counted in half steps of 1/`steps`: even on a step, odd between two, so that
    every comparison with a constant (always on a step) is exact. Texts are their place among `texts`, others 0.
    """

    steps: int
    whole: bool
    texts: tuple[str, ...]
    limits: tuple[int, ...] = ()

    def number(self, value: Any) -> int | None:
        """The integer for a value; None for an unknown one."""
        if isinstance(value, Unknown):
            return None
        if value is None:
            return NO_VALUE
        if value == SILENT:
            return SILENCE
        if isinstance(value, bool):
            return YES if value else NO
        if isinstance(value, str):
            return self.texts.index(value) + 1 if value in self.texts else 0
        if self.whole:
            return int(value)
        scaled = Fraction(value) * self.steps
        return 2 * (scaled.numerator // scaled.denominator) + (scaled.denominator != 1)

    def value(self, number: int) -> Value:
        """The value that an inferred integer stands for, given that it came from a constant or a yes/no."""
        if number == NO_VALUE:
            return None
        if number == SILENCE:
            return SILENT
        if self.texts:
            return self.texts[number - 1]
        if self.limits:
            return Fraction(number, 2 * self.steps)
        return number == YES

    def grade(self, number: int | None) -> int | tuple[int] | None:
        """Numbers of one grade compare alike with every limit; those next to a limit have a grade of their own."""
        if number is None or number <= NO_VALUE or not self.limits:
            return number
        place = bisect_left(self.limits, number)
        near = 1 if self.whole else 2
        if any(abs(limit - number) <= near for limit in self.limits[max(place - 1, 0) : place + 1]):
            return number
        return (place,)


def kind_of(values: Iterable[Value]) -> Kind:
    """The one kind that all known values have."""
    kinds = set()
    for value in values:
        if isinstance(value, Unknown) or value is None or value == SILENT:
            continue
        kinds.add(Kind.TRUTH if isinstance(value, bool) else Kind.TEXT if isinstance(value, str) else Kind.NUMBER)
    if len(kinds) > 1:
        return Kind.OTHER
    return kinds.pop() if kinds else Kind.NOTHING
