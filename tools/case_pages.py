"""The page of real cases: which scenarios render each, which of its items they assert, and why the rest are left."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from gapcheck.model.scenario import Scenario

NO_TEXT = "text saknas"

REASONS: Mapping[str, tuple[str, str]] = {
    NO_TEXT: ("lagtexten är inte läst för den tiden", "the law's text for that time has not been read"),
    "ingen regel": ("det följer av ingen bestämmelse", "it follows from no provision"),
    "uttrycks inte": ("reglernas eller scenariernas språk kan inte säga det", "rules or scenarios cannot say it"),
    "omtvistad": ("lagtexten säger något annat än källan", "the statute and the source differ"),
    "utanför": ("en annan förmån än de modellerade", "another benefit than those modelled"),
}
"""The closed list of reasons why no scenario asserts an item, with what each means in Swedish and English."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a real case says; `reason` is why no scenario asserts it, empty when one does."""

    case: str
    number: int
    what: str
    reason: str
    comment: str


def read_items(path: Path) -> tuple[Item, ...]:
    """Every item of every case, in the order of the file."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(Item(row["fall"], int(row["punkt"]), row["vad"], row["skäl"], row["kommentar"]) for row in rows)


def share_asserted(items: Iterable[Item]) -> Fraction:
    """The share asserted of the items whose law has been read."""
    judged = [not item.reason for item in items if item.reason != NO_TEXT]
    return Fraction(sum(judged), len(judged))


def cases_page(items: Sequence[Item], scenarios: Iterable[Scenario]) -> str:
    """The whole page, Swedish before English."""
    by_case: defaultdict[str, list[Scenario]] = defaultdict(list)
    for scenario in scenarios:
        if scenario.real_case is not None:
            by_case[scenario.real_case.id].append(scenario)
    asserted, read = sum(not item.reason for item in items), sum(item.reason != NO_TEXT for item in items)
    percent = f"{float(share_asserted(items)) * 100:.0f}"
    cases = list(dict.fromkeys(item.case for item in items))
    return f"""# Fall från domstolar, myndigheter, fack och press · Cases from courts, agencies, unions and press

Varje fall har ett eller flera scenarier, de flesta under `scenarios/rattsfall/`. Personerna är konstruerade. Ett fall vars dagar ligger före 2018, eller
i en lydelse som inte är läst, är flyttat i tiden; scenariots `ursprung` säger det. Vad fallet säger är delat i punkter, och raderna i scenariots
`förväntat` anger med `punkt` vilka de påstår. Grannfallen till ett fall hör också till det. Sidan är skapad av tools/make_docs.py ur
`scenarios/rattsfall/punkter.csv` och scenarierna.

Every case has one or more scenarios, most of them under `scenarios/rattsfall/`. The people are constructed. A case whose days lie before 2018, or on a
wording that has not been read, is moved in time, as the scenario's `ursprung` says. What a case says is split into items, and the rows of the
scenario's `förväntat` name in `punkt` the items they assert. Neighbours of a case belong to it as well. The page is made by tools/make_docs.py from
`scenarios/rattsfall/punkter.csv` and the scenarios.

**{asserted} av {len(items)} punkter i {len(cases)} fall påstås och håller: {percent} procent av de {read} vars lagtext är läst.**
**{asserted} of {len(items)} items in {len(cases)} cases are asserted and hold: {percent} per cent of the {read} whose law has been read.**

## Fallen · The cases

| Fall · Case | Källa · Source | Lagdag · Law date | Scenarier · Scenarios | Påstådda · Asserted |
| --- | --- | --- | --- | --- |
{_lines(_case_row(case, by_case[case], [item for item in items if item.case == case]) for case in cases)}

## Vad som inte påstås · What is not asserted

| Skäl · Reason | Betyder | Means | Punkter · Items |
| --- | --- | --- | --- |
{_lines(_reason_row(reason, items) for reason in REASONS)}

| Fall · Case | Punkt · Item | Vad · What | Skäl · Reason | Varför · Why |
| --- | --- | --- | --- | --- |
{_lines(f"| {i.case} | {i.number} | {i.what} | {i.reason} | {i.comment} |" for i in items if i.reason)}

## Påstås med en anmärkning · Asserted with a remark

| Fall · Case | Punkt · Item | Vad · What | Anmärkning · Remark |
| --- | --- | --- | --- |
{_lines(f"| {i.case} | {i.number} | {i.what} | {i.comment} |" for i in items if i.comment and not i.reason)}
"""


def _case_row(case: str, scenarios: Sequence[Scenario], items: Sequence[Item]) -> str:
    told = next(scenario.real_case for scenario in scenarios if scenario.real_case is not None)
    names = ", ".join(f"`{name}`" for name in sorted(scenario.name for scenario in scenarios))
    asserted = sum(not item.reason for item in items)
    return f"| {case} | {told.source} | {told.law_date} | {names} | {asserted} av {len(items)} |"


def _reason_row(reason: str, items: Iterable[Item]) -> str:
    sv, en = REASONS[reason]
    return f"| {reason} | {sv} | {en} | {sum(item.reason == reason for item in items)} |"


def _lines(rows: Iterable[str]) -> str:
    return "\n".join(rows)
