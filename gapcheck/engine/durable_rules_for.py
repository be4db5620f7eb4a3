"""How one instruction becomes positive rules: yes and no are told separately, and neither told means unknown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from typing import Any, Final, TypeVar

from gapcheck.engine.durable_host import MOST_CONDITIONS, Bound, Pattern, Relation, Rule
from gapcheck.engine.plan import Instruction, Op
from gapcheck.model.terms import Comparison

NO_VALUE: Final = -(10**15)
"""The number that stands for "does not apply": below every other number, so that it fails as the lesser one."""

SILENCE: Final = NO_VALUE - 1
"""The number that stands for what the case says nothing about."""

YES, NO = 1, 0
_MOST_CHOICES: Final = 12
_OPPOSITE: Final = {Comparison.AT_LEAST: (Relation.GE, Relation.LT), Comparison.MORE_THAN: (Relation.GT, Relation.LE)}
_CAPPED: Final = {Comparison.AT_MOST: (Relation.LE, Relation.GT), Comparison.LESS_THAN: (Relation.LT, Relation.GE)}

ALWAYS: Final = "always"
"""The key of a fact that is handed over on every day."""

T = TypeVar("T")
Unit = list[Rule]
"""Rules that must stand in the same rule set: all those that give one key its number."""


def key_of(index: int) -> str:
    """The key under which the value of an instruction is told."""
    return f"i{index}"


def _is(key: str, constant: int) -> Pattern:
    return Pattern(key, (Bound(Relation.EQ, constant),))


def _yes(key: str) -> Pattern:
    return _is(key, YES)


def _not_yes(key: str) -> Pattern:
    """No, or does not apply."""
    return Pattern(key, (Bound(Relation.LE, NO),))


class Writer:
    """Writes the rules of one instruction under its key; what needs many conditions goes by steps of its own."""

    def __init__(self, index: int, arguments: Sequence[str]) -> None:
        self.key = key_of(index)
        self._arguments = arguments
        self._steps = count()
        self.units: list[Unit] = []

    def write(self, instruction: Instruction, code: Callable[[Any], int]) -> list[Unit]:
        """The rules of an instruction; `code` gives the number of each constant in it (of the argument's kind)."""
        data: Any = instruction.data
        match instruction.op:
            case Op.SIGNAL:
                self._finish([Rule(self.key, (Pattern(self._arguments[0]),), None)])
            case Op.NOT:
                argument = self._arguments[0]
                self._finish([Rule(self.key, (_yes(argument),), NO), Rule(self.key, (_not_yes(argument),), YES)])
            case Op.AND:
                self._finish(self._all(list(self._arguments), self.key))
            case Op.OR:
                self._finish(self._any(list(self._arguments), self.key))
            case Op.COMPARE:
                self._finish(self._compare(data[0], data[2], code))
            case Op.DECIDE:
                self._finish(self._decide(*self._arguments))
            case Op.OR_ELSE:
                first, second = self._arguments
                told = Pattern(first, (Bound(Relation.NE, SILENCE),))
                silent = (_is(first, SILENCE), Pattern(second))
                self._finish([Rule(self.key, (told,), None), Rule(self.key, silent, None)])
            case Op.ABLE_IN_FORCE:
                self._finish(self._able(self._arguments[::2], self._arguments[1::2]))
        return self.units

    def cases(self, values: Sequence[int]) -> list[Unit]:
        """A choice among constants: `values` are the numbers of each condition's value and, last, of the default."""
        pairs, default = list(zip(self._arguments, values[:-1], strict=True)), values[-1]
        others = {
            value: self._gathered([_not_yes(condition) for condition, v in pairs if v != value])
            for value in sorted(set(values))
        }
        rules = [Rule(self.key, (_yes(condition), *others[value]), value) for condition, value in pairs]
        self._finish([*rules, Rule(self.key, others[default] or (Pattern(ALWAYS),), default)])
        return self.units

    def least(self, quarters: Sequence[int], quarters_of: Sequence[Sequence[int]]) -> list[Unit]:
        """The least reduction in force; the numbers of 0, 1/4, 1/2, 3/4 and 1 for the result and for each reduction."""
        pairs = list(zip(self._arguments[::2], self._arguments[1::2], quarters_of, strict=True))
        rules: Unit = []
        for place, told in enumerate(quarters):
            others: tuple[Pattern, ...] = ()
            if place:
                steps = [
                    self._step([(_not_yes(f),), (_is(r, NO_VALUE),), (Pattern(r, (Bound(Relation.GE, own[place]),)),)])
                    for f, r, own in pairs
                ]
                others = self._gathered([_yes(step) for step in steps])
            for f, r, own in pairs:
                bounds = (Bound(Relation.GE, own[place]), *(Bound(Relation.LT, n) for n in own[place + 1 : place + 2]))
                rules.append(Rule(self.key, (_yes(f), Pattern(r, bounds), *others), told))
        nothing = self._gathered([_yes(self._step([(_not_yes(f),), (_is(r, NO_VALUE),)])) for f, r, _ in pairs])
        self._finish([*rules, Rule(self.key, nothing, NO_VALUE)])
        return self.units

    # ---- parts

    def _finish(self, rules: Unit) -> None:
        self.units.append(rules)

    def _step(self, alternatives: Sequence[tuple[Pattern, ...]]) -> str:
        """A key of its own that is told yes by any of the alternatives."""
        key = f"{self.key}.{next(self._steps)}"
        self.units.append([Rule(key, conditions, YES) for conditions in alternatives])
        return key

    def _gathered(self, patterns: Sequence[Pattern]) -> tuple[Pattern, ...]:
        """The same demands in few enough conditions that two more still fit beside them."""
        demands = list(dict.fromkeys(patterns))
        while len(demands) > MOST_CONDITIONS - 2:
            demands = [_yes(self._step([tuple(group)])) for group in _groups(demands)]
        return tuple(demands)

    def _all(self, arguments: list[str], key: str) -> Unit:
        arguments = list(dict.fromkeys(arguments))
        arguments = self._narrowed(arguments, self._all)
        yes = Rule(key, tuple(_yes(a) for a in arguments), YES)
        return [yes, *(Rule(key, (_not_yes(a),), NO) for a in arguments)]

    def _any(self, arguments: list[str], key: str) -> Unit:
        arguments = list(dict.fromkeys(arguments))
        arguments = self._narrowed(arguments, self._any)
        no = Rule(key, tuple(_not_yes(a) for a in arguments), NO)
        return [*(Rule(key, (_yes(a),), YES) for a in arguments), no]

    def _narrowed(self, arguments: list[str], join: Callable[[list[str], str], Unit]) -> list[str]:
        while len(arguments) > MOST_CONDITIONS:
            narrower = []
            for group in _groups(arguments):
                key = f"{self.key}.{next(self._steps)}"
                self.units.append(join(list(group), key))
                narrower.append(key)
            arguments = narrower
        return arguments

    def _compare(self, comparison: Comparison, constant: Any, code: Callable[[Any], int]) -> Unit:
        key, (operand,) = self.key, self._arguments
        if comparison in (Comparison.IS, Comparison.ONE_OF):
            chosen = sorted({code(c) for c in (constant if comparison is Comparison.ONE_OF else (constant,))})
            unlike = [
                Pattern(operand, tuple(Bound(Relation.NE, c) for c in chosen[start : start + _MOST_CHOICES]))
                for start in range(0, len(chosen), _MOST_CHOICES)
            ]
            return [*(Rule(key, (_is(operand, c),), YES) for c in chosen), Rule(key, self._gathered(unlike), NO)]
        limit = code(constant)
        if comparison in _OPPOSITE:
            # What does not apply is the least number of all, so it fails like any number that is too small.
            met, unmet = _OPPOSITE[comparison]
            yes: tuple[Bound, ...] = (Bound(met, limit),)
            no = [Pattern(operand, (Bound(unmet, limit),))]
        else:
            met, unmet = _CAPPED[comparison]
            yes = (Bound(Relation.GT, NO_VALUE), Bound(met, limit))
            no = [Pattern(operand, (Bound(unmet, limit),)), _is(operand, NO_VALUE)]
        return [Rule(key, (Pattern(operand, yes),), YES), *(Rule(key, (pattern,), NO) for pattern in no)]

    def _decide(self, yes: str, no: str, default: str) -> Unit:
        return [
            Rule(self.key, (_yes(yes), _not_yes(no)), YES),
            Rule(self.key, (_not_yes(yes), _yes(no)), NO),
            Rule(self.key, (_not_yes(yes), _not_yes(no), Pattern(default)), None),
            # What a doubtful side would say is what silence says.
            Rule(self.key, (_not_yes(no), _yes(default)), YES),
            Rule(self.key, (_not_yes(yes), _is(default, NO)), NO),
        ]

    def _able(self, in_force: Sequence[str], able: Sequence[str]) -> Unit:
        pairs = list(zip(in_force, able, strict=True))
        shown = self._gathered([_yes(self._step([(_not_yes(f),), (_yes(a),)])) for f, a in pairs])
        nothing = self._gathered([_not_yes(f) for f in in_force])
        return [
            *(Rule(self.key, (_yes(f), _not_yes(a)), NO) for f, a in pairs),
            *(Rule(self.key, (_yes(f), *shown), YES) for f in in_force),
            Rule(self.key, nothing, NO_VALUE),
        ]


def _groups(items: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(items), MOST_CONDITIONS):
        yield items[start : start + MOST_CONDITIONS]
