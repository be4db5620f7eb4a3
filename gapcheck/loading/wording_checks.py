"""Knows what a row of wordings must be: each known in one way, and together without holes or overlaps."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from gapcheck.loading.problems import Problem, Problems, Related
from gapcheck.loading.records import Record
from gapcheck.model.period import Period
from gapcheck.model.wordings import Wording, WordingStatus

_ONE_DAY = timedelta(days=1)


def check_status(record: Record, of_statute: bool, problems: Problems) -> WordingStatus:
    """How well the wording is known: what it says, else read when it pins a text; contradictions are reported."""
    said = {record.text(key) for key in ("status", "källa")} - {""}
    pinned, supported = "lydelse" in record, "stöd" in record
    if len(said) > 1:
        _refuse(
            record,
            problems,
            "wording-status",
            "säger två olika saker om hur väl den är känd; väntade en",
            "says two different things about how well it is known; expected one",
        )
    if not said:
        if not pinned and not {"status", "källa"} & {entry.key.text for entry in record.node.entries}:
            _refuse(
                record,
                problems,
                "wording-status",
                'säger inte hur väl den är känd; väntade "lydelse" med kontrollsumma, eller "status"',
                'does not say how well it is known; expected "lydelse" with a hash, or "status"',
            )
        return WordingStatus.READ
    status = WordingStatus(min(said))
    if status is WordingStatus.READ and of_statute and not pinned:
        _refuse(
            record,
            problems,
            "wording-status",
            'är läst men saknar kontrollsumman under "lydelse"',
            'is read but lacks the hash under "lydelse"',
        )
    if status is not WordingStatus.READ and pinned:
        _refuse(
            record,
            problems,
            "wording-status",
            f'har både en läst text under "lydelse" och {status.value}; väntade en av dem',
            f'has both a text read under "lydelse" and {status.value}; expected one of them',
        )
    if status is WordingStatus.UNREAD and not supported:
        _refuse(
            record,
            problems,
            "wording-status",
            'är ej_läst; väntade "stöd" med källan den är återgiven efter',
            'is ej_läst; expected "stöd" with the source it is given from',
        )
    return status


def check_sequence(
    records: tuple[Record, ...], wordings: tuple[Wording, ...], span: Period, problems: Problems
) -> None:
    """Report every day of `span` (from the first modelled to the last known) that not exactly one wording covers."""
    modelled_from, known_until = span.first, span.last
    rows = list(zip(records, wordings, strict=True))
    for (before, earlier), (after, later) in pairwise(rows):
        here = (Related(before.place, "lydelsen före", "the wording before"),)
        if later.first is None or earlier.last is None:
            key = "från" if later.first is None else "till"
            place = after.place if later.first is None else before.place
            problems.add(
                Problem(
                    "wordings-overlap",
                    place,
                    f'lydelsen saknar "{key}" fast en annan lydelse följer på eller går före; väntade dagen',
                    f'the wording lacks "{key}" although another wording follows or precedes; expected the day',
                    here if later.first is None else (Related(after.place, "nästa lydelse", "the next wording"),),
                )
            )
            continue
        expected = earlier.last + _ONE_DAY
        if later.first < expected:
            problems.add(
                Problem(
                    "wordings-overlap",
                    after.place_of("från"),
                    f"lydelsen börjar {later.first}, men den före slutar {earlier.last}; väntade {expected}",
                    f"the wording starts {later.first}, but the one before ends {earlier.last}; expected {expected}",
                    here,
                )
            )
        elif later.first > expected:
            problems.add(
                Problem(
                    "wordings-hole",
                    after.place_of("från"),
                    f"ingen lydelse gäller {expected} till {later.first - _ONE_DAY}; väntade att lydelsen börjar "
                    f"{expected}",
                    f"no wording is in force {expected} to {later.first - _ONE_DAY}; expected the wording to start "
                    f"{expected}",
                    here,
                    "Skriv annars en lydelse med status lydelse_saknas eller fanns_ej.",
                    "Otherwise write a wording with the status lydelse_saknas or fanns_ej.",
                )
            )
    first, last = wordings[0].first, wordings[-1].last
    if first is not None and first > modelled_from:
        problems.add(
            Problem(
                "wordings-hole",
                records[0].place_of("från"),
                f"ingen lydelse sägs gälla före {first}, men regelträdet är modellerat från {modelled_from}",
                f"no wording is said to be in force before {first}, but the rule tree is modelled from {modelled_from}",
                (),
                f"Lägg till {{till: {first - _ONE_DAY}, status: lydelse_saknas}}, eller fanns_ej.",
                f"Add {{till: {first - _ONE_DAY}, status: lydelse_saknas}}, or fanns_ej.",
            )
        )
    if last is not None and last < known_until:
        problems.add(
            Problem(
                "wordings-hole",
                records[-1].place_of("till"),
                f"ingen lydelse sägs gälla efter {last}, men rätten är känd till {known_until}",
                f"no wording is said to be in force after {last}, but the law is known until {known_until}",
                (),
                f"Lägg till {{från: {last + _ONE_DAY}, status: fanns_ej}}, eller lydelse_saknas.",
                f"Add {{från: {last + _ONE_DAY}, status: fanns_ej}}, or lydelse_saknas.",
            )
        )


def _refuse(record: Record, problems: Problems, code: str, sv: str, en: str) -> None:
    problems.add(Problem(code, record.place, f"lydelsen {sv}", f"the wording {en}"))
