"""Documents that somebody else issues: which the rules know, and on which days her seats hang on one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from gapcheck.model.concepts import ConceptKind
from gapcheck.model.evidence import EvidenceKind
from gapcheck.model.period import Period
from gapcheck.model.rules import Need
from gapcheck.model.suppositions import Supposed, Supposition
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.verdicts import Seat, Seating, World


@dataclass(frozen=True, slots=True)
class Document:
    """A document of one kind from one sort of issuer to one actor, and the facts and events that say that it is there."""

    kind: EvidenceKind
    issuers: tuple[str, ...]
    needed_by: str
    concepts: tuple[str, ...]
    looked_in: tuple[str, ...]


KINDS = {
    EvidenceKind.CERTIFICATE: Text("läkarintyg", "medical certificate"),
    EvidenceKind.PRESCRIPTION: Text("läkarordination", "physician's prescription"),
    EvidenceKind.EMPLOYER: Text("arbetsgivarintyg", "employer's certificate"),
}


def documents(tree: RuleTree) -> tuple[Document, ...]:
    """Every document that the rules know; what only shows one value of a choice is none.

    The event that it comes in goes before facts about it, whatever file either is declared in.
    """
    found: dict[tuple[EvidenceKind, tuple[str, ...], str], Document] = {}
    for concept in sorted(tree.concepts.values(), key=lambda c: (c.kind is not ConceptKind.EVENT, c.name)):
        shown = concept.shown_by
        if shown is not None and not shown.value:
            key = (shown.kind, shown.issuers, shown.needed_by)
            known = found.get(key, Document(*key, (), ()))
            looked_in = tuple(dict.fromkeys((*known.looked_in, *shown.looked_in)))
            found[key] = Document(*key, (*known.concepts, concept.name), looked_in)
    return tuple(found.values())


def there(concepts: Iterable[str], whole: Period, is_there: bool) -> Supposition:
    """Every document that the concepts tell of is there on every day, or on none."""
    return tuple(Supposed(name, "", is_there, whole) for name in concepts)


@dataclass(frozen=True, slots=True)
class Dependence:
    """Days of a need on which less of it is seated without a document than with it.

    `seats` are those that it opens, `rules` what refuses them without it on the first day of each.
    """

    need: Need
    part: str
    period: Period
    seats: tuple[Seat, ...]
    rules: tuple[str, ...]


def dependences(world: World, absent: Supposition, present: Supposition) -> Iterator[Dependence]:
    """On which days seats hang on what is supposed present rather than absent; runs that touch are one."""
    found = world.supposing((absent, present))
    without, having = (supposed or world for supposed in found)
    if without is having:
        return
    for need in world.tree.needs.values():
        for part in world.parts_of(need):
            less: Timeline[bool] = Timeline.combine(_less, without.seating(need, part), having.seating(need, part))
            for period in less.spells(bool):
                yield _dependence(without, having, need, part, period)


def _less(without: Seating, having: Seating) -> bool:
    known = without.unseated is not None and having.unseated is not None
    return known and without.needed and having.needed and _unseated(without) > _unseated(having)


def _unseated(seating: Seating) -> Fraction:
    return seating.unseated or Fraction(0)


def _dependence(without: World, having: World, need: Need, part: str, period: Period) -> Dependence:
    seats: dict[str, Seat] = {}
    rules: dict[str, None] = {}
    for span, seating in having.seating(need, part).restrict(period).segments():
        kept = {(seat.chair, seat.share) for seat in without.seating(need, part).at(span.first).ordinary}
        for seat in seating.ordinary:
            if (seat.chair, seat.share) not in kept and seat.chair not in seats:
                seats[seat.chair] = seat
                refused = without.unmet(without.tree.chairs[seat.chair], part, span.first)[:1]
                rules |= dict.fromkeys(leaf.via for unmet in refused for leaf in unmet)
    named = (rule for rule in rules if rule and rule not in without.tree.chairs)
    return Dependence(need, part, period, tuple(seats.values()), tuple(named))
