"""What exploring the readings of a case comes to: its worlds, or why there are none to show."""

from __future__ import annotations

from dataclasses import dataclass

from gapcheck.engine.reference import Evaluation
from gapcheck.model.readings import Excluded, Occasion, Reading
from gapcheck.model.tree import RuleTree


@dataclass(frozen=True, slots=True)
class ReadWorld:
    """A case evaluated under one reading; assessments that are not answered change nothing there."""

    reading: Reading
    evaluation: Evaluation


@dataclass(frozen=True, slots=True)
class Explored:
    """The worlds of a case, and the combinations of answers that were left out as impossible, sorted."""

    worlds: tuple[ReadWorld, ...]
    excluded: tuple[Excluded, ...] = ()


class TooManyReadings(Exception):
    """More readings, or more occasions, matter than are tried.

    `asked` are the occasions met so far, those that split most readings first.
    """

    def __init__(self, tree: RuleTree, asked: tuple[Occasion, ...]) -> None:
        self.tree, self.asked = tree, asked
        super().__init__(", ".join(map(str, asked)))


class NoReading(Exception):
    """The case's own statements are among answers that cannot stand together; `excluded` says which."""

    def __init__(self, tree: RuleTree, excluded: tuple[Excluded, ...]) -> None:
        self.tree, self.excluded = tree, excluded
        super().__init__(", ".join(one.exclusion for one in excluded))
