"""Knows how to find what leads back to itself in a graph of names."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Mapping


def cycles(graph: Mapping[str, Collection[str]]) -> list[tuple[str, ...]]:
    """Shortest paths that lead back to their start, which stands first and last; no name is in two of them.

    The result depends only on the names: starts are tried in order of letters.
    """
    left = _without_ends(graph)
    found: list[tuple[str, ...]] = []
    for start in sorted(left):
        if any(start in cycle for cycle in found):
            continue
        path = _way_back(start, left)
        if path is not None and not any(set(path) & set(cycle) for cycle in found):
            found.append(path)
    return found


def _without_ends(graph: Mapping[str, Collection[str]]) -> dict[str, list[str]]:
    """The graph without names that lead nowhere, which are in no cycle."""
    left = {name: set(targets) for name, targets in graph.items()}
    while True:
        kept = {name: here for name, targets in left.items() if (here := targets & left.keys())}
        if len(kept) == len(left) and all(left[name] == kept[name] for name in kept):
            return {name: sorted(targets) for name, targets in kept.items()}
        left = kept


def _way_back(start: str, graph: Mapping[str, Collection[str]]) -> tuple[str, ...] | None:
    came_from: dict[str, str] = {}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for target in graph.get(here, ()):
            if target == start:
                path = [here]
                while path[-1] != start:
                    path.append(came_from[path[-1]])
                return (*reversed(path), start)
            if target not in came_from:
                came_from[target] = here
                queue.append(target)
    return None
