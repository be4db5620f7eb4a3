"""Explanations: why something has the value it has on a day, down to the facts, and what would have to change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from gapcheck.model.text import Text
from gapcheck.model.verdicts import Leaf


class NodeKind(StrEnum):
    """What a node of an explanation is."""

    CHAIR = "chair"
    NEED = "need"
    DUTY = "duty"
    TEST = "test"
    YARDSTICK = "yardstick"
    RULE = "rule"
    CONCEPT = "concept"
    CLOCK = "clock"
    LAW = "law"
    DECISION = "decision"
    FACT = "fact"
    GROUP = "group"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class Explanation:
    """One reason and the reasons behind it.

    `what` names it in words, `value` says what it is that day. `citation` is the id of the rule, chair, duty or memory it
    comes from, empty where it comes from none. A fact has its `place` in the scenario ("file:line:column"), or is
    `assumed`. A REPEATED node is explained earlier in the same tree.
    """

    kind: NodeKind
    what: Text
    value: Text
    citation: str = ""
    place: str = ""
    assumed: bool = False
    children: tuple[Explanation, ...] = ()

    def cut(self, depth: int) -> Explanation:
        """The same reason with `depth` levels of reasons below it; what the case says below them stands in their place."""
        if depth > 0:
            return replace(self, children=tuple(child.cut(depth - 1) for child in self.children))
        told = {node.what: node for node in self.walk() if node is not self and node.place}
        return replace(self, children=tuple(told.values()))

    def walk(self) -> Iterator[Explanation]:
        """The reason and all behind it, depth first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class WhyNot:
    """What keeps something from holding on a day: every minimal set of unmet conditions, the smallest first."""

    what: Text
    part: str
    day: date
    citation: str
    sets: tuple[tuple[Leaf, ...], ...]
