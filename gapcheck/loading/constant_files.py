"""Knows how constants are written, and that their values follow each other in time."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from itertools import pairwise

from gapcheck.loading.problems import Problem, Problems, Related
from gapcheck.loading.records import Record
from gapcheck.loading.rule_documents import RuleDocument
from gapcheck.model.constants import Constant, DatedValue

_ONE_DAY = timedelta(days=1)


def constants(document: RuleDocument, problems: Problems) -> dict[str, Constant]:
    """The constants of a file by name; values whose days overlap or end before they begin are reported."""
    found = {}
    for key, record in document.record.declared("konstanter"):
        rows = record.records("värden")
        _check_order(rows, problems)
        found[key.text] = Constant(
            name=key.text,
            english=record.text("en"),
            unit=record.text("enhet"),
            definition=record.text("förklaring"),
            values=tuple(_value(row) for row in rows),
        )
    return found


def _value(row: Record) -> DatedValue:
    return DatedValue(row.day("från"), row.day("till"), row.amount("värde") or Fraction(0), row.text("enligt"))


def _check_order(rows: tuple[Record, ...], problems: Problems) -> None:
    for row in rows:
        first, last = row.day("från"), row.day("till")
        if first and last and last < first:
            problems.add(
                Problem(
                    "value-ends-before-start",
                    row.place_of("till"),
                    f"värdet slutar {last}, före sin första dag {first}",
                    f"the value ends {last}, before its first day {first}",
                )
            )
    for one, other in pairwise(rows):
        last, first = one.day("till"), other.day("från")
        if last is None or first is None or first <= last:
            after = f"{last + _ONE_DAY}" if last else "…"
            problems.add(
                Problem(
                    "values-overlap",
                    other.place,
                    f"värdet gäller samtidigt som det förra; väntade från {after} eller senare",
                    f"the value holds together with the one before; expected from {after} or later",
                    (Related(one.place, "det förra värdet", "the value before"),),
                )
            )
