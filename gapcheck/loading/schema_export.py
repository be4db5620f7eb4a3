"""Knows how the shapes of the files, with the declared concepts, are written as JSON Schema for editors."""

from __future__ import annotations

from typing import Any

from gapcheck.loading.grammar import RULE_FILE, SCENARIO, TREE_FILE
from gapcheck.loading.schema_terms import TermSchemas
from gapcheck.loading.shapes import (
    Amount,
    ConditionTerm,
    Day,
    Either,
    ExpressionTerm,
    Integer,
    ListOf,
    LiteralTerm,
    MapOf,
    Name,
    Object,
    OneOrList,
    Pattern,
    Shape,
    Share,
    Sort,
    Text,
    Valued,
    Word,
    YesNo,
)
from gapcheck.model.tree import RuleTree

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]


def schemas(tree: RuleTree) -> dict[str, Schema]:
    """JSON Schema for every kind of file, by the schema's file name: rule files, the tree's own file and scenarios.

    They follow from the same shapes that the strict reader uses. Declared concepts stand as properties with their
    Swedish definition and English name, so that editors complete and explain them.
    """
    return {
        "regelfil.schema.json": _document(RULE_FILE, "Regelfil", tree),
        "regeltrad.schema.json": _document(TREE_FILE, "Regelträd", tree),
        "scenario.schema.json": _document(SCENARIO, "Scenario", tree),
    }


def _document(shape: Object, title: str, tree: RuleTree) -> Schema:
    writer = _Writer(tree)
    body = writer.object(shape)
    return {"$schema": DIALECT, "title": title, **body, "$defs": writer.definitions()}


class _Writer:
    """Writes one schema; conditions and expressions are written once and referred to."""

    def __init__(self, tree: RuleTree) -> None:
        self._terms = TermSchemas(tree)
        self._used: set[str] = set()
        self._names: dict[Sort, list[str]] = {
            Sort.ACTOR: sorted(tree.actors),
            Sort.CONCEPT: sorted({*tree.concepts, *tree.memory, *tree.tests, *tree.constants}),
            Sort.YARDSTICK: sorted(tree.yardsticks),
            Sort.TEST: sorted(tree.tests),
            Sort.NEED: sorted(tree.needs),
            Sort.DIRECTION: sorted(tree.directions),
        }

    def definitions(self) -> Schema:
        """The definitions that the schema refers to, and those that they refer to."""
        return self._terms.definitions(self._used)

    def shape(self, shape: Shape) -> Schema:
        match shape:
            case Object():
                return self.object(shape)
            case ListOf(item=item):
                return {"type": "array", "items": self.shape(item)}
            case OneOrList(item=item):
                one = self.shape(item)
                several: Schema = {"type": "array", "items": one}
                return {"anyOf": [one, several if shape.may_be_empty else {**several, "minItems": 1}]}
            case MapOf(value=value):
                return {"type": "object", "additionalProperties": self.object(value)}
            case Either(plain=plain, mapping=mapping):
                return _merged(self.shape(plain), self.object(mapping))
            case ConditionTerm():
                return self._refer("villkor")
            case ExpressionTerm():
                return self._refer("uttryck")
            case LiteralTerm():
                return {"type": ["string", "integer", "number"]}
            case Valued():
                return {"type": "object", "properties": self._valued(shape), "additionalProperties": False}
            case _:
                return self._plain(shape)

    def object(self, shape: Object) -> Schema:
        properties = {} if shape.rest is None else self._valued(shape.rest)
        properties |= {field.key: {**self.shape(field.shape), "description": field.doc} for field in shape.fields}
        written: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
        if required := [field.key for field in shape.fields if field.required]:
            written["required"] = required
        if shape.exactly_one:
            written["allOf"] = [{"oneOf": [{"required": [key]} for key in group]} for group in shape.exactly_one]
        return written

    def _valued(self, shape: Valued) -> Schema:
        return self._terms.valued(shape, self._refer("uttryck") if shape.expressions else None)

    def _refer(self, name: str) -> Schema:
        self._used.add(name)
        return {"$ref": f"#/$defs/{name}"}

    def _plain(self, shape: Shape) -> Schema:
        match shape:
            case Text():
                return {"type": "string", "minLength": 1}
            case YesNo():
                return {"enum": ["ja", "nej"]}
            case Day():
                return {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
            case Integer(least=least, most=most):
                return {"type": "integer", "minimum": least, **({} if most is None else {"maximum": most})}
            case Amount():
                return {"type": ["number", "string"], "minimum": 0}
            case Share():
                return {"type": ["number", "string"], "minimum": 0, "maximum": 1, "pattern": r"^[1-9]\d*/[1-9]\d*$"}
            case Word(words=words):
                return {"enum": list(words)}
            case Pattern(regex=regex, example=example):
                return {"type": "string", "pattern": f"^(?:{regex})$", "examples": [example]}
            case Name(sort=sort) if self._names.get(sort):
                return {"type": "string", "enum": self._names[sort]}
            case _:
                return {"type": "string"}


def _merged(plain: Schema, mapping: Schema) -> Schema:
    """One schema for a plain value or a mapping: keywords for one type are silent about the other, but a list of words is not."""
    if "enum" in plain:
        return {"anyOf": [plain, mapping]}
    types = plain["type"] if isinstance(plain["type"], list) else [plain["type"]]
    return {**plain, **mapping, "type": [*types, "object"]}
