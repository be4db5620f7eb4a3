"""The rule tree: every declared concept, rule, chair and duty, and how far its law is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from gapcheck.model.aims import Aim, Direction
from gapcheck.model.boundary import Boundary
from gapcheck.model.concepts import Concept, Subject
from gapcheck.model.constants import Constant
from gapcheck.model.duties import Duty
from gapcheck.model.interplay import Contradiction, Coordination, Incompatibility, Matter
from gapcheck.model.memory import MemoryConcept
from gapcheck.model.register import Register
from gapcheck.model.rules import Capability, CapacityTest, Chair, Exclusion, Need, Rule, Yardstick
from gapcheck.model.wordings import Citation

INSURED = "den försäkrade"
"""The actor that is the person herself: her own duties make nobody else responsible for her."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone who decides, pays or bears duties; `per_employer` actors are named by the part of her working time."""

    name: str
    english: str
    short: str
    per_employer: bool = False


@dataclass(frozen=True, slots=True)
class Review:
    """A reading of a rule file against the texts by somebody who did not write it: the file, the day and what it found."""

    file: str
    sfs: str
    day: date
    found: str


@dataclass(frozen=True, slots=True)
class RuleTree:
    """The whole rule base, keyed by name or id in declared order (files sorted by path).

    `modelled_from` is the first day any rule is meant for; `known_until` the last day whose law is known: later days are
    computed as if nothing changed, and marked. `digest` is a hash of every rule file's bytes.
    """

    actors: Mapping[str, Actor]
    concepts: Mapping[str, Concept]
    memory: Mapping[str, MemoryConcept]
    yardsticks: Mapping[str, Yardstick]
    tests: Mapping[str, CapacityTest]
    needs: Mapping[str, Need]
    rules: Mapping[str, Rule]
    chairs: Mapping[str, Chair]
    duties: Mapping[str, Duty]
    capabilities: Mapping[str, Capability]
    register: Register
    modelled_from: date
    known_until: date
    digest: str
    boundaries: tuple[Boundary, ...] = ()
    constants: Mapping[str, Constant] = field(default_factory=dict)
    reviews: tuple[Review, ...] = ()
    incompatible: Mapping[str, Incompatibility] = field(default_factory=dict)
    contradictions: Mapping[str, Contradiction] = field(default_factory=dict)
    matters: Mapping[str, Matter] = field(default_factory=dict)
    coordinations: Mapping[str, Coordination] = field(default_factory=dict)
    aims: Mapping[str, Aim] = field(default_factory=dict)
    directions: Mapping[str, Direction] = field(default_factory=dict)
    exclusions: Mapping[str, Exclusion] = field(default_factory=dict)

    def citations(self) -> Iterator[Citation]:
        """Every citation in the tree: of rules, chairs, duties, capabilities, coordinations, aims, exclusions and memory, in that order."""
        for group in (
            self.rules,
            self.chairs,
            self.duties,
            self.capabilities,
            self.coordinations,
            self.aims,
            self.exclusions,
        ):
            for construct in group.values():
                yield construct.citation
        for remembered in self.memory.values():
            yield remembered.citation

    def needs_reported_as(self, code: str) -> tuple[Need, ...]:
        """The needs whose days without a chair are reported under the finding code, in declared order."""
        return tuple(need for need in self.needs.values() if need.gap_code == code)

    def chairs_for(self, need: Need) -> tuple[Chair, ...]:
        """The chairs that can seat the need, in declared order."""
        return tuple(chair for chair in self.chairs.values() if chair.need == need.name)

    def english_word(self, word: str) -> str:
        """A choice's value in English; the word itself where no concept says."""
        for concept in self.concepts.values():
            if word in concept.domain and concept.domain_english:
                return concept.domain_english[concept.domain.index(word)]
        return word

    def per_part(self, name: str) -> bool:
        """Whether the named concept, memory or capacity test has one value per part of her working time."""
        if name in self.concepts:
            return self.concepts[name].per_part
        if name in self.memory:
            return self.memory[name].subject is Subject.PART
        return name in self.tests
