"""Draws the duties: under each actor one line per duty over the days of the case, its last day marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from gapcheck.model.duty_chart import DutyChart, DutyRow, Mark
from gapcheck.model.labels import label
from gapcheck.model.period import Period
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.reporting.duty_words import MARKS
from gapcheck.reporting.layout import Page, Tone
from gapcheck.reporting.scale import Scale, draw_months

GLYPHS = {
    Mark.DORMANT: "·",
    Mark.RUNNING: "█",
    Mark.DONE_IN_TIME: "=",
    Mark.DONE_LATE: "s",
    Mark.NEGLECTED: "X",
    Mark.LAPSED: "-",
    Mark.UNKNOWN: "?",
}
LAST_DAY = "!"
CARRIED = "*"

_TONES = {
    Mark.DONE_IN_TIME: Tone.GOOD,
    Mark.DONE_LATE: Tone.DOUBTFUL,
    Mark.NEGLECTED: Tone.BAD,
    Mark.LAPSED: Tone.FAINT,
    Mark.UNKNOWN: Tone.DOUBTFUL,
}

# A day of these is seen even when other days of the same character are more.
_NEVER_HIDDEN = (Mark.NEGLECTED, Mark.DONE_LATE)


def draw_duties(page: Page, tree: RuleTree, chart: DutyChart) -> None:
    """The chart of every actor under one scale, and the legend of what was drawn."""
    if not chart.rows:
        return
    names = {row.number: _name(page, row, len(str(len(chart.rows)))) for row in chart.rows}
    left = min(max(map(len, names.values())), page.width // 2) + 1
    scale = Scale(chart.period, left, page.width)
    draw_months(page, scale)
    used: set[str] = set()
    for actor, rows in groupby(chart.rows, key=lambda row: row.bearer):
        page.paragraph(page.say(label(tree, actor)), tone=Tone.STRONG)
        for row in rows:
            cells = _cells(row, scale)
            used.update(cell for cell, _ in cells)
            page.line(scale.name(names[row.number]) + _painted(page, cells))
    page.blank()
    _legend(page, scale, used, any(row.hand_over for row in chart.rows))


def _name(page: Page, row: DutyRow, digits: int) -> str:
    what = page.say(Text(row.duty.what, row.duty.english))
    return f"{row.number:>{digits}}{CARRIED if row.hand_over else ' '} {what}"


def _cells(row: DutyRow, scale: Scale) -> list[tuple[str, Tone]]:
    marks, last_days = row.marks, set(row.last_days)
    found = []
    for cell in range(scale.cells):
        days = scale.days(cell)
        mark = _mark(marks, days)
        asked = any(day in days and marks.at(day) is not Mark.DORMANT for day in last_days if day in marks.period)
        glyph = LAST_DAY if asked and mark not in _NEVER_HIDDEN else GLYPHS[mark]
        found.append((glyph, _TONES.get(mark, Tone.PLAIN)))
    return found


def _mark(marks: Timeline[Mark], days: Period) -> Mark:
    """What most of the days have, the earliest of several; one that may not be hidden wins."""
    found: Counter[Mark] = Counter()
    for period, mark in marks.restrict(days).segments():
        found[mark] += period.days
    return next((mark for mark in _NEVER_HIDDEN if found[mark]), max(found, key=lambda mark: found[mark]))


def _painted(page: Page, cells: Sequence[tuple[str, Tone]]) -> str:
    runs = ((tone, "".join(glyph for glyph, _ in group)) for tone, group in groupby(cells, key=lambda cell: cell[1]))
    return "".join(page.tone(text, tone) for tone, text in runs)


def _legend(page: Page, scale: Scale, used: set[str], carries: bool) -> None:
    each = (
        Text("Varje tecken är en dag.", "Each character is one day.")
        if scale.days_each == 1
        else Text(
            f"Varje tecken är {scale.days_each} dagar och visar det som gällde flest av dem; en försening visas alltid.",
            f"Each character is {scale.days_each} days and shows what held on most of them; a delay always shows.",
        )
    )
    page.paragraph(page.say(each))
    for mark, glyph in GLYPHS.items():
        if glyph in used:
            page.paragraph(f"{glyph}  {page.say(MARKS[mark])}", 2, 5)
    if LAST_DAY in used:
        page.paragraph(f"{LAST_DAY}  {page.say(Text('sista dagen i tid', 'the last day in time'))}", 2, 5)
    if carries:
        carried = Text("hon själv ska informera eller medverka", "she herself must inform or cooperate")
        page.paragraph(f"{CARRIED}  {page.say(carried)}", 2, 5)
