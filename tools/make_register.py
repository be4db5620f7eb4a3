"""Writes rules/register.csv, numbers, days and hashes only, from the index of a folder of statute texts."""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gapcheck.loading.law_texts import section_texts, texts_of_register, wording_hash
from gapcheck.loading.register import COLUMNS, load_register, wording_of
from gapcheck.model.section_key import SectionKey

REGISTER = Path(__file__).resolve().parent.parent / "rules" / "register.csv"
# The index remarks on its own files; the register has no files.
NOTES = {"se källanmärkning i filen": "se källanmärkning"}


def main() -> None:
    """Read DIR/index.csv and write the register, sorted naturally and then by day."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, required=True, metavar="DIR", help="folder with index.csv")
    parser.add_argument("--output", type=Path, default=REGISTER, metavar="FILE")
    arguments = parser.parse_args()
    with (arguments.texts / "index.csv").open(encoding="utf-8", newline="") as stream:
        rows = [_register_row(row) for row in csv.DictReader(stream)]
    rows.sort(key=_reading_order)
    _write(arguments.output, rows)
    register = load_register(arguments.output)
    hashes = {w: wording_hash(text) for w, text in texts_of_register(register, section_texts(arguments.texts)).items()}
    for row in rows:
        row["hash"] = hashes.get(wording_of(row), "")
    _write(arguments.output, rows)


def _write(output: Path, rows: list[dict[str, str]]) -> None:
    with output.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _reading_order(row: dict[str, str]) -> tuple[object, ...]:
    section = SectionKey(row["sfs"], row["chapter"], row["section"]).sort_key
    return section, row["applies_from"], row["valid_from"], row["amended_by"]


def _register_row(row: dict[str, str]) -> dict[str, str]:
    return {
        "sfs": row["sfs"],
        "short_name": row["short_name_sv"],
        "chapter": row["chapter"],
        "section": row["section"],
        "amended_by": row["last_amended_by"],
        "valid_from": row["valid_from"],
        "valid_to": row["valid_to"],
        "applies_from": row["applies_from"],
        "note": NOTES.get(row["note"], row["note"]),
        "hash": "",
    }


if __name__ == "__main__":
    main()
