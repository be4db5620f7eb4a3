"""Every numeric limit in a condition of the law has a boundary row on each side, next to it."""

from __future__ import annotations

from dataclasses import replace

from gapcheck.model.tree import RuleTree
from gapcheck.verbs.limits import limits, untried_limits


def test_every_numeric_limit_is_tried_on_both_sides(tree: RuleTree) -> None:
    assert len(list(limits(tree))) > 300
    assert untried_limits(tree) == ()


def test_a_limit_without_its_rows_is_noticed(tree: RuleTree) -> None:
    some = next(limits(tree))
    fewer = tuple(row for row in tree.boundaries if row.rule != some.construct)
    assert some in untried_limits(replace(tree, boundaries=fewer))
