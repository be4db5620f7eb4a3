"""Rule hygiene, found without any case: R401 unreachable, R402 shadowed, R407 unread and R409 read by nothing."""

from __future__ import annotations

from collections.abc import Iterator

from gapcheck.detectors.reach import ALWAYS, READABLE, Days, Reach, days_of
from gapcheck.model.concepts import ConceptKind, SameAs
from gapcheck.model.hygiene import RuleFinding
from gapcheck.model.memory import Counter, DaysSince, HeldValue, Latch, SpanAfter, SpanDuring, Window
from gapcheck.model.rules import Rule, Variant
from gapcheck.model.satisfiability import implies
from gapcheck.model.terms import Condition, Expression, concepts_in
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.model.wordings import Citation, WordingStatus


def unreachable(tree: RuleTree, reach: Reach) -> Iterator[RuleFinding]:
    """R401: wordings of rules whose condition no values can meet on their days; chairs and duties likewise."""
    for rule in tree.rules.values():
        for variant in rule.variants:
            if reach.dead(rule, variant):
                wording = rule.citation.wordings[variant.wording]
                yield RuleFinding(
                    "R401",
                    rule.id,
                    rule.citation.place,
                    Text(
                        "Villkoret kan aldrig uppfyllas de dagar lydelsen gäller.",
                        "The condition can never be met on the days the wording is in force.",
                    ),
                    wording.first,
                    wording.last,
                )
    for citation, condition in _other_conditions(tree):
        readable = [n for n, wording in enumerate(citation.wordings) if wording.status in READABLE]
        if readable and not any(reach.can_hold(condition, days_of(citation, number)) for number in readable):
            yield RuleFinding(
                "R401",
                citation.id,
                citation.place,
                Text("Villkoret kan aldrig uppfyllas.", "The condition can never be met."),
            )


def _other_conditions(tree: RuleTree) -> Iterator[tuple[Citation, Condition]]:
    for group in (tree.chairs, tree.duties, tree.capabilities):
        for construct in group.values():
            yield construct.citation, construct.condition


def shadowed(tree: RuleTree, reach: Reach) -> Iterator[RuleFinding]:
    """R402: a wording whose consequences another rule takes away on every day on which it holds."""
    for rule in tree.rules.values():
        above = [other for other in tree.rules.values() if rule.id in (*other.except_from, *other.precedes)]
        for variant in rule.variants:
            if rule.citation.wordings[variant.wording].status not in READABLE or reach.dead(rule, variant):
                continue
            shade = next((other for other in above if _shades(other, rule, variant, reach)), None)
            if shade is not None:
                wording = rule.citation.wordings[variant.wording]
                yield RuleFinding(
                    "R402",
                    rule.id,
                    rule.citation.place,
                    Text(
                        f"Varje dag då regeln gäller tar {shade.id} bort det den ger.",
                        f"On every day on which the rule holds {shade.id} takes away what it gives.",
                    ),
                    wording.first,
                    wording.last,
                )


def _shades(other: Rule, rule: Rule, variant: Variant, reach: Reach) -> bool:
    days = days_of(rule.citation, variant.wording)
    for above in other.variants:
        if other.citation.wordings[above.wording].status not in READABLE:
            continue
        if rule.id not in other.except_from and not _gives_as_much(above, variant):
            continue
        theirs = days_of(other.citation, above.wording)
        surely = theirs != ALWAYS or not _blurred(other.citation, above.wording)
        if surely and theirs.covers(days) and implies(variant.condition, above.condition, reach.values_on(days)):
            return True
    return False


def _gives_as_much(above: Variant, variant: Variant) -> bool:
    return {c.concept for c in variant.gives} <= {c.concept for c in above.gives} and variant.opens is None


def _blurred(citation: Citation, number: int) -> bool:
    wording = citation.wordings[number]
    return bool(citation.picked_by) or wording.transition is not None or wording.not_while is not None


def unread(tree: RuleTree) -> Iterator[RuleFinding]:
    """R407: days on which a cited text is in force but has not been read, within the days that the tree is meant for."""
    span = Days(tree.modelled_from, tree.known_until)
    for citation in tree.citations():
        for wording in citation.wordings:
            if not Days(wording.first, wording.last).meets(span):
                continue
            if wording.status is WordingStatus.UNREAD:
                words = Text(
                    f"Lydelsen är inte läst; innehållet kommer från {wording.support}.",
                    f"The wording has not been read; its content comes from {wording.support}.",
                )
            elif wording.status is WordingStatus.MISSING:
                words = Text("Lydelsen är inte läst och inte modellerad.", "The wording is neither read nor modelled.")
            else:
                continue
            yield RuleFinding("R407", citation.id, citation.place, words, wording.first, wording.last)


def read_by_nothing(tree: RuleTree) -> Iterator[RuleFinding]:
    """R409: words for what a case says that no condition, expression, chair, duty or memory reads.

    What rules derive is an answer in itself, and what a source calls important is told by G211.
    """
    read = frozenset(_read(tree))
    for concept in tree.concepts.values():
        said = concept.kind not in (ConceptKind.DERIVED, ConceptKind.DECISION)
        if said and concept.name not in read and not concept.important_to:
            yield RuleFinding(
                "R409",
                concept.name,
                concept.place,
                Text("Begreppet är deklarerat, men ingenting läser det.", "The concept is declared, but nothing reads it."),
            )  # fmt: skip


def _read(tree: RuleTree) -> Iterator[str]:
    for term in _terms(tree):
        yield from concepts_in(term)
    for concept in tree.concepts.values():
        if isinstance(concept.default, SameAs):
            yield concept.default.concept
    for yardstick in tree.yardsticks.values():
        yield yardstick.measured_by
    for citation in tree.citations():
        yield citation.picked_by
    for memory in tree.memory.values():
        if isinstance(memory.recollection, SpanDuring | SpanAfter):
            yield memory.recollection.length.concept


def _terms(tree: RuleTree) -> Iterator[Condition | Expression]:
    for rule in tree.rules.values():
        for variant in rule.variants:
            yield variant.condition
            for consequence in variant.gives:
                yield consequence.value
    for chair in tree.chairs.values():
        yield from (chair.condition, chair.share, *([chair.amount] if chair.amount else []))
    for duty in tree.duties.values():
        yield duty.condition
        yield from (term for term in (duty.fulfilled_by, duty.lapses_when) if term is not None)
    for need in tree.needs.values():
        yield need.condition
    for capability in tree.capabilities.values():
        yield capability.condition
    for apart in (tree.incompatible, tree.contradictions, tree.coordinations, tree.exclusions):
        for construct in apart.values():
            yield construct.condition
    for citation in tree.citations():
        for wording in citation.wordings:
            yield from ([wording.transition.also_while] if wording.transition else [])
            yield from ([wording.not_while] if wording.not_while else [])
    for memory in tree.memory.values():
        match memory.recollection:
            case Counter(counts=counted) | Window(counts=counted):
                yield counted
            case SpanDuring(during=held) | SpanAfter(after=held) | DaysSince(since=held):
                yield held
            case Latch(starts=starts, ends=ends):
                yield from (starts, ends)
            case HeldValue(takes=takes, when=when, held_while=held_while, otherwise=otherwise):
                yield from (takes, when, held_while, otherwise)
