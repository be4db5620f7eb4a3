"""Goals: what it is for an outcome to be the opposite, judged from the values of a few signals on a few days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.model.duties import DutyState
from gapcheck.model.values import Ignorance, Unknown, Value

Seen = tuple[Value, ...]
"""The values of the goal's signals, day by day: for each day those of every signal in order."""

OUT_OF_REACH = Unknown.because(Ignorance.NOT_MODELLED, "")
"""An unknown value that will stay unknown: no goal is reached through it."""

_ASLEEP = frozenset({DutyState.DORMANT.value, DutyState.LAPSED.value})


@dataclass(frozen=True, slots=True)
class Goal:
    """The opposite of an outcome: `may` says whether it is reached or could be once unknown values are known, `must` whether it surely is.

    `wants` says of each signal what it would have to become for that: to hold (or be more), not to, or None for anything else.
    """

    signals: tuple[Signal, ...]
    wants: tuple[bool | None, ...]
    days: tuple[date, ...]
    may: Callable[[Seen], bool]
    must: Callable[[Seen], bool]


def otherwise(signals: Sequence[Signal], day: date, base: Seen) -> Goal:
    """That a seat gives more (the whole: less), that what holds does not or the other way round, or that a value is another.

    Several seats are looked at together: a benefit may have more than one chair.
    """
    if all(signal.kind in (SignalKind.SEAT, SignalKind.SEAT_BY_LAW) for signal in signals):
        return _seats(tuple(signals), day, _total(base, Fraction(0), Fraction(0)))
    opposite = _opposite(base[0])
    want = not base[0] if not isinstance(base[0], Unknown) and isinstance(base[0], bool) else None
    return Goal(
        tuple(signals), (want,) * len(signals), (day,), lambda seen: any(_open(value) or opposite(value) for value in seen),
        lambda seen: any(not isinstance(value, Unknown) and opposite(value) for value in seen),
    )  # fmt: skip


def _opposite(base: Value) -> Callable[[Value], bool]:
    if isinstance(base, Unknown):
        return lambda value: holds(value) is True
    if isinstance(base, bool) or not base or (isinstance(base, str) and base in tuple(DutyState)):
        return lambda value: holds(value) is (not holds(base))
    return lambda value: not isinstance(value, Unknown) and value != base


def holds(value: Value) -> bool | None:
    """Whether a value stands for something that holds; a duty does unless it sleeps or has lapsed. None: not known."""
    if isinstance(value, Unknown):
        return None
    return bool(value) and value not in _ASLEEP


def _seats(signals: tuple[Signal, ...], day: date, base: Fraction) -> Goal:
    less = base >= 1

    def may(seen: Seen) -> bool:
        return _total(seen, Fraction(0), Fraction(1)) < base if less else _total(seen, Fraction(1), Fraction(0)) > base

    def must(seen: Seen) -> bool:
        return _total(seen, Fraction(1), Fraction(1)) < base if less else _total(seen, Fraction(0), Fraction(0)) > base

    return Goal(signals, (not less,) * len(signals), (day,), may, must)


def _open(value: Value) -> bool:
    return isinstance(value, Unknown) and value != OUT_OF_REACH


def _total(seen: Seen, unknown: Fraction, out_of_reach: Fraction) -> Fraction:
    """The shares together, with what is to be taken for each that is not known, or never will be."""
    shares = (out_of_reach if v == OUT_OF_REACH else unknown if isinstance(v, Unknown) else v or 0 for v in seen)
    return sum((Fraction(share) for share in shares), Fraction(0))


def no_gap(need: Signal, seats: Sequence[Signal], day: date) -> Goal:
    """That the need is not there, or that its ordinary chairs hold all of it."""

    def judged(unknown_need: bool, unknown_share: Fraction) -> Callable[[Seen], bool]:
        def judge(seen: Seen) -> bool:
            needed = seen[0]
            absent = unknown_need and _open(needed) if isinstance(needed, Unknown) else not needed
            return absent or _total(seen[1:], unknown_share, Fraction(0)) >= 1

        return judge

    wants = (False, *(True for _ in seats))
    return Goal((need, *seats), wants, (day,), judged(True, Fraction(1)), judged(False, Fraction(0)))


def changed(signals: Sequence[Signal], days: Sequence[date], base: Seen) -> Goal:
    """That at least one of the signals is not what it was: the least that has to happen for a finding about them to go."""

    def differs(value: Value, was: Value) -> bool:
        # What was not known has become something else only when it is known to hold.
        return bool(value) if isinstance(was, Unknown) else type(value) is not type(was) or value != was

    def may(seen: Seen) -> bool:
        pairs = zip(seen, base, strict=True)
        return any(
            value != was and _open(value) if isinstance(value, Unknown) else differs(value, was) for value, was in pairs
        )

    def must(seen: Seen) -> bool:
        return any(
            not isinstance(value, Unknown) and differs(value, was) for value, was in zip(seen, base, strict=True)
        )

    return Goal(tuple(signals), (None,) * len(signals), tuple(days), may, must)


def anything(signals: Sequence[Signal], day: date) -> Goal:
    """That one of what the signals rest on is otherwise, whatever comes of it."""
    return Goal(tuple(signals), (None,) * len(signals), (day,), lambda _: True, lambda _: True)
