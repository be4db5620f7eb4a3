"""Knows which characters a reader cannot see or cannot tell apart from a space, and what they are called."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Written out so that the answer does not depend on the Unicode version of the interpreter.
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029"
_FORMATTING = (
    "\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_NO_CHARACTER = (
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(1, 15))
    + "\U000f0000-\U0010ffff"
)
UNSEEN = re.compile(f"[{_SPACES}{_CONTROLS}{_FORMATTING}{_NO_CHARACTER}]")
_SPACE = re.compile(f"[{_SPACES}]")
_BREAKS_PARSING = re.compile(f"[{_CONTROLS}]")


@dataclass(frozen=True, slots=True)
class Name:
    """What a character is called in the two languages."""

    sv: str
    en: str


_NAMES = {
    0x0D: Name("ensam vagnretur", "lone carriage return"),
    0x85: Name("radbyte NEL", "next line"),
    0xA0: Name("hårt mellanslag", "no-break space"),
    0xAD: Name("mjukt bindestreck", "soft hyphen"),
    0x200B: Name("mellanslag utan bredd", "zero width space"),
    0x200C: Name("osynlig åtskiljare", "zero width non-joiner"),
    0x200D: Name("osynlig sammanbindare", "zero width joiner"),
    0x2028: Name("radskiljare", "line separator"),
    0x2029: Name("styckeskiljare", "paragraph separator"),
    0x202F: Name("smalt hårt mellanslag", "narrow no-break space"),
    0xFEFF: Name("byteordningsmärke", "byte order mark"),
}


def is_space(character: str) -> bool:
    """True for a character that looks like a space but is another one."""
    return _SPACE.match(character) is not None


def name_of(character: str) -> Name:
    """The code point with a name, such as "U+00A0 (hårt mellanslag)"."""
    point = ord(character)
    known = _NAMES.get(point) or _kind_of(character)
    return Name(f"U+{point:04X} ({known.sv})", f"U+{point:04X} ({known.en})")


def without_unseen(text: str) -> str:
    """The text as its writer probably meant it: odd spaces made plain, other unseen characters gone, composed."""
    return unicodedata.normalize("NFC", UNSEEN.sub("", _SPACE.sub(" ", text)))


def parseable(text: str) -> str:
    """The text, as long and with the same lines, without the characters that a YAML parser stops or breaks lines at."""
    spaced = _BREAKS_PARSING.sub(" ", _SPACE.sub(" ", text))
    return re.sub("[\ufeff\ufffe\uffff]", "\u200b", spaced)


def _kind_of(character: str) -> Name:
    point = ord(character)
    if is_space(character):
        return Name("mellanslag av annat slag", "space of another kind")
    if 0x202A <= point <= 0x202E or 0x2066 <= point <= 0x2069 or point in (0x061C, 0x200E, 0x200F):
        return Name("styr skriftens riktning", "text direction control")
    if point < 0xA0:
        return Name("styrtecken", "control character")
    if re.match(f"[{_NO_CHARACTER}]", character):
        return Name("tecken utan gemensam betydelse", "character with no common meaning")
    return Name("osynligt formateringstecken", "invisible formatting character")
