"""Duties: G202 nobody responsible for the next step, G208 a duty without sanction or supervisor."""

from __future__ import annotations

from collections.abc import Iterator

from gapcheck.detectors.wording import days, english_name, part_text
from gapcheck.model.duties import Duty, DutyState
from gapcheck.model.finding_codes import NOBODY_RESPONSIBLE
from gapcheck.model.findings import Finding
from gapcheck.model.period import Period
from gapcheck.model.rules import Need
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import INSURED
from gapcheck.model.values import Unknown, Value
from gapcheck.model.verdicts import World

_ALIVE = frozenset({DutyState.RUNNING.value, DutyState.NEGLECTED.value})
_ASLEEP = frozenset({DutyState.DORMANT.value, DutyState.LAPSED.value})


def nobody_responsible(world: World) -> Iterator[Finding]:
    """G202: no duty to act, plan, decide or investigate runs towards the need; names capabilities without duty."""
    for need in world.tree.needs_reported_as(NOBODY_RESPONSIBLE):
        lines = [
            states
            for duty, _, states in world.duty_states()
            if duty.need == need.name and duty.step.seats_responsibility and duty.bearer != INSURED
        ]
        for part in world.parts_of(need):
            needed = world.seating(need, part).map(lambda seating: seating.needed)
            alone: Timeline[bool] = Timeline.combine(_alone, needed, *lines)
            for period in alone.spells(bool):
                yield _nobody(world, need, part, period)


def _alone(needed: bool, *states: Value) -> bool:
    """Needed, and every duty known not to run (an unknown state might be a running duty)."""
    return needed and not any(isinstance(state, Unknown) or state in _ALIVE for state in states)


def _nobody(world: World, need: Need, part: str, period: Period) -> Finding:
    able = world.capabilities(need.name, period.first)
    actors = [world.tree.capabilities[capability].actor for capability in able]
    when = days(period)
    could = Text(
        f" Kan men måste inte: {', '.join(actors)}.",
        f" Could, but need not: {', '.join(english_name(world.tree, a) for a in actors)}.",
    )
    return Finding(
        code=NOBODY_RESPONSIBLE,
        concept=need.name,
        part=part,
        period=period,
        actors=tuple(dict.fromkeys(actors)),
        provisions=able,
        summary=Text(
            f"Ingen har en löpande skyldighet att agera, planera, besluta eller utreda {when.sv}.{could.sv if actors else ''}",
            f"Nobody has a running duty to act, plan, decide or investigate {when.en}.{could.en if actors else ''}",
        ),
    )


def toothless(world: World) -> Iterator[Finding]:
    """G208: a duty that runs in the case and that the law gives no sanction, or no supervisor."""
    for duty, part, states in world.duty_states():
        missing = _missing(duty)
        if missing is None:
            continue
        alive = states.map(lambda state: not isinstance(state, Unknown) and state not in _ASLEEP)
        for period in alive.spells(bool):
            yield _toothless(world, duty, part, period, missing)


def _missing(duty: Duty) -> Text | None:
    if duty.sanction.nobody and duty.supervision.nobody:
        return Text("varken påföljd eller tillsyn", "neither sanction nor supervisor")
    if duty.sanction.nobody:
        return Text("ingen påföljd", "no sanction")
    if duty.supervision.nobody:
        return Text("ingen tillsyn", "no supervisor")
    return None


def _toothless(world: World, duty: Duty, part: str, period: Period, missing: Text) -> Finding:
    looked = tuple(dict.fromkeys([*duty.sanction.looked_in, *duty.supervision.looked_in]))
    bearer = world.actor(duty.bearer, part)
    when, which = days(period), part_text(part)
    return Finding(
        code="G208",
        concept=duty.id,
        part=part,
        period=period,
        actors=(duty.bearer,),
        provisions=(duty.id,),
        summary=Text(
            f"{bearer} ska {duty.what}{which.sv} ({when.sv}), men skyldigheten har {missing.sv} (sökt i {', '.join(looked)}).",
            f"{english_name(world.tree, bearer)} must {duty.english}{which.en} ({when.en}), but the duty has {missing.en} "
            f"(looked in {', '.join(looked)}).",
        ),
    )
