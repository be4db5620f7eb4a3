"""Knows how it is written that an assessment can be challenged, is made anew, or cannot stand with another."""

from __future__ import annotations

from dataclasses import dataclass

from gapcheck.loading.citation_files import Citations, FileDefaults
from gapcheck.loading.nodes import Mapping, Node
from gapcheck.loading.plain_shapes import shown
from gapcheck.loading.problems import Place, Problem, echo
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


@dataclass(frozen=True, slots=True)
class Renewals:
    """Reads what makes an assessment be made anew; `decisions` are those that a case may hold."""

    citations: Citations
    decisions: frozenset[str]

    def of(self, concept: Record, defaults: FileDefaults, terms: Terms) -> tuple[Renewal, ...]:
        """The renewals of one assessment in the order written; `terms` read where the assessment is about."""
        return tuple(
            Renewal(
                provision=self.citations.source(record, defaults.sfs),
                when=terms.optional(record.term("när")),
                event=_event(record, terms),
                decision=self._decision(record),
            )
            for record in concept.records("tillfällen")
        )

    def _decision(self, record: Record) -> str:
        name = record.text("beslut")
        if name and name not in self.decisions:
            listed = ", ".join(sorted(self.decisions)) or "inget"
            self.citations.problems.add(
                Problem(
                    "unknown-decision",
                    record.place_of("beslut"),
                    f'beslutet "{echo(name)}" finns inte; väntade något av {listed}',
                    f'the decision "{echo(name)}" does not exist; expected one of {listed}',
                ).guessing(name, self.decisions)
            )
        return name


def _event(record: Record, terms: Terms) -> str:
    """The event under a renewal, which must be one and, where it is about a part, be meant so."""
    name = record.text("händelse")
    word = terms.declared.words.get(name)
    if word is None:
        return name
    place = record.place_of("händelse")
    if word.kind is not ConceptKind.EVENT:
        events = [other.name for other in terms.declared.words.values() if other.kind is ConceptKind.EVENT]
        terms.problems.add(
            Problem(
                "renewal-no-event",
                place,
                f'"{name}" är ingen händelse; väntade en händelse, eller ett villkor under "när"',
                f'"{name}" is no event; expected an event, or a condition under "när"',
            ).guessing(name, events)
        )
    elif word.per_part and not terms.per_part:
        terms.problems.add(
            Problem(
                "needs-part",
                place,
                f'"{name}" gäller en del av arbetstiden, men bedömningen gäller hela personen; väntade ett villkor under "när" '
                "med någon_del eller varje_del",
                f'"{name}" is about a part of her working time, but the assessment is about the whole person; expected a '
                'condition under "när" with någon_del or varje_del',
            )
        )
    return name


def exclusions(document: RuleDocument, citations: Citations, terms: Terms) -> dict[str, Exclusion]:
    """The exclusions of a file by id; one is per part when any of its assessments or its condition is."""
    found = {}
    here = terms.within_part()
    for record in document.record.records("uteslutningar"):
        id = record.text("id")
        node = record.term("bedömningar")
        answers = _answers(node, here)
        condition = here.optional(record.term("när"))
        if isinstance(node, Mapping) and len(node.entries) == 1 and condition is None:
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
