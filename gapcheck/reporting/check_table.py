"""Renders what checking the scenarios gave: a line per case, and for one that deviates both timelines side by side."""

from __future__ import annotations

import json

from gapcheck.model.checked import CheckedCase, CheckedSuite, Deviation
from gapcheck.model.text import Text
from gapcheck.reporting.json_values import Json, day_json, text_json
from gapcheck.reporting.layout import Page, Tone


def check_text(suite: CheckedSuite, lang: str = "sv", width: int = 80, colour: bool = False) -> str:
    """The cases, what was skipped, and how it went."""
    page = Page(lang, width, colour)
    for case in suite.cases:
        _case(page, case)
    for deviation in suite.off_limits:
        _deviation(page, deviation, 0)
    if suite.skipped:
        page.heading(Text("Inte prövat", "Not checked"))
        for skipped in suite.skipped:
            page.bullet(page.say(skipped))
    page.blank()
    failed = sum(1 for case in suite.cases if case.asserts and not case.ok)
    passed = sum(1 for case in suite.cases if case.ok)
    if suite.boundaries:
        page.paragraph(page.say(_limits(suite.boundaries, len(suite.off_limits))))
    page.paragraph(page.say(_total(passed, failed)), tone=Tone.GOOD if suite.ok else Tone.BAD)
    return page.text()


def _total(passed: int, failed: int) -> Text:
    if passed + failed == 0:
        return Text(
            "Inget scenario prövades: det räknas som fel.", "No scenario was checked: that counts as a failure."
        )
    return Text(f"{passed} stämmer, {failed} avviker.", f"{passed} as expected, {failed} deviate.")


def _limits(tried: int, off: int) -> Text:
    return Text(
        f"Gränsfall vid reglerna: {tried - off} stämmer, {off} avviker.",
        f"Boundary rows beside the rules: {tried - off} as expected, {off} deviate.",
    )


def _case(page: Page, case: CheckedCase) -> None:
    if case.ok:
        page.line(f"{page.tone('ok', Tone.GOOD)}      {case.name}")
        return
    if case.unreadable is not None:
        page.line(f"{page.tone(page.say(Text('FEL', 'ERROR')), Tone.BAD)}  {case.name}")
        for line in page.say(case.unreadable).splitlines():
            page.paragraph(line, 4)
        return
    if not case.asserts:
        page.line(f"-       {case.name}")
        return
    page.line(f"{page.tone(page.say(Text('AVVIKER', 'DEVIATES')), Tone.BAD)}  {case.name}")
    for deviation in case.deviations:
        _deviation(page, deviation, 4)
    _sides(page, case)


def _deviation(page: Page, deviation: Deviation, indent: int) -> None:
    words = page.say(
        Text(
            f"väntat {deviation.expected}, blev {deviation.actual}",
            f"expected {deviation.expected}, got {deviation.actual}",
        )
    )
    page.bullet(f"{deviation.place}: {page.say(deviation.about)}: {words}", indent)


def _sides(page: Page, case: CheckedCase) -> None:
    if not case.sides:
        return
    several = len({side.part for side in case.sides}) > 1
    head = ["", *([""] if several else []), page.say(Text("väntat", "expected")), page.say(Text("blev", "got"))]
    rows = [
        [
            f"{'' if side.expected == side.actual else '≠ '}{side.period.first} – {side.period.last}",
            *([side.part] if several else []),
            side.expected,
            side.actual,
        ]
        for side in case.sides
    ]
    fixed = [max(len(row[i]) for row in rows) for i in range(len(head) - 2)]
    half = (page.width - 4 - sum(fixed) - 2 * len(head)) // 2
    page.grid([head, *rows], [*fixed, half, half], indent=4)


def check_json(suite: CheckedSuite) -> str:
    """The same as one JSON document, ending with a line feed."""
    document: Json = {
        "schema_version": "1.0",
        "ok": suite.ok,
        "cases": [_case_json(case) for case in suite.cases],
        "boundaries": {"tried": suite.boundaries, "deviations": [_deviation_json(d) for d in suite.off_limits]},
        "not_checked": [text_json(skipped) for skipped in suite.skipped],
    }
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _deviation_json(deviation: Deviation) -> Json:
    return {
        "about": text_json(deviation.about),
        "place": deviation.place,
        "expected": deviation.expected,
        "actual": deviation.actual,
    }


def _case_json(case: CheckedCase) -> Json:
    return {
        "name": case.name,
        "file": case.file,
        "status": "ok"
        if case.ok
        else "error"
        if case.unreadable
        else "deviates"
        if case.asserts
        else "asserts_nothing",
        "error": text_json(case.unreadable) if case.unreadable else None,
        "deviations": [_deviation_json(d) for d in case.deviations],
        "livelihood": [
            {
                "part": side.part,
                "from": day_json(side.period.first),
                "to": day_json(side.period.last),
                "expected": side.expected,
                "actual": side.actual,
            }
            for side in case.sides
        ],
    }
