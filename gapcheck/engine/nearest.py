"""The nearest change: the fewest inputs of a case that must be otherwise for an outcome to be the opposite.

The search is exact over its levers and their options, by implicit hitting sets: a set of inputs that could be anything
without touching the outcome shows that every solution takes an input outside it, so that the smallest sets that meet all
those demands are tried first. It stops, and says so, when it has evaluated as often as it may.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from gapcheck.engine.altering import altered
from gapcheck.engine.case_facts import input_line
from gapcheck.engine.demands import Cones
from gapcheck.engine.hitting import hitting_sets
from gapcheck.engine.levers import Lever
from gapcheck.engine.opponents import Opponent, Opponents
from gapcheck.engine.plan import Plan, Signal
from gapcheck.engine.trials import Budget, Line, Otherwise, Spent, Trial
from gapcheck.model.change import Change, Ending, Nearest, Way
from gapcheck.model.period import Period
from gapcheck.model.scenario import Scenario
from gapcheck.model.tree import RuleTree

MOST_CHANGES = 8
"""The most changes that are made at once."""
MOST_WAYS = 20
"""The most ways of the smallest size that are told apart; more are said to be more."""
A_RERUN = 20
"""What running the whole case counts for, in evaluations of the part that an outcome rests on."""

Levers = frozenset[int]


class NearestSearch:
    """One search. `trials` are the readings of the case in which the outcome is not the opposite, the asked one first.

    `confirmed` runs the whole case with some changes and says whether the outcome is the opposite in every reading.
    """

    def __init__(
        self, tree: RuleTree, plan: Plan, scenario: Scenario, until: Period, levers: Sequence[Lever], trials: Iterator[Trial],
        confirmed: Callable[[Way], bool], budget: Budget,
    ) -> None:  # fmt: skip
        self._tree, self._scenario, self._until, self._levers = tree, scenario, until, levers
        self._confirmed, self._budget = confirmed, budget
        self._opponents = Opponents(trials)
        self._everything = frozenset(range(len(levers)))
        self._demands: list[Levers] = []
        self._found: dict[Levers, Way] = {}
        self._cones = Cones(plan, {s: n for n, lever in enumerate(levers) for s in lever.signals})
        self._signals = {change: lever.signals for lever in levers for change in lever.options}
        self._lines: dict[tuple[Signal, Way], Line] = {}

    def run(self) -> Nearest:
        """The smallest changes, all of one size. Never raises Spent: where it stops is part of the answer."""
        size = 1
        try:
            if self._opponents.refuser(self._forgetting(self._everything)) is not None:
                return self._ended(Ending.NONE, 0)
            failed = self._try_each(frozenset({lever}) for lever in self._alone(sorted(self._everything)))
            if not self._found:
                self._demand(self._outside(frozenset(), [(self._opponents.first, {})]))
            while not self._found and size < MOST_CHANGES:
                for chosen in failed:
                    self._demand(self._outside(chosen, list(self._refusals(sorted(chosen), ()))))
                if frozenset() in self._demands:
                    return self._ended(Ending.NONE, 0)
                size += 1
                failed = self._try_each(self._meeting_demands(size))
            return self._ended(Ending.FOUND if self._found else Ending.BOUND, size + (not self._found))
        except Spent:
            return self._ended(Ending.FOUND if self._found else Ending.BOUND, size, all_told=False)

    def _ended(self, ending: Ending, at_least: int, all_told: bool = True) -> Nearest:
        ways = tuple(self._found[chosen] for chosen in sorted(self._found, key=sorted))
        budget = self._budget
        return Nearest(ending, ways, all_told and len(ways) < MOST_WAYS, at_least, min(budget.tried, budget.most),
                       budget.most, len(self._levers))  # fmt: skip

    def _try_each(self, candidates: Iterable[Levers]) -> list[Levers]:
        """Try sets of levers that may do; those that do are kept, those of which nothing was learnt returned."""
        failed: list[Levers] = []
        for chosen in candidates:
            self._opponents.forget_met()
            way = self._flipping(sorted(chosen), ())
            if way is not None:
                self._found[chosen] = way
                if len(self._found) == MOST_WAYS:
                    break
                continue
            forgotten = self._forgetting(chosen)
            refuser = self._opponents.met_that_refuses(forgotten)
            if refuser is not None:
                self._demand(self._outside(chosen, [(refuser, forgotten)]))
            else:
                # Whatever they are set to it does not do: something else is needed too.
                self._demand(self._everything - chosen)
                failed.append(chosen)
        return failed

    def _meeting_demands(self, size: int) -> Iterator[Levers]:
        """Every set of so many levers that meets all demands, also those made meanwhile, and that no opponent refuses."""
        tried: set[Levers] = set()
        while True:
            chosen = next((one for one in hitting_sets(self._demands, size) if one not in tried), None)
            if chosen is None:
                return
            tried.add(chosen)
            forgotten = self._forgetting(chosen)
            refuser = self._opponents.refuser(forgotten)
            if refuser is None:
                yield chosen
            else:
                self._demand(self._outside(chosen, [(refuser, forgotten)]))

    def _demand(self, levers: Levers) -> None:
        self._demands = [*(one for one in self._demands if not levers <= one), levers]

    # ---- what could be anything without touching the outcome

    def _alone(self, levers: list[int]) -> Iterator[int]:
        """The levers that may do alone, found by halves."""
        if not levers or self._opponents.refuser(self._forgetting(levers)) is not None:
            return
        if len(levers) == 1:
            yield levers[0]
            return
        middle = len(levers) // 2
        yield from self._alone(levers[:middle])
        yield from self._alone(levers[middle:])

    def _outside(self, chosen: Levers, refusals: Sequence[tuple[Opponent, Otherwise]]) -> Levers:
        """The levers left when as many others as possible are forgotten without any of the refusals being lifted."""
        if any(opponent.may(setting) for opponent, setting in refusals):
            return self._everything - chosen
        asked = (opponent.demanded(setting, self._cones) for opponent, setting in refusals)
        left: Levers = frozenset().union(*asked) - chosen
        kept = self._everything - left - chosen
        worlds = [opponent.standing({**setting, **self._forgetting(kept)}) for opponent, setting in refusals]

        def add(group: list[int]) -> None:
            nonlocal kept, worlds
            forgotten = tuple(self._forgetting(group))
            further = []
            for world in worlds:
                further.append(world.forgetting(forgotten))
                if further[-1].may:
                    break
            else:
                kept, worlds = kept.union(group), further
                return
            if len(group) > 1:
                add(group[: len(group) // 2])
                add(group[len(group) // 2 :])

        if left:
            add(sorted(left, reverse=True))
        return left - kept

    def _refusals(self, left: Sequence[int], way: Way) -> Iterator[tuple[Opponent, Otherwise]]:
        """For each way to set the levers after those already set, or to leave some as they are, an opponent that refuses it."""
        for change in (None, *self._levers[left[0]].options):
            further = way if change is None else (*way, change)
            setting = {**self._setting(further), **self._forgetting(left[1:])}
            refuser = self._opponents.refuser(setting)
            if refuser is None and len(left) > 1:
                yield from self._refusals(left[1:], further)
            else:
                # Where only running the whole case refused it, nothing is learnt.
                refuser = refuser or self._opponents.failing(setting)
                yield (
                    (refuser, setting)
                    if refuser
                    else (self._opponents.first, self._forgetting(range(len(self._levers))))
                )

    # ---- setting levers

    def _flipping(self, left: list[int], way: Way) -> Way | None:
        """The first way to set the levers, after those already set, that gives the opposite outcome."""
        if not left:
            return way if self._does(way) else None
        for change in self._levers[left[0]].options:
            further = (*way, change)
            refuser = self._opponents.refuser({**self._setting(further), **self._forgetting(left[1:])})
            if refuser is not None:
                self._opponents.meet(refuser)
                continue
            found = self._flipping(left[1:], further)
            if found is not None:
                return found
        return None

    def _does(self, way: Way) -> bool:
        opponent = self._opponents.failing(self._setting(way))
        if opponent is not None:
            self._opponents.meet(opponent)
            return False
        self._budget.spend(A_RERUN)
        return self._confirmed(way)

    def _forgetting(self, levers: Iterable[int]) -> Otherwise:
        return {signal: None for lever in levers for signal in self._levers[lever].signals}

    def _setting(self, way: Way) -> Otherwise:
        touched: dict[Signal, list[Change]] = {}
        for change in way:
            for signal in self._signals[change]:
                touched.setdefault(signal, []).append(change)
        return {signal: self._line(signal, tuple(changes)) for signal, changes in touched.items()}

    def _line(self, signal: Signal, changes: Way) -> Line:
        if (signal, changes) not in self._lines:
            line = input_line(self._tree, altered(self._scenario, changes), signal)
            self._lines[signal, changes] = line.restrict(self._until)
        return self._lines[signal, changes]
