"""Scenarios: a constructed person's dated facts, events, assessments and decisions, and what is expected of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from gapcheck.model.period import Period
from gapcheck.model.values import Known

NOBODY = "ingen"
"""The word for an expected seat that nobody holds."""

UNDECIDED = "oavgjort"
"""The word for an expected answer that hangs on a reading or is not known."""


UNKNOWN_HISTORY = "okänt"
"""The word for an opening value that is not known: the memory is then unknown until the case itself settles it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of her working time: what kind it is, with whom, how large a share, and when it exists.

    `first`/`last` None means that it exists from the start / to the end of the case. `since` is when an employment began
    (before or in the case). `monthly_pay` in SEK.
    """

    id: str
    kind: str
    employer: str
    share: Fraction
    first: date | None
    last: date | None
    since: date | None
    monthly_pay: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A concept that has a value during a period; `part` empty means every part (or the person). `by` is who says so."""

    concept: str
    value: Known
    period: Period
    part: str = ""
    by: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day."""

    concept: str
    day: date
    part: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """An actor's decision on a benefit: granted or not for a period, given on a day (perhaps later), perhaps provisional."""

    benefit: str
    granted: bool
    period: Period
    given: date
    by: str
    provisional: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class ExpectedSeat:
    """Who is expected to hold a share of a part up to and including a day; `by` empty means nobody.

    `undecided` stands for days on which the answer hangs on a reading or is not known.
    """

    last: date
    part: str
    by: str
    benefit: str
    share: Fraction | None
    undecided: bool
    place: str


@dataclass(frozen=True, slots=True)
class ExpectedFinding:
    """A finding that is expected, by code and first day; further fields narrow it where given."""

    code: str
    first: date
    last: date | None
    part: str
    healed: date | None
    place: str


@dataclass(frozen=True, slots=True)
class ExpectedValue:
    """The value a concept is expected to have on a day; `undecided` when it is expected to be unknown or to differ."""

    concept: str
    day: date
    part: str
    value: Known
    undecided: bool
    place: str


@dataclass(frozen=True, slots=True)
class ExpectedYardsticks:
    """The exact set of yardsticks that a capacity test is expected to use on a day."""

    capacity_test: str
    day: date
    part: str
    yardsticks: frozenset[str]
    place: str


@dataclass(frozen=True, slots=True)
class ExpectedDuty:
    """The state (a word of DutyState, or the undecided word) that a duty is expected to be in on a day."""

    duty: str
    day: date
    part: str
    state: str
    place: str


@dataclass(frozen=True, slots=True)
class Expectation:
    """Everything a scenario asserts; None for a group that it does not assert."""

    livelihood: tuple[ExpectedSeat, ...] | None
    findings: tuple[ExpectedFinding, ...] | None
    values: tuple[ExpectedValue, ...] = ()
    yardsticks: tuple[ExpectedYardsticks, ...] = ()
    duties: tuple[ExpectedDuty, ...] = ()


@dataclass(frozen=True, slots=True)
class RealCase:
    """The real case that a scenario renders: its id, where it is told, the day whose law it is about.

    `items` are the numbers of the case's items (from 1) that the scenario's expectations assert.
    """

    id: str
    source: str
    law_date: date
    items: frozenset[int]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A case: what is known about one constructed person from `period.first` to `period.last`.

    `opening` gives memory concepts their value the day before the case starts. `assumed` is what the user assumes for one
    run; entries and events have it too.
    """

    name: str
    title: str
    english: str
    origin: str
    period: Period
    born: date
    parts: tuple[Part, ...]
    entries: tuple[Entry, ...]
    events: tuple[Event, ...]
    decisions: tuple[Decision, ...]
    opening: tuple[tuple[str, Known], ...]
    expected: Expectation
    file: str
    digest: str
    real_case: RealCase | None = None
    assumed: tuple[Entry, ...] = ()
