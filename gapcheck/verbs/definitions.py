"""The matrix of definitions: what each test of work capacity measures her against on a day, and how the tests differ."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations

from gapcheck.model.definitions import Comparison, DefinitionRow, Difference, Dimension, Matrix
from gapcheck.model.findings import Finding
from gapcheck.model.labels import condition_text, label
from gapcheck.model.memory import Counter
from gapcheck.model.period import Period
from gapcheck.model.rules import CapacityTest, Opening, Rule
from gapcheck.model.terms import All, Condition, concepts_in
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.model.wordings import WordingStatus


def definitions(tree: RuleTree, day: date) -> Matrix:
    """The matrix of definitions on a day, by each wording's own days (transitional provisions are not considered)."""
    rows = tuple(definition_rows(tree, day))
    tests = list(tree.tests.values())
    present = [test for test in tests if any(row.test is test for row in rows)]
    compared = (_comparison(tree, one, other, day) for one, other in combinations(present, 2))
    return Matrix(
        day, rows, tuple(found for found in compared if found.differences), tuple(t for t in tests if t not in present)
    )


def definition_rows(tree: RuleTree, day: date) -> Iterator[DefinitionRow]:
    """The rows of the matrix on a day, by each wording's own days."""
    for test in tree.tests.values():
        for rule, status, condition, opening in _opened(tree, test, day):
            yield DefinitionRow(
                test=test,
                rule=rule.id,
                yardsticks=opening.yardsticks,
                days=condition_text(tree, _counted(tree, condition)),
                condition=condition_text(tree, _uncounted(tree, condition)),
                threshold=_threshold(opening),
                cause=opening.cause,
                horizon=opening.horizon,
                anchor=opening.anchor,
                decided_by=opening.decided_by,
                evidence=opening.evidence,
                status=status,
                exceptions=tuple(other.id for other in tree.rules.values() if rule.id in other.except_from),
            )


def _opened(tree: RuleTree, test: CapacityTest, day: date) -> Iterator[tuple[Rule, WordingStatus, Condition, Opening]]:
    """The rules that open the test in a wording that covers the day."""
    for rule in tree.rules.values():
        for variant in rule.variants:
            wording = rule.citation.wordings[variant.wording]
            opening = variant.opens
            if opening is None or opening.capacity_test != test.name or wording.status is WordingStatus.ABSENT:
                continue
            if wording.covers(day):
                yield rule, wording.status, variant.condition, opening


def _counted(tree: RuleTree, condition: Condition) -> Condition:
    """The part of a condition that counts days: of several conditions that must all hold, those that read a counter."""
    if isinstance(condition, All):
        return All(tuple(kept for item in condition.items if (kept := _counted(tree, item)) != All(())))
    return condition if any(_is_counter(tree, name) for name in concepts_in(condition)) else All(())


def _uncounted(tree: RuleTree, condition: Condition) -> Condition:
    """The rest of a condition."""
    if isinstance(condition, All):
        return All(tuple(kept for item in condition.items if (kept := _uncounted(tree, item)) != All(())))
    return All(()) if any(_is_counter(tree, name) for name in concepts_in(condition)) else condition


def _is_counter(tree: RuleTree, name: str) -> bool:
    return name in tree.memory and isinstance(tree.memory[name].recollection, Counter)


def _threshold(opening: Opening) -> Text:
    if opening.threshold_text or opening.threshold is None:
        return Text(opening.threshold_text, opening.threshold_text)
    return _least(opening.threshold)


def _least(share: Fraction) -> Text:
    return Text(f"minst {share} nedsättning", f"a reduction of at least {share}")


# ---- K104


def _comparison(tree: RuleTree, one: CapacityTest, other: CapacityTest, day: date) -> Comparison:
    differences = tuple(_differences(tree, one, other, day))
    rules = sorted({rule.id for test in (one, other) for rule, *_ in _opened(tree, test, day)})
    first = min((difference.first for difference in differences), default=day)
    return Comparison(
        one, other, differences, _finding(tree, one, other, differences, tuple(rules), Period(first, day))
    )


def _differences(tree: RuleTree, one: CapacityTest, other: CapacityTest, day: date) -> Iterator[Difference]:
    boundaries = _boundaries(tree, day)
    profiles = [(_profile(tree, one, day), _profile(tree, other, day)) for day in boundaries]
    for dimension in Dimension:
        mine, theirs = profiles[-1][0][dimension], profiles[-1][1][dimension]
        if mine == theirs:
            continue
        first = len(profiles) - 1
        while first and profiles[first - 1][0][dimension] != profiles[first - 1][1][dimension]:
            first -= 1
        yield Difference(dimension, boundaries[first], first == 0, mine, theirs)


def _boundaries(tree: RuleTree, day: date) -> list[date]:
    """The days up to `day` on which some opening rule's wording begins or has ended, from the first modelled day."""
    start = min(tree.modelled_from, day)
    days = {start}
    for rule in tree.rules.values():
        if any(variant.opens is not None for variant in rule.variants):
            for wording in rule.citation.wordings:
                ended = wording.last + timedelta(days=1) if wording.last else None
                days.update(found for found in (wording.first, ended) if found and start <= found <= day)
    return sorted(days)


def _profile(tree: RuleTree, test: CapacityTest, day: date) -> dict[Dimension, tuple[str, ...]]:
    """Every value that a test's rows have in each dimension, sorted; a wording that is missing tells nothing."""
    openings = [opening for _, status, _, opening in _opened(tree, test, day) if status is not WordingStatus.MISSING]
    values: dict[Dimension, set[str]] = {dimension: set() for dimension in Dimension}
    for opening in openings:
        values[Dimension.YARDSTICK].update(opening.yardsticks)
        values[Dimension.THRESHOLD].add(_threshold(opening).sv)
        values[Dimension.CAUSE].add(opening.cause)
        values[Dimension.HORIZON].add(opening.horizon)
        values[Dimension.ANCHOR].add(opening.anchor)
        values[Dimension.DECIDED_BY].add(opening.decided_by)
        values[Dimension.EVIDENCE].add(opening.evidence)
    return {dimension: tuple(sorted(found - {""})) for dimension, found in values.items()}


def _finding(
    tree: RuleTree, one: CapacityTest, other: CapacityTest, differences: tuple[Difference, ...], rules: tuple[str, ...],
    period: Period,
) -> Finding:  # fmt: skip
    first, second = label(tree, one.name), label(tree, other.name)
    sv = ", ".join(f"{d.dimension.text.sv} (sedan {_since(d)})" for d in differences)
    en = ", ".join(f"{d.dimension.text.en} (since {_since(d)})" for d in differences)
    return Finding(
        code="K104",
        concept=f"{one.name} | {other.name}",
        part="",
        period=period,
        actors=tuple(dict.fromkeys((one.decided_by, other.decided_by))),
        provisions=rules,
        summary=Text(
            f"Definitionerna skiljer sig: {first.sv} och {second.sv} har olika {sv}.",
            f"The definitions differ: {first.en} and {second.en} have different {en}.",
        ),
    )


def _since(difference: Difference) -> str:
    return f"≤ {difference.first}" if difference.since_start else str(difference.first)
