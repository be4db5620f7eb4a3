"""Renders the comparison of the pinned wordings with a folder of statute texts."""

from __future__ import annotations

import json

from gapcheck.model.drift import Change, Departure, Drift
from gapcheck.model.register import Register
from gapcheck.model.text import Text
from gapcheck.reporting.json_values import Json
from gapcheck.reporting.layout import Page, Tone

_WORDS = {
    Change.REWRITTEN: Text("texten är en annan än den som lästes", "the text is another than the one that was read"),
    Change.AMENDED: Text("har en lydelse som registret inte har", "has a wording that the register does not hold"),
    Change.ADDED: Text("finns inte i registret", "is not in the register"),
    Change.GONE: Text("finns inte bland texterna, fast den gäller enligt registret",
                      "is not among the texts, although it is in force by the register"),
}  # fmt: skip


def drift_text(drift: Drift, register: Register, lang: str = "sv", width: int = 80, colour: bool = False) -> str:
    """What departed, what rests on it, what was not compared, and how it went."""
    page = Page(lang, width, colour)
    page.title(page.say(Text("Lästa lydelser mot lagtexterna", "Wordings that were read against the statute texts")))
    page.blank()
    for departure in drift.departures:
        page.bullet(page.say(_departed(departure, register)), tone=Tone.BAD)
    if drift.touched:
        page.heading(Text("Scenarier och fynd som vilar på dem", "Scenarios and findings that rest on them"))
        for touched in drift.touched:
            page.bullet(f"{touched.scenario}: {', '.join((*touched.encoded_by, *touched.findings))}")
    page.heading(Text("Inte jämfört", "Not compared"))
    names = ", ".join(register.short_name(sfs) for sfs in drift.unseen) or "–"
    page.bullet(
        page.say(
            Text(f"författningar utan text i katalogen: {names}", f"statutes without a text in the folder: {names}")
        )
    )
    page.bullet(page.say(Text(f"äldre lydelser utan text i katalogen: {drift.unpaired}",
                              f"older wordings without a text in the folder: {drift.unpaired}")))  # fmt: skip
    page.blank()
    page.paragraph(page.say(_verdict(drift)), tone=Tone.GOOD if drift.ok else Tone.BAD)
    return page.text()


def _departed(departure: Departure, register: Register) -> Text:
    where = f"{departure.key} {register.short_name(departure.key.sfs)}"
    by = f" ({departure.act})" if departure.act else ""
    words = _WORDS[departure.change]
    ids = ", ".join(departure.encoded_by)
    rests = (
        Text(f". Regler: {ids}", f". Rules: {ids}") if ids else Text(". Ingen regel kodar den", ". No rule encodes it")
    )
    return Text(f"{where}{by} {words.sv}{rests.sv}.", f"{where}{by} {words.en}{rests.en}.")


def _verdict(drift: Drift) -> Text:
    if not drift.compared:
        return Text(
            "Ingen lydelse jämfördes: det räknas som fel.", "No wording was compared: that counts as a failure."
        )
    count = len(drift.departures)
    return Text(
        f"{drift.compared} lydelser i {len(drift.statutes)} författningar jämförda, {count} avviker.",
        f"{drift.compared} wordings in {len(drift.statutes)} statutes compared, {count} depart.",
    )


def drift_json(drift: Drift, register: Register) -> str:
    """The same as one JSON document, ending with a line feed."""
    document: Json = {
        "schema_version": "1.0",
        "ok": drift.ok,
        "compared": drift.compared,
        "statutes": [register.short_name(sfs) for sfs in drift.statutes],
        "not_compared": {"statutes": [register.short_name(sfs) for sfs in drift.unseen], "wordings": drift.unpaired},
        "departures": [
            {
                "sfs": departure.key.sfs,
                "section": str(departure.key),
                "change": departure.change.value,
                "act": departure.act,
                "pinned": departure.wording.text_hash if departure.wording else "",
                "rules": list(departure.encoded_by),
            }
            for departure in drift.departures
        ],
        "scenarios": [
            {"name": touched.scenario, "rules": list(touched.encoded_by), "findings": list(touched.findings)}
            for touched in drift.touched
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
