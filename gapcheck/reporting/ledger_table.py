"""Renders the ledger: shares by statute and by year, the rows of one statute, CSV, JSON and the page in docs/."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from gapcheck.model.ledger import Account, Hole, Ledger, LedgerLine, Treatment
from gapcheck.model.register import Register
from gapcheck.model.text import Text
from gapcheck.reporting.json_values import Json
from gapcheck.reporting.layout import Page, Tone

WORDS = {
    Treatment.ENCODED: Text("kodad", "encoded"),
    Treatment.NO_EFFECT: Text("läst, utan verkan", "read, no effect"),
    Treatment.LOST: Text("kan inte uttryckas", "not expressible"),
    Treatment.MISSING: Text("text saknas", "text missing"),
    Treatment.UNACCOUNTED: Text("obokförd", "unaccounted"),
}
_ALL = Text("alla", "all")
# The name, one column for each treatment, and their sum.
_WIDTHS = (10, 11, 11, 11, 10, 10, 4)
_COLUMNS = (
    "short_name", "sfs", "section", "spot", "amended_by", "applies_from", "valid_to", "treatment", "encoded_by", "reason",
    "taints",
)  # fmt: skip


def ledger_text(
    ledger: Ledger, register: Register, years: tuple[int, int], lang: str = "sv", width: int = 80, colour: bool = False, *,
    detailed: bool = False,
) -> str:  # fmt: skip
    """The shares by statute and year, what is unaccounted, and with `detailed` every row."""
    page = Page(lang, width, colour)
    page.title(page.say(Text("Liggaren över lagens alla paragrafer", "The ledger of every section of the law")))
    page.blank()
    page.paragraph(page.say(_summary(ledger)))
    page.heading(Text("Lydelser per författning", "Wordings by statute"))
    page.grid(_counts(page, [(name, of.count()) for name, of in _by_statute(ledger, register)]), _WIDTHS)
    page.heading(Text("Lydelser i kraft per år", "Wordings in force by year"))
    page.grid(_counts(page, [(str(year), _of_year(ledger, year)) for year in range(years[0], years[1] + 1)]), _WIDTHS)
    if detailed:
        _details(page, ledger, register)
    if ledger.unaccounted:
        page.heading(Text("Obokförda", "Unaccounted"))
        for account in ledger.unaccounted:
            page.bullet(_name(account, register), tone=Tone.BAD)
    page.blank()
    page.paragraph(page.say(_verdict(ledger)), tone=Tone.BAD if ledger.unaccounted else Tone.GOOD)
    return page.text()


def _summary(ledger: Ledger) -> Text:
    lost = sum(1 for line in ledger.left_out() if line.treatment is Treatment.LOST)
    left = sum(1 for _ in ledger.left_out())
    return Text(
        f"{len(ledger.accounts)} lydelser i registret. Ur kodade paragrafer är {left} ställen lämnade, {lost} av dem "
        f"kan inte uttryckas. {len(ledger.holes)} tider gäller en paragraf vars text inte är läst.",
        f"{len(ledger.accounts)} wordings in the register. {left} places are left out of encoded sections, {lost} of them "
        f"not expressible. On {len(ledger.holes)} stretches of days a section is in force whose text has not been read.",
    )


def _verdict(ledger: Ledger) -> Text:
    if not ledger.accounts:
        return Text("Ingen lydelse prövades: det räknas som fel.", "No wording was checked: that counts as a failure.")
    missing = len(ledger.unaccounted)
    if missing:
        return Text(f"{missing} lydelser är obokförda.", f"{missing} wordings are unaccounted for.")
    return Text("Varje lydelse är bokförd.", "Every wording is accounted for.")


def _counts(page: Page, rows: Iterable[tuple[str, Counter[Treatment]]]) -> Iterator[list[str]]:
    yield ["", *(page.say(WORDS[kind]) for kind in Treatment), page.say(_ALL)]
    for name, count in rows:
        total = sum(count.values())
        yield [name, *(_share(count[kind], total) for kind in Treatment), str(total)]


def _share(number: int, total: int) -> str:
    return f"{number} ({round(100 * number / total)} %)" if number else "–"


def _by_statute(ledger: Ledger, register: Register) -> Iterator[tuple[str, Ledger]]:
    for sfs in dict.fromkeys(account.wording.key.sfs for account in ledger.accounts):
        yield register.short_name(sfs), ledger.of(sfs)


def _of_year(ledger: Ledger, year: int) -> Counter[Treatment]:
    return Counter(account.treatment for account in ledger.accounts if account.in_force_during(year))


def _name(account: Account, register: Register) -> str:
    wording = account.wording
    return f"{wording.key} {register.short_name(wording.key.sfs)} ({wording.amended_by or wording.key.sfs})"


def _details(page: Page, ledger: Ledger, register: Register) -> None:
    page.heading(Text("Raderna", "The rows"))
    for account in ledger.accounts:
        said = ", ".join(account.encoded_by) if account.encoded_by else account.line.reason if account.line else ""
        page.paragraph(f"{_name(account, register)}: {page.say(WORDS[account.treatment])}. {said}", 0, 4)
        for line in account.left_out:
            page.paragraph(f"{line.spot}: {page.say(WORDS[line.treatment])}. {line.reason}", 4, 8)
    for hole in ledger.holes:
        page.paragraph(f"{hole.key} {register.short_name(hole.key.sfs)} {_days(hole)}: {page.say(_known(hole))}", 0, 4)


def _days(hole: Hole) -> str:
    return f"{hole.first or '…'} – {hole.last or '…'}"


def _known(hole: Hole) -> Text:
    ids = ", ".join(hole.encoded_by)
    if hole.supported:
        return Text(f"texten är inte läst, återgiven efter: {hole.source} ({ids})",
                    f"the text has not been read, rendered after: {hole.source} ({ids})")  # fmt: skip
    return Text(f"texten saknas och är inte modellerad ({ids})", f"the text is missing and not modelled ({ids})")


def ledger_csv(ledger: Ledger, register: Register) -> str:
    """One row per wording, per place left out and per stretch of days without a text."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row in _rows(ledger, register):
        writer.writerow([row[column] for column in _COLUMNS])
    return stream.getvalue()


def ledger_json(ledger: Ledger, register: Register) -> str:
    """The same rows as one JSON document with the counts, ending with a line feed."""
    rows: list[Json] = [dict(row) for row in _rows(ledger, register)]
    document: Json = {
        "schema_version": "1.0",
        "complete": bool(ledger.accounts) and not ledger.unaccounted,
        "counts": {kind.value: ledger.count()[kind] for kind in Treatment},
        "rows": rows,
    }
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _rows(ledger: Ledger, register: Register) -> Iterator[dict[str, str]]:
    for account in ledger.accounts:
        wording = account.wording
        where = {
            "short_name": register.short_name(wording.key.sfs),
            "sfs": wording.key.sfs,
            "section": str(wording.key),
            "amended_by": wording.amended_by or "",
            "applies_from": _day(wording.applies_from),
            "valid_to": _day(wording.valid_to),
        }
        line = account.line
        yield {
            **where, "spot": "", "treatment": account.treatment.value, "encoded_by": " ".join(account.encoded_by),
            "reason": line.reason if line else "", "taints": " ".join(line.taints) if line else "",
        }  # fmt: skip
        for left in account.left_out:
            yield {
                **where, "spot": left.spot, "treatment": left.treatment.value, "encoded_by": "", "reason": left.reason,
                "taints": " ".join(left.taints),
            }  # fmt: skip
    for hole in ledger.holes:
        yield {
            "short_name": register.short_name(hole.key.sfs),
            "sfs": hole.key.sfs,
            "section": str(hole.key),
            "spot": "",
            "amended_by": "",
            "applies_from": _day(hole.first),
            "valid_to": _day(hole.last),
            "treatment": Treatment.MISSING.value,
            "encoded_by": " ".join(hole.encoded_by),
            "reason": hole.source,
            "taints": "",
        }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def ledger_page(ledger: Ledger, register: Register, first_year: int, last_year: int) -> str:
    """The page of docs/: shares by statute and by year, what is lost with the codes it taints, and the missing texts."""
    lines = [
        "# Liggaren · The ledger",
        "",
        "Varje lydelse av varje paragraf i `rules/register.csv`, och vad som blev av den. Sidan är skapad av `tools/make_docs.py`; "
        "alla rader ger `gapcheck law ledger --format csv`. *Every wording of every section in the register, and what became of it.*",
        "",
        _summary(ledger).sv,
        "",
        *_markdown_counts("Författning · Statute", [(n, of.count()) for n, of in _by_statute(ledger, register)]),
        "",
        *_markdown_counts("År · Year", [(str(y), _of_year(ledger, y)) for y in range(first_year, last_year + 1)]),
        "",
        "## Kan inte uttryckas · Not expressible",
        "",
        "| Paragraf | Ställe | Förlorat | Påverkar |",
        "| --- | --- | --- | --- |",
        *(
            f"| {line.key} {register.short_name(line.key.sfs)} | {line.spot} | {_cell(line.reason)} | {', '.join(line.taints)} |"
            for line in _lost(ledger)
        ),
        "",
        "## Texten saknas · Text missing",
        "",
        "| Paragraf | Dagar | Vad som är känt | Regler |",
        "| --- | --- | --- | --- |",
        *(
            f"| {hole.key} {register.short_name(hole.key.sfs)} | {_days(hole)} | {_cell(hole.source or 'inget; inte modellerat')} "
            f"| {', '.join(hole.encoded_by)} |"
            for hole in ledger.holes
        ),
        *(
            f"| {account.wording.key} {register.short_name(account.wording.key.sfs)} | {account.wording.applies_from or '…'} – "
            f"{account.wording.valid_to or '…'} | {_cell(account.line.reason)} |  |"
            for account in ledger.accounts
            if account.treatment is Treatment.MISSING and account.line
        ),
        "",
    ]
    return "\n".join(lines)


def _markdown_counts(head: str, rows: Iterable[tuple[str, Counter[Treatment]]]) -> Iterator[str]:
    kinds = [WORDS[kind].sv for kind in Treatment]
    yield f"| {head} | {' | '.join(kinds)} | {_ALL.sv} |"
    yield "| --- |" + " --- |" * (len(kinds) + 1)
    for name, count in rows:
        total = sum(count.values())
        yield f"| {name} | {' | '.join(_share(count[kind], total) for kind in Treatment)} | {total} |"


def _lost(ledger: Ledger) -> Iterator[LedgerLine]:
    whole = (account.line for account in ledger.accounts if account.line and account.treatment is Treatment.LOST)
    lines = dict.fromkeys((*whole, *(line for line in ledger.left_out() if line.treatment is Treatment.LOST)))
    yield from sorted(lines, key=lambda line: (line.key.sort_key, line.spot))


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
