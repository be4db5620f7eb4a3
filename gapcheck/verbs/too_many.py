"""What is said when a case leaves more assessments open than readings can be computed for."""

from __future__ import annotations

from gapcheck.engine.worlds import MOST_OPEN
from gapcheck.model.labels import label
from gapcheck.model.part_names import with_part, without_part
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree


def too_many_readings(tree: RuleTree | None, assessments: tuple[str, ...]) -> Text:
    """Which assessments to give a value in the case, and the bound."""
    sv = ", ".join(f'"{name}"' for name in assessments)
    en = ", ".join(f'"{_english(tree, name)}"' for name in assessments)
    return Text(
        f"För många öppna bedömningar: {len(assessments)} spelar roll, högst {MOST_OPEN} kan prövas. Ge någon av dem ett värde under "
        f"bedömningar i scenariot: {sv}.",
        f"Too many open assessments: {len(assessments)} matter, at most {MOST_OPEN} can be tried. Give some of them a value under "
        f"bedömningar in the scenario: {en}.",
    )


def _english(tree: RuleTree | None, name: str) -> str:
    if tree is None:
        return name
    concept, part = without_part(name)
    return with_part(label(tree, concept).en, part)
