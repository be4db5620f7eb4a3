"""Interplay: which duties and declarations the law sets against each other, which serve one matter, and what is coordinated."""

from __future__ import annotations

from dataclasses import dataclass

from gapcheck.model.provision import Provision
from gapcheck.model.terms import Condition, Test
from gapcheck.model.wordings import Citation


@dataclass(frozen=True, slots=True)
class Incompatibility:
    """Duties of two groups whose fulfilling acts cannot both be done while `condition` holds, and why.

    `first` and `second` are ids of duties; `provisions` are the places in the law it rests on besides the duties' own.
    """

    id: str
    first: tuple[str, ...]
    second: tuple[str, ...]
    condition: Condition
    meaning: str
    english: str
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two things she may have to declare that cannot both be true while `condition` holds, and why.

    `first` and `second` are the concepts, with their values, by which she makes each declaration; `besides` are what she
    may have to declare as well without contradicting anything; `provisions` are where the law asks for them.
    """

    id: str
    first: tuple[Test, ...]
    second: tuple[Test, ...]
    besides: tuple[Test, ...]
    condition: Condition
    meaning: str
    english: str
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Matter:
    """One and the same matter that several duties serve, each with its own bearer. `duties` are ids; `place` is file:line."""

    name: str
    english: str
    definition: str
    duties: tuple[str, ...]
    place: str = ""


@dataclass(frozen=True, slots=True)
class Coordination:
    """A provision that says how chairs, or duties, go together while `condition` holds. `between` are ids."""

    citation: Citation
    between: tuple[str, ...]
    condition: Condition

    @property
    def id(self) -> str:
        return self.citation.id
