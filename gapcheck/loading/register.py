"""Reading the register of sections and wordings from its CSV file."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from gapcheck.model.register import Note, Register, Wording
from gapcheck.model.section_key import SectionKey

COLUMNS = (
    "sfs",
    "short_name",
    "chapter",
    "section",
    "amended_by",
    "valid_from",
    "valid_to",
    "applies_from",
    "note",
    "hash",
)


class RegisterError(ValueError):
    """A register file that cannot be used; `problems` holds every fault as (line, Swedish, English)."""

    def __init__(self, path: Path, problems: list[tuple[int, str, str]]) -> None:
        self.problems = tuple(problems)
        self.sv = "\n".join(f"{path}:{line}: {sv}" for line, sv, _ in problems)
        self.en = "\n".join(f"{path}:{line}: {en}" for line, _, en in problems)
        super().__init__(self.sv)


def load_register(path: Path) -> Register:
    """Read `rules/register.csv`: one row per section and wording, columns as in COLUMNS, days as YYYY-MM-DD.

    RegisterError with all problems of the file: wrong columns, bad days or notes, a wording given twice, a statute
    with two short names or a short name for two statutes. OSError if the file cannot be read.
    """
    problems: list[tuple[int, str, str]] = []
    wordings: dict[Wording, int] = {}
    short_names: dict[str, str] = {}
    sfs_by_name: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.reader(stream)
        header = tuple(next(rows, ()))
        if header != COLUMNS:
            found, expected = ",".join(header), ",".join(COLUMNS)
            sv = f"kolumnerna är {found}; väntat {expected}"
            raise RegisterError(path, [(1, sv, f"the columns are {found}; expected {expected}")])
        for row in rows:
            line = rows.line_num
            if len(row) != len(COLUMNS):
                wanted = len(COLUMNS)
                problems.append((line, f"{len(row)} fält; väntat {wanted}", f"{len(row)} fields; expected {wanted}"))
                continue
            cells = dict(zip(COLUMNS, row, strict=True))
            sfs, name = cells["sfs"], cells["short_name"]
            if short_names.setdefault(sfs, name) != name or sfs_by_name.setdefault(name, sfs) != sfs:
                sv = f"{sfs} och kortnamnet {name} hör inte ihop enligt en tidigare rad"
                problems.append((line, sv, f"{sfs} and the short name {name} do not belong together by an earlier row"))
            try:
                wording = wording_of(cells)
            except ValueError as error:
                problems.append((line, f"otillåtet värde: {error}", f"bad value: {error}"))
                continue
            first = wordings.setdefault(wording, line)
            if first != line:
                problems.append((line, f"samma lydelse som rad {first}", f"the same wording as line {first}"))
    if problems:
        raise RegisterError(path, problems)
    return Register(wordings, short_names)


def wording_of(cells: Mapping[str, str]) -> Wording:
    """The wording of one row; ValueError for a day or a note that is none."""
    return Wording(
        key=SectionKey(cells["sfs"], cells["chapter"] or None, cells["section"]),
        amended_by=cells["amended_by"] or None,
        valid_from=_day(cells["valid_from"]),
        valid_to=_day(cells["valid_to"]),
        applies_from=_day(cells["applies_from"]),
        note=Note(cells["note"]),
        text_hash=cells["hash"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
