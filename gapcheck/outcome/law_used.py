"""Which law a case came to rest on: the citations of what was active, and the wordings that governed them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from gapcheck.engine.plan import SignalKind
from gapcheck.engine.view import WorldView
from gapcheck.model.period import Period
from gapcheck.model.scenario import Scenario
from gapcheck.model.timeline import different
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Unknown
from gapcheck.model.wordings import Citation, Wording, WordingStatus


def wordings_used(
    tree: RuleTree, scenario: Scenario, views: Sequence[WorldView], law_on: date | None
) -> tuple[str, ...]:
    """The wordings that governed a rule active in the case: "id, act" each, sorted."""
    used = {
        f"{citation.id}, {wording.act or citation.source or 'grundlydelsen'}"
        for citation, wording in active_wordings(tree, scenario, views, law_on)
        if wording.status is not WordingStatus.ABSENT
    }
    return tuple(sorted(used))


def active_wordings(
    tree: RuleTree, scenario: Scenario, views: Sequence[WorldView], law_on: date | None
) -> Iterator[tuple[Citation, Wording]]:
    """Every wording whose own days meet the case's (or the day of the law it is judged by), of each active citation."""
    judged_on = Period.day(law_on) if law_on else scenario.period
    for citation in _active_citations(tree, views):
        for wording in citation.wordings:
            begun = wording.first is None or wording.first <= judged_on.last
            if begun and (wording.last is None or wording.last >= judged_on.first):
                yield citation, wording


def _active_citations(tree: RuleTree, views: Sequence[WorldView]) -> Iterator[Citation]:
    """Citations of rules active on some day in some reading, and of chairs that seat on some day."""
    active: set[str] = set()
    asked = [signal for signal in views[0].plan.signals if signal.kind in (SignalKind.RULE, SignalKind.SEAT)]
    for signal in asked:
        for line in different(view.line(signal) for view in views):
            if any(value and not isinstance(value, Unknown) for value in line.values):
                active.add(signal.name)
    for citation in tree.citations():
        if citation.id in active:
            yield citation
