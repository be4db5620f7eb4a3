"""Knows how duties and capabilities are written."""

from __future__ import annotations

from gapcheck.loading.citation_files import Citations
from gapcheck.loading.problems import Problem, Problems
from gapcheck.loading.records import Record
from gapcheck.loading.rule_documents import RuleDocument
from gapcheck.loading.terms_decoding import Terms
from gapcheck.model.calendar import Unit
from gapcheck.model.duties import (
    CounterDeadline,
    Deadline,
    Duty,
    Holder,
    IndeterminateDeadline,
    Step,
    TimeDeadline,
)
from gapcheck.model.efforts import EffortSort
from gapcheck.model.rules import Capability
from gapcheck.model.tree import INSURED


def duties(document: RuleDocument, citations: Citations, terms: Terms) -> dict[str, Duty]:
    """The duties of a file by id; a duty is per part when its bearer or its condition is, so both may be named."""
    found = {}
    here = terms.within_part()
    for record in document.record.records("skyldigheter"):
        id = record.text("id")
        sfs = document.defaults.sfs
        _check_efforts(record, citations.problems)
        found[id] = Duty(
            citation=citations.citation(id, record, document.defaults, here, record.place),
            bearer=record.text("bärare"),
            towards=record.text("mot"),
            step=Step(record.text("steg", Step.ACT.value)),
            need=record.text("för"),
            what=record.text("vad"),
            english=record.text("en"),
            condition=here.condition(record.term("om")),
            deadline=_deadline(record.record("senast")),
            fulfilled_by=here.optional(record.term("uppfylls_av")),
            lapses_when=here.optional(record.term("bortfaller_när")),
            supervision=_holder(record.record("tillsyn"), sfs, citations),
            sanction=_holder(record.record("påföljd"), sfs, citations),
            remedy=_holder(record.record("rättsmedel"), sfs, citations),
            decides=record.texts("beslut"),
            alongside=record.texts("med"),
            effort=EffortSort(effort) if (effort := record.text("insats")) else None,
            requested=record.flag("begärd"),
        )
    return found


def capabilities(document: RuleDocument, citations: Citations, terms: Terms) -> dict[str, Capability]:
    """The capabilities of a file by id; what an actor could do is about her, not about one part."""
    found = {}
    here = terms.within_part(False)
    for record in document.record.records("förmågor"):
        id = record.text("id")
        found[id] = Capability(
            citation=citations.citation(id, record, document.defaults, here, record.place),
            actor=record.text("aktör"),
            need=record.text("behov"),
            condition=here.condition(record.term("när")),
        )
    return found


def _check_efforts(record: Record, problems: Problems) -> None:
    if "insats" in record and record.text("bärare") != INSURED:
        problems.add(
            Problem(
                "effort-of-another",
                record.place_of("insats"),
                f'"insats" säger vad en skyldighet kräver av {INSURED}, men {record.text("bärare")} bär den',
                f'"insats" says what a duty asks of {INSURED}, but {record.text("bärare")} bears it',
            )
        )
    if "begärd" in record and record.text("steg") != Step.DECIDE.value:
        problems.add(
            Problem(
                "requested-without-decision",
                record.place_of("begärd"),
                f'"begärd" hör till skyldigheter med steget {Step.DECIDE.value}, men steget är {record.text("steg")}',
                f'"begärd" belongs to duties with the step {Step.DECIDE.value}, but the step is {record.text("steg")}',
            )
        )


def _deadline(record: Record | None) -> Deadline:
    if record is None:
        return IndeterminateDeadline("")
    if "dag" in record:
        return CounterDeadline(record.text("räknare"), record.number("dag") or 0)
    within = record.record("inom")
    if within is not None:
        return next(
            (TimeDeadline(number, unit) for unit in Unit if (number := within.number(unit.value)) is not None),
            IndeterminateDeadline(""),
        )
    return IndeterminateDeadline(record.text("obestämd"))


def _holder(record: Record | None, sfs: str | None, citations: Citations) -> Holder:
    if record is None:
        return Holder()
    return Holder(record.text("aktör"), citations.source(record, sfs), "ingen" in record, record.texts("sökt_i"))
