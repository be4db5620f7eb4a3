"""Verdicts: who seats what on each day, which chairs were tried, and what each refusal hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Protocol, Self

from gapcheck.model.duties import Duty
from gapcheck.model.rules import Chair, Need
from gapcheck.model.scenario import Scenario
from gapcheck.model.suppositions import Supposition
from gapcheck.model.terms import Comparison, Condition, Constant, Test
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Value


class LeafKind(StrEnum):
    """What an unmet condition is: something about her, time, an actor's verdict or decision, or the law itself.

    PART is what her parts of working time are; a chair that would need another kind of part is not a chair for her.
    """

    PART = "part"
    FACT = "fact"
    EVENT = "event"
    ASSESSMENT = "assessment"
    FORECAST = "forecast"
    DECISION = "decision"
    VERDICT = "verdict"
    CLOCK = "clock"
    LAW = "law"


@dataclass(frozen=True, slots=True)
class Leaf:
    """One condition that is not met on a day.

    `wanted` is what would meet it (comparison and constant), `actual` the day's value; `via` the rule or chair it stands
    in; `hangs_on` whose decision it is (an actor, or what changes it). For a verdict on work capacity `able` says what the
    test found (None: unknown) and `grounds` are the rules that opened the yardsticks which decided it.
    """

    kind: LeafKind
    concept: str
    part: str
    comparison: Comparison
    wanted: Constant
    actual: Value
    via: str
    hangs_on: str
    able: bool | None = None
    grounds: tuple[str, ...] = ()

    def sort_key(self) -> tuple[str, str, str, str, str, str]:
        return (self.kind.value, self.concept, self.part, str(self.wanted), self.comparison.value, self.via)


@dataclass(frozen=True, slots=True)
class TriedChair:
    """A chair that did not seat the share, with every minimal set of unmet conditions, smallest first."""

    chair: str
    actor: str
    benefit: str
    sets: tuple[tuple[Leaf, ...], ...]

    @property
    def unmet(self) -> tuple[Leaf, ...]:
        """The smallest set of conditions that would have to be met."""
        return self.sets[0]

    @property
    def for_her(self) -> tuple[Leaf, ...] | None:
        """The smallest set that asks for nothing but what her parts of working time already are; None when there is none."""
        return next((unmet for unmet in self.sets if all(leaf.kind is not LeafKind.PART for leaf in unmet)), None)

    @property
    def other_sets(self) -> int:
        """How many other minimal sets there are."""
        return len(self.sets) - 1


@dataclass(frozen=True, slots=True)
class Seat:
    """A chair that seats a share of a part: `actor` is resolved to the employer's name where the chair is an employer's."""

    chair: str
    actor: str
    benefit: str
    share: Fraction
    last_resort: bool
    waiting_period: bool


@dataclass(frozen=True, slots=True)
class Seating:
    """Everything that seats one need of one part on a day.

    `unseated` is what no ordinary chair holds, in shares of the part, and None while an unknown could change it.
    `doubts` are the values that are unknown. `healed` is the day a later decision mended the day's gap.
    """

    needed: bool
    seats: tuple[Seat, ...]
    unseated: Fraction | None
    doubts: tuple[Value, ...] = ()
    waiting_for: tuple[str, ...] = ()
    healed: date | None = None

    @property
    def ordinary(self) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.seats if not seat.last_resort)

    @property
    def last_resorts(self) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.seats if seat.last_resort)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a capacity test finds about a part on a day: able, unable, or neither (`able` None), with its yardsticks.

    A test that gives a reduction finds neither when the reduction is partial.
    """

    test: str
    part: str
    able: bool | None
    value: Value
    yardsticks: tuple[str, ...]
    decided_by: str


def contradict(first: Verdict, second: Verdict) -> bool:
    """Whether two known verdicts cannot both be right about her.

    Two reductions contradict each other when one is nothing and the other is not; otherwise able stands against unable.
    """
    if isinstance(first.value, Fraction) and isinstance(second.value, Fraction):
        return (first.value == 0) is not (second.value == 0)
    return first.able is not None and second.able is not None and first.able is not second.able


class World(Protocol):
    """One reading of a case, computed: what detectors may ask."""

    @property
    def tree(self) -> RuleTree: ...

    @property
    def scenario(self) -> Scenario: ...

    def parts_of(self, need: Need) -> tuple[str, ...]:
        """The parts that the need is asked for; one empty string for a need of the person."""
        ...

    def seating(self, need: Need, part: str) -> Timeline[Seating]: ...

    def paid(self, need: Need, part: str) -> Timeline[Value]:
        """What the ordinary chairs pay for the part, in SEK per day; unknown where a chair that seats it says no amount."""
        ...

    def tried(self, need: Need, part: str, day: date) -> tuple[TriedChair, ...]: ...

    def unmet(self, chair: Chair, part: str, day: date) -> tuple[tuple[Leaf, ...], ...]:
        """Every minimal set of conditions that keeps one chair from seating all of the part, smallest first."""
        ...

    def verdicts(self, part: str) -> Timeline[tuple[Verdict, ...]]: ...

    def duty_states(self) -> tuple[tuple[Duty, str, Timeline[Value]], ...]:
        """Each duty with its part ("" for the person) and its state on every day."""
        ...

    def holds(self, condition: Condition, part: str) -> Timeline[Value]:
        """Whether the condition holds for the part; for the person ("") whether what it says of a part holds for some part."""
        ...

    def decided(self, benefit: str, part: str) -> Timeline[bool]:
        """False on the days on which a decision on the benefit is asked for and not yet given."""
        ...

    def against(self, concept: str, part: str, day: date) -> tuple[tuple[Leaf, ...], ...]:
        """The minimal sets of conditions that would have to be met for a yes/no concept not to hold; none when it does not."""
        ...

    def unmet_undeclared(
        self, chair: Chair, part: str, day: date, declared: tuple[Test, ...]
    ) -> tuple[tuple[Leaf, ...], ...]:
        """What a chair would lack by law of someone who had declared none of this that day: its minimal sets.

        None when the chair does not ask for any of it. Only yes/no facts can be declared.
        """
        ...

    def capabilities(self, need: str, day: date) -> tuple[str, ...]: ...

    def changed_leaves(self, chair: Chair, part: str, day: date) -> tuple[Leaf, ...]:
        """The leaves under a chair's condition and share whose value differs from the day before."""
        ...

    def changed_amount(self, chair: Chair, part: str, day: date) -> tuple[Leaf, ...]:
        """The leaves under what a chair pays whose value differs from the day before; none where it says no amount."""
        ...

    def changed_rules(self, chair: Chair, part: str, day: date) -> tuple[str, ...]:
        """The rules under a chair that begin to be active on the day, or those that cease when none begins."""
        ...

    def grounds(self, test: str, part: str, day: date) -> tuple[str, ...]:
        """The rules that opened the yardsticks which decide a capacity test on the day."""
        ...

    def tests_under(self, chair: Chair, part: str) -> tuple[str, ...]:
        """The capacity tests that a chair's condition and share read."""
        ...

    def waits(self, leaf: Leaf) -> bool:
        """Whether a clock that is not met will be met by nothing but time passing."""
        ...

    def person_changed(self, day: date) -> bool:
        """Whether any fact, event, assessment or forecast about her changed on the day."""
        ...

    def actor(self, name: str, part: str) -> str:
        """The actor's name, resolved to the part's employer where the actor is an employer."""
        ...

    def value(self, concept: str, part: str) -> Timeline[Value] | None:
        """A concept's value on every day for the part (or, with "", for the person); None where it has none for that."""
        ...

    def supposing(self, suppositions: Sequence[Supposition], *, duties: bool = False) -> tuple[Self | None, ...]:
        """The same reading with other inputs, a world for each supposition; None where no seat or need is otherwise.

        With `duties` a world is also given where only a duty's state is.
        """
        ...

    def heeded(self, suppositions: Sequence[Supposition], *, amounts: bool) -> tuple[bool, ...]:
        """Whether each supposition makes some seat, need, duty or capacity test otherwise on some day, with `amounts` also
        what a chair pays."""
        ...

    def reach(self, concept: str, part: str) -> frozenset[str]:
        """The needs that a concept's value can bear on by way of some rule, in this case or another."""
        ...

    def behind(self, concept: str, part: str, day: date) -> tuple[tuple[Leaf, ...], ...]:
        """Every minimal set of leaves whose change would make a derived yes a no, smallest first; none where it is no."""
        ...

    def deciding(self, leaf: Leaf, day: date) -> tuple[Leaf, ...]:
        """What gave a derived value what it is that day: inputs, capacity tests and memory, sorted."""
        ...

    def ends(self, leaf: Leaf, day: date) -> tuple[tuple[Leaf, ...], ...]:
        """Every minimal set of unmet conditions that keeps a remembered state from ending that day, smallest first."""
        ...
