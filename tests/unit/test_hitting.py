"""Hitting sets: every way to take one out of each set, once, and none that takes what nothing asked for."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from gapcheck.engine.hitting import hitting_sets

SETS = st.lists(st.frozensets(st.integers(0, 6), min_size=0, max_size=4), max_size=5)


@given(SETS, st.integers(0, 4))
def test_every_smallest_hitting_set_is_found_and_none_twice(sets: list[frozenset[int]], most: int) -> None:
    found = list(hitting_sets(sets, most))
    assert len(found) == len(set(found))
    assert all(len(one) <= most and all(one & asked for asked in sets) for one in found)
    for size in range(most + 1):
        every = [frozenset(c) for c in combinations(range(7), size) if all(set(c) & asked for asked in sets)]
        if every:
            assert set(every) <= set(found)
            break


def test_nothing_to_hit_takes_nothing() -> None:
    assert list(hitting_sets([], 3)) == [frozenset()]


def test_an_empty_set_cannot_be_hit() -> None:
    assert list(hitting_sets([frozenset({1}), frozenset()], 3)) == []
