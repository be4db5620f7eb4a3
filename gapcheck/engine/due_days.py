"""The last day in time of a duty on each day that it is wanted, where the law gives one."""

from __future__ import annotations

from datetime import date, timedelta

from gapcheck.engine.plan import Instruction, Op, Signal
from gapcheck.engine.recollection.duties import last_days_in_time
from gapcheck.engine.recollection.pieces import Line, spells_of
from gapcheck.engine.reference import Evaluation
from gapcheck.model.duties import CounterDeadline, TimeDeadline
from gapcheck.model.period import Period
from gapcheck.model.timeline import Timeline


def due_days(evaluation: Evaluation, signal: Signal) -> Timeline[date | None]:
    """The last day in time of the spell that each day belongs to.

    None on days that the duty is not wanted, where its deadline is a word, and where the counter that its deadline reads
    does not get there within the case.
    """
    instruction = _duty(evaluation, evaluation.plan.signals[signal])
    lines = [evaluation.lines[argument] for argument in instruction.args]
    wanted, deadline = lines[0], instruction.data
    pieces: list[tuple[Period, date | None]] = []
    in_time = last_days_in_time(deadline, wanted)
    for first, last in spells_of(wanted):
        due: date | None = None
        if isinstance(deadline, TimeDeadline):
            due = date.fromordinal(in_time[first])
        elif isinstance(deadline, CounterDeadline):
            due = _counted(lines[3], deadline.day, first, last)
        pieces.append((Period(date.fromordinal(first), date.fromordinal(last)), due))
    return Timeline.of(wanted.period, None, pieces)


def _duty(evaluation: Evaluation, index: int) -> Instruction:
    """The duty's own instruction, behind its name."""
    instruction = evaluation.plan.instructions[index]
    while instruction.op is Op.SIGNAL:
        instruction = evaluation.plan.instructions[instruction.args[0]]
    return instruction


def _counted(count: Line, day: int, first: int, last: int) -> date | None:
    """The last day of the spell before the counter passes the number, or the last on which it stands there."""
    reached: date | None = None
    for start, end, value in count.runs():
        if end < first or start > last or not isinstance(value, int) or value < day:
            continue
        if value > day:
            return date.fromordinal(max(start, first)) - timedelta(days=1)
        reached = date.fromordinal(min(end, last))
    return reached
