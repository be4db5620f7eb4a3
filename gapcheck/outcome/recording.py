"""Recording: what was computed of a case, as the rows of expectations that it fulfils."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.engine.view import WorldView
from gapcheck.model.finding_codes import NO_LIVELIHOOD
from gapcheck.model.findings import Finding
from gapcheck.model.result import LivelihoodSpan, Result
from gapcheck.model.rows import Row
from gapcheck.model.scenario import NOBODY, UNDECIDED
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Known, Unknown, Value

Held = tuple[tuple[str, str, Fraction], ...]
"""Who holds a part on a day: actor, benefit and share of each; UNDECIDED alone where that is not known."""

_UNDECIDED: Held = ((UNDECIDED, "", Fraction(0)),)


def expected_rows(result: Result, values: Iterable[tuple[str, str, date]]) -> dict[str, list[Row]]:
    """Rows for every group that the case's own expectations have, for livelihood and findings always, and for some values.

    `values` are concepts with their part ("" for the person) and day.
    """
    views = [view for view in result.worlds if isinstance(view, WorldView)]
    own = result.scenario.expected
    asked = dict.fromkeys([*((one.concept, one.part, one.day) for one in own.values), *values])
    groups = {
        "försörjning": list(_livelihood(result)),
        "fynd": [_finding_row(finding) for finding in result.findings],
        "värden": [_row(day, part, {concept: _shared(_values(views, concept, part, day))}) for concept, part, day in asked],
        "måttstockar": [
            _row(one.day, one.part, {"prövning": one.capacity_test, "är": used[0]})
            for one in own.yardsticks
            if len(used := _yardsticks(views, one.capacity_test, one.part, one.day)) == 1
        ],
        "skyldigheter": [
            _row(one.day, one.part, {"skyldighet": one.duty, "är": _shared(_states(views, one.duty, one.part, one.day))})
            for one in own.duties
        ],
    }  # fmt: skip
    return {name: rows for name, rows in groups.items() if rows or name == "fynd"}


def _row(day: date, part: str, rest: Row) -> Row:
    return {"dag": day, **({"del": part} if part else {}), **rest}


def _livelihood(result: Result) -> Iterator[Row]:
    """Each part's holders to the end of the case, as rows in the order of their last days."""
    several = len(result.scenario.parts) > 1
    rows: list[tuple[date, str, Row]] = []
    for part in result.scenario.parts:
        for period, held in _held(result, part.id).segments():
            for by, benefit, share in held or ((NOBODY, "", Fraction(0)),):
                row: Row = {"till": period.last, **({"del": part.id} if several else {}), "av": by}
                rows.append((period.last, part.id, {**row, **({"genom": benefit, "andel": share} if benefit else {})}))
    yield from (row for _, _, row in sorted(rows, key=lambda one: one[:2]))


def _held(result: Result, part: str) -> Timeline[Held]:
    needs = {need.name for need in result.tree.needs_reported_as(NO_LIVELIHOOD)}
    spans = [span for span in result.livelihood if span.part == part and span.need in needs]
    nobody: Held = ()
    return Timeline.of(result.scenario.period, nobody, [(span.period, _holders(span)) for span in spans])


def _holders(span: LivelihoodSpan) -> Held:
    if span.undecided:
        return _UNDECIDED
    return tuple((seat.actor, seat.benefit, seat.share) for seat in span.seats if not seat.last_resort)


def _finding_row(finding: Finding) -> Row:
    row: Row = {"kod": finding.code, "från": finding.period.first, "till": finding.period.last}
    if finding.part:
        row["del"] = finding.part
    if finding.healed:
        row["läkt"] = finding.healed
    return row


def _values(views: list[WorldView], concept: str, part: str, day: date) -> Iterator[Value]:
    for view in views:
        parts = [part] if part else [one.id for one in view.scenario.parts]
        for where in parts if view.tree.per_part(concept) else ("",):
            yield view.line(Signal(SignalKind.CONCEPT, concept, where)).at(day)


def _states(views: list[WorldView], duty: str, part: str, day: date) -> Iterator[Value]:
    for view in views:
        yield from (line.at(day) for one, where, line in view.duty_states() if one.id == duty and part in ("", where))


def _shared(values: Iterable[Value]) -> Known:
    """The value that all readings and parts share; the undecided word where they differ or something is not known."""
    found = list(values)
    first = found[0]
    if isinstance(first, Unknown) or any(type(one) is not type(first) or one != first for one in found):
        return UNDECIDED
    return first


def _yardsticks(views: list[WorldView], test: str, part: str, day: date) -> list[tuple[str, ...]]:
    """The different sets of yardsticks in force in the readings and parts: one where it can be asserted."""
    sets: dict[tuple[str, ...], None] = {}
    for view in views:
        for where in [part] if part else [one.id for one in view.scenario.parts]:
            used = [verdict for verdict in view.verdicts(where).at(day) if verdict.test == test]
            sets[tuple(sorted({yardstick for verdict in used for yardstick in verdict.yardsticks}))] = None
    return list(sets)
