"""What each chair of a need for livelihood pays per day, merged over all readings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gapcheck.engine.view import WorldView
from gapcheck.model.finding_codes import NO_LIVELIHOOD
from gapcheck.model.result import PaymentSpan
from gapcheck.model.timeline import Timeline, different
from gapcheck.model.values import Value
from gapcheck.outcome.merging import agreed


def merged_payments(views: Sequence[WorldView]) -> tuple[PaymentSpan, ...]:
    """The SEK per day of every chair that seats a part, on the days that it does; unknown where readings differ."""
    return tuple(_payments(views))


def _payments(views: Sequence[WorldView]) -> Iterator[PaymentSpan]:
    tree = views[0].tree
    for need in tree.needs_reported_as(NO_LIVELIHOOD):
        for part in views[0].parts_of(need):
            for chair in tree.chairs_for(need):
                line: Timeline[Value] = Timeline.combine(
                    agreed, *different(view.paid_by(chair, part) for view in views)
                )
                for period, amount in line.segments():
                    if amount is not None:
                        yield PaymentSpan(chair.id, part, period, amount)
