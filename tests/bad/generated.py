"""Bad inputs that no file in a repository should hold: made up when they are needed, each from its name."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

_ACTORS = "aktörer:\n  nämnden: {en: the board, kort: N}\n"
_MEGABYTE = 1024 * 1024


def _identity(offset: int) -> str:
    """An identity number of nobody: an invented day (coordination numbers add 60), a serial and its check digit."""
    nine = f"8112{18 + offset}987"
    doubled = [int(digit) * (2 - index % 2) for index, digit in enumerate(nine)]
    return f"{nine[:6]}-{nine[6:]}{-sum(number // 10 + number % 10 for number in doubled) % 10}"


PERSONAL, COORDINATION = _identity(0), _identity(60)
SECRETS = tuple(form for number in (PERSONAL, COORDINATION) for form in (number, number.replace("-", ""), number[7:]))
"""What no message may show: the numbers, and their last four digits."""


def _text(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(text.encode())


def _bytes(data: bytes) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data)


def _large(path: Path) -> None:
    # A file with a hole reads as 50 MB of zeros without taking the space.
    with path.open("wb") as file:
        file.truncate(50 * _MEGABYTE)


GENERATED: dict[str, Callable[[Path], object]] = {
    "bokstav-av-losa-tecken": _text(unicodedata.normalize("NFD", "begrepp: {}\naktörer: {}\n")),
    "hart-mellanslag": _text(_ACTORS.replace("the board", "the\u00a0board")),
    "hundratusen-hakparenteser": _text("begrepp: " + "[" * 100_000),
    "katalog": Path.mkdir,
    "mellanslag-utan-bredd": _text(_ACTORS.replace("nämnden", "nämn\u200bden")),
    "ogiltig-utf-8": _bytes("aktörer:\n  nämnden: {en: the board, kort: N}\n".encode("latin-1")),
    "personnummer-i-kommentar": _text(f"# Gäller {PERSONAL}.\n{_ACTORS}"),
    "personnummer-i-nyckel": _text(_ACTORS.replace("nämnden", PERSONAL)),
    "personnummer-i-varde": _text(_ACTORS.replace("the board", PERSONAL)),
    "personnummer-utan-bindestreck-i-fel-varde": _text(f"begrepp:\n  a: {{slag: {PERSONAL.replace('-', '')}}}\n"),
    "saknad-fil": lambda path: None,
    "samordningsnummer": _text(f"{_ACTORS}  {COORDINATION}: {{en: the board, kort: {COORDINATION}}}\n"),
    "samordningsnummer-i-ogiltig-utf-8": _bytes(f"# {COORDINATION}\n# å\n".encode("latin-1")),
    "stor-fil": _large,
    "tabb": _text("aktörer:\n\tnämnden: {en: the board, kort: N}\n"),
    "tomt-av-bytes": _bytes(b""),
    "vagnretur": _bytes(b"begrepp: {}\rbehov: {}\n"),
}
"""How each is put at a path; "saknad-fil" puts nothing there."""
