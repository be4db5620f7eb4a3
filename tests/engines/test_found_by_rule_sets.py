"""Knows the faults that random rule sets have found, each in its smallest form."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from gapcheck.engine import recollection
from gapcheck.engine.built_in import part_period
from gapcheck.engine.pointwise import cases, decide
from gapcheck.engine.scope import Scopes
from gapcheck.model.calendar import Unit
from gapcheck.model.duties import IndeterminateDeadline
from gapcheck.model.memory import Length
from gapcheck.model.period import Period
from gapcheck.model.rules import Rule, Variant
from gapcheck.model.terms import ALWAYS
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Ignorance, Unknown, Value
from tests.builders import FIRST, OWN_LOSS, case, citation, tiny_tree, yes

OPEN = Unknown.because(Ignorance.ASSESSMENT, "bedömning")
MISSING = Unknown.because(Ignorance.FACT, "uppgift")
BY_CONCEPT = Length(0, Unit.DAYS, "längd")


def line(*days: Value) -> Timeline[Value]:
    first = FIRST.toordinal()
    return Timeline.build(first, first + len(days) - 1, [first + n for n in range(len(days))], days)


def days_of(timeline: Timeline[Value]) -> list[Value]:
    return [timeline.at_ordinal(day) for day in range(timeline.first, timeline.last + 1)]


def test_a_value_that_is_not_known_does_not_conflict_with_one_that_is() -> None:
    assert cases(True, OPEN, True, "röd", None) == OPEN
    assert cases(True, "röd", True, OPEN, True, "blå", None).ignorance is Ignorance.NOT_MODELLED  # type: ignore[union-attr]  # unknown


def test_what_a_doubtful_rule_would_give_is_tried_in_readings_too() -> None:
    result = cases(MISSING, OPEN, "blå")
    assert isinstance(result, Unknown)
    assert result.open_assessments == {"bedömning"}


def test_a_doubt_that_says_what_silence_says_changes_nothing() -> None:
    assert decide(False, MISSING, False) is False
    assert decide(MISSING, False, True) is True
    assert decide(MISSING, False, False) == MISSING


def test_a_span_after_counts_with_the_length_of_the_day_it_counts_from() -> None:
    after, lengths = line(True, True, False, False, False, False), line(0, 3, 3, 3, 3, 3)
    assert days_of(recollection.span_after(BY_CONCEPT, None, after, lengths)) == [False, False, True, True, True, False]
    longer_first = recollection.span_after(BY_CONCEPT, None, after, line(4, 1, 1, 1, 1, 1))
    assert days_of(longer_first) == [False, True, True, True, True, False]


def test_a_length_that_is_a_sum_is_a_length_and_one_below_none_is_none() -> None:
    during = line(True, True, True)
    assert days_of(recollection.span_during(BY_CONCEPT, None, during, line(*[Fraction(2)] * 3))) == [True, True, False]
    assert days_of(recollection.span_during(BY_CONCEPT, None, during, line(-1, -1, -1))) == [False] * 3


def test_a_length_that_hangs_on_an_assessment_says_so() -> None:
    after, lengths = line(True, False), line(OPEN, OPEN)
    assert recollection.span_after(BY_CONCEPT, None, after, lengths).values[-1] == OPEN
    assert recollection.span_during(BY_CONCEPT, None, after, lengths).values[0] == OPEN


def test_memory_keeps_every_doubt_that_could_settle_it() -> None:
    for state in (
        recollection.latch(None, line(OPEN, MISSING), line(False, False)),
        recollection.held(None, line(OPEN, OPEN), line(False, False), line(True, True), line(None, None)),
        recollection.held(OPEN, line(1, 1), line(False, False), line(MISSING, True), line(2, 2)),
        recollection.duty(IndeterminateDeadline("skyndsamt"), line(True, True, True), line(OPEN, MISSING, False), line(*[False] * 3)),
    ):  # fmt: skip
        last = state.values[-1]
        assert isinstance(last, Unknown)
        assert last.open_assessments == {"bedömning"}


def test_an_act_yet_to_come_does_not_change_what_a_duty_is_today() -> None:
    wanted, done = line(MISSING, True, True), line(False, False, True)
    states = days_of(recollection.duty(IndeterminateDeadline("skyndsamt"), wanted, done, line(False, False, False)))
    assert states[1] == "löper"


def test_a_part_that_begins_after_the_case_is_never_there() -> None:
    scenario = case(first=FIRST, last=FIRST + timedelta(days=9))
    part = replace(scenario.parts[0], first=date(2026, 1, 1))
    assert part_period(part, scenario) is None
    assert part_period(replace(part, first=None), scenario) == Period(FIRST, FIRST + timedelta(days=9))


def test_an_exception_is_per_part_when_an_exception_to_it_is() -> None:
    lifts, lifts_that = citation("PL-9-1", "9"), citation("PL-9-2", "9")
    first = Rule(lifts, "kassan", (Variant(0, ALWAYS, (), None),), except_from=("PL-2-1",))
    second = Rule(lifts_that, "kassan", (Variant(0, yes(OWN_LOSS), (), None),), except_from=("PL-9-1",))
    tree = tiny_tree()
    assert not Scopes(replace(tree, rules={**tree.rules, first.id: first})).rule_per_part(first)
    assert Scopes(replace(tree, rules={**tree.rules, first.id: first, second.id: second})).rule_per_part(first)


def test_a_duty_is_per_part_when_the_act_that_fulfils_it_is() -> None:
    tree = tiny_tree()
    duty = replace(tree.duties["PL-5-1"], bearer="kassan", condition=ALWAYS)
    assert not Scopes(tree).duty_per_part(duty)
    assert Scopes(tree).duty_per_part(replace(duty, fulfilled_by=yes("kan ta ett arbete")))
