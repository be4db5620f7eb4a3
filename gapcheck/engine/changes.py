"""What changed from one day to the next: something about her, or a leaf or a rule under a chair."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property

from gapcheck.engine.built_in import PASSING_TIME
from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.engine.reasons import Reasons
from gapcheck.engine.reference import Evaluation
from gapcheck.engine.shared import Shared
from gapcheck.engine.support import Support
from gapcheck.model.concepts import ConceptKind, Subject
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Unknown
from gapcheck.model.verdicts import Leaf

_NOT_HERS = (SignalKind.DECISION, SignalKind.GIVEN)
"""The inputs that are about what an actor decides."""


class Changes:
    """The changes of one evaluated reading; nothing changes on the first day of a case."""

    def __init__(
        self, tree: RuleTree, evaluation: Evaluation, support: Support, reasons: Reasons, shared: Shared
    ) -> None:
        self._shared = shared
        self._tree = tree
        self._evaluation = evaluation
        self._support = support
        self._reasons = reasons
        self._rules_under: dict[Signal, tuple[tuple[str, int], ...]] = {}
        self._leaves: dict[tuple[Signal, date], tuple[Leaf, ...]] = {}

    def leaves(self, seat: Signal, day: date) -> tuple[Leaf, ...]:
        """The leaves whose change the seat, or a rule under it, owes its own change to; sorted.

        What changes under something that stays as it was (a limit for another kind of part, say) is not among them.
        """
        if (seat, day) not in self._leaves:
            self._leaves[seat, day] = self._find_leaves(seat, day)
        return self._leaves[seat, day]

    def _find_leaves(self, seat: Signal, day: date) -> tuple[Leaf, ...]:
        rules = [index for _, index in self._rules(seat)]
        starts = [index for index in (self._evaluation.plan.signals[seat], *rules) if self._changed(index, day)]
        changed = self._support.leaves_through(starts, lambda index: self._changed(index, day))
        found = {self._reasons.leaf_at(index, day, seat.name) for index in changed}
        return tuple(sorted(found, key=Leaf.sort_key))

    def rules(self, seat: Signal, day: date) -> tuple[str, ...]:
        """The rules under a seat that begin to be active on the day, or those that cease when none begins."""
        changed = [(rule, index) for rule, index in self._rules(seat) if self._changed(index, day)]
        begun = [rule for rule, index in changed if self._evaluation.lines[index].at(day) is True]
        # What ends is mostly the consequence of what begins; alone it is the cause.
        return tuple(dict.fromkeys(begun or [rule for rule, _ in changed]))

    def _rules(self, seat: Signal) -> tuple[tuple[str, int], ...]:
        if seat not in self._rules_under:
            self._rules_under[seat] = self._support.rules_under(seat)
        return self._rules_under[seat]

    def _changed(self, index: int, day: date) -> bool:
        line = self._evaluation.lines[index]
        return day.toordinal() > line.first and line.at(day) != line.at(day - timedelta(days=1))

    @cached_property
    def days_about_her(self) -> frozenset[date]:
        """Days on which something about her changes: a fact, an assessment or a forecast gets another known value, or an
        event happens. Time alone (age, length of employment) does not count, and neither does what was merely open before.
        """
        days: set[date] = set()
        for index, signal in self._shared.inputs:
            line = self._evaluation.lines[index]
            if signal.kind in _NOT_HERS:
                continue
            concept = self._tree.concepts.get(signal.name)
            if concept is not None and (concept.subject is Subject.LAW or concept.name in PASSING_TIME):
                continue
            happens = concept is not None and concept.kind is ConceptKind.EVENT
            for start, before, after in zip(line.starts[1:], line.values, line.values[1:], strict=False):
                if after is True or not (happens or isinstance(before, Unknown) or isinstance(after, Unknown)):
                    days.add(date.fromordinal(start))
        return frozenset(days)
