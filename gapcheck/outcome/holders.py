"""Who holds a part's livelihood each day, as a scenario expects it and as it was computed, in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from gapcheck.model.checked import BothSides
from gapcheck.model.finding_codes import NO_LIVELIHOOD
from gapcheck.model.period import Period
from gapcheck.model.result import LivelihoodSpan, Result
from gapcheck.model.scenario import UNDECIDED, ExpectedSeat
from gapcheck.model.timeline import Timeline
from gapcheck.outcome.asserted_words import NOT_NEEDED, holders_words, seat_words


@dataclass(frozen=True, slots=True)
class Holders:
    """Both sides of a day: who is expected and who was found, with the place that expects it ("" where none does)."""

    expected: str
    actual: str
    place: str


def both_sides(result: Result) -> Iterator[BothSides]:
    """The whole of every part's livelihood, side by side; nothing for a scenario that does not assert it."""
    if result.scenario.expected.livelihood is None:
        return
    for part in result.scenario.parts:
        for period, day in holders(result, part.id).segments():
            yield BothSides(part.id, period, day.expected, day.actual)


def holders(result: Result, part: str) -> Timeline[Holders]:
    """Both sides of each day of a part; what is expected of a day that has no need is not asserted."""

    def compare(expected: tuple[str, str], actual: str) -> Holders:
        words, place = expected
        return Holders(NOT_NEEDED if actual == NOT_NEEDED else words, actual, place)

    return Timeline.combine(compare, _expected(result, part), _actual(result, part))


def _actual(result: Result, part: str) -> Timeline[str]:
    needs = {need.name for need in result.tree.needs_reported_as(NO_LIVELIHOOD)}
    spans = [span for span in result.livelihood if span.part == part and span.need in needs]
    return Timeline.of(result.scenario.period, NOT_NEEDED, [(span.period, _span_words(span)) for span in spans])


def _span_words(span: LivelihoodSpan) -> str:
    if span.undecided:
        return UNDECIDED
    ordinary = [seat for seat in span.seats if not seat.last_resort]
    return holders_words(seat_words(seat.actor, seat.benefit, seat.share) for seat in ordinary)


def _expected(result: Result, part: str) -> Timeline[tuple[str, str]]:
    """The expected holders in words, and the place that says so."""
    by_last: dict[date, list[ExpectedSeat]] = {}
    for seat in result.scenario.expected.livelihood or ():
        if seat.part in ("", part):
            by_last.setdefault(seat.last, []).append(seat)
    pieces: list[tuple[Period, tuple[str, str]]] = []
    start = result.scenario.period.first
    for last, seats in sorted(by_last.items()):
        pieces.append((Period(start, last), (_seats_words(seats), seats[0].place)))
        start = last + timedelta(days=1)
    return Timeline.of(result.scenario.period, ("(inget angivet)", ""), pieces)


def _seats_words(seats: list[ExpectedSeat]) -> str:
    """Seats that are expected on the same days; one without a share is expected to hold the whole part."""
    if any(seat.undecided for seat in seats):
        return UNDECIDED
    return holders_words(
        seat_words(seat.by, seat.benefit, Fraction(1) if seat.share is None else seat.share)
        for seat in seats
        if seat.by
    )
