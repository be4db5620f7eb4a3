"""Which section of which statute, and the natural order of numbers with letters."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import total_ordering
from typing import TypeAlias

NaturalKey: TypeAlias = tuple[tuple[int, int, str], ...]

_RUNS = re.compile(r"(\d+)|([^\W\d_]+)")

TRANSITIONAL_PREFIX = "öb "


def natural_key(text: str | None) -> NaturalKey:
    """Order "27" before "28 a" before "110", and "49" before "49 a"; None and "" come first, words after numbers."""
    return tuple((0, int(run[1]), "") if run[1] else (1, 0, run[2]) for run in _RUNS.finditer(text or ""))


@total_ordering
@dataclass(frozen=True, slots=True)
class SectionKey:
    """One section (paragraf) of one statute, whatever its wording.

    `sfs` is "2010:110", or "AFS 2023:2" for an agency's own series. `chapter` is "28 a", or None where the statute
    has no chapters. `section` is "49 b", or "öb 2021:1240" for the transitional provisions of an amending act.
    """

    sfs: str
    chapter: str | None
    section: str

    @property
    def sort_key(self) -> tuple[NaturalKey, NaturalKey, NaturalKey]:
        """Statute, chapter, section, each in natural order."""
        return natural_key(self.sfs), natural_key(self.chapter), natural_key(self.section)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, SectionKey):
            return NotImplemented
        return self.sort_key < other.sort_key

    def __str__(self) -> str:
        """The Swedish citation of the section, without the statute's name."""
        if self.section.startswith(TRANSITIONAL_PREFIX):
            return f"övergångsbestämmelserna {self.section.removeprefix(TRANSITIONAL_PREFIX)}"
        return f"{self.chapter} kap. {self.section} §" if self.chapter else f"{self.section} §"
