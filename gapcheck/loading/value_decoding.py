"""Knows how a value is written for each type of concept, and what to say when it is written as another."""

from __future__ import annotations

from fractions import Fraction

from gapcheck.loading.declarations import Vocable
from gapcheck.loading.nodes import Node, Scalar
from gapcheck.loading.plain_shapes import shown
from gapcheck.loading.problems import Problem, Problems
from gapcheck.model.concepts import ValueType

Constant = bool | int | Fraction | str

NUMERIC = (ValueType.SHARE, ValueType.NUMBER, ValueType.MONEY)
_YES_NO = {"ja": True, "nej": False}


def expected_value(word: Vocable) -> tuple[str, str]:
    """What a value of this concept looks like, Swedish and English."""
    match word.type:
        case ValueType.YES_NO:
            return "ja eller nej", "ja or nej"
        case ValueType.CHOICE:
            listed = ", ".join(word.domain)
            return f"ett av {listed}", f"one of {listed}"
        case ValueType.SHARE:
            return "en andel i fjärdedelar från 0 till 1, som 3/4", "a share in quarters from 0 to 1, such as 3/4"
        case ValueType.NUMBER:
            return "ett heltal från 0", "a whole number from 0"
        case ValueType.MONEY:
            return "ett belopp i kronor från 0", "an amount in kronor from 0"


def value_of(node: Node, word: Vocable, problems: Problems) -> Constant | None:
    """The value written for a concept; None when it is no value of its type, which has then been reported.

    Shares are Fractions, whole amounts ints.
    """
    if isinstance(node, Scalar):
        value = _value(node, word)
        if value is not None:
            return value
    problems.add(wrong_value(node, word))
    return None


def wrong_value(node: Node, word: Vocable) -> Problem:
    """That the node is no value of the concept's type."""
    found_sv, found_en = shown(node)
    sv, en = expected_value(word)
    value = node.value if isinstance(node, Scalar) else None
    off_quarter = word.type is ValueType.SHARE and isinstance(value, int | Fraction)
    outside = word.type is ValueType.CHOICE and isinstance(node, Scalar)
    code = "share-not-a-quarter" if off_quarter else "outside-domain" if outside else "wrong-value"
    problem = Problem(
        code,
        node.place,
        f'{found_sv} som värde på "{word.name}"; väntade {sv}',
        f'{found_en} as the value of "{word.name}"; expected {en}',
    )
    if not isinstance(node, Scalar):
        return problem
    return problem.guessing(node.text, _YES_NO if word.type is ValueType.YES_NO else word.domain)


def number_of(node: Node) -> int | Fraction | None:
    """A plain number, whole ones as int; None when the node is anything else."""
    if not isinstance(node, Scalar) or not isinstance(node.value, int | Fraction):
        return None
    return int(node.value) if node.value == int(node.value) else node.value


def _value(node: Scalar, word: Vocable) -> Constant | None:
    number = number_of(node)
    match word.type:
        case ValueType.YES_NO:
            return _YES_NO.get(node.text)
        case ValueType.CHOICE:
            return node.text if node.text in word.domain else None
        case ValueType.SHARE:
            fits = number is not None and 0 <= number <= 1 and (4 * number) == int(4 * number)
            return Fraction(number) if fits and number is not None else None
        case ValueType.NUMBER:
            return number if isinstance(number, int) and number >= 0 else None
        case ValueType.MONEY:
            return number if number is not None and number >= 0 else None
