"""What gives the opposite outcome though nothing about the case changes: time that passes, or the law of another day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from gapcheck.check import read_case
from gapcheck.engine.explored import NoReading, TooManyReadings
from gapcheck.engine.goals import Goal
from gapcheck.engine.plan import Governing, Op, Plan
from gapcheck.engine.reference import evaluate
from gapcheck.engine.restricting import restricted
from gapcheck.model.change import OfItself
from gapcheck.model.findings import Finding
from gapcheck.model.values import Value
from gapcheck.verbs.opposite import Setting, Target, seen

MOST_LAWS = 40
"""The most days of other law that are tried before the asked day, and after it: the nearest."""

_DAY = timedelta(days=1)


def of_itself(setting: Setting, target: Target, finding: Finding | None) -> OfItself:
    """The first later day with the opposite outcome, and the nearest days whose law gives it; for a finding of a single
    day no later day is told, since it always passes.
    """
    later = None
    if finding is None:
        later = _first_later_day(setting, target)
    elif finding.period.days > 1 and finding.period.last < setting.scenario.period.last:
        later = finding.period.last + _DAY
    passes = finding is None or finding.period.days > 1
    return OfItself(
        later, setting.scenario.period.last, () if setting.law_on else tuple(_laws(setting, target)), passes
    )


def _first_later_day(setting: Setting, target: Target) -> date | None:
    goal, views = target.goal, setting.read.views
    days = {day for view in views for signal in goal.signals for day in view.line(signal).change_points()}
    for day in sorted(day for day in days if day > target.day):
        if all(goal.must(seen(view, goal.signals, (day,))) for view in views):
            return day
    return None


def _laws(setting: Setting, target: Target) -> Iterator[date]:
    """The last day before the asked one, and the first after it, whose law for the whole case gives the opposite."""
    # One day's law has no transition from another, whichever the day.
    plan = restricted(setting.plans.of(setting.scenario, target.day), target.goal.signals)
    starts = _first_days(setting, plan)
    earlier = [day for day in starts if day <= target.day][:-1]
    for days in (reversed(earlier), (day for day in starts if day > target.day)):
        found = next(
            (day for _, day in zip(range(MOST_LAWS), days, strict=False) if _gives(setting, target, plan, day)), None
        )
        if found is not None:
            yield found


def _first_days(setting: Setting, plan: Plan) -> list[date]:
    """The days within the known law on which a wording that the outcome rests on begins, or has ceased; sorted."""
    tree = setting.tree
    found = {tree.modelled_from}
    for instruction in plan.instructions:
        if instruction.op in (Op.LAW, Op.LAW_PICKED) and isinstance(instruction.data, Governing):
            first, last = instruction.data.first, instruction.data.last
            found |= {day for day in (first, last and last + _DAY) if day is not None}
    return sorted(day for day in found if tree.modelled_from <= day <= tree.known_until)


def _gives(setting: Setting, target: Target, plan: Plan, day: date) -> bool:
    if not _may_give(setting, target.goal, plan, day):
        return False
    try:
        return target.opposite(read_case(setting.tree, setting.scenario, day, setting.plans))
    except (TooManyReadings, NoReading):
        return False


def _may_give(setting: Setting, goal: Goal, plan: Plan, law_on: date) -> bool:
    """A quick look at the part of the plan that the outcome rests on."""
    case = setting.read.case
    evaluation = evaluate(plan, replace(case, law_on=law_on))
    values: tuple[Value, ...] = tuple(evaluation.line(signal).at(day) for day in goal.days for signal in goal.signals)
    return goal.may(values)
