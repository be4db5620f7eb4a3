"""Renders the chain of whose an outcome is: actor by actor, with the provision, what was found, and how it can be challenged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gapcheck.model.blame import Link, LinkKind, Support
from gapcheck.model.labels import joined
from gapcheck.model.reading_words import remedy_words
from gapcheck.model.text import Text
from gapcheck.reporting.citing import Sources
from gapcheck.reporting.layout import NARROWEST, Page, Tone

_BECAUSE_ALL = Text("det vilar på allt detta", "it rests on all of this")
_BECAUSE_ONE = Text(
    "det vilar på detta, och det räcker att en av punkterna blir annan",
    "it rests on this, and it is enough that one of the points changes",
)
_DEEPEST_INDENT = NARROWEST // 2


def chains(page: Page, sources: Sources, links: Iterable[Link], day: date) -> None:
    """The section on whose an outcome is."""
    told = list(links)
    if not told:
        return
    page.heading(Text("Vem det hänger på", "Whose it is"))
    for link in told:
        _link(page, sources, link, day, 0)


def _link(page: Page, sources: Sources, link: Link, day: date, depth: int) -> None:
    indent = min(depth * 2, _DEEPEST_INDENT)
    page.bullet(
        f"{page.say(link_text(link, sources, day))}{_source(page, sources, link, day)}",
        indent,
        Tone.STRONG if depth == 0 else Tone.PLAIN,
    )
    if link.support is not None:
        page.paragraph(page.say(support_text(link.support)), indent + 2, tone=Tone.FAINT)
    if len(link.rests_on) > 1 and not any(below.kind is LinkKind.NOBODY for below in link.rests_on):
        page.paragraph(page.say(_BECAUSE_ONE if link.one_is_enough else _BECAUSE_ALL) + ":", indent + 2)
    for below in link.rests_on:
        _link(page, sources, below, day, depth + 1)


def link_text(link: Link, sources: Sources, day: date) -> Text:
    """One link as a clause: who, and what they found, decided or can change."""
    actor, found = link.actor, link.found
    match link.kind:
        case LinkKind.VERDICT:
            verb = Text(" finner: ", " finds: ")
        case LinkKind.ASSESSMENT:
            verb = Text(" bedömer: ", " assesses: ")
        case LinkKind.DECISION:
            verb = Text(" har beslutat: ", " has decided: ")
        case LinkKind.FACT | LinkKind.STATE:
            if not actor.sv:
                return found
            return Text(f"{found.sv}; kan ändras av {actor.sv}", f"{found.en}; can be changed by {actor.en}")
        case LinkKind.CLOCK:
            verb = Text(", som går: ", ", which passes: ")
        case LinkKind.LAW:
            verb = Text(" har bestämt lydelsen: ", " has laid down the wording: ")
        case _:
            verb = Text(" ", " ")
    if not actor.sv:
        return found
    return Text(f"{actor.sv}{verb.sv}{found.sv}", f"{actor.en}{verb.en}{found.en}")


def support_text(support: Support) -> Text:
    """The evidence, the standard of proof and the remedy with its time; what is not modelled is said to be."""
    parts = []
    if support.evidence:
        parts.append(Text(f"Underlag: {support.evidence}.", f"Evidence: {support.evidence}."))
    if support.standard:
        parts.append(Text(f"Beviskrav: {support.standard}.", f"Standard: {support.standard}."))
    parts.append(remedy_words(support.remedy))
    return joined(parts, Text(" ", " "))


def _source(page: Page, sources: Sources, link: Link, day: date) -> str:
    cited = page.say(joined((source.text() for source in sources.cite_all(link.citations, day)), Text("; ", "; ")))
    place = f" ({link.place})" if link.place else ""
    return (f" [{cited}]" if cited else "") + place
