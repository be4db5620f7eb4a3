"""Efforts: what the law or the case has her do herself, and for whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gapcheck.model.text import Text


class EffortSort(StrEnum):
    """What sort of effort something is (Swedish word as written in rule files)."""

    CERTIFICATE = "intyg"
    APPLICATION = "ansökan"
    CONTACT = "kontakt"

    @property
    def plural(self) -> Text:
        return _PLURALS[self]


_PLURALS = {
    EffortSort.CERTIFICATE: Text("intyg", "certificates"),
    EffortSort.APPLICATION: Text("ansökningar", "applications"),
    EffortSort.CONTACT: Text("kontakter", "contacts"),
}


@dataclass(frozen=True, slots=True)
class Effort:
    """What it costs her that a concept comes true: the sort, and whom she turns to ("": not said)."""

    sort: EffortSort
    towards: str = ""
