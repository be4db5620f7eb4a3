"""Which yardsticks each actor measures her against in a case, what each finds, and where the findings contradict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from gapcheck.engine.leaves import able_verdict
from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.engine.view import WorldView
from gapcheck.model.case_definitions import ActorVerdict, CaseMatrix, MatrixSpan, Measured
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Value
from gapcheck.model.verdicts import Verdict, contradict


def case_matrix(views: Sequence[WorldView], number: int) -> CaseMatrix:
    """The matrix of one reading (from 1): actor by yardstick by period, per part of her working time."""
    view = views[number - 1]
    spans = tuple(span for part in view.scenario.parts for span in _spans(view, part.id))
    contradicted = sum(span.period.days for span in spans if span.contradictions)
    return CaseMatrix(
        number=number,
        readings=len(views),
        choices=view.reading,
        spans=spans,
        contradiction_days=contradicted,
        days=sum(span.period.days for span in spans),
        differs=any(
            other.verdicts(part.id) != view.verdicts(part.id) for other in views for part in view.scenario.parts
        ),
    )


def _spans(view: WorldView, part: str) -> Iterator[MatrixSpan]:
    """The days on which some actor measures her."""
    tree = view.tree
    measures = {
        yardstick.name: view.line(
            Signal(SignalKind.CONCEPT, yardstick.measured_by, part if tree.per_part(yardstick.measured_by) else "")
        )
        for yardstick in tree.yardsticks.values()
    }

    def gathered(verdicts: tuple[Verdict, ...], *values: Value) -> tuple[ActorVerdict, ...]:
        measured = dict(zip(measures, values, strict=True))
        return tuple(_verdict(view, verdict, measured) for verdict in verdicts)

    line: Timeline[tuple[ActorVerdict, ...]] = Timeline.combine(gathered, view.verdicts(part), *measures.values())
    for period, found in line.segments():
        if found:
            given = view.verdicts(part).at(period.first)
            yield MatrixSpan(part, period, found, tuple(_contradictions(given)))


def _verdict(view: WorldView, verdict: Verdict, measured: dict[str, Value]) -> ActorVerdict:
    reduces = view.tree.tests[verdict.test].gives_reduction
    return ActorVerdict(
        test=verdict.test,
        actor=verdict.decided_by,
        measured=tuple(
            Measured(yardstick, measured[yardstick], able_verdict(reduces, measured[yardstick]))
            for yardstick in verdict.yardsticks
        ),
        value=verdict.value,
        able=verdict.able,
    )


def _contradictions(verdicts: tuple[Verdict, ...]) -> Iterator[tuple[int, int]]:
    """Pairs of positions whose verdicts cannot both be right about her, of different actors."""
    for (one, first), (other, second) in combinations(enumerate(verdicts), 2):
        if first.decided_by != second.decided_by and contradict(first, second):
            yield one, other
