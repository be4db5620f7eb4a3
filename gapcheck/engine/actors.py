"""Who an actor is to a part of her working time: "the employer" is the one that the part names."""

from __future__ import annotations

from collections.abc import Mapping

from gapcheck.model.scenario import Part
from gapcheck.model.tree import RuleTree


class Actors:
    """The actors of one case."""

    def __init__(self, tree: RuleTree, parts: Mapping[str, Part]) -> None:
        self._tree = tree
        self._parts = parts

    def name(self, actor: str, part: str) -> str:
        """The actor's name; the part's employer where the actor is declared per employer and the part has one."""
        declared = self._tree.actors.get(actor)
        if declared is not None and declared.per_employer and part and self._parts[part].employer:
            return self._parts[part].employer
        return actor
