"""Knows how boundary rows are written."""

from __future__ import annotations

from gapcheck.loading.nodes import Entry, Mapping, Scalar
from gapcheck.loading.plain_shapes import shown
from gapcheck.loading.problems import Problem
from gapcheck.loading.records import Record
from gapcheck.loading.rule_documents import RuleDocument
from gapcheck.loading.terms_decoding import Terms
from gapcheck.loading.value_decoding import value_of
from gapcheck.model.boundary import Boundary, ExpectedOutcome
from gapcheck.model.values import Known

_UNDECIDED = "oavgjort"


def boundaries(document: RuleDocument, terms: Terms) -> list[Boundary]:
    """The boundary rows of a file in the order written; unknown concepts and values of wrong type are reported."""
    found = []
    for record in document.record.records("gränsfall"):
        day, outcome = record.day("dag"), record.record("så")
        facts, expected = _facts(record, terms), _expected(outcome, terms)
        if outcome is not None and not outcome.node.entries:
            terms.problems.add(
                Problem(
                    "boundary-without-outcome",
                    outcome.place,
                    "gränsfallet väntar sig ingenting; väntade gäller, eller ett begrepp och dess värde",
                    "the boundary case expects nothing; expected gäller, or a concept and its value",
                )
            )
        if day is not None and outcome is not None:
            applies = outcome.flag("gäller") if "gäller" in outcome else None
            place = f"{record.place.file}:{record.place.line}"
            found.append(Boundary(record.text("regel"), day, facts, applies, expected, place))
    return found


def _facts(record: Record, terms: Terms) -> tuple[tuple[str, Known], ...]:
    node = record.term("uppgifter")
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        found_sv, found_en = shown(node)
        terms.problems.add(
            Problem(
                "expected-keys",
                node.place,
                f"{found_sv}; väntade begrepp och värde som nycklar",
                f"{found_en}; expected concept and value as keys",
            )
        )
        return ()
    pairs = ((entry.key.text, _value(entry, terms)) for entry in node.entries)
    return tuple((name, value) for name, value in pairs if value is not None)


def _expected(record: Record | None, terms: Terms) -> tuple[ExpectedOutcome, ...]:
    found = []
    for entry in record.rest if record else ():
        undecided = isinstance(entry.value, Scalar) and entry.value.text == _UNDECIDED
        nothing = isinstance(entry.value, Scalar) and entry.value.value is None
        value = None if undecided or nothing else _value(entry, terms)
        if (undecided or nothing) and terms.within_part().word(entry.key) is None:
            continue
        found.append(ExpectedOutcome(entry.key.text, value, undecided))
    return tuple(found)


def _value(entry: Entry, terms: Terms) -> Known:
    word = terms.within_part().word(entry.key)
    return None if word is None else value_of(entry.value, word, terms.problems)
