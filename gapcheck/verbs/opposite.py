"""The opposite outcome: what would have to be otherwise in a case, or which time or law, for an outcome or finding to be it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from gapcheck.check import Plans, ReadCase, read_case
from gapcheck.detectors.registry import DETECTORS
from gapcheck.engine.altering import altered
from gapcheck.engine.explored import NoReading, TooManyReadings
from gapcheck.engine.goals import Goal, Seen, anything, changed, no_gap, otherwise
from gapcheck.engine.levers import Asked, Lever, levers
from gapcheck.engine.nearest import NearestSearch
from gapcheck.engine.plan import Op, Plan, Signal, SignalKind
from gapcheck.engine.reference import Case
from gapcheck.engine.restricting import restricted
from gapcheck.engine.trials import Budget, Line, Trial
from gapcheck.engine.view import WorldView
from gapcheck.model.change import Nearest, Way
from gapcheck.model.finding_codes import NO_LIVELIHOOD
from gapcheck.model.findings import Finding
from gapcheck.model.period import Period
from gapcheck.model.scenario import Scenario
from gapcheck.model.tree import RuleTree

MOST_TRIED = 6000
"""The most evaluations that a search for the nearest change makes if nothing else is asked."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Setting:
    """A case as it was run, and how widely to search: of all inputs or only those that somebody can change, and how long."""

    tree: RuleTree
    scenario: Scenario
    law_on: date | None
    plans: Plans
    read: ReadCase
    any_input: bool = False
    most: int = MOST_TRIED

    def with_changes(self, way: Way) -> ReadCase:
        """The whole case run again with some changes."""
        return self.run(altered(self.scenario, way))

    def run(self, scenario: Scenario) -> ReadCase:
        """Another case run as this one was."""
        return read_case(self.tree, scenario, self.law_on, self.plans)


Opposite = Callable[[ReadCase], bool]
"""Whether the outcome is the opposite in every reading of a case."""


@dataclass(frozen=True, slots=True)
class Target:
    """What is to become the opposite: a goal to steer by, the reading to start from, and the judge of a whole run."""

    goal: Goal
    day: date
    reading: int
    from_the_day: bool
    opposite: Opposite


def outcome_target(setting: Setting, signals: tuple[Signal, ...], day: date, reading: int) -> Target:
    """The opposite, in every reading, of what named signals are on a day in one reading (from 0)."""
    goal = otherwise(signals, day, seen(setting.read.views[reading], signals, (day,)))

    def opposite(read: ReadCase) -> bool:
        return all(goal.must(seen(view, signals, (day,))) for view in read.views)

    return Target(goal, day, reading, True, opposite)


def finding_target(setting: Setting, finding: Finding, day: date) -> Target:
    """That no reading has a finding with this code about the same thing and part on the day."""
    detectors = [
        d for d in DETECTORS if any(one.code == finding.code for view in setting.read.views for one in d(view))
    ]

    def alike(one: Finding) -> bool:
        same = (one.code, one.concept, one.part) == (finding.code, finding.concept, finding.part)
        return same and day in one.period

    if not detectors:
        # Found by comparing readings: any setting of what it is about may end it, and only a whole run tells.
        signal = Signal(SignalKind.CONCEPT, finding.concept, finding.part)
        return Target(
            anything([signal], day), day, 0, False, lambda read: not any(map(alike, read.across(setting.tree)))
        )
    reading = next((n for n, found in enumerate(setting.read.in_single(detectors)) if any(map(alike, found))), 0)
    goal = _finding_goal(setting, finding, day, reading)

    def opposite(read: ReadCase) -> bool:
        # Where something is not known any more there is no finding, and no opposite outcome either.
        known = all(goal.must(seen(view, goal.signals, goal.days)) for view in read.views)
        return known and not any(alike(one) for found in read.in_single(detectors) for one in found)

    return Target(goal, day, reading, False, opposite)


def _finding_goal(setting: Setting, finding: Finding, day: date, reading: int) -> Goal:
    tree, view = setting.tree, setting.read.views[reading]
    need = tree.needs.get(finding.concept)
    seats = [] if need is None else [
        Signal(SignalKind.SEAT, chair.id, finding.part) for chair in tree.chairs_for(need) if not chair.last_resort
    ]  # fmt: skip
    if need is not None and finding.code == NO_LIVELIHOOD:
        return no_gap(Signal(SignalKind.NEED, need.name, finding.part), seats, day)
    signals = tuple(dict.fromkeys(_signals_of(view.plan, tree, finding, seats)))
    days = tuple(d for d in (day - _DAY, day) if d in setting.scenario.period)
    return changed(signals, days, seen(view, signals, days))


def _signals_of(plan: Plan, tree: RuleTree, finding: Finding, seats: list[Signal]) -> Iterator[Signal]:
    """The outcomes that a finding is about: its need with chairs and duties, and every provision that it rests on."""
    kinds = [
        SignalKind.NEED,
        SignalKind.CONCEPT,
        SignalKind.RULE,
        SignalKind.DUTY,
        SignalKind.CAPABILITY,
        SignalKind.SEAT,
    ]
    kinds += [SignalKind.AMOUNT] if finding.loss is not None else []
    names = {finding.concept, *finding.provisions}
    duties = {
        duty.id for duty in tree.duties.values() if duty.need == finding.concept and duty.step.seats_responsibility
    }
    yield from (signal for signal in seats if signal in plan.signals)
    for signal in sorted(plan.signals):
        named = signal.kind in kinds and signal.name in names and signal.part in ("", finding.part)
        if named or (signal.kind is SignalKind.DUTY and signal.name in duties):
            yield signal


def seen(view: WorldView, signals: tuple[Signal, ...], days: tuple[date, ...]) -> Seen:
    """What the signals are in a reading on some days, day by day."""
    return tuple(view.line(signal).at(day) for day in days for signal in signals)


def nearest(setting: Setting, target: Target) -> Nearest:
    """The smallest changes of the case that give the opposite outcome, each confirmed by running the whole case."""
    plan, found, left_out = levers_under(setting, target)
    until = Period(setting.scenario.period.first, target.day)
    budget = Budget(setting.most)
    search = NearestSearch(
        setting.tree, plan, setting.scenario, until, found, _trials(setting, target, plan, until, budget),
        lambda way: _confirmed(setting, target, way), budget,
    )  # fmt: skip
    return replace(search.run(), left_out=left_out)


def levers_under(setting: Setting, target: Target) -> tuple[Plan, tuple[Lever, ...], int]:
    """The part of the plan that the outcome rests on, what can be changed there, and how many inputs are nobody's to change."""
    plan = restricted(setting.read.plan, target.goal.signals)
    asked = Asked(target.day, target.from_the_day, setting.any_input)
    found, left_out = levers(plan, setting.tree, setting.scenario, _inputs(setting, target.reading), asked)
    return plan, found, left_out


def _inputs(setting: Setting, reading: int) -> dict[Signal, Line]:
    read = setting.read
    lines = read.worlds[reading].evaluation.lines
    return {
        i.data: lines[index] for index, i in enumerate(read.plan.instructions)
        if i.op is Op.INPUT and isinstance(i.data, Signal)
    }  # fmt: skip


def _trials(setting: Setting, target: Target, plan: Plan, until: Period, budget: Budget) -> Iterator[Trial]:
    """Every reading, the asked one first, over the days up to the asked one: rules never look ahead."""
    case = setting.read.case
    others = [number for number in range(len(setting.read.views)) if number != target.reading]
    for number in (target.reading, *others):
        inputs = {signal: line.restrict(until) for signal, line in _inputs(setting, number).items()}
        yield Trial(plan, setting.tree, Case(until, inputs, case.openings, case.law_on), target.goal, budget)


def _confirmed(setting: Setting, target: Target, way: Way) -> bool:
    try:
        return target.opposite(setting.with_changes(way))
    except (TooManyReadings, NoReading):
        # What cannot be run cannot be shown to be the opposite.
        return False
