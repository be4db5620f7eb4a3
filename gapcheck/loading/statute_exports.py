"""Reading plain Markdown exports of the statute book: one file per statute, its number in the front matter."""

from __future__ import annotations

import re
from pathlib import Path

from gapcheck.loading.law_texts import WordingKey, amending_act
from gapcheck.model.section_key import TRANSITIONAL_PREFIX, SectionKey

_NUMBER = re.compile(r'^beteckning:\s*["\']?(?:SFS )?(\d{4}:\d+)["\']?\s*$', re.MULTILINE)
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_HEADING = re.compile(r"^#{1,6} +(.*?)\s*$")
_CHAPTER = re.compile(r"(\d+(?: [a-z])?) kap\.")
_SECTION = re.compile(r"(?:(\d+(?: [a-z])?) kap\. )?(\d+(?: [a-z])?) §")
_ACT = re.compile(r"\d{4}:\d+")
_LINK = re.compile(r"\[([^\]]*)\]\([^)\s]*\)")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>|<!--.*?-->", re.DOTALL)
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>])")
_ENDS_A_SENTENCE = (".", ":", ";", ",", "!", "?", ")", "och", "eller", "samt")


def exported_texts(folder: Path) -> dict[WordingKey, str]:
    """Every section of every export in the folder and its subfolders, links and other markup taken away.

    An export names its statute in YAML front matter ("beteckning: 2010:110"), opens chapters with headings such as "## 27 kap. …"
    and sections with "### 48 §" at any level. It holds one wording of each section, without days. Files without
    such front matter are passed over.
    """
    texts: dict[WordingKey, str] = {}
    for path in sorted(folder.rglob("*.md")):
        text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
        front = _FRONT.match(text)
        number = _NUMBER.search(front[1]) if front else None
        if front and number:
            _read_statute(number[1], text[front.end() :], texts)
    return texts


def _read_statute(sfs: str, text: str, texts: dict[WordingKey, str]) -> None:
    chapter: str | None = None
    transitional = False
    section: str | None = None
    lines: list[str] = []

    def close() -> None:
        if section is not None:
            body = _without_next_heading("\n".join(lines).strip())
            key = SectionKey(sfs, None if section.startswith(TRANSITIONAL_PREFIX) else chapter, section)
            act = section.removeprefix(TRANSITIONAL_PREFIX) if transitional else amending_act(body)
            texts.setdefault(WordingKey(key, None, None, act), body)

    for line in _TAG.sub("", text).splitlines():
        heading = _HEADING.match(line)
        if heading is None:
            lines.append(_plain(line))
            continue
        close()
        title, section, lines = _plain(heading[1]), None, []
        if title.startswith("Övergångsbestämmelser"):
            transitional = True
        elif transitional:
            section = TRANSITIONAL_PREFIX + title if _ACT.fullmatch(title) else None
        elif found := _SECTION.fullmatch(title):
            chapter, section = found[1] or chapter, found[2]
        elif found := _CHAPTER.match(title):
            chapter = found[1]
    close()


def _plain(line: str) -> str:
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", line)))


def _without_next_heading(body: str) -> str:
    """The text without a heading of the next section that the export left as a paragraph: a last one that ends no sentence."""
    paragraphs = body.split("\n\n")
    while len(paragraphs) > 1 and not paragraphs[-1].rstrip().endswith(_ENDS_A_SENTENCE):
        paragraphs.pop()
    return "\n\n".join(paragraphs)
