"""G213: a right needs a document that nobody but she has a duty to see to in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gapcheck.detectors.documents import KINDS, Dependence, Document, dependences, documents, there
from gapcheck.detectors.wording import days, english_name
from gapcheck.model.calendar import add
from gapcheck.model.duties import CounterDeadline, Duty, DutyState, IndeterminateDeadline, TimeDeadline
from gapcheck.model.findings import Finding
from gapcheck.model.period import Period, united
from gapcheck.model.suppositions import inputs_of
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import INSURED
from gapcheck.model.values import Unknown, Value
from gapcheck.model.verdicts import World

_ASLEEP = frozenset({DutyState.DORMANT.value, DutyState.LAPSED.value})


def unproduced(world: World) -> Iterator[Finding]:
    """G213: a seat hangs on a document, and no duty in force obliges anybody but her to produce it before it is needed."""
    whole = world.scenario.period
    for document in documents(world.tree):
        absent, present = (there(document.concepts, whole, is_there) for is_there in (False, True))
        needed = list(dependences(world, absent, present))
        if not needed:
            continue
        period = _span(needed)
        others = [
            (duty, part, states)
            for duty, part, states in world.duty_states()
            if duty.bearer != INSURED and not inputs_of(world.tree, duty.fulfilled_by).isdisjoint(document.concepts)
        ]
        in_force = [(duty, part, states) for duty, part, states in others if _woken(states, period.first) is not None]
        in_time = [duty for duty, part, states in in_force if _in_time(world, duty, part, states, period.first)]
        if not in_time and (document.looked_in or in_force):
            yield _finding(world, document, period, needed, [duty for duty, _, _ in in_force])


def _span(needed: list[Dependence]) -> Period:
    periods = united(found.period for found in needed)
    return Period(periods[0].first, periods[-1].last)


def _woken(states: Timeline[Value], day: date) -> date | None:
    """The first day of the duty's life that the day lies in; None where it sleeps that day."""
    awake = states.spells(lambda state: not isinstance(state, Unknown) and state not in _ASLEEP)
    return next((period.first for period in awake if day in period), None)


def _in_time(world: World, duty: Duty, part: str, states: Timeline[Value], needed: date) -> bool:
    """Whether the duty is to be done at the latest on the day the right needs the document."""
    woken = _woken(states, needed)
    match duty.deadline:
        case TimeDeadline(length=length, unit=unit):
            return woken is not None and add(woken, length, unit) <= needed
        case CounterDeadline(counter=counter, day=day):
            line = world.value(counter, part) or world.value(counter, "")
            count = line.at(needed) if line is not None else None
            return isinstance(count, int) and count >= day
        case _:
            return False


def _finding(world: World, document: Document, period: Period, needed: list[Dependence], duties: list[Duty]) -> Finding:
    tree, what, when = world.tree, KINDS[document.kind], days(period)
    benefits = list(dict.fromkeys(seat.benefit for found in needed for seat in found.seats))
    english = ", ".join(english_name(tree, benefit) for benefit in benefits)
    seats = [seat.chair for found in needed for seat in found.seats]
    rules = [rule for found in needed for rule in found.rules]
    parts = {found.part for found in needed}
    nobody = _nobody(world, document, duties)
    return Finding(
        code="G213",
        concept=document.concepts[0],
        part=parts.pop() if len(parts) == 1 else "",
        period=period,
        actors=tuple(dict.fromkeys((*document.issuers, document.needed_by))),
        provisions=tuple(dict.fromkeys((*seats, *rules, *(duty.id for duty in duties)))),
        summary=Text(
            f"{', '.join(benefits)} kräver {what.sv} hos {document.needed_by} ({when.sv}), men {nobody.sv}.",
            f"{english[:1].upper()}{english[1:]} needs a {what.en} with {english_name(tree, document.needed_by)} ({when.en}), "
            f"but {nobody.en}.",
        ),
    )


def _nobody(world: World, document: Document, duties: list[Duty]) -> Text:
    if duties:
        tree = world.tree
        words = [duty.deadline.word for duty in duties if isinstance(duty.deadline, IndeterminateDeadline)]
        bearers = ", ".join(dict.fromkeys(duty.bearer for duty in duties))
        english = ", ".join(dict.fromkeys(english_name(tree, duty.bearer) for duty in duties))
        said = ", ".join(dict.fromkeys(words))
        word = Text(said, said) if said else Text("senare", "later")
        return Text(
            f"skyldigheten som {bearers} har att ordna det är inte bestämd till någon dag före det ({word.sv})",
            f"the duty of {english} to see to it has no fixed day before that ({word.en})",
        )
    looked = ", ".join(document.looked_in)
    return Text(
        f"ingen annan än hon har en skyldighet att se till att det finns i tid (sökt i {looked})",
        f"nobody but she has a duty to see that it is there in time (looked in {looked})",
    )
