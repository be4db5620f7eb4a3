"""G209: a document that somebody else issues reaches the actor who needs it only by her own hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gapcheck.detectors.documents import KINDS, Document, dependences, documents, there
from gapcheck.detectors.wording import days, english_name
from gapcheck.model.duties import Duty, DutyState, Step
from gapcheck.model.findings import Finding
from gapcheck.model.period import Period, united
from gapcheck.model.suppositions import inputs_of
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import INSURED
from gapcheck.model.values import Unknown, Value
from gapcheck.model.verdicts import World

_ASLEEP = frozenset({DutyState.DORMANT.value, DutyState.LAPSED.value})


@dataclass(frozen=True, slots=True)
class Carried:
    """A document that she brings: on which days, and the ids of the duties of hers and the rules that it rests on."""

    document: Document
    periods: tuple[Period, ...]
    duties: tuple[str, ...]
    rules: tuple[str, ...]


def carried_by_her(world: World) -> Iterator[Finding]:
    """G209: she loses a seat without a document, or must bring one that no seat ever asks for, and nobody has a duty to hand
    it over directly."""
    for found in carried(world):
        whole = Period(found.periods[0].first, found.periods[-1].last)
        yield _finding(world, found.document, whole, (*found.duties, *found.rules))


def carried(world: World) -> Iterator[Carried]:
    """Every document that she brings in the case, in the order that documents are declared."""
    whole = world.scenario.period
    for document in documents(world.tree):
        absent, present = (there(document.concepts, whole, is_there) for is_there in (False, True))
        needed = list(dependences(world, absent, present))
        hers = [] if _opens_seats(world, document) else list(_her_duties(world, document))
        carried = united(
            [
                *(period for _, states in hers for period in states.spells(_awake)),
                *(found.period for found in needed),
            ]
        )
        spans = [span for period in carried for span in _not_direct(world, document, period)]
        if spans:
            rules = [rule for found in needed for rule in found.rules]
            yield Carried(document, tuple(spans), tuple(duty for duty, _ in hers), tuple(rules))


def _opens_seats(world: World, document: Document) -> bool:
    """Whether some rule lets a seat hang on the document; it is then carried only where one does."""
    parts = ("", *(part.id for part in world.scenario.parts))
    return any(world.reach(concept, part) for concept in document.concepts for part in parts)


def _her_duties(world: World, document: Document) -> Iterator[tuple[str, Timeline[Value]]]:
    """Her duties towards the one who needs the document, which it fulfils, with their states."""
    for duty, _, states in world.duty_states():
        hers = duty.bearer == INSURED and duty.towards == document.needed_by
        if hers and _hands_over(world, duty, document) and states.spells(_awake):
            yield duty.id, states


def _hands_over(world: World, duty: Duty, document: Document) -> bool:
    return not inputs_of(world.tree, duty.fulfilled_by).isdisjoint(document.concepts)


def _awake(state: Value) -> bool:
    return not isinstance(state, Unknown) and state not in _ASLEEP


def _not_direct(world: World, document: Document, period: Period) -> tuple[Period, ...]:
    """The days of the period on which no duty hands the document, or what it says, from an issuer to the one who needs it."""
    lines = [
        states
        for duty, _, states in world.duty_states()
        if duty.towards == document.needed_by
        and duty.bearer != INSURED
        and (_hands_over(world, duty, document) or (duty.bearer in document.issuers and duty.step is Step.INFORM))
    ]
    alone: Timeline[bool] = Timeline.constant(world.scenario.period, True)
    alone = Timeline.combine(lambda _, *states: not any(map(_awake, states)), alone, *lines)
    return alone.restrict(period).spells(bool)


def _finding(world: World, document: Document, period: Period, provisions: tuple[str, ...]) -> Finding:
    what, when = KINDS[document.kind], days(period)
    issuers = ", ".join(document.issuers)
    english = ", ".join(english_name(world.tree, issuer) for issuer in document.issuers)
    to = document.needed_by
    return Finding(
        code="G209",
        concept=document.concepts[0],
        part="",
        period=period,
        actors=tuple(dict.fromkeys((INSURED, *document.issuers, to))),
        provisions=tuple(dict.fromkeys(provisions)),
        summary=Text(
            f"Hon bär själv {what.sv} från {issuers} till {to} ({when.sv}): ingen annan har en löpande skyldighet att lämna det "
            "direkt.",
            f"She herself carries the {what.en} from {english} to {english_name(world.tree, to)} ({when.en}): nobody else has a "
            "running duty to hand it over directly.",
        ),
    )
