"""Opponents: the ways for what a change leaves open to fall, which every change that is to give an outcome must get past."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from gapcheck.engine.demands import Cones
from gapcheck.engine.trials import Otherwise, Standing, Trial

MOST_OPPONENTS = 24
"""The most opponents that are kept in mind."""


@dataclass(frozen=True, slots=True, eq=False)
class Opponent:
    """One way for what a solution leaves open to fall: a reading, with values for what is missing or open in it too.

    What gives the goal though something is not known gives it whatever that is, so that every solution must get past every
    opponent, or set what the opponent has set.
    """

    trial: Trial
    filled: Otherwise

    def may(self, otherwise: Otherwise) -> bool:
        """Whether the goal may be reached against this opponent."""
        return self.trial.may({**self.filled, **otherwise})

    def standing(self, otherwise: Otherwise) -> Standing:
        """The case with these inputs against this opponent."""
        return self.trial.standing({**self.filled, **otherwise})

    def failing(self, otherwise: Otherwise) -> Opponent | None:
        """An opponent that keeps the goal from being reached with these inputs; None when there is none."""
        found = self.trial.failing({**self.filled, **otherwise})
        if found is None:
            return None
        return Opponent(self.trial, {signal: line for signal, line in found.items() if signal not in otherwise})

    def demanded(self, otherwise: Otherwise, cones: Cones) -> frozenset[int]:
        """The inputs of which one more at least must change where the goal is out of reach with these."""
        return self.trial.demanded({**self.filled, **otherwise}, cones)


class Opponents:
    """The opponents met in one search: every reading of the case, and what was found to refuse some change."""

    def __init__(self, trials: Iterator[Trial]) -> None:
        self._untried = trials
        self._readings = [Opponent(next(trials), {})]
        self._known = list(self._readings)
        self._met: list[Opponent] = []

    @property
    def first(self) -> Opponent:
        """The reading that is asked about."""
        return self._readings[0]

    def refuser(self, otherwise: Otherwise) -> Opponent | None:
        """A known opponent against which the goal is out of reach; the one that refused last is asked first."""
        for number, opponent in enumerate(self._known):
            if not opponent.may(otherwise):
                self._known.insert(0, self._known.pop(number))
                return opponent
        return None

    def failing(self, otherwise: Otherwise) -> Opponent | None:
        """An opponent, known from now on, against which these inputs fail; None when they get past every reading."""
        for reading in self._every_reading():
            found = reading.failing(otherwise)
            if found is not None:
                return self._remember(_fewest(found, otherwise))
        return None

    def _every_reading(self) -> Iterator[Opponent]:
        yield from tuple(self._readings)
        for trial in self._untried:
            self._readings.append(Opponent(trial, {}))
            yield self._readings[-1]

    def _remember(self, opponent: Opponent) -> Opponent:
        self._known = [opponent, *self._known][:MOST_OPPONENTS]
        return opponent

    # ---- those met while some inputs were tried

    def forget_met(self) -> None:
        """Begin with other inputs."""
        self._met = []

    def meet(self, opponent: Opponent) -> None:
        """Note who refused."""
        self._met.append(opponent)

    def met_that_refuses(self, otherwise: Otherwise) -> Opponent | None:
        """One of those met, or all that they fill in put together, that refuses these inputs too."""
        together = (self._together(reading) for reading in self._readings)
        for opponent in (*dict.fromkeys(self._met), *together):
            if not opponent.may(otherwise):
                return self._remember(opponent)
        return None

    def _together(self, reading: Opponent) -> Opponent:
        filled = [one.filled for one in self._met if one.trial is reading.trial]
        return Opponent(reading.trial, {signal: line for one in filled for signal, line in one.items()})


def _fewest(opponent: Opponent, otherwise: Otherwise) -> Opponent:
    """The opponent with as little filled in as still refuses these inputs."""
    for signal in opponent.filled:
        fewer = replace(opponent, filled={s: line for s, line in opponent.filled.items() if s != signal})
        if not fewer.may(otherwise):
            opponent = fewer
    return opponent
