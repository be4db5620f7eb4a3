"""Prints the wordings of a section with their hashes, ready to paste into a rule file."""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from gapcheck.loading.law_texts import section_texts, texts_of_register, wording_hash
from gapcheck.loading.register import load_register
from gapcheck.model.provision import CitationError
from gapcheck.model.register import Note, Register, Wording
from gapcheck.model.section_key import SectionKey

REGISTER = Path(__file__).resolve().parent.parent / "rules" / "register.csv"
COLUMNS = ("short_name", "sfs", "chapter", "section", "amended_by", "valid_from", "valid_to", "applies_from", "hash")


def main() -> int:
    """Print one section's wordings as YAML flow lines, or every wording as CSV; 2 when the section cannot be found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, required=True, metavar="DIR", help="folder with the statute texts")
    parser.add_argument("--register", type=Path, default=REGISTER, metavar="FILE")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--section", metavar="CITATION", help='for example "SFB 27 kap. 48 §"')
    what.add_argument("--all", action="store_true", help="every section of the register, as CSV")
    arguments = parser.parse_args()
    register = load_register(arguments.register)
    texts = texts_of_register(register, section_texts(arguments.texts))
    hashes = {wording: wording_hash(text) for wording, text in texts.items()}
    if arguments.all:
        print_csv(register, hashes)
        return 0
    try:
        key = register.parse(arguments.section).section_key
    except CitationError as error:
        print(error.en, file=sys.stderr)
        return 2
    if not register.exists(key):
        near = ", ".join(str(section) for section in register.nearest(key))
        print(f"{key} is not in the register. Nearest: {near}", file=sys.stderr)
        return 2
    for line in yaml_lines(register, key, hashes):
        print(line)
    return 0


def print_csv(register: Register, hashes: Mapping[Wording, str]) -> None:
    """Write every wording of the register to stdout; the hash is empty where the text is not held."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for key in register.sections:
        for wording in register.wordings(key):
            days = [day or "" for day in (wording.valid_from, wording.valid_to, wording.applies_from)]
            place = [register.short_name(key.sfs), key.sfs, key.chapter or "", key.section]
            writer.writerow([*place, wording.amended_by or "", *days, hashes.get(wording, "")])


def yaml_lines(register: Register, key: SectionKey, hashes: Mapping[Wording, str]) -> list[str]:
    """One line per wording in the order of application, and one for each hole between two wordings.

    `från` and `till` are the days the wording is applied, so that the lines neither overlap nor leave a day out: an
    ended wording runs on until a successor that follows at once but is applied later.
    """
    lines: list[str] = []
    wordings = register.wordings(key)
    for place, wording in enumerate(wordings):
        if wording.earliest_day is None:
            lines.append(f'# enligt "{wording.amended_by}": första dagen bestäms av regeringen och är inte känd')
            continue
        following = wordings[place + 1] if place + 1 < len(wordings) else None
        last = _last_applied(wording, following)
        lines.append(_line(wording, last, hashes.get(wording)))
        if last and following and following.applies_from and following.applies_from > last + timedelta(days=1):
            hole_ends = following.applies_from - timedelta(days=1)
            lines.append(f"- {{från: {last + timedelta(days=1)}, till: {hole_ends}, status: lydelse_saknas}}")
    return lines


def _last_applied(wording: Wording, following: Wording | None) -> date | None:
    if following is None or following.applies_from is None:
        return wording.valid_to
    before_next = following.applies_from - timedelta(days=1)
    at_once = wording.valid_to is None or following.valid_from == wording.valid_to + timedelta(days=1)
    return before_next if at_once else min(before_next, wording.valid_to or before_next)


def _line(wording: Wording, last: date | None, pinned: str | None) -> str:
    repealed = wording.note is Note.REPEALED
    parts = [
        f"från: {wording.applies_from}" if wording.applies_from else "",
        f"till: {last}" if last else "",
        "status: fanns_ej" if repealed else "",
        f'enligt: "{wording.amended_by}"' if wording.amended_by else "",
        "" if repealed else f'lydelse: "{pinned}"' if pinned else "status: lydelse_saknas",
    ]
    comment = "" if wording.applies_from else "  # första dagen är okänd i källorna"
    formal = wording.valid_from
    if formal and formal != wording.applies_from:
        comment = f"  # i kraft {formal}"
    return f"- {{{', '.join(part for part in parts if part)}}}{comment}"


if __name__ == "__main__":
    sys.exit(main())
