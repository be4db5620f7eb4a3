"""Choosing one reading of a case by its number, and telling what an answer is for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from gapcheck.loading.problems import InputProblems, Place, Problem
from gapcheck.model.labels import assumed_text, joined
from gapcheck.model.reading_words import reading_text
from gapcheck.model.readings import Reading
from gapcheck.model.scenario import Scenario
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree

View = TypeVar("View")


def chosen_reading(scenario: Scenario, number: int, views: Sequence[View]) -> View:
    """The reading with the number, from 1. InputProblems when there is none."""
    if not 1 <= number <= len(views):
        raise InputProblems([Problem(
            "unknown-reading", Place(scenario.file, 1, 1), f"läsning {number} finns inte; väntade 1 till {len(views)}",
            f"reading {number} does not exist; expected 1 to {len(views)}",
        )])  # fmt: skip
    return views[number - 1]


def reading_told(tree: RuleTree, number: int, readings: int, reading: Reading) -> Text:
    """Which reading something is told for; empty where the case has only one."""
    if readings == 1:
        return Text("", "")
    chosen = reading_text(tree, reading)
    return Text(
        f"Läsning {number} av {readings}: {chosen.sv}. En annan läsning kan ge ett annat svar; välj med --reading.",
        f"Reading {number} of {readings}: {chosen.en}. Another reading may give another answer; choose with --reading.",
    )


def told_for(tree: RuleTree, scenario: Scenario, law_on: date | None, reading: Text) -> Text:
    """What an answer is for: which reading, by which day's law where it is one day's, and with what assumed; perhaps empty."""
    told = [reading] if reading.sv else []
    if law_on is not None:
        told.append(Text(
            f"Hela fallet är prövat enligt rätten den {law_on}; övergångsbestämmelser är inte beaktade.",
            f"The whole case is judged by the law of {law_on}; transitional provisions are ignored.",
        ))  # fmt: skip
    if scenario.assumed:
        assumed = joined((assumed_text(tree, entry) for entry in scenario.assumed), Text("; ", "; "))
        told.append(Text(f"Antaget för den här körningen: {assumed.sv}.", f"Assumed for this run: {assumed.en}."))
    return joined(told, Text(" ", " "))
