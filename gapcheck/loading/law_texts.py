"""Reading a folder of statute texts: every wording of every section, its hash, and its row in the register."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from gapcheck.model.register import Register, Wording
from gapcheck.model.section_key import TRANSITIONAL_PREFIX, SectionKey

HASH_DIGITS = 16

_HEADING = re.compile(r"#{1,3} ")
_DESIGNATION = re.compile(r"- Beteckning: (?:SFS )?(\S.*)")
_SECTION = re.compile(
    r"### (?:(?P<chapter>\d+(?: [a-z])?) kap\. )?(?P<section>\d+(?: [a-z])?) §(?: \[(?P<days>[^\]]*)\])?"
)
_TRANSITIONAL = re.compile(r"### Övergångsbestämmelser (?P<act>\d{4}:\d+)")
_EARLIER = re.compile(r"lydelse (\S+)–(\S+)")
_ENTERS = re.compile(r"träder i kraft (\d{4}-\d{2}-\d{2})")
_CEASES = re.compile(r"upphör att gälla (\d{4}-\d{2}-\d{2})")
_CHANGE_NOTE = re.compile(
    r"(?:Lag|Förordning) \((\d{4}:\d+)\)\.?$|upphävts genom (?:lag|förordning) \((\d{4}:\d+)\)\.?$"
)
_NOT_WORDING = ("Rubrik:", "Källanmärkning:")


class LawTextError(ValueError):
    """A statute text that does not follow the format; `sv` and `en` name the file, the line and what was expected."""

    def __init__(self, path: Path, line: int, sv: str, en: str) -> None:
        self.sv = f"{path}:{line}: {sv}"
        self.en = f"{path}:{line}: {en}"
        super().__init__(self.sv)


@dataclass(frozen=True, slots=True)
class WordingKey:
    """What a text file says about which wording a text is.

    `first_day` and `last_day` (inclusive) come from the bracket in the heading and are None where it gives no such
    day. `amended_by` is the act in the change note that ends the text, None as first enacted.
    """

    section: SectionKey
    first_day: date | None
    last_day: date | None
    amended_by: str | None


def normalised(text: str) -> str:
    """The text that is hashed: what the legislator wrote, whatever the line breaks of the source.

    In this order: (1) Unicode NFC; (2) lines whose first non-blank characters are "Rubrik:" or "Källanmärkning:" are
    dropped; (3) every run of white space, no-break spaces and line breaks included, becomes one space; (4) white space
    at both ends is removed. Nothing else changes: letter case, hyphens, list numbers and the change note
    ("Lag (2021:1243).") stay.
    """
    lines = unicodedata.normalize("NFC", text).splitlines()
    return " ".join(" ".join(line for line in lines if not line.lstrip().startswith(_NOT_WORDING)).split())


def wording_hash(text: str) -> str:
    """The string "sha256:" and the first 16 hex digits of SHA-256 over the UTF-8 of `normalised(text)`."""
    return f"sha256:{hashlib.sha256(normalised(text).encode()).hexdigest()[:HASH_DIGITS]}"


def section_texts(folder: Path) -> dict[WordingKey, str]:
    """Every wording in the folder's statute files (`sfs-*.md`, `afs-*.md`), the text as printed below its heading.

    A file names its statute in a line "- Beteckning: SFS 2010:110" and opens each section with a heading such as
    "### 27 kap. 48 §", "### 4 a § [lydelse 2022-02-01–2022-08-31]" or "### Övergångsbestämmelser 2021:1240"; the
    bracket may also say "träder i kraft DAY" and "upphör att gälla DAY" (the first day it no longer applies). Files
    are read in order of name. LawTextError for a file that departs from this or repeats a wording.
    """
    texts: dict[WordingKey, str] = {}
    for path in sorted([*folder.glob("sfs-*.md"), *folder.glob("afs-*.md")]):
        _read_file(path, texts)
    return texts


def texts_of_register(register: Register, texts: Mapping[WordingKey, str]) -> dict[Wording, str]:
    """The text of each wording in the register that the folder holds, in the register's order.

    A text belongs to the wording of its section with the same amending act; where no single text carries that act, to
    the wording that shares its first or last day; and where the section has one text and one wording, to that one.
    What cannot be paired is left out.
    """
    by_section: dict[SectionKey, list[WordingKey]] = {}
    for key in texts:
        by_section.setdefault(key.section, []).append(key)
    paired: dict[Wording, str] = {}
    for section in register.sections:
        wordings = register.wordings(section)
        there = by_section.get(section, [])
        for wording in wordings:
            matches = [key for key in there if key.amended_by == wording.amended_by]
            if len(matches) != 1:
                matches = [key for key in there if _shares_a_day(key, wording)]
            if not matches and len(wordings) == 1:
                matches = there
            if len(matches) == 1:
                paired[wording] = texts[matches[0]]
    return paired


def _shares_a_day(key: WordingKey, wording: Wording) -> bool:
    starts = key.first_day is not None and key.first_day in (wording.valid_from, wording.applies_from)
    return starts or (key.last_day is not None and key.last_day == wording.valid_to)


def _read_file(path: Path, texts: dict[WordingKey, str]) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    sfs = next((found[1].strip() for line in lines if (found := _DESIGNATION.fullmatch(line))), None)
    if sfs is None:
        sv = 'raden "- Beteckning: SFS ÅÅÅÅ:N" saknas'
        raise LawTextError(path, 1, sv, 'the line "- Beteckning: SFS YYYY:N" is missing')
    starts = [number for number, line in enumerate(lines) if _HEADING.match(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        if not lines[start].startswith("### "):
            continue
        body = "\n".join(lines[start + 1 : end]).strip()
        key = _wording_key(path, start + 1, sfs, lines[start], body)
        if key in texts:
            raise LawTextError(path, start + 1, f"{key.section} finns två gånger", f"{key.section} appears twice")
        texts[key] = body


def _wording_key(path: Path, line: int, sfs: str, heading: str, body: str) -> WordingKey:
    if found := _TRANSITIONAL.fullmatch(heading):
        return WordingKey(SectionKey(sfs, None, TRANSITIONAL_PREFIX + found["act"]), None, None, found["act"])
    found = _SECTION.fullmatch(heading)
    if found is None:
        expected = '"### 27 kap. 48 §"'
        sv = f'rubriken "{heading}" är inte en paragraf; väntat som {expected}'
        raise LawTextError(path, line, sv, f'the heading "{heading}" is not a section; expected such as {expected}')
    first, last = _days(found["days"] or "")
    return WordingKey(SectionKey(sfs, found["chapter"], found["section"]), first, last, amending_act(body))


def _days(bracket: str) -> tuple[date | None, date | None]:
    """First and last day of a heading's bracket; words instead of a day ("okänt") leave it unknown."""
    if earlier := _EARLIER.fullmatch(bracket):
        return _day(earlier[1]), _day(earlier[2])
    enters, ceases = _ENTERS.search(bracket), _CEASES.search(bracket)
    last = date.fromisoformat(ceases[1]) - timedelta(days=1) if ceases else None
    return _day(enters[1]) if enters else None, last


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text[:1].isdigit() else None


def amending_act(body: str) -> str | None:
    """The act that the change note at the end of a text names; None as first enacted."""
    note = _CHANGE_NOTE.search(normalised(body))
    return (note[1] or note[2]) if note else None
