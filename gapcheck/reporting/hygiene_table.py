"""Renders the findings about the rules themselves: counts by code first, then each with its place."""

from __future__ import annotations

import json

from gapcheck.detectors.catalogue import CATALOGUE
from gapcheck.detectors.entry import Entry
from gapcheck.model.finding_codes import RULE_SEVERITY
from gapcheck.model.hygiene import Hygiene, RuleFinding
from gapcheck.model.text import Text
from gapcheck.reporting.json_values import Json
from gapcheck.reporting.layout import Page, Tone

_DETAILED_UP_TO = 40
"""More findings of a code than this are counted, not listed, unless the code is asked for."""


def hygiene_text(
    found: Hygiene, codes: tuple[str, ...] = (), lang: str = "sv", width: int = 80, colour: bool = False
) -> str:
    """Each code with its count, and its findings where they are few or asked for."""
    page = Page(lang, width, colour)
    page.title(page.say(Text("Reglerna själva", "The rules themselves")))
    page.blank()
    for entry in _entries():
        if not codes or entry.code in codes:
            _code(page, entry, found.of(entry.code), bool(codes))
    page.blank()
    page.paragraph(
        page.say(Text(f"{found.looked_at} konstruktioner prövade.", f"{found.looked_at} constructs looked at."))
    )
    return page.text()


def _code(page: Page, entry: Entry, findings: tuple[RuleFinding, ...], asked: bool) -> None:
    title = page.say(entry.title)
    if entry.refused_as:
        refused = Text("ett regelträd med det tas inte emot", "a rule tree that has it is refused")
        page.bullet(f"{entry.code} {title}: {page.say(refused)}", tone=Tone.FAINT)
        return
    tone = Tone.GOOD if not findings else Tone.DOUBTFUL
    page.bullet(f"{entry.code} {title}: {len(findings)}", tone=tone)
    if asked or len(findings) <= _DETAILED_UP_TO:
        for finding in findings:
            page.bullet(f"{finding.about}{_days(page, finding)}: {page.say(finding.summary)} ({finding.place})", 2)


def _days(page: Page, finding: RuleFinding) -> str:
    if finding.first is None and finding.last is None:
        return ""
    open_end = page.say(Text("tills vidare", "onwards"))
    return f" {finding.first or '…'}–{finding.last or open_end}"


def hygiene_json(found: Hygiene) -> str:
    """The same as one JSON document, ending with a line feed."""
    document: Json = {
        "schema_version": "1.0",
        "looked_at": found.looked_at,
        "refused_when_read": [entry.code for entry in _entries() if entry.refused_as],
        "findings": [
            {
                "code": finding.code,
                "about": finding.about,
                "place": finding.place,
                "from": str(finding.first) if finding.first else None,
                "to": str(finding.last) if finding.last else None,
                "severity": RULE_SEVERITY[finding.code].value,
                "summary": {"sv": finding.summary.sv, "en": finding.summary.en},
            }
            for finding in found.findings
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _entries() -> list[Entry]:
    return sorted((entry for entry in CATALOGUE if entry.code in RULE_SEVERITY), key=lambda entry: entry.code)
