"""Knows that the explored readings are all readings, occasion by occasion, against a naive walk through the days.

The walk answers every open assessment of a case day by day: it evaluates the case with the answers so far, sees whether
something begins on the day that makes the assessment be made anew, and answers the day as the one before or anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from gapcheck.engine.case_facts import open_name
from gapcheck.engine.plan import Op, Plan, Signal, SignalKind
from gapcheck.engine.reference import Evaluation, Line, evaluate
from gapcheck.engine.worlds import Explored, NoReading, explore
from gapcheck.model.readings import Choice
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Known, Unknown, Value
from tests.engines.day_loop import UNSURE
from tests.engines.test_rule_sets_agree import Posed, posed, rule_sets_and_cases, tries

COMPARED = (SignalKind.SEAT, SignalKind.NEED, SignalKind.DUTY)
BEFORE_TODAY = (Op.WINDOW, Op.SPAN_AFTER)


@dataclass(frozen=True, slots=True)
class Walked:
    """A case with every open day answered: the answers, the evaluation, and what each day's answers stand on."""

    lines: dict[Signal, Line]
    evaluation: Evaluation
    occasions: int


class Undecidable(Exception):
    """Whether an assessment is made anew is not known for lack of a fact."""


@tries(700)
@given(st.data(), rule_sets_and_cases(recurrent=True, assessments=3, most_days=20, occasions=True))
def test_every_way_to_answer_the_occasions_extends_one_reading_with_its_outcome(
    data: st.DataObject, drawn: Posed
) -> None:
    order = in_order_of_dependence(drawn)
    assume(order is not None)
    assert order is not None
    explored = explored_or_nothing(drawn)
    for _ in range(3):
        try:
            walked = walk(drawn, order, lambda signal: data.draw(st.sampled_from(domain(drawn, signal))))
        except Undecidable:
            continue
        extended = [world for world in explored.worlds if all(answers(walked, choice) for choice in world.reading)]
        if forbidden(drawn, walked):
            assert len(extended) <= 1
            continue
        assert len(extended) == 1, (len(extended), walked.lines)
        for signal in drawn.plan.signals:
            if signal.kind in COMPARED or signal.name in drawn.tree.tests:
                assert known(walked.evaluation, signal) == known(extended[0].evaluation, signal), signal


@tries(700)
@given(rule_sets_and_cases(recurrent=True, assessments=3, most_days=20, occasions=True))
def test_no_reading_that_is_explored_can_be_taken_for_another(drawn: Posed) -> None:
    readings = [{choice.occasion: choice.value for choice in w.reading} for w in explored_or_nothing(drawn).worlds]
    for number, one in enumerate(readings):
        for other in readings[number + 1 :]:
            assert any(one[occasion] != other[occasion] for occasion in one.keys() & other.keys())


@tries(400)
@given(rule_sets_and_cases(recurrent=True, assessments=3, most_days=20, occasions=True))
def test_no_reading_has_answers_that_an_exclusion_forbids(drawn: Posed) -> None:
    for world in explored_or_nothing(drawn).worlds:
        assert not clashes(drawn, world.evaluation)


@tries(400)
@given(rule_sets_and_cases(recurrent=True, assessments=3, occasions=True))
def test_without_renewals_and_exclusions_a_case_said_for_all_its_days_has_one_occasion_for_each(drawn: Posed) -> None:
    concepts = {name: replace(concept, renewals=()) for name, concept in drawn.tree.concepts.items()}
    bare = posed(replace(drawn.tree, concepts=concepts, exclusions={}), drawn.scenario, drawn.case.law_on)
    for world in explore(bare.plan, bare.tree, bare.case).worlds:
        asked = [choice.occasion.name for choice in world.reading]
        for name in asked:
            line = next(line for signal, line in bare.case.inputs.items() if open_name(signal) == name)
            runs = sum(isinstance(value, Unknown) for value in line.values)
            assert asked.count(name) <= runs


def explored_or_nothing(drawn: Posed) -> Explored:
    try:
        return explore(drawn.plan, drawn.tree, drawn.case)
    except NoReading:
        return Explored(())


def open_signals(drawn: Posed) -> list[Signal]:
    """Every assessment that the case leaves open on some day."""
    return sorted(
        signal
        for signal, line in drawn.case.inputs.items()
        if any(isinstance(value, Unknown) and open_name(signal) in value.open_assessments for value in line.values)
    )


def domain(drawn: Posed, signal: Signal) -> tuple[Known, ...]:
    return drawn.tree.concepts[signal.name].values


def renewals(drawn: Posed, signal: Signal) -> Iterator[tuple[Signal, bool]]:
    for number, renewal in enumerate(drawn.tree.concepts[signal.name].renewals):
        yield Signal(SignalKind.RENEWAL, f"{signal.name}#{number}", signal.part), renewal.each_day


def in_order_of_dependence(drawn: Posed) -> list[Signal] | None:
    """The open assessments, each after those that its renewals read on the same day; None when that goes round."""
    signals = open_signals(drawn)
    reads = {
        signal: {other for renewal, _ in renewals(drawn, signal) for other in read_today(drawn.plan, renewal)}
        & {*signals}
        for signal in signals
    }
    order: list[Signal] = []
    while len(order) < len(signals):
        ready = [signal for signal in signals if signal not in order and reads[signal] <= {*order}]
        if not ready:
            return None
        order += ready[:1]
    return order


def read_today(plan: Plan, root: Signal) -> set[Signal]:
    """The inputs whose value of a day can bear on the signal's value of the same day."""
    found, seen, pending = set(), set(), [plan.signals[root]]
    while pending:
        index = pending.pop()
        if index in seen:
            continue
        seen.add(index)
        instruction = plan.instructions[index]
        if instruction.op is Op.INPUT and isinstance(instruction.data, Signal):
            found.add(instruction.data)
        if instruction.op not in BEFORE_TODAY:
            pending += instruction.args
    return found


def walk(drawn: Posed, order: list[Signal], answer: Callable[[Signal], Known]) -> Walked:
    lines = dict(drawn.case.inputs)
    occasions = 0
    for offset in range(drawn.case.period.days):
        day = drawn.case.period.first + timedelta(days=offset)
        for signal in order:
            if not isinstance(drawn.case.inputs[signal].at(day), Unknown):
                continue
            evaluation = evaluate(drawn.plan, replace(drawn.case, inputs=lines))
            if begins(drawn, signal, evaluation, day):
                value = answer(signal)
                occasions += 1
            else:
                value = lines[signal].at(day - timedelta(days=1))
            lines[signal] = with_value(lines[signal], day, value)
    return Walked(lines, evaluate(drawn.plan, replace(drawn.case, inputs=lines)), occasions)


def begins(drawn: Posed, signal: Signal, evaluation: Evaluation, day: date) -> bool:
    """Whether the assessment is made anew on an open day: its first, or one on which something begins to make it so."""
    eve = day - timedelta(days=1)
    first = day == drawn.case.period.first or not isinstance(drawn.case.inputs[signal].at(eve), Unknown)
    anew = False
    for renewal, each_day in renewals(drawn, signal):
        line = evaluation.line(renewal)
        now, before = line.at(day), None if day == drawn.case.period.first else line.at(eve)
        if isinstance(now, Unknown) or isinstance(before, Unknown):
            raise Undecidable
        anew = anew or (bool(now) and (each_day or not before))
    return first or anew


def with_value(line: Line, day: date, value: Value) -> Line:
    period = line.period
    days = [period.first + timedelta(days=n) for n in range(period.days)]
    values = [value if one == day else line.at(one) for one in days]
    return Timeline.build(line.first, line.last, [one.toordinal() for one in days], values)


def answers(walked: Walked, choice: Choice) -> bool:
    occasion = choice.occasion
    signal = Signal(SignalKind.CONCEPT, occasion.assessment, occasion.part)
    value = walked.lines[signal].at(occasion.since)
    return type(value) is type(choice.value) and value == choice.value


def forbidden(drawn: Posed, walked: Walked) -> bool:
    return clashes(drawn, walked.evaluation)


def clashes(drawn: Posed, evaluation: Evaluation) -> bool:
    """Whether on some day an exclusion is in force and all its answers are given."""
    for signal in drawn.plan.signals:
        if signal.kind is SignalKind.EXCLUSION:
            for day in sorted({start for line in evaluation.lines for start in line.starts}):
                given = [
                    evaluation.line(of_part(drawn, name, signal.part)).at_ordinal(day) == value
                    and type(evaluation.line(of_part(drawn, name, signal.part)).at_ordinal(day)) is type(value)
                    for name, value in drawn.tree.exclusions[signal.name].assessments
                ]
                if evaluation.line(signal).at_ordinal(day) is True and all(given):
                    return True
    return False


def of_part(drawn: Posed, name: str, part: str) -> Signal:
    return Signal(SignalKind.CONCEPT, name, part if drawn.tree.per_part(name) else "")


def known(evaluation: Evaluation, signal: Signal) -> Line:
    """A signal's timeline where every unknown is the same unknown."""
    return evaluation.line(signal).map(lambda value: UNSURE if isinstance(value, Unknown) else value)
