"""G207: a right waits for a decision, and the law sets no time for it, or only a word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gapcheck.detectors.together import Borne, borne, exists_on
from gapcheck.detectors.wording import days, english_name
from gapcheck.model.duties import Duty, IndeterminateDeadline
from gapcheck.model.findings import Finding
from gapcheck.model.labels import benefit_label
from gapcheck.model.period import Period
from gapcheck.model.rules import Chair
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline
from gapcheck.model.verdicts import World


def waits_without_deadline(world: World) -> Iterator[Finding]:
    """G207: days on which a decision is asked for and not given, or a duty to decide on the benefit runs, with no fixed time."""
    running = [b for b in borne(world) if b.duty.decides]
    decisions = dict.fromkeys(chair.decision for chair in world.tree.chairs.values() if chair.decision)
    for benefit in decisions:
        chairs = [chair for chair in world.tree.chairs.values() if chair.decision == benefit]
        undecided = _undecided(world, chairs)
        # A duty to decide on several benefits does not say which of them she waits for.
        asked = [b for b in running if b.duty.decides == (benefit,)]
        waiting: Timeline[bool] = Timeline.combine(lambda *values: any(values), undecided, *(b.alive for b in asked))
        for period in waiting.spells(bool):
            duties = _settling(world, benefit, asked, period.first)
            if all(isinstance(duty.deadline, IndeterminateDeadline) for duty in duties):
                yield _finding(world, benefit, chairs[0], period, duties)


def _undecided(world: World, chairs: list[Chair]) -> Timeline[bool]:
    never: Timeline[bool] = Timeline.constant(world.scenario.period, False)
    lines = [
        world.decided(chair.decision, part).map(lambda given: not given)
        for chair in chairs
        for part in world.parts_of(world.tree.needs[chair.need])
    ]
    return Timeline.combine(lambda *values: any(values), never, *lines)


def _settling(world: World, benefit: str, asked: list[Borne], day: date) -> list[Duty]:
    """The duties to decide on the benefit: those that run on the day, or else those that the law has that day."""
    running = [b.duty for b in asked if b.alive.at(day)]
    law = [d for d in world.tree.duties.values() if benefit in d.decides and exists_on(d.citation, day)]
    return list(dict.fromkeys(running)) or law


def _finding(world: World, benefit: str, chair: Chair, period: Period, duties: list[Duty]) -> Finding:
    tree, when, name = world.tree, days(period), benefit_label(world.tree, benefit)
    actors = tuple(dict.fromkeys(duty.bearer for duty in duties)) or (chair.actor,)
    words = list(dict.fromkeys(d.deadline.word for d in duties if isinstance(d.deadline, IndeterminateDeadline)))
    if words:
        time = Text(
            f'om tiden säger lagen bara "{", ".join(words)}"', f'of the time the law says only "{", ".join(words)}"'
        )
    else:
        time = Text("de lästa bestämmelserna anger ingen tid", "the provisions that were read set no time")
    return Finding(
        code="G207",
        concept=benefit,
        part="",
        period=period,
        actors=actors,
        provisions=tuple(dict.fromkeys(d.id for d in duties)) or (chair.id,),
        summary=Text(
            f"Hon väntar på beslut om {name.sv} {when.sv} ({period.days} dagar). {', '.join(actors)} beslutar; {time.sv}.",
            f"She waits for a decision on {name.en} {when.en} ({period.days} days). "
            f"{', '.join(english_name(tree, actor) for actor in actors)} decides; {time.en}.",
        ),
        healed=_healed(world, benefit, period),
    )


def _healed(world: World, benefit: str, period: Period) -> date | None:
    """The day on which the decision came that grants the days of waiting."""
    return next(
        (
            decision.given
            for decision in world.scenario.decisions
            if decision.benefit == benefit
            and decision.granted
            and decision.given == period.last + timedelta(days=1)
            and decision.period.first <= period.first
        ),
        None,
    )
