"""Where each day of each lane lies among the bits of a batch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from gapcheck.engine.reference import Case


class Layout:
    """The lanes of a batch (one case each) side by side in one int: bit 0 of a lane is the case's first day.

    Every lane has `width` bytes. The bits above its last day, one at least, are always 0, so that nothing that is
    shifted or carried upwards reaches the next lane. `every`: all days; `first_days`: the first day of each lane.
    """

    def __init__(self, cases: Sequence[Case]) -> None:
        self.cases = tuple(cases)
        self.firsts = [case.period.first.toordinal() for case in cases]
        self.days = [case.period.days for case in cases]
        self.width = max(self.days) // 8 + 1
        self.size = self.width * len(self.cases)
        self.full = [(1 << days) - 1 for days in self.days]
        self.every = self.joined(self.full)
        self.first_days = self.joined([1] * len(self.cases))
        self._fixed = [case.law_on.toordinal() if case.law_on is not None else None for case in cases]
        spans = zip(self.firsts, self.days, self._fixed, strict=True)
        judged = [(first, first + days - 1) if on is None else (on, on) for first, days, on in spans]
        self.earliest, self.latest = min(first for first, _ in judged), max(last for _, last in judged)
        self._rows = [((1 << days) - 1).to_bytes(self.width, "little") for days in range(max(self.days) + 1)]
        self._before: dict[int, int] = {}
        self._governed: dict[tuple[date | None, date | None], list[tuple[int, int]]] = {}

    def joined(self, lanes: Iterable[int]) -> int:
        """The bits of all lanes, given each lane's own."""
        return int.from_bytes(b"".join([bits.to_bytes(self.width, "little") for bits in lanes]), "little")

    def placed(self, lanes: dict[int, int]) -> int:
        """The bits of all lanes, given those of some."""
        if len(lanes) <= 8:
            mask = 0
            for lane, bits in lanes.items():
                mask |= bits << 8 * self.width * lane
            return mask
        spread = bytearray(self.size)
        for lane, bits in lanes.items():
            spread[lane * self.width : (lane + 1) * self.width] = bits.to_bytes(self.width, "little")
        return int.from_bytes(spread, "little")

    def cut(self, mask: int) -> list[tuple[int, int]]:
        """The lanes in which some bit of the mask is set, with their own bits."""
        if not mask:
            return []
        data, width, nothing = mask.to_bytes(self.size, "little"), self.width, bytes(self.width)
        pieces = [data[start : start + width] for start in range(0, self.size, width)]
        return [(lane, int.from_bytes(own, "little")) for lane, own in enumerate(pieces) if own != nothing]

    def touched(self, mask: int) -> list[int]:
        """The lanes in which some bit of the mask is set."""
        return [lane for lane, _ in self.cut(mask)]

    def before(self, day: int) -> int:
        """The days on which the law of a day before this ordinal is asked: every day or none where a fixed date is."""
        if day <= self.earliest:
            return 0
        if day > self.latest:
            return self.every
        if day not in self._before:
            longest = max(self.days)
            counts = [
                (day - first if on is None else longest if on < day else 0)
                for first, on in zip(self.firsts, self._fixed, strict=True)
            ]
            rows = [self._rows[0 if count < 0 else count if count < longest else longest] for count in counts]
            self._before[day] = int.from_bytes(b"".join(rows), "little") & self.every
        return self._before[day]

    def governed(self, first: date | None, last: date | None) -> list[tuple[int, int]]:
        """The days before (0), from the first to the last (1) and after (2), where there are any, with which they are."""
        key = (first, last)
        if key not in self._governed:
            early = self.before(first.toordinal()) if first is not None else 0
            ended = self.every ^ self.before(last.toordinal() + 1) if last is not None else 0
            late = ended ^ (ended & early)
            masks = enumerate((early, self.every ^ early ^ late, late))
            self._governed[key] = [(when, mask) for when, mask in masks if mask]
        return self._governed[key]
