"""Reasons: the smallest sets of unmet conditions behind a refusal, or behind a seat that holds less than the whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any

from gapcheck.engine.leaves import Leaves, compared
from gapcheck.engine.plan import Instruction, Op, Signal, SignalKind
from gapcheck.model.concepts import ConceptKind, ValueType
from gapcheck.model.terms import Comparison, Constant
from gapcheck.model.values import Unknown, Value
from gapcheck.model.verdicts import Leaf

MOST_SETS = 64
"""The most alternative sets of unmet conditions followed for one refusal."""

LeafSet = frozenset[Leaf]
Ways = list[int] | None
"""Alternative sets of leaves whose change would do, a bit for each leaf in the order it was met; None when nothing need
change, empty when nothing would help."""

_NAMED = (SignalKind.VARIANT, SignalKind.CHAIR_OPEN, SignalKind.SEAT, SignalKind.SEAT_BY_LAW)


@dataclass(frozen=True, slots=True)
class Reasons:
    """Asks one evaluation what keeps a signal from holding, or a seat from holding more."""

    leaves: Leaves
    _asked: dict[tuple[object, ...], Ways] = field(default_factory=dict, repr=False, compare=False)
    """Answers already found: the same conditions stand under many chairs."""
    _numbers: dict[Leaf, int] = field(default_factory=dict, repr=False, compare=False)

    def unmet(self, signal: Signal, day: date, want: bool = True) -> tuple[LeafSet, ...]:
        """The minimal sets of unmet conditions, smallest first; empty when the signal holds (a seat: the whole part).

        With `want` False what would have to be met for it not to hold.
        """
        index, ordinal = self.leaves.evaluation.plan.signals[signal], day.toordinal()
        seats = signal.kind in (SignalKind.SEAT, SignalKind.SEAT_BY_LAW)
        ways = self.more(index, self.leaves.value(index, ordinal), ordinal, "") if seats else None
        if not seats:
            ways = self.wanted(index, want, ordinal, "")
        return self.sets(ways)

    def unmet_at(self, index: int, day: date) -> tuple[LeafSet, ...]:
        """The minimal sets of unmet conditions behind an instruction that has no name; empty when it holds."""
        return self.sets(self.wanted(index, True, day.toordinal(), ""))

    def behind(self, signal: Signal, day: date) -> tuple[LeafSet, ...]:
        """The minimal sets of conditions whose change would make a signal that holds not hold; empty when it does not hold."""
        return self.sets(self.wanted(self.leaves.evaluation.plan.signals[signal], False, day.toordinal(), ""))

    def sets(self, ways: Ways) -> tuple[LeafSet, ...]:
        """The ways as minimal sets of leaves, smallest first: none when nothing need change, an empty one when nothing would help."""
        if ways is None:
            return ()
        found = [self._set_of(bits) for bits in _minimal(ways)]
        return tuple(sorted(found, key=_shown_order)) or (frozenset(),)

    def _set_of(self, bits: int) -> LeafSet:
        return frozenset(leaf for leaf, number in self._numbers.items() if bits >> number & 1)

    def only(self, leaf: Leaf) -> Ways:
        """The one way that changes just this leaf."""
        return [1 << self._numbers.setdefault(leaf, len(self._numbers))]

    def leaf_at(self, index: int, day: date, via: str) -> Leaf:
        """The leaf that an instruction stands for, with its value that day."""
        instruction = self.leaves.evaluation.plan.instructions[index]
        if instruction.op is Op.COMPARE:
            return self.leaves.leaf(instruction.args[0], *compared(instruction), day.toordinal(), via)
        return self.leaves.leaf(index, Comparison.IS, True, day.toordinal(), via)

    # ---- truth

    def wanted(self, index: int, want: bool, day: int, via: str) -> Ways:
        """What would make the instruction `want`."""
        question = (index, want, day, via)
        if question not in self._asked:
            self._asked[question] = self._find_wanted(index, want, day, via)
        return self._asked[question]

    def _find_wanted(self, index: int, want: bool, day: int, via: str) -> Ways:
        value = self.leaves.value(index, day)
        if not isinstance(value, Unknown) and bool(value) is want:
            return None
        instruction = self.leaves.evaluation.plan.instructions[index]
        match instruction.op:
            case Op.SIGNAL:
                return self._through_signal(index, instruction, want, day, via)
            case Op.NOT:
                return self.wanted(instruction.args[0], not want, day, via)
            case Op.AND | Op.OR:
                ways = [self.wanted(argument, want, day, via) for argument in instruction.args]
                return all_of(ways) if (instruction.op is Op.AND) is want else any_of(ways)
            case Op.OR_ELSE:
                first, second = instruction.args
                return self.wanted(first if self.leaves.value(first, day) == value else second, want, day, via)
            case Op.COMPARE:
                return self._comparison(instruction, want, day, via)
            case Op.DECIDE:
                return self.wanted(instruction.args[0 if want else 1], True, day, via)
        return self.only(self.leaves.leaf(index, Comparison.IS, want, day, via))

    def _through_signal(self, index: int, instruction: Instruction, want: bool, day: int, via: str) -> Ways:
        signal: Any = instruction.data
        if signal.kind in _NAMED:
            via = signal.name.partition("#")[0]
        elif self._stops_at(signal):
            return self.only(self.leaves.leaf(index, Comparison.IS, want, day, via))
        return self.wanted(instruction.args[0], want, day, via)

    def _stops_at(self, signal: Signal) -> bool:
        """Whether a signal is a leaf; derived yes/no concepts are looked through."""
        if signal.kind is SignalKind.DECISION:
            return True
        if signal.kind is not SignalKind.CONCEPT:
            return False
        concept = self.leaves.tree.concepts.get(signal.name)
        return concept is None or concept.kind is not ConceptKind.DERIVED or concept.type is not ValueType.YES_NO

    def _comparison(self, instruction: Instruction, want: bool, day: int, via: str) -> Ways:
        comparison, constant = compared(instruction)
        target = instruction.args[0]
        signal = self.leaves.signal_at(target)
        if (
            signal is not None
            and comparison is Comparison.IS
            and isinstance(constant, bool)
            and not self._stops_at(signal)
        ):
            return self.wanted(self.leaves.evaluation.plan.instructions[target].args[0], constant is want, day, via)
        wanted, how = (constant, comparison) if want else _opposite(comparison, constant)
        if how in (Comparison.AT_LEAST, Comparison.MORE_THAN) and self._is_derived(target):
            return self.more(target, self.leaves.value(target, day), day, via)
        return self.only(self.leaves.leaf(target, how, wanted, day, via))

    def _is_derived(self, index: int) -> bool:
        """Whether the instruction is a share or number that rules give."""
        signal = self.leaves.signal_at(index)
        concept = self.leaves.tree.concepts.get(signal.name) if signal is not None else None
        return concept is not None and concept.kind is ConceptKind.DERIVED

    # ---- amounts

    def more(self, index: int, than: Value, day: int, via: str) -> Ways:
        """What would make a share larger than `than` (than nothing, when that is not known)."""
        value = self.leaves.value(index, day)
        floor = than if isinstance(than, (int, Fraction)) else Fraction(0)
        known = isinstance(value, (int, Fraction)) and not isinstance(value, bool)
        if known and (value > floor or value >= 1):  # type: ignore[operator]  # a number, as just asked
            return None
        instruction = self.leaves.evaluation.plan.instructions[index]
        match instruction.op:
            case Op.SIGNAL:
                return self._more_of_signal(index, instruction, floor, day, via)
            case Op.SEAT:
                is_open, share = instruction.args
                return all_of([self.wanted(is_open, True, day, via), self.more(share, floor, day, via)])
            case Op.CASES:
                pairs = zip(instruction.args[:-1:2], instruction.args[1:-1:2], strict=True)
                return any_of(
                    [
                        all_of([self.wanted(condition, True, day, via), self.more(result, floor, day, via)])
                        for condition, result in pairs
                    ]
                )
            case Op.LEAST | Op.TIMES:
                return all_of(self.more(argument, floor, day, via) for argument in instruction.args)
            case Op.GREATEST | Op.SUM:
                return any_of(self.more(argument, floor, day, via) for argument in instruction.args)
            case Op.MINUS:
                first, *taken = instruction.args
                # Where nothing is taken away, taking less is no way.
                lessened = [
                    self.leaves.leaf(less, Comparison.LESS_THAN, 1, day, via)
                    for less in taken
                    if self.leaves.value(less, day) != 0
                ]
                # A first term that is the whole cannot be more.
                more = self.more(first, self.leaves.value(first, day), day, via) or []
                return any_of([more, *map(self.only, lessened)])
            case Op.CONST:
                return []
        return self.only(self.leaves.leaf(index, Comparison.MORE_THAN, floor, day, via))

    def _more_of_signal(self, index: int, instruction: Instruction, floor: int | Fraction, day: int, via: str) -> Ways:
        signal: Any = instruction.data
        if signal.kind in _NAMED:
            return self.more(instruction.args[0], floor, day, signal.name.partition("#")[0])
        if self._is_derived(index):
            return self.more(instruction.args[0], floor, day, via)
        return self.only(self.leaves.leaf(index, Comparison.MORE_THAN, floor, day, via))


def _opposite(comparison: Comparison, constant: Constant) -> tuple[Constant, Comparison]:
    """What would make a comparison fail."""
    match comparison:
        case Comparison.AT_LEAST:
            return constant, Comparison.LESS_THAN
        case Comparison.AT_MOST:
            return constant, Comparison.MORE_THAN
        case Comparison.MORE_THAN:
            return constant, Comparison.AT_MOST
        case Comparison.LESS_THAN:
            return constant, Comparison.AT_LEAST
        case _:
            return (not constant if isinstance(constant, bool) else f"inte {constant}"), comparison


def all_of(ways: Iterable[Ways]) -> Ways:
    """Every way to do all of it at once."""
    asked = [way for way in ways if way is not None]
    if not asked:
        return None
    sets = [0]
    for way in asked:
        sets = _minimal((a | b for a in sets for b in way), MOST_SETS)
    return sets


def any_of(ways: Iterable[Ways]) -> Ways:
    """Every way to do some of it; None when some of it is done."""
    asked = list(ways)
    if any(way is None for way in asked):
        return None
    return _minimal((found for way in asked if way is not None for found in way), MOST_SETS)


def _minimal(sets: Iterable[int], most: int | None = None) -> list[int]:
    """The sets that contain no other, smallest first, ties in a fixed order; with `most`, the first so many of them."""
    kept: list[int] = []
    for candidate in sorted(set(sets), key=lambda bits: (bits.bit_count(), bits)):
        if len(kept) == most:
            break
        if not any(smaller & candidate == smaller for smaller in kept):
            kept.append(candidate)
    return kept


def _shown_order(found: LeafSet) -> tuple[int, list[tuple[str, ...]]]:
    return len(found), sorted(leaf.sort_key() for leaf in found)
