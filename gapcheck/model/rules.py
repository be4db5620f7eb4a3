"""Rules: conditions with consequences, the capacity tests they open, and their named relations."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from gapcheck.model.terms import ALWAYS, Condition, Expression
from gapcheck.model.values import Known
from gapcheck.model.wordings import Citation


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What work capacity is measured against, and the concept that holds the truth of the case about it."""

    name: str
    english: str
    measured_by: str
    definition: str


@dataclass(frozen=True, slots=True)
class CapacityTest:
    """A regime's own test of work capacity; its result is a derived concept of the same name.

    `gives_reduction` True: the result is a share, the least reduction over the yardsticks in force (high = unable).
    False: the result is yes/no, all yardsticks in force show ability.
    """

    name: str
    english: str
    regime: str
    gives_reduction: bool
    decided_by: str
    definition: str


@dataclass(frozen=True, slots=True)
class Opening:
    """What a rule that opens a capacity test lays down: a row of the matrix of definitions.

    `threshold` is the least reduction that counts, in shares of the part; None where the law sets no number.
    `anchor` says from which day the yardstick counts its time.
    """

    capacity_test: str
    yardsticks: tuple[str, ...]
    threshold: Fraction | None
    threshold_text: str
    cause: str
    horizon: str
    decided_by: str
    evidence: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Consequence:
    """A concept given a value."""

    concept: str
    value: Expression


@dataclass(frozen=True, slots=True)
class Variant:
    """What one wording lays down: condition, consequences and openings, valid while `wording` (its index) is."""

    wording: int
    condition: Condition
    gives: tuple[Consequence, ...]
    opens: Opening | None


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, one provision: who applies it, when it holds and what follows, per wording.

    `except_from` removes the targets' consequences while this rule is active; `sharpens` adds to its target and lifts
    nothing; `precedes` wins over the targets where both give a value.
    """

    citation: Citation
    actor: str
    variants: tuple[Variant, ...]
    except_from: tuple[str, ...] = ()
    sharpens: tuple[str, ...] = ()
    precedes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.citation.id


@dataclass(frozen=True, slots=True)
class Chair:
    """A place to sit: `actor` meets `need` through `benefit` with `share` of the part while `condition` holds.

    A last-resort chair does not close a livelihood gap. `decision` names the decision that puts the benefit in hand.
    `amount` is what it pays for the share it seats, in SEK per calendar day before tax; None: not modelled.
    `sought_by` are the concepts that tell that she applied for it; empty where no application is needed.
    """

    citation: Citation
    need: str
    actor: str
    benefit: str
    english: str
    condition: Condition
    share: Expression
    last_resort: bool = False
    waiting_period: bool = False
    decision: str = ""
    amount: Expression | None = None
    sought_by: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.citation.id


@dataclass(frozen=True, slots=True)
class Need:
    """What a person needs a chair for, when she has the need, and how many days without are tolerated.

    `gap_code` is the finding that a day without any chair is reported as; empty where no detector watches the need.
    """

    name: str
    english: str
    per_part: bool
    condition: Condition = ALWAYS
    tolerance: int = 0
    gap_code: str = ""
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Capability:
    """Something an actor could do towards a need without any duty to do it."""

    citation: Citation
    actor: str
    need: str
    condition: Condition


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Assessments that cannot all be made so on the same day while `condition` holds; each name once, with its value."""

    citation: Citation
    assessments: tuple[tuple[str, Known], ...]
    condition: Condition = ALWAYS

    @property
    def id(self) -> str:
        return self.citation.id
