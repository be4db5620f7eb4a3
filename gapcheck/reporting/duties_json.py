"""Who does what by when as JSON: stable keys in English, both languages in every text."""

from __future__ import annotations

import json
from datetime import date

from gapcheck.model.duties import Holder, IndeterminateDeadline
from gapcheck.model.duty_chart import Concern, DutyChart, DutyRow, Engaged, Load
from gapcheck.model.period import Period
from gapcheck.model.scenario import Scenario
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.reporting.citing import Sources
from gapcheck.reporting.duty_words import deadline_text, fulfilment_text
from gapcheck.reporting.json_values import Json, day_json, text_json, texts_json
from gapcheck.reporting.one_case import statement
from gapcheck.reporting.readings_json import choice_json


def duties_json(chart: DutyChart, tree: RuleTree, scenario: Scenario, law_on: date | None) -> str:
    """The chart as one JSON document, the same bytes for the same chart, ending with a line feed."""
    sources = Sources(tree)
    document: Json = {
        "schema_version": "1.0",
        "statement": text_json(statement(tree, law_on)),
        "scenario": scenario.name,
        "period": _period(chart.period),
        "law_on": day_json(law_on),
        "reading": {
            "number": chart.number,
            "of": chart.readings,
            "choices": [choice_json(choice) for choice in chart.choices],
        },
        "duties": [_row(row, tree, sources) for row in chart.rows],
        "awake_in_other_readings": [duty.id for duty in chart.elsewhere],
        "loads": [_load(load) for load in chart.loads],
        "on_her": _load(chart.her_load),
        "on_others": _load(chart.others_load),
        "documents_carried": [
            {
                "from": texts_json(item.issuers),
                "to": item.receiver,
                "what": text_json(item.what),
                "shows": texts_json(item.shows),
                "duties": texts_json(item.duties),
                "periods": _periods(item.periods),
            }
            for item in chart.handed_over
        ],
        "not_linked": [
            {"actors": [pair.one, pair.other], "need": pair.need, "periods": _periods(pair.periods)}
            for pair in chart.unlinked
        ],
        "aims": [
            {
                "actor": actor,
                "aims": [
                    {
                        "id": aim,
                        "provision": text_json(
                            sources.cite(aim, law_on or tree.aims[aim].first_known_in(chart.period)).citation
                        ),
                        "text": text_json(Text(tree.aims[aim].what, tree.aims[aim].english)),
                        "directions": texts_json(tree.aims[aim].directions),
                    }
                    for aim in aims
                ],
            }
            for actor, aims in chart.directions.in_play
        ],
        "without_stated_aim": texts_json(chart.directions.without_aim),
        "pulling_apart": [
            {
                "about": _concern(pull.concern),
                "actors": [_engaged(pull.one), _engaged(pull.other)],
                "periods": _periods(pull.periods),
            }
            for pull in chart.directions.pulls
        ],
        "common_direction": [
            {
                "about": _concern(common.concern),
                "directions": texts_json(common.shared),
                "shared_days": common.shared_days,
                "days": common.days,
            }
            for common in chart.directions.common
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _row(row: DutyRow, tree: RuleTree, sources: Sources) -> Json:
    duty = row.duty
    deadline = duty.deadline
    cited = sources.cite(duty.id, row.states.period.first)
    return {
        "number": row.number,
        "id": duty.id,
        "bearer": row.bearer,
        "towards": row.towards,
        "together_with": texts_json(row.alongside),
        "part": row.part or None,
        "step": duty.step.value,
        "need": duty.need,
        "what": text_json(Text(duty.what, duty.english)),
        "states": [{**_days(period), "state": mark.value} for period, mark in row.marks.segments()],
        "last_days": [day_json(day) for day in row.last_days],
        "deadline": text_json(deadline_text(tree, row)),
        "indeterminate": deadline.word if isinstance(deadline, IndeterminateDeadline) else None,
        "fulfilled_by": text_json(fulfilment_text(tree, duty)) if duty.fulfilled_by is not None else None,
        "supervision": _holder(duty.supervision),
        "sanction": _holder(duty.sanction),
        "remedy": _holder(duty.remedy),
        "aims": texts_json(row.aims),
        "hand_over": row.hand_over,
        "differs_between_readings": row.differs,
        "provision": text_json(cited.citation),
        "wording": cited.status.value if cited.status else None,
    }


def _holder(holder: Holder) -> Json:
    """Null where it is not modelled."""
    if not holder.nobody and not holder.actor:
        return None
    return {"actor": holder.actor or None, "by": holder.by or None, "looked_in": texts_json(holder.looked_in)}


def _load(load: Load) -> Json:
    return {
        "actor": load.actor or None,
        "duties": load.duties,
        "with_fixed_day": load.fixed,
        "without_fixed_day": load.indeterminate,
        "late": load.late,
        "inform_or_cooperate": load.hand_overs,
        "without_sanction": load.unsanctioned,
    }


def _concern(concern: Concern) -> Json:
    return {"need": concern.need or None, "part": concern.part or None}


def _engaged(engaged: Engaged) -> Json:
    return {"actor": engaged.actor, "directions": texts_json(engaged.directions)}


def _period(period: Period) -> Json:
    return {**_days(period)}


def _periods(periods: tuple[Period, ...]) -> Json:
    return [_period(period) for period in periods]


def _days(period: Period) -> dict[str, Json]:
    return {"from": day_json(period.first), "to": day_json(period.last)}
