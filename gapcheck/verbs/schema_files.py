"""The schema files: what they hold, writing them to a folder, and telling which there are stale."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

from gapcheck.files.writing import write_whole
from gapcheck.loading.schema_export import schemas
from gapcheck.model.tree import RuleTree

RESULT = "result.schema.json"


def schema_texts(tree: RuleTree) -> dict[str, str]:
    """Every schema by file name: those of the input files, which follow the tree's concepts, and that of results."""
    texts = {
        name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in sorted(schemas(tree).items())
    }
    texts[RESULT] = (resources.files("gapcheck") / "schemas" / RESULT).read_text(encoding="utf-8")
    return texts


def write_schemas(texts: dict[str, str], folder: Path) -> None:
    """Write every schema to the folder."""
    for name, text in texts.items():
        write_whole(folder / name, text)


def stale_schemas(texts: dict[str, str], folder: Path) -> list[str]:
    """The names of the schemas that are missing from the folder or differ there."""
    return [
        name for name, text in texts.items()
        if not (folder / name).is_file() or (folder / name).read_text(encoding="utf-8") != text
    ]  # fmt: skip
