"""Renders why something has its value on a day, or every minimal set of conditions that keeps it from holding."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gapcheck.model.answers import Answer
from gapcheck.model.explanation import Explanation, NodeKind, WhyNot
from gapcheck.model.labels import label, leaf_text
from gapcheck.model.scenario import Scenario
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.model.verdicts import Leaf, LeafKind
from gapcheck.reporting.blame import chains
from gapcheck.reporting.changes import opposite
from gapcheck.reporting.citing import Sources
from gapcheck.reporting.layout import NARROWEST, Page, Tone

_DEEPEST_INDENT = NARROWEST // 2


def explanation_text(
    answer: Answer, tree: RuleTree, scenario: Scenario, depth: int | None = None, lang: str = "sv", width: int = 80,
    colour: bool = False,
) -> str:  # fmt: skip
    """Each outcome as one sentence and an indented tree of reasons; a fact ends with its place in the case, or as an assumption.

    With `depth` only so many levels of reasons, and what the case says below them.
    """
    page, sources = Page(lang, width, colour), Sources(tree)
    page.title(page.say(Text(f"Varför, den {answer.day}", f"Why, on {answer.day}")))
    _told(page, answer.reading)
    for outcome in answer.outcomes:
        page.paragraph(page.say(outcome.sentence))
        page.blank()
        because = outcome.because if depth is None else outcome.because.cut(depth)
        reasons(page, sources, [because], answer.day, 0)
        page.blank()
    for found in answer.opposites:
        opposite(page, tree, scenario, found)
    return page.text()


def reasons(page: Page, sources: Sources, nodes: Iterable[Explanation], day: date, depth: int) -> None:
    """Reasons as an indented tree, from a level on."""
    for node in nodes:
        _node(page, sources, node, day, depth)


def _told(page: Page, reading: Text) -> None:
    """Which reading the answer is for, where there are several."""
    if page.say(reading):
        page.paragraph(page.say(reading))
        page.blank()


def _node(page: Page, sources: Sources, node: Explanation, day: date, depth: int) -> None:
    indent = min(depth * 2, _DEEPEST_INDENT)
    words = f"{page.say(node.what)}: {page.say(node.value)}"
    tone = Tone.STRONG if depth == 0 else Tone.FAINT if node.kind is NodeKind.GROUP else Tone.PLAIN
    page.bullet(f"{words}{_source(page, sources, node, day)}", indent, tone)
    for child in node.children:
        _node(page, sources, child, day, depth + 1)


def _source(page: Page, sources: Sources, node: Explanation, day: date) -> str:
    if node.kind is NodeKind.REPEATED:
        return page.say(Text(" (se ovan)", " (see above)"))
    if node.assumed:
        return page.say(Text(" (antagande: fallet säger inget)", " (assumption: the case does not say)"))
    if node.citation:
        return f" [{page.say(sources.cite(node.citation, day).text())}]"
    return f" ({node.place})" if node.place else ""


MOST_SETS = 5
"""The most sets of unmet conditions that are told without being asked for all."""


def why_not_text(
    answer: Answer, tree: RuleTree, scenario: Scenario, all_sets: bool = False, lang: str = "sv", width: int = 80,
    colour: bool = False,
) -> str:  # fmt: skip
    """Each refusal's minimal sets of unmet conditions, the smallest first, whose it is, and what would change it."""
    page, sources = Page(lang, width, colour), Sources(tree)
    _told(page, answer.reading)
    for outcome in answer.outcomes:
        refusal = outcome.refusal
        page.heading(
            Text(f"Varför inte {refusal.what.sv}, den {answer.day}?", f"Why not {refusal.what.en}, on {answer.day}?")
        )
        page.paragraph(page.say(outcome.sentence))
        if refusal.citation:
            page.paragraph(page.say(sources.cite(refusal.citation, answer.day).text()), tone=Tone.FAINT)
        if not refusal.sets:
            page.paragraph(page.say(Text("Det gäller den dagen; inget villkor saknas.", "It holds that day; no condition is unmet.")))  # fmt: skip
        told = refusal.sets if all_sets else refusal.sets[:MOST_SETS]
        for number, leaves in enumerate(told, 1):
            _unmet_set(page, sources, tree, refusal, number, leaves)
        if left := len(refusal.sets) - len(told):
            page.paragraph(
                page.say(
                    Text(
                        f"Och {left} andra sätt; --depth 1 visar alla.", f"And {left} other ways; --depth 1 shows all."
                    )
                )
            )
        if outcome.blame is not None:
            chains(page, sources, [outcome.blame], answer.day)
    for found in answer.opposites:
        opposite(page, tree, scenario, found)
    return page.text()


def _unmet_set(
    page: Page, sources: Sources, tree: RuleTree, answer: WhyNot, number: int, leaves: tuple[Leaf, ...]
) -> None:
    many = len(answer.sets)
    if not leaves:
        page.paragraph(page.say(Text("Ingen ändring i fallet kan ge det.", "No change in the case can give it.")))
        return
    page.paragraph(page.say(Text(
        f"{number} av {many}: det räcker att detta ändras" if len(leaves) == 1 else f"{number} av {many}: allt detta måste ändras",
        f"{number} of {many}: it is enough that this changes" if len(leaves) == 1
        else f"{number} of {many}: all of this must change",
    )))  # fmt: skip
    for leaf in leaves:
        cited = sources.cite(leaf.via, answer.day).text() if leaf.via else Text("", "")
        words = leaf_text(tree, leaf, with_part=True)
        hangs = whose(tree, leaf)
        source = f" [{page.say(cited)}]" if page.say(cited) else ""
        page.bullet(f"{page.say(words)}. {page.say(hangs)}{source}", 2)


def whose(tree: RuleTree, leaf: Leaf) -> Text:
    """Whose decision an unmet condition hangs on, or what changes it."""
    if not leaf.hangs_on:
        return Text("Vems beslut det hänger på är inte angivet.", "Whose decision it hangs on is not stated.")
    if leaf.kind is LeafKind.CLOCK:
        return Text("Hänger på tiden.", "Hangs on time.")
    if leaf.kind is LeafKind.LAW:
        return Text("Hänger på lagstiftaren.", "Hangs on the legislator.")
    actor = label(tree, leaf.hangs_on)
    return Text(f"Hänger på {actor.sv}.", f"Hangs on {actor.en}.")
