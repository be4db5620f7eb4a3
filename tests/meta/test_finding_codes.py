"""The codes that a scenario may expect are those of the catalogue and those that nothing looks for yet."""

from __future__ import annotations

from gapcheck.detectors.catalogue import CATALOGUE, NOT_YET
from gapcheck.model.finding_codes import FINDING_CODES


def test_every_code_about_a_case_is_catalogued_or_named_as_missing() -> None:
    named = {entry.code for entry in CATALOGUE} | {code for code in NOT_YET if not code.startswith("R")}
    assert set(FINDING_CODES) == named
    assert list(FINDING_CODES) == sorted(FINDING_CODES)
