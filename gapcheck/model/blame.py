"""Blame: the chain from a refusal over each actor's finding or decision to what it rests on in the end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from gapcheck.model.concepts import Remedy
from gapcheck.model.text import Text


class LinkKind(StrEnum):
    """What a link of the chain is; the last six end it."""

    REFUSAL = "refusal"
    DUTY = "duty"
    RULE = "rule"
    VERDICT = "verdict"
    STATE = "state"
    DECISION = "decision"
    ASSESSMENT = "assessment"
    FACT = "fact"
    CLOCK = "clock"
    LAW = "law"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Support:
    """On what an assessment, verdict or decision is made, by which standard of proof, and how it can be challenged."""

    evidence: str = ""
    standard: str = ""
    remedy: Remedy | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One actor's part in an outcome.

    `actor` is whose it is ("" where nobody is named), `found` what is found, decided or so in words, `citations` the ids of
    what it stands in, `place` where the case says it. `rests_on` are the next links; with `one_is_enough` another finding
    in any one of them would do, otherwise all of them would be needed.
    """

    kind: LinkKind
    actor: Text
    found: Text
    citations: tuple[str, ...] = ()
    place: str = ""
    support: Support | None = None
    rests_on: tuple[Link, ...] = ()
    one_is_enough: bool = False

    def walk(self) -> Iterator[Link]:
        """The link and all that it rests on, depth first."""
        yield self
        for link in self.rests_on:
            yield from link.walk()
