"""What the capacity tests find about each part of her working time, and by which yardsticks."""

from __future__ import annotations

from gapcheck.engine.actors import Actors
from gapcheck.engine.leaves import able_verdict
from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.engine.reference import Evaluation
from gapcheck.engine.scope import Scopes
from gapcheck.engine.shared import Shared
from gapcheck.model.rules import CapacityTest
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Unknown, Value
from gapcheck.model.verdicts import Verdict


class CapacityVerdicts:
    """The verdicts of one evaluated reading, found once for each part."""

    def __init__(self, tree: RuleTree, scopes: Scopes, evaluation: Evaluation, actors: Actors, shared: Shared) -> None:
        self._shared = shared
        self._tree = tree
        self._scopes = scopes
        self._evaluation = evaluation
        self._actors = actors
        self._found: dict[str, Timeline[tuple[Verdict, ...]]] = {}

    def of(self, part: str) -> Timeline[tuple[Verdict, ...]]:
        """The verdicts on the part each day, in the order the tests are declared."""
        if part not in self._found:
            none_yet: Timeline[tuple[Verdict, ...]] = Timeline.constant(self._evaluation.lines[0].period, ())
            lines = [self._test(test, part) for test in self._tree.tests.values()]
            self._found[part] = self._shared.of_lines(
                ("verdicts", part), tuple(lines), lambda: Timeline.combine(_added, none_yet, *lines)
            )
        return self._found[part]

    def _test(self, test: CapacityTest, part: str) -> Timeline[Verdict | None]:
        """The test's verdict each day; None on days when no yardstick is in force and the answer is no open question."""
        yardsticks = self._scopes.yardsticks_of(test.name)
        in_force = [
            self._evaluation.line(Signal(SignalKind.YARDSTICK, f"{test.name} > {yardstick}", part))
            for yardstick in yardsticks
        ]

        def judge(result: Value, *opened: Value) -> Verdict | None:
            by = tuple(yardstick for yardstick, value in zip(yardsticks, opened, strict=True) if value is True)
            if not by and not isinstance(result, Unknown):
                return None
            able = able_verdict(test.gives_reduction, result)
            return Verdict(test.name, part, able, result, by, self._actors.name(test.decided_by, part))

        lines = (self._evaluation.line(Signal(SignalKind.CONCEPT, test.name, part)), *in_force)
        return self._shared.of_lines(("verdict", test.name, part), lines, lambda: Timeline.combine(judge, *lines))


def _added(known: tuple[Verdict, ...], *verdicts: Verdict | None) -> tuple[Verdict, ...]:
    return (*known, *(verdict for verdict in verdicts if verdict is not None))
