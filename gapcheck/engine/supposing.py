"""Supposing: the same reading of the same case with other inputs, computed only as far as they reach."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from gapcheck.engine.plan import Op, Plan, Signal, SignalKind
from gapcheck.engine.reference import Case, Evaluation, evaluate
from gapcheck.model.suppositions import Supposed, Supposition
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Value

_SEATED = frozenset({SignalKind.SEAT, SignalKind.NEED})
_OUTCOMES = frozenset({SignalKind.SEAT, SignalKind.NEED, SignalKind.DUTY})


@dataclass(frozen=True, slots=True)
class Alternative:
    """A case and its evaluation, other than the one it was supposed from."""

    case: Case
    evaluation: Evaluation


@dataclass(frozen=True)
class Supposing:
    """Suppositions about one evaluated reading; each is computed once, and not at all where it reaches nothing asked for."""

    tree: RuleTree
    plan: Plan
    case: Case
    known: Evaluation
    _found: dict[tuple[Supposition, frozenset[int]], Alternative | None] = field(default_factory=dict, repr=False)

    def otherwise(self, suppositions: Sequence[Supposition], *, duties: bool = False) -> tuple[Alternative | None, ...]:
        """What becomes of each supposition; None where no seat and no need (with `duties`: no duty either) is otherwise."""
        asked = self._seats | self._duties if duties else self._seats
        return tuple(self._suppose(supposition, asked) for supposition in suppositions)

    def heeded(self, suppositions: Sequence[Supposition], *, amounts: bool) -> tuple[bool, ...]:
        """Whether each supposition makes some seat, need, duty or capacity test (or amount) otherwise on some day."""
        asked = self._outcomes | self._amounts if amounts else self._outcomes
        return tuple(self._suppose(supposition, asked) is not None for supposition in suppositions)

    def reach(self, concept: str, part: str) -> frozenset[str]:
        """The needs with a seat, or that are there at all, downstream of a concept."""
        index = self.plan.signals.get(Signal(SignalKind.CONCEPT, concept, part))
        if index is None:
            return frozenset()
        downstream = self.plan.downstream(frozenset({index}))
        reached = (signal for signal, at in self.plan.signals.items() if signal.kind in _SEATED and at in downstream)
        chairs = self.tree.chairs
        return frozenset(chairs[signal.name].need if signal.name in chairs else signal.name for signal in reached)

    # ---- one supposition

    def _suppose(self, supposition: Supposition, asked: frozenset[int]) -> Alternative | None:
        if (supposition, asked) not in self._found:
            self._found[supposition, asked] = self._compute(supposition, asked)
        return self._found[supposition, asked]

    def _compute(self, supposition: Supposition, asked: frozenset[int]) -> Alternative | None:
        case, changed = self._changed(supposition)
        if asked.isdisjoint(self.plan.downstream(changed)):
            return None
        evaluation = evaluate(self.plan, case, self.known, changed)
        differs = any(
            evaluation.lines[index] is not self.known.lines[index]
            and evaluation.lines[index] != self.known.lines[index]
            for index in asked
        )
        return Alternative(case, evaluation) if differs else None

    def _changed(self, supposition: Supposition) -> tuple[Case, frozenset[int]]:
        """The case with the supposed values, and the instructions that have other values in it."""
        inputs, given = dict(self.case.inputs), dict(self.case.given)
        changed: set[int] = set()
        for supposed in supposition:
            for signal, index in self._meant(supposed):
                if signal in self._inputs:
                    line = inputs[signal]
                    inputs[signal] = self._overridden(signal, line, supposed)
                    moved = inputs[signal] != line
                else:
                    line = given.get(signal, self.known.lines[index])
                    given[signal] = self._overridden(signal, line, supposed)
                    moved = given[signal] != line
                if moved:
                    changed.add(index)
        return replace(self.case, inputs=inputs, given=given), frozenset(changed)

    def _meant(self, supposed: Supposed) -> list[tuple[Signal, int]]:
        """The instructions to change: the inputs of that name, or the named value where rules give it."""
        found = [(s, i) for s, i in self._inputs.items() if s.name == supposed.concept]
        if not found:
            found = [
                (signal, index)
                for signal, index in self.plan.signals.items()
                if signal.kind is SignalKind.CONCEPT and signal.name == supposed.concept
            ]
        return [(s, i) for s, i in found if not supposed.part or not s.part or s.part == supposed.part]

    def _overridden(self, signal: Signal, line: Timeline[Value], supposed: Supposed) -> Timeline[Value]:
        period = supposed.period.intersect(line.period)
        if period is None:
            return line
        over = line.override(period, supposed.value)
        # Nothing is said of a part on days when it does not exist.
        return Timeline.combine(lambda old, new: old if old is None else new, line, over) if signal.part else over

    # ---- what is asked for

    @cached_property
    def _inputs(self) -> dict[Signal, int]:
        return {
            instruction.data: index
            for index, instruction in enumerate(self.plan.instructions)
            if instruction.op is Op.INPUT
            and isinstance(instruction.data, Signal)
            and instruction.data.kind is SignalKind.CONCEPT
        }

    @cached_property
    def _seats(self) -> frozenset[int]:
        return frozenset(self._of(_SEATED))

    @cached_property
    def _duties(self) -> frozenset[int]:
        return frozenset(self._of(frozenset({SignalKind.DUTY})))

    @cached_property
    def _amounts(self) -> frozenset[int]:
        return frozenset(self._of(frozenset({SignalKind.AMOUNT})))

    @cached_property
    def _outcomes(self) -> frozenset[int]:
        tests = (
            self.plan.signals[s]
            for s in self.plan.signals
            if s.kind is SignalKind.CONCEPT and s.name in self.tree.tests
        )
        return frozenset((*self._of(_OUTCOMES), *tests))

    def _of(self, kinds: frozenset[SignalKind]) -> Iterable[int]:
        return (index for signal, index in self.plan.signals.items() if signal.kind in kinds)
