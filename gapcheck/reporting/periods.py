"""Periods in words."""

from __future__ import annotations

from collections.abc import Iterable

from gapcheck.model.period import Period


def span_text(period: Period) -> str:
    """A period in the least space: one day, or first day–last day."""
    return f"{period.first}" if period.days == 1 else f"{period.first} – {period.last}"


def spans_text(periods: Iterable[Period]) -> str:
    """Several periods in a row."""
    return ", ".join(map(span_text, periods))
