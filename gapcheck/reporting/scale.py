"""The scale of a drawing over time: which character each day falls on, and the lines with years and months."""

from __future__ import annotations

from datetime import date, timedelta

from gapcheck.model.period import Period
from gapcheck.model.text import Text
from gapcheck.reporting.layout import Page

_MONTHS = {
    "sv": ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}


class Scale:
    """Which character of a lane each day falls on: `days_each` days to a character, the first character at `left`."""

    def __init__(self, period: Period, left: int, width: int) -> None:
        self.period = period
        self.left = left
        self.days_each = -(-period.days // max(1, width - left))
        self.cells = -(-period.days // self.days_each)

    def cell(self, day: date) -> int:
        """The character that a day falls on, from 0."""
        return (day - self.period.first).days // self.days_each

    def days(self, cell: int) -> Period:
        """The days that a character stands for."""
        first = self.period.first + timedelta(days=cell * self.days_each)
        return Period(first, min(self.period.last, first + timedelta(days=self.days_each - 1)))

    def name(self, name: str) -> str:
        """A lane's name in its column; one that is longer is cut with an ellipsis."""
        short = name if len(name) < self.left else name[: self.left - 2] + "…"
        return short.ljust(self.left)


def draw_months(page: Page, scale: Scale) -> None:
    """The line of years and months and the line of ticks at the start of each month."""
    months, ticks = [" "] * (scale.cells + 4), [" "] * scale.cells
    free_from = 0
    for first in _month_starts(scale.period):
        cell = scale.cell(first)
        ticks[cell] = "|"
        name = _MONTHS[page.lang][first.month - 1]
        if first.month == 1 and first.year != scale.period.first.year:
            name = f"{name} {first.year}"
        if cell >= free_from and cell + len(name) <= scale.cells:
            months[cell : cell + len(name)] = name
            free_from = cell + len(name) + 1
    page.line(str(scale.period.first.year).ljust(scale.left) + "".join(months))
    page.line(page.say(Text("månadens början", "start of month"))[: scale.left - 1].ljust(scale.left) + "".join(ticks))


def _month_starts(period: Period) -> list[date]:
    found = []
    year, month = period.first.year, period.first.month
    while (first := date(year, month, 1)) <= period.last:
        if first in period:
            found.append(first)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return found
