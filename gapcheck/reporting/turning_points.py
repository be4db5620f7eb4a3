"""The days that matter: when the yardsticks that her work capacity is measured against change, and what the counters say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gapcheck.model.labels import joined, label, value_text
from gapcheck.model.memory import Counter
from gapcheck.model.period import Period
from gapcheck.model.result import Result
from gapcheck.model.rules import CapacityTest
from gapcheck.model.terms import concepts_in
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline, different
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Value
from gapcheck.model.verdicts import LeafKind, Verdict, World


@dataclass(frozen=True, slots=True)
class TestSpan:
    """What one capacity test measures a part against over a period, and what it finds; None where readings differ."""

    test: CapacityTest
    part: str
    period: Period
    yardsticks: tuple[str, ...] | None
    able: bool | None
    value: Value
    decided_by: str


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A day on which some test's yardsticks change: which tests, and the counters that their rules read."""

    day: date
    tests: tuple[str, ...]
    counters: tuple[tuple[str, str], ...]

    def text(self, tree: RuleTree) -> Text:
        """The day with its counter values and the tests whose yardsticks change."""
        counted = [
            Text(f"{label(tree, name).sv} {value}", f"{label(tree, name).en} {value}") for name, value in self.counters
        ]
        tests = joined((label(tree, test) for test in self.tests), Text(", ", ", "))
        values = joined(counted, Text(", ", ", "))
        before = Text(f" ({values.sv})", f" ({values.en})") if counted else Text("", "")
        return Text(
            f"{self.day}{before.sv}: ny måttstock i {tests.sv}",
            f"{self.day}{before.en}: the yardstick changes in {tests.en}",
        )


def test_spans(result: Result, part: str) -> Iterator[TestSpan]:
    """Per capacity test that is ever in force, its yardsticks and finding over time, merged over all readings."""
    lines = different(world.verdicts(part) for world in result.worlds)
    for test in result.tree.tests.values():
        merged: Timeline[tuple[tuple[str, ...] | None, bool | None, Value, str] | None] = Timeline.combine(
            lambda *readings, name=test.name: _merged(name, readings), *lines
        )
        for period, found in merged.segments():
            if found is not None:
                yield TestSpan(test, part, period, *found)


def _merged(
    test: str, readings: tuple[tuple[Verdict, ...], ...]
) -> tuple[tuple[str, ...] | None, bool | None, Value, str] | None:
    found = [next((v for v in verdicts if v.test == test), None) for verdicts in readings]
    known = [verdict for verdict in found if verdict is not None]
    if not known:
        return None
    same = len(known) == len(found) and len({verdict.yardsticks for verdict in known}) == 1
    agreed = len(known) == len(found) and len({(verdict.able, verdict.value) for verdict in known}) == 1
    able, value = (known[0].able, known[0].value) if agreed else (None, None)
    return known[0].yardsticks if same else None, able, value, known[0].decided_by


def turning_points(result: Result) -> tuple[TurningPoint, ...]:
    """Every day after the first on which a test's yardsticks change for some part in some reading, in order."""
    changed: dict[date, dict[str, None]] = {}
    counters: dict[date, dict[str, str]] = {}
    held = {seat.chair for span in result.livelihood for seat in span.seats}
    readable = {test: _counters_of(result.tree, test) for test in result.tree.tests}
    for world in result.worlds:
        for part in result.scenario.parts:
            verdicts = world.verdicts(part.id)
            for test in result.tree.tests:
                for day in _change_days(verdicts, test):
                    changed.setdefault(day, {})[test] = None
                    found = counters.setdefault(day, {})
                    if not readable[test] <= found.keys():
                        found.update(_counted(world, part.id, day, readable[test], held))
    return tuple(
        TurningPoint(day, tuple(changed[day]), tuple(sorted(counters[day].items()))) for day in sorted(changed)
    )


def _change_days(verdicts: Timeline[tuple[Verdict, ...]], test: str) -> tuple[date, ...]:
    def against(found: tuple[Verdict, ...]) -> tuple[str, ...]:
        return next((verdict.yardsticks for verdict in found if verdict.test == test), ())

    return verdicts.map(against).change_points()


def _counters_of(tree: RuleTree, test: str) -> frozenset[str]:
    """The counters named in the conditions of the rules that open the test and of the exceptions from them."""
    openers = {
        rule.id for rule in tree.rules.values()
        if any(v.opens is not None and v.opens.capacity_test == test for v in rule.variants)
    }  # fmt: skip
    rules = [rule for rule in tree.rules.values() if rule.id in openers or openers.intersection(rule.except_from)]
    named = {name for rule in rules for variant in rule.variants for name in concepts_in(variant.condition)}
    return frozenset(
        name for name in named if name in tree.memory and isinstance(tree.memory[name].recollection, Counter)
    )


def _counted(world: World, part: str, day: date, counters: frozenset[str], held: set[str]) -> dict[str, str]:
    """What the counters stand at, read off the chairs that she holds some day, or else off any that rests on them."""
    found: dict[str, str] = {}
    for chair in sorted(world.tree.chairs.values(), key=lambda chair: chair.id not in held):
        if counters <= found.keys() or (found and chair.id not in held):
            break
        own_part = part if world.tree.needs[chair.need].per_part else ""
        for leaf in world.changed_leaves(chair, own_part, day):
            if leaf.kind is LeafKind.CLOCK and leaf.concept in counters:
                found[leaf.concept] = value_text(leaf.actual).sv
    return found
