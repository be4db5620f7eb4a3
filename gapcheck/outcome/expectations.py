"""Expectations: what a scenario asserts compared with what was computed, difference by difference."""

from __future__ import annotations

from collections.abc import Iterator

from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.engine.view import WorldView
from gapcheck.model.checked import Deviation
from gapcheck.model.findings import Finding
from gapcheck.model.result import Result
from gapcheck.model.scenario import ExpectedDuty, ExpectedFinding, ExpectedValue, ExpectedYardsticks
from gapcheck.model.text import Text
from gapcheck.outcome.asserted_words import MISSING, expected_words, shared_words, value_words
from gapcheck.outcome.holders import holders


def deviations(result: Result) -> tuple[Deviation, ...]:
    """Every difference between a scenario's expectations and its result, in the order the scenario lists them."""
    return (*_livelihood(result), *_findings(result), *_values(result), *_yardsticks(result), *_duties(result))


def _livelihood(result: Result) -> Iterator[Deviation]:
    if result.scenario.expected.livelihood is None:
        return
    for part in result.scenario.parts:
        for period, day in holders(result, part.id).segments():
            if day.expected != day.actual:
                about = Text(f"försörjning ({part.id}) {period}", f"livelihood ({part.id}) {period}")
                yield Deviation(about, day.place, day.expected, day.actual)


def _findings(result: Result) -> Iterator[Deviation]:
    expected = result.scenario.expected.findings
    if expected is None:
        return
    missing, unlisted = unmatched(result)
    for want in missing:
        yield Deviation(Text("fynd", "finding"), want.place, _want_text(want), MISSING)
    for finding in unlisted:
        place = expected[0].place if expected else result.scenario.file
        yield Deviation(Text("fynd", "finding"), place, "inget", _finding_text(finding))


def unmatched(result: Result) -> tuple[list[ExpectedFinding], list[Finding]]:
    """What the scenario lists and was not found, and what was found and it does not list."""
    missing = []
    left = list(result.findings)
    for want in result.scenario.expected.findings or ():
        match = next((finding for finding in left if _matches(want, finding)), None)
        if match is None:
            missing.append(want)
        else:
            left.remove(match)
    return missing, left


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


def _finding_text(finding: Finding) -> str:
    part = f" ({finding.part})" if finding.part else ""
    return f"{finding.code} {finding.period.first}–{finding.period.last}{part}: {finding.concept}"


def _values(result: Result) -> Iterator[Deviation]:
    for want in result.scenario.expected.values:
        actual = shared_words(words for view in _views(result) for words in _values_on(view, want))
        wanted = expected_words(want.value, want.undecided)
        if wanted != actual:
            part = f" ({want.part})" if want.part else ""
            about = f"{want.concept}{part} {want.day}"
            yield Deviation(Text(about, about), want.place, wanted, actual)


def _values_on(view: WorldView, want: ExpectedValue) -> Iterator[str]:
    """The concept's value on the day, for the part that is meant or for each of hers."""
    parts = [want.part] if want.part else [part.id for part in view.scenario.parts]
    for part in parts if view.tree.per_part(want.concept) else ("",):
        yield value_words(view.line(Signal(SignalKind.CONCEPT, want.concept, part)).at(want.day))


def _yardsticks(result: Result) -> Iterator[Deviation]:
    for want in result.scenario.expected.yardsticks:
        for part in result.scenario.parts:
            if want.part and want.part != part.id:
                continue
            actual = shared_words(_yardsticks_on(view, want, part.id) for view in _views(result))
            wanted = ", ".join(sorted(want.yardsticks))
            if wanted != actual:
                about = f"{want.capacity_test} ({part.id}) {want.day}"
                yield Deviation(Text(f"måttstockar, {about}", f"yardsticks, {about}"), want.place, wanted, actual)


def _yardsticks_on(view: WorldView, want: ExpectedYardsticks, part: str) -> str:
    used = [verdict for verdict in view.verdicts(part).at(want.day) if verdict.test == want.capacity_test]
    return ", ".join(sorted(yardstick for verdict in used for yardstick in verdict.yardsticks))


def _duties(result: Result) -> Iterator[Deviation]:
    for want in result.scenario.expected.duties:
        actual = shared_words(words for view in _views(result) for words in _duty_on(view, want))
        if want.state != actual:
            about = f"{want.duty} {want.day}"
            yield Deviation(Text(f"skyldighet, {about}", f"duty, {about}"), want.place, want.state, actual)


def _duty_on(view: WorldView, want: ExpectedDuty) -> Iterator[str]:
    """The duty's state on the day, for the part that is meant or for each that it is about."""
    found = [states for duty, part, states in view.duty_states() if duty.id == want.duty and want.part in ("", part)]
    yield from (value_words(states.at(want.day)) for states in found) if found else (MISSING,)


def _views(result: Result) -> list[WorldView]:
    return [view for view in result.worlds if isinstance(view, WorldView)]
