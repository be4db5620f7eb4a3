"""Strongly connected components of an instruction list, in an order where arguments come before users."""

from __future__ import annotations

from collections.abc import Sequence


def components(arguments: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """Tarjan's algorithm without recursion over `arguments[i]`, the instructions that instruction i reads."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    on_stack: set[int] = set()
    stack: list[int] = []
    found: list[tuple[int, ...]] = []
    for root in range(len(arguments)):
        if root in index:
            continue
        work = [(root, 0)]
        while work:
            node, position = work.pop()
            if position == 0:
                index[node] = low[node] = len(index)
                stack.append(node)
                on_stack.add(node)
            for next_position in range(position, len(arguments[node])):
                successor = arguments[node][next_position]
                if successor not in index:
                    work.append((node, next_position + 1))
                    work.append((successor, 0))
                    break
                if successor in on_stack:
                    low[node] = min(low[node], index[successor])
            else:
                if low[node] == index[node]:
                    members = []
                    while True:
                        member = stack.pop()
                        on_stack.discard(member)
                        members.append(member)
                        if member == node:
                            break
                    found.append(tuple(sorted(members)))
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
    return tuple(found)
