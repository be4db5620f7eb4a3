"""Knows how values and arithmetic are written, and turns them into expressions over declared concepts."""

from __future__ import annotations

from fractions import Fraction

from gapcheck.loading.declarations import Vocable
from gapcheck.loading.grammar import EXPRESSION_WORDS, SUM_OVER_PARTS
from gapcheck.loading.nodes import Mapping, Node, Scalar, Sequence
from gapcheck.loading.plain_shapes import shown
from gapcheck.loading.problems import Problem, echo
from gapcheck.loading.terms_decoding import Terms
from gapcheck.loading.value_decoding import NUMERIC, number_of, value_of
from gapcheck.model.concepts import ValueType
from gapcheck.model.terms import Arithmetic, Expression, Literal, Operator, SumOverParts, ValueOf

_NOTHING = Literal(0)


def expression(node: Node | None, target: Vocable, terms: Terms, nested: bool = False) -> Expression:
    """The value a node gives to `target`; what could not be read has been reported and counts as 0.

    At the top the value must be of the target's type; inside arithmetic any number may stand.
    """
    if isinstance(node, Mapping):
        return _arithmetic(node, target, terms)
    if not isinstance(node, Scalar):
        if node is not None:
            value_of(node, target, terms.problems)
        return _NOTHING
    if target.type not in NUMERIC:
        value = value_of(node, target, terms.problems)
        return _NOTHING if value is None else Literal(value)
    if isinstance(node.value, str):
        return _value_of_concept(node, target, terms, nested)
    if nested:
        number = number_of(node)
        if number is None:
            value_of(node, target, terms.problems)
            return _NOTHING
        return Literal(Fraction(number) if target.type is ValueType.SHARE else number)
    value = value_of(node, target, terms.problems)
    return _NOTHING if value is None else Literal(value)


def _value_of_concept(node: Scalar, target: Vocable, terms: Terms, nested: bool) -> Expression:
    word = terms.word(node)
    if word is None:
        return _NOTHING
    if word.type not in NUMERIC or (not nested and word.type is not target.type):
        terms.problems.add(
            Problem(
                "wrong-type",
                node.place,
                f'"{word.name}" har typen {word.type.value}, men värdet är till "{target.name}"; väntade typen '
                f"{target.type.value}",
                f'"{word.name}" is of type {word.type.value}, but the value is for "{target.name}"; expected the type '
                f"{target.type.value}",
            )
        )
    return ValueOf(word.name)


def _arithmetic(node: Mapping, target: Vocable, terms: Terms) -> Expression:
    listed = ", ".join(EXPRESSION_WORDS)
    if target.type not in NUMERIC or len(node.entries) != 1:
        found_sv, found_en = shown(node)
        sv, en = (
            ("ett värde utan räkning", "a value without arithmetic")
            if target.type not in NUMERIC
            else (f"exakt ett av {listed}", f"exactly one of {listed}")
        )
        terms.problems.add(
            Problem(
                "expected-expression",
                node.place,
                f'{found_sv} som värde på "{target.name}"; väntade {sv}',
                f'{found_en} as the value of "{target.name}"; expected {en}',
            )
        )
        return _NOTHING
    entry = node.entries[0]
    key = entry.key.text
    if key == SUM_OVER_PARTS:
        return SumOverParts(expression(entry.value, target, terms.within_part(), nested=True))
    if key not in EXPRESSION_WORDS:
        terms.problems.add(
            Problem(
                "unknown-operator",
                entry.key.place,
                f'räknesättet "{echo(key)}" finns inte; väntade något av {listed}',
                f'the operator "{echo(key)}" does not exist; expected one of {listed}',
            ).guessing(key, EXPRESSION_WORDS)
        )
        return _NOTHING
    if not isinstance(entry.value, Sequence) or not entry.value.items:
        found_sv, found_en = shown(entry.value)
        terms.problems.add(
            Problem(
                "expected-list",
                entry.value.place,
                f'{found_sv}; väntade en lista under "{key}"',
                f'{found_en}; expected a list under "{key}"',
            )
        )
        return _NOTHING
    operator, items = Operator(key), entry.value.items
    if operator.rounds and len(items) > 1:
        terms.problems.add(
            Problem(
                "expected-one-item",
                entry.value.place,
                f'{len(items)} värden under "{key}"; väntade ett, som avrundas',
                f'{len(items)} values under "{key}"; expected one, to be rounded',
            )
        )
    return Arithmetic(operator, tuple(expression(item, target, terms, nested=True) for item in items))
