"""How a scenario is written as YAML: what a person wrote as it was written, and computed rows beside it."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from gapcheck.loading.nodes import Mapping, Node, Scalar, Sequence
from gapcheck.loading.plain_scalars import read_plain
from gapcheck.model.rows import Cell, Row

WIDEST = 150
"""The longest line that a row is written on. Unit: characters."""

Item = Node | Row
Field = str | Node | list[Item] | dict[str, list[Row]]
"""What a key of a scenario leads to: words, what a person wrote, a list of rows, or groups of rows."""

_UNSAFE = re.compile(r"^[-?:,\[\]{}#&*!|>'\"%@`]|: |\s#|:$|^\s|\s$|^$")
_UNSAFE_IN_FLOW = re.compile(r"[,\[\]{}]")


def scenario_text(comment: str, fields: dict[str, Field]) -> str:
    """A whole scenario: a comment and its keys in the order given."""
    lines = [f"# {line}" for line in textwrap.wrap(comment, WIDEST - 2)]
    for key, field in fields.items():
        lines.extend(_field(key, field))
    return "\n".join(lines) + "\n"


def _field(key: str, field: Field) -> Iterator[str]:
    match field:
        case str():
            yield from _words(key, field)
        case Scalar(text=text, quoted=True):
            yield from _words(key, text)
        case list():
            yield f"{key}:" if field else f"{key}: []"
            for item in field:
                yield from _item(item, 2)
        case dict():
            yield f"{key}:"
            for name, rows in field.items():
                yield f"  {name}:" if rows else f"  {name}: []"
                for row in rows:
                    yield from _item(row, 4)
        case _:
            yield f"{key}: {_flow(field)}"


def _words(key: str, text: str) -> Iterator[str]:
    """A text on the key's line, or folded below it where it is long."""
    if len(key) + len(text) + 2 <= WIDEST:
        yield f"{key}: {_word(text)}"
        return
    folded = textwrap.wrap(text, WIDEST - 2, break_long_words=False, break_on_hyphens=False)
    if " ".join(folded) != text:
        yield f"{key}: {json.dumps(text, ensure_ascii=False)}"
        return
    yield f"{key}: >-"
    yield from (f"  {line}" for line in folded)


def _item(item: Item, indent: int) -> Iterator[str]:
    """One row of a list: on one line, or key by key where that is too long."""
    cells = _cells(item)
    line = f"{' ' * indent}- {{{', '.join(f'{key}: {value}' for key, value in cells)}}}"
    if len(line) <= WIDEST or not cells:
        yield line
        return
    for number, (key, value) in enumerate(cells):
        yield f"{' ' * indent}{'- ' if not number else '  '}{key}: {value}"


def _cells(item: Item) -> list[tuple[str, str]]:
    if isinstance(item, dict):
        return [(_word(key, flow=True), _cell(value)) for key, value in item.items()]
    if isinstance(item, Mapping):
        return [(_scalar(entry.key), _flow(entry.value)) for entry in item.entries]
    return []


def _cell(value: Cell) -> str:
    match value:
        case None:
            return "null"
        case bool():
            return "ja" if value else "nej"
        case int() | Fraction() | date():
            return str(value)
        case str():
            return _word(value, flow=True)
    return f"[{', '.join(_word(word, flow=True) for word in value)}]"


def _flow(node: Node) -> str:
    """What a person wrote, on one line."""
    match node:
        case Scalar():
            return _scalar(node)
        case Sequence(items=items):
            return f"[{', '.join(_flow(item) for item in items)}]"
        case Mapping(entries=entries):
            return "{" + ", ".join(f"{_scalar(entry.key)}: {_flow(entry.value)}" for entry in entries) + "}"


def _scalar(scalar: Scalar) -> str:
    """A word as it was written; what was in quotes stays so."""
    if scalar.quoted:
        return json.dumps(scalar.text, ensure_ascii=False)
    return scalar.text if not isinstance(scalar.value, str) else _word(scalar.text, flow=True)


def _word(text: str, flow: bool = False) -> str:
    """Words without quotes where they are read as the same words, else in quotes."""
    unsafe = _UNSAFE.search(text) or (flow and _UNSAFE_IN_FLOW.search(text)) or read_plain(text) != text
    return json.dumps(text, ensure_ascii=False) if unsafe else text
