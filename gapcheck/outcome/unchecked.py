"""What a run did not check: unread or later law, and answers that stayed unknown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from gapcheck.detectors.wording import english_name
from gapcheck.engine.plan import SignalKind
from gapcheck.engine.view import WorldView
from gapcheck.model.labels import IGNORANCE, joined, label
from gapcheck.model.part_names import with_part, without_part
from gapcheck.model.period import Period
from gapcheck.model.result import NotChecked
from gapcheck.model.scenario import Scenario
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Cause, Unknown
from gapcheck.model.wordings import WordingStatus
from gapcheck.outcome.law_used import active_wordings


def not_checked(
    tree: RuleTree, scenario: Scenario, views: Sequence[WorldView], law_on: date | None
) -> tuple[NotChecked, ...]:
    """Law that is unread or not modelled where it mattered, values that stayed unknown."""
    return (
        *_later_than_known(tree, scenario),
        *_fixed_law(law_on),
        *_unread(tree, scenario, views, law_on),
        *_unknown_seats(tree, views),
    )


def _later_than_known(tree: RuleTree, scenario: Scenario) -> Iterator[NotChecked]:
    if scenario.period.last > tree.known_until:
        yield NotChecked(
            "känt till",
            Text(
                f"rätten är känd till och med {tree.known_until}; senare dagar är räknade som om inget ändrats",
                f"the law is known up to {tree.known_until}; later days are computed as if nothing changed",
            ),
        )
    if scenario.period.first < tree.modelled_from:
        yield NotChecked(
            "modellerat från",
            Text(
                f"reglerna är modellerade från {tree.modelled_from}; tidigare dagar vilar på de lydelser som råkar vara lästa",
                f"the rules are modelled from {tree.modelled_from}; earlier days rest on such wordings as happen to be read",
            ),
        )


def _fixed_law(law_on: date | None) -> Iterator[NotChecked]:
    if law_on is not None:
        yield NotChecked(
            "övergång",
            Text(
                f"hela fallet är prövat enligt lydelserna den {law_on}; övergångsbestämmelser är inte beaktade",
                f"the whole case is judged by the wordings of {law_on}; transitional provisions are ignored",
            ),
        )


def _unread(
    tree: RuleTree, scenario: Scenario, views: Sequence[WorldView], law_on: date | None
) -> Iterator[NotChecked]:
    for citation, wording in active_wordings(tree, scenario, views, law_on):
        if wording.status is WordingStatus.UNREAD:
            yield NotChecked(
                citation.id,
                Text(
                    f"{citation.id}: lydelsen är inte läst; modellerad efter {wording.support}",
                    f"{citation.id}: the wording has not been read; modelled after {wording.support}",
                ),
            )


def _unknown_seats(tree: RuleTree, views: Sequence[WorldView]) -> Iterator[NotChecked]:
    """Chairs whose answer stayed unknown because a fact is missing or law is not modelled."""
    found: dict[tuple[str, tuple[Cause, ...]], list[Period]] = {}
    for view in views:
        for signal in view.plan.signals:
            if signal.kind is SignalKind.SEAT:
                for period, value in view.line(signal).segments():
                    if isinstance(value, Unknown):
                        found.setdefault((signal.name, tuple(sorted(value.causes))), []).append(period)
    told = [(chair, _why(tree, causes), periods) for (chair, causes), periods in found.items()]
    for chair, why, periods in sorted(told, key=lambda one: (one[0], one[1].sv)):
        first, last = min(p.first for p in periods), max(p.last for p in periods)
        benefit = tree.chairs[chair].benefit
        yield NotChecked(
            chair,
            Text(
                f"{benefit} kan inte avgöras {first} till {last}: {why.sv}",
                f"{english_name(tree, benefit)} cannot be decided {first} to {last}: {why.en}",
            ),
        )


def _why(tree: RuleTree, causes: tuple[Cause, ...]) -> Text:
    return joined((_cause(tree, cause) for cause in causes), Text(", ", ", "))


def _cause(tree: RuleTree, cause: Cause) -> Text:
    why, (name, part) = IGNORANCE[cause.ignorance], without_part(cause.about)
    return Text(f"{why.sv}: {cause.about}", f"{why.en}: {with_part(label(tree, name).en, part)}")
