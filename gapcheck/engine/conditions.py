"""Conditions asked of an evaluated case from outside the plan: whether one holds, day by day."""

from __future__ import annotations

from functools import partial

from gapcheck.engine.built_in import PART_EXISTS
from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.engine.pointwise import compare, conjunction, disjunction, negation
from gapcheck.engine.reference import Evaluation
from gapcheck.engine.scope import Scopes
from gapcheck.model.terms import All, AnyOf, Condition, EveryPart, Not, SomePart, Test, YardstickInForce
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Value

Line = Timeline[Value]


class Conditions:
    """Asks one evaluation; conditions mean what they mean in a rule."""

    def __init__(self, tree: RuleTree, scopes: Scopes, evaluation: Evaluation, parts: tuple[str, ...]) -> None:
        self._tree = tree
        self._scopes = scopes
        self._evaluation = evaluation
        self._parts = parts

    def holds(self, condition: Condition, part: str) -> Line:
        """Whether the condition holds for the part; for the person ("") whether what it says of a part holds for some part."""
        if not part and self._scopes.condition_per_part(condition):
            return self._any([self._holds(condition, each) for each in self._parts])
        return self._holds(condition, part)

    def _holds(self, condition: Condition, part: str) -> Line:
        match condition:
            case Test(concept=name, comparison=comparison, constant=constant):
                return self._concept(name, part).map(partial(compare, comparison, constant))
            case YardstickInForce(capacity_test=test, yardstick=yardstick):
                return self._evaluation.line(Signal(SignalKind.YARDSTICK, f"{test} > {yardstick}", part))
            case All(items=items):
                return self._all([self._holds(item, part) for item in items])
            case AnyOf(items=items):
                return self._any([self._holds(item, part) for item in items])
            case Not(item=item):
                return self._holds(item, part).map(negation)
            case SomePart(item=item):
                return self._any([self._all([self._exists(p), self._holds(item, p)]) for p in self._parts])
            case EveryPart(item=item):
                return self._all(
                    [self._any([self._exists(p).map(negation), self._holds(item, p)]) for p in self._parts]
                )

    def _concept(self, name: str, part: str) -> Line:
        own = part if self._tree.per_part(name) else ""
        return self._evaluation.line(Signal(SignalKind.CONCEPT, name, own))

    def _exists(self, part: str) -> Line:
        return self._evaluation.line(Signal(SignalKind.CONCEPT, PART_EXISTS, part))

    def _all(self, lines: list[Line]) -> Line:
        return Timeline.combine(conjunction, *lines) if lines else self._always(True)

    def _any(self, lines: list[Line]) -> Line:
        return Timeline.combine(disjunction, *lines) if lines else self._always(False)

    def _always(self, value: bool) -> Line:
        return self._evaluation.lines[0].map(lambda _: value)
