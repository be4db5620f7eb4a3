"""Knows a naive meaning of every memory operation: a loop over the days so far, written from the declarations alone.

Each function takes the values of its arguments on every day up to today (index 0 is the first day of the case) and
gives today's value. UNSURE stands for any unknown value.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from gapcheck.engine.plan import Instruction, Op
from gapcheck.engine.pointwise import MEANING, compare
from gapcheck.engine.reference import Case
from gapcheck.model.calendar import Unit, is_working_day
from gapcheck.model.duties import CounterDeadline, TimeDeadline
from gapcheck.model.memory import Counter, Length, Window
from gapcheck.model.values import Ignorance, Unknown, Value
from tests.engines.random_plans import Drawn

UNSURE = Unknown.because(Ignorance.FACT, "dagslingan")
Days = Sequence[Value]


def unsure(values: Days) -> bool:
    return any(isinstance(value, Unknown) for value in values)


def later(day: date, number: int, unit: Unit) -> date:
    """`number` units after a day, one unit at a time where that is possible."""
    if unit is Unit.WORKING_DAYS:
        while number:
            day += timedelta(days=1)
            number -= is_working_day(day)
        return day
    if unit in (Unit.DAYS, Unit.WEEKS):
        return day + timedelta(days=number * (7 if unit is Unit.WEEKS else 1))
    months = day.month - 1 + number * (12 if unit is Unit.YEARS else 1)
    year, month = day.year + months // 12, months % 12 + 1
    for number_in_month in range(day.day, 27, -1):
        try:
            return date(year, month, number_in_month)
        except ValueError:
            continue
    return date(year, month, day.day)


def counter(spec: Counter, opening: Value, counts: Days) -> Value:
    if unsure([opening, *counts]):
        return UNSURE
    total, free, running = int(opening or 0), 0, bool(opening)
    for today in counts:
        if today and (running or (_added(spec, free) and total)):
            total, free, running = total + 1, 0, True
        elif today:
            total, free, running = 1, 0, True
        else:
            free, running = free + 1, False
            if not _added(spec, free):
                total = 0
    return total


def _added(spec: Counter, free: int) -> bool:
    """Whether a spell that starts after this many free days is added to the one before."""
    if spec.free_days_fewer_than is not None:
        return free < spec.free_days_fewer_than
    return spec.starts_within is not None and free + 1 <= spec.starts_within


def window(spec: Window, opening: Value, counts: Days, first: date) -> Value:
    earlier, today = counts[:-1], first + timedelta(days=len(counts) - 1)
    if unsure([opening, *earlier]):
        return UNSURE
    length = spec.length

    def seen(day: date) -> bool:
        return day < today <= later(day, length.number, length.unit)

    number = int(opening or 0) if seen(first - timedelta(days=1)) else 0
    for index, value in enumerate(earlier):
        starts = value and (index == 0 or not earlier[index - 1])
        if (starts if spec.occasions else value) and seen(first + timedelta(days=index)):
            number += 1
    return number


def span_during(length: Length, opening: Value, during: Days, first: date) -> Value:
    if unsure(during):
        return UNSURE
    if not during[-1]:
        return False
    start = len(during) - 1
    while start and during[start - 1]:
        start -= 1
    if start == 0 and opening is True:
        return False
    day, today = first + timedelta(days=start), first + timedelta(days=len(during) - 1)
    if length.unit is Unit.WORKING_DAYS:
        within = today <= later(day - timedelta(days=1), length.number, length.unit)
    else:
        within = today < later(day, length.number, length.unit)
    return UNSURE if within and start == 0 and isinstance(opening, Unknown) else within


def span_after(length: Length, opening: Value, after: Days, first: date) -> Value:
    earlier, today = after[:-1], first + timedelta(days=len(after) - 1)
    if unsure(earlier):
        return UNSURE
    held = [first + timedelta(days=index) for index, value in enumerate(earlier) if value]
    if opening is True:
        held.insert(0, first - timedelta(days=1))
    if any(today <= later(day, length.number, length.unit) for day in held):
        return True
    perhaps = isinstance(opening, Unknown) and today <= later(first - timedelta(days=1), length.number, length.unit)
    return UNSURE if perhaps else False


def latch(opening: Value, starts: Days, ends: Days) -> Value:
    """By following every course that the unknown values leave open."""
    states = {True, False} if isinstance(opening, Unknown) else {bool(opening)}
    for begin, end in zip(starts, ends, strict=True):
        begins = {True, False} if isinstance(begin, Unknown) else {bool(begin)}
        stops = {True, False} if isinstance(end, Unknown) else {bool(end)}
        states = {not stop and (go or state) for state in states for go in begins for stop in stops}
    return states.pop() if len(states) == 1 else UNSURE


def days_since(opening: Value, since: Days) -> Value:
    if unsure([opening, *since]):
        return UNSURE
    passed: int | None = None if opening is None else int(opening)  # type: ignore[arg-type]  # a number of days
    for today in since:
        passed = 0 if today else None if passed is None else passed + 1
    return passed


def held(opening: Value, takes: Days, when: Days, held_while: Days, otherwise: Days) -> Value:
    """Only for days on which nothing before was unknown."""
    value = opening
    if opening is None:
        value = takes[0] or UNSURE
    for taken, on, keep, fallback in zip(takes, when, held_while, otherwise, strict=True):
        value = taken if on else value if keep else fallback
    return value


def duty(deadline: object, first: date, wanted: Days, done: Days, lapsed: Days, count: Days = ()) -> Value:
    """Only for days on which nothing before was unknown."""
    state, woke = "vilande", first
    for index, (want, act, lapse) in enumerate(zip(wanted, done, lapsed, strict=True)):
        today = first + timedelta(days=index)
        if want and (index == 0 or not wanted[index - 1]):
            woke = today
        if not want:
            state = "vilande"
            continue
        if lapse:
            state = "bortfallen"
            continue
        late = False
        if isinstance(deadline, TimeDeadline):
            late = today > later(woke, deadline.length, deadline.unit)
        if isinstance(deadline, CounterDeadline):
            number = count[index]
            late = isinstance(number, int) and number > deadline.day
        if state in ("vilande", "bortfallen"):
            state = "löper"
        if state in ("löper", "försummad"):
            if act:
                state = "fullgjord sent" if late else "fullgjord i tid"
            elif late:
                state = "försummad"
    return state


def remembered(instruction: Instruction, case: Case, arguments: Sequence[Days]) -> Value:
    """Today's value of a memory operation."""
    first, data = case.period.first, instruction.data
    if instruction.op is Op.DUTY:
        today = [days[-1] for days in arguments[:3]]
        if unsure(today):
            return UNSURE
        return duty(data, first, *arguments)
    if instruction.op is Op.LAW_PICKED:
        return _picked(data, case, *arguments)
    _, opening, spec = data  # type: ignore[misc]  # a memory concept's name, opening and declaration
    match instruction.op:
        case Op.COUNTER:
            return counter(spec, opening, *arguments)
        case Op.WINDOW:
            return window(spec, opening, *arguments, first)
        case Op.SPAN_DURING:
            return span_during(spec, opening, *arguments, first)
        case Op.SPAN_AFTER:
            return span_after(spec, opening, *arguments, first)
        case Op.LATCH:
            return latch(opening, *arguments)
        case Op.HELD:
            return held(opening, *arguments)
    return days_since(opening, *arguments)


def _picked(data: Any, case: Case, law: Days, spell: Days) -> Value:
    if not spell[-1] or isinstance(spell[-1], Unknown):
        return law[-1]
    start = len(spell) - 1
    while start and spell[start - 1] and not isinstance(spell[start - 1], Unknown):
        start -= 1
    return _governs(data, case.law_on or case.period.first + timedelta(days=start))


def _governs(data: Any, day: date) -> Value:
    if data.first is not None and day < data.first:
        return UNSURE if data.unknown_before else False
    if data.last is not None and day > data.last:
        return False
    return UNSURE if data.missing else True


def by_day_loop(drawn: Drawn) -> list[list[Value]]:
    """Every instruction's value on every day, one day after the other."""
    plan, case = drawn.plan, drawn.case
    group_of = {index: group for group in plan.components for index in group}
    values: list[list[Value]] = [[] for _ in plan.instructions]
    yesterday: Callable[[Days], Days] = lambda days: [False, *days[:-1]]  # noqa: E731
    for number in range(case.period.days):
        today = case.period.first + timedelta(days=number)
        pending = list(range(len(plan.instructions)))
        for line in values:
            line.append(None)
        done: set[int] = set()
        while pending:
            ready = []
            for index in pending:
                own_past = index in plan.recurrent and plan.instructions[index].op.remembers
                needs = [a for a in plan.instructions[index].args if not (own_past and a in group_of[index])]
                if all(a in done for a in needs):
                    ready.append(index)
            for index in ready:
                instruction = plan.instructions[index]
                if instruction.op.remembers:
                    loop = index in plan.recurrent and instruction.op not in (Op.WINDOW, Op.SPAN_AFTER)
                    arguments = [
                        yesterday(values[a]) if loop and a in group_of[index] else values[a] for a in instruction.args
                    ]
                    values[index][-1] = remembered(instruction, case, arguments)
                else:
                    values[index][-1] = _pointwise(instruction, case, today, [values[a][-1] for a in instruction.args])
            done.update(ready)
            pending = [index for index in pending if index not in done]
    return values


def _pointwise(instruction: Instruction, case: Case, today: date, arguments: list[Value]) -> Value:
    data: Any = instruction.data
    match instruction.op:
        case Op.INPUT:
            return case.inputs[data].at(today)
        case Op.CONST:
            constant: Value = data[1]
            return constant
        case Op.LAW:
            return _governs(data, case.law_on or today)
        case Op.COMPARE:
            return compare(data[0], data[2], arguments[0])
    return MEANING[instruction.op](*arguments)
