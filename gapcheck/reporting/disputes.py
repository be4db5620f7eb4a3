"""The section of a report on what hangs on assessments: the days on which readings differ, and who decides them how."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from gapcheck.model.labels import joined, label
from gapcheck.model.reading_words import excluded_text, occasion_text, remedy_text
from gapcheck.model.readings import Occasion
from gapcheck.model.result import Predictability, Result
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.reporting.layout import Page, Tone
from gapcheck.reporting.periods import span_text

_MOST_EXCLUDED = 10
"""The most combinations left out that are told. The JSON result lists them all."""


def disputes(page: Page, result: Result) -> None:
    """How predictable the case is, which assessments decide on each disputed day, and which readings were left out.

    Nothing where the case leaves no assessment open that could change anything.
    """
    if result.receipt.readings == 1 and not result.excluded:
        return
    page.heading(Text("Vad som hänger på bedömningar", "What hangs on assessments"))
    page.paragraph(page.say(_share(result.predictability)))
    several = len({dispute.part for dispute in result.disputes}) > 1
    occasions = sorted({occasion for dispute in result.disputes for occasion in dispute.deciding})
    numbers = {occasion: number for number, occasion in enumerate(occasions, 1)}
    rows = []
    for dispute in result.disputes:
        told = ", ".join(f"[{numbers[occasion]}]" for occasion in dispute.deciding)
        where = (dispute.part,) if several else ()
        rows.append((span_text(dispute.period), *where, page.say(Text(f"avgörs av {told}", f"decided by {told}"))))
    page.columns(rows)
    for occasion, number in numbers.items():
        name, how = occasion_text(result.tree, occasion), _how(result.tree, occasion)
        page.paragraph(f"[{number}] {page.say(name)}: {page.say(how)}", 0, 4)
    for excluded in result.excluded[:_MOST_EXCLUDED]:
        words = excluded_text(result.tree, excluded)
        page.paragraph(page.say(Text(f"Inte prövat: {words.sv}", f"Not tried: {words.en}")), 0, 4, Tone.FAINT)
    if (left := len(result.excluded) - _MOST_EXCLUDED) > 0:
        page.paragraph(page.say(Text(f"Inte prövat: {left} till.", f"Not tried: {left} more.")), tone=Tone.FAINT)


def _share(found: Predictability) -> Text:
    """The days on which all readings agree, and the share of them in whole percent, rounded down."""
    percent = floor(Fraction(100 * found.agreed_days, found.days)) if found.days else 100
    return Text(
        f"Alla läsningar ger samma stolar {found.agreed_days} av {found.days} dagar ({percent} procent).",
        f"All readings give the same chairs on {found.agreed_days} of {found.days} days ({percent} per cent).",
    )


def _how(tree: RuleTree, occasion: Occasion) -> Text:
    """Who makes an assessment, on what evidence, by which standard of proof, and what can be done about it."""
    concept = tree.concepts[occasion.assessment]
    actor = label(tree, concept.assessed_by)
    parts = [Text(f"görs av {actor.sv}", f"made by {actor.en}")]
    if concept.evidence:
        parts.append(Text(f"underlag: {concept.evidence}", f"evidence: {concept.evidence}"))
    if concept.standard:
        parts.append(Text(f"beviskrav: {concept.standard}", f"standard: {concept.standard}"))
    told, remedy = joined(parts, Text("; ", "; ")), remedy_text(concept)
    return Text(f"{told.sv}. {remedy.sv}", f"{told.en}. {remedy.en}")
