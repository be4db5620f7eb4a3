"""Confirming: which engines answered for a result."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from gapcheck import __version__
from gapcheck.engine.plan import Plan
from gapcheck.engine.reference import Case
from gapcheck.model.result import Confirmation
from gapcheck.model.text import Text

if TYPE_CHECKING:
    from gapcheck.engine.explored import ReadWorld


def reference_confirmation(read_worlds: Sequence[ReadWorld]) -> Confirmation:
    """The reference engine computed everything."""
    count = len(read_worlds)
    return Confirmation(
        "reference",
        __version__,
        True,
        Text(f"räknade allt, {count} läsningar", f"computed everything, {count} readings"),
    )


def confirm_worlds(plan: Plan, case: Case, read_worlds: Sequence[ReadWorld]) -> Confirmation:
    """Ask durable-rules to infer the pointwise consequences of every reading. Raises EngineFault when it disagrees."""
    from gapcheck.engine import durable

    if not durable.available():
        return Confirmation("durable-rules", "", False, durable.UNAVAILABLE)
    return durable.confirm_all(plan, case, read_worlds)
