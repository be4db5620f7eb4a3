"""Knows whether conditions can hold together on some day, as far as that shows in how they are written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from gapcheck.model.terms import All, AnyOf, Condition, EveryPart, Not, SomePart, Test, YardstickInForce
from gapcheck.model.values import Known

_Atom = str | YardstickInForce | SomePart | EveryPart
"""What a condition turns on: a concept by name, or something that is not looked into and only holds or not."""

Values = Callable[[str], Iterable[Known] | None]
"""The values that a concept can take at all; None when any value may be."""


def satisfiable(conditions: Iterable[Condition], values: Values = lambda _: None) -> bool:
    """Whether some values of the concepts make every condition hold.

    Exact for comparisons with constants joined by all, any and not; what lies under a quantifier over parts counts as one
    thing. A concept that does not apply (None) fails every comparison.
    """
    wanted = [(condition, True) for condition in conditions]
    return _possible(wanted, {}, _Choices(wanted, values))


def implies(condition: Condition, other: Condition, values: Values = lambda _: None) -> bool:
    """Whether the other condition holds whenever the first does."""
    return not satisfiable([condition, Not(other)], values)


@dataclass(frozen=True, slots=True)
class _Signed:
    """Something a condition turns on, with the values that make it come out as wanted."""

    atom: _Atom
    passing: frozenset[Known]


class _Choices:
    """For each concept one value out of every stretch between the constants that it is compared with, and None."""

    def __init__(self, wanted: Iterable[tuple[Condition, bool]], values: Values) -> None:
        constants: dict[str, set[Known]] = {}
        for condition, _ in wanted:
            for test in _tests(condition):
                named = test.constant if isinstance(test.constant, frozenset) else (test.constant,)
                constants.setdefault(test.concept, set()).update(named)
        self._of = {name: _samples(found, values(name)) for name, found in constants.items()}

    def passing(self, condition: Test | YardstickInForce | SomePart | EveryPart, wanted: bool) -> _Signed:
        if not isinstance(condition, Test):
            return _Signed(condition, frozenset({wanted}))
        comparison, constant = condition.comparison, condition.constant
        every = self._of[condition.concept]
        return _Signed(
            condition.concept,
            frozenset(v for v in every if (v is not None and comparison.holds(v, constant)) is wanted),
        )


def _samples(constants: set[Known], values: Iterable[Known] | None) -> frozenset[Known]:
    if values is not None:
        return frozenset({None, *values})
    if any(isinstance(constant, bool) for constant in constants):
        return frozenset({None, True, False})
    numbers = sorted(Fraction(c) for c in constants if isinstance(c, int | Fraction))
    if not numbers:
        return frozenset({None, *constants, ""})
    between = [(one + other) / 2 for one, other in pairwise(numbers)]
    return frozenset({None, numbers[0] - 1, *numbers, *between, numbers[-1] + 1})


def _possible(pending: list[tuple[Condition, bool]], held: Mapping[_Atom, frozenset[Known]], choices: _Choices) -> bool:
    """Whether what is pending can come out as wanted beside what is already held; alternatives are tried last."""
    left = list(pending)
    now = dict(held)
    alternatives: list[list[tuple[Condition, bool]]] = []
    while left:
        condition, wanted = left.pop()
        match condition:
            case Not(item=item):
                left.append((item, not wanted))
            case All(items=items) | AnyOf(items=items):
                under = [(item, wanted) for item in items]
                if isinstance(condition, All) is wanted:
                    left += under
                else:
                    alternatives.append(under)
            case _:
                signed = choices.passing(condition, wanted)
                now[signed.atom] = signed.passing & now.get(signed.atom, signed.passing)
                if not now[signed.atom]:
                    return False
    if not alternatives:
        return True
    alternatives.sort(key=len)
    first, *rest = alternatives
    # The other alternatives go on as conditions that ask for one of theirs.
    others = [(_either(under), True) for under in rest]
    return any(_possible([chosen, *others], now, choices) for chosen in first)


def _either(under: list[tuple[Condition, bool]]) -> Condition:
    return AnyOf(tuple(item if wanted else Not(item) for item, wanted in under))


def _tests(condition: Condition) -> Iterator[Test]:
    match condition:
        case Test():
            yield condition
        case All(items=items) | AnyOf(items=items):
            for item in items:
                yield from _tests(item)
        case Not(item=item):
            yield from _tests(item)
        case _:
            return
