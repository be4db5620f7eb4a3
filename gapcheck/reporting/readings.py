"""Tells readings shortly: those that together cover every answer to an assessment are told as one without it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from gapcheck.model.findings import Finding
from gapcheck.model.reading_words import reading_text
from gapcheck.model.readings import Choice, Occasion, Reading
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree

Choices = frozenset[Choice]

MOST_READINGS = 6
"""The most readings that a finding tells. The JSON result lists them all."""


def holds_in(tree: RuleTree, finding: Finding) -> Iterator[Text]:
    """In which readings a finding holds; nothing for one that compares them."""
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


def condensed(tree: RuleTree, readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The fewest-worded readings that say the same, sorted."""
    left: set[Choices] = {frozenset(reading) for reading in readings}
    kept: set[Choices] = set()
    while left:
        merged, used = _merged(tree, left)
        kept |= left - used
        left = merged
    least = {one for one in kept if not any(other < one for other in kept)}
    told = (tuple(sorted(reading, key=Choice.sort_key)) for reading in least)
    return tuple(sorted(told, key=lambda reading: (len(reading), [choice.sort_key() for choice in reading])))


def _merged(tree: RuleTree, readings: set[Choices]) -> tuple[set[Choices], set[Choices]]:
    """The readings that arise by dropping an occasion of which every answer is there, the rest being equal; and out of which."""
    seen: defaultdict[tuple[Occasion, Choices], set[Choice]] = defaultdict(set)
    for reading in readings:
        for choice in reading:
            seen[choice.occasion, reading - {choice}].add(choice)
    merged, used = set(), set()
    for (occasion, rest), choices in seen.items():
        if len(choices) == len(tree.concepts[occasion.assessment].values):
            merged.add(rest)
            used |= {rest | {choice} for choice in choices}
    return merged, used
