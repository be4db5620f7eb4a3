"""Confirming: which engines answered for a result."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from gapcheck import __version__
from gapcheck.engine.plan import Op, Plan
from gapcheck.engine.reference import Case, EngineFault
from gapcheck.model.result import Confirmation
from gapcheck.model.text import Text

if TYPE_CHECKING:
    from gapcheck.engine.bitset import Program
    from gapcheck.engine.explored import ReadWorld

LANES: Final = 256
"""Readings that the bitset engine is asked for at once."""


def reference_confirmation(read_worlds: Sequence[ReadWorld]) -> Confirmation:
    """The reference engine computed everything."""
    count = len(read_worlds)
    return Confirmation(
        "reference",
        __version__,
        True,
        Text(f"räknade allt, {count} läsningar", f"computed everything, {count} readings"),
    )


def confirm_worlds(plan: Plan, case: Case, read_worlds: Sequence[ReadWorld]) -> Confirmation:
    """Ask durable-rules to infer the pointwise consequences of every reading. Raises EngineFault when it disagrees."""
    from gapcheck.engine import durable

    if not durable.available():
        return Confirmation("durable-rules", "", False, durable.UNAVAILABLE)
    return durable.confirm_all(plan, case, read_worlds)


def confirm_by_bits(program: Program, case: Case, read_worlds: Sequence[ReadWorld]) -> Confirmation:
    """Ask the bitset engine for every line of every reading anew. Raises EngineFault, which shows the line, when one differs.

    `program` is made of the whole plan that the readings were evaluated by.
    """
    for start in range(0, len(read_worlds), LANES):
        _compare(program, case, read_worlds[start : start + LANES])
    lines, days, count = len(program.plan.instructions), case.period.days, len(read_worlds)
    text = Text(
        f"räknade om alla {lines} led på alla {days} dagar i {count} läsningar",
        f"computed all {lines} steps anew on all {days} days in {count} readings",
    )
    return Confirmation("bitset", __version__, True, text)


def _compare(program: Program, case: Case, read_worlds: Sequence[ReadWorld]) -> None:
    from gapcheck.engine.bitset import run

    instructions = program.plan.instructions
    told = [(index, instruction.data) for index, instruction in enumerate(instructions) if instruction.op is Op.INPUT]
    evaluations = [world.evaluation for world in read_worlds]
    cases = [replace(case, inputs={name: found.lines[index] for index, name in told}) for found in evaluations]  # type: ignore[misc]  # an input's data is its signal
    batch = run(program, cases)
    for lane, evaluation in enumerate(evaluations):
        for index, line in enumerate(evaluation.lines):
            found = batch.line(lane, index)
            if found != line:
                raise EngineFault(f"bitset disagrees on {instructions[index]}: {found}, reference {line}")
