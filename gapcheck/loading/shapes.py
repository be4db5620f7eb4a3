"""Knows the vocabulary in which the shape of every file is written, for the reader and for the JSON Schema alike."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from gapcheck.model.concepts import ConceptKind


class Sort(Enum):
    """What a name must have been declared as; the values are its Swedish and English word."""

    ACTOR = ("aktören", "the actor")
    CONCEPT = ("begreppet", "the concept")
    YARDSTICK = ("måttstocken", "the yardstick")
    TEST = ("prövningen", "the capacity test")
    NEED = ("behovet", "the need")
    DIRECTION = ("riktningen", "the direction")
    COUNTER = ("räknaren", "the counter")
    CONSTRUCT = ("regeln, stolen, skyldigheten eller minnet", "the rule, chair, duty or memory")

    @property
    def sv(self) -> str:
        return self.value[0]

    @property
    def en(self) -> str:
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Text:
    """Free words."""


@dataclass(frozen=True, slots=True)
class YesNo:
    """ja or nej."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day that exists, as YYYY-MM-DD."""


@dataclass(frozen=True, slots=True)
class Integer:
    """A whole number, at least `least` and at most `most`."""

    least: int = 0
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """An exact number of kronor, at least 0."""


@dataclass(frozen=True, slots=True)
class Share:
    """An exact share from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Word:
    """One of a closed list of words."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Text in a fixed form, shown by an example."""

    regex: str
    example: str


@dataclass(frozen=True, slots=True)
class Name:
    """The name of something declared in the rule tree."""

    sort: Sort


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list, every item of one shape."""

    item: Shape


@dataclass(frozen=True, slots=True)
class OneOrList:
    """One item without brackets, or a list of them; an empty list only where none at all is an answer."""

    item: Shape
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class MapOf:
    """A mapping from names that the file declares to what is declared about them."""

    value: Object


@dataclass(frozen=True, slots=True)
class Either:
    """A plain value, or a mapping; which one is seen from the node."""

    plain: Shape
    mapping: Object


@dataclass(frozen=True, slots=True)
class ConditionTerm:
    """A condition over declared concepts; kept as it stands until all concepts are known."""


@dataclass(frozen=True, slots=True)
class ExpressionTerm:
    """A value or some arithmetic; kept as it stands until all concepts are known."""


@dataclass(frozen=True, slots=True)
class LiteralTerm:
    """A value whose type is another declaration's; kept as it stands until all concepts are known."""


@dataclass(frozen=True, slots=True)
class Valued:
    """Concepts as keys, each with a value of its type (or an expression); `kinds` None means concepts of any kind.

    `remembered` adds memory to the kinds; `undecided` allows the word oavgjort, and null, in place of a value.
    """

    kinds: tuple[ConceptKind, ...] | None = None
    expressions: bool = False
    remembered: bool = False
    undecided: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """One key of an object, what it leads to, and what it means in Swedish."""

    key: str
    shape: Shape
    doc: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Object:
    """A mapping with known keys; `rest` says what concepts may stand beside them.

    `sv` and `en` name it in messages. Of each group in `exactly_one` one key, and no more, must be there.
    """

    sv: str
    en: str
    fields: tuple[Field, ...]
    rest: Valued | None = None
    exactly_one: tuple[tuple[str, ...], ...] = ()

    def field(self, key: str) -> Field | None:
        """The field with this key, or None."""
        return next((field for field in self.fields if field.key == key), None)


Shape = (
    Text
    | YesNo
    | Day
    | Integer
    | Amount
    | Share
    | Word
    | Pattern
    | Name
    | ListOf
    | OneOrList
    | MapOf
    | Either
    | ConditionTerm
    | ExpressionTerm
    | LiteralTerm
    | Valued
    | Object
)
