"""G211: what a source calls important makes no difference in the case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from fractions import Fraction

from gapcheck.detectors.wording import days, part_text
from gapcheck.model.concepts import Concept, ConceptKind, NoDefault, SameAs, ValueType
from gapcheck.model.findings import Finding
from gapcheck.model.labels import label, value_text
from gapcheck.model.period import Period
from gapcheck.model.suppositions import Supposed, Supposition
from gapcheck.model.terms import Comparison, concepts_in
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Known, Unknown
from gapcheck.model.verdicts import Leaf, LeafKind, Seating, World

_QUARTERS = tuple(Fraction(n, 4) for n in range(5))


def unheeded(world: World) -> Iterator[Finding]:
    """G211: a condition that a source calls important obtains, and no seat, need, duty or test would be otherwise if it did
    not; where rules read it no amount either, and then only when a need it bears on has gone wanting."""
    for concept in world.tree.concepts.values():
        if not concept.important_to or concept.kind is ConceptKind.ASSESSMENT:
            continue
        for part in (part.id for part in world.scenario.parts) if concept.per_part else ("",):
            spans = _obtains(world, concept, part)
            if not spans:
                continue
            readers = _readers(world.tree, concept.name)
            if readers and not _at_stake(world, concept, part, spans):
                continue
            suppositions = [s for span in spans for s in _otherwise(world, concept, part, span)]
            if suppositions and not any(world.heeded(suppositions, amounts=bool(readers))):
                only_amounts = not readers and any(world.heeded(suppositions, amounts=True))
                yield _finding(world, concept, part, spans, readers, only_amounts)


def _at_stake(world: World, concept: Concept, part: str, spans: tuple[Period, ...]) -> bool:
    """Whether a need that the condition bears on was wholly seated before it obtained, and is not while it does."""
    reached = world.reach(concept.name, part)
    needs = [need for need in world.tree.needs.values() if need.name in reached]
    return any(_went_wanting(world.seating(need, p), spans) for need in needs for p in world.parts_of(need))


def _went_wanting(seating: Timeline[Seating], spans: tuple[Period, ...]) -> bool:
    eve = spans[0].first - timedelta(days=1)
    if eve < seating.period.first:
        return False
    before = seating.restrict(Period(seating.period.first, eve)).values
    during = [value for span in spans for value in seating.restrict(span).values]
    return any(s.needed and s.unseated == 0 for s in before) and any(s.needed and s.unseated for s in during)


def _obtains(world: World, concept: Concept, part: str) -> tuple[Period, ...]:
    """The days on which the case, or a rule, gives the concept another known value than silence would."""
    line = world.value(concept.name, part)
    if line is None:
        return ()
    if concept.kind in (ConceptKind.DERIVED, ConceptKind.EVENT):
        return line.spells(lambda value: value is True)
    if not any(entry.concept == concept.name and entry.part in ("", part) for entry in world.scenario.entries):
        return ()
    return line.spells(lambda value: not isinstance(value, Unknown) and value is not None and value != concept.default)


def _otherwise(world: World, concept: Concept, part: str, span: Period) -> tuple[Supposition, ...]:
    """The concept with every other value of its domain on the days; what rules derive is undone through what it rests on."""
    if concept.kind is ConceptKind.DERIVED:
        behind = world.behind(concept.name, part, span.first)
        chosen = next((leaves for leaves in behind if leaves and all(map(_supposable, leaves))), None)
        return () if chosen is None else (tuple(_supposed(leaf, span) for leaf in chosen),)
    line = world.value(concept.name, part)
    given = set(line.restrict(span).values) if line is not None else set()
    return tuple((Supposed(concept.name, part, value, span),) for value in _domain(concept) if {value} != given)


def _domain(concept: Concept) -> tuple[Known, ...]:
    if concept.kind is ConceptKind.EVENT:
        return (False,)
    if concept.values:
        return concept.values
    if concept.type is ValueType.SHARE:
        return _QUARTERS
    silent = concept.default
    return () if isinstance(silent, SameAs | NoDefault) else (silent,)


def _supposable(leaf: Leaf) -> bool:
    """A leaf whose value in the case could be otherwise by the same law and for the same parts of working time."""
    return leaf.kind not in (LeafKind.LAW, LeafKind.PART, LeafKind.VERDICT) and _value_for(leaf) is not None


def _value_for(leaf: Leaf) -> Known:
    """A value that meets the leaf; None where none is known."""
    wanted = leaf.wanted
    if isinstance(wanted, bool | str):
        return wanted
    if isinstance(wanted, int | Fraction):
        step = {Comparison.LESS_THAN: -1, Comparison.MORE_THAN: 1}.get(leaf.comparison, 0)
        return wanted + (step if isinstance(wanted, int) else Fraction(step, 4))
    return None


def _supposed(leaf: Leaf, span: Period) -> Supposed:
    return Supposed(leaf.concept, leaf.part, _value_for(leaf), span)


def _finding(
    world: World, concept: Concept, part: str, spans: tuple[Period, ...], readers: tuple[str, ...], only_amounts: bool
) -> Finding:
    tree, period = world.tree, Period(spans[0].first, spans[-1].last)
    name, when = _so(world, concept, part, period), days(period)
    sources = ", ".join(concept.important_to)
    reach = Text("ingen regel, stol eller skyldighet frågar efter det", "no rule, chair or duty asks for it")
    amount = Text(" Bara belopp ändras.", " Only amounts change.") if only_amounts else Text("", "")
    if readers:
        reach = Text(
            f"det ändrar inget här fast {', '.join(readers)} frågar efter det",
            f"it changes nothing here though {', '.join(readers)} ask for it",
        )
    return Finding(
        code="G211",
        concept=concept.name,
        part=part,
        period=period,
        actors=tuple(name for name in concept.changed_by if name in tree.actors),
        provisions=readers,
        summary=Text(
            f"{name.sv}{part_text(part).sv} ({when.sv}) är viktigt enligt {sources}, men {reach.sv}: hade det varit annorlunda "
            f"hade samma stolar stått framme, samma behov funnits och samma skyldigheter och prövningar gällt.{amount.sv}",
            f"{name.en}{part_text(part).en} ({when.en}) is important according to {sources}, but {reach.en}: had it been "
            f"otherwise, the same chairs, needs, duties and tests would have been there.{amount.en}",
        ),
    )


def _so(world: World, concept: Concept, part: str, period: Period) -> Text:
    """What is so: the concept, with its value unless that is a yes."""
    name, line = label(world.tree, concept.name), world.value(concept.name, part)
    value = line.at(period.first) if line is not None else True
    if value is True:
        return Text(f'"{name.sv}"', f'"{name.en}"')
    said = value_text(value, world.tree)
    return Text(f'"{name.sv}: {said.sv}"', f'"{name.en}: {said.en}"')


def _readers(tree: RuleTree, concept: str) -> tuple[str, ...]:
    """The rules, chairs and duties that name the concept."""
    found = [
        rule.id
        for rule in tree.rules.values()
        if any(concept in concepts_in(variant.condition) for variant in rule.variants)
        or any(concept in concepts_in(given.value) for variant in rule.variants for given in variant.gives)
    ]
    found += [
        chair.id
        for chair in tree.chairs.values()
        if concept in {*concepts_in(chair.condition), *concepts_in(chair.share)}
    ]
    for duty in tree.duties.values():
        conditions = (duty.condition, duty.fulfilled_by, duty.lapses_when)
        if any(concept in concepts_in(condition) for condition in conditions if condition is not None):
            found.append(duty.id)
    return tuple(found)
