"""The catalogue of finding codes: every code's documentation, and the detectors that look for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gapcheck.detectors.cliffs import cliffs
from gapcheck.detectors.conflicts import both_refuse, held_up_alone
from gapcheck.detectors.contradictory import contradictory_claims
from gapcheck.detectors.deadlocks import deadlocks
from gapcheck.detectors.doubled import both_responsible, seated_twice
from gapcheck.detectors.duties import nobody_responsible, toothless
from gapcheck.detectors.entries import (
    g201,
    g202,
    g203,
    g204,
    g207,
    g208,
    g212,
    k101,
    k102,
    k103,
    k104,
    k105,
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
from gapcheck.detectors.incompatible import incompatible_duties
from gapcheck.detectors.livelihood import gaps, seams
from gapcheck.detectors.waiting import waits_without_deadline
from gapcheck.model.findings import Finding
from gapcheck.model.verdicts import World

Detector = Callable[[World], Iterable[Finding]]

DETECTORS: tuple[Detector, ...] = (
    gaps,
    seams,
    both_refuse,
    held_up_alone,
    incompatible_duties,
    seated_twice,
    both_responsible,
    contradictory_claims,
    deadlocks,
    waits_without_deadline,
    nobody_responsible,
    toothless,
    cliffs,
)
"""Every detector that looks at one reading at a time."""

NOT_YET = ("G205", "G206", "G209", "G210", "G211", "G213")
"""Codes with a fixed meaning that nothing looks for yet; every run says so."""

_PAGES = (
    *(g201, g202, g203, g204, g207, g208, g212),
    *(k101, k102, k103, k104, k105, k106),
    *(o301,),
    *(r401, r402, r403, r404, r405, r406, r407, r408, r409),
)

CATALOGUE: tuple[Entry, ...] = tuple(page.ENTRY for page in _PAGES)
"""What is documented, by code."""
