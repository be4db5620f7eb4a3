"""Knows how incompatible duties, contradictory declarations, matters and coordinating provisions are written."""

from __future__ import annotations

from gapcheck.loading.citation_files import Citations
from gapcheck.loading.nodes import Mapping
from gapcheck.loading.plain_shapes import shown
from gapcheck.loading.problems import Problem
from gapcheck.loading.records import Record
from gapcheck.loading.rule_documents import RuleDocument
from gapcheck.loading.terms_decoding import Terms
from gapcheck.loading.value_decoding import value_of
from gapcheck.model.concepts import ConceptKind, ValueType
from gapcheck.model.interplay import Contradiction, Coordination, Incompatibility, Matter
from gapcheck.model.provision import Provision
from gapcheck.model.terms import Comparison, Test


def incompatibilities(document: RuleDocument, citations: Citations, terms: Terms) -> dict[str, Incompatibility]:
    """The incompatible duties of a file by id."""
    return {
        record.text("id"): Incompatibility(
            id=record.text("id"),
            first=record.texts("ena"),
            second=record.texts("andra"),
            condition=terms.within_part().condition(record.term("om")),
            meaning=record.text("innebörd"),
            english=record.text("en"),
            provisions=_provisions(record, document, citations),
        )
        for record in document.record.records("oförenligt")
    }


def contradictions(document: RuleDocument, citations: Citations, terms: Terms) -> dict[str, Contradiction]:
    """The contradictory declarations of a file by id."""
    return {
        record.text("id"): Contradiction(
            id=record.text("id"),
            first=_declared(record, "ena", terms),
            second=_declared(record, "andra", terms),
            besides=_declared(record, "dessutom", terms),
            condition=terms.within_part().condition(record.term("om")),
            meaning=record.text("innebörd"),
            english=record.text("en"),
            provisions=_provisions(record, document, citations),
        )
        for record in document.record.records("motsägelser")
    }


def matters(document: RuleDocument) -> dict[str, Matter]:
    """The matters of a file by name."""
    return {
        key.text: Matter(
            name=key.text,
            english=record.text("en"),
            definition=record.text("förklaring"),
            duties=record.texts("skyldigheter"),
            place=f"{key.place.file}:{key.place.line}",
        )
        for key, record in document.record.declared("saker")
    }


def coordinations(document: RuleDocument, citations: Citations, terms: Terms) -> dict[str, Coordination]:
    """The coordinating provisions of a file by id."""
    here = terms.within_part()
    return {
        record.text("id"): Coordination(
            citation=citations.citation(record.text("id"), record, document.defaults, here, record.place),
            between=record.texts("mellan"),
            condition=here.condition(record.term("om")),
        )
        for record in document.record.records("samordning")
    }


def _provisions(record: Record, document: RuleDocument, citations: Citations) -> tuple[Provision, ...]:
    texts = record.texts("lagrum")
    place = record.place_of("lagrum")
    found = (citations.provision_of(text, place, document.defaults.sfs) for text in texts)
    return tuple(provision for provision in found if provision is not None)


def _declared(record: Record, side: str, terms: Terms) -> tuple[Test, ...]:
    """The facts and values of one side; none, another kind of concept and a value of the wrong type are reported."""
    node = record.term(side)
    if node is None:
        return ()
    if not isinstance(node, Mapping) or not node.entries:
        found_sv, found_en = shown(node)
        terms.problems.add(
            Problem(
                "expected-keys",
                node.place,
                f'{found_sv} under "{side}"; väntade uppgifter och värden som nycklar',
                f'{found_en} under "{side}"; expected facts and values as keys',
            )
        )
        return ()
    tests = []
    for entry in node.entries:
        word = terms.within_part().word(entry.key)
        if word is None:
            continue
        if word.kind is not ConceptKind.FACT or word.type is not ValueType.YES_NO:
            kind = word.kind.value if word.kind else "minne"
            terms.problems.add(
                Problem(
                    "declaration-not-a-fact",
                    entry.key.place,
                    f'"{word.name}" är av slaget {kind} och typen {word.type.value}; väntade en uppgift av typen ja_nej, som hon kan förklara',
                    f'"{word.name}" is of the kind {kind} and the type {word.type.value}; expected an uppgift of the type ja_nej, '
                    "which she can declare",
                )
            )
        value = value_of(entry.value, word, terms.problems)
        if value is not None:
            tests.append(Test(word.name, Comparison.IS, value))
    return tuple(tests)
