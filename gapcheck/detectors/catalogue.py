"""The catalogue of finding codes: every code's documentation, and the detectors that look for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gapcheck.detectors.cliffs import cliffs
from gapcheck.detectors.conflicts import both_refuse, held_up_alone
from gapcheck.detectors.costly_acts import costly_acts
from gapcheck.detectors.couriers import carried_by_her
from gapcheck.detectors.duties import nobody_responsible, toothless
from gapcheck.detectors.entries import (
    g201,
    g202,
    g204,
    g205,
    g206,
    g208,
    g209,
    g210,
    g211,
    g212,
    g213,
    k101,
    k104,
    k106,
    o301,
)
from gapcheck.detectors.entry import Entry
from gapcheck.detectors.irrecoverable import irrecoverable
from gapcheck.detectors.livelihood import gaps, seams
from gapcheck.detectors.only_door import only_door
from gapcheck.detectors.proofs import unproduced
from gapcheck.detectors.unheeded import unheeded
from gapcheck.model.findings import Finding
from gapcheck.model.verdicts import World

Detector = Callable[[World], Iterable[Finding]]

DETECTORS: tuple[Detector, ...] = (
    gaps,
    seams,
    both_refuse,
    held_up_alone,
    nobody_responsible,
    toothless,
    cliffs,
    costly_acts,
    irrecoverable,
    carried_by_her,
    only_door,
    unheeded,
    unproduced,
)
"""Every detector that looks at one reading at a time."""

NOT_YET = ("K102", "K103", "K105", "G203", "G207", "R4xx")
"""Codes with a fixed meaning that nothing looks for yet; every run says so."""

CATALOGUE: tuple[Entry, ...] = tuple(
    module.ENTRY
    for module in (
        g201,
        g202,
        g204,
        g205,
        g206,
        g208,
        g209,
        g210,
        g211,
        g212,
        g213,
        k101,
        k104,
        k106,
        o301,
    )
)
"""What is documented, by code."""
