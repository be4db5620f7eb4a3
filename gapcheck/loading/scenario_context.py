"""Knows what the parts of a scenario are read against: the tree's words, the case's days, her parts and who acts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from gapcheck.loading.declarations import Declarations, Vocable, undeclared
from gapcheck.loading.nodes import Scalar
from gapcheck.loading.problems import Place, Problem, Problems, Related, echo
from gapcheck.loading.records import Record
from gapcheck.loading.shapes import Sort
from gapcheck.model.concepts import ConceptKind
from gapcheck.model.period import Period

LIST_OF_KIND = {
    ConceptKind.FACT: "uppgifter",
    ConceptKind.ASSESSMENT: "bedömningar",
    ConceptKind.FORECAST: "prognoser",
    ConceptKind.EVENT: "händelser",
    ConceptKind.DECISION: "beslut",
}


@dataclass(slots=True)
class CaseContext:
    """What every item of a scenario is checked against."""

    declared: Declarations
    problems: Problems
    period: Period
    case_place: Place
    decisions: frozenset[str]
    benefits: frozenset[str]
    duties: frozenset[str]
    actors: set[str]
    parts: dict[str, Place] = field(default_factory=dict)

    def at(self, place: Place) -> str:
        return f"{place.file}:{place.line}"

    def part(self, record: Record) -> str:
        """The part an item names, which must be one of hers; empty when it names none."""
        name = record.text("del")
        if name and name not in self.parts:
            self.unknown_part(name, record.place_of("del"))
        return name

    def unknown_part(self, name: str, place: Place) -> None:
        """Report a part that she does not have."""
        self.problems.add(
            Problem(
                "unknown-part",
                place,
                f'delen "{echo(name)}" finns inte; väntade någon av {", ".join(self.parts)}',
                f'the part "{echo(name)}" does not exist; expected one of {", ".join(self.parts)}',
            ).guessing(name, self.parts)
        )

    def actor(self, record: Record, others: Iterable[str] = ()) -> str:
        """The one an item says it is by: a declared actor, an employer of hers, or one of the other words."""
        name = record.text("av")
        known = {*self.actors, *others}
        if name and name not in known:
            self.problems.add(undeclared(Sort.ACTOR, name, record.place_of("av"), known))
        return name

    def day(self, record: Record, key: str) -> date:
        """The day under a key, which must lie within the case; the case's first day where it was refused."""
        day = record.day(key)
        if day is None:
            return self.period.first
        if day not in self.period:
            self.outside(record.place_of(key), f"dagen {day}", f"the day {day}")
        return day

    def outside(self, place: Place, sv: str, en: str) -> None:
        """Report something that lies outside the case."""
        self.problems.add(
            Problem(
                "outside-case",
                place,
                f"{sv} ligger utanför fallet; väntade {self.period.first} till {self.period.last}",
                f"{en} lies outside the case; expected {self.period.first} to {self.period.last}",
                (Related(self.case_place, "fallets dagar", "the days of the case"),),
            )
        )

    def stated_period(self, record: Record, until: date | None = None) -> Period:
        """The days an item states, within the case; without "till" they run to `until`, or the end of the case."""
        first = self.day(record, "från") if "från" in record else self.period.first
        last = self.day(record, "till") if "till" in record else until or self.period.last
        if last < first:
            if "till" in record and record.day("till") is not None:
                self.problems.add(ends_before_start(record, first, last))
            return Period.day(first)
        return Period(first, last)

    def word(self, key: Scalar, part: str, kinds: tuple[ConceptKind, ...] | None, list_name: str,
             remembered: bool = False) -> Vocable | None:  # fmt: skip
        """The declared word that a key or text names; None when there is none that this list may hold, as reported."""
        word = self.declared.words.get(key.text)
        if word is None:
            fitting = [w.name for w in self.declared.words.values() if kinds is None or w.kind in kinds]
            problem = undeclared(Sort.CONCEPT, key.text, key.place, fitting)
            self.problems.add(problem if problem.suggestion_sv else problem.guessing(key.text, self.declared.words))
            return None
        if not (remembered and word.remembered) and kinds is not None and word.kind not in kinds:
            self._wrong_list(word, key, list_name)
            return None
        if part and not word.per_part:
            self.problems.add(
                Problem(
                    "concept-not-per-part",
                    key.place,
                    f'"{word.name}" gäller personen, men här anges delen "{echo(part)}"; väntade ingen del',
                    f'"{word.name}" is about the person, but the part "{echo(part)}" is given here; expected no part',
                )
            )
        return word

    def _wrong_list(self, word: Vocable, key: Scalar, list_name: str) -> None:
        right = LIST_OF_KIND.get(word.kind) if word.kind else "ingående" if word.remembered else None
        kind = word.kind.value if word.kind else "minne" if word.remembered else "prövning"
        sv = f'"{word.name}" är av slaget {kind} och kan inte stå under "{list_name}"'
        en = f'"{word.name}" is of the kind {kind} and cannot stand under "{list_name}"'
        self.problems.add(
            Problem(
                "wrong-list",
                key.place,
                sv + (f'; väntade det under "{right}"' if right else "; reglerna ger dess värde"),
                en + (f'; expected it under "{right}"' if right else "; the rules give its value"),
            )
        )


def ends_before_start(record: Record, first: date, last: date) -> Problem:
    """That a period ends before it starts, with both places."""
    start = record.place_of("från")
    related = (Related(start, "första dagen", "the first day"),) if start != record.place else ()
    return Problem(
        "period-ends-before-start",
        record.place_of("till"),
        f"perioden slutar {last}, före sin första dag {first}",
        f"the period ends {last}, before its first day {first}",
        related,
    )


def day_before(day: date) -> date:
    """The day before."""
    return day - timedelta(days=1)
