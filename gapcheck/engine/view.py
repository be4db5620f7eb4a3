"""A world as detectors see it: seatings, verdicts, duty states and reasons read off an evaluation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from gapcheck.engine.actors import Actors
from gapcheck.engine.capacity import CapacityVerdicts
from gapcheck.engine.case_facts import open_name
from gapcheck.engine.changes import Changes
from gapcheck.engine.conditions import Conditions
from gapcheck.engine.deciding import Deciding
from gapcheck.engine.due_days import due_days
from gapcheck.engine.explored import ReadWorld
from gapcheck.engine.leaves import Leaves
from gapcheck.engine.payments import Payments
from gapcheck.engine.plan import Plan, Signal, SignalKind
from gapcheck.engine.reached import facts_reached
from gapcheck.engine.reasons import LeafSet, Reasons
from gapcheck.engine.reference import Case
from gapcheck.engine.scope import Scopes
from gapcheck.engine.seatings import Seatings
from gapcheck.engine.shared import Shared
from gapcheck.engine.support import Support
from gapcheck.engine.supposing import Alternative, Supposing
from gapcheck.engine.undeclared import Undeclared
from gapcheck.model.duties import Duty
from gapcheck.model.memory import Counter, DaysSince, SpanAfter, SpanDuring
from gapcheck.model.readings import Reading
from gapcheck.model.rules import Chair, Need
from gapcheck.model.scenario import Scenario
from gapcheck.model.suppositions import Supposition
from gapcheck.model.terms import Comparison, Condition, Test
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Value
from gapcheck.model.verdicts import Leaf, LeafKind, Seating, TriedChair, Verdict


class WorldView:
    """Implements `gapcheck.model.verdicts.World` over one evaluated reading."""

    def __init__(
        self, tree: RuleTree, scopes: Scopes, shared: Shared, scenario: Scenario, case: Case, world: ReadWorld
    ) -> None:
        evaluation = world.evaluation
        self._shared = shared
        self._tree, self._scopes, self._scenario, self._case, self._world = tree, scopes, scenario, case, world
        self._leaves = Leaves(tree, scopes, evaluation)
        self._reasons = Reasons(self._leaves)
        self._support = Support(self._leaves, shared)
        self._actors = Actors(tree, {part.id: part for part in scenario.parts})
        self._seatings = Seatings(tree, scenario, evaluation, self._actors, shared)
        self._payments = Payments(tree, evaluation, shared)
        self._verdicts = CapacityVerdicts(tree, scopes, evaluation, self._actors, shared)
        self._changes = Changes(tree, evaluation, self._support, self._reasons, shared)
        self._conditions = Conditions(tree, scopes, evaluation, tuple(part.id for part in scenario.parts))
        self._deciding = Deciding(self._reasons)
        self._supposing = Supposing(tree, evaluation.plan, case, evaluation)
        self._alternatives: dict[int, WorldView] = {}
        self._tried: dict[tuple[str, str, date], tuple[TriedChair, ...]] = {}
        self._undeclared: dict[tuple[Test, ...], Undeclared] = {}
        self._other_reasons: dict[tuple[tuple[Test, ...], date], Reasons] = {}

    # ---- what it is a view of

    @property
    def tree(self) -> RuleTree:
        return self._tree

    @property
    def scenario(self) -> Scenario:
        return self._scenario

    @property
    def reading(self) -> Reading:
        """The answers of this reading, in the order in which they were asked for."""
        return self._world.reading

    @property
    def reasons(self) -> Reasons:
        return self._reasons

    @property
    def plan(self) -> Plan:
        return self._world.evaluation.plan

    def line(self, signal: Signal) -> Timeline[Value]:
        """The value of a named signal on every day of the case."""
        return self._world.evaluation.line(signal)

    def assumptions_that_matter(self, silent: frozenset[Signal]) -> dict[Signal, bool]:
        """Those of the silent inputs that some seat, need, duty or capacity test rests on; True where a seat for livelihood does."""
        reached = facts_reached(self.plan, self._tree, self._case, self._world.evaluation, silent)
        return {
            signal: open_name(signal) in reached.by_livelihood
            for signal in sorted(silent)
            if open_name(signal) in reached.by_any
        }

    # ---- what detectors ask

    def parts_of(self, need: Need) -> tuple[str, ...]:
        return tuple(part.id for part in self._scenario.parts) if need.per_part else ("",)

    def actor(self, name: str, part: str) -> str:
        return self._actors.name(name, part)

    def seating(self, need: Need, part: str) -> Timeline[Seating]:
        return self._seatings.of(need, part)

    def paid(self, need: Need, part: str) -> Timeline[Value]:
        return self._payments.of_need(need, part)

    def paid_by(self, chair: Chair, part: str) -> Timeline[Value]:
        """What the chair pays for the part in SEK per day; None while it seats nothing."""
        return self._payments.of_chair(chair, part)

    def verdicts(self, part: str) -> Timeline[tuple[Verdict, ...]]:
        return self._verdicts.of(part)

    def tried(self, need: Need, part: str, day: date) -> tuple[TriedChair, ...]:
        """Every ordinary and last-resort chair for the need that does not seat all of the part that day, with why."""
        if (need.name, part, day) not in self._tried:
            self._tried[need.name, part, day] = tuple(self._find_tried(need, part, day))
        return self._tried[need.name, part, day]

    def _find_tried(self, need: Need, part: str, day: date) -> Iterator[TriedChair]:
        for chair in self._tree.chairs_for(need):
            sets = self.unmet(chair, part, day)
            if sets:
                yield TriedChair(chair.id, self.actor(chair.actor, part), chair.benefit, sets)

    def unmet(self, chair: Chair, part: str, day: date) -> tuple[tuple[Leaf, ...], ...]:
        return self._unmet(_seat(chair, part), day)

    def _unmet(self, seat: Signal, day: date) -> tuple[tuple[Leaf, ...], ...]:
        def find() -> tuple[tuple[Leaf, ...], ...]:
            return _ordered(self._reasons.unmet(seat, day))

        return self._shared.of_days("unmet", self._world.evaluation, seat, (day,), find)

    def duty_states(self) -> tuple[tuple[Duty, str, Timeline[Value]], ...]:
        return tuple((self._tree.duties[signal.name], signal.part, self.line(signal)) for signal in self._shared.duties)

    def holds(self, condition: Condition, part: str) -> Timeline[Value]:
        return self._conditions.holds(condition, part)

    def decided(self, benefit: str, part: str) -> Timeline[bool]:
        # What the case is silent about is decided as the law says, the same day.
        return self.line(Signal(SignalKind.DECISION, benefit, part)).map(lambda given: given is not None)

    def against(self, concept: str, part: str, day: date) -> tuple[tuple[Leaf, ...], ...]:
        own = part if self._tree.per_part(concept) else ""
        return _ordered(self._reasons.unmet(Signal(SignalKind.CONCEPT, concept, own), day, want=False))

    def unmet_undeclared(
        self, chair: Chair, part: str, day: date, declared: tuple[Test, ...]
    ) -> tuple[tuple[Leaf, ...], ...]:
        if declared not in self._undeclared:
            self._undeclared[declared] = Undeclared(self._world.evaluation, declared)
        undeclared, seat = self._undeclared[declared], Signal(SignalKind.SEAT_BY_LAW, chair.id, part)
        if not undeclared.bears_on(self.plan.signals[seat]):
            return ()
        if (declared, day) not in self._other_reasons:
            other = Leaves(self._tree, self._scopes, undeclared.on(day))
            self._other_reasons[declared, day] = Reasons(other)
        return _ordered(self._other_reasons[declared, day].unmet(seat, day))

    def due(self, duty: Duty, part: str) -> Timeline[date | None]:
        """The last day in time of the duty on each day that it is wanted; None where the law gives none."""
        return due_days(self._world.evaluation, Signal(SignalKind.DUTY, duty.id, part))

    def capabilities(self, need: str, day: date) -> tuple[str, ...]:
        return tuple(
            capability.citation.id
            for capability in self._tree.capabilities.values()
            if capability.need == need
            and self.line(Signal(SignalKind.CAPABILITY, capability.citation.id)).at(day) is True
        )

    def changed_leaves(self, chair: Chair, part: str, day: date) -> tuple[Leaf, ...]:
        return self._changed(_seat(chair, part), day)

    def changed_amount(self, chair: Chair, part: str, day: date) -> tuple[Leaf, ...]:
        return self._changed(Signal(SignalKind.AMOUNT, chair.id, part), day) if chair.amount else ()

    def _changed(self, signal: Signal, day: date) -> tuple[Leaf, ...]:
        days = self._with_eve(day)
        return self._shared.of_days(
            "changed", self._world.evaluation, signal, days, lambda: self._changes.leaves(signal, day)
        )

    def _with_eve(self, day: date) -> tuple[date, ...]:
        return (day - timedelta(days=1), day) if day > self._scenario.period.first else (day,)

    def changed_rules(self, chair: Chair, part: str, day: date) -> tuple[str, ...]:
        seat, days = _seat(chair, part), self._with_eve(day)
        return self._shared.of_days("rules", self._world.evaluation, seat, days, lambda: self._changes.rules(seat, day))

    def person_changed(self, day: date) -> bool:
        return day in self._changes.days_about_her

    def grounds(self, test: str, part: str, day: date) -> tuple[str, ...]:
        return self._leaves.grounds(test, part, day.toordinal())

    def tests_under(self, chair: Chair, part: str) -> tuple[str, ...]:
        return self._support.tests_under(Signal(SignalKind.SEAT_BY_LAW, chair.id, part))

    def value(self, concept: str, part: str) -> Timeline[Value] | None:
        signal = Signal(SignalKind.CONCEPT, concept, part)
        return self.line(signal) if signal in self.plan.signals else None

    def supposing(self, suppositions: Sequence[Supposition], *, duties: bool = False) -> tuple[WorldView | None, ...]:
        found = self._supposing.otherwise(suppositions, duties=duties)
        return tuple(None if alternative is None else self._view_of(alternative) for alternative in found)

    def _view_of(self, alternative: Alternative) -> WorldView:
        """The view of an alternative, made once."""
        if id(alternative) not in self._alternatives:
            world = ReadWorld(self._world.reading, alternative.evaluation)
            view = WorldView(self._tree, self._scopes, self._shared, self._scenario, alternative.case, world)
            self._alternatives[id(alternative)] = view
        return self._alternatives[id(alternative)]

    def heeded(self, suppositions: Sequence[Supposition], *, amounts: bool) -> tuple[bool, ...]:
        return self._supposing.heeded(suppositions, amounts=amounts)

    def reach(self, concept: str, part: str) -> frozenset[str]:
        return self._supposing.reach(concept, part)

    def behind(self, concept: str, part: str, day: date) -> tuple[tuple[Leaf, ...], ...]:
        return _ordered(self._reasons.behind(Signal(SignalKind.CONCEPT, concept, part), day))

    def deciding(self, leaf: Leaf, day: date) -> tuple[Leaf, ...]:
        return self._deciding.under(leaf, day)

    def ends(self, leaf: Leaf, day: date) -> tuple[tuple[Leaf, ...], ...]:
        return _ordered(self._deciding.ends(leaf, day))

    def waits(self, leaf: Leaf) -> bool:
        memory = self._tree.memory.get(leaf.concept)
        if memory is None or leaf.kind is not LeafKind.CLOCK:
            return False
        if isinstance(memory.recollection, (SpanDuring, SpanAfter)):
            return leaf.actual is True
        counts = isinstance(memory.recollection, (Counter, DaysSince))
        return counts and leaf.comparison in (Comparison.AT_LEAST, Comparison.MORE_THAN)


def _ordered(sets: Iterable[LeafSet]) -> tuple[tuple[Leaf, ...], ...]:
    return tuple(tuple(sorted(unmet, key=Leaf.sort_key)) for unmet in sets)


def _seat(chair: Chair, part: str) -> Signal:
    return Signal(SignalKind.SEAT, chair.id, part)
