"""What chairs pay: kronor per day of each chair that says an amount, and of a need as a whole."""

from __future__ import annotations

from fractions import Fraction

from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.engine.reference import Evaluation
from gapcheck.engine.shared import Shared
from gapcheck.model.rules import Chair, Need
from gapcheck.model.timeline import Timeline
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Ignorance, Unknown, Value


class Payments:
    """The payments of one evaluated reading."""

    def __init__(self, tree: RuleTree, evaluation: Evaluation, shared: Shared) -> None:
        self._shared = shared
        self._tree = tree
        self._evaluation = evaluation
        self._found: dict[tuple[str, str], Timeline[Value]] = {}

    def of_chair(self, chair: Chair, part: str) -> Timeline[Value]:
        """SEK per day that the chair pays for the part: None while it seats nothing, unknown where it says no amount.

        An amount is also unknown on a day when no rule gives what it is reckoned from. A waiting period that says no
        amount pays nothing.
        """
        seated = self._evaluation.line(Signal(SignalKind.SEAT, chair.id, part))
        unsaid = Unknown.because(Ignorance.NOT_MODELLED, chair.id)
        if chair.amount is not None:
            said = self._evaluation.line(Signal(SignalKind.AMOUNT, chair.id, part))
            return self._shared.of_lines(
                ("paid", chair.id, part),
                (seated, said),
                lambda: Timeline.combine(lambda share, paid: unsaid if paid is None and share else paid, seated, said),
            )
        silent: Value = Fraction(0) if chair.waiting_period else unsaid
        return self._shared.of_lines(
            ("paid", chair.id, part),
            (seated,),
            lambda: seated.map(lambda share: share if isinstance(share, Unknown) else silent if share else None),
        )

    def of_need(self, need: Need, part: str) -> Timeline[Value]:
        """SEK per day that the need's ordinary chairs pay together; nothing where the need has none."""
        if (need.name, part) not in self._found:
            needed = self._evaluation.line(Signal(SignalKind.NEED, need.name, part if need.per_part else ""))
            lines = [self.of_chair(chair, part) for chair in self._tree.chairs_for(need) if not chair.last_resort]
            self._found[need.name, part] = self._shared.of_lines(
                ("paid", need.name, part),
                (needed, *lines),
                lambda: Timeline.combine(lambda _, *paid: _together(*paid), needed, *lines),
            )
        return self._found[need.name, part]


def _together(*paid: Value) -> Value:
    unknown = [amount for amount in paid if isinstance(amount, Unknown)]
    if unknown:
        return Unknown.merged(unknown)
    return sum((Fraction(amount) for amount in paid if isinstance(amount, int | Fraction)), Fraction(0))
