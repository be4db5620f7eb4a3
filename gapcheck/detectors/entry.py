"""What the catalogue says of one finding code: its meaning, its limits, an example, and who could do something about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gapcheck.model.finding_codes import RULE_SEVERITY, SEVERITY, Severity
from gapcheck.model.text import Text


class Who(Enum):
    """On what level a remedy lies, the widest reach first: whether the question is one to settle nationally or locally."""

    LEGISLATOR = Text("Lagstiftaren", "The legislator")
    REGULATION = Text("Myndighetens föreskrift eller ställningstagande", "The agency's regulation or position")
    ROUTINE = Text("Lokal rutin eller det enskilda ärendet", "Local routine or the single case")
    EMPLOYER = Text("Arbetsgivaren", "The employer")
    NOBODY = Text("Ingen", "Nobody")


@dataclass(frozen=True, slots=True)
class Remedy:
    """What somebody on a level could do about findings of the code."""

    who: Who
    how: Text


@dataclass(frozen=True, slots=True)
class Entry:
    """The documentation of one code.

    `case` and `neighbour` name scenarios that have it and that do not; a code about the rules themselves (R4xx) has none.
    `refused_as` are the input problems that the code goes under where a rule tree that has it is refused.
    """

    code: str
    title: Text
    meaning: Text
    decided: Text
    does_not_mean: Text
    remedies: tuple[Remedy, ...]
    case: str = ""
    neighbour: str = ""
    refused_as: tuple[str, ...] = ()

    @property
    def severity(self) -> Severity:
        return SEVERITY[self.code] if self.code in SEVERITY else RULE_SEVERITY[self.code]
