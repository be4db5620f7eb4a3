"""Every detector that looks at one reading at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from gapcheck.detectors.cliffs import cliffs
from gapcheck.detectors.conflicts import both_refuse, held_up_alone
from gapcheck.detectors.contradictory import contradictory_claims
from gapcheck.detectors.costly_acts import costly_acts
from gapcheck.detectors.couriers import carried_by_her
from gapcheck.detectors.deadlocks import deadlocks
from gapcheck.detectors.doubled import both_responsible, seated_twice
from gapcheck.detectors.duties import nobody_responsible, toothless
from gapcheck.detectors.incompatible import incompatible_duties
from gapcheck.detectors.irrecoverable import irrecoverable
from gapcheck.detectors.livelihood import gaps, seams
from gapcheck.detectors.only_door import only_door
from gapcheck.detectors.proofs import unproduced
from gapcheck.detectors.unheeded import unheeded
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
    costly_acts,
    irrecoverable,
    carried_by_her,
    only_door,
    unheeded,
    unproduced,
)
"""In the order in which they are asked."""
