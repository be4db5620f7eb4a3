"""Knows how to read a node against its shape: typed values where they fit, a problem where they do not."""

from __future__ import annotations

from dataclasses import dataclass, field

from gapcheck.loading.nodes import Entry, Mapping, Node, Scalar, Sequence
from gapcheck.loading.plain_shapes import expected, refused_scalar, scalar_value, shown
from gapcheck.loading.problems import Problem, Problems, echo
from gapcheck.loading.records import Named, Record
from gapcheck.loading.shapes import (
    ConditionTerm,
    Either,
    ExpressionTerm,
    ListOf,
    LiteralTerm,
    MapOf,
    Name,
    Object,
    OneOrList,
    Shape,
    Sort,
    Valued,
)

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
        reading.refuse(
            "expected-keys", node, f"{shape.sv} med nycklar som {keys}", f"{shape.en} with keys such as {keys}"
        )
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
            reading.problems.add(
                Problem(
                    "key-missing",
                    node.place,
                    f'{shape.sv} saknar nyckeln "{known.key}"; väntade {_lower(known.doc)}',
                    f'{shape.en} lacks the key "{known.key}"; expected it to be given',
                )
            )
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
    reading.problems.add(
        Problem(
            "exactly-one-key",
            node.place,
            f"{shape.sv} {has_sv}; väntade exakt en{of_sv}",
            f"{shape.en} {has_en}; expected exactly one{of_en}",
        )
    )


def _unknown_key(shape: Object, entry: Entry, reading: Reading) -> None:
    keys = [known.key for known in shape.fields]
    key, listed = echo(entry.key.text), ", ".join(keys)
    reading.problems.add(
        Problem(
            "unknown-key",
            entry.key.place,
            f'{shape.sv} har nyckeln "{key}", som inte finns; väntade någon av {listed}',
            f'{shape.en} has the key "{key}", which does not exist; expected one of {listed}',
        ).guessing(entry.key.text, keys)
    )


def _plain(shape: Shape, node: Node, reading: Reading) -> object | None:
    if not isinstance(node, Scalar):
        reading.refuse("expected-plain", node, *expected(shape))
        return None
    value = scalar_value(shape, node)
    if value is None:
        reading.problems.add(refused_scalar(shape, node, reading.found(node)))
        return None
    if isinstance(shape, Name):
        name = Named(node.text, node.place)
        reading.references.append((shape.sort, name))
        return name
    return value


def _lower(doc: str) -> str:
    return doc[:1].lower() + doc[1:].rstrip(".")
