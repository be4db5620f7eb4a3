"""Writes into scenarios the findings of some codes that they do not list yet, for a person to read through before it is kept.

A new finding code, or a rule that wakes one, touches many scenarios at once. `python tools/record_findings.py G207 K102`
adds a row to the `fynd` of every scenario where the computed case has such a finding and the list lacks it, with what it is
about as a comment. With --drop rows of those codes that no longer hold are taken out. Nothing else in a file is changed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from gapcheck.check import load, run_case
from gapcheck.files.writing import write_whole
from gapcheck.model.findings import Finding
from gapcheck.model.scenario import ExpectedFinding
from gapcheck.outcome.expectations import unmatched
from gapcheck.verbs.cases import case_files, open_case

ROOT = Path(__file__).parents[1]
RULES, SCENARIOS = ROOT / "rules", ROOT / "scenarios"


def row(finding: Finding) -> str:
    """A finding as scenarios list it."""
    keys = [f"kod: {finding.code}", f"från: {finding.period.first}", f"till: {finding.period.last}"]
    keys += [f"del: {finding.part}"] if finding.part else []
    keys += [f"läkt: {finding.healed}"] if finding.healed else []
    return f"    - {{{', '.join(keys)}}}    # {finding.concept}"


def rewritten(text: str, added: Iterable[str], dropped: frozenset[int]) -> str:
    """The scenario's text with rows added last in its list of findings and some lines (from 1) dropped."""
    lines = text.split("\n")
    start = next(number for number, line in enumerate(lines) if line.startswith("  fynd:"))
    end = start + 1
    while end < len(lines) and (lines[end].startswith("    ") or lines[end].lstrip().startswith("#")):
        end += 1
    kept = [line for number, line in enumerate(lines[:end], 1) if number not in dropped]
    rows = [*kept, *added]
    if len(rows) > start + 1 and rows[start].replace(" ", "").startswith("fynd:[]"):
        rows[start] = "  fynd:"
    if len(rows) == start + 1:
        rows[start] = "  fynd: []"
    return "\n".join([*rows, *lines[end:]])


def record(file: Path, codes: frozenset[str], drop: bool) -> tuple[str, int, int]:
    """Bring one scenario's list up to date. Returns its name, and how many rows were added and dropped."""
    tree = load(RULES)
    result = run_case(tree, open_case(file, tree, SCENARIOS), confirm=False, silence=False)
    missing, unlisted = unmatched(result)
    added = [row(finding) for finding in unlisted if finding.code in codes]
    gone = frozenset(_line(want) for want in missing if drop and want.code in codes)
    if added or gone:
        write_whole(file, rewritten(file.read_text(encoding="utf-8"), added, gone))
    return file.stem, len(added), len(gone)


def _line(want: ExpectedFinding) -> int:
    return int(want.place.rsplit(":", 2)[1])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("codes", nargs="+", help="the finding codes to record")
    parser.add_argument("--drop", action="store_true", help="take out rows of these codes that no longer hold")
    parser.add_argument("--only", help="a part of the scenarios' file names")
    chosen = parser.parse_args()
    files = [file for file in case_files(SCENARIOS) if not chosen.only or chosen.only in file.stem]
    codes = frozenset(chosen.codes)
    load(RULES)
    with ProcessPoolExecutor() as pool:
        work = [pool.submit(record, file, codes, chosen.drop) for file in files]
        for done in work:
            name, added, dropped = done.result()
            if added or dropped:
                print(f"{name}: {added} added, {dropped} dropped")
    return 0


if __name__ == "__main__":
    sys.exit(main())
