"""Readings: every way the undecided assessments of a case can fall, exactly, over those that can change something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from gapcheck.engine.attention import Attention
from gapcheck.engine.case_facts import WAITING
from gapcheck.engine.evaluating import EvaluateAll, Step, one_by_one
from gapcheck.engine.impossible import Answer, Clash, Impossible
from gapcheck.engine.occasions import Answers, Asked, OpenDays, Stretch
from gapcheck.engine.plan import Plan, Signal
from gapcheck.engine.reached import awaited, told
from gapcheck.engine.reference import Case, Evaluation, Line
from gapcheck.model.period import Period
from gapcheck.model.readings import Choice, Excluded, Occasion, Reading
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Cause, Known, Unknown, Value

MOST_WORLDS = 1024
"""The most readings that are computed; more is an error that names what to fix, never a sample."""

MOST_OCCASIONS = 64
"""The most occasions, of all assessments together, that may matter in some reading."""


@dataclass(frozen=True, slots=True)
class ReadWorld:
    """A case evaluated under one reading; assessments that are not answered change nothing there."""

    reading: Reading
    evaluation: Evaluation


@dataclass(frozen=True, slots=True)
class Explored:
    """The worlds of a case, and the combinations of answers that were left out as impossible, sorted."""

    worlds: tuple[ReadWorld, ...]
    excluded: tuple[Excluded, ...] = ()


class TooManyReadings(Exception):
    """More readings than `MOST_WORLDS`, or occasions than `MOST_OCCASIONS`, matter.

    `asked` are the occasions met so far, those that split most readings first.
    """

    def __init__(self, tree: RuleTree, asked: tuple[Occasion, ...]) -> None:
        self.tree, self.asked = tree, asked
        super().__init__(", ".join(map(str, asked)))


class NoReading(Exception):
    """The case's own statements are among answers that cannot stand together; `excluded` says which."""

    def __init__(self, tree: RuleTree, excluded: tuple[Excluded, ...]) -> None:
        self.tree, self.excluded = tree, excluded
        super().__init__(", ".join(one.exclusion for one in excluded))


def explore(plan: Plan, tree: RuleTree, case: Case, evaluate_all: EvaluateAll = one_by_one) -> Explored:
    """One world per class of readings that agree, in the order in which the answers are declared.

    An occasion is answered only where an output, or the days of an occasion that is answered, depend on it: the earliest
    first, then by name. Raises TooManyReadings, and NoReading when the case contradicts an exclusion.
    """
    exploration = _Exploration(plan, tree, case)
    pending = [_Node(case)]
    while pending:
        evaluations = evaluate_all(plan, [Step(node.case, node.known, node.changed) for node in pending])
        evaluated = [replace(node, known=found) for node, found in zip(pending, evaluations, strict=True)]
        pending = [onwards for node in evaluated for onwards in exploration.onwards(node)]
        exploration.check_bounds(len(pending))
    return exploration.explored()


@dataclass(frozen=True, slots=True)
class _Node:
    """A reading being explored: its inputs, an evaluation of them (but for what is `changed`), and what it has answered.

    `cut` are the assessments whose open days are drawn occasion by occasion; `path` tells its place among the readings.
    """

    case: Case
    known: Evaluation | None = None
    changed: frozenset[int] = frozenset()
    cut: frozenset[Signal] = frozenset()
    answered: tuple[tuple[Asked, Known], ...] = ()
    path: tuple[int, ...] = ()

    @property
    def answers(self) -> Answers:
        return dict(self.answered)

    @property
    def evaluation(self) -> Evaluation:
        assert self.known is not None  # every reading is evaluated before it is looked at
        return self.known


@dataclass(frozen=True, slots=True)
class _Open:
    """An occasion that a reading has not answered, and the doubt by which values tell that they hang on it."""

    signal: Signal
    stretch: Stretch
    doubt: Cause

    @property
    def asked(self) -> Asked:
        return self.signal, self.stretch.first


def _while_waiting(by_law: Value, decision: Value) -> Value:
    return by_law if decision is WAITING else None


class _Exploration:
    """What has been found so far: the readings that are done, what was asked, and what was ruled out."""

    def __init__(self, plan: Plan, tree: RuleTree, case: Case) -> None:
        self._tree = tree
        self._told = told(plan, tree)
        self._awaited = awaited(plan, tree)
        self._open_days = OpenDays(tree, case.inputs)
        self._impossible = Impossible(plan, tree, self._open_days)
        self._attention = Attention(plan, (*self._told, *(index for index, _ in self._awaited)))
        self._done: list[_Node] = []
        self._asked: Counter[Asked] = Counter()
        self._since: dict[Asked, int] = {}
        self._ruled_out: dict[tuple[str, tuple[tuple[Asked, Known], ...]], Period] = {}

    def onwards(self, node: _Node) -> Iterable[_Node]:
        """The readings to evaluate in place of one that has been: itself with other occasions, one for each answer, or none."""
        redrawn = self._redrawn(node)
        if redrawn is not None:
            return [redrawn]
        if self._rule_out(node, self._impossible.clashes(node.evaluation)):
            return []
        doubts = self._demanded(node.evaluation)
        if doubts:
            node, occasion = self._chosen(node, doubts)
            return [node] if occasion is None else self._answered(node, occasion)
        if not self._rule_out(node, self._impossible.insoluble(node.evaluation, node.answers)):
            self._done.append(node)
        return []

    def check_bounds(self, pending: int) -> None:
        """Raises TooManyReadings when the readings that are done or under way, or the occasions, are more than are tried."""
        if len(self._done) + pending > MOST_WORLDS or len(self._since) > MOST_OCCASIONS:
            ordered = sorted(self._asked, key=lambda asked: (-self._asked[asked], self._occasion(asked)))
            raise TooManyReadings(self._tree, tuple(map(self._occasion, ordered)))

    def explored(self) -> Explored:
        excluded = [
            Excluded(name, tuple(self._choice(asked, value) for asked, value in together), period)
            for (name, together), period in self._ruled_out.items()
        ]
        left_out = tuple(sorted(excluded, key=Excluded.sort_key))
        if not self._done:
            raise NoReading(self._tree, left_out)
        worlds = [
            ReadWorld(tuple(self._choice(asked, value) for asked, value in node.answered), node.evaluation)
            for node in sorted(self._done, key=lambda node: node.path)
        ]
        return Explored(tuple(worlds), left_out)

    # ---- which occasion to answer

    def _demanded(self, evaluation: Evaluation) -> frozenset[Cause]:
        """The doubts about assessments that anything rests on that is told."""
        lines = [evaluation.lines[index] for index in self._told]
        for index, decision in self._awaited:
            if any(value is WAITING for value in evaluation.lines[decision].values):
                lines.append(Timeline.combine(_while_waiting, evaluation.lines[index], evaluation.lines[decision]))
        found = {value for line in lines for value in line.values if isinstance(value, Unknown)}
        return frozenset().union(*(value.open_occasions for value in found))

    def _chosen(self, node: _Node, doubts: frozenset[Cause]) -> tuple[_Node, _Open | None]:
        """The earliest of the doubted occasions, or of those on which it hangs when that one begins.

        None where some of the assessments are first to be evaluated occasion by occasion.
        """
        seen: set[Cause] = set()
        while True:
            node = replace(node, cut=node.cut | {self._open_days.signal(doubt.about) for doubt in doubts})
            redrawn = self._redrawn(node)
            if redrawn is not None:
                return redrawn, None
            occasion = min(
                (self._open(node, doubt) for doubt in doubts), key=lambda one: (one.stretch.first, one.signal)
            )
            seen.add(occasion.doubt)
            # Where it hangs on the answer itself whether it is asked anew, it is.
            doubts = occasion.stretch.blockers - seen
            if not doubts:
                return node, occasion

    def _open(self, node: _Node, doubt: Cause) -> _Open:
        """The occasion that a doubt is about; one without a day is about the only one that is left open."""
        signal = self._open_days.signal(doubt.about)
        left = self._open_days.left(signal, node.evaluation, node.answers)
        stretch = next(one for one in left if doubt.since in (0, one.first))
        return _Open(signal, stretch, doubt)

    def _redrawn(self, node: _Node) -> _Node | None:
        """The reading with its assessments drawn as the evaluation now tells their occasions; None when they are so."""
        lines = {signal: self._line(node, signal) for signal in sorted(node.cut)}
        other = {signal: line for signal, line in lines.items() if line != node.case.inputs[signal]}
        return self._with(node, other) if other else None

    def _line(self, node: _Node, signal: Signal) -> Line:
        answers = node.answers
        return self._open_days.drawn(signal, self._open_days.stretches(signal, node.evaluation, answers), answers)

    def _with(self, node: _Node, lines: dict[Signal, Line]) -> _Node:
        changed = frozenset(map(self._attention.input, lines))
        return replace(node, case=replace(node.case, inputs={**node.case.inputs, **lines}), changed=changed)

    # ---- answering

    def _answered(self, node: _Node, occasion: _Open) -> Iterator[_Node]:
        """The reading with each answer to the occasion that no exclusion is known to forbid."""
        asked, signal = occasion.asked, occasion.signal
        first = self._attention.first_day(signal, occasion.doubt, occasion.stretch.first, node.evaluation)
        self._since[asked] = min(first, self._since.get(asked, first))
        self._asked[asked] += 1
        for number, value in enumerate(self._open_days.domain(signal)):
            after = replace(node, answered=(*node.answered, (asked, value)), path=(*node.path, number))
            line = self._line(after, signal)
            if not self._rule_out(after, self._impossible.clashes(node.evaluation, {signal: line})):
                yield self._with(after, {signal: line})

    def _rule_out(self, node: _Node, clashes: Iterable[Clash]) -> bool:
        """Whether anything clashes; it is then told among what was left out."""
        found = list(clashes)
        for clash in found:
            together = tuple(
                (self._asked_on(node, answer, clash.first), answer[1]) for answer in (*clash.given, *clash.left)
            )
            period = Period(date.fromordinal(clash.first), date.fromordinal(clash.last))
            known = self._ruled_out.get((clash.exclusion, together), period)
            self._ruled_out[clash.exclusion, together] = min(known, period)
        return bool(found)

    def _asked_on(self, node: _Node, answer: Answer, day: int) -> Asked:
        """The occasion that stands on a day; what the case itself says is told from the day."""
        signal = answer[0]
        if not self._open_days.is_open(signal):
            return signal, day
        stretches = self._open_days.stretches(signal, node.evaluation, node.answers)
        return signal, next((one.first for one in stretches if one.first <= day <= one.last), day)

    def _occasion(self, asked: Asked) -> Occasion:
        signal, start = asked
        return Occasion(date.fromordinal(self._since.get(asked, start)), signal.name, signal.part)

    def _choice(self, asked: Asked, value: Known) -> Choice:
        return Choice(self._occasion(asked), value)
