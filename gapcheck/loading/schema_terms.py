"""Knows how conditions, expressions and the values of declared concepts are written as JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from gapcheck.loading.declarations import Vocable, declarations_of
from gapcheck.loading.grammar import (
    ALL,
    ANY,
    COMPARISON_WORDS,
    EVERY_PART,
    EXPRESSION_WORDS,
    IN_FORCE,
    NOT,
    SOME_PART,
    SUM_OVER_PARTS,
)
from gapcheck.loading.shapes import Valued
from gapcheck.model.concepts import ConceptKind, ValueType
from gapcheck.model.terms import Comparison
from gapcheck.model.tree import RuleTree

Schema = dict[str, Any]

_QUARTERS = [0, "1/4", "1/2", "3/4", 1, 0.25, 0.5, 0.75]
_SHARE = r"^[1-9]\d*/[1-9]\d*$"
_DOCS = {
    ALL: "Alla villkoren gäller.",
    ANY: "Minst ett av villkoren gäller.",
    NOT: "Villkoret gäller inte.",
    SOME_PART: "Villkoret gäller för minst en del av arbetstiden.",
    EVERY_PART: "Villkoret gäller för varje del av arbetstiden.",
}


class TermSchemas:
    """The schemas of terms over one tree's concepts."""

    def __init__(self, tree: RuleTree) -> None:
        self._tree = tree
        self._words = dict(sorted(declarations_of(tree).words.items()))

    def definitions(self, used: set[str]) -> Schema:
        """The named definitions that are used."""
        made = {"villkor": self._condition, "uttryck": self._expression}
        return {name: make() for name, make in made.items() if name in used}

    def valued(self, shape: Valued, expression: Schema | None) -> Schema:
        """A property for each concept that may stand as a key, with its value's schema and explanation."""
        properties = {}
        for word in self._fitting(shape):
            written = expression if expression is not None and word.kind is ConceptKind.DERIVED else value_schema(word)
            if shape.undecided:
                written = _with_words(written, ["oavgjort", None])
            properties[word.name] = {**written, "description": self.description(word.name)}
        return properties

    def description(self, name: str) -> str:
        """The Swedish definition and the English name of a word."""
        concept = self._tree.concepts.get(name)
        if concept is not None:
            return _described(concept.definition, concept.english)
        test = self._tree.tests.get(name)
        if test is not None:
            return _described(test.definition, test.english)
        constant = self._tree.constants.get(name)
        if constant is not None:
            return _described(constant.definition, constant.english)
        memory = self._tree.memory[name]
        return _described(memory.citation.meaning, memory.english)

    def _fitting(self, shape: Valued) -> Iterator[Vocable]:
        for word in self._words.values():
            if shape.expressions:
                if word.kind is ConceptKind.DERIVED:
                    yield word
            elif shape.kinds is None or word.kind in shape.kinds or (shape.remembered and word.remembered):
                yield word

    def _condition(self) -> Schema:
        inner = {"$ref": "#/$defs/villkor"}
        properties: Schema = {
            ALL: {"type": "array", "items": inner, "description": _DOCS[ALL]},
            ANY: {"type": "array", "items": inner, "description": _DOCS[ANY]},
            **{word: {**inner, "description": _DOCS[word]} for word in (NOT, SOME_PART, EVERY_PART)},
            IN_FORCE: {
                "type": "object",
                "description": "Prövningen görs mot måttstocken den dagen.",
                "properties": {
                    "prövning": {"enum": sorted(self._tree.tests)},
                    "måttstock": {"enum": sorted(self._tree.yardsticks)},
                },
                "required": ["prövning", "måttstock"],
                "additionalProperties": False,
            },
        }
        for word in self._words.values():
            properties[word.name] = {**_test_schema(word), "description": self.description(word.name)}
        return {"type": "object", "properties": properties, "additionalProperties": False}

    def _expression(self) -> Schema:
        inner = {"$ref": "#/$defs/uttryck"}
        operators = {word: {"type": "array", "items": inner, "minItems": 1} for word in EXPRESSION_WORDS}
        return {
            "type": ["string", "number", "object"],
            "properties": {**operators, SUM_OVER_PARTS: inner},
            "minProperties": 1,
            "maxProperties": 1,
            "additionalProperties": False,
        }


def value_schema(word: Vocable) -> Schema:
    """The values of a concept, as they are written."""
    match word.type:
        case ValueType.YES_NO:
            return {"enum": ["ja", "nej"]}
        case ValueType.CHOICE:
            return {"enum": list(word.domain)}
        case ValueType.SHARE:
            return {"enum": list(_QUARTERS)}
        case ValueType.NUMBER:
            return {"type": "integer"}
        case ValueType.MONEY:
            return {"type": "number"}


def _test_schema(word: Vocable) -> Schema:
    """What may stand under a concept in a condition: a value, or comparisons with values."""
    if word.type is ValueType.YES_NO:
        return {"enum": ["ja", "nej"]}
    value = value_schema(word)
    if word.type is ValueType.CHOICE:
        listed = {"type": "array", "items": value, "minItems": 1}
        key = Comparison.ONE_OF.value
        several = {"type": "object", "properties": {key: listed}, "required": [key], "additionalProperties": False}
        return {"anyOf": [value, several]}
    if word.type is ValueType.SHARE:
        plain = {"type": ["number", "string"], "minimum": 0, "maximum": 1, "multipleOf": 0.25, "pattern": _SHARE}
    else:
        plain = value
    compared = {key: value for key in COMPARISON_WORDS if key != Comparison.ONE_OF.value}
    return _or_comparisons(plain, compared)


def _or_comparisons(plain: Schema, comparisons: Schema) -> Schema:
    """A plain value or a mapping; keywords for one type are silent about the other."""
    types = plain["type"] if isinstance(plain["type"], list) else [plain["type"]]
    return {**plain, "type": [*types, "object"], "properties": comparisons, "minProperties": 1,
            "additionalProperties": False}  # fmt: skip


def _only(words: tuple[str, ...]) -> str:
    escaped = ["".join(f"\\{sign}" if sign in r".^$*+?()[]{}|\/" else sign for sign in word) for word in words]
    return f"^(?:{'|'.join(escaped)})$"


def _with_words(schema: Schema, words: list[str | None]) -> Schema:
    if "enum" in schema:
        return {"enum": [*schema["enum"], *words]}
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return {**schema, "type": [*types, "string", "null"], "pattern": _only(tuple(w for w in words if w))}


def _described(swedish: str, english: str) -> str:
    return f"{swedish.strip()} ({english})" if swedish else english
