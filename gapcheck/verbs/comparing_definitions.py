"""Compares two days' definitions of work capacity: what was added, removed or changed in each, when and by which act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from gapcheck.model.definition_changes import (
    Aspect,
    AspectChange,
    ChangedDefinition,
    ChangeKind,
    DefinitionChanges,
    Framing,
    RuleChange,
    Step,
)
from gapcheck.model.definitions import DefinitionRow, Dimension
from gapcheck.model.labels import label
from gapcheck.model.register import Note
from gapcheck.model.rules import CapacityTest, Rule
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.model.wordings import Citation, WordingStatus
from gapcheck.verbs.definitions import definition_rows

_State = dict[Aspect, tuple[Text, ...]]
_States = list[tuple[date, DefinitionRow | None, _State]]
_Key = tuple[str, str]
_Rows = Mapping[date, Mapping[_Key, DefinitionRow]]


def compare_definitions(tree: RuleTree, first: date, second: date) -> DefinitionChanges:
    """What changed after the first day, up to and including the second, by each wording's own days.

    Transitional provisions are not considered. What a wording whose text is missing says is not modelled: it is compared
    with nothing, and the next known wording with the last known one.
    """
    days = [first, *_days_of_change(tree, first, second)]
    rows = {day: {(row.test.name, row.rule): row for row in definition_rows(tree, day)} for day in days}
    changed, unchanged = [], []
    for test in tree.tests.values():
        found = tuple(_changes(tree, test, days, rows))
        if found:
            changed.append(_whole_test(tree, test, days, rows, found))
        elif any(name == test.name for by_rule in rows.values() for name, _ in by_rule):
            unchanged.append(test)
    return DefinitionChanges(first, second, tuple(changed), tuple(unchanged))


def _whole_test(
    tree: RuleTree, test: CapacityTest, days: list[date], rows: _Rows, rules: tuple[RuleChange, ...]
) -> ChangedDefinition:
    """In what dimensions the rows of the test together differ between the first day and the last."""
    ends = (days[0], days[-1])
    missing = {rule for day in ends for (name, rule), row in rows[day].items() if name == test.name and not _known(row)}
    before, after = (_together(tree, test, rows[day], day, missing) for day in ends)
    net = (AspectChange(dimension, before[dimension], after[dimension]) for dimension in Dimension)
    return ChangedDefinition(
        test, tuple(change for change in net if change.before != change.after), tuple(sorted(missing)), rules
    )


def _together(
    tree: RuleTree, test: CapacityTest, rows: Mapping[_Key, DefinitionRow], day: date, but: set[str]
) -> _State:
    states = [_state(tree, row, day) for (name, rule), row in rows.items() if name == test.name and rule not in but]
    return {
        dimension: tuple(sorted({value for state in states for value in state[dimension]})) for dimension in Dimension
    }


def _days_of_change(tree: RuleTree, first: date, second: date) -> list[date]:
    """The days on which a wording of a rule that opens a test, or of an exception from one, begins or has ended."""
    openers = {rule.id for rule in tree.rules.values() if any(variant.opens for variant in rule.variants)}
    found: set[date] = set()
    for rule in tree.rules.values():
        if rule.id in openers or openers.intersection(rule.except_from):
            for wording in rule.citation.wordings:
                ended = wording.last + timedelta(days=1) if wording.last else None
                found.update(day for day in (wording.first, ended) if day and first < day <= second)
    return sorted(found)


def _changes(
    tree: RuleTree,
    test: CapacityTest,
    days: list[date],
    rows: _Rows,
) -> Iterator[RuleChange]:
    for rule in tree.rules.values():
        key = (test.name, rule.id)
        states: _States = []
        for day in days:
            row = rows[day].get(key)
            states.append((day, row, _state(tree, row, day) if row is not None else {}))
        if all(row is None for _, row, _ in states):
            continue
        steps = tuple(_steps(tree, rule, states))
        if steps:
            yield _whole(rule, states, steps)


def _whole(rule: Rule, states: _States, steps: tuple[Step, ...]) -> RuleChange:
    (_, before, old), (_, after, new) = states[0], states[-1]
    if before is None and after is not None:
        return RuleChange(rule.id, ChangeKind.ADDED, (), steps)
    if before is not None and after is None:
        return RuleChange(rule.id, ChangeKind.REMOVED, (), steps)
    net = tuple(_differences(old, new)) if _known(before) and _known(after) else ()
    unlike = bool(net) or _known(before) is not _known(after)
    return RuleChange(rule.id, ChangeKind.CHANGED if unlike else ChangeKind.PASSING, net, steps)


def _steps(tree: RuleTree, rule: Rule, states: _States) -> Iterator[Step]:
    """Every day on which the rule comes, goes, changes in some respect, or its text begins or ceases to be known."""
    last_known: _State = states[0][2] if _known(states[0][1]) else {}
    previous = states[0][1]
    for day, row, state in states[1:]:
        kind: ChangeKind | None = None
        changes: tuple[AspectChange, ...] = ()
        if previous is None and row is not None:
            kind = ChangeKind.ADDED
        elif previous is not None and row is None:
            kind = ChangeKind.REMOVED
        elif row is not None and _known(row):
            changes = tuple(_differences(last_known, state)) if last_known else ()
        if changes or (previous is not None and row is not None and _known(previous) is not _known(row)):
            kind = ChangeKind.CHANGED
        if kind is not None:
            yield Step(day, kind, _acts(tree, rule, day, changes), row.status if row is not None else None, changes)
        if row is not None and _known(row):
            last_known = state
        previous = row


def _known(row: DefinitionRow | None) -> bool:
    return row is not None and row.status is not WordingStatus.MISSING


def _state(tree: RuleTree, row: DefinitionRow, day: date) -> _State:
    exceptions = [id for id in row.exceptions if _in_force(tree.rules[id].citation, day)]
    found: dict[Aspect, list[Text]] = {
        Dimension.YARDSTICK: [label(tree, name) for name in row.yardsticks],
        Dimension.THRESHOLD: [row.threshold],
        Dimension.CAUSE: [Text(row.cause, row.cause)],
        Dimension.HORIZON: [Text(row.horizon, row.horizon)],
        Dimension.ANCHOR: [Text(row.anchor, row.anchor)],
        Dimension.DECIDED_BY: [label(tree, row.decided_by)],
        Dimension.EVIDENCE: [Text(row.evidence, row.evidence)],
        Framing.DAYS: [row.days],
        Framing.CONDITION: [row.condition],
        Framing.EXCEPTIONS: [Text(id, id) for id in exceptions],
    }
    return {aspect: tuple(value for value in values if value.sv) for aspect, values in found.items()}


def _in_force(citation: Citation, day: date) -> bool:
    return any(w.status is not WordingStatus.ABSENT and w.covers(day) for w in citation.wordings)


def _differences(old: _State, new: _State) -> Iterator[AspectChange]:
    for aspect, before in old.items():
        if before != new[aspect]:
            yield AspectChange(aspect, before, new[aspect])


def _acts(tree: RuleTree, rule: Rule, day: date, changes: tuple[AspectChange, ...]) -> tuple[str, ...]:
    """The acts whose wordings of the rule, or of its exceptions that came or went, begin on the day."""
    exceptions = {
        id.sv
        for change in changes
        if change.aspect is Framing.EXCEPTIONS
        for id in set(change.before).symmetric_difference(change.after)
    }
    only_exceptions = bool(changes) and all(change.aspect is Framing.EXCEPTIONS for change in changes)
    named = ([] if only_exceptions else [rule]) + [tree.rules[id] for id in sorted(exceptions)]
    return tuple(dict.fromkeys(act for one in named if (act := _act(tree, one.citation, day))))


def _act(tree: RuleTree, citation: Citation, day: date) -> str:
    """The act that gave the wording of a day; of a section that is gone, the act that repealed it where that is known."""
    wording = next((wording for wording in citation.wordings if wording.covers(day)), None)
    if wording is None:
        return ""
    if wording.act or citation.provision is None:
        return wording.act
    if wording.status is not WordingStatus.ABSENT:
        # A text that was read without an amending act is the statute as first enacted.
        return citation.provision.sfs if wording.status is WordingStatus.READ and wording.first == day else ""
    held = tree.register.wordings(citation.provision.section_key)
    return next((w.amended_by or "" for w in held if w.note is Note.REPEALED and w.earliest_day == day), "")
