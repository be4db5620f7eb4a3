"""A sentence in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """The same sentence in Swedish and English."""

    sv: str
    en: str

    def in_language(self, lang: str) -> str:
        return self.en if lang == "en" else self.sv
