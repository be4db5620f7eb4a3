"""Ranking: which of several ways to meet a refusal is told first."""

from __future__ import annotations

from collections.abc import Iterable

from gapcheck.engine.built_in import PART_EXISTS
from gapcheck.model.verdicts import Leaf, LeafKind

_ORDER = (LeafKind.ASSESSMENT, LeafKind.DECISION, LeafKind.VERDICT, LeafKind.FORECAST, LeafKind.EVENT, LeafKind.FACT,
          LeafKind.CLOCK, LeafKind.LAW, LeafKind.PART)  # fmt: skip


def nearest_sets(sets: Iterable[Iterable[Leaf]]) -> list[list[Leaf]]:
    """The sets with the fewest conditions, each in order; what only another person or statute could meet only where nothing
    else would do. What hangs on somebody's judgement comes first, what nobody is named for last.
    """
    every = [sorted(found, key=_rank) for found in sets]
    meant = [found for found in every if not any(map(_not_for_her, found))] or every
    least = min(map(len, meant), default=0)
    return sorted((found for found in meant if len(found) == least), key=lambda found: [_rank(leaf) for leaf in found])


def _not_for_her(leaf: Leaf) -> bool:
    return leaf.kind in (LeafKind.PART, LeafKind.LAW) or leaf.concept == PART_EXISTS


def _rank(leaf: Leaf) -> tuple[int, bool, tuple[str, ...]]:
    return _ORDER.index(leaf.kind), not leaf.hangs_on, leaf.sort_key()
