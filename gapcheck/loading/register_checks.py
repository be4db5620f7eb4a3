"""Knows when a wording that is said to have been read cannot be what the register of wordings holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from gapcheck.loading.problems import Problem, Problems
from gapcheck.loading.records import Record
from gapcheck.model.period import Period
from gapcheck.model.provision import Provision
from gapcheck.model.register import Note, Register
from gapcheck.model.wordings import Wording, WordingStatus

_ONE_DAY = timedelta(days=1)


def check_against_register(
    record: Record, wording: Wording, provision: Provision, register: Register, span: Period, problems: Problems
) -> None:
    """Report the first day on which the register holds no wording of the section, one by another act or one with another text."""
    key = provision.section_key
    if wording.status is not WordingStatus.READ or not register.exists(key):
        return
    for day in _days(wording, provision, register, span):
        held = register.wording_on(key, day)
        if held is None:
            problems.add(_not_in_force(record, provision, register, day))
            return
        if wording.act and held.amended_by and held.amended_by != wording.act:
            problems.add(
                Problem(
                    "wording-of-other-act",
                    record.place_of("enligt"),
                    f"lydelsen sägs följa av {wording.act}, men registret har {key} enligt {held.amended_by} den {day}",
                    f"the wording is said to be by {wording.act}, but the register holds {key} by {held.amended_by} on "
                    f"{day}",
                )
            )
            return
        if wording.text_hash and held.text_hash and held.text_hash != wording.text_hash:
            problems.add(
                Problem(
                    "wording-of-other-text",
                    record.place_of("lydelse"),
                    f"lydelsen sägs vara läst i texten {wording.text_hash}, men registret har {key} som {held.text_hash} den {day}",
                    f"the wording is said to be read in the text {wording.text_hash}, but the register holds {key} as "
                    f"{held.text_hash} on {day}",
                )
            )
            return


def _not_in_force(record: Record, provision: Provision, register: Register, day: date) -> Problem:
    key = provision.section_key
    where = f"{key} {register.short_name(key.sfs)}"
    repeal = next((w for w in register.wordings(key) if w.note is Note.REPEALED and w.earliest_day == day), None)
    if repeal is not None:
        by = repeal.amended_by or "?"
        return Problem(
            "citation-not-in-force",
            record.place,
            f"enligt registret är {where} upphävd från {day} genom {by}, fast lydelsen sägs gälla då",
            f"by the register {where} is repealed from {day} by {by}, although the wording is said to be in force then",
            (),
            f"Avsluta lydelsen {day - _ONE_DAY} och lägg till {{från: {day}, status: fanns_ej}}.",
            f"End the wording {day - _ONE_DAY} and add {{från: {day}, status: fanns_ej}}.",
        )
    near = ", ".join(str(other) for other in register.nearest(key) if register.wording_on(other, day))
    return Problem(
        "citation-not-in-force",
        record.place,
        f"enligt registret gäller {where} inte {day}, fast lydelsen sägs vara läst och i kraft",
        f"by the register {where} is not in force {day}, although the wording is said to be read and in force",
        (),
        f"Närmast gäller {near}." if near else None,
        f"Nearest in force are {near}." if near else None,
    )


def _days(wording: Wording, provision: Provision, register: Register, span: Period) -> Iterator[date]:
    """The days on which something may change: the first, and each day the register's wording does, until the last."""
    first = wording.first or span.first
    last = min(wording.last or span.last, span.last)
    yield first
    changes = set()
    for held in register.wordings(provision.section_key):
        changes |= {held.earliest_day, held.valid_from, held.valid_to + _ONE_DAY if held.valid_to else None}
    yield from sorted(day for day in changes if day is not None and first < day <= last)
