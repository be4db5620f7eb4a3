"""Trials: one reading of a case evaluated again and again with some inputs otherwise, or as if they were not known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from gapcheck.engine.case_facts import open_name
from gapcheck.engine.demands import Cones, Demands, numbered, together
from gapcheck.engine.goals import OUT_OF_REACH, Goal, Seen
from gapcheck.engine.plan import Op, Plan, Signal
from gapcheck.engine.reference import Case, Evaluation, evaluate
from gapcheck.model.concepts import Concept
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Ignorance, Known, Unknown, Value

Line = Timeline[Value]

Otherwise = Mapping[Signal, Line | None]
"""Inputs that are otherwise; None stands for one whose value is not looked at."""

FORGOTTEN = Unknown.because(Ignorance.FACT, "")
"""What an input is when its value is not looked at: whatever it could be."""


class Spent(Exception):
    """A search has evaluated as often as it may."""


@dataclass(slots=True)
class Budget:
    """How many evaluations have been made, of at most `most`."""

    most: int
    tried: int = 0

    def spend(self, number: int = 1) -> None:
        """Count some evaluations. Raises Spent when there are no more left."""
        self.tried += number
        if self.tried > self.most:
            raise Spent


class Trial:
    """One reading of a case, and what a goal's signals are when inputs are otherwise."""

    def __init__(self, plan: Plan, tree: RuleTree, case: Case, goal: Goal, budget: Budget) -> None:
        self._plan, self._tree, self._case, self._goal, self._budget = plan, tree, case, goal, budget
        self._inputs = {
            instruction.data: index
            for index, instruction in enumerate(plan.instructions)
            if instruction.op is Op.INPUT and isinstance(instruction.data, Signal)
        }
        budget.spend()
        self._known = evaluate(plan, case)

    def may(self, otherwise: Otherwise) -> bool:
        """Whether the goal may be reached with these inputs."""
        return self.standing(otherwise).may

    def standing(self, otherwise: Otherwise) -> Standing:
        """The case with these inputs, to forget more of it from there."""
        lines = self._filled(otherwise)
        return self._standing(self._case, lines, self._known)

    def _standing(self, case: Case, lines: Mapping[Signal, Line], known: Evaluation) -> Standing:
        evaluation = self._evaluated(case, lines, known)
        may = self._goal.may(tuple(map(_settled, self._seen(evaluation))))
        return Standing(self, replace(case, inputs={**case.inputs, **lines}), evaluation, may)

    def forgetting(self, signals: Iterable[Signal], standing: Standing) -> Standing:
        """The same case with some inputs forgotten too."""
        lines = self._filled(dict.fromkeys(signals))
        return self._standing(standing.case, lines, standing.evaluation)

    def failing(self, otherwise: Otherwise) -> Otherwise | None:
        """None when the goal is reached with these inputs however the assessments fall that they leave open; else the
        inputs with those assessments as they fall where it is not.
        """
        lines = self._filled(otherwise)
        case = replace(self._case, inputs={**self._case.inputs, **lines})
        return self._failing(case, self._evaluated(self._case, lines, self._known), otherwise)

    def demanded(self, otherwise: Otherwise, cones: Cones) -> frozenset[int]:
        """The inputs of which at least one more must change where the goal is out of reach with these."""
        evaluation = self._evaluated(self._case, self._filled(otherwise), self._known)
        asked = [Demands(cones, evaluation, day.toordinal()) for day in self._goal.days]
        signals = [
            (self._plan.signals[signal], want)
            for signal, want in zip(self._goal.signals, self._goal.wants, strict=True)
        ]
        return numbered(together(
            cones.under(index) if want is None else demands.of(index, want) for demands in asked for index, want in signals
        ))  # fmt: skip

    def _filled(self, otherwise: Otherwise) -> dict[Signal, Line]:
        """The lines; where they leave an assessment open, this reading's own choice."""
        filled: dict[Signal, Line] = {}
        for signal, line in otherwise.items():
            mine = self._case.inputs[signal]
            if signal not in self._inputs:
                continue
            if line is None:
                filled[signal] = mine.map(lambda _: FORGOTTEN)
            else:
                filled[signal] = Timeline.combine(_or_mine, line, mine)
        return filled

    def _evaluated(self, case: Case, lines: Mapping[Signal, Line], known: Evaluation) -> Evaluation:
        self._budget.spend()
        there = replace(case, inputs={**case.inputs, **lines})
        return evaluate(self._plan, there, known, frozenset(self._inputs[signal] for signal in lines))

    def _seen(self, evaluation: Evaluation) -> Seen:
        goal = self._goal
        return tuple(evaluation.line(signal).at(day) for day in goal.days for signal in goal.signals)

    def _failing(self, case: Case, evaluation: Evaluation, otherwise: Otherwise) -> Otherwise | None:
        seen = self._seen(evaluation)
        if self._goal.must(seen):
            return None
        if not self._goal.may(seen):
            return otherwise
        causes = {cause for value in seen if isinstance(value, Unknown) for cause in value.causes}
        open_here = self._inputs_named({c.about for c in causes if c.ignorance is Ignorance.ASSESSMENT})
        if not open_here and any(cause.ignorance is Ignorance.ASSESSMENT for cause in causes):
            # What is open under a name that no input has is left to whoever runs the whole case.
            return None
        missing = self._inputs_named({c.about for c in causes if c.ignorance is Ignorance.FACT})
        for signal in (open_here or missing)[:1]:
            for value in _values(self._tree.concepts[signal.name]):
                line = case.inputs[signal].map(partial(_read_as, value))
                there = replace(case, inputs={**case.inputs, signal: line})
                found = self._failing(
                    there, self._evaluated(case, {signal: line}, evaluation), {**otherwise, signal: line}
                )
                if found is not None:
                    return found
        # A fact that is missing keeps the goal from being known, even where every value would do.
        return None if open_here else otherwise

    def _inputs_named(self, names: set[str]) -> list[Signal]:
        """The inputs that go under these names, in the order of the names."""
        found = (s for s in self._inputs if s.name in self._tree.concepts and open_name(s) in names)
        return sorted(found, key=open_name)


@dataclass(frozen=True, slots=True)
class Standing:
    """A case with some inputs otherwise, evaluated, and whether the goal may be reached in it."""

    trial: Trial
    case: Case
    evaluation: Evaluation
    may: bool

    def forgetting(self, signals: Iterable[Signal]) -> Standing:
        """The same case with some inputs forgotten too."""
        return self.trial.forgetting(signals, self)


def _settled(value: Value) -> Value:
    """A value that nothing forgotten could make known, because something is missing or not modelled, as OUT_OF_REACH."""
    if not isinstance(value, Unknown) or FORGOTTEN.causes <= value.causes or value.open_assessments:
        return value
    return OUT_OF_REACH


def _values(concept: Concept) -> tuple[Known, ...]:
    return concept.values or (Fraction(0), Fraction(1))


def _or_mine(value: Value, mine: Value) -> Value:
    return mine if isinstance(value, Unknown) else value


def _read_as(value: Known, old: Value) -> Value:
    return value if isinstance(old, Unknown) else old
