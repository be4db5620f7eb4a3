"""Findings about the rules themselves: what in the rule base can never matter, is not read or cannot be said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gapcheck.model.text import Text


@dataclass(frozen=True, slots=True)
class RuleFinding:
    """One thing to mend or to know about a construct of the rule base.

    `about` is its id or name, `place` its file and line where it has one; `first` and `last` the days of the wording it is
    about (None: no end that way).
    """

    code: str
    about: str
    place: str
    summary: Text
    first: date | None = None
    last: date | None = None

    def sort_key(self) -> tuple[str, str, str, str]:
        return (self.code, self.about, str(self.first or ""), self.summary.sv)


@dataclass(frozen=True, slots=True)
class Hygiene:
    """Every rule finding, sorted, and how many constructs were looked at."""

    findings: tuple[RuleFinding, ...]
    looked_at: int

    def of(self, code: str) -> tuple[RuleFinding, ...]:
        return tuple(finding for finding in self.findings if finding.code == code)
