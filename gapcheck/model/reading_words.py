"""Readings, occasions and remedies in plain Swedish and English."""

from __future__ import annotations

from gapcheck.model.concepts import Concept, Remedy
from gapcheck.model.labels import citation_text, label, value_text
from gapcheck.model.part_names import with_part
from gapcheck.model.readings import Choice, Excluded, Occasion, Reading
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree


def reading_text(tree: RuleTree, reading: Reading) -> Text:
    """A reading in words."""
    told = [choice_text(tree, choice) for choice in reading]
    return Text("; ".join(text.sv for text in told), "; ".join(text.en for text in told))


def choice_text(tree: RuleTree, choice: Choice) -> Text:
    """An occasion of an assessment with its answer, in words."""
    about, value = occasion_text(tree, choice.occasion), value_text(choice.value, tree)
    return Text(f"{about.sv} = {value.sv}", f"{about.en} = {value.en}")


def occasion_text(tree: RuleTree, occasion: Occasion) -> Text:
    """An occasion of an assessment, in words."""
    english = with_part(label(tree, occasion.assessment).en, occasion.part)
    return Text(str(occasion), f"{english} from {occasion.since}")


def remedy_text(concept: Concept) -> Text:
    """How an assessment can be challenged, within what time, and when the answer must come."""
    return remedy_words(concept.remedy)


def remedy_words(remedy: Remedy | None) -> Text:
    """A remedy with its times; that there is none, or that it is not modelled."""
    if remedy is None:
        return Text("Rättsmedel: inte modellerat.", "Remedy: not modelled.")
    if remedy.nobody:
        where = ", ".join(remedy.looked_in)
        return Text(f"Rättsmedel: inget (sökt i {where}).", f"Remedy: none (looked in {where}).")
    answer = f"; svar: {remedy.answer}" if remedy.answer else ""
    swedish = f"{remedy.means}, {remedy.within} ({remedy.provision}){answer}"
    english = f"{remedy.english} ({remedy.provision})" if remedy.english else swedish
    return Text(f"Rättsmedel: {swedish}.", f"Remedy: {english}.")


def excluded_text(tree: RuleTree, excluded: Excluded) -> Text:
    """Answers that cannot stand together, with the provision and what it says."""
    citation = tree.exclusions[excluded.exclusion].citation
    together, meaning = reading_text(tree, excluded.together), citation.meaning.strip()
    source = citation_text(tree, citation)
    return Text(
        f"{together.sv} går inte ihop ({source.sv}): {meaning}",
        f"{together.en} cannot stand together ({source.en}, in Swedish): {meaning}",
    )
