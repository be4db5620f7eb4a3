"""The written forms of a Swedish legal citation: what is accepted, and what is said when a text is none of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from gapcheck.model import ordinals

EXAMPLES = ("27 kap. 48 § första stycket 1", "4 a § 2", "6 § andra stycket andra meningen",
            "övergångsbestämmelserna 2018:648 punkt 2")  # fmt: skip

_ORDINAL = "|".join(ordinals.SWEDISH)
_NUMBER = r"[1-9]\d*(?: [a-zåäö])?"
_SERIES = r"[A-ZÅÄÖ]+(?:-[A-ZÅÄÖ]+)? \d{4}:\d+"
_STATUTE = rf"{_SERIES}|[A-ZÅÄÖ][A-Za-zÅÄÖåäö]*(?:-[A-Za-z0-9]+)?"
_PARAGRAPH = rf"(?: (?P<paragraph>{_ORDINAL}) stycket)?"
_SENTENCE = rf"(?: (?P<sentence>{_ORDINAL}) meningen)?"
_NAMED = rf"(?: (?P<statute>{_STATUTE}))?"

_SECTION = re.compile(
    rf"(?:(?P<chapter>{_NUMBER}) kap\. )?(?P<section>{_NUMBER}) §"
    rf"{_PARAGRAPH}(?: (?:punkt )?(?P<item>{_NUMBER}|[a-zåäö]))?{_SENTENCE}{_NAMED}"
)
_TRANSITIONAL = re.compile(
    rf"(?:övergångsbestämmelserna|öb)(?: till)?(?: SFS)? (?P<transitional>\d{{4}}:\d+)"
    rf"(?: punkt (?P<item>{_NUMBER}))?{_PARAGRAPH}{_SENTENCE}{_NAMED}"
)
_LEADING = re.compile(rf"(?P<statute>{_STATUTE}) (?=\d|övergångsbestämmelserna |öb )")
_SFS_NUMBER = re.compile(r"(?:SFS )?(\d{4}:\d+)")
_ANY_SERIES = re.compile(_SERIES)

# Slips that are common enough to be worth a suggestion; each is a pattern and what it was probably meant to be.
_REPAIRS = (
    (re.compile(r"\bkap(?!\.)"), "kap."),
    (re.compile(r"(?<=kap\.)(?=\S)"), " "),
    (re.compile(r"\b(\d+)([a-z])\b"), r"\1 \2"),
    (re.compile(r"(?<=\S)§"), " §"),
    (re.compile(r"§(?=[^\s§])"), "§ "),
    (re.compile(r"\b(?:stycke\b|st\b\.?)"), "stycket"),
    (re.compile(r"\b(?:mening\b|men\b\.?)"), "meningen"),
    (re.compile(r"\b(?:p\b\.?|p\.)"), "punkt"),
    (re.compile(r"\b(?:1|2|3|4|5) (?=stycket|meningen)"), lambda m: ordinals.swedish(int(m[0])) + " "),
)


class CitationError(ValueError):
    """A text that is not a citation of one provision; `sv` and `en` say what was found, expected and suggested."""

    def __init__(self, sv: str, en: str) -> None:
        super().__init__(sv)
        self.sv = sv
        self.en = en


@dataclass(frozen=True, slots=True)
class CitationParts:
    """The parts of a citation as they were written, before they mean anything."""

    sfs: str
    chapter: str | None
    section: str | None
    transitional: str | None
    paragraph: int | None
    item: str | None
    sentence: int | None


def read_citation(text: str, default_sfs: str | None, short_names: Mapping[str, str]) -> CitationParts:
    """Split a citation into its parts; `short_names` gives the SFS number of each short name that may be used.

    The statute may be named before or after the provision, by short name or "SFS 2010:110"; without a name it is
    `default_sfs`. CitationError when the text is not exactly one provision.
    """
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    leading = _LEADING.match(plain)
    found = _match(plain[leading.end() :] if leading else plain)
    if found is None:
        raise _not_a_citation(text, plain)
    named = [name for name in (leading and leading["statute"], found["statute"]) if name]
    if len(named) > 1:
        raise CitationError(
            f'"{text}" nämner författningen två gånger ({named[0]} och {named[1]}). Den ska nämnas en gång.',
            f'"{text}" names the statute twice ({named[0]} and {named[1]}). It should be named once.',
        )
    groups = found.groupdict()
    return CitationParts(
        sfs=_statute(text, named[0] if named else default_sfs, short_names),
        chapter=groups.get("chapter"),
        section=groups.get("section"),
        transitional=groups.get("transitional"),
        paragraph=_ordinal(groups["paragraph"]),
        item=groups["item"],
        sentence=_ordinal(groups["sentence"]),
    )


def _match(plain: str) -> re.Match[str] | None:
    return _SECTION.fullmatch(plain) or _TRANSITIONAL.fullmatch(plain)


def _ordinal(word: str | None) -> int | None:
    return ordinals.number_of(word) if word else None


def _statute(text: str, name: str | None, short_names: Mapping[str, str]) -> str:
    if name is None:
        raise CitationError(
            f'"{text}" säger inte vilken författning som avses. Lägg till kortnamn eller SFS-nummer, till exempel '
            f'"{text} SFB".',
            f'"{text}" does not say which statute is meant. Add a short name or SFS number, for example "{text} SFB".',
        )
    if number := _SFS_NUMBER.fullmatch(name):
        return number[1]
    if name in short_names:
        return short_names[name]
    if _ANY_SERIES.fullmatch(name):
        return name
    close = get_close_matches(name, sorted(short_names), n=3, cutoff=0.5)
    raise CitationError(
        f'"{text}" nämner författningen "{name}", som inte är ett känt kortnamn. Väntat: ett kortnamn i registret '
        f'eller "SFS 2010:110".' + (f" Menades {' eller '.join(close)}?" if close else ""),
        f'"{text}" names the statute "{name}", which is not a known short name. Expected: a short name in the '
        f'register or "SFS 2010:110".' + (f" Did you mean {' or '.join(close)}?" if close else ""),
    )


def _not_a_citation(text: str, plain: str) -> CitationError:
    shown = ", ".join(f'"{example}"' for example in EXAMPLES)
    if "§§" in plain:
        why = (
            "flera paragrafer; en regel hör till en bestämmelse",
            "several sections; a rule belongs to one provision",
        )
    elif re.fullmatch(rf"(?:.* )?{_NUMBER} kap\.(?: .*)?", plain) and "§" not in plain:
        why = ("ett kapitel utan paragraf", "a chapter without a section")
    elif not plain:
        why = ("tomt", "empty")
    else:
        why = ("inte skrivet som ett lagrum", "not written as a citation")
    repaired = plain
    for pattern, meant in _REPAIRS:
        repaired = pattern.sub(meant, repaired)
    repaired = " ".join(repaired.split())
    rest = _LEADING.sub("", repaired, count=1)
    sensible = repaired != plain and _match(rest) is not None
    return CitationError(
        f'"{text}" är {why[0]}. Väntat: ett lagrum som {shown}.' + (f' Menades "{repaired}"?' if sensible else ""),
        f'"{text}" is {why[1]}. Expected: a citation such as {shown}.'
        + (f' Did you mean "{repaired}"?' if sensible else ""),
    )
