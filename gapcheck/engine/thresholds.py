"""Thresholds: the numbers that rules compare an input with, directly or after adding, taking away and choosing."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from gapcheck.engine.plan import Op, Plan, Signal

_CARRIES = frozenset(
    {Op.SIGNAL, Op.OR_ELSE, Op.LEAST, Op.GREATEST, Op.SUM, Op.MINUS, Op.TIMES, Op.DOWN, Op.NEAREST, Op.CASES, Op.HELD,
     Op.LEAST_IN_FORCE}
)  # fmt: skip
"""The operations whose result is still the number, or grows and falls with it."""


def thresholds(plan: Plan, signal: Signal) -> tuple[Fraction, ...]:
    """The constants that the input's value, or a number that carries it, is compared with; sorted."""
    start = next(i for i, found in enumerate(plan.instructions) if found.op is Op.INPUT and found.data == signal)
    found: set[Fraction] = set()
    seen, pending = {start}, [start]
    while pending:
        for user in plan.users[pending.pop()]:
            instruction = plan.instructions[user]
            if instruction.op is Op.COMPARE:
                data: Any = instruction.data
                if isinstance(data[2], int | Fraction) and not isinstance(data[2], bool):
                    found.add(Fraction(data[2]))
            elif instruction.op in _CARRIES and user not in seen:
                seen.add(user)
                pending.append(user)
    return tuple(sorted(found))
