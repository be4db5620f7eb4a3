"""Knows how to read one YAML file strictly: no guessed types, a place for everything, every problem at once."""

from __future__ import annotations

import stat
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]  # PyYAML ships no types

from gapcheck.loading.node_builder import NodeBuilder, StopReading
from gapcheck.loading.nodes import Entry, Mapping, Node, Scalar, Sequence
from gapcheck.loading.problems import Place, Problem, Problems
from gapcheck.loading.raw_text import read_bytes
from gapcheck.loading.scalar_reader import ScalarReader
from gapcheck.loading.structure_problems import MAX_PROBLEMS, too_many_problems
from gapcheck.loading.unseen import parseable
from gapcheck.loading.yaml_syntax import syntax_problem

__all__ = ["MAX_BYTES", "Entry", "Mapping", "Node", "Scalar", "Sequence", "load", "load_text"]

MAX_BYTES = 4 * 1024 * 1024
# libyaml is several times faster; where it is missing the slow parser gives the same events.
_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_MOST_KEPT = 512
"""The most documents that stay parsed."""


def load(path: Path, shown_as: str) -> tuple[Node | None, list[Problem]]:
    """Read a file. Returns its root, or None when no structure could be read, and all its problems in order.

    A root returned with problems is what could be understood; never compute from it. Never raises for bad input.
    """
    start = Place(shown_as, 1, 1)
    try:
        status = path.stat()
        if refused := _refused_file(status.st_mode, status.st_size, start):
            return None, [refused]
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return None, [Problem("file-missing", start, "filen finns inte", "the file does not exist")]
    except (OSError, ValueError):
        return None, [
            Problem(
                "file-unreadable",
                start,
                "filen kan inte läsas",
                "the file cannot be read",
                suggestion_sv="Se efter filens rättigheter.",
                suggestion_en="Look at the permissions of the file.",
            )
        ]
    return load_text(data, shown_as)


def load_text(text: bytes, shown_as: str) -> tuple[Node | None, list[Problem]]:
    """Read the bytes of one document; otherwise as `load`. Nodes cannot change, so the same bytes are parsed once."""
    root, problems = _read_once(text, shown_as)
    return root, list(problems)


@lru_cache(maxsize=_MOST_KEPT)
def _read_once(text: bytes, shown_as: str) -> tuple[Node | None, list[Problem]]:
    start = Place(shown_as, 1, 1)
    if len(text) > MAX_BYTES:
        return None, [_too_large(start)]
    raw = read_bytes(text, shown_as)
    problems = Problems(raw.problems)
    root = None
    if raw.text is not None:
        builder = NodeBuilder(shown_as, ScalarReader(raw.secret, raw.unclean, problems), problems)
        root = _parse(parseable(raw.text), builder, problems)
    ordered = problems.sorted()
    if len(ordered) > MAX_PROBLEMS:
        return None, [*ordered[:MAX_PROBLEMS], too_many_problems(ordered[MAX_PROBLEMS].place)]
    return root, ordered


def _parse(text: str, builder: NodeBuilder, problems: Problems) -> Node | None:
    events = yaml.parse(text, Loader=_PARSER)
    try:
        for event in events:
            builder.take(event)
            if len(problems) > MAX_PROBLEMS:
                return None
    except StopReading as reached:
        problems.add(reached.problem)
        return builder.root
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # the slow parser lets bad escapes through as such
        problems.add(syntax_problem(error, text, builder.last_place))
        return None
    finally:
        events.close()
    return builder.root


def _refused_file(mode: int, size: int, start: Place) -> Problem | None:
    if stat.S_ISDIR(mode):
        return Problem(
            "file-is-directory", start, "det här är en katalog; väntade en fil", "this is a directory; expected a file"
        )
    if not stat.S_ISREG(mode):
        return Problem(
            "file-not-regular",
            start,
            "det här är ingen vanlig fil; väntade en fil",
            "this is not a regular file; expected a file",
        )
    return _too_large(start) if size > MAX_BYTES else None


def _too_large(start: Place) -> Problem:
    return Problem(
        "file-too-large",
        start,
        "filen är större än 4 MiB; väntade en mindre fil",
        "the file is larger than 4 MiB; expected a smaller file",
        suggestion_sv="Dela upp den i flera.",
        suggestion_en="Split it into several.",
    )
