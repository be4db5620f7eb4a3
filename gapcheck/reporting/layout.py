"""A page of text: headings, wrapped paragraphs and indented lists within a width, in colour only when asked."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from enum import Enum

from gapcheck.model.text import Text

NARROWEST = 60
"""The narrowest page; a smaller width is widened to it. Unit: characters."""


class Tone(Enum):
    """How a word is coloured; what it says is always in the words too."""

    PLAIN = ""
    STRONG = "1"
    FAINT = "2"
    BAD = "31"
    GOOD = "32"
    DOUBTFUL = "33"


class Page:
    """Lines in one language, at most `width` characters wide."""

    def __init__(self, lang: str, width: int, colour: bool = False) -> None:
        self.lang = lang
        self.width = max(NARROWEST, width)
        self._colour = colour
        self._lines: list[str] = []

    def say(self, text: Text) -> str:
        """The text in the page's language."""
        return text.in_language(self.lang)

    def tone(self, text: str, tone: Tone) -> str:
        """The text with its colour, where colours are on; the width it takes stays the same."""
        return f"\x1b[{tone.value}m{text}\x1b[0m" if self._colour and tone.value and text else text

    def title(self, text: str) -> None:
        """The page's first line, underlined."""
        self.paragraph(text, tone=Tone.STRONG)
        self.line("=" * min(self.width, max(len(line) for line in wrapped(text, self.width))))

    def heading(self, text: Text) -> None:
        """A section's name with an empty line before it."""
        if self._lines and self._lines[-1]:
            self.blank()
        self.paragraph(self.say(text), tone=Tone.STRONG)
        self.line("-" * min(self.width, len(self.say(text))))

    def paragraph(self, text: str, indent: int = 0, hanging: int | None = None, tone: Tone = Tone.PLAIN) -> None:
        """Wrapped text; `hanging` is the indentation of the lines after the first. Unit: characters."""
        for line in wrapped(text, self.width, indent, indent if hanging is None else hanging):
            self.line(self.tone(line, tone))

    def bullet(self, text: str, indent: int = 0, tone: Tone = Tone.PLAIN) -> None:
        """One wrapped item of a list."""
        self.paragraph(f"- {text}", indent, indent + 2, tone)

    def columns(self, rows: Iterable[Sequence[str]], indent: int = 0, gap: int = 2) -> None:
        """Rows of cells; each column but the last is as wide as its widest cell, and the last one is wrapped."""
        kept = [list(row) for row in rows]
        if not kept:
            return
        widths = [max(len(row[i]) for row in kept) for i in range(len(kept[0]) - 1)]
        lead = indent + sum(widths) + gap * len(widths)
        if lead > self.width * 2 // 3:
            for row in kept:
                self.paragraph((" " * gap).join(row), indent, indent + gap)
            return
        for row in kept:
            fixed = "".join(cell.ljust(width + gap) for cell, width in zip(row[:-1], widths, strict=True))
            self.paragraph(fixed + row[-1], indent, lead)

    def grid(self, rows: Iterable[Sequence[str]], widths: Sequence[int], indent: int = 0, gap: int = 2) -> None:
        """Rows of cells in columns of these widths; every cell is wrapped in its own column."""
        for row in rows:
            cells = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
            for index in range(max(len(cell) for cell in cells)):
                words = [cell[index] if index < len(cell) else "" for cell in cells]
                padded = (word.ljust(width + gap) for word, width in zip(words, widths, strict=True))
                self.line(" " * indent + "".join(padded))

    def line(self, text: str) -> None:
        """One line as it is, without trailing spaces."""
        self._lines.append(text.rstrip())

    def blank(self) -> None:
        self._lines.append("")

    def text(self) -> str:
        """The whole page, ending with one line feed."""
        return "\n".join(self._lines).rstrip("\n") + "\n"


def wrapped(text: str, width: int, indent: int = 0, hanging: int = 0) -> list[str]:
    """The text broken into lines of at most `width` characters; words longer than a line are broken."""
    # Runs of spaces are kept: columns are aligned with them.
    lines = textwrap.wrap(
        text,
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * hanging,
        break_on_hyphens=False,
        replace_whitespace=True,
    )
    return lines or [""]
