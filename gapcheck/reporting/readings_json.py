"""What hangs on assessments as JSON: answers, disputed days with who decides them, and combinations that were left out."""

from __future__ import annotations

from gapcheck.model.concepts import Remedy
from gapcheck.model.labels import citation_text, label
from gapcheck.model.reading_words import excluded_text, remedy_words
from gapcheck.model.readings import Choice, Dispute, Excluded, Occasion
from gapcheck.model.result import Result
from gapcheck.model.tree import RuleTree
from gapcheck.reporting.json_values import Json, day_json, text_json, texts_json, value_json


def predictability_json(result: Result) -> Json:
    """On how many days all readings agree, and for the others which assessments decide."""
    return {
        "agreed_days": result.predictability.agreed_days,
        "days": result.predictability.days,
        "disputed": [_disputed(dispute, result.tree) for dispute in result.disputes],
    }


def _disputed(dispute: Dispute, tree: RuleTree) -> Json:
    return {
        "need": dispute.need,
        "part": dispute.part or None,
        "from": day_json(dispute.period.first),
        "to": day_json(dispute.period.last),
        "deciding": [_deciding(occasion, tree) for occasion in dispute.deciding],
    }


def _deciding(occasion: Occasion, tree: RuleTree) -> Json:
    concept = tree.concepts[occasion.assessment]
    return {
        **_occasion(occasion),
        "label": text_json(label(tree, concept.name)),
        "by": concept.assessed_by,
        "evidence": concept.evidence or None,
        "standard": concept.standard or None,
        "remedy": remedy_json(concept.remedy),
    }


def remedy_json(remedy: Remedy | None) -> Json:
    """A remedy with its times; null where it is not modelled."""
    if remedy is None:
        return None
    return {
        "means": remedy.means or None,
        "within": remedy.within or None,
        "answer": remedy.answer or None,
        "provision": remedy.provision or None,
        "nobody": remedy.nobody,
        "looked_in": texts_json(remedy.looked_in),
        "text": text_json(remedy_words(remedy)),
    }


def _occasion(occasion: Occasion) -> dict[str, Json]:
    return {
        "assessment": occasion.assessment,
        "part": occasion.part or None,
        "from": day_json(occasion.since),
    }


def choice_json(choice: Choice) -> Json:
    """An assessment, the day its answer matters from, and the answer."""
    return {**_occasion(choice.occasion), "value": value_json(choice.value)}


def excluded_json(excluded: Excluded, tree: RuleTree) -> Json:
    """Answers that cannot stand together, with the provision that says so."""
    return {
        "rule": excluded.exclusion,
        "provision": text_json(citation_text(tree, tree.exclusions[excluded.exclusion].citation)),
        "together": [choice_json(choice) for choice in excluded.together],
        "from": day_json(excluded.period.first),
        "to": day_json(excluded.period.last),
        "text": text_json(excluded_text(tree, excluded)),
    }
