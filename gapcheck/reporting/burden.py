"""The burden meter in plain words and as JSON."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from gapcheck.model.burden import Burden, ReadBurden, worst
from gapcheck.model.efforts import EffortSort
from gapcheck.model.reading_words import reading_text
from gapcheck.model.result import Result
from gapcheck.model.text import Text
from gapcheck.reporting.json_values import Json
from gapcheck.reporting.layout import Page
from gapcheck.reporting.money import kronor
from gapcheck.reporting.readings_json import choice_json

_ROWS: tuple[tuple[Text, Callable[[Burden], int]], ...] = (
    (Text("beslut som hon väntade på", "decisions she waited for"), lambda meter: meter.decisions),
    (Text("dagar i väntan på beslut", "days of waiting for them"), lambda meter: meter.waiting_days),
    (EffortSort.CERTIFICATE.plural, lambda meter: meter.certificates),
    (EffortSort.APPLICATION.plural, lambda meter: meter.applications),
    (EffortSort.CONTACT.plural, lambda meter: meter.contacts),
    (Text("dagar utan försörjning", "days without livelihood"), lambda meter: meter.days_without),
)


def burden(page: Page, result: Result) -> None:
    """What the case costs her, in the reading that is worst for her; with the best beside it where readings differ."""
    if not result.burden:
        return
    page.heading(Text("Vad det kostar henne", "What it costs her"))
    heaviest = worst(result.burden)
    if len(result.burden) > 1:
        page.paragraph(page.say(_which(result, heaviest)))
    rows = [(page.say(words), _range(result.burden, heaviest, of)) for words, of in _ROWS]
    if any(found.burden.lost is not None for found in result.burden):
        loss = Text("kronor mindre än lönen, före skatt", "SEK less than the wage, before tax")
        rows.append((page.say(loss), _loss(result.burden, heaviest)))
    page.columns(rows)
    for line in _unknown(heaviest.burden):
        page.paragraph(page.say(line))


def _which(result: Result, heaviest: ReadBurden) -> Text:
    number, of = heaviest.readings[0], result.receipt.readings
    choices = reading_text(result.tree, heaviest.choices)
    return Text(
        f"I läsning {number} av {of}, den värsta för henne ({choices.sv}). Inom parentes det lägsta i någon läsning.",
        f"In reading {number} of {of}, the worst for her ({choices.en}). In brackets the lowest in any reading.",
    )


def _range(found: tuple[ReadBurden, ...], heaviest: ReadBurden, of: Callable[[Burden], int]) -> str:
    here, least = of(heaviest.burden), min(of(other.burden) for other in found)
    return str(here) if here == least else f"{here} ({least})"


def _loss(found: tuple[ReadBurden, ...], heaviest: ReadBurden) -> str:
    here = heaviest.burden.lost or Fraction(0)
    least = min(other.burden.lost or Fraction(0) for other in found)
    return kronor(here) if here == least else f"{kronor(here)} ({kronor(least)})"


def _unknown(meter: Burden) -> list[Text]:
    told = []
    if meter.days_undecided:
        days = meter.days_undecided
        told.append(Text(
            f"Om försörjningen saknas är inte känt på {days} dagar till.",
            f"Whether the livelihood is missing is not known on {days} more days.",
        ))  # fmt: skip
    if meter.days_unpriced:
        days = meter.days_unpriced
        told.append(Text(
            f"Vad som betalas är inte känt på {days} dagar; de är inte med i kronorna.",
            f"What is paid is not known on {days} days; they are not in the kronor.",
        ))  # fmt: skip
    return told


def burden_json(result: Result) -> Json:
    """A row per different meter."""
    heaviest = worst(result.burden) if result.burden else None
    return [_row(found, found is heaviest) for found in result.burden]


def _row(found: ReadBurden, is_worst: bool) -> Json:
    meter = found.burden
    return {
        "readings": list[Json](found.readings),
        "choices": [choice_json(choice) for choice in found.choices],
        "worst": is_worst,
        "decisions_waited_for": meter.decisions,
        "waiting_days": meter.waiting_days,
        "certificates": meter.certificates,
        "applications": meter.applications,
        "contacts": meter.contacts,
        "days_without_livelihood": meter.days_without,
        "days_livelihood_undecided": meter.days_undecided,
        "lost": None if meter.lost is None else str(meter.lost),
        "days_pay_unknown": meter.days_unpriced,
    }
