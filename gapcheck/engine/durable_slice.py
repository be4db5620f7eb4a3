"""What durable-rules infers of a case and what it is handed: the slice of the plan that is in force and reachable."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from math import lcm
from typing import Any, Final

from gapcheck.engine.components import components
from gapcheck.engine.durable_host import Load, Rule
from gapcheck.engine.durable_rules_for import NO, NO_VALUE, SILENCE, YES, Unit, Writer, key_of
from gapcheck.engine.plan import Instruction, Op
from gapcheck.engine.pointwise import SILENT
from gapcheck.engine.reference import EngineFault, Evaluation
from gapcheck.model.terms import Comparison
from gapcheck.model.values import Unknown, Value

_DAYS: Final = frozenset({Op.COUNTER, Op.WINDOW, Op.DAYS_SINCE})
_TRUTH_TO_TRUTH: Final = frozenset({Op.AND, Op.OR, Op.NOT, Op.DECIDE, Op.ABLE_IN_FORCE})
_QUARTERS: Final = tuple(Fraction(n, 4) for n in range(5))
_MOST_CHOICES: Final = 40


class Kind(Enum):
    """What sort of values an instruction has in the case; NOTHING when it never has one."""

    NOTHING = "nothing"
    TRUTH = "truth"
    NUMBER = "number"
    TEXT = "text"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Coding:
    """How the values of one instruction become integers in the same order.

    Days are themselves. Other numbers are counted in half steps of 1/`steps`: even on a step, odd between two, so that
    every comparison with a constant (always on a step) is exact. Texts are their place among `texts`, others 0.
    """

    steps: int
    whole: bool
    texts: tuple[str, ...]
    limits: tuple[int, ...] = ()

    def number(self, value: Any) -> int | None:
        """The integer for a value; None for an unknown one."""
        if isinstance(value, Unknown):
            return None
        if value is None:
            return NO_VALUE
        if value == SILENT:
            return SILENCE
        if isinstance(value, bool):
            return YES if value else NO
        if isinstance(value, str):
            return self.texts.index(value) + 1 if value in self.texts else 0
        if self.whole:
            return int(value)
        scaled = Fraction(value) * self.steps
        return 2 * (scaled.numerator // scaled.denominator) + (scaled.denominator != 1)

    def value(self, number: int) -> Value:
        """The value that an inferred integer stands for, given that it came from a constant or a yes/no."""
        if number == NO_VALUE:
            return None
        if number == SILENCE:
            return SILENT
        if self.texts:
            return self.texts[number - 1]
        if self.limits:
            return Fraction(number, 2 * self.steps)
        return number == YES

    def grade(self, number: int | None) -> int | tuple[int] | None:
        """Numbers of one grade compare alike with every limit; those next to a limit have a grade of their own."""
        if number is None or number <= NO_VALUE or not self.limits:
            return number
        place = bisect_left(self.limits, number)
        near = 1 if self.whole else 2
        if any(abs(limit - number) <= near for limit in self.limits[max(place - 1, 0) : place + 1]):
            return number
        return (place,)


class Slice:
    """The instructions that durable-rules infers, in an order with arguments first, and the codings of values."""

    def __init__(self, evaluation: Evaluation, roots: Iterable[int]) -> None:
        self._evaluation = evaluation
        self._instructions = evaluation.plan.instructions
        self._kinds: dict[int, Kind] = {}
        self._inferred: dict[int, bool] = {}
        self.order: list[int] = []
        self.handed_over: list[int] = []
        # Arguments first, so that no question below goes deep.
        for group in components([() if i.op.remembers else i.args for i in self._instructions]):
            self._infers(group[0])
        self._walk(sorted(roots))
        self._codings = self._coded()

    def coding(self, index: int) -> Coding:
        return self._codings[self._source(index)]

    def rule_sets(self) -> list[tuple[Rule, ...]]:
        """The rules cut into sets within the engine's limits; a set reads only handed facts and earlier sets."""
        loads: list[Load] = []
        for unit in (unit for index in self.order for unit in self._units(index)):
            if loads and loads[-1].takes(unit):
                continue
            loads.append(Load())
            if not loads[-1].takes(unit):
                raise EngineFault(f"durable-rules: the rules for {unit[0].key} do not fit in a rule set")
        return [tuple(load.rules) for load in loads]

    # ---- what is inferred

    def _walk(self, roots: list[int]) -> None:
        """Depth first: inferred instructions after their arguments; arguments of handed ones are roots of their own."""
        done: set[int] = set()
        pending = list(reversed(roots))
        while pending:
            stack = [(pending.pop(), False)]
            while stack:
                index, arguments_done = stack.pop()
                if arguments_done:
                    self.order.append(index)
                    continue
                if index in done:
                    continue
                done.add(index)
                if self._infers(index):
                    stack.append((index, True))
                    stack += [(argument, False) for argument in reversed(self._read(index))]
                else:
                    if self._instructions[index].op is not Op.SIGNAL:
                        self.handed_over.append(index)
                    pending += reversed(self._instructions[index].args)

    def _read(self, index: int) -> tuple[int, ...]:
        """The arguments to infer it from: of a rule whose wording never governs in the case, only its law."""
        instruction = self._instructions[index]
        if instruction.op is Op.AND:
            for argument in instruction.args:
                law = self._instructions[argument].op in (Op.LAW, Op.LAW_PICKED)
                if law and self._evaluation.lines[argument].values == (False,):
                    return (argument,)
        if instruction.op is Op.CASES:
            return instruction.args[:-1:2]
        if instruction.op is Op.COMPARE or instruction.op is Op.LEAST_IN_FORCE:
            return tuple(self._source(argument) for argument in instruction.args)
        return instruction.args

    def _source(self, index: int) -> int:
        """The instruction that a signal of values (not of truths) stands for."""
        while self._instructions[index].op is Op.SIGNAL and not self._infers(index):
            index = self._instructions[index].args[0]
        return index

    def _kind(self, index: int) -> Kind:
        if index not in self._kinds:
            self._kinds[index] = self._kind_by_rule(index)
        return self._kinds[index]

    def _kind_by_rule(self, index: int) -> Kind:
        instruction = self._instructions[index]
        if instruction.op is Op.SIGNAL:
            return self._kind(instruction.args[0])
        if instruction.op is Op.COMPARE or (instruction.op in _TRUTH_TO_TRUTH and self._infers(index)):
            return Kind.TRUTH
        if instruction.op is Op.LEAST_IN_FORCE:
            return Kind.NUMBER
        if instruction.op is Op.OR_ELSE and self._infers(index):
            return Kind.TRUTH
        if instruction.op is Op.CASES and self._infers(index):
            return _kind_of([self._instructions[a].data[1] for a in _results(instruction)])  # type: ignore[index]  # CONST
        return _kind_of(self._evaluation.lines[index].values)

    def _truths(self, arguments: Iterable[int]) -> bool:
        return all(self._kind(argument) in (Kind.TRUTH, Kind.NOTHING) for argument in arguments)

    def _infers(self, index: int) -> bool:
        if index not in self._inferred:
            self._inferred[index] = self._can_infer(self._instructions[index])
        return self._inferred[index]

    def _can_infer(self, instruction: Instruction) -> bool:
        arguments = instruction.args
        if not arguments:
            return False
        match instruction.op:
            case Op.SIGNAL | Op.OR_ELSE | Op.AND | Op.OR | Op.NOT | Op.DECIDE | Op.ABLE_IN_FORCE:
                return self._truths(arguments)
            case Op.CASES:
                constant = all(self._instructions[a].op is Op.CONST for a in _results(instruction))
                return constant and self._truths(arguments[:-1:2])
            case Op.LEAST_IN_FORCE:
                return self._truths(arguments[::2]) and all(self._is_share(a) for a in arguments[1::2])
            case Op.COMPARE:
                return self._comparable(instruction.data, self._kind(arguments[0]))
        return False

    def _is_share(self, index: int) -> bool:
        source = self._source(index)
        values = [v for v in self._evaluation.lines[source].values if v is not None and not isinstance(v, Unknown)]
        return not self._infers(source) and all(not isinstance(v, (bool, str)) and 0 <= v <= 1 for v in values)

    @staticmethod
    def _comparable(data: Any, kind: Kind) -> bool:
        comparison, _, constant = data
        constants = constant if comparison is Comparison.ONE_OF else (constant,)
        wanted = _kind_of(constants)
        if wanted is not Kind.NUMBER and comparison not in (Comparison.IS, Comparison.ONE_OF):
            return False
        return kind in (wanted, Kind.NOTHING) and wanted is not Kind.OTHER and len(constants) <= _MOST_CHOICES

    # ---- how values are told

    def _coded(self) -> Mapping[int, Coding]:
        constants: defaultdict[int, list[Any]] = defaultdict(list)
        for index in self.order:
            instruction = self._instructions[index]
            data: Any = instruction.data
            if instruction.op is Op.COMPARE:
                chosen = data[2] if data[0] is Comparison.ONE_OF else (data[2],)
                constants[self._source(instruction.args[0])] += chosen
            elif instruction.op is Op.LEAST_IN_FORCE:
                for source in (index, *map(self._source, instruction.args[1::2])):
                    constants[source] += _QUARTERS
            elif instruction.op is Op.CASES:
                results: list[Any] = [self._instructions[a].data for a in _results(instruction)]
                constants[index] += [value for _, value in results]
        return defaultdict(
            lambda: Coding(1, True, ()), {index: self._coding(index, found) for index, found in constants.items()}
        )

    def _coding(self, index: int, constants: list[Any]) -> Coding:
        texts = tuple(sorted({c for c in constants if isinstance(c, str)}))
        numbers = [Fraction(c) for c in constants if isinstance(c, (int, Fraction)) and not isinstance(c, bool)]
        steps = lcm(*(n.denominator for n in numbers))
        whole = steps == 1 and self._instructions[index].op in _DAYS
        plain = Coding(steps, whole, texts)
        return Coding(steps, whole, texts, tuple(sorted({n for n in map(plain.number, numbers) if n is not None})))

    def _units(self, index: int) -> list[Unit]:
        instruction = self._instructions[index]
        arguments = [key_of(argument) for argument in self._read(index)]
        writer = Writer(index, arguments)
        if instruction.op is Op.CASES:
            own = self.coding(index)
            results: list[Any] = [self._instructions[a].data[1] for a in _results(instruction)]  # type: ignore[index]  # CONST
            return writer.cases([_certain(own, value) for value in results])
        if instruction.op is Op.LEAST_IN_FORCE:
            of = [[_certain(self.coding(a), q) for q in _QUARTERS] for a in (index, *instruction.args[1::2])]
            return writer.least(of[0], of[1:])
        operand = self.coding(instruction.args[0])
        return writer.write(instruction, lambda constant: _certain(operand, constant))


def _certain(coding: Coding, constant: Any) -> int:
    number = coding.number(constant)
    assert number is not None  # constants are never unknown
    return number


def _results(instruction: Instruction) -> tuple[int, ...]:
    """The values that a CASES instruction chooses among, the default last."""
    return (*instruction.args[1:-1:2], instruction.args[-1])


def _kind_of(values: Iterable[Value]) -> Kind:
    kinds = set()
    for value in values:
        if isinstance(value, Unknown) or value is None or value == SILENT:
            continue
        kinds.add(Kind.TRUTH if isinstance(value, bool) else Kind.TEXT if isinstance(value, str) else Kind.NUMBER)
    if len(kinds) > 1:
        return Kind.OTHER
    return kinds.pop() if kinds else Kind.NOTHING
