"""On which days an open assessment is made: its open days in one evaluation, cut where something makes it be made anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from gapcheck.engine.case_facts import open_name
from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.engine.reference import Evaluation, Line
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Cause, Ignorance, Known, Unknown, Value

Asked = tuple[Signal, int]
"""An assessment on one occasion, by its first day (ordinal)."""

Answers = Mapping[Asked, Known]
"""The answers of a reading."""

Blockers = frozenset[Cause]
"""The undecided assessments on which it hangs whether an occasion begins on a day; none where it surely does."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days (ordinals, both included) of one occasion, as far as one evaluation can tell."""

    first: int
    last: int
    blockers: Blockers = frozenset()


class OpenDays:
    """The assessments that a case leaves open, and how their open days fall into occasions."""

    def __init__(self, tree: RuleTree, inputs: Mapping[Signal, Line]) -> None:
        self._tree = tree
        self._open = {
            open_name(signal): (signal, line)
            for signal, line in inputs.items()
            if signal.kind is SignalKind.CONCEPT and any(_is_open(value, signal) for value in line.values)
        }

    def signal(self, name: str) -> Signal:
        """The open assessment that causes call by this name."""
        return self._open[name][0]

    def is_open(self, signal: Signal) -> bool:
        """Whether the case leaves the assessment open on some day."""
        return open_name(signal) in self._open

    def domain(self, signal: Signal) -> tuple[Known, ...]:
        """Every answer that the assessment can get, in declared order."""
        return self._tree.concepts[signal.name].values

    def stretches(self, signal: Signal, evaluation: Evaluation, answers: Answers) -> tuple[Stretch, ...]:
        """The occasions of an assessment in order of time.

        An occasion that a reading has answered stays one, also where its own answer takes away what began it.
        """
        starts = self._starts(signal, evaluation)
        starts.update({start: frozenset[Cause]() for asked, start in answers if asked == signal})
        found: list[Stretch] = []
        for first, last, value in self._open[open_name(signal)][1].runs():
            if _is_open(value, signal):
                inner = sorted(day for day in starts if first < day <= last)
                ends = [*(day - 1 for day in inner), last]
                found.append(Stretch(first, ends[0]))
                found += [Stretch(day, end, starts[day]) for day, end in zip(inner, ends[1:], strict=True)]
        return tuple(found)

    def left(self, signal: Signal, evaluation: Evaluation, answers: Answers) -> list[Stretch]:
        """The occasions that a reading leaves open."""
        found = self.stretches(signal, evaluation, answers)
        return [stretch for stretch in found if (signal, stretch.first) not in answers]

    def drawn(self, signal: Signal, stretches: Iterable[Stretch], answers: Answers) -> Line:
        """The assessment as a reading has it: answered occasions with their answer, each other one unknown by itself."""
        line = self._open[open_name(signal)][1]
        left = [stretch for stretch in stretches if (signal, stretch.first) not in answers]
        values: dict[int, Value] = dict(zip(line.starts, line.values, strict=True))
        for stretch in stretches:
            key = (signal, stretch.first)
            # The whole case is one occasion most often: its name then is what the input has from the start.
            since = stretch.first if len(left) > 1 else 0
            unknown = Unknown.because(Ignorance.ASSESSMENT, open_name(signal), since)
            values[stretch.first] = answers.get(key, unknown)
        starts = sorted(values)
        return Timeline.build(line.first, line.last, starts, [values[start] for start in starts])

    def _starts(self, signal: Signal, evaluation: Evaluation) -> dict[int, Blockers]:
        """The days on which something makes the assessment be made anew, each with what that hangs on."""
        starts: dict[int, Blockers] = {}
        for number, renewal in enumerate(self._tree.concepts[signal.name].renewals):
            line = evaluation.line(Signal(SignalKind.RENEWAL, f"{signal.name}#{number}", signal.part))
            for day, blockers in _each_day(line) if renewal.each_day else _beginnings(line):
                # Two reasons on one day: a sure one settles it.
                sure = not blockers or (day in starts and not starts[day])
                starts[day] = frozenset() if sure else blockers | starts.get(day, frozenset())
        return starts


def _is_open(value: Value, signal: Signal) -> bool:
    return isinstance(value, Unknown) and open_name(signal) in value.open_assessments


def _each_day(line: Line) -> Iterator[tuple[int, Blockers]]:
    for first, last, value in line.runs():
        if isinstance(value, Unknown):
            yield first, value.open_occasions
        elif value:
            yield from ((day, frozenset()) for day in range(first, last + 1))


def _beginnings(line: Line) -> Iterator[tuple[int, Blockers]]:
    """The days on which it begins to hold, or may do so; what is not known for lack of a fact may begin when doubt does."""
    before: Value = None
    for first, _, value in line.runs():
        doubts = [one for one in (value, before) if isinstance(one, Unknown)]
        if isinstance(value, Unknown) or value:
            yield first, frozenset().union(*(doubt.open_occasions for doubt in doubts))
        before = value
