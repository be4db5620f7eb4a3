"""Knows that what a chair is sought by must be declared as an application."""

from __future__ import annotations

from gapcheck.loading.problems import Place, Problem, Problems, echo
from gapcheck.model.efforts import EffortSort
from gapcheck.model.tree import RuleTree


def check_efforts(tree: RuleTree, problems: Problems) -> None:
    """Report every chair whose application is a concept that nobody has declared to be one."""
    for chair in tree.chairs.values():
        for name in chair.sought_by:
            concept = tree.concepts.get(name)
            if concept is not None and concept.effort is not None and concept.effort.sort is EffortSort.APPLICATION:
                continue
            file, _, line = chair.citation.place.rpartition(":")
            shown, wanted = echo(name), EffortSort.APPLICATION.value
            problems.add(
                Problem(
                    "sought-by-no-application",
                    Place(file, int(line), 1),
                    f'stolen {chair.id} söks genom "{shown}", som inte har insatsen {wanted}',
                    f'the chair {chair.id} is sought by "{shown}", which does not have the effort {wanted}',
                )
            )
