"""The catalogue of finding codes: every code's documentation, and the detectors that look for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gapcheck.detectors.cliffs import cliffs
from gapcheck.detectors.conflicts import both_refuse, held_up_alone
from gapcheck.detectors.duties import nobody_responsible, toothless
from gapcheck.detectors.entries import (
    g201,
    g202,
    g204,
    g208,
    g212,
    k101,
    k104,
    k106,
    o301,
    r401,
    r402,
    r403,
    r404,
    r405,
    r406,
    r407,
    r408,
    r409,
)
from gapcheck.detectors.entry import Entry
from gapcheck.detectors.livelihood import gaps, seams
from gapcheck.model.findings import Finding
from gapcheck.model.verdicts import World

Detector = Callable[[World], Iterable[Finding]]

DETECTORS: tuple[Detector, ...] = (gaps, seams, both_refuse, held_up_alone, nobody_responsible, toothless, cliffs)
"""Every detector that looks at one reading at a time."""

NOT_YET = ("K102", "K103", "K105", "G203", "G205", "G206", "G207", "G209", "G210", "G211", "G213")
"""Codes with a fixed meaning that nothing looks for yet; every run says so."""

_PAGES = (
    *(g201, g202, g204, g208, g212),
    *(k101, k104, k106),
    *(o301,),
    *(r401, r402, r403, r404, r405, r406, r407, r408, r409),
)

CATALOGUE: tuple[Entry, ...] = tuple(page.ENTRY for page in _PAGES)
"""What is documented, by code."""
