"""Which answers to assessments cannot stand together: the exclusions of the rule tree, tried on one evaluated reading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gapcheck.engine.occasions import Answers, Asked, OpenDays
from gapcheck.engine.plan import Plan, Signal, SignalKind
from gapcheck.engine.reference import Evaluation, Line
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Known, Unknown, Value

Answer = tuple[Signal, Known]


@dataclass(frozen=True, slots=True)
class Clash:
    """Answers that an exclusion (by id) forbids together from the first day to the last (ordinals).

    `given` are those that the reading has on these days, `left` those that it leaves open, by the assessments that would
    have to be answered so: it clashes when none is left.
    """

    exclusion: str
    first: int
    last: int
    given: tuple[Answer, ...]
    left: tuple[Answer, ...] = ()


class Impossible:
    """The exclusions of a tree, one for each part of working time that they are about."""

    def __init__(self, plan: Plan, tree: RuleTree, open_days: OpenDays) -> None:
        self._open_days = open_days
        self._grounded: list[tuple[Signal, tuple[Answer, ...]]] = []
        for signal in sorted(plan.signals):
            if signal.kind is SignalKind.EXCLUSION:
                atoms = tuple(
                    (Signal(SignalKind.CONCEPT, name, signal.part if tree.per_part(name) else ""), value)
                    for name, value in tree.exclusions[signal.name].assessments
                )
                self._grounded.append((signal, atoms))

    def clashes(self, evaluation: Evaluation, redrawn: Mapping[Signal, Line] | None = None) -> tuple[Clash, ...]:
        """The exclusions that the reading meets; `redrawn` are assessments answered since it was evaluated."""
        return tuple(clash for clash in self._met(evaluation, redrawn or {}) if not clash.left)

    def insoluble(self, evaluation: Evaluation, answers: Answers) -> tuple[Clash, ...]:
        """The exclusions that no answers to what the reading leaves open avoid all together; none when some do."""
        perhaps = list(self._met(evaluation, {}))
        forbidden = {one for clash in perhaps for one in self._combinations(clash, evaluation, answers)}
        domains = {asked: self._open_days.domain(asked[0]) for one in forbidden for asked, _ in one}
        return () if can_be_completed(list(forbidden), domains) else tuple(perhaps)

    def _met(self, evaluation: Evaluation, redrawn: Mapping[Signal, Line]) -> Iterator[Clash]:
        """What the reading clashes with on days on which the exclusion is surely in force, or may yet clash with."""
        for grounded, atoms in self._grounded:
            lines = [redrawn[asked] if asked in redrawn else evaluation.line(asked) for asked, _ in atoms]

            def compared(guard: Value, *values: Value, atoms: tuple[Answer, ...] = atoms) -> _Compared | None:
                return _compared(values, atoms) if guard is True else None

            met: Timeline[_Compared | None] = Timeline.combine(compared, evaluation.line(grounded), *lines)
            for first, last, same in met.runs():
                if same is not None:
                    given = tuple(atom for atom, open_as in zip(atoms, same, strict=True) if not open_as)
                    named = [(name, value) for (_, value), name in zip(atoms, same, strict=True) if name]
                    left = tuple((self._open_days.signal(name), value) for name, value in named)
                    yield Clash(grounded.name, first, last, given, left)

    def _combinations(
        self, clash: Clash, evaluation: Evaluation, answers: Answers
    ) -> Iterator[frozenset[tuple[Asked, Known]]]:
        """The answers, occasion by occasion, that would clash on some of the days."""
        occasions = {signal: self._open_days.left(signal, evaluation, answers) for signal, _ in clash.left}
        firsts = {stretch.first for found in occasions.values() for stretch in found}
        for day in sorted({clash.first, *(first for first in firsts if clash.first < first <= clash.last)}):
            yield frozenset(
                ((signal, next(s.first for s in occasions[signal] if s.first <= day <= s.last)), value)
                for signal, value in clash.left
            )


_Compared = tuple[str, ...]
"""For each answer of an exclusion "" where it is given, or the open assessment whose answer it would be."""


def _compared(values: tuple[Value, ...], atoms: tuple[Answer, ...]) -> _Compared | None:
    """Which of the answers are given and which are open; None where one is given otherwise, or is a fact that is missing."""
    same = []
    for value, (_, wanted) in zip(values, atoms, strict=True):
        if isinstance(value, Unknown):
            names = sorted(value.open_assessments)
            if not names:
                return None
            same.append(names[0])
        elif type(value) is not type(wanted) or value != wanted:
            return None
        else:
            same.append("")
    return tuple(same)


def can_be_completed(
    forbidden: Sequence[frozenset[tuple[Asked, Known]]], domains: Mapping[Asked, tuple[Known, ...]]
) -> bool:
    """Whether the occasions can be answered, each with a value of its domain, so that no forbidden set is met."""
    if not forbidden:
        return True
    if any(not combination for combination in forbidden):
        return False
    asked = min(occasion for combination in forbidden for occasion, _ in combination)
    for value in domains[asked]:
        left = [
            frozenset(atom for atom in combination if atom[0] != asked)
            for combination in forbidden
            if all(wanted == value for occasion, wanted in combination if occasion == asked)
        ]
        if can_be_completed(left, domains):
            return True
    return False
