"""Knows how a scenario file becomes a scenario, read against a rule tree."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from gapcheck.loading.declarations import declarations_of
from gapcheck.loading.grammar import SCENARIO
from gapcheck.loading.problems import Problem, Problems, echo
from gapcheck.loading.records import Record
from gapcheck.loading.scenario_context import CaseContext, ends_before_start
from gapcheck.loading.scenario_entries import facts, forecasts
from gapcheck.loading.scenario_events import decisions, events, opening
from gapcheck.loading.scenario_expected import EXPECTED_GROUPS, expectation
from gapcheck.loading.scenario_parts import parts
from gapcheck.loading.shape_reading import Reading, read_object
from gapcheck.loading.strict_yaml import load
from gapcheck.model.concepts import ConceptKind
from gapcheck.model.period import Period
from gapcheck.model.scenario import RealCase, Scenario
from gapcheck.model.tree import RuleTree


def load_scenario(path: Path, tree: RuleTree, shown_as: str | None = None) -> tuple[Scenario | None, list[Problem]]:
    """Read one scenario. Returns it, or None when anything is wrong, and all its problems in order.

    `shown_as` is the file's name in places and results; without it the path as given. Never raises for bad input.
    """
    shown = path.as_posix() if shown_as is None else shown_as
    root, read_problems = load(path, shown)
    problems = Problems(read_problems)
    if root is None:
        return None, problems.sorted()
    reading = Reading(problems)
    record = read_object(SCENARIO, root, reading)
    if record is None:
        return None, problems.sorted()
    declared = declarations_of(tree)
    declared.check(reading.references, problems)
    _check_name(record, path, problems)
    period = _period(record, problems)
    if period is None:
        return None, problems.sorted()
    benefits = frozenset(chair.benefit for chair in tree.chairs.values())
    place = record.place_of("från")
    duties, actors = frozenset(tree.duties), set(tree.actors)
    context = CaseContext(declared, problems, period, place, _decisions(tree), benefits, duties, actors)
    scenario = _scenario(record, context, shown, "" if problems else hashlib.sha256(path.read_bytes()).hexdigest())
    return (None if problems else scenario), problems.sorted()


def _scenario(record: Record, context: CaseContext, shown: str, digest: str) -> Scenario:
    # Her parts come first: the other lists name them and the employers they bring.
    her_parts = tuple(parts(record, context))
    person = record.record("person")
    born = person.day("född") if person else None
    if person and born and born > context.period.first:
        context.problems.add(
            Problem(
                "born-after-case",
                person.place_of("född"),
                f"hon är född {born}, efter fallets första dag {context.period.first}",
                f"she is born {born}, after the first day of the case {context.period.first}",
            )
        )
    return Scenario(
        name=record.text("scenario"),
        title=record.text("rubrik"),
        english=record.text("en"),
        origin=record.text("ursprung"),
        period=context.period,
        born=born or context.period.first,
        parts=her_parts,
        entries=(*facts(record, context), *forecasts(record, context)),
        events=tuple(events(record, context)),
        decisions=tuple(decisions(record, context)),
        opening=tuple(opening(record, context)),
        expected=expectation(record.record("förväntat"), context),
        file=shown,
        digest=digest,
        real_case=_real_case(record),
    )


def _real_case(record: Record) -> RealCase | None:
    case = record.record("fall")
    if case is None:
        return None
    expected = record.record("förväntat")
    rows = [row for group in EXPECTED_GROUPS for row in (expected.records(group) if expected else ())]
    items = {number for row in rows for number in row.numbers("punkt")} | set(case.numbers("punkter"))
    return RealCase(case.text("id"), case.text("källa"), case.day("lagdag") or date.min, frozenset(items))


def _check_name(record: Record, path: Path, problems: Problems) -> None:
    name = record.text("scenario")
    if name and name != path.stem:
        problems.add(
            Problem(
                "name-not-file",
                record.place_of("scenario"),
                f'scenariot heter "{echo(name)}", men filen heter "{echo(path.stem)}"; väntade samma namn',
                f'the scenario is named "{echo(name)}", but the file is named "{echo(path.stem)}"; expected the same name',
            )
        )


def _period(record: Record, problems: Problems) -> Period | None:
    first, last = record.day("från"), record.day("till")
    if first is None or last is None:
        return None
    if last < first:
        problems.add(ends_before_start(record, first, last))
        return None
    return Period(first, last)


def _decisions(tree: RuleTree) -> frozenset[str]:
    declared = {concept.name for concept in tree.concepts.values() if concept.kind is ConceptKind.DECISION}
    return frozenset(declared | {chair.decision for chair in tree.chairs.values() if chair.decision})
