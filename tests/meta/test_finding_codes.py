"""Every code with a fixed meaning has its page."""

from __future__ import annotations

from gapcheck.detectors.catalogue import CATALOGUE
from gapcheck.model.finding_codes import FINDING_CODES, RULE_SEVERITY


def test_every_code_has_its_page() -> None:
    assert {*FINDING_CODES, *RULE_SEVERITY} == {entry.code for entry in CATALOGUE}
    assert list(FINDING_CODES) == sorted(FINDING_CODES)
