"""Knows the shape of a loaded document: scalars, sequences and mappings, each with its place."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gapcheck.loading.problems import Place

ScalarValue = str | int | Fraction | None


@dataclass(frozen=True, slots=True)
class Scalar:
    """One word, number or text.

    `text` is what the writer wrote (without quotes); `value` is an int, an exact Fraction or None where a plain
    scalar is a canonical number, share or null, otherwise the text. `quoted` is true for every style but the plain.
    """

    place: Place
    text: str
    value: ScalarValue
    quoted: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items in the order written."""

    place: Place
    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping with what it leads to."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the order written; no two keys have the same text."""

    place: Place
    entries: tuple[Entry, ...]

    def get(self, key: str) -> Node | None:
        """What the key leads to, or None when the mapping has no such key."""
        entry = self.entry(key)
        return None if entry is None else entry.value

    def entry(self, key: str) -> Entry | None:
        """The entry with this key, for messages about the key itself."""
        return next((entry for entry in self.entries if entry.key.text == key), None)


Node = Scalar | Sequence | Mapping
