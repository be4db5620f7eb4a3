"""Confirming the readings of a case one after another: what was asked of the same values before is not inferred again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from gapcheck.engine.durable_found import Activation, Disagreement
from gapcheck.engine.durable_host import Firing, Rule, RuleSet
from gapcheck.engine.durable_loads import rule_sets
from gapcheck.engine.durable_rules_for import ALWAYS, YES, key_of
from gapcheck.engine.durable_sharing import NOT_INFERRED, Sharing
from gapcheck.engine.durable_slice import Slice
from gapcheck.engine.reference import Evaluation
from gapcheck.model.timeline import Timeline

Numbers = Timeline[int | None]
"""The number told of a key on each day; None when none is, that is, for an unknown value."""


@dataclass(slots=True)
class Inferred:
    """What one reading added: the instructions inferred for it, the activations, and the disagreements found."""

    instructions: list[int]
    activations_run: int = 0
    activations: list[Activation] = field(default_factory=list)
    disagreements: list[Disagreement] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Told:
    """The numbers told of a key, and what the comparisons can tell of them."""

    numbers: Numbers
    grades: Timeline[Any]


class Remembered:
    """A rule set and what followed from the facts it has met."""

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self.rule_set = RuleSet(rules)
        self._known: dict[tuple[object, ...], tuple[dict[str, int], tuple[Firing, ...]]] = {}

    def infer(self, told: Sequence[_Told], found: Inferred) -> dict[str, Numbers]:
        """The numbers that follow, by key, from what is told of the set's handed keys in their order."""
        keys = self.rule_set.handed
        line = told[0].numbers
        days = sorted({line.first}.union(*(t.grades.starts for t in told)))
        derived: list[dict[str, int]] = []
        for day in days:
            vector = tuple(t.grades.at_ordinal(day) for t in told)
            fresh = vector not in self._known
            if fresh:
                numbers = zip(keys, (t.numbers.at_ordinal(day) for t in told), strict=True)
                self._known[vector] = self.rule_set.run({key: n for key, n in numbers if n is not None})
            facts, firings = self._known[vector]
            derived.append(facts)
            found.activations_run += len(firings) if fresh else 0
            found.activations += [Activation(date.fromordinal(day), firing.fact, firing.used) for firing in firings]
        return {
            key: Timeline.build(line.first, line.last, days, [facts.get(key) for facts in derived])
            for key in sorted(self.rule_set.produced)
        }


class Readings:
    """The readings of one case; `remembered` finds the compiled rule set of some rules."""

    def __init__(self, part: Slice, remembered: Callable[[tuple[Rule, ...]], Remembered]) -> None:
        self._part = part
        self._remembered = remembered
        self._sharing = Sharing(part)
        self._names = {index: signal for signal, index in part.plan.signals.items()}
        self._answers: dict[int, Numbers] = {}
        self._agreed: set[tuple[int, int]] = set()
        self._told: dict[tuple[int, int], _Told] = {}

    def confirm(self, evaluation: Evaluation) -> Inferred:
        """Infer what no earlier reading has asked, and compare every instruction of this one with its answer.

        An answer found for other instructions holds for this one too, for its arguments have the same values; should an
        argument's value be wrong, that argument disagrees with an answer of its own.
        """
        asked = dict(zip(self._part.order, self._sharing.questions(evaluation), strict=True))
        first: dict[int, int] = {}
        for index, question in asked.items():
            if question not in self._answers:
                first.setdefault(question, index)
        found = Inferred(list(first.values()))
        self._infer(evaluation, asked, found)
        for index, question in asked.items():
            line = evaluation.lines[index]
            pair = (question, self._sharing.line(line))
            if pair not in self._agreed:
                differences = list(self._differences(index, evaluation, self._answers[question]))
                found.disagreements += differences
                if not differences:
                    self._agreed.add(pair)
        return found

    def _infer(self, evaluation: Evaluation, asked: dict[int, int], found: Inferred) -> None:
        first = {asked[index]: index for index in found.instructions}
        here: dict[str, Numbers] = {}

        def told(key: str) -> _Told:
            if key == ALWAYS:
                return _exactly(evaluation.lines[0].map(lambda _: YES))
            if key in here:
                return _exactly(here[key])
            index = int(key[1:])
            return _exactly(self._answers[asked[index]]) if index in asked else self._handed(index, evaluation)

        reads = {
            index: tuple(first.get(asked[a], a) if a in asked else a for a in self._part.reads[index])
            for index in found.instructions
        }
        for rules in rule_sets(self._part, reads, lambda index: frozenset(told(key_of(index)).grades.starts[1:])):
            remembered = self._remembered(rules)
            here |= remembered.infer([told(key) for key in remembered.rule_set.handed], found)
        self._answers |= {question: here[key_of(index)] for question, index in first.items()}

    def _handed(self, index: int, evaluation: Evaluation) -> _Told:
        line = evaluation.lines[index]
        place = (index, self._sharing.line(line))
        if place not in self._told:
            coding = self._part.coding(index)
            numbers = line.map(coding.number)
            self._told[place] = _Told(numbers, numbers.map(coding.grade) if coding.limits else numbers)
        return self._told[place]

    def _differences(self, index: int, evaluation: Evaluation, answer: Numbers) -> Iterator[Disagreement]:
        """Every stretch of days on which the inferred value is not the reference's (any unknown equals any unknown)."""
        line, coding = evaluation.lines[index], self._part.coding(index)
        if line.map(coding.number) == answer:
            return
        pairs = Timeline.combine(lambda value, number: (value, coding.number(value), number), line, answer)
        for period, (reference, number, found) in pairs.segments():
            if number != found:
                durable = NOT_INFERRED if found is None else coding.value(found)
                yield Disagreement(index, self._names.get(index), period, reference, durable)


def _exactly(numbers: Numbers) -> _Told:
    """An inferred number is told exactly."""
    return _Told(numbers, numbers)
