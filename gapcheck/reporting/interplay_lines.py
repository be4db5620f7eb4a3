"""What a page of the law says of a construct's dealings with others: what it excludes, what coordinates it, what it settles."""

from __future__ import annotations

from collections.abc import Iterator

from gapcheck.model.interplay import Coordination
from gapcheck.model.labels import condition_text
from gapcheck.model.terms import ALWAYS, Condition
from gapcheck.model.tree import RuleTree


def coordination_lines(tree: RuleTree, coordination: Coordination) -> Iterator[str]:
    """What a coordinating provision does."""
    yield f"Samordnar: {', '.join(f'`{name}`' for name in coordination.between)}{_when(tree, coordination.condition)}"


def interplay_lines(tree: RuleTree, id: str) -> Iterator[str]:
    """What is declared of the duty or chair together with others, in the tree's order."""
    for matter in tree.matters.values():
        if id in matter.duties:
            yield f"Tjänar saken: {matter.name}"
    for coordination in tree.coordinations.values():
        if id in coordination.between:
            yield f"Samordnas av: `{coordination.id}`"
    for row in tree.incompatible.values():
        for side, other in ((row.first, row.second), (row.second, row.first)):
            if id in side:
                yield f"Oförenlig med {', '.join(f'`{name}`' for name in other)}{_when(tree, row.condition)}: {row.meaning}"


def _when(tree: RuleTree, condition: Condition) -> str:
    return "" if condition == ALWAYS else f", när {condition_text(tree, condition).sv}"
