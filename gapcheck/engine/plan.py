"""The plan: every rule lowered to one hash-consed list of typed instructions that all engines read."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Op(StrEnum):
    """What an instruction computes from its arguments on a day (or, for memory, over days)."""

    # leaves
    INPUT = "input"
    CONST = "const"
    LAW = "law"
    DATED = "dated"
    # truth
    COMPARE = "compare"
    AND = "and"
    OR = "or"
    NOT = "not"
    DECIDE = "decide"
    # values
    CASES = "cases"
    OR_ELSE = "or_else"
    LEAST = "least"
    GREATEST = "greatest"
    SUM = "sum"
    MINUS = "minus"
    TIMES = "times"
    DOWN = "down"
    UP = "up"
    NEAREST = "nearest"
    LEAST_IN_FORCE = "least_in_force"
    ABLE_IN_FORCE = "able_in_force"
    SEAT = "seat"
    AMOUNT = "amount"
    # names
    SIGNAL = "signal"
    # memory
    LAW_PICKED = "law_picked"
    COUNTER = "counter"
    WINDOW = "window"
    SPAN_DURING = "span_during"
    SPAN_AFTER = "span_after"
    LATCH = "latch"
    HELD = "held"
    DAYS_SINCE = "days_since"
    DUTY = "duty"

    @property
    def remembers(self) -> bool:
        """Whether the value of a day depends on other days."""
        return self in _MEMORY


_MEMORY = frozenset(
    {
        Op.LAW_PICKED,
        Op.COUNTER,
        Op.WINDOW,
        Op.SPAN_DURING,
        Op.SPAN_AFTER,
        Op.LATCH,
        Op.HELD,
        Op.DAYS_SINCE,
        Op.DUTY,
    }
)


@dataclass(frozen=True, slots=True)
class Governing:
    """Which days a wording governs (None: no end that way), whose it is, and what is unread.

    `missing`: its own text. `unknown_before`: the text before its first day, so that earlier days are not modelled.
    """

    about: str
    first: date | None
    last: date | None
    missing: bool = False
    unknown_before: bool = False


class SignalKind(StrEnum):
    """What a named signal is about."""

    CONCEPT = "concept"
    RULE = "rule"
    VARIANT = "variant"
    YARDSTICK = "yardstick"
    CHAIR_OPEN = "chair_open"
    SEAT_BY_LAW = "seat_by_law"
    SEAT = "seat"
    AMOUNT = "amount"
    DECISION = "decision"
    NEED = "need"
    DUTY = "duty"
    CAPABILITY = "capability"
    RENEWAL = "renewal"
    GIVEN = "given"
    EXCLUSION = "exclusion"


@dataclass(frozen=True, slots=True, order=True)
class Signal:
    """A named value: kind, name, and the part it is for ("" for the person).

    The name of a yardstick is "test > yardstick", of a wording of a rule "rule#number", of what makes an assessment be made
    anew "assessment#number"; GIVEN is named after the decision that is given on the day.
    """

    kind: SignalKind
    name: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Instruction:
    """An operation on earlier or later instructions (by index); `data` holds its constant."""

    op: Op
    args: tuple[int, ...]
    data: Hashable = None


@dataclass(frozen=True, slots=True)
class Plan:
    """The instructions, the named signals among them, and the order to compute them in.

    `components` lists strongly connected components, arguments before users; a component of several instructions (or one
    that reads itself) is recurrent: its memory reads only days strictly before today. `users[i]` are the instructions
    that read instruction i.
    """

    instructions: tuple[Instruction, ...]
    signals: Mapping[Signal, int]
    components: tuple[tuple[int, ...], ...]
    recurrent: frozenset[int]
    users: tuple[tuple[int, ...], ...]

    def downstream(self, changed: frozenset[int]) -> frozenset[int]:
        """Every instruction whose value can depend on one of `changed`, themselves included."""
        reached = set(changed)
        pending = list(changed)
        while pending:
            for user in self.users[pending.pop()]:
                if user not in reached:
                    reached.add(user)
                    pending.append(user)
        return frozenset(reached)
