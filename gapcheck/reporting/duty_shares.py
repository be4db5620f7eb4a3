"""Who bears how much, and what goes through her alone, in words."""

from __future__ import annotations

from gapcheck.model.duty_chart import DutyChart, Load
from gapcheck.model.labels import label
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.reporting.duty_words import actors_text
from gapcheck.reporting.layout import Page
from gapcheck.reporting.periods import spans_text


def her_share(page: Page, tree: RuleTree, chart: DutyChart) -> None:
    """How many duties each actor bears, she herself last."""
    page.heading(Text("Vem som bär hur mycket", "Who bears how much"))
    names = (
        Text("", ""), Text("antal", "duties"), Text("med dag", "with a day"), Text("utan dag", "without"),
        Text("försenade", "late"), Text("utan påföljd", "no sanction"),
    )  # fmt: skip
    rows = [[page.say(name) for name in names]]
    her, others = chart.her_load, chart.others_load
    listed = [(label(tree, load.actor), load) for load in chart.loads if load.actor != her.actor]
    told = [*listed, (Text("alla andra aktörer", "all other actors"), others), (Text("hon själv", "she herself"), her)]
    for name, load in told:
        rows.append([page.say(name), *map(str, _numbers(load))])
    _table(page, rows)
    page.blank()
    page.paragraph(page.say(Text(
        f"Hon bär själv {her.duties} av {her.duties + others.duties} skyldigheter, {her.hand_overs} av dem att informera eller medverka. "
        f"Av hennes har {her.fixed} en bestämd sista dag, av de andras {others.fixed}.",
        f"She herself bears {her.duties} of {her.duties + others.duties} duties, {her.hand_overs} of them to inform or cooperate. "
        f"Of hers {her.fixed} have a fixed last day, of the others' {others.fixed}.",
    )))  # fmt: skip


def _numbers(load: Load) -> tuple[int, ...]:
    return load.duties, load.fixed, load.indeterminate, load.late, load.unsanctioned


def _table(page: Page, rows: list[list[str]]) -> None:
    """A first column of names and columns of numbers to the right of it, each as wide as its widest cell."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    widths[0] = min(widths[0], page.width - sum(widths[1:]) - 2 * len(widths[1:]))
    for row in rows:
        name = row[0] if len(row[0]) <= widths[0] else row[0][: widths[0] - 1] + "…"
        page.line(
            name.ljust(widths[0])
            + "".join(f"  {cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))
        )


def through_her(page: Page, tree: RuleTree, chart: DutyChart) -> None:
    """What she hands over for others, and who had no duty to tell each other."""
    page.heading(Text("Det som bara går genom henne", "What goes through her alone"))
    if not chart.handed_over and not chart.unlinked:
        page.paragraph(page.say(Text("Inget i det här fallet.", "Nothing in this case.")))
    if chart.handed_over:
        page.paragraph(page.say(Text(
            f"Hon lämnar över handlingar som någon annan utfärdar ({len(chart.handed_over)}):",
            f"She hands over documents that somebody else issues ({len(chart.handed_over)}):",
        )))  # fmt: skip
    for item in chart.handed_over:
        issuers, receiver, days = actors_text(tree, *item.issuers), label(tree, item.receiver), spans_text(item.periods)
        words = Text(
            f"{item.what.sv} från {issuers.sv} till {receiver.sv} ({days})",
            f"{item.what.en} from {issuers.en} to {receiver.en} ({days})",
        )
        page.bullet(page.say(words), 2)
    if chart.unlinked:
        page.paragraph(page.say(Text(
            f"De hade samtidigt något att göra för samma behov, men ingen skyldighet att informera eller medverka med varandra. Det "
            f"den ena måste veta av den andra går genom henne ({len(chart.unlinked)}):",
            f"They had something to do for the same need at the same time, but no duty to inform or cooperate with each other. What "
            f"the one must know from the other goes through her ({len(chart.unlinked)}):",
        )))  # fmt: skip
    for pair in chart.unlinked:
        one, other, need = label(tree, pair.one), label(tree, pair.other), label(tree, pair.need)
        days = spans_text(pair.periods)
        words = Text(
            f"{one.sv} och {other.sv}, för {need.sv} ({days})", f"{one.en} and {other.en}, for {need.en} ({days})"
        )
        page.bullet(page.say(words), 2)
