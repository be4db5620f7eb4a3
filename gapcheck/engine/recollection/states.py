"""Remembered states: a latch, a held value, and a wording picked on the first day of a spell."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from gapcheck.engine.recollection.pieces import Line, Piece, doubts, drawn
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Ignorance, Unknown, Value


def latch(opening: Value, starts: Line, ends: Line) -> Line:
    """Yes from the day `starts` holds until the day before `ends` holds; `ends` wins when both hold."""
    state: Value = opening if opening is not None else False

    def step(begin: Value, end: Value) -> Value:
        nonlocal state
        if isinstance(end, Unknown):
            state = doubts(end, begin, state) if state or begin else state
        elif end:
            state = False
        elif isinstance(begin, Unknown):
            state = state if state is True else doubts(begin, state)
        elif begin:
            state = True
        return state

    return Timeline.combine(step, starts, ends)


def held(opening: Value, takes: Line, when: Line, held_while: Line, otherwise: Line) -> Line:
    """A value taken while `when` holds, kept while `held_while` holds, else what the day itself gives.

    Without an opening the first day's own value is taken as the history; if that is nothing, the history is missing.
    """
    value = held_before(opening, takes.values[0])

    def step(taken: Value, on: Value, keep: Value, fallback: Value) -> Value:
        nonlocal value
        if isinstance(on, Unknown):
            value = doubts(on, value)
        elif on:
            value = taken
        elif isinstance(keep, Unknown):
            value = value if value == fallback else doubts(keep, value)
        elif not keep:
            value = fallback
        return value

    return Timeline.combine(step, takes, when, held_while, otherwise)


def held_before(opening: Value, first: Value) -> Value:
    """What was held the day before the case, whose first day would give `first`."""
    if opening is not None:
        return opening
    return first if first or isinstance(first, Unknown) else Unknown.because(Ignorance.FACT, "ingående värde")


def law_picked(governs: Callable[[date], Value], outside: Line, spell: Line) -> Line:
    """Whether the wording governs, chosen on the first day of each spell; outside spells as on the day itself.

    Where it is not known whether a spell runs, neither is its first day, until the spell is surely over.
    """
    pieces: list[Piece] = []
    doubt: Unknown | None = None
    for first, last, runs in spell.runs():
        if isinstance(runs, Unknown):
            doubt = runs
        elif not runs:
            doubt = None
        if doubt is not None:
            pieces.append((first, last, doubt))
        elif runs:
            pieces.append((first, last, governs(date.fromordinal(first))))
        else:
            pieces += _clipped(outside, first, last)
    return drawn(spell, pieces, False)


def _clipped(line: Line, first: int, last: int) -> list[Piece]:
    return [(max(a, first), min(b, last), value) for a, b, value in line.runs() if a <= last and b >= first]
