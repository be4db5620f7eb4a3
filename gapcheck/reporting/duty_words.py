"""Duties in words: how they stand, by when, and who supervises, sanctions and remedies."""

from __future__ import annotations

from gapcheck.model.calendar import Unit
from gapcheck.model.duties import CounterDeadline, Duty, Holder, IndeterminateDeadline, Step
from gapcheck.model.duty_chart import DutyRow, Mark
from gapcheck.model.labels import condition_text, joined, label
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree

COMMA = Text(", ", ", ")

MARKS = {
    Mark.DORMANT: Text("vilar", "dormant"),
    Mark.RUNNING: Text("löper", "running"),
    Mark.DONE_IN_TIME: Text("fullgjord i tid", "done in time"),
    Mark.DONE_LATE: Text("fullgjord sent", "done late"),
    Mark.NEGLECTED: Text("försummad", "neglected"),
    Mark.LAPSED: Text("bortfallen", "lapsed"),
    Mark.UNKNOWN: Text("inte känt om den löper", "not known whether it runs"),
}

STEPS = {
    Step.ACT: Text("agera", "act"),
    Step.DECIDE: Text("besluta", "decide"),
    Step.INVESTIGATE: Text("utreda", "investigate"),
    Step.PLAN: Text("planera", "plan"),
    Step.COOPERATE: Text("medverka", "cooperate"),
    Step.INFORM: Text("informera", "inform"),
    Step.SUPERVISE: Text("utöva tillsyn", "supervise"),
}

_UNITS = {
    Unit.DAYS: ("dagar", "days"),
    Unit.WORKING_DAYS: ("arbetsdagar", "working days"),
    Unit.WEEKS: ("veckor", "weeks"),
    Unit.MONTHS: ("månader", "months"),
    Unit.YEARS: ("år", "years"),
}


def deadline_text(tree: RuleTree, row: DutyRow) -> Text:
    """By when: the days of the case, else the law's own word or number."""
    rule = _rule(tree, row.duty)
    if not row.last_days:
        return rule
    days = ", ".join(map(str, row.last_days))
    return Text(f"{days} ({rule.sv})", f"{days} ({rule.en})")


def _rule(tree: RuleTree, duty: Duty) -> Text:
    deadline = duty.deadline
    if isinstance(deadline, IndeterminateDeadline):
        return Text(f'"{deadline.word}", ingen bestämd dag', f'"{deadline.word}" (in Swedish), no fixed day')
    if isinstance(deadline, CounterDeadline):
        counter = label(tree, deadline.counter)
        return Text(f"när {counter.sv} är {deadline.day}", f"when {counter.en} is {deadline.day}")
    if deadline.length == 0:
        return Text("samma dag", "the same day")
    sv, en = _UNITS[deadline.unit]
    return Text(f"inom {deadline.length} {sv}", f"within {deadline.length} {en}")


def fulfilment_text(tree: RuleTree, duty: Duty) -> Text:
    """What fulfils it."""
    if duty.fulfilled_by is None:
        return Text("ingen enskild handling; den pågår", "no single act; it goes on")
    return condition_text(tree, duty.fulfilled_by)


def holder_text(tree: RuleTree, holder: Holder) -> Text:
    """Who supervises, sanctions or remedies; nobody with where one looked; or that it is not modelled."""
    if holder.nobody:
        places = ", ".join(holder.looked_in)
        return Text(f"ingen, sökt i {places}", f"nobody, looked in {places}")
    if not holder.actor:
        return Text("inte modellerat", "not modelled")
    actor = label(tree, holder.actor)
    return Text(f"{actor.sv} ({holder.by})", f"{actor.en} ({holder.by})") if holder.by else actor


def actors_text(tree: RuleTree, *actors: str) -> Text:
    """Several actors in a row."""
    return joined((label(tree, actor) for actor in actors), COMMA)
