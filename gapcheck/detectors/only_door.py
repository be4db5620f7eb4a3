"""G210: a support that opens only through what a physician certifies."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from gapcheck.detectors.documents import Dependence, dependences
from gapcheck.detectors.wording import days, english_name, part_text
from gapcheck.model.duties import Duty, DutyState
from gapcheck.model.finding_codes import NOBODY_RESPONSIBLE
from gapcheck.model.findings import Finding
from gapcheck.model.period import Period, united
from gapcheck.model.rules import Need
from gapcheck.model.suppositions import Supposed, Supposition
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import INSURED, RuleTree
from gapcheck.model.values import Unknown, Value
from gapcheck.model.verdicts import World

_ALIVE = frozenset({DutyState.RUNNING.value, DutyState.NEGLECTED.value})


def only_door(world: World) -> Iterator[Finding]:
    """G210: with everything a physician may certify a share of a need is seated, and without any of it by nobody; or somebody
    is responsible for the next step, though no seat hangs on it, and without any of it nobody."""
    absent, present = (_certified(world.tree, world.scenario.period, is_there) for is_there in (False, True))
    found: dict[tuple[str, str], list[Dependence]] = {}
    for dependence in dependences(world, absent, present):
        found.setdefault((dependence.need.name, dependence.part), []).append(dependence)
    for spans in found.values():
        yield _finding(world, spans)
    told = united(dependence.period for spans in found.values() for dependence in spans)
    yield from _responsible(world, absent, told)


def _certified(tree: RuleTree, whole: Period, is_there: bool) -> Supposition:
    """Every medical document there, and every choice such as it shows; or none of the documents."""
    shown = ((concept.name, concept.shown_by) for concept in tree.concepts.values())
    medical = [(name, evidence) for name, evidence in shown if evidence is not None and evidence.kind.medical]
    return tuple(
        Supposed(name, "", evidence.value or is_there, whole)
        for name, evidence in medical
        if is_there or not evidence.value
    )


def _finding(world: World, spans: list[Dependence]) -> Finding:
    tree, first = world.tree, spans[0]
    period = Period(first.period.first, spans[-1].period.last)
    when, which = days(period), part_text(first.part)
    seats = list(dict.fromkeys(seat for span in spans for seat in span.seats))
    benefits = list(dict.fromkeys(seat.benefit for seat in seats))
    english = ", ".join(english_name(tree, benefit) for benefit in benefits)
    return Finding(
        code="G210",
        concept=first.need.name,
        part=first.part,
        period=period,
        actors=tuple(dict.fromkeys(tree.chairs[seat.chair].actor for seat in seats)),
        provisions=tuple(dict.fromkeys([*(s.chair for s in seats), *(rule for span in spans for rule in span.rules)])),
        summary=Text(
            f"{first.need.name[:1].upper()}{first.need.name[1:]}{which.sv} öppnas {when.sv} bara genom vad en läkare intygar "
            f"({', '.join(benefits)}); utan det står ingen annan stol öppen för den andelen.",
            f"{first.need.english[:1].upper()}{first.need.english[1:]}{which.en} opens {when.en} only through what a physician "
            f"certifies ({english}); without it no other chair is open for that share.",
        ),
    )


def _responsible(world: World, absent: Supposition, told: tuple[Period, ...]) -> Iterator[Finding]:
    """Days on which duties make somebody responsible, and none would without anything that a physician certifies.

    Days on which a seat is lost with it are left out: what follows from that is the same matter.
    """
    [without] = world.supposing((absent,), duties=True)
    if without is None:
        return
    for need in world.tree.needs_reported_as(NOBODY_RESPONSIBLE):
        held, left = _responsibility(world, need, _alive), _responsibility(without, need, _perhaps_alive)
        alone: Timeline[bool] = Timeline.combine(lambda with_it, without_it: with_it and not without_it, held, left)
        for period in told:
            alone = alone.override(period, False)
        spells = alone.spells(bool)
        if spells:
            yield _nobody_else(world, need, Period(spells[0].first, spells[-1].last))


def _responsibility(world: World, need: Need, counts: Callable[[Value], bool]) -> Timeline[bool]:
    """Whether some duty makes somebody responsible each day, by the states that count."""
    lines = [states for _, states in _duties(world, need)]
    nobody: Timeline[bool] = Timeline.constant(world.scenario.period, False)
    return Timeline.combine(lambda _, *states: any(map(counts, states)), nobody, *lines)


def _duties(world: World, need: Need) -> list[tuple[Duty, Timeline[Value]]]:
    return [
        (duty, states)
        for duty, _, states in world.duty_states()
        if duty.need == need.name and duty.step.seats_responsibility and duty.bearer != INSURED
    ]


def _alive(state: Value) -> bool:
    return not isinstance(state, Unknown) and state in _ALIVE


def _perhaps_alive(state: Value) -> bool:
    return isinstance(state, Unknown) or state in _ALIVE


def _nobody_else(world: World, need: Need, period: Period) -> Finding:
    duties = [duty for duty, states in _duties(world, need) if any(map(_alive, states.restrict(period).values))]
    when = days(period)
    return Finding(
        code="G210",
        concept=need.name,
        part="",
        period=period,
        actors=tuple(dict.fromkeys(duty.bearer for duty in duties)),
        provisions=tuple(duty.id for duty in duties),
        summary=Text(
            f"Att någon har ansvar för nästa steg {when.sv} hänger på vad en läkare intygar; utan det löper ingen sådan "
            "skyldighet.",
            f"That somebody is responsible for the next step {when.en} hangs on what a physician certifies; without it no "
            "such duty runs.",
        ),
    )
