"""Knows how chairs are written."""

from __future__ import annotations

from fractions import Fraction

from gapcheck.loading.citation_files import Citations
from gapcheck.loading.declarations import Vocable
from gapcheck.loading.expression_decoding import expression
from gapcheck.loading.problems import Problem
from gapcheck.loading.records import Record
from gapcheck.loading.rule_documents import RuleDocument
from gapcheck.loading.terms_decoding import Terms
from gapcheck.model.concepts import ConceptKind, ValueType
from gapcheck.model.rules import Chair, Need
from gapcheck.model.terms import Expression, Literal

_SHARE = Vocable("andel", ValueType.SHARE, True, (), None, False, None)
_MONEY = Vocable("belopp", ValueType.MONEY, True, (), None, False, None)
_WHOLE = Literal(Fraction(1))


def chairs(document: RuleDocument, needs: dict[str, Need], citations: Citations, terms: Terms) -> dict[str, Chair]:
    """The chairs of a file by id; a chair is per part when its need is."""
    found = {}
    for record in document.record.records("stolar"):
        id = record.text("id")
        need = needs.get(record.text("behov"))
        here = terms.within_part(need.per_part if need else True)
        _check_decision(record, terms)
        found[id] = Chair(
            citation=citations.citation(id, record, document.defaults, here, record.place),
            need=record.text("behov"),
            actor=record.text("av"),
            benefit=record.text("genom"),
            english=record.text("en"),
            condition=here.condition(record.term("när")),
            share=_share(record, here),
            last_resort=record.flag("sista_utväg"),
            waiting_period=record.flag("karens"),
            decision=record.text("beslut"),
            amount=_amount(record, here),
            sought_by=record.texts("ansökan"),
        )
    return found


def _share(record: Record, terms: Terms) -> Expression:
    node = record.term("andel")
    return _WHOLE if node is None else expression(node, _SHARE, terms)


def _amount(record: Record, terms: Terms) -> Expression | None:
    node = record.term("belopp")
    return None if node is None else expression(node, _MONEY, terms)


def _check_decision(record: Record, terms: Terms) -> None:
    decision = record.text("beslut")
    word = terms.declared.words.get(decision)
    if not decision or decision == record.text("genom") or (word is not None and word.kind is ConceptKind.DECISION):
        return
    known = [record.text("genom"), *(w.name for w in terms.declared.words.values() if w.kind is ConceptKind.DECISION)]
    terms.problems.add(
        Problem(
            "unknown-decision",
            record.place_of("beslut"),
            f'beslutet "{decision}" är varken förmånen under "genom" eller ett deklarerat beslut',
            f'the decision "{decision}" is neither the benefit under "genom" nor a declared decision',
        ).guessing(decision, known)
    )
