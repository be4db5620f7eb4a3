"""Periods as a table tells them."""

from __future__ import annotations

from gapcheck.model.period import Period


def span_text(period: Period) -> str:
    """A period in the least space: one day, or first day–last day."""
    return f"{period.first}" if period.days == 1 else f"{period.first} – {period.last}"
