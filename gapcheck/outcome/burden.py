"""The burden meter: what each reading of a case costs her in waiting, efforts, days and kronor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from fractions import Fraction

from gapcheck.detectors.livelihood import DAYS_OF_YEAR, MONTHS
from gapcheck.engine.view import WorldView
from gapcheck.model.burden import Burden, ReadBurden
from gapcheck.model.duties import DutyState
from gapcheck.model.efforts import EffortSort
from gapcheck.model.finding_codes import NO_LIVELIHOOD
from gapcheck.model.period import Period, united
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import INSURED
from gapcheck.model.values import Unknown, Value
from gapcheck.model.verdicts import Seating
from gapcheck.outcome.efforts import DutyStates, efforts

_LIVE = frozenset({DutyState.RUNNING.value, DutyState.NEGLECTED.value})


def burdens(views: Sequence[WorldView]) -> tuple[ReadBurden, ...]:
    """Each meter that some reading has, with the readings that have it, in the order of the first of them."""
    found: dict[Burden, list[int]] = {}
    for number, view in enumerate(views, start=1):
        found.setdefault(burden(view), []).append(number)
    return tuple(ReadBurden(meter, tuple(numbers), views[numbers[0] - 1].reading) for meter, numbers in found.items())


def burden(view: WorldView) -> Burden:
    """The meter of one reading."""
    states = view.duty_states()
    waits = tuple(_waits(view, states))
    done = efforts(view, states)
    missing = _missing(view)
    lost, unpriced = _lost(view)
    return Burden(
        decisions=len(waits),
        waiting_days=_days(waits),
        certificates=done[EffortSort.CERTIFICATE],
        applications=done[EffortSort.APPLICATION],
        contacts=done[EffortSort.CONTACT],
        days_without=missing.count(lambda state: state is True),
        days_undecided=missing.count(lambda state: state is None),
        lost=lost,
        days_unpriced=unpriced,
    )


def _days(periods: Sequence[Period]) -> int:
    return sum(period.days for period in united(periods))


def _waits(view: WorldView, states: DutyStates) -> Iterator[Period]:
    """Each decision that she waited for: on a benefit that is hers by law, or that was given late, or that she asked for."""
    by_decision: dict[str, list[Period]] = {}
    for need in view.tree.needs.values():
        for part in view.parts_of(need):
            for period, seating in view.seating(need, part).segments():
                for chair in seating.waiting_for:
                    by_decision.setdefault(view.tree.chairs[chair].decision, []).append(period)
    for decision in view.scenario.decisions:
        if decision.given > decision.period.first:
            eve = decision.given - timedelta(days=1)
            asked = Period(decision.period.first, eve).intersect(view.scenario.period)
            by_decision.setdefault(decision.benefit, []).extend([asked] if asked else [])
    for periods in by_decision.values():
        yield from united(periods)
    for duty, _, line in states:
        if duty.requested and duty.towards == INSURED:
            yield from line.spells(lambda state: state in _LIVE)


def _missing(view: WorldView) -> Timeline[bool | None]:
    """Whether some part of her livelihood has no ordinary chair; None while that is not known."""
    lines = [
        view.seating(need, part) for need in view.tree.needs_reported_as(NO_LIVELIHOOD) for part in view.parts_of(need)
    ]
    if not lines:
        return Timeline.constant(view.scenario.period, False)
    return Timeline.combine(_some_missing, *lines)


def _some_missing(*seatings: Seating) -> bool | None:
    if any(seating.needed and seating.unseated for seating in seatings):
        return True
    return None if any(seating.unseated is None for seating in seatings) else False


def _lost(view: WorldView) -> tuple[Fraction | None, int]:
    """The wages less what was paid on days whose pay is known, and the days on which it is not for some part."""
    wages = {part.id: part.monthly_pay for part in view.scenario.parts if part.monthly_pay is not None}
    total: Fraction | None = None
    unpriced: list[Period] = []
    for need in view.tree.needs_reported_as(NO_LIVELIHOOD):
        for part in view.parts_of(need):
            if part not in wages:
                continue
            wage = Fraction(wages[part]) * MONTHS / DAYS_OF_YEAR
            paid: Timeline[Value] = Timeline.combine(_paid, view.seating(need, part), view.paid(need, part))
            for period, amount in paid.segments():
                if isinstance(amount, Unknown):
                    unpriced.append(period)
                elif isinstance(amount, Fraction):
                    total = (total or Fraction(0)) + (wage - amount) * period.days
    return total, _days(unpriced)


def _paid(seating: Seating, paid: Value) -> Value:
    """What ordinary chairs pay; None on days when she needs no livelihood for the part."""
    if not seating.needed:
        return None
    return Fraction(paid) if isinstance(paid, int | Fraction) else paid
