"""Knows how the ledger's files are written, and refuses rows that name nothing or repeat another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from gapcheck.loading.grammar_ledger import LEDGER_FILE, REASONS
from gapcheck.loading.problems import Place, Problem, Problems, Related
from gapcheck.loading.records import Record
from gapcheck.loading.shape_reading import Reading, read_object
from gapcheck.loading.strict_yaml import load
from gapcheck.model.ledger import LedgerLine, Treatment
from gapcheck.model.register import Register, UnknownStatuteError
from gapcheck.model.section_key import TRANSITIONAL_PREFIX, SectionKey

LEDGER_FOLDER = "liggare"
"""The folder of a rule tree that holds the ledger; its files are not rule files."""


def load_ledger(rules_dir: Path, register: Register) -> tuple[tuple[LedgerLine, ...], list[Problem]]:
    """Every row of a rule tree's ledger, in the order of the files' names, and all problems."""
    shown = f"{rules_dir.resolve().name}/{LEDGER_FOLDER}"
    files = sorted((rules_dir / LEDGER_FOLDER).glob("*.yaml"))
    return read_ledger([(path, f"{shown}/{path.name}") for path in files], register)


def read_ledger(files: Iterable[tuple[Path, str]], register: Register) -> tuple[tuple[LedgerLine, ...], list[Problem]]:
    """Every row of ledger files, each given with the name it is shown by, and all problems. Never raises for bad input."""
    problems = Problems()
    found: dict[Place, LedgerLine] = {}
    for path, name in files:
        root, wrong = load(path, name)
        problems.extend(wrong)
        record = None if root is None else read_object(LEDGER_FILE, root, Reading(problems))
        if record is not None:
            found |= dict(_lines(record, register, problems))
    _refuse_repeated(found, problems)
    return tuple(found.values()), problems.sorted()


def _lines(record: Record, register: Register, problems: Problems) -> Iterator[tuple[Place, LedgerLine]]:
    name = record.text("liggare").removeprefix("SFS ")
    try:
        sfs = register.sfs_of(name) if name in register.short_names else name
        register.short_name(sfs)
    except UnknownStatuteError as error:
        problems.add(Problem("unknown-statute", record.place_of("liggare"), error.sv, error.en))
        return
    for row in record.records("rader"):
        line = _line(row, sfs, register, problems)
        if line is not None:
            yield row.place, line


def _line(row: Record, sfs: str, register: Register, problems: Problems) -> LedgerLine | None:
    key = _section(row.text("paragraf"), sfs)
    if key is None or not register.exists(key):
        near = ", ".join(str(other) for other in register.nearest(key)) if key else ""
        problems.add(
            Problem(
                "citation-not-in-register",
                row.place_of("paragraf"),
                f'"{row.text("paragraf")}" finns inte i registret',
                f'"{row.text("paragraf")}" is not in the register',
                suggestion_sv=f"Närmast finns {near}." if near else None,
                suggestion_en=f"Nearest are {near}." if near else None,
            )
        )
        return None
    acts = [wording.amended_by or wording.key.sfs for wording in register.wordings(key)]
    act = row.text("lydelse")
    if act and act not in acts:
        problems.add(
            Problem(
                "wording-of-other-act",
                row.place_of("lydelse"),
                f"registret har ingen lydelse av {key} enligt {act}; det har {', '.join(acts)}",
                f"the register holds no wording of {key} by {act}; it holds {', '.join(acts)}",
            )
        )
    reason = next((word for word in REASONS if word in row), None)
    if reason is None:
        return None
    if (reason == Treatment.LOST.value) is not ("påverkar" in row):
        problems.add(
            Problem(
                "taint-and-loss",
                row.place,
                'raden ska ha "påverkar" när något är förlorat och bara då',
                'the row shall have "påverkar" when something is lost and only then',
            )
        )
    return LedgerLine(
        key, act, row.text("ställe"), Treatment(reason), row.text(reason), row.texts("påverkar"), _shown(row.place)
    )


def _section(text: str, sfs: str) -> SectionKey | None:
    """The section of a row; a ledger names it as the register does, with the word öb for transitional provisions."""
    if text.startswith(TRANSITIONAL_PREFIX):
        return SectionKey(sfs, None, text)
    if not text.endswith(" §"):
        return None
    chapter, found, section = text.removesuffix(" §").rpartition(" kap. ")
    return SectionKey(sfs, chapter if found else None, section)


def _refuse_repeated(found: dict[Place, LedgerLine], problems: Problems) -> None:
    _repeated(
        "ledger-row-twice",
        ((place, (line.key, line.act, line.spot)) for place, line in found.items()),
        ("samma ställe är bokfört två gånger", "the same place is accounted for twice"),
        problems,
    )
    _repeated(
        "reason-twice",
        ((place, " ".join(line.reason.lower().split())) for place, line in found.items()),
        (
            "samma skäl står på två rader; väntade vad just den här paragrafen reglerar",
            "the same reason stands on two rows; expected what this very section regulates",
        ),
        problems,
    )


def _repeated(code: str, items: Iterable[tuple[Place, object]], words: tuple[str, str], problems: Problems) -> None:
    first: dict[object, Place] = {}
    for place, item in items:
        before = first.setdefault(item, place)
        if before is not place:
            problems.add(Problem(code, place, *words, (Related(before, "den första raden", "the first row"),)))


def _shown(place: Place) -> str:
    return f"{place.file}:{place.line}"
