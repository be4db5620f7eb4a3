"""Numbers for values: equal values of one type share a small number, and whether it is true is looked up once."""

from __future__ import annotations

from typing import Final

from gapcheck.model.values import Unknown, Value

NO: Final = 0
"""The number of no."""
YES: Final = 1
"""The number of yes."""


class Codes:
    """`values[code]` is the value with that number; `truth[code]` whether it counts as true (None: not known)."""

    def __init__(self) -> None:
        self.values: list[Value] = []
        self.truth: list[bool | None] = []
        self._codes: dict[tuple[type, Value], int] = {}
        self._merged: dict[tuple[int, int], int] = {}
        assert (self.of(False), self.of(True)) == (NO, YES)

    def of(self, value: Value) -> int:
        """The number of a value; values of different types, which Python may hold equal, have different numbers."""
        key = (value.__class__, value)
        code = self._codes.get(key)
        if code is None:
            code = self._codes[key] = len(self.values)
            self.values.append(value)
            self.truth.append(None if isinstance(value, Unknown) else bool(value))
        return code

    def merged(self, first: int, second: int) -> int:
        """The number of the unknown that has the causes of both unknowns."""
        key = (first, second)
        if key not in self._merged:
            self._merged[key] = self.of(Unknown.merged([self._unknown(first), self._unknown(second)]))
        return self._merged[key]

    def _unknown(self, code: int) -> Unknown:
        value = self.values[code]
        assert isinstance(value, Unknown)  # only doubts are merged
        return value
