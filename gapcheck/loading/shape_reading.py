"""Knows how to read a node against its shape: typed values where they fit, a problem where they do not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from gapcheck.loading.nodes import Entry, Mapping, Node, Scalar, Sequence
from gapcheck.loading.problems import Problem, Problems, echo
from gapcheck.loading.records import Named, Record
from gapcheck.loading.shapes import (
    ConditionTerm,
    Day,
    Either,
    ExpressionTerm,
    Integer,
    ListOf,
    LiteralTerm,
    MapOf,
    Name,
    Object,
    OneOrList,
    Pattern,
    Shape,
    Share,
    Sort,
    Text,
    Valued,
    Word,
    YesNo,
)

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# Days before and after every day of a file can then be reckoned without leaving the calendar.
_YEARS = range(1900, 2200)
_TERMS = (ConditionTerm, ExpressionTerm, LiteralTerm, Valued)


@dataclass(slots=True)
class Reading:
    """Where problems go, every name that was used with what it must be declared as, and the key being read."""

    problems: Problems
    references: list[tuple[Sort, Named]] = field(default_factory=list)
    key: str = ""

    def refuse(self, code: str, node: Node, sv: str, en: str) -> None:
        """A value that is not what was expected."""
        found_sv, found_en = self.found(node)
        self.problems.add(Problem(code, node.place, f"{found_sv}; väntade {sv}", f"{found_en}; expected {en}"))

    def found(self, node: Node) -> tuple[str, str]:
        """The node in a few words, with the key it stands under."""
        sv, en = shown(node)
        return (f'{sv} under "{self.key}"', f'{en} under "{self.key}"') if self.key else (sv, en)


def shown(node: Node) -> tuple[str, str]:
    """A node in a few words, Swedish and English, for messages."""
    match node:
        case Scalar(value=None, quoted=False):
            return "tomt värde", "an empty value"
        case Scalar(text=text):
            return f'"{echo(text)}"', f'"{echo(text)}"'
        case Sequence(items=()):
            return "en tom lista", "an empty list"
        case Sequence():
            return "en lista", "a list"
        case Mapping(entries=()):
            return "inga nycklar", "no keys"
        case Mapping():
            return "nycklar", "keys"


def read(shape: Shape, node: Node, reading: Reading) -> object | None:
    """The value of the node by its shape; None when it was refused, which has then been reported."""
    if isinstance(shape, Object):
        return read_object(shape, node, reading)
    if isinstance(shape, _TERMS):
        return node
    if isinstance(shape, ListOf):
        if not isinstance(node, Sequence):
            reading.refuse("expected-list", node, "en lista", "a list")
            return None
        return _items(shape.item, node, reading)
    if isinstance(shape, OneOrList):
        if isinstance(node, Sequence):
            if not node.items and not shape.may_be_empty:
                reading.refuse("expected-item", node, "minst en", "at least one")
            return _items(shape.item, node, reading)
        one = read(shape.item, node, reading)
        return None if one is None else (one,)
    if isinstance(shape, Either):
        return read(shape.mapping if isinstance(node, Mapping) else shape.plain, node, reading)
    if isinstance(shape, MapOf):
        return _declared(shape, node, reading)
    return _plain(shape, node, reading)


def read_object(shape: Object, node: Node, reading: Reading) -> Record | None:
    """The record of a mapping; unknown and missing keys are reported, and its readable values kept."""
    if not isinstance(node, Mapping):
        keys = ", ".join(known.key for known in shape.fields)
        reading.refuse("expected-keys", node, f"{shape.sv} med nycklar som {keys}",
                              f"{shape.en} with keys such as {keys}")
        return None
    values: dict[str, object] = {}
    rest: list[Entry] = []
    fields = {known.key: known for known in shape.fields}
    for entry in node.entries:
        key = entry.key.text
        known = fields.get(key)
        if known is not None:
            outer, reading.key = reading.key, key
            value = read(known.shape, entry.value, reading)
            reading.key = outer
            if value is not None:
                values[key] = value
        elif shape.rest is not None:
            rest.append(entry)
        else:
            _unknown_key(shape, entry, reading)
    present = {entry.key.text for entry in node.entries}
    for known in shape.fields:
        if known.required and known.key not in present:
            reading.problems.add(Problem(
                "key-missing", node.place,
                f'{shape.sv} saknar nyckeln "{known.key}"; väntade {_lower(known.doc)}',
                f'{shape.en} lacks the key "{known.key}"; expected it to be given',
            ))
    for group in shape.exactly_one:
        _exactly_one(shape, group, node, present, reading)
    return Record(node, values, tuple(rest))


def _items(item: Shape, node: Sequence, reading: Reading) -> tuple[object, ...]:
    read_items = (read(item, part, reading) for part in node.items)
    return tuple(value for value in read_items if value is not None)


def _declared(shape: MapOf, node: Node, reading: Reading) -> object | None:
    if not isinstance(node, Mapping):
        reading.refuse("expected-keys", node, "namn som nycklar", "names as keys")
        return None
    # A name whose declaration is refused is still declared: one mistake shall not make every use of it another.
    records = ((entry.key, read_object(shape.value, entry.value, reading)) for entry in node.entries)
    return tuple((key, Record(Mapping(key.place, ()), {}) if record is None else record) for key, record in records)


def _exactly_one(shape: Object, group: tuple[str, ...], node: Mapping, present: set[str], reading: Reading) -> None:
    found = [key for key in group if key in present]
    if len(found) == 1:
        return
    listed = ", ".join(f'"{key}"' for key in group)
    has_sv = "har både " + " och ".join(f'"{key}"' for key in found) if found else "har ingen av nycklarna " + listed
    has_en = "has both " + " and ".join(f'"{key}"' for key in found) if found else "has none of the keys " + listed
    of_sv, of_en = (f" av {listed}", f" of {listed}") if found else (" av dem", " of them")
    reading.problems.add(Problem(
        "exactly-one-key", node.place,
        f"{shape.sv} {has_sv}; väntade exakt en{of_sv}",
        f"{shape.en} {has_en}; expected exactly one{of_en}",
    ))


def _unknown_key(shape: Object, entry: Entry, reading: Reading) -> None:
    keys = [known.key for known in shape.fields]
    key, listed = echo(entry.key.text), ", ".join(keys)
    reading.problems.add(Problem(
        "unknown-key", entry.key.place,
        f'{shape.sv} har nyckeln "{key}", som inte finns; väntade någon av {listed}',
        f'{shape.en} has the key "{key}", which does not exist; expected one of {listed}',
    ).guessing(entry.key.text, keys))


def _plain(shape: Shape, node: Node, reading: Reading) -> object | None:
    if not isinstance(node, Scalar):
        reading.refuse("expected-plain", node, *expected(shape))
        return None
    value = _scalar(shape, node)
    if value is None:
        problem = _refused_scalar(shape, node, reading)
        reading.problems.add(problem)
        return None
    if isinstance(shape, Name):
        name = Named(node.text, node.place)
        reading.references.append((shape.sort, name))
        return name
    return value


def _scalar(shape: Shape, node: Scalar) -> object | None:
    value = node.value
    match shape:
        case Text() | Name():
            return value if isinstance(value, str) and value.strip() else None
        case Word(words=words):
            return node.text if node.text in words else None
        case Pattern(regex=regex):
            return node.text if re.fullmatch(regex, node.text) else None
        case YesNo():
            return {"ja": True, "nej": False}.get(node.text)
        case Integer(least=least, most=most):
            fits = isinstance(value, int) and value >= least and (most is None or value <= most)
            return value if fits else None
        case Share():
            return Fraction(value) if isinstance(value, int | Fraction) and 0 <= value <= 1 else None
        case Day():
            return read_day(node.text)
        case _:
            return None


def read_day(text: str) -> date | None:
    """The day that the text names, or None when it is no day that exists or one beyond the years that are reckoned."""
    day = _existing_day(text)
    return day if day is not None and day.year in _YEARS else None


def _existing_day(text: str) -> date | None:
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _refused_scalar(shape: Shape, node: Scalar, reading: Reading) -> Problem:
    found_sv, found_en = reading.found(node)
    if isinstance(shape, Day) and _existing_day(node.text):
        return Problem(
            "day-out-of-reach", node.place,
            f"dagen {found_sv} är för långt borta; väntade en dag från {_YEARS[0]} till {_YEARS[-1]}",
            f"the day {found_en} is too far away; expected a day from {_YEARS[0]} to {_YEARS[-1]}",
        )
    if isinstance(shape, Day) and _DAY.fullmatch(node.text):
        return Problem(
            "no-such-day", node.place,
            f"dagen {found_sv} finns inte; väntade en dag i almanackan",
            f"the day {found_en} does not exist; expected a day of the calendar",
        )
    sv, en = expected(shape)
    code = f"expected-{type(shape).__name__.lower()}"
    problem = Problem(code, node.place, f"{found_sv}; väntade {sv}", f"{found_en}; expected {en}")
    return problem.guessing(node.text, shape.words) if isinstance(shape, Word) else problem


def expected(shape: Shape) -> tuple[str, str]:
    """What a plain shape expects, in Swedish and English."""
    match shape:
        case Text():
            return "text", "text"
        case Name(sort=sort):
            return f"namnet på {sort.sv}", f"the name of {sort.en}"
        case Word(words=words):
            listed = ", ".join(words)
            return (f"något av orden {listed}" if len(words) > 1 else f"ordet {listed}",
                    f"one of the words {listed}" if len(words) > 1 else f"the word {listed}")  # fmt: skip
        case Pattern(example=example):
            return f'text i formen "{example}"', f'text in the form "{example}"'
        case YesNo():
            return "ja eller nej", "ja or nej"
        case Integer(least=least, most=most):
            until_sv, until_en = ("", "") if most is None else (f" till {most}", f" to {most}")
            return f"ett heltal från {least}{until_sv}", f"a whole number from {least}{until_en}"
        case Share():
            return "en andel från 0 till 1, som 1/4", "a share from 0 to 1, such as 1/4"
        case Day():
            return "en dag som 2026-05-01", "a day such as 2026-05-01"
        case _:
            return "ett värde", "a value"


def _lower(doc: str) -> str:
    return doc[:1].lower() + doc[1:].rstrip(".")
