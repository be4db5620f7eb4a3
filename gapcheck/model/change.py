"""Changes: what would have to be otherwise in a case for an outcome to be the opposite, and how the search for it ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gapcheck.model.concepts import ConceptKind
from gapcheck.model.period import Period
from gapcheck.model.values import Known, Value


@dataclass(frozen=True, slots=True)
class Change:
    """One input of a case that is otherwise on the days of a period, and who can change it.

    `after` is the value it has instead; an event has True where it happens and False where it does not. A decision has
    True (granted), False (refused) or None (there is none, so that the law is followed), and is `given` on a day. `before`
    is what it was on the day that is asked about, and `place` where the case says so ("" where the case is silent).
    """

    kind: ConceptKind
    concept: str
    part: str
    period: Period
    before: Value
    after: Known
    who: tuple[str, ...] = ()
    place: str = ""
    given: date | None = None


Way = tuple[Change, ...]
"""Changes that together give the opposite outcome."""


class Ending(StrEnum):
    """How a search for the nearest change ended."""

    FOUND = "found"
    NONE = "none"
    BOUND = "bound"


@dataclass(frozen=True, slots=True)
class Nearest:
    """The smallest changes that give the opposite outcome, and what is known where there is none.

    `ways` all have the same size, the nearest first; `all_told` False means that there may be more of that size. Fewer than
    `at_least` changes cannot do, whatever they are. `tried` counts the evaluations that were needed, of at most `most`;
    `levers` the inputs that were looked at, and `left_out` those that nobody is said to be able to change.
    """

    ending: Ending
    ways: tuple[Way, ...]
    all_told: bool
    at_least: int
    tried: int
    most: int
    levers: int
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class OfItself:
    """What gives the opposite outcome though nothing about the case changes: time that passes, or another day's law.

    `from_day` is the first later day of the case with the opposite outcome, None where there is none before it ends on
    `until`; `passes` False where that is not asked, because what is asked about holds on a single day only. `laws` are the
    days nearest before and after the asked one whose law, for the whole case, gives the opposite.
    """

    from_day: date | None
    until: date
    laws: tuple[date, ...] = ()
    passes: bool = True
