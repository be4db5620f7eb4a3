"""What the actors' work is for by law, and where the aims pull apart, in words."""

from __future__ import annotations

from datetime import date

from gapcheck.model.duty_chart import CommonDirection, Concern, DutyChart
from gapcheck.model.labels import joined, label
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.reporting.citing import Sources
from gapcheck.reporting.duty_words import COMMA, actors_text
from gapcheck.reporting.layout import Page, Tone
from gapcheck.reporting.periods import spans_text


def aims(page: Page, tree: RuleTree, chart: DutyChart, law_on: date | None) -> None:
    """What the law says that each actor's work here is for."""
    sources = Sources(tree)
    page.heading(Text("Vad arbetet är till för enligt lag", "What the work is for by law"))
    for actor, stated in chart.directions.in_play:
        page.paragraph(page.say(label(tree, actor)), tone=Tone.STRONG)
        for aim in stated:
            found = tree.aims[aim]
            cited = sources.cite(aim, law_on or found.first_known_in(chart.period)).text()
            words = Text(f"{found.what} ({cited.sv})", f"{found.english} ({cited.en})")
            page.bullet(page.say(words), 2)
            page.paragraph(page.say(joined((label(tree, name) for name in found.directions), COMMA)), 4, 4, Tone.FAINT)
    if chart.directions.without_aim:
        actors = actors_text(tree, *chart.directions.without_aim)
        page.paragraph(page.say(Text(
            f"Utan uttalat syfte i de lästa författningarna, med det de gör här: {actors.sv}.",
            f"Without a stated aim in the statutes read, for what they do here: {actors.en}.",
        )))  # fmt: skip


def pulls(page: Page, tree: RuleTree, chart: DutyChart) -> None:
    """On how many days all had a direction in common, and which two had none."""
    page.heading(Text("Var syftena drar åt olika håll", "Where the aims pull apart"))
    found = chart.directions
    for common in found.common:
        about, told = _concern(tree, common.concern), _shared(tree, common)
        page.paragraph(page.say(Text(f"{about.sv}: {told.sv}", f"{about.en}: {told.en}")), 0, 2)
    if found.common:
        page.blank()
    for pull in found.pulls:
        one, other, about = label(tree, pull.one.actor), label(tree, pull.other.actor), _concern(tree, pull.concern)
        days = spans_text(pull.periods)
        page.bullet(page.say(Text(
            f"{one.sv} och {other.sv}, {about.sv}, {days}:", f"{one.en} and {other.en}, {about.en}, {days}:"
        )), tone=Tone.STRONG)  # fmt: skip
        mine, theirs = (
            joined((label(tree, name) for name in side.directions), COMMA) for side in (pull.one, pull.other)
        )
        page.paragraph(page.say(Text(f"{mine.sv} – {theirs.sv}", f"{mine.en} – {theirs.en}")), 4, 4)
    if not found.common:
        alone = Text("Aldrig hade två aktörer med uttalat syfte något att göra för samma behov samtidigt.",
                     "Never did two actors with stated aims have something to do for the same need at the same time.")  # fmt: skip
        page.paragraph(page.say(alone))
    elif not found.pulls:
        page.paragraph(page.say(Text("Ingenstans två och två.", "Nowhere two by two.")))


def _shared(tree: RuleTree, common: CommonDirection) -> Text:
    if not common.shared_days:
        return Text(
            f"på ingen av {common.days} dagar hade alla en riktning gemensam.",
            f"on none of {common.days} days did all have a direction in common.",
        )
    directions = joined((label(tree, name) for name in common.shared), COMMA)
    return Text(
        f"på {common.shared_days} av {common.days} dagar hade alla en riktning gemensam ({directions.sv}).",
        f"on {common.shared_days} of {common.days} days all had a direction in common ({directions.en}).",
    )


def _concern(tree: RuleTree, concern: Concern) -> Text:
    if not concern.need:
        return Text(f'delen "{concern.part}"', f'the part "{concern.part}"')
    need = label(tree, concern.need)
    return Text(f'{need.sv} ("{concern.part}")', f'{need.en} ("{concern.part}")') if concern.part else need
