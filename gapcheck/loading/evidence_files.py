"""Knows how it is written that a document shows a fact or event, and that an act serves a need."""

from __future__ import annotations

from gapcheck.loading.declarations import Vocable
from gapcheck.loading.nodes import Scalar
from gapcheck.loading.problems import Problem, Problems
from gapcheck.loading.records import Record
from gapcheck.model.concepts import ConceptKind, ValueType
from gapcheck.model.evidence import Evidence, EvidenceKind

_MARKS = {"för": ('"för"', '"för"'), "styrks_med": ('en handling under "styrks_med"', 'a document under "styrks_med"')}


def check_marks(key: Scalar, record: Record, kind: ConceptKind, word: Vocable, problems: Problems) -> None:
    """Facts and events are done or shown by a document; a choice says which of its values the document shows."""
    shown = record.record("styrks_med")
    marks = [name for name, given in (("för", "för" in record), ("styrks_med", shown is not None)) if given]
    yes_no = word.type is ValueType.YES_NO
    chosen = word.type is ValueType.CHOICE and marks == ["styrks_med"]
    if kind not in (ConceptKind.FACT, ConceptKind.EVENT) or not (yes_no or chosen):
        for name in marks:
            problems.add(
                Problem(
                    "mark-of-fact",
                    record.place_of(name),
                    f'{_MARKS[name][0]} hör till uppgifter och händelser av typen ja_nej, men "{key.text}" är av slaget '
                    f"{kind.value} och typen {word.type.value}",
                    f'{_MARKS[name][1]} belongs to facts and events of the type ja_nej, but "{key.text}" is of the kind '
                    f"{kind.value} and the type {word.type.value}",
                )
            )
    elif shown is not None and ((yes_no if "värde" in shown else chosen) or _outside(shown, word)):
        values = ", ".join(word.domain) if chosen else "inget"
        problems.add(
            Problem(
                "value-shown",
                shown.place_of("värde"),
                f'"värde" säger vilket värde av "{key.text}" som handlingen visar; väntade {values}',
                f'"värde" says which value of "{key.text}" the document shows; expected {values if chosen else "none"}',
            )
        )


def _outside(shown: Record, word: Vocable) -> bool:
    return bool(word.domain) and shown.text("värde") not in word.domain


def evidence(record: Record | None) -> Evidence | None:
    """None where a key of it was refused, which has then been reported."""
    kind = record.text("slag") if record is not None else ""
    if record is None or not kind:
        return None
    issuers, needed_by, looked_in = record.texts("av"), record.text("mot"), record.texts("sökt_i")
    return Evidence(EvidenceKind(kind), issuers, needed_by, looked_in, record.text("värde"))
