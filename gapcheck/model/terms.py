"""Conditions (all, any, not over declared concepts) and the small arithmetic that rules are written in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any


class Comparison(StrEnum):
    """How a concept's value is compared with a constant (Swedish word as written in rule files)."""

    IS = "är"
    AT_LEAST = "minst"
    AT_MOST = "högst"
    MORE_THAN = "mer_än"
    LESS_THAN = "mindre_än"
    ONE_OF = "någon_av"

    def holds(self, value: Any, constant: Any) -> bool:
        """Whether a value that applies and is known compares so with the constant."""
        match self:
            case Comparison.IS:
                return bool(value == constant)
            case Comparison.AT_LEAST:
                return bool(value >= constant)
            case Comparison.AT_MOST:
                return bool(value <= constant)
            case Comparison.MORE_THAN:
                return bool(value > constant)
            case Comparison.LESS_THAN:
                return bool(value < constant)
            case Comparison.ONE_OF:
                return value in constant


Constant = bool | int | Fraction | str | frozenset[str]


@dataclass(frozen=True, slots=True)
class Test:
    """A concept compared with a constant."""

    concept: str
    comparison: Comparison
    constant: Constant


@dataclass(frozen=True, slots=True)
class YardstickInForce:
    """True when the named capacity test is measured against the named yardstick that day."""

    capacity_test: str
    yardstick: str


@dataclass(frozen=True, slots=True)
class All:
    """Every condition holds; with no conditions it always holds."""

    items: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one condition holds."""

    items: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    item: Condition


@dataclass(frozen=True, slots=True)
class SomePart:
    """The condition holds for at least one part of her working time."""

    item: Condition


@dataclass(frozen=True, slots=True)
class EveryPart:
    """The condition holds for every part of her working time that exists that day."""

    item: Condition


Condition = Test | YardstickInForce | All | AnyOf | Not | SomePart | EveryPart

ALWAYS = All(())


@dataclass(frozen=True, slots=True)
class Literal:
    """A constant in arithmetic or as the value of a consequence."""

    value: Constant


@dataclass(frozen=True, slots=True)
class ValueOf:
    """The value of a concept on the day."""

    concept: str


class Operator(StrEnum):
    """The arithmetic that a rule may use (Swedish word as written in rule files)."""

    LEAST = "minsta_av"
    GREATEST = "största_av"
    SUM = "summan_av"
    MINUS = "minus"
    TIMES = "gånger"
    DOWN = "nedåt"
    UP = "uppåt"
    NEAREST = "närmast"

    @property
    def rounds(self) -> bool:
        """Whether it takes exactly one item, which it rounds."""
        return self in (Operator.DOWN, Operator.UP, Operator.NEAREST)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """An operator over expressions; `minus` takes the rest away from the first.

    `nedåt`, `uppåt` and `närmast` round their one item to a whole number: downwards, upwards, or to the nearest with
    halves upwards.
    """

    operator: Operator
    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class SumOverParts:
    """The sum of an expression over all parts that exist that day."""

    item: Expression


Expression = Literal | ValueOf | Arithmetic | SumOverParts


def concepts_in(term: Condition | Expression) -> Iterator[str]:
    """Every concept that a condition or expression names, in the order written."""
    match term:
        case Test(concept=name) | ValueOf(concept=name):
            yield name
        case All(items=items) | AnyOf(items=items) | Arithmetic(items=items):
            for item in items:
                yield from concepts_in(item)
        case Not(item=item) | SomePart(item=item) | EveryPart(item=item) | SumOverParts(item=item):
            yield from concepts_in(item)
        case YardstickInForce(capacity_test=name):
            yield name
        case Literal():
            return
