"""Knows how the names of all rule files are gathered before any condition is read."""

from __future__ import annotations

from collections.abc import Iterable

from gapcheck.loading.declarations import Declarations, Vocable
from gapcheck.loading.nodes import Node, Scalar
from gapcheck.loading.problems import Problems
from gapcheck.loading.records import Record
from gapcheck.loading.rule_documents import CONSTRUCTS, RuleDocument
from gapcheck.loading.shapes import Sort
from gapcheck.model.concepts import ConceptKind, Subject, ValueType

_PLAIN = {"aktörer": Sort.ACTOR, "måttstockar": Sort.YARDSTICK, "behov": Sort.NEED, "riktningar": Sort.DIRECTION}
_YES_NO_SECTIONS = ("perioder", "tillstånd")


def declare_all(documents: Iterable[RuleDocument], problems: Problems) -> Declarations:
    """Every declared name; one taken twice, or a word of the grammar, is reported."""
    ordered = list(documents)
    declared = Declarations()
    for document in ordered:
        _declare_plain(document, declared, problems)
    # What a held value takes may be declared anywhere, so its type is known only after the other words.
    for document in ordered:
        for section, key, record in document.memories():
            if section == "hållna_värden":
                kind = held_type(record, declared)
                _declare_memory(section, _memory_word(kind, record, key), key, declared, problems)
    return declared


def held_type(record: Record, declared: Declarations) -> ValueType:
    """The type of a held value: as declared, that of the concept it takes, or by its unit."""
    if said := record.text("typ"):
        return ValueType(said)
    taken: Node | None = record.term("tar")
    if isinstance(taken, Scalar) and taken.text in declared.words:
        return declared.words[taken.text].type
    return ValueType.MONEY if record.text("enhet").startswith("kronor") else ValueType.NUMBER


def _declare_plain(document: RuleDocument, declared: Declarations, problems: Problems) -> None:
    for section, sort in _PLAIN.items():
        for key, _ in document.record.declared(section):
            declared.declare(sort, key.text, key.place, problems)
    for key, record in document.record.declared("begrepp"):
        kind = ConceptKind(record.text("slag", ConceptKind.FACT.value))
        type_ = ValueType(record.text("typ", ValueType.YES_NO.value))
        per_part = record.text("om") == Subject.PART.value
        word = Vocable(key.text, type_, per_part, record.texts("värden"), kind, False, key.place)
        declared.declare_word(word, key, problems)
    for key, record in document.record.declared("prövningar"):
        type_ = ValueType.SHARE if record.text("ger") == "nedsättning" else ValueType.YES_NO
        if declared.declare_word(Vocable(key.text, type_, True, (), None, False, key.place), key, problems):
            declared.declare(Sort.TEST, key.text, key.place, problems)
    for key, _ in document.record.declared("konstanter"):
        declared.declare_word(Vocable(key.text, ValueType.MONEY, False, (), None, False, key.place), key, problems)
    for section, key, record in document.memories():
        if section != "hållna_värden":
            type_ = ValueType.YES_NO if section in _YES_NO_SECTIONS else ValueType.NUMBER
            _declare_memory(section, _memory_word(type_, record, key), key, declared, problems)
    for section in CONSTRUCTS:
        for record in document.record.records(section):
            if id := record.text("id"):
                declared.declare(Sort.CONSTRUCT, id, record.place_of("id"), problems)


def _declare_memory(section: str, word: Vocable, key: Scalar, declared: Declarations, problems: Problems) -> None:
    if declared.declare_word(word, key, problems):
        declared.declare(Sort.CONSTRUCT, word.name, key.place, problems)
        if section == "räknare":
            declared.declare(Sort.COUNTER, word.name, key.place, problems)


def _memory_word(type_: ValueType, record: Record, key: Scalar) -> Vocable:
    return Vocable(key.text, type_, record.text("om_vad") == Subject.PART.value, (), None, True, key.place)
