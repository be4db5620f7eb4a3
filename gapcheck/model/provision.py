"""A provision: the exact place in a statute that a rule rests on, down to paragraph, item and sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import total_ordering
from types import MappingProxyType
from typing import Protocol

from gapcheck.model import ordinals
from gapcheck.model.citation_grammar import CitationError, read_citation
from gapcheck.model.section_key import TRANSITIONAL_PREFIX, NaturalKey, SectionKey, natural_key

__all__ = ["CitationError", "Provision", "SectionKey", "natural_key"]

_NO_NAMES: Mapping[str, str] = MappingProxyType({})


class ShortNames(Protocol):
    """Whatever knows the short name of a statute; the register does."""

    def short_name(self, sfs: str) -> str:
        """The short name of the statute with this number."""


@total_ordering
@dataclass(frozen=True, slots=True)
class Provision:
    """One provision of one statute.

    `sfs` is "2010:110" (or "AFS 2023:2"); `chapter` "28 a" or None; `section` "49 a". `paragraph` (stycke) and
    `sentence` (mening) count from 1 to 20, `item` (punkt) is "1", "2 a" or a letter; None means that the citation
    goes no further. For a transitional provision `transitional` is the number of the amending act ("2018:648"),
    `section` is "öb 2018:648" and `item` its numbered point. ValueError when the parts contradict each other.
    """

    sfs: str
    chapter: str | None
    section: str
    paragraph: int | None = None
    item: str | None = None
    sentence: int | None = None
    transitional: str | None = None

    def __post_init__(self) -> None:
        for count in (self.paragraph, self.sentence):
            if count is not None and not 1 <= count <= ordinals.LAST:
                raise ValueError(f"paragraph and sentence count from 1 to {ordinals.LAST}, got {count}")
        in_section = self.section.removeprefix(TRANSITIONAL_PREFIX) if self._is_transitional_section else None
        if in_section != self.transitional or (self.transitional and self.chapter):
            raise ValueError(f'a transitional provision has no chapter and the section "öb ACT", got {self!r}')

    @property
    def _is_transitional_section(self) -> bool:
        return self.section.startswith(TRANSITIONAL_PREFIX)

    @classmethod
    def parse(cls, text: str, default_sfs: str | None, short_names: Mapping[str, str] = _NO_NAMES) -> Provision:
        """Read a Swedish citation such as "27 kap. 48 § första stycket 1" or "3 § andra stycket 2 SFB".

        `default_sfs` ("2010:110" or "SFS 2010:110") is the statute when the text names none; `short_names` maps
        short name to SFS number (`Register.short_names`). CitationError, with a Swedish and an English message, when
        the text is not exactly one provision of a known statute.
        """
        parts = read_citation(text, default_sfs, short_names)
        section = parts.section or f"{TRANSITIONAL_PREFIX}{parts.transitional}"
        return cls(parts.sfs, parts.chapter, section, parts.paragraph, parts.item, parts.sentence, parts.transitional)

    @property
    def section_key(self) -> SectionKey:
        """The section that this provision is in, which is what the register of wordings knows."""
        return SectionKey(self.sfs, self.chapter, self.section)

    @property
    def sort_key(self) -> tuple[NaturalKey, NaturalKey, NaturalKey, int, NaturalKey, int]:
        """Natural reading order: the whole before its parts, chapter 27 before 28 a before 110."""
        return (*self.section_key.sort_key, self.paragraph or 0, natural_key(self.item), self.sentence or 0)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Provision):
            return NotImplemented
        return self.sort_key < other.sort_key

    def __str__(self) -> str:
        """The canonical Swedish citation without the statute's name; `parse` reads it back."""
        paragraph = f" {ordinals.swedish(self.paragraph)} stycket" if self.paragraph else ""
        sentence = f" {ordinals.swedish(self.sentence)} meningen" if self.sentence else ""
        if self.transitional:
            item = f" punkt {self.item}" if self.item else ""
            return f"{self.section_key}{item}{paragraph}{sentence}"
        item = f" {self.item}" if self.item else ""
        return f"{self.section_key}{paragraph}{item}{sentence}"

    def label(self, short_name: str) -> str:
        """The Swedish citation with the statute's short name: "27 kap. 48 § första stycket 1 SFB"."""
        return f"{self} {short_name}"

    def cite(self, register: ShortNames) -> str:
        """The Swedish citation with the short name that the register gives the statute."""
        return self.label(register.short_name(self.sfs))

    def english(self, short_name: str) -> str:
        """The English citation: "Chapter 27, Section 48, first paragraph, item 1 SFB"."""
        paragraph = [f"{ordinals.english(self.paragraph)} paragraph"] if self.paragraph else []
        item = [f"item {self.item}"] if self.item else []
        sentence = [f"{ordinals.english(self.sentence)} sentence"] if self.sentence else []
        if self.transitional:
            parts = [f"transitional provisions of {self.transitional}", *item, *paragraph, *sentence]
        else:
            chapter = [f"Chapter {self.chapter}"] if self.chapter else []
            parts = [*chapter, f"Section {self.section}", *paragraph, *item, *sentence]
        return f"{', '.join(parts)} {short_name}"
