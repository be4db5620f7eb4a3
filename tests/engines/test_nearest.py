"""Knows that on random rule sets the nearest change gives the opposite outcome, and that no smaller one does."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations, islice, product
from typing import Any

from hypothesis import event, given, reject
from hypothesis import strategies as st

from gapcheck.check import Plans, read_case
from gapcheck.engine.altering import altered
from gapcheck.engine.case_facts import case_inputs
from gapcheck.engine.explored import NoReading, TooManyReadings
from gapcheck.engine.goals import holds
from gapcheck.engine.lowering import lower
from gapcheck.engine.plan import Op, SignalKind
from gapcheck.engine.reference import Case, evaluate
from gapcheck.model.change import Ending, Way
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Unknown
from gapcheck.verbs.opposite import Setting, Target, levers_under, nearest, outcome_target, seen
from tests.engines.described import described
from tests.engines.random_rule_sets import trees
from tests.engines.random_scenarios import scenarios
from tests.engines.test_rule_sets_agree import tries

ASKED = (SignalKind.SEAT, SignalKind.NEED, SignalKind.DUTY, SignalKind.RULE, SignalKind.CONCEPT)
MOST_SMALLER = 150
"""The most smaller sets of changes that are tried by brute force for each example."""


@dataclass(frozen=True, slots=True)
class Posed:
    """A case on a rule set, and the outcome whose opposite is wanted."""

    setting: Setting
    target: Target

    def _repr_pretty_(self, printer: Any, _: bool) -> None:
        """Hypothesis prints the smallest case by this, in a page instead of a book."""
        target = self.target
        said = f"{target.goal.signals} {target.day}, läsning {target.reading}"
        printer.text(described(self.setting.tree, self.setting.scenario) + f"\n{said}")


@st.composite
def questions(draw: st.DrawFn) -> Posed:
    tree = draw(trees(recurrent=draw(st.booleans()), assessments=2, occasions=draw(st.booleans())))
    scenario = draw(scenarios(tree, most_days=8, silence=draw(st.sampled_from([1, 3]))))
    plans = Plans(tree)
    try:
        read = read_case(tree, scenario, None, plans)
    except (TooManyReadings, NoReading):
        reject()
    setting = Setting(tree, scenario, None, plans, read, any_input=True, most=1500)
    derived = {consequence.concept for rule in tree.rules.values() for v in rule.variants for consequence in v.gives}
    asked = [s for s in sorted(setting.read.plan.signals)
             if s.kind in ASKED and (s.kind is not SignalKind.CONCEPT or s.name in {*derived, *tree.memory, *tree.tests})]  # fmt: skip
    signal = draw(st.sampled_from(asked))
    day = scenario.period.first + timedelta(days=draw(st.integers(0, scenario.period.days - 1)))
    reading = draw(st.integers(0, len(setting.read.views) - 1))
    return Posed(setting, outcome_target(setting, (signal,), day, reading))


@tries(250)
@given(questions())
def test_the_nearest_change_gives_the_opposite_and_nothing_smaller_does(question: Posed) -> None:
    setting, target = question.setting, question.target
    found = nearest(setting, target)
    event(f"{found.ending}, {len(found.ways[0]) if found.ways else 0} changes")
    assert all(gives(setting, target, way) for way in found.ways)
    assert len({len(way) for way in found.ways}) <= 1
    assert all(len(way) == found.at_least for way in found.ways)
    beyond = {Ending.FOUND: found.at_least, Ending.BOUND: found.at_least, Ending.NONE: 4}[found.ending]
    for way in islice(smaller(setting, target, beyond), MOST_SMALLER):
        assert not (gives(setting, target, way) and carried_over(setting, target, way)), way


@tries(60)
@given(questions())
def test_the_nearest_change_is_the_same_every_time(question: Posed) -> None:
    setting, target = question.setting, question.target
    assert nearest(setting, target) == nearest(setting, target)


def gives(setting: Setting, target: Target, way: Way) -> bool:
    """Whether the whole case, run with the changes, has an outcome that is known and the opposite in every reading."""
    try:
        after = setting.with_changes(way)
    except (TooManyReadings, NoReading):
        return False
    [signal] = target.goal.signals
    [before] = seen(setting.read.views[target.reading], (signal,), (target.day,))
    values = [seen(view, (signal,), (target.day,))[0] for view in after.views]
    if any(isinstance(value, Unknown) for value in values):
        return False
    if signal.kind is SignalKind.SEAT:
        base = 0 if isinstance(before, Unknown) else before
        return all(value < base if base >= 1 else value > base for value in values)  # type: ignore[operator]
    if isinstance(before, Unknown):
        return all(holds(value) for value in values)
    if not before or isinstance(before, bool) or signal.kind is SignalKind.DUTY:
        return all(holds(value) is not holds(before) for value in values)
    return all(value != before for value in values)


def carried_over(setting: Setting, target: Target, way: Way) -> bool:
    """Whether the changes do as well where the assessments fall as in the case's own readings, and new ones in any way.

    A reading that the changes make impossible still counts: fewer changes are ruled out against it too.
    """
    tree, plan, case = setting.tree, setting.read.plan, setting.read.case
    after = case_inputs(plan, tree, altered(setting.scenario, way))
    [index] = [plan.signals[signal] for signal in target.goal.signals]
    for world in setting.read.worlds:
        own = {i.data: world.evaluation.lines[n] for n, i in enumerate(plan.instructions) if i.op is Op.INPUT}
        read = {
            s: Timeline.combine(lambda new, old: old if isinstance(new, Unknown) else new, after[s], own[s])
            for s in own
        }
        left = [
            s for s, line in read.items() if any(isinstance(v, Unknown) and v.open_assessments for v in line.values)
        ]
        for values in product(*(tree.concepts[s.name].values for s in left)):
            fixed = {
                s: read[s].map(lambda v, new=new: new if isinstance(v, Unknown) else v)
                for s, new in zip(left, values, strict=True)
            }
            evaluation = evaluate(plan, replace(case, inputs={**read, **fixed}))
            if not target.goal.must((evaluation.lines[index].at(target.day),)):
                return False
    return True


def smaller(setting: Setting, target: Target, size: int) -> list[Way]:
    """Every set of fewer changes, of different inputs, that the search could have made."""
    _, levers, _ = levers_under(setting, target)
    return (
        way
        for fewer in range(1, size)
        for chosen in combinations(levers, fewer)
        for way in product(*(lever.options for lever in chosen))
    )  # type: ignore[return-value]


@tries(200)
@given(st.data(), trees(recurrent=True, assessments=2))
def test_rules_never_look_ahead(data: st.DataObject, tree: object) -> None:
    """What a day is does not depend on later days: the search evaluates a case only up to the day that is asked about."""
    scenario = data.draw(scenarios(tree, most_days=12))  # type: ignore[arg-type]
    plan = lower(tree, (part.id for part in scenario.parts))  # type: ignore[arg-type]
    inputs = case_inputs(plan, tree, scenario)  # type: ignore[arg-type]
    whole = evaluate(plan, Case(scenario.period, inputs, dict(scenario.opening)))
    days = data.draw(st.integers(1, scenario.period.days))
    until = type(scenario.period)(scenario.period.first, scenario.period.first + timedelta(days=days - 1))
    cut = {signal: line.restrict(until) for signal, line in inputs.items()}
    part = evaluate(plan, Case(until, cut, dict(scenario.opening)))
    assert [line.restrict(until) for line in whole.lines] == list(part.lines)
