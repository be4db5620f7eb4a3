"""A second, independent engine: durable-rules infers every truth of a case anew and says where it disagrees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from gapcheck.engine.durable_found import Activation, Confirmation, Disagreement
from gapcheck.engine.durable_host import Rule, available, version
from gapcheck.engine.durable_readings import Readings, Remembered
from gapcheck.engine.durable_slice import Slice
from gapcheck.engine.plan import Op, Plan, Signal, SignalKind
from gapcheck.engine.reference import Case, EngineFault, Evaluation
from gapcheck.model import result
from gapcheck.model.duties import DutyState
from gapcheck.model.text import Text
from gapcheck.model.values import Value

if TYPE_CHECKING:
    from gapcheck.engine.explored import ReadWorld

__all__ = [
    "UNAVAILABLE",
    "Activation",
    "Confirmation",
    "Confirmer",
    "Disagreement",
    "available",
    "confirm",
    "confirm_all",
]

NAME: Final = "durable-rules"
UNAVAILABLE: Final = Text(
    "bekräftade ingenting: paketet durable_rules kan inte läsas in i den här Pythonmiljön",
    "confirmed nothing: the package durable_rules cannot be imported in this Python environment",
)

_LEAVES: Final = frozenset({Op.INPUT, Op.CONST, Op.LAW, Op.DATED})
_TOLD: Final = frozenset({SignalKind.SEAT, SignalKind.SEAT_BY_LAW, SignalKind.NEED, SignalKind.YARDSTICK})
_NOT_INFERRED: Final = frozenset({SignalKind.CONCEPT, SignalKind.AMOUNT})


def confirm(plan: Plan, case: Case, evaluation: Evaluation, *, trace: bool = False) -> Confirmation:
    """Confirm one evaluation; several of the same plan go faster through one `Confirmer`."""
    with Confirmer() as confirmer:
        return confirmer.confirm(plan, case, evaluation, trace=trace)


def confirm_all(plan: Plan, case: Case, read_worlds: Sequence[ReadWorld]) -> result.Confirmation:
    """Confirm every reading, for the receipt. Raises EngineFault, which shows the days, when an engine disagrees."""
    evaluations = [world.evaluation for world in read_worlds]
    with Confirmer() as confirmer:
        found = confirmer.confirm_each(plan, case, evaluations, roots=_answers(plan, evaluations))
    for confirmation in found:
        if confirmation.disagreements:
            shown = "; ".join(map(str, confirmation.disagreements[:3]))
            raise EngineFault(f"durable-rules disagrees on {len(confirmation.disagreements)} stretches: {shown}")
    signals, instructions, handed = found[0].signals, found[0].instructions, found[0].handed_over
    inferred = sum(f.inferred for f in found)
    text = Text(
        f"prövade om {signals} namngivna villkor och utfall på alla {case.period.days} dagar i {len(found)} läsningar,"
        f" {instructions} led i var och en, genom {inferred} härledningar (samma led på samma värden härleds en gång);"
        f" {handed} räknare, minnen och belopp lämnades över färdigräknade",
        f"tried anew {signals} named conditions and outcomes on all {case.period.days} days in {len(found)} readings,"
        f" {instructions} steps in each, by {inferred} inferences (the same step on the same values is inferred once);"
        f" {handed} counters, memories and amounts were handed over computed",
    )
    return result.Confirmation(NAME, version(), all(f.agrees for f in found), text)


def _answers(plan: Plan, evaluations: Sequence[Evaluation]) -> list[Signal]:
    """What a result tells: every seat, need and yardstick, and each rule, duty and capability that is ever more than idle.

    An idle rule is inferred where something else rests on its being idle.
    """
    return [
        signal
        for signal in plan.signals
        if signal.kind in _TOLD
        or (signal.kind not in _NOT_INFERRED and any(_ever(found.line(signal).values) for found in evaluations))
    ]


def _ever(values: Iterable[Value]) -> bool:
    return any(value is not False and value != DutyState.DORMANT.value for value in values)


class Confirmer:
    """Confirms evaluations and remembers what it has inferred: equal facts to an equal rule set are inferred once."""

    def __init__(self) -> None:
        self._rule_sets: dict[tuple[Rule, ...], Remembered] = {}

    def __enter__(self) -> Confirmer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Give the rule sets' memory back."""
        for remembered in self._rule_sets.values():
            remembered.rule_set.close()
        self._rule_sets.clear()

    def confirm(
        self,
        plan: Plan,
        case: Case,
        evaluation: Evaluation,
        *,
        roots: Iterable[Signal] | None = None,
        trace: bool = False,
    ) -> Confirmation:
        """Confirm one evaluation, as `confirm_each` does several."""
        return self.confirm_each(plan, case, [evaluation], roots=roots, trace=trace)[0]

    def confirm_each(
        self,
        plan: Plan,
        case: Case,
        evaluations: Sequence[Evaluation],
        *,
        roots: Iterable[Signal] | None = None,
        trace: bool = False,
    ) -> list[Confirmation]:
        """Infer what the named signals rest on (default: every signal but concepts and amounts) and compare it with each evaluation.

        The evaluations are readings of one case. Raises EngineFault when durable-rules itself fails.
        """
        wanted = roots if roots is not None else (s for s in plan.signals if s.kind not in _NOT_INFERRED)
        part = Slice(evaluations, {plan.signals[signal] for signal in wanted})
        named = set(plan.signals.values())
        readings = Readings(part, self._remembered)
        return [
            Confirmation(
                NAME,
                version(),
                case.period.days,
                sum(1 for index in part.order if index in named),
                len(part.order),
                len(found.instructions),
                sum(1 for index in part.handed_over if plan.instructions[index].op not in _LEAVES),
                found.activations_run,
                tuple(found.disagreements),
                tuple(sorted(found.activations, key=lambda a: (a.first, a.fact, a.used))) if trace else (),
            )
            for found in map(readings.confirm, evaluations)
        ]

    def _remembered(self, rules: tuple[Rule, ...]) -> Remembered:
        if rules not in self._rule_sets:
            self._rule_sets[rules] = Remembered(rules)
        return self._rule_sets[rules]
