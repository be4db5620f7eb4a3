"""An explanation as JSON: the same sentences, reasons, chains and changes as in words, with stable keys in English."""

from __future__ import annotations

import json
from datetime import date

from gapcheck.model.answers import Answer, FindingAnswer, OppositeAnswer, OutcomeAnswer, ProvisionAnswer
from gapcheck.model.blame import Link, Support
from gapcheck.model.change import Change
from gapcheck.model.explanation import Explanation
from gapcheck.model.result import Result
from gapcheck.model.text import Text
from gapcheck.reporting import prose
from gapcheck.reporting.changes import change_text, ending_text
from gapcheck.reporting.citing import Sources
from gapcheck.reporting.json_result import finding_json, leaf_json
from gapcheck.reporting.json_values import Json, causes_json, day_json, text_json, texts_json, value_json
from gapcheck.reporting.readings_json import remedy_json

EXPLANATION_VERSION = "1.0"
"""The version of this document; a new key raises the minor number, another meaning the major."""


def explanation_json(answer: Answer, result: Result, depth: int | None = None) -> str:
    """The answer as one JSON document ending with a line feed; reasons in full, or so many levels of them."""
    writer = _Writer(result, answer.day, depth)
    document: Json = {
        "schema_version": EXPLANATION_VERSION,
        "statement": text_json(prose.standing(result)),
        "scenario": result.scenario.name,
        "file": result.scenario.file,
        "on": day_json(answer.day),
        "reading": text_json(answer.reading) if answer.reading.sv else None,
        "outcomes": [writer.outcome(one) for one in answer.outcomes],
        "findings": [writer.finding(one) for one in answer.findings],
        "opposites": [writer.opposite(one) for one in answer.opposites],
    }
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


class _Writer:
    def __init__(self, result: Result, day: date, depth: int | None) -> None:
        self._result, self._tree, self._day, self._depth = result, result.tree, day, depth
        self._sources = Sources(result.tree)

    def outcome(self, answer: OutcomeAnswer) -> Json:
        refusal = answer.refusal
        return {
            "sentence": text_json(answer.sentence),
            "part": refusal.part or None,
            "reason": self._reason(self._cut(answer.because)),
            "holds": not refusal.sets,
            "unmet_sets": [[leaf_json(leaf) for leaf in found] for found in refusal.sets],
            "chain": self._link(answer.blame) if answer.blame is not None else None,
        }

    def finding(self, answer: FindingAnswer) -> Json:
        listed = finding_json(answer.finding, self._sources, self._result)
        return {
            **listed,
            "on": day_json(answer.day),
            "rests_on": [self._provision(one) for one in answer.provisions],
            "chains": [self._link(link) for link in answer.blame],
            "opposite": self.opposite(answer.opposite) if answer.opposite is not None else None,
        }

    def opposite(self, answer: OppositeAnswer) -> Json:
        nearest, of_itself = answer.nearest, answer.of_itself
        return {
            "part": answer.part or None,
            "ending": nearest.ending.value,
            "sentence": text_json(ending_text(nearest)),
            "size": len(nearest.ways[0]) if nearest.ways else None,
            "at_least": nearest.at_least,
            "all_told": nearest.all_told,
            "changes": [[self._change(change) for change in way] for way in nearest.ways],
            "searched": {
                "inputs": nearest.levers,
                "left_out": nearest.left_out,
                "tried": nearest.tried,
                "most": nearest.most,
            },
            "of_itself": {
                "from": day_json(of_itself.from_day),
                "until": day_json(of_itself.until),
                "laws": [day_json(day) for day in of_itself.laws],
            },
        }

    def _provision(self, provision: ProvisionAnswer) -> Json:
        return {
            "rule": provision.id,
            "citation": text_json(self._cite(provision.id)),
            "reason": self._reason(self._cut(provision.because)) if provision.because is not None else None,
            "unmet_sets": [
                [leaf_json(leaf) for leaf in found] for found in (provision.tried.sets if provision.tried else ())
            ],
        }

    def _cut(self, node: Explanation) -> Explanation:
        return node if self._depth is None else node.cut(self._depth)

    def _reason(self, node: Explanation) -> Json:
        return {
            "kind": node.kind.value,
            "what": text_json(node.what),
            "value": text_json(node.value),
            "rule": node.citation or None,
            "citation": text_json(self._cite(node.citation)) if node.citation else None,
            "place": node.place or None,
            "assumed": node.assumed,
            "reasons": [self._reason(child) for child in node.children],
        }

    def _link(self, link: Link) -> Json:
        return {
            "kind": link.kind.value,
            "actor": text_json(link.actor) if link.actor.sv else None,
            "found": text_json(link.found),
            "rules": texts_json(link.citations),
            "citations": [text_json(self._cite(id)) for id in link.citations],
            "place": link.place or None,
            **_support(link.support),
            "one_is_enough": link.one_is_enough,
            "rests_on": [self._link(below) for below in link.rests_on],
        }

    def _change(self, change: Change) -> Json:
        return {
            "kind": change.kind.value,
            "concept": change.concept,
            "part": change.part or None,
            "from": day_json(change.period.first),
            "to": day_json(change.period.last),
            "before": value_json(change.before),
            "causes": causes_json(change.before),
            "after": value_json(change.after),
            "given": day_json(change.given),
            "who": texts_json(change.who),
            "place": change.place or None,
            "text": text_json(change_text(self._tree, self._result.scenario, change)),
        }

    def _cite(self, id: str) -> Text:
        return self._sources.cite(id, self._result.receipt.law_on or self._day).text()


def _support(support: Support | None) -> dict[str, Json]:
    if support is None:
        return {"evidence": None, "standard": None, "remedy": None}
    return {
        "evidence": support.evidence or None,
        "standard": support.standard or None,
        "remedy": remedy_json(support.remedy),
    }
