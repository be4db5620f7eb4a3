"""Suppositions: the same case with some of its inputs otherwise, and the ways in which an act would fulfil a duty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gapcheck.model.concepts import ConceptKind
from gapcheck.model.duties import Duty
from gapcheck.model.memory import Latch
from gapcheck.model.period import Period
from gapcheck.model.terms import All, AnyOf, Comparison, Condition, Constant, EveryPart, SomePart, Test
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Known


@dataclass(frozen=True, slots=True)
class Supposed:
    """A concept that is taken to have a value on the days of a period, whatever the case says.

    An empty `part` means the person, or every part that exists. An event is taken to happen (True) or not (False) on each
    of the days. What is derived or remembered is taken to have the value instead of being computed.
    """

    concept: str
    part: str
    value: Known
    period: Period


Supposition = tuple[Supposed, ...]
"""Everything that is taken to be otherwise, all of it at once."""


@dataclass(frozen=True, slots=True)
class Act:
    """One way to fulfil a duty: the inputs that would have to have these values."""

    wanted: tuple[tuple[str, Known], ...]

    def done(self, tree: RuleTree, part: str, day: date, last: date) -> Supposition:
        """The act done on a day: an event of that day, a fact from that day to the last."""
        return tuple(
            Supposed(name, _part(tree, name, part), value, Period(day, day if _happens(tree, name) else last))
            for name, value in self.wanted
        )

    def undone(self, tree: RuleTree, part: str, day: date, last: date) -> Supposition:
        """The act left undone from a day on; only for acts that are a yes or a no."""
        return tuple(
            Supposed(name, _part(tree, name, part), not value, Period(day, last))
            for name, value in self.wanted
            if isinstance(value, bool)
        )


def acts(tree: RuleTree, duty: Duty) -> tuple[Act, ...]:
    """The acts that fulfil a duty by themselves; none for a continuing duty, or where it takes what rules derive."""
    return tuple(_ways(tree, duty.fulfilled_by)) if duty.fulfilled_by is not None else ()


def inputs_of(tree: RuleTree, condition: Condition | None) -> frozenset[str]:
    """The inputs of a case whose values would meet a condition, whether alone or together."""
    ways = _ways(tree, condition) if condition is not None else ()
    return frozenset(name for way in ways for name, _ in way.wanted)


def _ways(tree: RuleTree, condition: Condition) -> Iterator[Act]:
    match condition:
        case Test(concept=name) if name in tree.memory:
            # A state that an event begins: the event is the act, what else must hold then is circumstance.
            remembered = tree.memory[name].recollection
            if isinstance(remembered, Latch) and condition.constant is True:
                yield from _ways(tree, remembered.starts)
        case Test(concept=name, comparison=comparison, constant=constant) if _is_input(tree, name):
            for value in _values(comparison, constant):
                yield Act(((name, value),))
        case AnyOf(items=items):
            for item in items:
                yield from _ways(tree, item)
        case All(items=items):
            found = [way for item in items if (way := next(_ways(tree, item), None)) is not None]
            if found:
                yield Act(tuple(pair for way in found for pair in way.wanted))
        case SomePart(item=item) | EveryPart(item=item):
            yield from _ways(tree, item)
        case _:
            return


def _values(comparison: Comparison, constant: Constant) -> tuple[Known, ...]:
    if isinstance(constant, frozenset):
        return tuple(sorted(constant)) if comparison is Comparison.ONE_OF else ()
    return (constant,) if comparison in (Comparison.IS, Comparison.AT_LEAST, Comparison.AT_MOST) else ()


def _is_input(tree: RuleTree, name: str) -> bool:
    concept = tree.concepts.get(name)
    return concept is not None and concept.kind in (ConceptKind.FACT, ConceptKind.EVENT)


def _happens(tree: RuleTree, name: str) -> bool:
    return tree.concepts[name].kind is ConceptKind.EVENT


def _part(tree: RuleTree, name: str, part: str) -> str:
    return part if tree.per_part(name) else ""
