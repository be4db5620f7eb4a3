"""Writing files so that a reader never sees half of one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def write_new(path: Path, text: str) -> None:
    """Write a file that does not exist yet, whole or not at all. FileExistsError when it does; OSError otherwise."""
    _write(path, text, _put_where_nothing_is)


def write_whole(path: Path, text: str) -> None:
    """Write the text beside the file and put it in its place in one step. OSError when that cannot be done."""
    _write(path, text, os.replace)


def _put_where_nothing_is(temporary: str, path: Path) -> None:
    # A link fails where the name is taken, in the same step as it gives the file its name.
    os.link(temporary, path)
    os.unlink(temporary)


def _write(path: Path, text: str, put: Callable[[str, Path], None]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(temporary, 0o644)
        put(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
