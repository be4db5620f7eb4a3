"""Spans of time: the first stretch of a spell, and the stretch after one."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from gapcheck.engine.pointwise import disjunction
from gapcheck.engine.recollection.pieces import Line, Piece, doubts, drawn, spells_of, unknown_from_first_doubt
from gapcheck.model.calendar import add, last_day_of_span
from gapcheck.model.memory import Length
from gapcheck.model.timeline import Timeline
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
        older = opening if first == during.first and isinstance(opening, Unknown) else True
        if isinstance(number, Unknown):
            pieces.append((first, last, doubts(number, older)))
            continue
        end = last_day_of_span(date.fromordinal(first), number, length.unit).toordinal()
        if end >= first:
            pieces.append((first, min(last, end), older))
    return unknown_from_first_doubt(drawn(during, pieces, False), during)


def span_after(length: Length, opening: Value, after: Line, lengths: Line | None = None) -> Line:
    """Yes while `after` held on some earlier day no longer ago than `length`; today is not looked at.

    A length that is a concept is taken as it stood on the day that is counted from.
    """
    pieces: list[Piece] = []
    doubtful: list[Piece] = []
    spells = [stretch for spell in spells_of(after) for stretch in _of_one_length(*spell, lengths)]
    if opening is True or isinstance(opening, Unknown):
        spells.insert(0, (after.first - 1, after.first - 1))
    for first, last in spells:
        number = _length_on(length, lengths, max(last, after.first))
        older = opening if first < after.first else True
        if isinstance(number, Unknown):
            doubtful.append((first + 1, after.last, doubts(number, older)))
        elif number:
            end = add(date.fromordinal(last), number, length.unit).toordinal()
            (pieces if older is True else doubtful).append((first + 1, end, older))
    seen = drawn(after, _joined(pieces), False)
    if doubtful:
        seen = Timeline.combine(disjunction, seen, *(drawn(after, [piece], False) for piece in doubtful))
    return unknown_from_first_doubt(seen, after.before(False))


def _of_one_length(first: int, last: int, lengths: Line | None) -> list[tuple[int, int]]:
    """The stretch cut up where the length changes."""
    cuts = [start for start in lengths.starts if first < start <= last] if lengths is not None else []
    return list(zip([first, *cuts], [*(cut - 1 for cut in cuts), last], strict=True))


def _length_on(length: Length, lengths: Line | None, day: int) -> int | Unknown:
    """The number of units, none at least. Sums and products of numbers are whole fractions."""
    if not length.concept:
        return length.number
    assert lengths is not None  # lowering adds the timeline whenever the length is a concept
    number = lengths.at_ordinal(day)
    if isinstance(number, Unknown):
        return number
    if isinstance(number, bool) or not isinstance(number, (int, Fraction)) or number.denominator != 1:
        return Unknown.because(Ignorance.FACT, length.concept)
    return max(0, int(number))


def _joined(pieces: list[Piece]) -> list[Piece]:
    """The days of the pieces, which rise by their first day, each day once."""
    joined: list[Piece] = []
    for first, last, value in pieces:
        start = max(first, joined[-1][1] + 1) if joined else first
        if start <= last:
            joined.append((start, last, value))
    return joined
