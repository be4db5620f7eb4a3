"""Renders why something has its value on a day, or every minimal set of conditions that keeps it from holding."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gapcheck.model.explanation import Explanation, NodeKind, WhyNot
from gapcheck.model.labels import label, leaf_text
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.model.verdicts import Leaf, LeafKind
from gapcheck.reporting.citing import Sources
from gapcheck.reporting.layout import NARROWEST, Page, Tone

_DEEPEST_INDENT = NARROWEST // 2


def explanation_text(
    nodes: Iterable[Explanation],
    reading: Text,
    tree: RuleTree,
    day: date,
    lang: str = "sv",
    width: int = 80,
    colour: bool = False,
) -> str:
    """Each explanation as an indented tree of reasons; a fact ends with its place in the case, or as an assumption."""
    page, sources = Page(lang, width, colour), Sources(tree)
    page.title(page.say(Text(f"Varför, den {day}", f"Why, on {day}")))
    _told(page, reading)
    for node in nodes:
        _node(page, sources, node, day, 0)
        page.blank()
    return page.text()


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


def why_not_text(
    answers: Iterable[WhyNot], reading: Text, tree: RuleTree, lang: str = "sv", width: int = 80, colour: bool = False
) -> str:
    """Each refusal's minimal sets of unmet conditions, the smallest first, with whose decision each hangs on."""
    page, sources = Page(lang, width, colour), Sources(tree)
    _told(page, reading)
    for answer in answers:
        page.heading(
            Text(f"Varför inte {answer.what.sv}, den {answer.day}?", f"Why not {answer.what.en}, on {answer.day}?")
        )
        if answer.citation:
            page.paragraph(page.say(sources.cite(answer.citation, answer.day).text()), tone=Tone.FAINT)
        if not answer.sets:
            page.paragraph(
                page.say(
                    Text("Det gäller den dagen; inget villkor saknas.", "It holds that day; no condition is unmet.")
                )
            )
        for number, leaves in enumerate(answer.sets, 1):
            _unmet_set(page, sources, tree, answer, number, leaves)
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
