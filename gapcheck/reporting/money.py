"""Amounts in words: kronor a day, and what a gap or a cliff costs."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from gapcheck.model.findings import Loss
from gapcheck.model.period import Period
from gapcheck.model.result import LivelihoodSpan, Result
from gapcheck.model.text import Text
from gapcheck.model.values import Value


def kronor(amount: int | Fraction) -> str:
    """An amount to the nearest whole krona, halves upwards."""
    return str(floor(amount + Fraction(1, 2)))


def per_day(amounts: list[int | Fraction]) -> Text:
    """What is paid a day over a period, as a range where it changes."""
    least, most = kronor(min(amounts)), kronor(max(amounts))
    number = least if least == most else f"{least}–{most}"
    return Text(f"{number} kronor om dagen", f"{number} SEK a day")


def amounts_within(result: Result, span: LivelihoodSpan, chair: str) -> list[tuple[Period, Value]]:
    """What the chair pays in the span, period by period; empty for a need that no chair pays for."""
    return [
        (within, payment.amount)
        for payment in result.payments
        if payment.chair == chair and payment.part == span.part and (within := payment.period.intersect(span.period))
    ]


def loss_text(loss: Loss) -> Text:
    """What is lost, as a sentence."""
    day = kronor(loss.per_day)
    if loss.total is None:
        return Text(f"Bortfallet är {day} kronor om dagen före skatt.", f"The loss is {day} SEK a day before tax.")
    total = kronor(loss.total)
    return Text(
        f"Bortfallet är {day} kronor om dagen före skatt, sammanlagt {total} kronor.",
        f"The loss is {day} SEK a day before tax, {total} SEK in all.",
    )
