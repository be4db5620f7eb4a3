"""The report of who does what by when: the chart, each duty, what she carries herself, and where aims point."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from gapcheck.model.duty_chart import DutyChart, DutyRow, Mark
from gapcheck.model.labels import joined, label
from gapcheck.model.scenario import Scenario
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.reporting.citing import Sources
from gapcheck.reporting.duty_aims import aims, pulls
from gapcheck.reporting.duty_lanes import draw_duties
from gapcheck.reporting.duty_shares import her_share, through_her
from gapcheck.reporting.duty_words import (
    COMMA,
    MARKS,
    STEPS,
    actors_text,
    deadline_text,
    fulfilment_text,
    holder_text,
)
from gapcheck.reporting.layout import Page, Tone
from gapcheck.reporting.one_case import reading_line, statement
from gapcheck.reporting.periods import spans_text


def duties_text(
    chart: DutyChart, tree: RuleTree, scenario: Scenario, law_on: date | None, lang: str = "sv", width: int = 80,
    colour: bool = False,
) -> str:  # fmt: skip
    """The whole report in one language, wrapped to the width, ending with a line feed."""
    page = Page(lang, width, colour)
    page.title(page.say(Text("Vem ska göra vad, och när", "Who must do what, and when")))
    page.paragraph(page.say(Text(scenario.title or scenario.name, scenario.english or scenario.name)))
    page.blank()
    page.paragraph(page.say(statement(tree, law_on)), tone=Tone.FAINT)
    if chart.readings > 1:
        page.paragraph(page.say(reading_line(tree, chart.number, chart.readings, chart.choices)), tone=Tone.DOUBTFUL)
    page.heading(Text("Skyldigheterna dag för dag", "The duties day by day"))
    if not chart.rows:
        page.paragraph(page.say(Text("Ingen skyldighet är vaken i fallet.", "No duty is awake in the case.")))
    draw_duties(page, tree, chart)
    _each(page, tree, chart)
    _unlike(page, chart)
    her_share(page, tree, chart)
    through_her(page, tree, chart)
    aims(page, tree, chart, law_on)
    pulls(page, tree, chart)
    return page.text()


def _each(page: Page, tree: RuleTree, chart: DutyChart) -> None:
    sources = Sources(tree)
    page.heading(Text(f"Varje skyldighet ({len(chart.rows)})", f"Each duty ({len(chart.rows)})"))
    for actor, rows in groupby(chart.rows, key=lambda row: row.bearer):
        page.blank()
        page.paragraph(page.say(label(tree, actor)), tone=Tone.STRONG)
        for row in rows:
            _duty(page, tree, sources, row)


def _duty(page: Page, tree: RuleTree, sources: Sources, row: DutyRow) -> None:
    duty, need = row.duty, label(tree, row.duty.need)
    part = Text(f' ("{row.part}")', f' ("{row.part}")') if row.part else Text("", "")
    number = f"{row.number}. "
    page.paragraph(page.say(Text(f"{number}ska {duty.what}{part.sv}", f"{number}must {duty.english}{part.en}")), 0, 4)
    stated = joined((Text(tree.aims[aim].what, tree.aims[aim].english) for aim in row.aims), Text("; ", "; "))
    if not row.aims and not row.on_her:
        stated = Text("inget uttalat", "none stated")
    step, towards = STEPS[duty.step], label(tree, row.towards)
    cells = (
        (Text("steg", "step"), Text(f"{step.sv}, för {need.sv}", f"{step.en}, for {need.en}")),
        (Text("mot", "towards"), towards),
        (Text("tillsammans med", "together with"), actors_text(tree, *row.alongside)),
        (Text("läge", "state"), _history(row)),
        (Text("senast", "at the latest"), deadline_text(tree, row)),
        (Text("fullgörs av", "fulfilled by"), fulfilment_text(tree, duty)),
        (Text("tillsyn", "supervision"), holder_text(tree, duty.supervision)),
        (Text("påföljd", "sanction"), holder_text(tree, duty.sanction)),
        (Text("rättsmedel", "remedy"), holder_text(tree, duty.remedy)),
        (Text("syfte", "aim"), stated),
        (Text("lagrum", "provision"), sources.cite(duty.id, row.states.period.first).text()),
    )
    page.columns([(page.say(name), page.say(words)) for name, words in cells if page.say(words)], indent=4)


def _history(row: DutyRow) -> Text:
    told = []
    for period, mark in row.marks.segments():
        if mark is not Mark.DORMANT:
            words, days = MARKS[mark], spans_text((period,))
            told.append(Text(f"{words.sv} {days}", f"{words.en} {days}"))
    return joined(told, COMMA)


def _unlike(page: Page, chart: DutyChart) -> None:
    if chart.readings == 1:
        return
    page.heading(Text("Andra läsningar", "Other readings"))
    differ = [str(row.number) for row in chart.rows if row.differs]
    if not differ and not chart.elsewhere:
        page.paragraph(
            page.say(Text("Skyldigheterna är desamma i varje läsning.", "The duties are the same in every reading."))
        )
    if differ:
        numbers = ", ".join(differ)
        page.paragraph(
            page.say(
                Text(
                    f"Läget är ett annat i någon annan läsning: {numbers}.",
                    f"The state is another one in some other reading: {numbers}.",
                )
            )
        )
    if chart.elsewhere:
        page.paragraph(page.say(Text("Vakna bara i någon annan läsning:", "Awake only in some other reading:")))
    for duty in chart.elsewhere:
        page.bullet(page.say(Text(f"{duty.bearer}: {duty.what}", f"{duty.bearer}: {duty.english}")), 2)
