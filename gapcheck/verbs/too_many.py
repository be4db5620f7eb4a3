"""What is said when the readings of a case cannot be computed: too many of them, or none that can stand."""

from __future__ import annotations

from gapcheck.engine.worlds import MOST_OCCASIONS, MOST_WORLDS, NoReading, TooManyReadings
from gapcheck.model.reading_words import excluded_text, occasion_text
from gapcheck.model.text import Text

_MOST_TOLD = 12
"""The most occasions that are named; the rest branch fewer readings than any of these."""


def too_many_readings(error: TooManyReadings) -> Text:
    """Which assessments to give a value from which day, those that split most readings first, and the bounds."""
    told = error.asked[:_MOST_TOLD]
    sv = ", ".join(f'"{occasion}"' for occasion in told)
    # What --assume takes is the declared word; the English name helps to find it.
    en = ", ".join(f'"{occasion}" ({occasion_text(error.tree, occasion).en})' for occasion in told)
    more_sv, more_en = "", ""
    if left := len(error.asked) - len(told):
        more_sv, more_en = f" och {left} till", f" and {left} more"
    return Text(
        f"För många läsningar: högst {MOST_WORLDS} kan räknas, med högst {MOST_OCCASIONS} bedömningstillfällen. Ge någon av "
        f"dessa ett värde, under bedömningar i scenariot eller med --assume; de som delar flest läsningar står först: "
        f"{sv}{more_sv}.",
        f"Too many readings: at most {MOST_WORLDS} can be computed, with at most {MOST_OCCASIONS} occasions of assessment. Give "
        f"some of these a value, under bedömningar in the scenario or with --assume; those that split most readings stand "
        f"first: {en}{more_en}.",
    )


def no_reading(error: NoReading) -> Text:
    """Which of the answers that the case gives cannot stand together, by which provision."""
    told = [excluded_text(error.tree, one) for one in error.excluded]
    return Text(
        f"Inga läsningar kan stå: fallets egna bedömningar går inte ihop. {' '.join(text.sv for text in told)}",
        f"No reading can stand: the case's own assessments are at odds. {' '.join(text.en for text in told)}",
    )
