"""Knows the codes that findings about a case may have, fixed for ever, and how grave each is."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """How grave a code is; it belongs to the code, never to the single finding. Gravest first."""

    GRAVE = "allvarlig"
    WARNING = "varning"
    OBSERVATION = "iakttagelse"


SEVERITY: dict[str, Severity] = {
    "G201": Severity.GRAVE,
    "G202": Severity.GRAVE,
    "G203": Severity.GRAVE,
    "G204": Severity.GRAVE,
    "G205": Severity.WARNING,
    "G206": Severity.GRAVE,
    "G207": Severity.WARNING,
    "G208": Severity.WARNING,
    "G209": Severity.OBSERVATION,
    "G210": Severity.OBSERVATION,
    "G211": Severity.OBSERVATION,
    "G212": Severity.WARNING,
    "G213": Severity.WARNING,
    "K101": Severity.GRAVE,
    "K102": Severity.GRAVE,
    "K103": Severity.WARNING,
    "K104": Severity.OBSERVATION,
    "K105": Severity.GRAVE,
    "K106": Severity.WARNING,
    "O301": Severity.OBSERVATION,
}
"""Every code about a case."""

RULE_SEVERITY: dict[str, Severity] = {
    "R401": Severity.WARNING,
    "R402": Severity.WARNING,
    "R403": Severity.GRAVE,
    "R404": Severity.GRAVE,
    "R405": Severity.GRAVE,
    "R406": Severity.GRAVE,
    "R407": Severity.OBSERVATION,
    "R408": Severity.OBSERVATION,
    "R409": Severity.WARNING,
}
"""Every code about the rules themselves; they belong to no case."""

NO_LIVELIHOOD = "G201"
"""The gap of needs that are livelihood: what she lives on, drawn as lanes and asserted by scenarios."""

NOBODY_RESPONSIBLE = "G202"
"""The gap of needs that somebody must take the next step."""

RIGHT_LOST = "G206"
"""The gap of needs that are rights to keep: lost once, they may be out of her hands."""

FINDING_CODES: tuple[str, ...] = tuple(SEVERITY)
"""Sorted."""


def gravity(code: str) -> int:
    """A number to sort by: the gravest codes first."""
    return list(Severity).index(SEVERITY[code])
