"""A world as detectors see it: seatings, verdicts, duty states and reasons read off an evaluation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property

from gapcheck.engine.built_in import PASSING_TIME
from gapcheck.engine.case_facts import open_name
from gapcheck.engine.leaves import Leaves, able_verdict
from gapcheck.engine.plan import Op, Plan, Signal, SignalKind
from gapcheck.engine.reasons import Reasons
from gapcheck.engine.reference import Case
from gapcheck.engine.scope import Scopes
from gapcheck.engine.support import Support
from gapcheck.engine.worlds import ReadWorld, facts_reached
from gapcheck.model.concepts import ConceptKind, Subject
from gapcheck.model.duties import Duty
from gapcheck.model.memory import Counter, DaysSince, SpanAfter, SpanDuring
from gapcheck.model.period import Period
from gapcheck.model.rules import Chair, Need
from gapcheck.model.scenario import Part, Scenario
from gapcheck.model.terms import Comparison
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Unknown, Value
from gapcheck.model.verdicts import Leaf, LeafKind, Seat, Seating, TriedChair, Verdict


class WorldView:
    """Implements `gapcheck.model.verdicts.World` over one evaluated reading."""

    def __init__(self, tree: RuleTree, scopes: Scopes, scenario: Scenario, case: Case, world: ReadWorld) -> None:
        self._tree, self._scenario, self._case, self._world = tree, scenario, case, world
        self._scopes = scopes
        self._leaves = Leaves(tree, scopes, world.evaluation)
        self._reasons = Reasons(self._leaves)
        self._support = Support(self._leaves)
        self._tried: dict[tuple[str, str, date], tuple[TriedChair, ...]] = {}
        self._seatings: dict[tuple[str, str], Timeline[Seating]] = {}
        self._verdicts: dict[str, Timeline[tuple[Verdict, ...]]] = {}
        self._parts: Mapping[str, Part] = {part.id: part for part in scenario.parts}

    @property
    def tree(self) -> RuleTree:
        return self._tree

    @property
    def scenario(self) -> Scenario:
        return self._scenario

    @property
    def reading(self) -> tuple[str, ...]:
        """The choices of this reading, each as "assessment = value"."""
        return tuple(str(choice) for choice in self._world.reading)

    @property
    def reasons(self) -> Reasons:
        return self._reasons

    @property
    def plan(self) -> Plan:
        return self._world.evaluation.plan

    def line(self, signal: Signal) -> Timeline[Value]:
        return self._world.evaluation.line(signal)

    def parts_of(self, need: Need) -> tuple[str, ...]:
        return tuple(self._parts) if need.per_part else ("",)

    def actor(self, name: str, part: str) -> str:
        declared = self._tree.actors.get(name)
        if declared is not None and declared.per_employer and part and self._parts[part].employer:
            return self._parts[part].employer
        return name

    def assumptions_that_matter(self, silent: frozenset[Signal]) -> frozenset[Signal]:
        """Those of the silent inputs whose value some seat, need, duty or capacity test rests on."""
        reached = facts_reached(self.plan, self._tree, self._case, self._world.evaluation, silent)
        return frozenset(signal for signal in silent if open_name(signal) in reached)

    # ---- seats

    def seating(self, need: Need, part: str) -> Timeline[Seating]:
        if (need.name, part) not in self._seatings:
            self._seatings[need.name, part] = self._find_seating(need, part)
        return self._seatings[need.name, part]

    def _find_seating(self, need: Need, part: str) -> Timeline[Seating]:
        chairs = [chair for chair in self._tree.chairs.values() if chair.need == need.name]
        needed = self.line(Signal(SignalKind.NEED, need.name, part))
        shares = [self.line(Signal(SignalKind.SEAT, chair.id, part)) for chair in chairs]
        by_law = [self.line(Signal(SignalKind.SEAT_BY_LAW, chair.id, part)) for chair in chairs]
        healing = self._healing(chairs)

        def seat_all(needed: Value, healed: date | None, *values: Value) -> Seating:
            return self._seating(chairs, part, needed, healed, values[: len(chairs)], values[len(chairs) :])

        return Timeline.combine(seat_all, needed, healing, *shares, *by_law)

    def _seating(
        self,
        chairs: list[Chair],
        part: str,
        needed: Value,
        healed: date | None,
        in_hand: tuple[Value, ...],
        by_law: tuple[Value, ...],
    ) -> Seating:
        seats: list[Seat] = []
        doubts: list[Value] = [needed] if isinstance(needed, Unknown) else []
        waiting: list[str] = []
        for chair, share, lawful in zip(chairs, in_hand, by_law, strict=True):
            if isinstance(share, Unknown):
                if not chair.last_resort:
                    doubts.append(share)
                continue
            if isinstance(share, Fraction) and share > 0:
                seats.append(
                    Seat(
                        chair.id,
                        self.actor(chair.actor, part),
                        chair.benefit,
                        share,
                        chair.last_resort,
                        chair.waiting_period,
                    )
                )
            elif lawful and not isinstance(lawful, Unknown):
                waiting.append(chair.id)
        held = sum((seat.share for seat in seats if not seat.last_resort), Fraction(0))
        unseated: Fraction | None = max(Fraction(0), 1 - held)
        if needed is not True:
            unseated = None if doubts else Fraction(0)
        elif doubts and unseated:
            unseated = None
        return Seating(
            needed is True, tuple(seats), unseated, tuple(doubts), tuple(waiting), healed if unseated else None
        )

    def _healing(self, chairs: list[Chair]) -> Timeline[date | None]:
        """The day on which a decision, not yet given on the day itself, later granted it."""
        benefits = {chair.decision for chair in chairs if chair.decision}
        line: Timeline[date | None] = Timeline.constant(self._scenario.period, None)
        for decision in sorted(self._scenario.decisions, key=lambda d: d.given, reverse=True):
            if decision.benefit in benefits and decision.granted and decision.given > decision.period.first:
                last = min(decision.period.last, decision.given - timedelta(days=1))
                line = line.override(Period(decision.period.first, last), decision.given)
        return line

    def tried(self, need: Need, part: str, day: date) -> tuple[TriedChair, ...]:
        """Every ordinary and last-resort chair for the need that does not seat all of the part that day, with why."""
        if (need.name, part, day) not in self._tried:
            self._tried[need.name, part, day] = tuple(self._find_tried(need, part, day))
        return self._tried[need.name, part, day]

    def _find_tried(self, need: Need, part: str, day: date) -> Iterator[TriedChair]:
        for chair in self._tree.chairs.values():
            if chair.need != need.name:
                continue
            signal = Signal(SignalKind.SEAT, chair.id, part)
            sets = self._reasons.unmet(signal, day)
            if sets:
                ordered = tuple(tuple(sorted(unmet, key=Leaf.sort_key)) for unmet in sets)
                yield TriedChair(chair.id, self.actor(chair.actor, part), chair.benefit, ordered)

    def changed_rules(self, chair: Chair, part: str, day: date) -> tuple[str, ...]:
        before = day - timedelta(days=1)
        if before < self._scenario.period.first:
            return ()
        lines = self._world.evaluation.lines
        under = self._support.rules_under(Signal(SignalKind.SEAT, chair.id, part))
        changed = [
            (rule, lines[index].at(day)) for rule, index in under if lines[index].at(day) != lines[index].at(before)
        ]
        begun = [rule for rule, value in changed if value is True]
        # What ends is mostly the consequence of what begins; alone it is the cause.
        return tuple(dict.fromkeys(begun or [rule for rule, _ in changed]))

    def grounds(self, test: str, part: str, day: date) -> tuple[str, ...]:
        return self._leaves.grounds(test, part, day.toordinal())

    def tests_under(self, chair: Chair, part: str) -> tuple[str, ...]:
        return self._support.tests_under(Signal(SignalKind.SEAT_BY_LAW, chair.id, part))

    def waits(self, leaf: Leaf) -> bool:
        memory = self._tree.memory.get(leaf.concept)
        if memory is None or leaf.kind is not LeafKind.CLOCK:
            return False
        if isinstance(memory.recollection, (SpanDuring, SpanAfter)):
            return leaf.actual is True
        counts = isinstance(memory.recollection, (Counter, DaysSince))
        return counts and leaf.comparison in (Comparison.AT_LEAST, Comparison.MORE_THAN)

    # ---- capacity tests

    @cached_property
    def _yardsticks(self) -> dict[str, tuple[str, ...]]:
        return {test: self._scopes.yardsticks_of(test) for test in self._tree.tests}

    def verdicts(self, part: str) -> Timeline[tuple[Verdict, ...]]:
        if part not in self._verdicts:
            self._verdicts[part] = self._find_verdicts(part)
        return self._verdicts[part]

    def _find_verdicts(self, part: str) -> Timeline[tuple[Verdict, ...]]:
        tests = list(self._tree.tests.values())
        lines: list[Timeline[Value]] = []
        layout: list[tuple[int, int]] = []
        for test in tests:
            layout.append((len(lines), len(self._yardsticks[test.name])))
            lines.append(self.line(Signal(SignalKind.CONCEPT, test.name, part)))
            lines += [
                self.line(Signal(SignalKind.YARDSTICK, f"{test.name} > {yardstick}", part))
                for yardstick in self._yardsticks[test.name]
            ]

        def judge(*values: Value) -> tuple[Verdict, ...]:
            found = []
            for test, (start, count) in zip(tests, layout, strict=True):
                in_force = tuple(
                    yardstick
                    for yardstick, value in zip(
                        self._yardsticks[test.name], values[start + 1 : start + 1 + count], strict=True
                    )
                    if value is True
                )
                result = values[start]
                if in_force or isinstance(result, Unknown):
                    able = able_verdict(test.gives_reduction, result)
                    found.append(Verdict(test.name, part, able, result, in_force, self.actor(test.decided_by, part)))
            return tuple(found)

        return Timeline.combine(judge, *lines)

    # ---- duties and change

    def duty_states(self) -> tuple[tuple[Duty, str, Timeline[Value]], ...]:
        return tuple(
            (self._tree.duties[signal.name], signal.part, self.line(signal))
            for signal in sorted(self.plan.signals)
            if signal.kind is SignalKind.DUTY
        )

    def capabilities(self, need: str, day: date) -> tuple[str, ...]:
        return tuple(
            capability.citation.id
            for capability in self._tree.capabilities.values()
            if capability.need == need
            and self.line(Signal(SignalKind.CAPABILITY, capability.citation.id)).at(day) is True
        )

    def changed_leaves(self, chair: Chair, part: str, day: date) -> tuple[Leaf, ...]:
        before = day - timedelta(days=1)
        if before < self._scenario.period.first:
            return ()
        signal = Signal(SignalKind.SEAT, chair.id, part)
        found = []
        for index in self._support.leaves_under(signal):
            line = self._world.evaluation.lines[index]
            if line.at(day) != line.at(before):
                found.append(self._reasons.leaf_at(index, day, chair.id))
        return tuple(sorted(found, key=Leaf.sort_key))

    @cached_property
    def _days_of_change(self) -> frozenset[date]:
        """Days on which something about her changes: a fact, an assessment or a forecast gets another known value, or an
        event happens. Time alone (age, length of employment) does not count, and neither does what was merely open before.
        """
        days: set[date] = set()
        for instruction, line in zip(self.plan.instructions, self._world.evaluation.lines, strict=True):
            signal = instruction.data
            if instruction.op is not Op.INPUT or not isinstance(signal, Signal) or signal.kind is SignalKind.DECISION:
                continue
            concept = self._tree.concepts.get(signal.name)
            if concept is not None and (concept.subject is Subject.LAW or concept.name in PASSING_TIME):
                continue
            happens = concept is not None and concept.kind is ConceptKind.EVENT
            for start, before, after in zip(line.starts[1:], line.values, line.values[1:], strict=False):
                if after is True or not (happens or isinstance(before, Unknown) or isinstance(after, Unknown)):
                    days.add(date.fromordinal(start))
        return frozenset(days)

    def person_changed(self, day: date) -> bool:
        return day in self._days_of_change
