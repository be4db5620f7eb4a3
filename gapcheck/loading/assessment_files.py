"""Knows how it is written that an assessment can be challenged, is made anew, or cannot stand with another."""

from __future__ import annotations

from gapcheck.loading.citation_files import Citations, FileDefaults
from gapcheck.loading.nodes import Mapping, Node
from gapcheck.loading.plain_shapes import shown
from gapcheck.loading.problems import Place, Problem
from gapcheck.loading.records import Record
from gapcheck.loading.rule_documents import RuleDocument
from gapcheck.loading.terms_decoding import Terms
from gapcheck.loading.value_decoding import value_of
from gapcheck.model.concepts import ConceptKind, Remedy, Renewal
from gapcheck.model.rules import Exclusion
from gapcheck.model.values import Known


def remedy_of(record: Record | None, citations: Citations) -> Remedy | None:
    """The remedy of an assessment; one that says neither all of a way nor where one looked in vain is reported."""
    if record is None:
        return None
    nobody = "ingen" in record
    for key in ("sökt_i",) if nobody else ("inom", "lagrum"):
        if key not in record:
            citations.problems.add(
                Problem(
                    "key-missing",
                    record.place,
                    f'rättsmedlet saknar nyckeln "{key}"; väntade den tillsammans med "{"ingen" if nobody else "väg"}"',
                    f'the remedy lacks the key "{key}"; expected it together with "{"ingen" if nobody else "väg"}"',
                )
            )
    citations.provision(record, None)
    return Remedy(
        means=record.text("väg"),
        within=record.text("inom"),
        provision=record.text("lagrum"),
        answer=record.text("svar"),
        english=record.text("en"),
        nobody=nobody,
        looked_in=record.texts("sökt_i"),
    )


def renewals_of(concept: Record, citations: Citations, defaults: FileDefaults, terms: Terms) -> tuple[Renewal, ...]:
    """What makes an assessment be made anew, in the order written; `terms` read where the assessment is about."""
    return tuple(_renewal(record, citations, defaults, terms) for record in concept.records("tillfällen"))


def _renewal(record: Record, citations: Citations, defaults: FileDefaults, terms: Terms) -> Renewal:
    return Renewal(
        provision=citations.source(record, defaults.sfs),
        when=terms.optional(record.term("när")),
        event=_of_kind(record, "händelse", ConceptKind.EVENT, terms),
        decision=_of_kind(record, "beslut", ConceptKind.DECISION, terms),
    )


def _of_kind(record: Record, key: str, kind: ConceptKind, terms: Terms) -> str:
    """The concept under a key, which must be of the kind and, where it is about a part, be meant so."""
    name = record.text(key)
    word = terms.declared.words.get(name)
    if word is None:
        return name
    if word.kind is not kind:
        of_kind = [other.name for other in terms.declared.words.values() if other.kind is kind]
        terms.problems.add(
            Problem(
                "renewal-of-other-kind",
                record.place_of(key),
                f'"{name}" är inte av slaget {kind.value}; väntade en {kind.value} under "{key}", eller ett villkor under "när"',
                f'"{name}" is not of the kind {kind.value}; expected one under "{key}", or a condition under "när"',
            ).guessing(name, of_kind)
        )
    elif word.per_part and not terms.per_part:
        terms.needs_part(name, record.place_of(key))
    return name


def exclusions(document: RuleDocument, citations: Citations, terms: Terms) -> dict[str, Exclusion]:
    """The exclusions of a file by id; one is per part when any of its assessments or its condition is."""
    found = {}
    here = terms.within_part()
    for record in document.record.records("uteslutningar"):
        id = record.text("id")
        answers = _answers(record.term("bedömningar"), here)
        condition = here.optional(record.term("när"))
        if len(answers) == 1 and condition is None:
            terms.problems.add(_alone(record.place_of("bedömningar")))
        citation = citations.citation(id, record, document.defaults, here, record.place)
        found[id] = Exclusion(citation, answers) if condition is None else Exclusion(citation, answers, condition)
    return found


def _answers(node: Node | None, terms: Terms) -> tuple[tuple[str, Known], ...]:
    if not isinstance(node, Mapping) or not node.entries:
        if node is not None:
            found_sv, found_en = shown(node)
            terms.problems.add(
                Problem(
                    "expected-keys",
                    node.place,
                    f"{found_sv}; väntade bedömningar och deras svar som nycklar",
                    f"{found_en}; expected assessments and their answers as keys",
                )
            )
        return ()
    found = []
    for entry in node.entries:
        word = terms.word(entry.key)
        if word is None:
            continue
        if word.kind is not ConceptKind.ASSESSMENT:
            terms.problems.add(
                Problem(
                    "exclusion-of-other-kind",
                    entry.key.place,
                    f'"{word.name}" är ingen bedömning; väntade bara bedömningar här, och andra villkor under "när"',
                    f'"{word.name}" is no assessment; expected assessments only here, and other conditions under "när"',
                )
            )
        value = value_of(entry.value, word, terms.problems)
        if value is not None:
            found.append((word.name, value))
    return tuple(found)


def _alone(place: Place) -> Problem:
    return Problem(
        "exclusion-of-one",
        place,
        'uteslutningen nämner ett enda svar, som alltså aldrig kunde ges; väntade minst två, eller ett villkor under "när"',
        'the exclusion names one answer only, which then could never be given; expected two at least, or a condition under "när"',
    )
