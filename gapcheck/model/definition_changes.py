"""What changed between two days in how each regime defines work capacity: which rule, in which respect, by which act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from gapcheck.model.definitions import Dimension
from gapcheck.model.rules import CapacityTest
from gapcheck.model.text import Text
from gapcheck.model.wordings import WordingStatus


class Framing(Enum):
    """In what a row can differ besides the dimensions of a definition; the values are its Swedish and English word."""

    DAYS = ("dagar", "days")
    CONDITION = ("villkor", "condition")
    EXCEPTIONS = ("undantag", "exceptions")

    @property
    def text(self) -> Text:
        return Text(*self.value)


Aspect = Dimension | Framing
"""A respect in which a row of the matrix of definitions can change."""


class ChangeKind(Enum):
    """What became of a rule that opens a test; the values are its Swedish and English word.

    PASSING: nothing is left of it at the end, though it changed, or came and went, on the way.
    """

    ADDED = ("tillkom", "added")
    REMOVED = ("försvann", "removed")
    CHANGED = ("ändrades", "changed")
    PASSING = ("ändrades och ändrades tillbaka, eller kom och gick", "changed and changed back, or came and went")

    @property
    def text(self) -> Text:
        return Text(*self.value)


@dataclass(frozen=True, slots=True)
class AspectChange:
    """One respect with what it was and became, in words; of exceptions their ids. Empty: nothing is stated."""

    aspect: Aspect
    before: tuple[Text, ...]
    after: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What happened to a rule on a day, and the acts (SFS numbers) whose wordings begin or end then.

    `status` is how well the wording from that day is known; None when it is gone. What a missing wording says is not
    modelled: then `changes` is empty.
    """

    day: date
    kind: ChangeKind
    acts: tuple[str, ...]
    status: WordingStatus | None
    changes: tuple[AspectChange, ...]


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule that opens a test: what became of it from the first day to the second, and every step on the way."""

    rule: str
    kind: ChangeKind
    net: tuple[AspectChange, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ChangedDefinition:
    """What changed in one test: in what respects its rules together differ at the end (`net`), and each rule's changes.

    `left_out` are the rules whose text is missing on one of the two days: they are not in `net`.
    """

    test: CapacityTest
    net: tuple[AspectChange, ...]
    left_out: tuple[str, ...]
    rules: tuple[RuleChange, ...]


@dataclass(frozen=True, slots=True)
class DefinitionChanges:
    """All changes from one day to another per test, and the tests that no change touched."""

    first: date
    second: date
    changed: tuple[ChangedDefinition, ...]
    unchanged: tuple[CapacityTest, ...]
