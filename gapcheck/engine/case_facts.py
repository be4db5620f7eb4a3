"""The inputs of a case: one timeline per concept and part from a scenario's facts, events, assessments and decisions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from gapcheck.engine.lowering import PART_EXISTS
from gapcheck.engine.plan import Op, Plan, Signal, SignalKind
from gapcheck.engine.pointwise import SILENT
from gapcheck.model.concepts import Concept, ConceptKind, NoDefault, SameAs
from gapcheck.model.period import Period
from gapcheck.model.scenario import Part, Scenario
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Ignorance, Unknown, Value

KIND_OF_PART = "slag av del"
SHARE_OF_TIME = "andel av arbetstiden"
MONTHLY_PAY = "månadslön"
YEARS_EMPLOYED = "anställningstid i hela år"
DAYS_EMPLOYED = "anställd i dagar"
AGE_AT_MONTH_END = "ålder vid månadens utgång"

WAITING = "väntar"
"""A decision that is asked for but not yet given: nothing in hand."""

Reading = Mapping[str, Value]
"""One value for each undecided assessment, by the name its ignorance goes under."""


def case_inputs(plan: Plan, tree: RuleTree, scenario: Scenario) -> dict[Signal, Timeline[Value]]:
    """A timeline for every input instruction of the plan; undecided assessments are Unknown."""
    parts = {part.id: part for part in scenario.parts}
    inputs: dict[Signal, Timeline[Value]] = {}
    for instruction in plan.instructions:
        if instruction.op is Op.INPUT and isinstance(instruction.data, Signal):
            signal = instruction.data
            if signal.kind is SignalKind.DECISION:
                inputs[signal] = _decisions(scenario, signal)
            else:
                inputs[signal] = _concept_input(tree, scenario, signal, parts.get(signal.part))
    return inputs


def open_name(signal: Signal) -> str:
    """The name an undecided assessment goes under, with its part where it has one."""
    return f"{signal.name} ({signal.part})" if signal.part else signal.name


def part_period(part: Part, scenario: Scenario) -> Period | None:
    """The days of the case on which the part exists."""
    return Period(part.first or scenario.period.first, part.last or scenario.period.last).intersect(scenario.period)


def _concept_input(tree: RuleTree, scenario: Scenario, signal: Signal, part: Part | None) -> Timeline[Value]:
    built_in = _built_in(scenario, signal.name, part)
    if built_in is not None:
        return built_in
    concept = tree.concepts[signal.name]
    silent = _silence(concept, signal)
    if concept.kind is ConceptKind.EVENT:
        pieces = [
            (Period.day(e.day), True) for e in scenario.events if e.concept == signal.name and _meant(e.part, signal)
        ]
        return Timeline.of(scenario.period, False, pieces)
    given = [e for e in scenario.entries if e.concept == signal.name and _meant(e.part, signal)]
    # What is said of this very part outranks what is said of every part.
    given.sort(key=lambda entry: bool(entry.part))
    line: Timeline[Value] = Timeline.of(scenario.period, silent, [(entry.period, entry.value) for entry in given])
    return _within(line, part, scenario)


def _meant(part: str, signal: Signal) -> bool:
    return not part or part == signal.part


def _within(line: Timeline[Value], part: Part | None, scenario: Scenario) -> Timeline[Value]:
    """Nothing is said of a part on days when it does not exist."""
    if part is None:
        return line
    period = part_period(part, scenario)
    if period is None:
        return Timeline.constant(scenario.period, None)
    if period.first > scenario.period.first:
        line = line.override(Period(scenario.period.first, period.first - timedelta(days=1)), None)
    if period.last < scenario.period.last:
        line = line.override(Period(period.last + timedelta(days=1), scenario.period.last), None)
    return line


def _silence(concept: Concept, signal: Signal) -> Value:
    if isinstance(concept.default, SameAs):
        return SILENT
    if concept.default is not NoDefault.MISSING:
        return concept.default
    match concept.kind:
        case ConceptKind.ASSESSMENT:
            return Unknown.because(Ignorance.ASSESSMENT, open_name(signal))
        case ConceptKind.FORECAST | ConceptKind.EVENT | ConceptKind.DECISION:
            return None
        case _:
            return Unknown.because(Ignorance.FACT, open_name(signal))


def _decisions(scenario: Scenario, signal: Signal) -> Timeline[Value]:
    """The decision in hand each day: silent where none covers the day, waiting until the day one was given."""
    line: Timeline[Value] = Timeline.constant(scenario.period, SILENT)
    for decision in sorted(scenario.decisions, key=lambda d: d.given):
        if decision.benefit != signal.name:
            continue
        before = (
            Period(decision.period.first, min(decision.period.last, decision.given - timedelta(days=1)))
            if (decision.given > decision.period.first)
            else None
        )
        if before is not None:
            line = Timeline.combine(
                lambda old, here: WAITING if here and old == SILENT else old,
                line,
                Timeline.of(scenario.period, False, [(before, True)]),
            )
        if decision.given <= decision.period.last:
            known = Period(max(decision.period.first, decision.given), decision.period.last)
            line = line.override(known, decision.granted)
    return line.map(lambda value: False if value == WAITING else value)


def _built_in(scenario: Scenario, name: str, part: Part | None) -> Timeline[Value] | None:
    if part is None:
        return _age(scenario) if name == AGE_AT_MONTH_END else None
    match name:
        case "delen finns":
            period = part_period(part, scenario)
            return Timeline.of(scenario.period, False, [(period, True)] if period else [])
        case "slag av del":
            return _within(Timeline.constant(scenario.period, part.kind), part, scenario)
        case "andel av arbetstiden":
            return _within(Timeline.constant(scenario.period, part.share), part, scenario)
        case "månadslön":
            return _within(Timeline.constant(scenario.period, _pay(part)), part, scenario)
        case "anställningstid i hela år":
            return _within(_years_employed(part, scenario), part, scenario)
        case "anställd i dagar":
            return _within(_days_employed(part, scenario), part, scenario)
    return None


def _pay(part: Part) -> Value:
    if part.monthly_pay is not None:
        return part.monthly_pay
    return Unknown.because(Ignorance.FACT, f"{MONTHLY_PAY} ({part.id})") if part.employer else None


def _age(scenario: Scenario) -> Timeline[Value]:
    """Her age at the end of the current calendar month. Unit: whole years."""
    first, last = scenario.period.first, scenario.period.last
    pieces: list[tuple[Period, Value]] = []
    for year in range(first.year, last.year + 1):
        age = year - scenario.born.year
        start = date(year, scenario.born.month, 1)
        pieces.append((Period(date(year, 1, 1), date(year, 12, 31)), age - 1))
        pieces.append((Period(start, date(year, 12, 31)), age))
    return Timeline.of(scenario.period, None, pieces)


def _years_employed(part: Part, scenario: Scenario) -> Timeline[Value]:
    if part.since is None:
        return Timeline.constant(scenario.period, Unknown.because(Ignorance.FACT, f"{YEARS_EMPLOYED} ({part.id})"))
    last = scenario.period.last
    pieces: list[tuple[Period, Value]] = []
    for years in range(last.year - part.since.year + 1):
        day = _anniversary(part.since, years)
        if day <= last:
            pieces.append((Period(day, last), years))
    return Timeline.of(scenario.period, None, pieces)


def _anniversary(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28)


def _days_employed(part: Part, scenario: Scenario) -> Timeline[Value]:
    since = part.since or part.first
    if since is None:
        return Timeline.constant(scenario.period, Unknown.because(Ignorance.FACT, f"{DAYS_EMPLOYED} ({part.id})"))
    first, last = scenario.period.first.toordinal(), scenario.period.last.toordinal()
    start = since.toordinal()
    days = range(first, last + 1)
    return Timeline.build(first, last, list(days), [day - start + 1 if day >= start else None for day in days])


assert PART_EXISTS == "delen finns"
