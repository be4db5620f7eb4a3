"""How a name is told together with the part of working time it is about: "name (part)", and back."""

from __future__ import annotations


def with_part(name: str, part: str) -> str:
    """The name with its part; the name alone for the person ("")."""
    return f"{name} ({part})" if part else name


def without_part(told: str) -> tuple[str, str]:
    """The name and the part ("" for the person) that `with_part` put together; a declared name has no parenthesis."""
    name, _, part = told.partition(" (")
    return name, part.removesuffix(")")
