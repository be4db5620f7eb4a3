"""The result of a run: livelihood, outcomes, findings, assumptions, what was not checked, and the receipt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from gapcheck.model.burden import ReadBurden
from gapcheck.model.findings import Finding
from gapcheck.model.period import Period
from gapcheck.model.readings import Dispute, Excluded
from gapcheck.model.scenario import Scenario
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Outcome, Value
from gapcheck.model.verdicts import Seat, World


@dataclass(frozen=True, slots=True)
class LivelihoodSpan:
    """Who holds a need of a part over a period, merged over all readings.

    `undecided` True: the readings differ or something is unknown; `seats` then hold what all readings share.
    `unseated` in shares of the part; `waiting_for` chairs that are entitled to by law but not decided.
    """

    need: str
    part: str
    period: Period
    seats: tuple[Seat, ...]
    unseated: Fraction
    undecided: bool
    waiting_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaymentSpan:
    """What a chair pays for a part over a period, in SEK per day; unknown where it says no amount or readings differ."""

    chair: str
    part: str
    period: Period
    amount: Value


@dataclass(frozen=True, slots=True)
class OutcomeSpan:
    """The value of a derived concept, capacity test, memory or duty over a period, merged over all readings."""

    concept: str
    kind: str
    actor: str
    part: str
    period: Period
    value: Value
    status: Outcome
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assumption:
    """Something the case did not say and the run took for granted; `livelihood` where who provides it may rest on that.

    `by_user` is what the user assumed for the run, in the place of what the case says or is silent about.
    """

    about: str
    part: str
    text: Text
    livelihood: bool = True
    by_user: bool = False


@dataclass(frozen=True, slots=True)
class NotChecked:
    """Something that was not read, not modelled or not confirmed, and so bears no answer."""

    about: str
    text: Text


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What one engine answered for: its name and version, and in words what it confirmed (or why it did not)."""

    engine: str
    version: str
    confirmed: bool
    text: Text


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the result was computed from (hashes), who confirmed it, and how many readings and occasions are tried at most."""

    version: str
    rules: str
    scenario: str
    engine: str
    schema: str
    wordings: tuple[str, ...]
    known_until: date
    modelled_from: date
    law_on: date | None
    readings: int
    most_readings: int
    most_occasions: int
    confirmed_by: tuple[Confirmation, ...]


@dataclass(frozen=True, slots=True)
class Predictability:
    """On how many of the days with a need for livelihood all readings agree on every chair (days summed over parts)."""

    agreed_days: int
    days: int


@dataclass(frozen=True, slots=True)
class Result:
    """Everything a report may show about one case."""

    tree: RuleTree
    scenario: Scenario
    worlds: Sequence[World]
    livelihood: tuple[LivelihoodSpan, ...]
    payments: tuple[PaymentSpan, ...]
    outcomes: tuple[OutcomeSpan, ...]
    findings: tuple[Finding, ...]
    assumptions: tuple[Assumption, ...]
    not_checked: tuple[NotChecked, ...]
    predictability: Predictability
    disputes: tuple[Dispute, ...]
    excluded: tuple[Excluded, ...]
    receipt: Receipt
    burden: tuple[ReadBurden, ...] = ()
