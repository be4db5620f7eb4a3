"""Expectations: what a scenario asserts compared with what was computed, difference by difference."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction

from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.engine.view import WorldView
from gapcheck.model.finding_codes import NO_LIVELIHOOD
from gapcheck.model.findings import Finding
from gapcheck.model.labels import value_text
from gapcheck.model.period import Period
from gapcheck.model.result import LivelihoodSpan, Result
from gapcheck.model.scenario import ExpectedFinding, ExpectedSeat, ExpectedValue
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Unknown


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One difference: what it is about, where it was expected, and both sides in words."""

    about: Text
    place: str
    expected: str
    actual: str


def mismatches(result: Result) -> tuple[Mismatch, ...]:
    """Every difference between a scenario's expectations and its result, in the order the scenario lists them."""
    return (*_livelihood(result), *_findings(result), *_values(result), *_yardsticks(result))


def _livelihood(result: Result) -> Iterator[Mismatch]:
    expected = result.scenario.expected.livelihood
    if expected is None:
        return
    for part in result.scenario.parts:
        wanted = _wanted_line(result, part.id, [e for e in expected if not e.part or e.part == part.id])
        actual = livelihood_line(result, part.id)
        differs: Timeline[tuple[str, str, str] | None] = Timeline.combine(
            lambda want, got: None if want[0] == got else (want[0], got, want[1]), wanted, actual
        )
        for period, difference in differs.segments():
            if difference is not None:
                want, got, place = difference
                yield Mismatch(
                    Text(f"försörjning ({part.id}) {period}", f"livelihood ({part.id}) {period}"), place, want, got
                )


def livelihood_line(result: Result, part: str) -> Timeline[str]:
    """Who holds a part's livelihood each day, in the words that expectations are written in."""
    needs = {need.name for need in result.tree.needs.values() if need.gap_code == NO_LIVELIHOOD}
    spans = [span for span in result.livelihood if span.part == part and span.need in needs]
    return Timeline.of(result.scenario.period, "-", [(span.period, _span_text(span)) for span in spans])


def _span_text(span: LivelihoodSpan) -> str:
    if span.undecided:
        return "oavgjort"
    ordinary = [seat for seat in span.seats if not seat.last_resort]
    if not ordinary:
        return "ingen"
    return " + ".join(sorted(_seat_text(seat.actor, seat.benefit, seat.share) for seat in ordinary))


def _seat_text(by: str, benefit: str, share: Fraction | None) -> str:
    return f"{by}/{benefit}" + (f" {share}" if share is not None else "")


def _wanted_line(result: Result, part: str, seats: list[ExpectedSeat]) -> Timeline[tuple[str, str]]:
    """The expected holder and the place that says so, per day; days of a part that has no need are not asserted."""
    by_last: dict[object, list[ExpectedSeat]] = {}
    for seat in seats:
        by_last.setdefault(seat.last, []).append(seat)
    pieces: list[tuple[Period, tuple[str, str]]] = []
    start = result.scenario.period.first
    for last in sorted({seat.last for seat in seats}):
        group = by_last[last]
        pieces.append((Period(start, last), (_group_text(group), group[0].place)))
        start = last + timedelta(days=1)
    actual = livelihood_line(result, part)
    line: Timeline[tuple[str, str]] = Timeline.of(result.scenario.period, ("(inget angivet)", ""), pieces)
    return Timeline.combine(lambda want, got: ("-", want[1]) if got == "-" else want, line, actual)


def _group_text(group: list[ExpectedSeat]) -> str:
    if any(seat.undecided for seat in group):
        return "oavgjort"
    held = [seat for seat in group if seat.by]
    if not held:
        return "ingen"
    return " + ".join(
        sorted(
            _seat_text(seat.by, seat.benefit, seat.share if seat.share is not None else Fraction(1)) for seat in held
        )
    )


def _findings(result: Result) -> Iterator[Mismatch]:
    expected = result.scenario.expected.findings
    if expected is None:
        return
    left = list(result.findings)
    for want in expected:
        match = next((finding for finding in left if _matches(want, finding)), None)
        if match is None:
            yield Mismatch(Text("fynd", "finding"), want.place, _want_text(want), "saknas")
        else:
            left.remove(match)
    for finding in left:
        place = expected[0].place if expected else result.scenario.file
        yield Mismatch(Text("fynd", "finding"), place, "inget", finding_text(finding))


def _matches(want: ExpectedFinding, finding: Finding) -> bool:
    return (
        want.code == finding.code
        and want.first == finding.period.first
        and (want.last is None or want.last == finding.period.last)
        and (not want.part or want.part == finding.part)
        and (want.healed is None or want.healed == finding.healed)
    )


def _want_text(want: ExpectedFinding) -> str:
    last = f"–{want.last}" if want.last else ""
    return f"{want.code} {want.first}{last}" + (f" ({want.part})" if want.part else "")


def finding_text(finding: Finding) -> str:
    part = f" ({finding.part})" if finding.part else ""
    return f"{finding.code} {finding.period.first}–{finding.period.last}{part}: {finding.concept}"


def _values(result: Result) -> Iterator[Mismatch]:
    for want in result.scenario.expected.values:
        found = {_value_on(view, want) for view in _views(result)}
        actual = found.pop() if len(found) == 1 else "oavgjort"
        wanted = "oavgjort" if want.undecided else value_text(want.value).sv
        if wanted != actual:
            part = f" ({want.part})" if want.part else ""
            yield Mismatch(
                Text(f"{want.concept}{part} {want.day}", f"{want.concept}{part} {want.day}"), want.place, wanted, actual
            )


def _value_on(view: WorldView, want: ExpectedValue) -> str:
    concept = want.concept
    parts = [want.part] if want.part else [part.id for part in view.scenario.parts]
    if not view.tree.per_part(concept):
        parts = [""]
    signals = [Signal(SignalKind.CONCEPT, concept, part) for part in parts]
    values = [view.line(signal).at(want.day) for signal in signals]
    if any(isinstance(value, Unknown) for value in values):
        return "oavgjort"
    return value_text(values[0]).sv


def _yardsticks(result: Result) -> Iterator[Mismatch]:
    for want in result.scenario.expected.yardsticks:
        for part in result.scenario.parts:
            if want.part and want.part != part.id:
                continue
            found = {
                tuple(
                    sorted(
                        yardstick
                        for verdict in view.verdicts(part.id).at(want.day)
                        if verdict.test == want.capacity_test
                        for yardstick in verdict.yardsticks
                    )
                )
                for view in _views(result)
            }
            actual = ", ".join(found.pop()) if len(found) == 1 else "oavgjort"
            wanted = ", ".join(sorted(want.yardsticks))
            if wanted != actual:
                about = f"{want.capacity_test} ({part.id}) {want.day}"
                yield Mismatch(Text(f"måttstockar, {about}", f"yardsticks, {about}"), want.place, wanted, actual)


def _views(result: Result) -> list[WorldView]:
    return [view for view in result.worlds if isinstance(view, WorldView)]
