"""Who seats a need day by day: the shares that chairs hold in hand, what is missing, and what a later decision mended."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from gapcheck.engine.actors import Actors
from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.engine.reference import Evaluation
from gapcheck.engine.shared import Shared
from gapcheck.model.period import Period
from gapcheck.model.rules import Chair, Need
from gapcheck.model.scenario import Scenario
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Unknown, Value
from gapcheck.model.verdicts import Seat, Seating


class Seatings:
    """The seatings of one evaluated reading, each found once."""

    def __init__(
        self, tree: RuleTree, scenario: Scenario, evaluation: Evaluation, actors: Actors, shared: Shared
    ) -> None:
        self._shared = shared
        self._tree = tree
        self._scenario = scenario
        self._evaluation = evaluation
        self._actors = actors
        self._found: dict[tuple[str, str], Timeline[Seating]] = {}

    def of(self, need: Need, part: str) -> Timeline[Seating]:
        """Who seats the need of the part ("" for a need of the person) on every day of the case."""
        if (need.name, part) not in self._found:
            self._found[need.name, part] = self._find(need, part)
        return self._found[need.name, part]

    def _find(self, need: Need, part: str) -> Timeline[Seating]:
        chairs = self._tree.chairs_for(need)
        needed = self._evaluation.line(Signal(SignalKind.NEED, need.name, part))
        in_hand = [self._evaluation.line(Signal(SignalKind.SEAT, chair.id, part)) for chair in chairs]
        by_law = [self._evaluation.line(Signal(SignalKind.SEAT_BY_LAW, chair.id, part)) for chair in chairs]

        def seat_all(needed: Value, healed: date | None, *values: Value) -> Seating:
            answers = list(zip(values[::3], values[1::3], values[2::3], strict=True))
            return self._seating(chairs, part, needed, healed, answers)

        def find() -> Timeline[Seating]:
            refused = [self._refused(chair, part) for chair in chairs]
            lines = (line for answers in zip(in_hand, by_law, refused, strict=True) for line in answers)
            return Timeline.combine(seat_all, needed, self._healing(chairs), *lines)

        # What is decided and healed is the same in every reading.
        return self._shared.of_lines(("seating", need.name, part), (needed, *in_hand, *by_law), find)

    def _refused(self, chair: Chair, part: str) -> Timeline[Value]:
        """Whether a decision in hand refuses what the chair gives: nobody waits for it any longer."""
        if not chair.decision:
            return Timeline.constant(self._scenario.period, False)
        decision = self._evaluation.line(Signal(SignalKind.DECISION, chair.decision, part))
        return decision.map(lambda given: given is False)

    def _seating(
        self,
        chairs: tuple[Chair, ...],
        part: str,
        needed: Value,
        healed: date | None,
        answers: list[tuple[Value, Value, Value]],
    ) -> Seating:
        seats: list[Seat] = []
        doubts: list[Value] = [needed] if isinstance(needed, Unknown) else []
        waiting: list[str] = []
        for chair, (share, lawful, refused) in zip(chairs, answers, strict=True):
            if isinstance(share, Unknown):
                if not chair.last_resort:
                    doubts.append(share)
            elif isinstance(share, Fraction) and share > 0:
                seats.append(self._seat(chair, part, share))
            elif lawful and not isinstance(lawful, Unknown) and not refused:
                waiting.append(chair.id)
        unseated = _unseated(needed, seats, bool(doubts))
        return Seating(
            needed is True, tuple(seats), unseated, tuple(doubts), tuple(waiting), healed if unseated else None
        )

    def _seat(self, chair: Chair, part: str, share: Fraction) -> Seat:
        actor = self._actors.name(chair.actor, part)
        return Seat(chair.id, actor, chair.benefit, share, chair.last_resort, chair.waiting_period)

    def _healing(self, chairs: tuple[Chair, ...]) -> Timeline[date | None]:
        """The day on which a decision, not yet given on the day itself, later granted it."""
        benefits = {chair.decision for chair in chairs if chair.decision}
        line: Timeline[date | None] = Timeline.constant(self._scenario.period, None)
        for decision in sorted(self._scenario.decisions, key=lambda d: d.given, reverse=True):
            if decision.benefit in benefits and decision.granted and decision.given > decision.period.first:
                last = min(decision.period.last, decision.given - timedelta(days=1))
                line = line.override(Period(decision.period.first, last), decision.given)
        return line


def _unseated(needed: Value, seats: list[Seat], doubtful: bool) -> Fraction | None:
    """What no ordinary chair holds of what is needed; None while a doubt could change it."""
    if needed is not True:
        return None if doubtful else Fraction(0)
    held = sum((seat.share for seat in seats if not seat.last_resort), Fraction(0))
    missing = max(Fraction(0), 1 - held)
    return None if doubtful and missing else missing
