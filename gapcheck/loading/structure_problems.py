"""Knows how to say that a document uses a part of YAML that strict files do without, or exceeds a limit."""

from __future__ import annotations

from gapcheck.loading.problems import Place, Problem, Related

MAX_DEPTH = 24
MAX_NODES = 400_000
MAX_PROBLEMS = 1000


def second_document(place: Place) -> Problem:
    """A "---" after the first document."""
    return Problem(
        "second-document",
        place,
        'ett andra dokument börjar här ("---"); väntade ett dokument i filen',
        'a second document begins here ("---"); expected one document in the file',
        suggestion_sv="Lägg det i en egen fil.",
        suggestion_en="Put it in a file of its own.",
    )


def directive(place: Place) -> Problem:
    """A line that begins with "%"."""
    return Problem(
        "directive",
        place,
        'ett direktiv ("%") får inte finnas; väntade nycklar',
        'a directive ("%") is not allowed; expected keys',
        suggestion_sv="Ta bort raden.",
        suggestion_en="Remove the line.",
    )


def empty_file(place: Place) -> Problem:
    """Nothing but white space and comments."""
    return Problem("file-empty", place, "filen är tom; väntade nycklar", "the file is empty; expected keys")


def too_many_nodes(place: Place) -> Problem:
    """The value that is one too many."""
    return Problem(
        "too-many-nodes",
        place,
        f"filen har fler än {MAX_NODES} värden; väntade färre",
        f"the file has more than {MAX_NODES} values; expected fewer",
        suggestion_sv="Dela upp den i flera.",
        suggestion_en="Split it into several.",
    )


def too_many_problems(place: Place) -> Problem:
    """The first problem that is not shown; `place` is where it stands."""
    return Problem(
        "too-many-problems",
        place,
        f"filen har fler än {MAX_PROBLEMS} problem; resten visas inte",
        f"the file has more than {MAX_PROBLEMS} problems; the rest are not shown",
    )


def too_deep(place: Place) -> Problem:
    """The list or mapping that is one level too deep."""
    return Problem(
        "too-deep",
        place,
        f"fler än {MAX_DEPTH} nivåer inuti varandra; väntade färre",
        f"more than {MAX_DEPTH} levels inside each other; expected fewer",
    )


def anchor(place: Place, shown: str) -> Problem:
    """An "&name" before a value."""
    return Problem(
        "anchor",
        place,
        f'ankaret "&{shown}" får inte finnas; väntade ett värde',
        f'the anchor "&{shown}" is not allowed; expected a value',
        suggestion_sv='Skriv ut värdet där det behövs, eller sätt text med "&" inom citattecken.',
        suggestion_en='Write the value where it is needed, or put text with "&" in quotes.',
    )


def alias(place: Place, shown: str) -> Problem:
    """A "*name" in place of a value."""
    return Problem(
        "alias",
        place,
        f'hänvisningen "*{shown}" får inte finnas; väntade ett värde',
        f'the alias "*{shown}" is not allowed; expected a value',
        suggestion_sv='Skriv ut värdet, eller sätt text med "*" inom citattecken.',
        suggestion_en='Write the value, or put text with "*" in quotes.',
    )


def tag(place: Place) -> Problem:
    """A "!name" before a value."""
    return Problem(
        "tag",
        place,
        'en typmarkering ("!") får inte finnas; väntade ett värde',
        'a tag ("!") is not allowed; expected a value',
        suggestion_sv='Ta bort den, eller sätt text med "!" inom citattecken.',
        suggestion_en='Remove it, or put text with "!" in quotes.',
    )


def merge_key(place: Place) -> Problem:
    """A plain "<<" as a key."""
    return Problem(
        "merge-key",
        place,
        'sammanslagning ("<<") får inte finnas; väntade en nyckel',
        'a merge key ("<<") is not allowed; expected a key',
        suggestion_sv="Skriv ut nycklarna.",
        suggestion_en="Write out the keys.",
    )


def missing_value(place: Place) -> Problem:
    """Nothing where a value should be."""
    return Problem(
        "value-missing",
        place,
        "här saknas ett värde; väntade text, ett tal, en lista eller nycklar",
        "a value is missing here; expected text, a number, a list or keys",
        suggestion_sv="Skriv null om det ska vara tomt.",
        suggestion_en="Write null if it shall be empty.",
    )


def empty_key(place: Place) -> Problem:
    """A key of no characters, or of spaces only."""
    return Problem(
        "empty-key",
        place,
        "nyckeln är tom; väntade ett ord före kolonet",
        "the key is empty; expected a word before the colon",
    )


def key_not_text(place: Place, shown: str) -> Problem:
    """A number, share or null as a key."""
    return Problem(
        "key-not-text",
        place,
        f'nyckeln "{shown}" är inte text; väntade ett ord',
        f'the key "{shown}" is not text; expected a word',
        suggestion_sv="Sätt den inom citattecken om det är text.",
        suggestion_en="Put it in quotes if it is text.",
    )


def key_not_scalar(place: Place) -> Problem:
    """A list or mapping as a key."""
    return Problem(
        "key-not-text",
        place,
        "en lista eller klammer kan inte vara nyckel; väntade ett ord",
        "a list or brace cannot be a key; expected a word",
    )


def duplicate_key(place: Place, first: Place, shown: str) -> Problem:
    """A key that stands twice in one mapping."""
    return Problem(
        "duplicate-key",
        place,
        f'nyckeln "{shown}" står två gånger; väntade en',
        f'the key "{shown}" stands twice; expected one',
        (Related(first, "den står först här", "it first stands here"),),
        "Ta bort den ena eller slå ihop dem.",
        "Remove one of them or join them.",
    )
