"""The rule tree as read last time: kept in the user's cache folder, and used only for the very same files and code."""

from __future__ import annotations

import hashlib
import os
import pickle
import tempfile
from collections.abc import Callable
from importlib import resources
from pathlib import Path

from platformdirs import user_cache_path

from gapcheck.loading.tree_loader import contents_digest
from gapcheck.model.tree import RuleTree

OFF = "GAPCHECK_NO_CACHE"
"""The environment variable that, set to anything, makes every run read the rule files anew."""

_CODE = ("loading", "model")
_MOST_KEPT = 8


def cached(rules: Path, read: Callable[[Path], RuleTree]) -> RuleTree:
    """The tree that `read` gives for the folder, without reading it when nothing has changed since it was last read.

    A tree is found by a hash of every rule file's bytes and of the code that reads them, so it can never be another than
    the one `read` would give. A cache that cannot be used is passed over; whatever `read` raises is raised.
    """
    folder = _folder()
    if folder is None:
        return read(rules)
    digest = contents_digest(rules)
    file = folder / f"{_key(digest)}.pickle"
    kept = _load(file)
    if kept is not None and kept.digest == digest:
        return kept
    tree = read(rules)
    if tree.digest == digest:
        _keep(file, tree)
    return tree


def _folder() -> Path | None:
    return None if os.environ.get(OFF) else user_cache_path("gapcheck", appauthor=False) / "rules"


def _key(digest: str) -> str:
    """A hash of the rules' digest and of the reading code as it lies on disk."""
    key = hashlib.sha256(digest.encode())
    for package in _CODE:
        folder = Path(str(resources.files("gapcheck") / package))
        for file in sorted(folder.glob("*.py")):
            status = file.stat()
            key.update(f"{package}/{file.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return key.hexdigest()[:32]


def _load(file: Path) -> RuleTree | None:
    try:
        found = pickle.loads(file.read_bytes())
    except Exception:
        # Missing, half written, or of other code: whatever is wrong with a cache, the rule files have the answer.
        return None
    return found if isinstance(found, RuleTree) else None


def _keep(file: Path, tree: RuleTree) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, temporary = tempfile.mkstemp(prefix=".", suffix=".part", dir=file.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(pickle.dumps(tree, protocol=pickle.HIGHEST_PROTOCOL))
        os.replace(temporary, file)
        for old in sorted(file.parent.glob("*.pickle"), key=lambda kept: kept.stat().st_mtime_ns)[:-_MOST_KEPT]:
            old.unlink()
    except OSError:
        return
