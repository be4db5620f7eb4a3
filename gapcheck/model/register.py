"""The register of every section the corpus knows: which wordings it has had and which one a day is judged by."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from gapcheck.model.provision import Provision
from gapcheck.model.section_key import TRANSITIONAL_PREFIX, SectionKey, natural_key

_FAR = 1_000_000


class Note(StrEnum):
    """What the register remarks about a wording; the values are the words of the register file."""

    NONE = ""
    REPEALED = "upphävd"
    OLDER = "äldre lydelse"
    STATUTE_REPEALED = "upphävd författning"
    TRANSITIONAL = "övergångsbestämmelse"
    SOURCE_NOTE = "se källanmärkning"
    DAY_SET_BY_GOVERNMENT = "ikraftträdande bestäms av regeringen"


class UnknownStatuteError(LookupError):
    """A statute that the register does not hold; `sv` and `en` say so with a suggestion."""

    def __init__(self, asked: str, known: Iterable[str]) -> None:
        close = get_close_matches(asked, sorted(known), n=3, cutoff=0.5)
        self.sv = f'Författningen "{asked}" finns inte i registret.' + (
            f" Menades {' eller '.join(close)}?" if close else " Väntat: ett kortnamn eller SFS-nummer i registret."
        )
        self.en = f'The statute "{asked}" is not in the register.' + (
            f" Did you mean {' or '.join(close)}?"
            if close
            else " Expected: a short name or SFS number in the register."
        )
        super().__init__(self.sv)


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording (lydelse) of one section. Days are inclusive.

    `amended_by` is the act that gave the section this wording, None as first enacted. `valid_from` and `valid_to` are
    formal validity, `applies_from` the first day the wording is applied. A missing `valid_from` means that no archive
    gives the day, a missing `valid_to` that no later wording or repeal is known. `text_hash` pins the official text
    ("sha256:" and 16 hex digits), empty where the corpus holds none.
    """

    key: SectionKey
    amended_by: str | None
    valid_from: date | None
    valid_to: date | None
    applies_from: date | None
    note: Note
    text_hash: str = ""

    @property
    def start_is_known(self) -> bool:
        """Whether the first day of application is known; otherwise only that it is not before the amending act."""
        return self.applies_from is not None

    @property
    def earliest_day(self) -> date | None:
        """The first day the wording can apply: its known day, or 1 January of the amending act's year; None if never.

        A wording whose start the Government sets, with no day recorded, is not known ever to have applied.
        """
        if self.applies_from is not None:
            return self.applies_from
        if self.note is Note.DAY_SET_BY_GOVERNMENT:
            return None
        year = natural_key(self.amended_by or self.key.sfs)
        return date(next(number for kind, number, _ in year if kind == 0), 1, 1)


class Register:
    """All sections with their wordings. Immutable; build it with every wording and the short name of each statute."""

    __slots__ = ("_sfs_by_name", "_short_names", "_wordings")

    def __init__(self, wordings: Iterable[Wording], short_names: Mapping[str, str]) -> None:
        """`short_names` maps SFS number to short name and must cover every wording; ValueError otherwise."""
        by_key: dict[SectionKey, list[Wording]] = {}
        for wording in wordings:
            if wording.key.sfs not in short_names:
                raise ValueError(f"no short name is given for {wording.key.sfs}")
            by_key.setdefault(wording.key, []).append(wording)
        self._wordings = {key: tuple(sorted(by_key[key], key=_reading_order)) for key in sorted(by_key)}
        self._short_names = dict(short_names)
        self._sfs_by_name = {name: sfs for sfs, name in sorted(short_names.items())}
        if len(self._sfs_by_name) != len(self._short_names):
            raise ValueError("two statutes share one short name")

    @property
    def short_names(self) -> Mapping[str, str]:
        """SFS number by short name, as `Provision.parse` wants it."""
        return MappingProxyType(self._sfs_by_name)

    @property
    def sections(self) -> tuple[SectionKey, ...]:
        """Every section in natural order, repealed ones and transitional provisions included."""
        return tuple(self._wordings)

    def short_name(self, sfs: str) -> str:
        """The short name of a statute ("SFB" for "2010:110"); UnknownStatuteError if it is not in the register."""
        if sfs not in self._short_names:
            raise UnknownStatuteError(sfs, self._short_names)
        return self._short_names[sfs]

    def sfs_of(self, short_name: str) -> str:
        """The SFS number of a short name; UnknownStatuteError if it is not in the register."""
        if short_name not in self._sfs_by_name:
            raise UnknownStatuteError(short_name, self._sfs_by_name)
        return self._sfs_by_name[short_name]

    def parse(self, text: str, default_sfs: str | None = None) -> Provision:
        """Read a citation in which the register's short names may be used; CitationError as `Provision.parse`."""
        return Provision.parse(text, default_sfs, self.short_names)

    def exists(self, key: SectionKey) -> bool:
        """Whether the register holds the section in any wording, a repealed one included."""
        return key in self._wordings

    def wordings(self, key: SectionKey) -> tuple[Wording, ...]:
        """Every wording of the section in order of application, unknown starts first and never applied last."""
        return self._wordings.get(key, ())

    def wording_on(self, key: SectionKey, day: date) -> Wording | None:
        """The wording that a day is judged by, or None if the section is repealed that day or its wording is not held.

        It is the wording with the latest first day of application not after the day. An ended wording goes on being
        applied past `valid_to` only where its successor follows at once but is applied later; over any other hole
        nothing is known, so None. None also after the last day of a repealed statute.
        """
        held = [w for w in self.wordings(key) if w.earliest_day is not None]
        current = max((w for w in held if _started(w, day)), key=_reading_order, default=None)
        if current is None or current.note is Note.REPEALED:
            return None
        if current.valid_to is not None and day > current.valid_to:
            follower = next((after for before, after in pairwise(held) if before is current), None)
            if follower is None or follower.valid_from != current.valid_to + timedelta(days=1):
                return None
        return current

    def nearest(self, key: SectionKey, count: int = 3) -> tuple[SectionKey, ...]:
        """At most `count` sections of the same statute most like one that does not exist, the most alike first."""
        same = [held for held in self._wordings if held.sfs == key.sfs]
        return tuple(sorted(same, key=lambda held: (_unlikeness(held, key), held.sort_key))[:count])


def _started(wording: Wording, day: date) -> bool:
    first = wording.earliest_day
    return first is not None and first <= day


def _reading_order(wording: Wording) -> tuple[int, date, date]:
    """Unknown starts first, since they are replaced by dated ones; last what is not known ever to have applied."""
    first = wording.earliest_day
    if first is None:
        return 2, date.max, date.max
    return int(wording.start_is_known), first, wording.valid_to or date.max


def _unlikeness(held: SectionKey, asked: SectionKey) -> tuple[bool, int, int]:
    """Transitional provisions are unlike sections; then chapters count before sections."""
    kinds = {key.section.startswith(TRANSITIONAL_PREFIX) for key in (held, asked)}
    return len(kinds) > 1, _distance(held.chapter, asked.chapter), _distance(held.section, asked.section)


def _distance(one: str | None, other: str | None) -> int:
    """How far apart two numbers with letters are: letters count for less than numbers."""
    if one == other:
        return 0
    if one is None or other is None:
        return _FAR
    first, second = natural_key(one), natural_key(other)
    if first[0][0] != second[0][0]:
        return _FAR
    letters = [ord(key[1][2][0]) - ord("a") + 1 if len(key) > 1 and key[1][0] else 0 for key in (first, second)]
    return abs(first[0][1] - second[0][1]) * 100 + abs(letters[0] - letters[1])
