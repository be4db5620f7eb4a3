"""The numeric limits of the rules, and whether a boundary row tries each of them on either side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from gapcheck.model.boundary import Boundary
from gapcheck.model.concepts import ValueType
from gapcheck.model.terms import All, AnyOf, Comparison, Condition, EveryPart, Not, SomePart, Test
from gapcheck.model.tree import RuleTree
from gapcheck.model.wordings import WordingStatus

_ORDERED = (Comparison.AT_LEAST, Comparison.AT_MOST, Comparison.MORE_THAN, Comparison.LESS_THAN)
_QUARTER = Fraction(1, 4)


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit in the condition of a rule, chair or duty: `below` is the last value under it, `above` the first from it."""

    construct: str
    concept: str
    below: int | Fraction
    above: int | Fraction


def untried_limits(tree: RuleTree) -> tuple[Limit, ...]:
    """The limits that lack a boundary row with the value next below them or the value next above, in the tree's order."""
    return tuple(limit for limit in limits(tree) if not _tried(limit, tree.boundaries))


def limits(tree: RuleTree) -> Iterator[Limit]:
    """Every limit on a number or a share in a condition, each once."""
    found: dict[Limit, None] = {}
    for construct, condition in _conditions(tree):
        for test in _tests(condition):
            sides = _sides(tree, test)
            if sides is not None:
                found[Limit(construct, test.concept, *sides)] = None
    yield from found


def _conditions(tree: RuleTree) -> Iterator[tuple[str, Condition]]:
    for rule in tree.rules.values():
        for variant in rule.variants:
            # What an unread wording would say has no limit that could be tried.
            if rule.citation.wordings[variant.wording].status is not WordingStatus.MISSING:
                yield rule.id, variant.condition
    for chair in tree.chairs.values():
        yield chair.id, chair.condition
    for duty in tree.duties.values():
        yield duty.id, duty.condition


def _tests(condition: Condition) -> Iterator[Test]:
    match condition:
        case Test():
            yield condition
        case All(items=items) | AnyOf(items=items):
            for item in items:
                yield from _tests(item)
        case Not(item=item) | SomePart(item=item) | EveryPart(item=item):
            yield from _tests(item)
        case _:
            return


def _sides(tree: RuleTree, test: Test) -> tuple[int | Fraction, int | Fraction] | None:
    """The values next to the limit; None for a test that is no limit, or that every value meets or none does."""
    constant = test.constant
    if test.comparison not in _ORDERED or isinstance(constant, bool | str | frozenset):
        return None
    step = _QUARTER if _is_share(tree, test.concept) else 1
    if test.comparison in (Comparison.AT_LEAST, Comparison.LESS_THAN):
        below, above = constant - step, constant
    else:
        below, above = constant, constant + step
    if below < 0 or (step == _QUARTER and above > 1):
        return None
    return below, above


def _is_share(tree: RuleTree, name: str) -> bool:
    if name in tree.tests:
        return True
    declared = tree.concepts.get(name)
    return declared is not None and declared.type is ValueType.SHARE


def _tried(limit: Limit, rows: tuple[Boundary, ...]) -> bool:
    values = {
        value for row in rows if row.rule == limit.construct for name, value in row.facts if name == limit.concept
    }
    return limit.below in values and limit.above in values
