"""Knows the codes that findings about a case may have: fixed for ever, whether anything looks for them yet or not."""

from __future__ import annotations

FINDING_CODES: tuple[str, ...] = (
    *(f"G{number}" for number in range(201, 214)),
    *(f"K{number}" for number in range(101, 107)),
    "O301",
)
"""Sorted. Codes about the rules themselves (R4xx) belong to no case."""
