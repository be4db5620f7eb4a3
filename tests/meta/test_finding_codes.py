"""Every code with a fixed meaning has its page, or is named as one that nothing looks for yet."""

from __future__ import annotations

from gapcheck.detectors.catalogue import CATALOGUE, NOT_YET
from gapcheck.model.finding_codes import FINDING_CODES, RULE_SEVERITY


def test_every_code_is_catalogued_or_named_as_missing() -> None:
    assert {*FINDING_CODES, *RULE_SEVERITY} == {*(entry.code for entry in CATALOGUE), *NOT_YET}
    assert list(FINDING_CODES) == sorted(FINDING_CODES)
