"""What batches of one program have found out and can use again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from typing import Any

from gapcheck.engine.bitset.codes import Codes
from gapcheck.engine.bitset.pasting import Packed

_MOST = 400_000
"""More answers than this and all is forgotten before the next batch, so that long sweeps do not grow."""


class Known:
    """`answers`: of pointwise instructions, by the codes of their arguments. `remembered`: lanes of memory instructions."""

    def __init__(self) -> None:
        self.codes = Codes()
        self.answers: defaultdict[int, dict[Any, int]] = defaultdict(dict)
        self.remembered: dict[Hashable, Packed] = {}

    def crowded(self) -> bool:
        return len(self.codes.values) + len(self.remembered) + sum(map(len, self.answers.values())) > _MOST
