"""The ground of a lowering: the tree and the parts of a case, its shared instructions, and a slot for every named signal."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable

from gapcheck.engine.built_in import PART_EXISTS
from gapcheck.engine.plan import Instruction, Op, Signal, SignalKind
from gapcheck.engine.scope import Scopes
from gapcheck.model.rules import Rule, Variant
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Known


class Ground:
    """Holds the growing instruction list: equal instructions are shared, and each signal's meaning is lowered once.

    `meaning` lowers what a signal stands for and gives the index of its instruction; every method here that returns an
    int returns such an index. A `part` is the id of a part of working time, "" for the person. `transitions` is whether
    transitional provisions are considered.
    """

    def __init__(
        self, tree: RuleTree, parts: tuple[str, ...], meaning: Callable[[Ground, Signal], int], transitions: bool = True
    ) -> None:
        self.tree = tree
        self.transitions = transitions
        self.parts = parts
        self.scopes = Scopes(tree)
        self._meaning = meaning
        self._instructions: list[Instruction] = []
        self._known: dict[Instruction, int] = {}
        self._signals: dict[Signal, int] = {}

    @property
    def instructions(self) -> tuple[Instruction, ...]:
        return tuple(self._instructions)

    @property
    def named(self) -> dict[Signal, int]:
        """The named signals and their instructions, in the order they were first named."""
        return dict(self._signals)

    def grounds(self, per_part: bool) -> tuple[str, ...]:
        """The parts on which something is grounded: each of hers, or just the person."""
        return self.parts if per_part else ("",)

    # ---- instructions

    def emit(self, op: Op, args: Iterable[int] = (), data: Hashable = None) -> int:
        instruction = Instruction(op, tuple(args), data)
        if instruction not in self._known:
            self._known[instruction] = len(self._instructions)
            self._instructions.append(instruction)
        return self._known[instruction]

    def constant(self, value: Known) -> int:
        # The type's name keeps yes apart from 1, which Python holds equal.
        return self.emit(Op.CONST, (), (type(value).__name__, value))

    def input(self, signal: Signal) -> int:
        return self.emit(Op.INPUT, (), signal)

    def all(self, items: Iterable[int]) -> int:
        return self._joined(Op.AND, items)

    def any(self, items: Iterable[int]) -> int:
        return self._joined(Op.OR, items)

    def negated(self, item: int) -> int:
        return self.emit(Op.NOT, (item,))

    def while_it_exists(self, item: int, part: str) -> int:
        """The item on the days that the part exists; the item itself for the person."""
        return self.all([self.concept(PART_EXISTS, part), item]) if part else item

    def _joined(self, op: Op, items: Iterable[int]) -> int:
        unique = tuple(dict.fromkeys(items))
        return unique[0] if len(unique) == 1 else self.emit(op, unique)

    # ---- named signals

    def signal(self, signal: Signal) -> int:
        if signal not in self._signals:
            # The slot comes first, so that a rule may read its own past through memory.
            index = len(self._instructions)
            self._instructions.append(Instruction(Op.SIGNAL, (), signal))
            self._signals[signal] = index
            self._instructions[index] = Instruction(Op.SIGNAL, (self._meaning(self, signal),), signal)
        return self._signals[signal]

    def concept(self, name: str, part: str) -> int:
        per_part = name == PART_EXISTS or self.tree.per_part(name)
        return self.signal(Signal(SignalKind.CONCEPT, name, part if per_part else ""))

    def rule(self, rule: Rule, part: str) -> int:
        return self.signal(Signal(SignalKind.RULE, rule.id, self._part_of(rule, part)))

    def variant(self, rule: Rule, variant: Variant, part: str) -> int:
        return self.signal(Signal(SignalKind.VARIANT, f"{rule.id}#{variant.wording}", self._part_of(rule, part)))

    def yardstick(self, test: str, yardstick: str, part: str) -> int:
        return self.signal(Signal(SignalKind.YARDSTICK, f"{test} > {yardstick}", part))

    def _part_of(self, rule: Rule, part: str) -> str:
        return part if self.scopes.rule_per_part(rule) else ""
