"""How rules are cut into rule sets within the engine's limits, those that can change on the same days together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from gapcheck.engine.durable_host import Load, Rule
from gapcheck.engine.durable_slice import Slice
from gapcheck.engine.reference import EngineFault

# Measured: smaller sets meet known facts more often, and below this the cost of a run takes over.
_ENOUGH_RULES: Final = 60


def rule_sets(
    part: Slice, reads: Mapping[int, tuple[int, ...]], changes: Callable[[int], frozenset[int]]
) -> list[tuple[Rule, ...]]:
    """The rules of some instructions cut into sets; a set reads only what is told already and what earlier sets infer.

    `reads` gives the instructions, arguments first, and what each is inferred from; `changes` the days on which one that
    is not among them changes. Those that can change on the same days stand together, for a set is run only on days when
    its facts change. Raises EngineFault when one instruction alone breaks a limit.
    """
    loads: list[Load] = []
    steps: list[frozenset[int]] = []
    for days, index in _by_changes(reads, changes):
        for unit in part.units(index, reads[index]):
            enough = not loads or steps[-1] != days or len(loads[-1].rules) >= _ENOUGH_RULES
            if enough or not loads[-1].takes(unit):
                loads.append(Load())
                steps.append(days)
                if not loads[-1].takes(unit):
                    raise EngineFault(f"durable-rules: the rules for {unit[0].key} do not fit in a rule set")
    return [tuple(load.rules) for load in loads]


def _by_changes(
    reads: Mapping[int, tuple[int, ...]], changes: Callable[[int], frozenset[int]]
) -> list[tuple[frozenset[int], int]]:
    """Fewest changes first: what an instruction reads changes on fewer days or the same, so it comes before."""
    days: dict[int, frozenset[int]] = {}
    for index, arguments in reads.items():
        days[index] = frozenset().union(*(days[a] if a in days else changes(a) for a in arguments))
    place = {index: number for number, index in enumerate(reads)}
    ordered = sorted(reads, key=lambda index: (len(days[index]), sorted(days[index]), place[index]))
    return [(days[index], index) for index in ordered]
