"""The report of one result as text for a terminal or a plain file, plain language first."""

from __future__ import annotations

from gapcheck.model.result import Result
from gapcheck.model.text import Text
from gapcheck.reporting import prose, sections
from gapcheck.reporting.burden import burden
from gapcheck.reporting.disputes import disputes
from gapcheck.reporting.lanes import draw_lanes
from gapcheck.reporting.layout import Page, Tone


def report(result: Result, lang: str = "sv", width: int = 80, colour: bool = False) -> str:
    """The whole report in one language ("sv" or "en"), wrapped to the width (at least 60), ending with a line feed."""
    page = Page(lang, width, colour)
    page.title(page.say(prose.title(result)))
    for line in prose.person(result.tree, result.scenario):
        page.paragraph(page.say(line))
    page.blank()
    page.paragraph(page.say(prose.standing(result)), tone=Tone.FAINT)
    page.heading(Text("Vilken stol hon sitter på", "Which chair she sits on"))
    draw_lanes(page, result)
    for section in (
        sections.yardsticks,
        sections.livelihood,
        burden,
        disputes,
        sections.other_needs,
        sections.findings,
        sections.silence,
        sections.receipt,
    ):
        section(page, result)
    return page.text()
