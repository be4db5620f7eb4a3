"""Running a program: every step's line over all lanes of a batch at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from gapcheck.engine.bitset.batch import Batch
from gapcheck.engine.bitset.codes import NO
from gapcheck.engine.bitset.known import Known
from gapcheck.engine.bitset.layout import Layout
from gapcheck.engine.bitset.leaves import Leaves
from gapcheck.engine.bitset.lines import Line, Lines
from gapcheck.engine.bitset.masks import flood, starts
from gapcheck.engine.bitset.memories import Memories
from gapcheck.engine.bitset.numbers import Numbers
from gapcheck.engine.bitset.pasting import pasted
from gapcheck.engine.bitset.pointwise import Pointwise
from gapcheck.engine.bitset.program import Block, Program
from gapcheck.engine.plan import Governing, Op
from gapcheck.engine.pointwise import MEANING
from gapcheck.engine.reference import Case, EngineFault

PATIENCE = 2
"""So many rounds are taken before the lanes of a component that have not settled are helped along."""


def run(program: Program, cases: Sequence[Case]) -> Batch:
    """Compute the program for every case, each in its own lane; there must be one case at least.

    Raises EngineFault when a component does not settle, and ValueError when a case gives a signal that the program was
    not made for.
    """
    unforeseen = {str(signal) for case in cases for signal in case.given if signal not in program.given}
    if unforeseen:
        raise ValueError(f"the program was not made for given signals: {sorted(unforeseen)}")
    program.known = program.known.refreshed()
    running = _Running(program, program.known, cases)
    for block in program.blocks:
        if block.carried:
            running.settle(block)
        else:
            running.take(block)
    return Batch(program, running.convert, running.lines)


class _Running:
    """The lines of one batch as they are computed; `convert` turns them into other forms."""

    def __init__(self, program: Program, known: Known, cases: Sequence[Case]) -> None:
        self._program = program
        self._known = known
        self._layout = Layout(cases)
        self.convert = Lines(self._layout, known.codes)
        self.lines: list[Line] = [NO] * program.size
        self._leaves = Leaves(self.convert, known)
        self._memories = Memories(self.convert, known.remembered)
        leaves, pointwise, memories = self._leaves, Pointwise(self.convert, known), self._memories
        how: dict[Op, Callable[[int, Sequence[Line], Any], Line]] = {
            op: partial(pointwise.values, op, meaning) for op, meaning in MEANING.items()
        }
        how |= {op: partial(memories.concept, op) for op in Op if op.remembers}
        how |= {
            Op.INPUT: leaves.input,
            Op.CONST: leaves.const,
            Op.LAW: leaves.law,
            Op.DATED: leaves.dated,
            Op.SIGNAL: leaves.given,
            Op.COMPARE: pointwise.compared,
            Op.AND: partial(pointwise.joined, False),
            Op.OR: partial(pointwise.joined, True),
            Op.NOT: pointwise.negated,
            Op.LAW_PICKED: self._law_picked,
            Op.DUTY: memories.duty,
        }
        self._how = {op.value: do for op, do in how.items()}

    def _law_picked(self, index: int, arguments: Sequence[Line], data: Governing) -> Line:
        return self._memories.law_picked(index, arguments, data, self._leaves.law(index, (), data))

    def take(self, block: Block) -> None:
        """Take each step once."""
        lines, how = self.lines, self._how
        for op, index, args, data, delayed in block.steps:
            if True in delayed:
                pairs = zip(args, delayed, strict=True)
                arguments = [self.convert.day_before(lines[a]) if late else lines[a] for a, late in pairs]
            else:
                arguments = [lines[a] for a in args]
            lines[index] = how[op](index, arguments, data)

    def settle(self, block: Block) -> None:
        """Iterate to the fixed point, as the reference engine does, all lanes together.

        Whatever the carried lines are guessed to be, each round puts one more day right. A few lanes that have not
        settled go on by themselves, and their lines are guessed to stay as they are on the first day that was wrong.
        """
        carried = block.carried
        for index in carried:
            self.lines[index] = NO
        turns = 0
        for number in range(max(self._layout.days) + len(block.steps) + 1):
            before = [self.lines[index] for index in carried]
            self.take(block)
            after = [self.lines[index] for index in carried]
            if after == before:
                return
            if number < PATIENCE or any(isinstance(line, Numbers) for line in before + after):
                continue
            wrong = self._wrong(before, after)
            if not wrong:
                return
            lanes = self._layout.touched(wrong)
            if 2 * len(lanes) <= len(self._layout.cases):
                self._settle_apart(block, lanes)
            else:
                turns = turns or self._turns(block)
                self._persist(carried, after, wrong, turns)
        raise EngineFault(f"no fixed point in {[str(step.data) for step in block.steps]}")

    def _settle_apart(self, block: Block, lanes: Sequence[int]) -> None:
        """Settle the block for some lanes; a further round of all then has nothing more to do."""
        part = _Running(self._program, self._known, [self._layout.cases[lane] for lane in lanes])
        for index in block.outside:
            line = self.lines[index]
            owned = line if isinstance(line, int) else self.convert.owned(line)
            found = {n: owned if isinstance(owned, int) else owned[lane] for n, lane in enumerate(lanes)}
            part.lines[index] = pasted(found, NO, part.convert)
        part.settle(block)
        for index in block.carried:
            owned = part.convert.owned(part.lines[index])
            self.lines[index] = pasted(dict(zip(lanes, owned, strict=True)), self.lines[index], self.convert)

    def _wrong(self, before: Sequence[Line], after: Sequence[Line]) -> int:
        wrong = 0
        for old, new in zip(before, after, strict=True):
            if old is not new and old != new:
                was, now = self.convert.partition(old), self.convert.partition(new)
                for code in was.keys() | now.keys():
                    wrong |= was.get(code, 0) ^ now.get(code, 0)
        return wrong

    def _turns(self, block: Block) -> int:
        """The days on which some line that the component reads from outside it changes, and the first days."""
        turns = self._layout.first_days
        for index in block.outside:
            line = self.lines[index]
            for mask in () if isinstance(line, (int, Numbers)) else self.convert.masks(line).values():
                turns |= mask ^ mask << 1
        return turns & self._layout.every

    def _persist(self, carried: Sequence[int], after: Sequence[Line], wrong: int, turns: int) -> None:
        """Let the carried lines stay as they are on each lane's first wrong day until the next turn."""
        first = starts(flood(wrong, self._layout.every))
        stretch = flood(first, self._layout.every ^ (turns ^ (turns & first)))
        for index, line in zip(carried, after, strict=True):
            masks = self.convert.partition(line)
            stays = {code: mask ^ (mask & stretch) | flood(mask & first, stretch) for code, mask in masks.items()}
            self.lines[index] = self.convert.made(stays)
