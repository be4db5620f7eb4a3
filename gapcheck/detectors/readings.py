"""O301: the outcome depends on a reading of an open norm; the only detector that compares worlds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from gapcheck.detectors.deciding import Decided
from gapcheck.detectors.wording import days
from gapcheck.model.findings import Finding
from gapcheck.model.period import Period, united
from gapcheck.model.reading_words import remedy_text
from gapcheck.model.readings import Occasion
from gapcheck.model.rules import Rule
from gapcheck.model.terms import concepts_in
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree


def reading_dependent(tree: RuleTree, decided: Iterable[Decided]) -> Iterator[Finding]:
    """O301 for every occasion of an assessment whose answer decides who holds a livelihood, and on which days."""
    found: defaultdict[Occasion, list[Period]] = defaultdict(list)
    for one in decided:
        for occasion, periods in one.days:
            found[occasion] += periods
    for occasion in sorted(found):
        yield _finding(tree, occasion, united(found[occasion]))


def _finding(tree: RuleTree, occasion: Occasion, spans: tuple[Period, ...]) -> Finding:
    concept = tree.concepts[occasion.assessment]
    whole = Period(spans[0].first, spans[-1].last)
    evidence, standard = concept.evidence or "ej angivet", concept.standard or "ej angivet"
    evidence_en, standard_en = concept.evidence or "not stated", concept.standard or "not stated"
    remedy = remedy_text(concept)
    return Finding(
        code="O301",
        concept=concept.name,
        part=occasion.part,
        period=whole,
        actors=(concept.assessed_by,),
        provisions=tuple(rule.id for rule in _readers(tree, concept.name)),
        summary=Text(
            f'Utfallet {days(whole).sv} hänger på bedömningen "{concept.name}", gjord för tiden från {occasion.since} av '
            f"{concept.assessed_by} (underlag: {evidence}; beviskrav: {standard}). {remedy.sv}",
            f'The outcome {days(whole).en} depends on the assessment "{concept.english}", made for the time from '
            f"{occasion.since} by {tree.actors[concept.assessed_by].english} (evidence: {evidence_en}; standard: {standard_en}). "
            f"{remedy.en}",
        ),
    )


def _readers(tree: RuleTree, concept: str) -> Iterator[Rule]:
    for rule in tree.rules.values():
        if any(concept in concepts_in(variant.condition) for variant in rule.variants):
            yield rule
