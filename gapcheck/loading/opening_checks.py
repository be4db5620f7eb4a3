"""Knows that a capacity test and the yardsticks opened for it must speak the same language: shares or yes and no."""

from __future__ import annotations

from gapcheck.loading.declarations import Declarations
from gapcheck.loading.problems import Place, Problem, Problems, Related
from gapcheck.loading.shapes import Sort
from gapcheck.model.tree import RuleTree


def check_openings(tree: RuleTree, declared: Declarations, problems: Problems) -> None:
    """Report, once per rule, yardsticks whose measure is of another type than the result of the test."""
    for rule in tree.rules.values():
        opened = {(v.opens.capacity_test, y) for v in rule.variants if v.opens is not None for y in v.opens.yardsticks}
        for test, yardstick in sorted(opened):
            result, known = declared.words.get(test), tree.yardsticks.get(yardstick)
            measure = declared.words.get(known.measured_by) if known else None
            if result is None or measure is None or result.type is measure.type:
                continue
            places = declared.names[Sort.CONSTRUCT]
            related = tuple(
                Related(place, "begreppet som mäter", "what measures it") for place in (measure.place,) if place
            )
            problems.add(
                Problem(
                    "yardstick-of-other-type",
                    places.get(rule.id, Place("", 1, 1)),
                    f'"{test}" ger {result.type.value}, men måttstocken "{yardstick}" mäts av "{measure.name}" av typen '
                    f"{measure.type.value}; väntade samma typ",
                    f'"{test}" gives {result.type.value}, but the yardstick "{yardstick}" is measured by '
                    f'"{measure.name}" of type {measure.type.value}; expected the same type',
                    related,
                )
            )
