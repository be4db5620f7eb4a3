"""Spans of time: the first stretch of a spell, and the stretch after one."""

from __future__ import annotations

from datetime import date

from gapcheck.engine.recollection.pieces import Line, Piece, drawn, spells_of, unknown_from_first_doubt
from gapcheck.model.calendar import add, last_day_of_span
from gapcheck.model.memory import Length
from gapcheck.model.values import Ignorance, Unknown, Value


def span_during(length: Length, opening: Value, during: Line, lengths: Line | None = None) -> Line:
    """Yes on the first `length` of each spell of `during`, today included.

    `opening` yes: the spell that holds on the first day is older than the case and its length is already used up; where
    that is not known, neither is that spell's stretch.
    """
    pieces: list[Piece] = []
    for first, last in spells_of(during):
        number = _length_on(length, lengths, first)
        if first == during.first and opening is True:
            continue
        if number is None:
            pieces.append((first, last, Unknown.because(Ignorance.FACT, length.concept)))
            continue
        end = last_day_of_span(date.fromordinal(first), number, length.unit).toordinal()
        older = first == during.first and isinstance(opening, Unknown)
        if end >= first:
            pieces.append((first, min(last, end), opening if older else True))
    return unknown_from_first_doubt(drawn(during, pieces, False), during)


def span_after(length: Length, opening: Value, after: Line, lengths: Line | None = None) -> Line:
    """Yes while `after` held on some earlier day no longer ago than `length`; today is not looked at.

    `opening` yes: it held the day before the case starts; where that is not known, neither is the stretch after it.
    """
    pieces: list[Piece] = []
    spells = spells_of(after)
    if opening is True or isinstance(opening, Unknown):
        spells.insert(0, (after.first - 1, after.first - 1))
    for first, last in spells:
        number = _length_on(length, lengths, max(last, after.first))
        if number is None:
            pieces.append((max(first + 1, after.first), after.last, Unknown.because(Ignorance.FACT, length.concept)))
            break
        if number:
            end = add(date.fromordinal(last), number, length.unit).toordinal()
            older = last < after.first and isinstance(opening, Unknown)
            pieces.append((first + 1, end, opening if older else True))
    return unknown_from_first_doubt(drawn(after, _without_overlap(pieces), False), after.before(False))


def _length_on(length: Length, lengths: Line | None, day: int) -> int | None:
    if not length.concept:
        return length.number
    assert lengths is not None  # lowering adds the timeline whenever the length is a concept
    number = lengths.at_ordinal(day)
    return number if isinstance(number, int) and not isinstance(number, bool) else None


def _without_overlap(pieces: list[Piece]) -> list[Piece]:
    """The same pieces without overlap; a later one takes over from its first day."""
    joined: list[Piece] = []
    for first, last, value in pieces:
        if joined and joined[-1][1] >= first:
            joined[-1] = (joined[-1][0], first - 1, joined[-1][2])
        joined.append((first, last, value))
    return [piece for piece in joined if piece[0] <= piece[1]]
