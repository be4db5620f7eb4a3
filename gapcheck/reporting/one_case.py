"""What every view of one case and one reading says at its top."""

from __future__ import annotations

from datetime import date

from gapcheck.model.reading_words import reading_text
from gapcheck.model.readings import Reading
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree


def statement(tree: RuleTree, law_on: date | None) -> Text:
    """What the view is, and how far the law is known."""
    fixed = Text("", "")
    if law_on is not None:
        fixed = Text(
            f" Hela fallet är prövat enligt rätten den {law_on}; övergångsbestämmelser är inte beaktade.",
            f" The whole case is judged by the law of {law_on}; transitional provisions are ignored.",
        )
    return Text(
        "Det här visar hur de kodade reglerna samverkar. Det är inget beslut och ingen juridisk rådgivning. Rätten är känd till och med "
        f"{tree.known_until}.{fixed.sv}",
        "This shows how the encoded rules interact. It is not a decision and not legal advice. The law is known up to "
        f"{tree.known_until}.{fixed.en}",
    )


def reading_line(tree: RuleTree, number: int, readings: int, choices: Reading) -> Text:
    """Which reading of several is shown."""
    chosen = reading_text(tree, choices)
    return Text(
        f"Läsning {number} av {readings}: {chosen.sv}. Välj en annan med --reading.",
        f"Reading {number} of {readings}: {chosen.en}. Choose another with --reading.",
    )
