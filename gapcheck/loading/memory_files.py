"""Knows how counters, windows, spans, latches, held values and days since are written."""

from __future__ import annotations

from gapcheck.loading.citation_files import Citations
from gapcheck.loading.declarations import Declarations, Vocable
from gapcheck.loading.expression_decoding import expression
from gapcheck.loading.problems import Problem
from gapcheck.loading.records import Record
from gapcheck.loading.rule_documents import RuleDocument
from gapcheck.loading.terms_decoding import Terms
from gapcheck.loading.value_decoding import value_of
from gapcheck.model.calendar import Unit
from gapcheck.model.concepts import Subject, ValueType
from gapcheck.model.memory import (
    Counter,
    DaysSince,
    HeldValue,
    Latch,
    Length,
    MemoryConcept,
    Recollection,
    SpanAfter,
    SpanDuring,
    Window,
)

_UNITS = {"fönster": "dagar", "räknare": "dagar", "dagar_sedan": "dagar"}


def memories(
    document: RuleDocument, declared: Declarations, citations: Citations, terms: Terms
) -> dict[str, MemoryConcept]:
    """The remembered concepts of a file."""
    found = {}
    for section, key, record in document.memories():
        word = declared.words.get(key.text)
        if word is None or word.place != key.place:
            continue
        here = terms.within_part(word.per_part)
        opening = record.term("ingående")
        found[key.text] = MemoryConcept(
            name=key.text,
            english=record.text("en"),
            citation=citations.citation(key.text, record, document.defaults, here, key.place),
            subject=Subject.PART if word.per_part else Subject.PERSON,
            recollection=_recollection(section, record, word, here),
            opening=None if opening is None else value_of(opening, word, terms.problems),
            type=word.type,
            unit=record.text("enhet") or _UNITS.get(section, ""),
        )
    return found


def _recollection(section: str, record: Record, word: Vocable, terms: Terms) -> Recollection:
    match section:
        case "räknare":
            merging = record.record("läggs_ihop_om")
            return Counter(
                terms.condition(record.term("räknar")),
                merging.number("färre_dagar_emellan") if merging else None,
                merging.number("börjar_inom_dagar") if merging else None,
            )
        case "fönster":
            occasions = "räknar_tillfällen" in record
            counts = terms.condition(record.term("räknar_tillfällen" if occasions else "räknar"))
            return Window(counts, occasions, _length(record.record("senaste"), terms))
        case "perioder":
            length = _length(record.record("längd"), terms)
            if "efter" in record:
                return SpanAfter(terms.condition(record.term("efter")), length)
            return SpanDuring(terms.condition(record.term("medan")), length)
        case "tillstånd":
            return Latch(terms.condition(record.term("börjar")), terms.condition(record.term("slutar")))
        case "hållna_värden":
            return HeldValue(
                takes=expression(record.term("tar"), word, terms),
                when=terms.condition(record.term("när")),
                held_while=terms.condition(record.term("hålls_medan")),
                otherwise=expression(record.term("annars"), word, terms),
            )
        case _:
            return DaysSince(terms.condition(record.term("sedan")))


def _length(record: Record | None, terms: Terms) -> Length:
    for unit in Unit:
        if record is None or unit.value not in record:
            continue
        decided = record.record(unit.value)
        if decided is None:
            return Length(record.number(unit.value) or 0, unit)
        name = decided.text("av")
        word = terms.declared.words.get(name)
        if word is not None and word.type is not ValueType.NUMBER:
            terms.problems.add(
                Problem(
                    "wrong-type",
                    decided.place_of("av"),
                    f'"{name}" har typen {word.type.value}; väntade typen antal',
                    f'"{name}" is of the type {word.type.value}; expected the type antal',
                )
            )
        return Length(0, unit, name)
    return Length(0, Unit.DAYS)
