"""All readings of a case together: which of them differ in one answer only, and which answers tell some from the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations

from gapcheck.model.readings import Choice, Occasion, Reading

MOST_TRIED = 2000
"""The most sets of occasions that are tried for a smaller one than the least that was found by leaving one out at a time."""


class Readings:
    """The readings, numbered from 0; what some of them leave out changes nothing in those."""

    def __init__(self, readings: Sequence[Reading]) -> None:
        self.answers = tuple({choice.occasion: choice for choice in reading} for reading in readings)
        self.occasions = tuple(sorted({occasion for answers in self.answers for occasion in answers}))
        self._all = (1 << len(readings)) - 1
        # Sets of readings are bits of an integer.
        self._with: defaultdict[Choice, int] = defaultdict(int)
        self._answering: defaultdict[Occasion, int] = defaultdict(int)
        for number, answers in enumerate(self.answers):
            for occasion, choice in answers.items():
                self._with[choice] |= 1 << number
                self._answering[occasion] |= 1 << number

    def __len__(self) -> int:
        return len(self.answers)

    def differing(self, occasion: Occasion) -> Iterator[tuple[int, int]]:
        """Each reading that answers the occasion, with the readings (as bits) that answer it otherwise and agree on all
        else that both answer.
        """
        for number, answers in enumerate(self.answers):
            if occasion in answers:
                others = self._answering[occasion] & ~self._with[answers[occasion]]
                for other, choice in answers.items():
                    if not others:
                        break
                    if other != occasion:
                        others &= self._with[choice] | ~self._answering[other]
                if others:
                    yield number, others

    def telling(self, kinds: Sequence[Hashable]) -> tuple[Occasion, ...]:
        """The fewest occasions whose answers alone tell what kind a reading is, sorted; `kinds[i]` is that of reading i.

        With many occasions that can stand in for each other, the fewest that leaving out one at a time comes to.
        """
        alike: defaultdict[Hashable, int] = defaultdict(int)
        for number, kind in enumerate(kinds):
            alike[kind] |= 1 << number
        same = [alike[kind] for kind in kinds]
        every = list(self.occasions)
        needed = [one for one in every if not self._tells(same, [other for other in every if other != one])]
        if self._tells(same, needed):
            return tuple(needed)
        kept = list(every)
        for one in [one for one in every if one not in needed]:
            fewer = [other for other in kept if other != one]
            if self._tells(same, fewer):
                kept = fewer
        return self._fewest(same, needed, kept)

    def _fewest(
        self, same: Sequence[int], needed: Sequence[Occasion], kept: Sequence[Occasion]
    ) -> tuple[Occasion, ...]:
        rest = [one for one in self.occasions if one not in needed]
        tried = 0
        for size in range(1, len(kept) - len(needed)):
            for added in combinations(rest, size):
                tried += 1
                if tried > MOST_TRIED:
                    return tuple(kept)
                if self._tells(same, [*needed, *added]):
                    return tuple(sorted([*needed, *added]))
        return tuple(kept)

    def _tells(self, same: Sequence[int], occasions: Sequence[Occasion]) -> bool:
        """Whether no reading could by these occasions be taken for one of another kind; `same` are those of its own."""
        for number, answers in enumerate(self.answers):
            others = self._all & ~same[number]
            for occasion in occasions:
                if not others:
                    break
                if occasion in answers:
                    others &= self._with[answers[occasion]] | ~self._answering[occasion]
            if others:
                return False
        return True

    def told_by(self, number: int, occasions: Sequence[Occasion]) -> Reading:
        """What a reading answers on these occasions, in their order."""
        return tuple(self.answers[number][occasion] for occasion in occasions if occasion in self.answers[number])
