"""What batches of one program have found out and can use again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from typing import Any

from gapcheck.engine.bitset.codes import Codes
from gapcheck.engine.bitset.pasting import Packed

MOST_ANSWERS = 400_000
"""More values and answers than this and all is forgotten before the next batch, so that long sweeps do not grow."""
MOST_REMEMBERED = 50_000
"""More remembered lanes than this, which are large, and they are forgotten."""


class Known:
    """`answers`: of pointwise instructions, by the codes of their arguments. `remembered`: lanes of memory instructions."""

    def __init__(self) -> None:
        self.codes = Codes()
        self.answers: defaultdict[int, dict[Any, int]] = defaultdict(dict)
        self.remembered: dict[Hashable, Packed] = {}

    def refreshed(self) -> Known:
        """What is known still, or nothing where that has become too much."""
        if len(self.codes.values) + sum(map(len, self.answers.values())) > MOST_ANSWERS:
            return Known()
        if len(self.remembered) > MOST_REMEMBERED:
            self.remembered.clear()
        return self
