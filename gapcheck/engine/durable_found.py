"""What durable-rules found of an evaluation: how much it confirmed, and where it disagrees with the reference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gapcheck.engine.durable_host import Fact
from gapcheck.engine.plan import Signal
from gapcheck.model.period import Period
from gapcheck.model.values import Value


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Days on which the engines differ on an instruction; `signal` is its name, or None for a nameless step."""

    instruction: int
    signal: Signal | None
    period: Period
    reference: Value
    durable: Value

    def __str__(self) -> str:
        name = f"{self.signal.kind} {self.signal.name} {self.signal.part}".strip() if self.signal else "step"
        return f"{name} (i{self.instruction}), {self.period}: reference {self.reference}, durable {self.durable}"


@dataclass(frozen=True, slots=True)
class Activation:
    """A rule that fired on the stretch of days from `first`: the fact it told and the facts it used.

    Facts are keyed "i" + instruction (a step inside one: "i12.3") and carry the number handed over or inferred.
    """

    first: date
    fact: Fact
    used: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What durable-rules confirmed of an evaluation.

    `days` in the case, `signals` and (with nameless steps) `instructions` compared on all of them, `handed_over`
    instructions computed by the reference alone (memory and arithmetic). `inferred` instructions were inferred for this
    evaluation; each of the others asks the same of the same values as one of them, here or in an evaluation before, and
    was compared with that answer. `activations_run` told something new (none for facts that were met before).
    """

    engine: str
    version: str
    days: int
    signals: int
    instructions: int
    inferred: int
    handed_over: int
    activations_run: int
    disagreements: tuple[Disagreement, ...]
    activations: tuple[Activation, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether something was checked and nothing differed."""
        return self.instructions > 0 and not self.disagreements
