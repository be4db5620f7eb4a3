"""Every assessment of the rule tree says who makes it, on what, by which standard, and what can be done about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from gapcheck.check import load
from gapcheck.model.concepts import Concept, ConceptKind

ROOT = Path(__file__).parents[2]
ASSESSMENTS = [c for c in load(ROOT / "rules").concepts.values() if c.kind is ConceptKind.ASSESSMENT]


@pytest.mark.parametrize("concept", ASSESSMENTS, ids=lambda concept: concept.name)
def test_an_assessment_says_who_makes_it_on_what_and_what_can_be_done_in_both_languages(concept: Concept) -> None:
    assert concept.assessed_by
    assert concept.evidence
    assert concept.standard
    assert concept.remedy is not None
    if concept.remedy.nobody:
        assert concept.remedy.looked_in
    else:
        assert concept.remedy.means
        assert concept.remedy.within
        assert concept.remedy.answer
        assert concept.remedy.provision
        assert concept.remedy.english


def test_some_assessments_are_made_anew_and_each_says_by_which_provision() -> None:
    renewals = [renewal for concept in ASSESSMENTS for renewal in concept.renewals]
    assert len(renewals) > 40
    assert all(renewal.provision for renewal in renewals)
