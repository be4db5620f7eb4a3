"""Hitting sets: the ways to take at least one element out of every one of some sets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def hitting_sets(sets: Sequence[frozenset[int]], most: int) -> Iterator[frozenset[int]]:
    """Every hitting set of at most `most` elements that has none but what some set asked for; each once, lower numbers first."""
    yield from _hitting(sorted(sets, key=lambda one: (len(one), sorted(one))), most, frozenset(), frozenset())


def _hitting(
    sets: Sequence[frozenset[int]], left: int, chosen: frozenset[int], barred: frozenset[int]
) -> Iterator[frozenset[int]]:
    missed = next((one for one in sets if not one & chosen), None)
    if missed is None:
        yield chosen
        return
    if not left:
        return
    for element in sorted(missed - barred):
        yield from _hitting(sets, left - 1, chosen | {element}, barred)
        # Whatever holds this element has been met already.
        barred |= {element}
