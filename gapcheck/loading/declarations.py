"""Knows everything the rule files declare, by name: what a word means wherever it is used."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gapcheck.loading.grammar import GRAMMAR_WORDS
from gapcheck.loading.nodes import Scalar
from gapcheck.loading.problems import Place, Problem, Problems, Related, echo
from gapcheck.loading.records import Named
from gapcheck.loading.shapes import Sort
from gapcheck.model.concepts import ConceptKind, Subject, ValueType
from gapcheck.model.tree import RuleTree


@dataclass(frozen=True, slots=True)
class Vocable:
    """A word that conditions and scenarios may use; `kind` None means memory, a capacity test or a constant."""

    name: str
    type: ValueType
    per_part: bool
    domain: tuple[str, ...]
    kind: ConceptKind | None
    remembered: bool
    place: Place | None


@dataclass(slots=True)
class Declarations:
    """What is declared, by sort; every place is that of the name itself."""

    words: dict[str, Vocable] = field(default_factory=dict)
    names: dict[Sort, dict[str, Place]] = field(default_factory=lambda: {sort: {} for sort in Sort})

    def declare(self, sort: Sort, name: str, place: Place, problems: Problems) -> bool:
        """Record a name; a problem with both places, and False, when it is taken."""
        known = self.names[sort]
        earlier = known.get(name)
        if earlier is None:
            known[name] = place
            return True
        shown = echo(name)
        id_only = sort is Sort.CONSTRUCT
        problems.add(
            Problem(
                "declared-twice",
                place,
                f'{"beteckningen" if id_only else sort.sv} "{shown}" används två gånger; väntade en deklaration',
                f'{"the id" if id_only else sort.en} "{shown}" is used twice; expected one declaration',
                (Related(earlier, "första gången", "the first time"),),
            )
        )
        return False

    def declare_word(self, word: Vocable, key: Scalar, problems: Problems) -> bool:
        """Record a word for conditions; it may be neither taken nor a word of the grammar."""
        if word.name in GRAMMAR_WORDS:
            shown = echo(word.name)
            problems.add(
                Problem(
                    "name-is-grammar-word",
                    key.place,
                    f'"{shown}" är ett ord i grammatiken; väntade ett eget namn på begreppet',
                    f'"{shown}" is a word of the grammar; expected a name of the concept\'s own',
                    suggestion_sv="Skriv ut namnet med flera ord.",
                    suggestion_en="Write the name with more words.",
                )
            )
        if not self.declare(Sort.CONCEPT, word.name, key.place, problems):
            return False
        self.words[word.name] = word
        return True

    def check(self, references: Iterable[tuple[Sort, Named]], problems: Problems) -> None:
        """A problem for each name used that nothing of its sort declares."""
        for sort, name in references:
            if name.text not in self.names[sort]:
                problems.add(undeclared(sort, name.text, name.place, self.names[sort]))


def undeclared(sort: Sort, name: str, place: Place, known: Iterable[str]) -> Problem:
    """That a name is used without being declared, with the most similar declared one."""
    shown = echo(name)
    if sort is Sort.CONSTRUCT:
        sv, en = f'"{shown}" finns inte', f'"{shown}" does not exist'
        return Problem(
            "unknown-construct",
            place,
            f"{sv}; väntade id på en regel, stol, skyldighet eller ett minnes namn",
            f"{en}; expected the id of a rule, chair or duty, or the name of a memory",
        ).guessing(name, known)
    ending = "t" if sort.sv.endswith("t") else "d"
    return Problem(
        f"undeclared-{sort.name.lower()}",
        place,
        f'{sort.sv} "{shown}" är inte deklarera{ending}',
        f'{sort.en} "{shown}" is not declared',
    ).guessing(name, known)


def declarations_of(tree: RuleTree) -> Declarations:
    """The declarations of a tree already loaded, for reading scenarios against it."""
    declared = Declarations()
    for concept in tree.concepts.values():
        declared.words[concept.name] = Vocable(
            concept.name, concept.type, concept.per_part, concept.domain, concept.kind, False, None
        )
    for memory in tree.memory.values():
        per_part = memory.subject is Subject.PART
        declared.words[memory.name] = Vocable(memory.name, memory.type, per_part, (), None, True, None)
    for test in tree.tests.values():
        kind = ValueType.SHARE if test.gives_reduction else ValueType.YES_NO
        declared.words[test.name] = Vocable(test.name, kind, True, (), None, False, None)
    for constant in tree.constants.values():
        declared.words[constant.name] = Vocable(constant.name, ValueType.MONEY, False, (), None, False, None)
    together = (*tree.coordinations, *tree.incompatible, *tree.exclusions, *tree.contradictions)
    constructs = [*tree.rules, *tree.chairs, *tree.duties, *tree.capabilities, *tree.aims, *tree.memory, *together]
    groups: Mapping[Sort, Iterable[str]] = {
        Sort.ACTOR: tree.actors, Sort.CONCEPT: declared.words, Sort.YARDSTICK: tree.yardsticks, Sort.TEST: tree.tests,
        Sort.NEED: tree.needs, Sort.DIRECTION: tree.directions, Sort.COUNTER: tree.memory, Sort.CONSTRUCT: constructs,
    }  # fmt: skip
    nowhere = Place("", 1, 1)
    for sort, group in groups.items():
        declared.names[sort] = dict.fromkeys(group, nowhere)
    return declared
