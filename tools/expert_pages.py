"""The page of gaps that experts named: which scenario shows each, by which findings, and what is only shown in part."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gapcheck.model.findings import Finding

FOUND, PARTLY, NOT_FOUND = "hittat", "delvis", "inte"
OUTCOMES: Mapping[str, str] = {FOUND: "found", PARTLY: "partly", NOT_FOUND: "not found"}
REACHES: Mapping[str, str] = {"regel": "rule", "praktik": "practice", "påstående": "claim"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A finding that shows a gap: its code, what it is about where that matters, and a day it covers where one is named."""

    code: str
    concept: str
    day: date | None

    @classmethod
    def read(cls, text: str) -> Wanted:
        """From "CODE", "CODE:concept" or either with a day after a space."""
        about, _, day = text.strip().rpartition(" ") if text.strip()[-3:-2] == "-" else (text.strip(), "", "")
        code, _, concept = about.partition(":")
        return cls(code, concept, date.fromisoformat(day) if day else None)

    def met_by(self, finding: Finding) -> bool:
        same = finding.code == self.code and self.concept in ("", finding.concept)
        return same and (self.day is None or self.day in finding.period)

    def like(self, finding: Finding) -> bool:
        """Whether the finding is of the same kind, on whatever day."""
        return finding.code == self.code and self.concept in ("", finding.concept)

    def __str__(self) -> str:
        return f"{self.code}{f' ({self.concept})' if self.concept else ''}{f', {self.day}' if self.day else ''}"


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap that an expert named, and how far it is shown."""

    id: str
    name: str
    english: str
    reach: str
    scenario: str
    neighbour: str
    wanted: tuple[Wanted, ...]
    outcome: str
    why: str
    english_why: str


def read_gaps(path: Path) -> tuple[Gap, ...]:
    """Every gap, in the order of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_gap(row) for row in csv.DictReader(file))


def _gap(row: Mapping[str, str]) -> Gap:
    wanted = tuple(Wanted.read(text) for text in row["fynd"].split(";") if text.strip())
    return Gap(
        row["glapp"], row["namn"], row["name"], row["räckvidd"], row["scenario"], row["granne"], wanted, row["utfall"],
        row["varför"], row["why"],
    )  # fmt: skip


def expert_page(gaps: Sequence[Gap]) -> str:
    """The whole page, Swedish beside English."""
    rules = [gap for gap in gaps if gap.reach == "regel"]
    found = sum(gap.outcome == FOUND for gap in rules)
    return f"""# Glapp som experter har namngett · Gaps that experts named

Domstolar, inspektioner, utredningar, fackliga jurister, myndigheter och journalister har namngett glappen. Varje rad har ett scenario där `gapcheck` av
sig självt visar glappet enligt rätten de dagarna, och en granne där samma fynd saknas. Sidan är skapad av tools/make_docs.py ur
`scenarios/expertglapp/glapp.csv`; tests/law/test_expert_gaps.py prövar varje rad.

Courts, inspectorates, inquiries, union lawyers, agencies and reporters named the gaps. Each row has a scenario in which `gapcheck` shows the gap by itself
under the law of those days, and a neighbour without that finding. Reach *regel* (rule): visible in the wording or interplay of rules; *praktik*
(practice): the rules only show the opening; *påstående* (claim): what the rules do and do not say.

**{found} av {len(rules)} med räckvidd regel visas av sig själva. {found} of the {len(rules)} with reach rule are reported by themselves.**

| Glapp | Vad | What | Räckvidd | Utfall · Outcome | Scenario | Granne · Neighbour | Fynd · Findings |
| --- | --- | --- | --- | --- | --- | --- | --- |
{_lines(_row(gap) for gap in gaps)}

## Hur det visas · How it shows

{_lines(f"- **{gap.id}** {gap.why} *{gap.english_why}*" for gap in gaps)}
"""


def _row(gap: Gap) -> str:
    findings = "; ".join(f"[{want.code}](findings/{want.code}.md)" + str(want)[len(want.code) :] for want in gap.wanted)
    cells = (
        gap.id, gap.name, gap.english, gap.reach, f"{gap.outcome} · {OUTCOMES[gap.outcome]}",
        f"`{gap.scenario}`" if gap.scenario else "–", f"`{gap.neighbour}`" if gap.neighbour else "–", findings or "–",
    )  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _lines(rows: Iterable[str]) -> str:
    return "\n".join(rows)
