"""Tells readings shortly: those that together cover every value of an assessment are told as one without it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from gapcheck.model.findings import Finding
from gapcheck.model.labels import label, value_text
from gapcheck.model.part_names import with_part, without_part
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree

Choices = frozenset[str]

MOST_READINGS = 6
"""The most readings that a finding tells. The JSON result lists them all."""


def condensed(tree: RuleTree, readings: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The fewest-worded readings that say the same, sorted; each choice is "assessment = value" as before."""
    left: set[Choices] = {frozenset(reading) for reading in readings}
    while merged := _merged(tree, left):
        left = {reading for reading in left | merged if not any(other < reading for other in left | merged)}
    return tuple(sorted((tuple(sorted(reading)) for reading in left), key=lambda reading: (len(reading), reading)))


def _merged(tree: RuleTree, readings: set[Choices]) -> set[Choices]:
    """Readings that arise by dropping an assessment of which every value is there, the rest being equal."""
    seen: defaultdict[tuple[str, Choices], set[str]] = defaultdict(set)
    for reading in readings:
        for choice in reading:
            assessment, _, value = choice.rpartition(" = ")
            seen[assessment, reading - {choice}].add(value)
    return {rest for (assessment, rest), values in seen.items() if values >= _domain(tree, assessment)} - readings


def _domain(tree: RuleTree, assessment: str) -> set[str]:
    return {value_text(value).sv for value in tree.concepts[without_part(assessment)[0]].values}


def holds_in(tree: RuleTree, finding: Finding) -> Iterator[Text]:
    """In which readings the finding holds."""
    if finding.code.startswith("O"):
        return
    if finding.every_reading:
        yield Text("Gäller i varje läsning.", "Holds in every reading.")
        return
    yield Text("Gäller inte i varje läsning, utan när:", "Does not hold in every reading, but when:")
    told = condensed(tree, finding.readings)
    for reading in told[:MOST_READINGS]:
        words = reading_text(tree, reading)
        yield Text(f"- {words.sv}", f"- {words.en}")
    if (left := len(told) - MOST_READINGS) > 0:
        yield Text(f"- och {left} till", f"- and {left} more")


def reading_text(tree: RuleTree, reading: tuple[str, ...]) -> Text:
    """A reading in words."""
    english = []
    for choice in reading:
        assessment, _, value = choice.rpartition(" = ")
        name, part = without_part(assessment)
        answer = {"ja": "yes", "nej": "no"}.get(value, value)
        english.append(f"{with_part(label(tree, name).en, part)} = {answer}")
    return Text("; ".join(reading), "; ".join(english))
