"""Concepts: the declared words that facts, rules and findings are made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from gapcheck.model.efforts import Effort
from gapcheck.model.evidence import Evidence
from gapcheck.model.terms import Condition
from gapcheck.model.values import Known


class ConceptKind(StrEnum):
    """What sort of knowledge a concept is (Swedish word as written in rule files)."""

    FACT = "uppgift"
    ASSESSMENT = "bedömning"
    FORECAST = "prognos"
    EVENT = "händelse"
    DECISION = "beslut"
    DERIVED = "härledd"


class ValueType(StrEnum):
    """The type of a concept's values."""

    YES_NO = "ja_nej"
    SHARE = "andel"
    NUMBER = "antal"
    CHOICE = "val"
    MONEY = "kronor"


class Subject(StrEnum):
    """What a concept is about; concepts about a part of her working time have one value per part."""

    PERSON = "personen"
    PART = "del"
    LAW = "lagen"


@dataclass(frozen=True, slots=True)
class Remedy:
    """How an assessment can be challenged.

    By what `means`, `within` which time it must be asked for, when the `answer` must come ("" where that is not modelled)
    and under which provision; `english` says the means and both times. `nobody` is set where the law gives no remedy, with
    where one looked.
    """

    means: str
    within: str
    provision: str
    answer: str = ""
    english: str = ""
    nobody: bool = False
    looked_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Renewal:
    """What makes an assessment be made anew, and the provision that says so ("" where it is named by no provision).

    One of three: a condition, on each day that it begins to hold; an event, on each day that it happens; a decision on the
    named benefit, on each day that one is given.
    """

    provision: str
    when: Condition | None = None
    event: str = ""
    decision: str = ""

    @property
    def each_day(self) -> bool:
        """Whether every day on which it holds is an occasion of its own, not only the first of several in a row."""
        return self.when is None


@dataclass(frozen=True, slots=True)
class SameAs:
    """A default that repeats another concept's value of the same day."""

    concept: str


class NoDefault(StrEnum):
    """The absence of a default: silence then means that the fact is missing (or the assessment open)."""

    MISSING = "saknas"


@dataclass(frozen=True, slots=True)
class Concept:
    """One declared concept.

    `domain` lists every value of a choice, `domain_english` the same in English; `unit` is days, SEK or similar; `changed_by` names who can change it;
    `default` is what silence means. For assessments `assessed_by`, `evidence`, `standard` and `remedy` say who decides,
    on what, with which standard of proof, and how the decision is challenged; `renewals` what makes it be made anew
    (with none it is made once, when it is first reached). `held_back_by` names the derived yes/no concept that says when
    the one who decides it withholds it; empty where no source says. `effort` is what it costs her that it comes true.
    A fact or an event may be `shown_by` a document, and an act may be one that `serves` a need: a step back to work, an
    income that is accepted.
    """

    name: str
    english: str
    kind: ConceptKind
    type: ValueType
    subject: Subject
    definition: str
    domain: tuple[str, ...] = ()
    domain_english: tuple[str, ...] = ()
    unit: str = ""
    default: Known | SameAs | NoDefault = NoDefault.MISSING
    changed_by: tuple[str, ...] = ()
    important_to: tuple[str, ...] = ()
    assessed_by: str = ""
    evidence: str = ""
    standard: str = ""
    remedy: Remedy | None = None
    held_back_by: str = ""
    renewals: tuple[Renewal, ...] = ()
    shown_by: Evidence | None = None
    serves: str = ""
    place: str = ""
    effort: Effort | None = None

    @property
    def per_part(self) -> bool:
        return self.subject is Subject.PART

    @property
    def values(self) -> tuple[Known, ...]:
        """The whole domain of an assessment, in declared order; empty for open-ended types."""
        if self.type is ValueType.YES_NO:
            return (True, False)
        return self.domain
