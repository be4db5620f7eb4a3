"""Digests: what code and which schema a result was computed with."""

from __future__ import annotations

import hashlib
from importlib import resources

_ENGINE = ("engine", "detectors", "outcome", "model")


def engine_digest() -> str:
    """A hash of the source of everything that computes: engines, detectors, outcome and model."""
    digest = hashlib.sha256()
    for package in _ENGINE:
        folder = resources.files("gapcheck") / package
        for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(".py"):
                digest.update(f"{package}/{file.name}\n".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def schema_digest() -> str:
    """A hash of the schema that results are written by."""
    return hashlib.sha256((resources.files("gapcheck") / "schemas" / "result.schema.json").read_bytes()).hexdigest()
