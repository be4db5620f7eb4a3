"""What durable-rules infers of a case and what it is handed: the slice of the plan that is in force and reachable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import Any, Final

from gapcheck.engine.durable_coding import Coding, Kind, kind_of
from gapcheck.engine.durable_rules_for import Unit, Writer, key_of
from gapcheck.engine.plan import Instruction, Op
from gapcheck.engine.reference import Evaluation
from gapcheck.model.terms import Comparison
from gapcheck.model.values import Unknown, Value

_DAYS: Final = frozenset({Op.COUNTER, Op.WINDOW, Op.DAYS_SINCE})
_TRUTH_TO_TRUTH: Final = frozenset({Op.AND, Op.OR, Op.NOT, Op.DECIDE, Op.ABLE_IN_FORCE})
_QUARTERS: Final = tuple(Fraction(n, 4) for n in range(5))
_MOST_CHOICES: Final = 40


class Slice:
    """The instructions that durable-rules infers, in an order with arguments first, and the codings of values.

    One slice serves all readings of a case: what an instruction is depends on its values in any of them. `reads` gives
    what each instruction of `order` is inferred from.
    """

    def __init__(self, evaluations: Sequence[Evaluation], roots: Iterable[int]) -> None:
        self.plan = evaluations[0].plan
        self._evaluations = evaluations
        self._instructions = self.plan.instructions
        self._kinds: dict[int, Kind] = {}
        self._inferred: dict[int, bool] = {}
        self.order: list[int] = []
        self.reads: dict[int, tuple[int, ...]] = {}
        self.handed_over: list[int] = []
        wanted = sorted(roots)
        # So that no question below goes deep.
        for index in self._arguments_first(wanted):
            self._infers(index)
        self._walk(wanted)
        self._codings = self._coded()

    def coding(self, index: int) -> Coding:
        return self._codings[self._source(index)]

    # ---- what is inferred

    def _arguments_first(self, roots: list[int]) -> Iterator[int]:
        """Every instruction under the roots after its arguments; what memory reads is on other days and comes anywhere."""
        seen: set[int] = set()
        pending = list(reversed(roots))
        while pending:
            stack = [(pending.pop(), False)]
            while stack:
                index, arguments_done = stack.pop()
                if arguments_done:
                    yield index
                elif index not in seen:
                    seen.add(index)
                    stack.append((index, True))
                    arguments = self._instructions[index].args
                    if self._instructions[index].op.remembers:
                        pending += arguments
                    else:
                        stack += [(argument, False) for argument in arguments if argument not in seen]

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
                    self.reads[index] = self._read(index)
                    stack += [(argument, False) for argument in reversed(self.reads[index])]
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
                if law and all(value is False for value in self._values(argument)):
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

    def _values(self, index: int) -> list[Value]:
        """Every value in any reading, those of a timeline that readings share once."""
        lines = {id(line): line for line in (evaluation.lines[index] for evaluation in self._evaluations)}
        return [value for line in lines.values() for value in line.values]

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
            return kind_of([self._instructions[a].data[1] for a in _results(instruction)])  # type: ignore[index]  # CONST
        return kind_of(self._values(index))

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
        values = [v for v in self._values(source) if v is not None and not isinstance(v, Unknown)]
        return not self._infers(source) and all(not isinstance(v, (bool, str)) and 0 <= v <= 1 for v in values)

    @staticmethod
    def _comparable(data: Any, kind: Kind) -> bool:
        comparison, _, constant = data
        constants = constant if comparison is Comparison.ONE_OF else (constant,)
        wanted = kind_of(constants)
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

    def shape(self, index: int) -> Hashable:
        """Equal for instructions that are inferred by the same rules from the same values of their arguments."""
        instruction = self._instructions[index]
        match instruction.op:
            case Op.COMPARE:
                # Written out, for 1 and yes are equal as keys.
                return Op.COMPARE, repr(instruction.data)
            case Op.CASES:
                return Op.CASES, self.coding(index), self._chosen(index)
            case Op.LEAST_IN_FORCE:
                return Op.LEAST_IN_FORCE, self.coding(index)
        return instruction.op

    def units(self, index: int, reads: Sequence[int]) -> list[Unit]:
        """The rules of an instruction that is inferred from what is told of `reads`."""
        instruction = self._instructions[index]
        writer = Writer(index, [key_of(argument) for argument in reads])
        if instruction.op is Op.CASES:
            return writer.cases(self._chosen(index))
        if instruction.op is Op.LEAST_IN_FORCE:
            of = [[_certain(self.coding(a), q) for q in _QUARTERS] for a in (index, *instruction.args[1::2])]
            return writer.least(of[0], of[1:])
        operand = self.coding(instruction.args[0])
        return writer.write(instruction, lambda constant: _certain(operand, constant))

    def _chosen(self, index: int) -> tuple[int, ...]:
        """The numbers of the values that a CASES instruction chooses among."""
        results: list[Any] = [self._instructions[a].data for a in _results(self._instructions[index])]
        return tuple(_certain(self.coding(index), value) for _, value in results)


def _certain(coding: Coding, constant: Any) -> int:
    number = coding.number(constant)
    assert number is not None  # constants are never unknown
    return number


def _results(instruction: Instruction) -> tuple[int, ...]:
    """The values that a CASES instruction chooses among, the default last."""
    return (*instruction.args[1:-1:2], instruction.args[-1])
