"""The result of a run as JSON: stable keys in English, sorted, both languages in every text."""

from __future__ import annotations

import json
from collections.abc import Iterator

from gapcheck.model.finding_codes import NO_LIVELIHOOD
from gapcheck.model.findings import Finding, Loss
from gapcheck.model.result import Assumption, LivelihoodSpan, OutcomeSpan, Receipt, Result
from gapcheck.model.scenario import Part
from gapcheck.model.verdicts import Leaf, Seat, TriedChair
from gapcheck.reporting import prose
from gapcheck.reporting.burden import burden_json
from gapcheck.reporting.citing import Sources
from gapcheck.reporting.json_values import Json, causes_json, day_json, text_json, texts_json, value_json
from gapcheck.reporting.money import amounts_within
from gapcheck.reporting.readings_json import choice_json, excluded_json, predictability_json

SCHEMA_VERSION = "2.1"
"""The version of gapcheck/schemas/result.schema.json; a new key raises the minor number, another meaning the major."""


def to_json(result: Result) -> str:
    """The result as one JSON document, the same bytes for the same result, ending with a line feed."""
    return json.dumps(result_json(result), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def result_json(result: Result) -> Json:
    """The result as JSON values, by the packaged schema."""
    sources = Sources(result.tree)
    needs = result.tree.needs
    livelihood = [span for span in result.livelihood if needs[span.need].gap_code == NO_LIVELIHOOD]
    others = [span for span in result.livelihood if needs[span.need].gap_code != NO_LIVELIHOOD]
    return {
        "schema_version": SCHEMA_VERSION,
        "statement": text_json(prose.standing(result)),
        "scenario": _scenario(result),
        "period": {"from": day_json(result.scenario.period.first), "to": day_json(result.scenario.period.last)},
        "livelihood": [row for span in livelihood for row in _seats(span, result)],
        "burden": burden_json(result),
        "other_needs": [row for span in others for row in _seats(span, result)],
        "outcomes": [_outcome(span, sources, result) for span in result.outcomes],
        "findings": [finding_json(finding, sources, result) for finding in result.findings],
        "assumptions": [_assumption(assumption) for assumption in result.assumptions],
        "not_checked": [{"about": n.about, "text": text_json(n.text)} for n in result.not_checked],
        "predictability": predictability_json(result),
        "excluded_readings": [excluded_json(one, result.tree) for one in result.excluded],
        "receipt": _receipt(result.receipt),
    }


def _assumption(assumption: Assumption) -> Json:
    return {
        "about": assumption.about,
        "part": assumption.part or None,
        "livelihood": assumption.livelihood,
        "by_user": assumption.by_user,
        "text": text_json(assumption.text),
    }


def _scenario(result: Result) -> Json:
    scenario = result.scenario
    return {
        "name": scenario.name,
        "title": {"sv": scenario.title, "en": scenario.english},
        "origin": scenario.origin,
        "file": scenario.file,
        "born": day_json(scenario.born),
        "parts": [_part(part) for part in scenario.parts],
    }


def _part(part: Part) -> Json:
    return {
        "id": part.id,
        "kind": part.kind,
        "employer": part.employer or None,
        "share": value_json(part.share),
        "from": day_json(part.first),
        "to": day_json(part.last),
        "since": day_json(part.since),
        "monthly_pay": part.monthly_pay,
    }


def _seats(span: LivelihoodSpan, result: Result) -> list[Json]:
    """A row per seat, one per chair that is only waited for, and one for what nobody holds or is undecided."""
    rows = [row for seat in span.seats for row in _seat_rows(span, seat, result)]
    for chair in span.waiting_for:
        declared = result.tree.chairs[chair]
        waiting: dict[str, Json] = {
            "by": result.worlds[0].actor(declared.actor, span.part),
            "benefit": declared.benefit,
            "chair": chair,
        }
        rows.append({**_row(span, None, "by_law", "waiting"), **waiting})
    if span.undecided or span.unseated:
        rows.append(_row(span, None, None, "undecided" if span.undecided else "unseated"))
    return list[Json](rows)


def _seat_rows(span: LivelihoodSpan, seat: Seat, result: Result) -> Iterator[dict[str, Json]]:
    """A row for each period in which the chair pays the same; one row where nothing is said of what it pays."""
    row = _row(span, seat, "in_hand", "seated")
    for period, amount in amounts_within(result, span, seat.chair) or [(span.period, None)]:
        days: dict[str, Json] = {"from": day_json(period.first), "to": day_json(period.last)}
        yield {**row, **days, "amount": None if (told := value_json(amount)) is None else str(told)}


def _row(span: LivelihoodSpan, seat: Seat | None, layer: str | None, status: str) -> dict[str, Json]:
    share = seat.share if seat else span.unseated if status == "unseated" else None
    return {
        "need": span.need,
        "from": day_json(span.period.first),
        "to": day_json(span.period.last),
        "part": span.part or None,
        "share": value_json(share),
        "by": seat.actor if seat else None,
        "benefit": seat.benefit if seat else None,
        "chair": seat.chair if seat else None,
        "amount": None,
        "layer": layer,
        "status": status,
        "last_resort": seat.last_resort if seat else False,
        "waiting_period": seat.waiting_period if seat else False,
    }


def _outcome(span: OutcomeSpan, sources: Sources, result: Result) -> Json:
    day = result.receipt.law_on or span.period.first
    return {
        "concept": span.concept,
        "kind": span.kind,
        "actor": span.actor or None,
        "part": span.part or None,
        "from": day_json(span.period.first),
        "to": day_json(span.period.last),
        "value": value_json(span.value),
        "status": span.status.value,
        "causes": causes_json(span.value),
        "rules": texts_json(span.rules),
        "provisions": [text_json(cited.citation) for cited in sources.cite_all(span.rules, day)],
    }


def finding_json(finding: Finding, sources: Sources, result: Result) -> dict[str, Json]:
    """A finding as the result lists it."""
    day = result.receipt.law_on or finding.period.first
    cited = [sources.cite(name, day) for name in finding.provisions]
    return {
        "id": finding.id,
        "code": finding.code,
        "concept": finding.concept,
        "part": finding.part or None,
        "from": day_json(finding.period.first),
        "to": day_json(finding.period.last),
        "healed": day_json(finding.healed),
        "actors": texts_json(finding.actors),
        "rules": texts_json(finding.provisions),
        "provisions": [
            {
                "rule": source.id,
                "citation": text_json(source.citation),
                "source": source.kind.value if source.kind else None,
                "wording": source.status.value if source.status else None,
            }
            for source in cited
        ],
        "holds_in": "every_reading" if finding.every_reading else "these_readings",
        "readings": [[choice_json(choice) for choice in reading] for reading in finding.readings],
        "tried_chairs": [_tried(tried) for tried in finding.tried],
        "loss": _loss(finding.loss),
        "summary": text_json(finding.summary),
    }


def _loss(loss: Loss | None) -> Json:
    if loss is None:
        return None
    return {"per_day": str(loss.per_day), "total": None if loss.total is None else str(loss.total)}


def _tried(tried: TriedChair) -> Json:
    return {
        "chair": tried.chair,
        "actor": tried.actor,
        "benefit": tried.benefit,
        "unmet": [leaf_json(leaf) for leaf in tried.unmet],
        "other_minimal_sets": tried.other_sets,
    }


def leaf_json(leaf: Leaf) -> Json:
    """An unmet condition."""
    return {
        "kind": leaf.kind.value,
        "concept": leaf.concept,
        "part": leaf.part or None,
        "comparison": leaf.comparison.value,
        "wanted": value_json(leaf.wanted),
        "actual": value_json(leaf.actual),
        "causes": causes_json(leaf.actual),
        "via": leaf.via,
        "hangs_on": leaf.hangs_on or None,
        "able": leaf.able,
    }


def _receipt(receipt: Receipt) -> Json:
    return {
        "version": receipt.version,
        "rules": f"sha256:{receipt.rules}",
        "scenario": f"sha256:{receipt.scenario}",
        "engine": f"sha256:{receipt.engine}",
        "schema": f"sha256:{receipt.schema}",
        "wordings": texts_json(receipt.wordings),
        "known_until": day_json(receipt.known_until),
        "modelled_from": day_json(receipt.modelled_from),
        "law_on": day_json(receipt.law_on),
        "readings": receipt.readings,
        "most_readings": receipt.most_readings,
        "most_occasions": receipt.most_occasions,
        "confirmed_by": [
            {"engine": c.engine, "version": c.version, "confirmed": c.confirmed, "text": text_json(c.text)}
            for c in receipt.confirmed_by
        ],
    }
