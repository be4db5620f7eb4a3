"""Knows what must hold of a whole rule tree, once every part of it has been read."""

from __future__ import annotations

from gapcheck.loading.clash_checks import check_clashes
from gapcheck.loading.declarations import Declarations
from gapcheck.loading.dependency_checks import check_dependencies, check_relations
from gapcheck.loading.effort_checks import check_efforts
from gapcheck.loading.interplay_checks import check_interplay
from gapcheck.loading.opening_checks import check_openings
from gapcheck.loading.problems import Problems
from gapcheck.model.tree import RuleTree


def check_tree(tree: RuleTree, declared: Declarations, problems: Problems) -> None:
    """Report whatever is wrong between the constructs of a tree."""
    check_relations(tree, declared, problems)
    check_dependencies(tree, declared, problems)
    check_clashes(tree, declared, problems)
    check_openings(tree, declared, problems)
    check_interplay(tree, declared, problems)
    check_efforts(tree, problems)
