"""Knows what must hold of duties, chairs, decisions and concepts that are set beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gapcheck.loading.declarations import Declarations
from gapcheck.loading.problems import Place, Problem, Problems
from gapcheck.loading.shapes import Sort
from gapcheck.model.concepts import Concept, ConceptKind, ValueType
from gapcheck.model.tree import RuleTree

_NOWHERE = Place("", 1, 1)


def check_interplay(tree: RuleTree, declared: Declarations, problems: Problems) -> None:
    """Report what is set beside each other without being of the kind that can be."""
    places = declared.names[Sort.CONSTRUCT]
    for row in tree.incompatible.values():
        _only(tree.duties, (*row.first, *row.second), row.id, places, problems)
        for twice in sorted(set(row.first) & set(row.second)):
            problems.add(
                Problem(
                    "incompatible-with-itself",
                    places.get(row.id, _NOWHERE),
                    f'"{twice}" står på båda sidor i "{row.id}"; väntade två olika skyldigheter',
                    f'"{twice}" stands on both sides of "{row.id}"; expected two different duties',
                )
            )
    for matter in tree.matters.values():
        file, _, line = matter.place.rpartition(":")
        _only(tree.duties, matter.duties, matter.name, {matter.name: Place(file, int(line), 1)}, problems)
    for coordination in tree.coordinations.values():
        _coordinated(tree, coordination.id, coordination.between, places, problems)
    for duty in tree.duties.values():
        _decided(tree, duty.id, duty.decides, places, problems)
    for concept in tree.concepts.values():
        if concept.held_back_by:
            _held_back(tree, concept, declared, problems)


def _only(
    duties: Mapping[str, object], names: Iterable[str], row: str, places: Mapping[str, Place], problems: Problems
) -> None:
    for name in names:
        if name not in duties:
            problems.add(
                Problem(
                    "not-a-duty",
                    places.get(row, _NOWHERE),
                    f'"{row}" nämner "{name}", som inte är en skyldighet; väntade id på skyldigheter',
                    f'"{row}" names "{name}", which is no duty; expected ids of duties',
                ).guessing(name, duties)
            )


def _coordinated(
    tree: RuleTree, row: str, between: tuple[str, ...], places: Mapping[str, Place], problems: Problems
) -> None:
    """At least two chairs, or two duties: a chair and a duty have nothing to be coordinated in."""
    kinds = [group for group in (tree.chairs, tree.duties) if all(name in group for name in between)]
    if len(set(between)) < 2 or not kinds:
        problems.add(
            Problem(
                "nothing-to-coordinate",
                places.get(row, _NOWHERE),
                f'"{row}" samordnar {", ".join(between) or "ingenting"}; väntade minst två stolar, eller minst två skyldigheter',
                f'"{row}" coordinates {", ".join(between) or "nothing"}; expected at least two chairs, or at least two duties',
            )
        )


def _decided(tree: RuleTree, row: str, decides: Iterable[str], places: Mapping[str, Place], problems: Problems) -> None:
    known = {chair.decision for chair in tree.chairs.values() if chair.decision}
    known |= {concept.name for concept in tree.concepts.values() if concept.kind is ConceptKind.DECISION}
    for decision in decides:
        if decision not in known:
            problems.add(
                Problem(
                    "unknown-decision",
                    places.get(row, _NOWHERE),
                    f'"{row}" är att besluta om "{decision}", men ingen stol ges i handen av det beslutet',
                    f'"{row}" is to decide on "{decision}", but no chair is put in hand by that decision',
                ).guessing(decision, known)
            )


def _held_back(tree: RuleTree, concept: Concept, declared: Declarations, problems: Problems) -> None:
    """What says when a fact is withheld is a derived yes or no, and about a part only if the fact is."""
    named = tree.concepts.get(concept.held_back_by)
    fits = named is not None and named.kind is ConceptKind.DERIVED and named.type is ValueType.YES_NO
    if fits and concept.kind is ConceptKind.FACT and (concept.per_part or not tree.per_part(concept.held_back_by)):
        return
    place = declared.names[Sort.CONCEPT].get(concept.name, _NOWHERE)
    problems.add(
        Problem(
            "held-back-by",
            place,
            f'"{concept.name}" har hindret "{concept.held_back_by}"; väntade en uppgift, och som hinder ett härlett begrepp av typen ja_nej, '
            "om delen bara när uppgiften är det",
            f'"{concept.name}" has the hinder "{concept.held_back_by}"; expected a fact, and as hinder a derived concept of type ja_nej, '
            "about the part only where the fact is",
        )
    )
