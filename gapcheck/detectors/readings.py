"""O301: the outcome depends on a reading of an open norm; the only detector that compares worlds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gapcheck.detectors.wording import days
from gapcheck.model.concepts import Concept
from gapcheck.model.finding_codes import NO_LIVELIHOOD
from gapcheck.model.findings import Finding
from gapcheck.model.part_names import without_part
from gapcheck.model.period import Period, united
from gapcheck.model.rules import Rule
from gapcheck.model.terms import concepts_in
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.verdicts import World

Readings = Sequence[tuple[dict[str, str], World]]
"""Each world with its reading: assessment name to value; assessments that it does not name change nothing there."""


def reading_dependent(tree: RuleTree, readings: Readings) -> Iterator[Finding]:
    """O301 for every assessment whose value alone changes who holds a livelihood, and on which days."""
    for assessment in sorted({name for reading, _ in readings for name in reading}):
        spans = _days_that_differ(tree, readings, assessment)
        if spans:
            yield _finding(tree, assessment, spans)


def _days_that_differ(tree: RuleTree, readings: Readings, assessment: str) -> list[Period]:
    """Days on which two worlds that agree on all they share but this assessment seat her differently."""
    pairs = [
        (first, second)
        for index, (reading, first) in enumerate(readings)
        for other, second in readings[index + 1 :]
        if _differ_only_in(reading, other, assessment)
    ]
    found: list[Period] = []
    for need in tree.needs_reported_as(NO_LIVELIHOOD):
        for first, second in pairs:
            for part in first.parts_of(need):
                differs: Timeline[bool] = Timeline.combine(
                    lambda a, b: a.seats != b.seats, first.seating(need, part), second.seating(need, part)
                )
                found += differs.spells(bool)
    return list(united(found))


def _differ_only_in(reading: dict[str, str], other: dict[str, str], assessment: str) -> bool:
    if assessment not in reading or assessment not in other or reading[assessment] == other[assessment]:
        return False
    shared = reading.keys() & other.keys() - {assessment}
    return all(reading[name] == other[name] for name in shared)


def _finding(tree: RuleTree, assessment: str, spans: list[Period]) -> Finding:
    name, part = without_part(assessment)
    concept = tree.concepts[name]
    whole = Period(spans[0].first, spans[-1].last)
    remedy, remedy_en = _remedy(concept)
    evidence = concept.evidence or "ej angivet"
    return Finding(
        code="O301",
        concept=concept.name,
        part=part,
        period=whole,
        actors=(concept.assessed_by,),
        provisions=tuple(rule.id for rule in _readers(tree, concept.name)),
        summary=Text(
            f'Utfallet {days(whole).sv} hänger på bedömningen "{concept.name}" som {concept.assessed_by} gör '
            f"(underlag: {evidence}; beviskrav: {concept.standard or 'ej angivet'}). {remedy}",
            f'The outcome {days(whole).en} depends on the assessment "{concept.english}" made by '
            f"{tree.actors[concept.assessed_by].english} (evidence: {evidence}; standard: {concept.standard or 'not stated'}). "
            f"{remedy_en}",
        ),
    )


def _remedy(concept: Concept) -> tuple[str, str]:
    if concept.remedy is None:
        return "Rättsmedel: inte modellerat.", "Remedy: not modelled."
    remedy = concept.remedy
    text = f"{remedy.means}, {remedy.within} ({remedy.provision})"
    return f"Rättsmedel: {text}.", f"Remedy: {text}."


def _readers(tree: RuleTree, concept: str) -> Iterator[Rule]:
    for rule in tree.rules.values():
        if any(concept in concepts_in(variant.condition) for variant in rule.variants):
            yield rule
