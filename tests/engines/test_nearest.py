"""Knows that on random rule sets the nearest change gives the opposite outcome, and that no smaller one does."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations, islice, product
from typing import Any

from hypothesis import event, given
from hypothesis import strategies as st

from gapcheck.check import Plans, read_case
from gapcheck.engine.case_facts import case_inputs
from gapcheck.engine.goals import holds
from gapcheck.engine.lowering import lower
from gapcheck.engine.plan import Op, Signal, SignalKind
from gapcheck.engine.reference import Case, evaluate
from gapcheck.engine.rerunning import Rerunner
from gapcheck.engine.worlds import TooManyReadings
from gapcheck.model.change import Ending, Way
from gapcheck.model.values import Ignorance, Unknown
from gapcheck.verbs.opposite import Setting, Target, levers_under, nearest, outcome_target, seen
from tests.engines.described import described
from tests.engines.random_rule_sets import trees
from tests.engines.random_scenarios import scenarios
from tests.engines.test_rule_sets_agree import Posed as PosedCase
from tests.engines.test_rule_sets_agree import rule_sets_and_cases, tries

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
    tree = draw(trees(recurrent=draw(st.booleans()), assessments=2))
    scenario = draw(scenarios(tree, most_days=8, silence=draw(st.sampled_from([1, 3]))))
    plans = Plans(tree)
    setting = Setting(tree, scenario, None, plans, read_case(tree, scenario, None, plans), any_input=True, most=1500)
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
        assert not gives(setting, target, way), way


@tries(60)
@given(questions())
def test_the_nearest_change_is_the_same_every_time(question: Posed) -> None:
    setting, target = question.setting, question.target
    assert nearest(setting, target) == nearest(setting, target)


def gives(setting: Setting, target: Target, way: Way) -> bool:
    """Whether the whole case, run with the changes, has an outcome that is known and the opposite in every reading."""
    try:
        after = setting.with_changes(way)
    except TooManyReadings:
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


def smaller(setting: Setting, target: Target, size: int) -> list[Way]:
    """Every set of fewer changes, of different inputs, that the search could have made."""
    _, levers, _ = levers_under(setting, target)
    return (
        way
        for fewer in range(1, size)
        for chosen in combinations(levers, fewer)
        for way in product(*(lever.options for lever in chosen))
    )  # type: ignore[return-value]


@tries(400)
@given(st.data(), rule_sets_and_cases(recurrent=True))
def test_a_rerun_after_some_inputs_changed_is_the_whole_run(data: st.DataObject, drawn: PosedCase) -> None:
    known = evaluate(drawn.plan, drawn.case)
    inputs = [
        (n, i.data) for n, i in enumerate(drawn.plan.instructions) if i.op is Op.INPUT and isinstance(i.data, Signal)
    ]
    chosen = data.draw(st.lists(st.sampled_from(inputs), max_size=3)) if inputs else []
    unsure = Unknown.because(Ignorance.FACT, "glömt")
    lines = {signal: drawn.case.inputs[signal].map(lambda _: unsure) for _, signal in chosen}
    there = Case(drawn.case.period, {**drawn.case.inputs, **lines}, drawn.case.openings, drawn.case.law_on)
    rerun = Rerunner(drawn.plan).evaluate(there, known, frozenset(number for number, _ in chosen))
    assert rerun.lines == evaluate(drawn.plan, there).lines


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
