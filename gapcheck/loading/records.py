"""Knows a mapping that has been read against its shape: typed values, and nothing where one was refused."""

from __future__ import annotations

from collections.abc import Mapping as Dictionary
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from gapcheck.loading.nodes import Entry, Mapping, Node, Scalar, Sequence
from gapcheck.loading.problems import Place


@dataclass(frozen=True, slots=True)
class Named:
    """A name, and where it was written."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Record:
    """One mapping as read; `rest` holds the concept entries beside its known keys.

    Every getter gives its default where the key is absent or its value was refused.
    """

    node: Mapping
    values: Dictionary[str, object]
    rest: tuple[Entry, ...] = ()

    @property
    def place(self) -> Place:
        return self.node.place

    def __contains__(self, key: str) -> bool:
        return self.node.get(key) is not None

    def place_of(self, key: str) -> Place:
        """Where the key's value stands; the mapping's own place when the key is absent."""
        node = self.node.get(key)
        return self.place if node is None else node.place

    def text(self, key: str, default: str = "") -> str:
        value = self.values.get(key)
        if isinstance(value, Named):
            return value.text
        return value if isinstance(value, str) else default

    def flag(self, key: str) -> bool:
        return self.values.get(key) is True

    def number(self, key: str) -> int | None:
        value = self.values.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def numbers(self, key: str) -> tuple[int, ...]:
        """The whole numbers of a list under the key."""
        value = self.values.get(key)
        return tuple(item for item in value if isinstance(item, int)) if isinstance(value, tuple) else ()

    def share(self, key: str) -> Fraction | None:
        value = self.values.get(key)
        return value if isinstance(value, Fraction) else None

    def amount(self, key: str) -> Fraction | None:
        """The number under the key, a share or an amount."""
        value = self.values.get(key)
        return value if isinstance(value, Fraction) else None

    def day(self, key: str) -> date | None:
        value = self.values.get(key)
        return value if isinstance(value, date) else None

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.values.get(key)
        items = value if isinstance(value, tuple) else ()
        return tuple(item.text if isinstance(item, Named) else item for item in items if isinstance(item, str | Named))

    def named(self, key: str) -> tuple[Named, ...]:
        """The names under the key with their places, whether one or a list."""
        value = self.values.get(key)
        items = value if isinstance(value, tuple) else (value,)
        return tuple(item for item in items if isinstance(item, Named))

    def record(self, key: str) -> Record | None:
        value = self.values.get(key)
        return value if isinstance(value, Record) else None

    def records(self, key: str) -> tuple[Record, ...]:
        value = self.values.get(key)
        return tuple(item for item in value if isinstance(item, Record)) if isinstance(value, tuple) else ()

    def declared(self, key: str) -> tuple[tuple[Scalar, Record], ...]:
        """Each declared name under the key with what is declared about it."""
        value = self.values.get(key)
        if not isinstance(value, tuple):
            return ()
        return tuple(item for item in value if isinstance(item, tuple))

    def term(self, key: str) -> Node | None:
        """The node of a condition, expression or literal."""
        value = self.values.get(key)
        return value if isinstance(value, Scalar | Sequence | Mapping) else None
