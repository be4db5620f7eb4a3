"""A second, independent engine: durable-rules infers every truth of a case anew and says where it disagrees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from gapcheck.engine.durable_coding import Coding
from gapcheck.engine.durable_host import Fact, Firing, Rule, RuleSet, available, version
from gapcheck.engine.durable_rules_for import ALWAYS, YES, key_of
from gapcheck.engine.durable_slice import Slice
from gapcheck.engine.plan import Op, Plan, Signal, SignalKind
from gapcheck.engine.reference import Case, EngineFault, Evaluation
from gapcheck.model import result
from gapcheck.model.period import Period
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Ignorance, Unknown, Value

if TYPE_CHECKING:
    from gapcheck.engine.worlds import ReadWorld

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
NOT_INFERRED: Final = Unknown.because(Ignorance.NOT_MODELLED, "durable-rules: varken ja eller nej")
"""What stands for a value that durable-rules could not infer: it does not tell why."""

UNAVAILABLE: Final = Text(
    "bekräftade ingenting: paketet durable_rules kan inte läsas in i den här Pythonmiljön",
    "confirmed nothing: the package durable_rules cannot be imported in this Python environment",
)

_LEAVES: Final = frozenset({Op.INPUT, Op.CONST, Op.LAW})


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
    """A rule that fired on the segment from `first`: the fact it told and the facts it used.

    Facts are keyed "i" + instruction (a step inside one: "i12.3") and carry the number handed over or inferred.
    """

    first: date
    fact: Fact
    used: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Confirmation:
    """What durable-rules confirmed of an evaluation.

    `days` in the case, `segments` of constant facts among them, `signals` and (with nameless steps) `instructions`
    inferred anew, `handed_over` instructions computed by the reference alone (memory and arithmetic), and how many
    activations told something new (none for facts that were met before).
    """

    engine: str
    version: str
    days: int
    segments: int
    signals: int
    instructions: int
    handed_over: int
    activations_run: int
    disagreements: tuple[Disagreement, ...]
    activations: tuple[Activation, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether something was checked and nothing differed."""
        return self.instructions > 0 and not self.disagreements


def confirm(plan: Plan, case: Case, evaluation: Evaluation, *, trace: bool = False) -> Confirmation:
    """Confirm one evaluation; several of the same plan go faster through one `Confirmer`."""
    with Confirmer() as confirmer:
        return confirmer.confirm(plan, case, evaluation, trace=trace)


def confirm_all(plan: Plan, case: Case, read_worlds: Sequence[ReadWorld]) -> result.Confirmation:
    """Confirm every reading, for the receipt. Raises EngineFault, which shows the days, when an engine disagrees."""
    with Confirmer() as confirmer:
        found = [confirmer.confirm(plan, case, world.evaluation) for world in read_worlds]
    for confirmation in found:
        if confirmation.disagreements:
            shown = "; ".join(map(str, confirmation.disagreements[:3]))
            raise EngineFault(f"durable-rules disagrees on {len(confirmation.disagreements)} stretches: {shown}")
    signals, segments = max((f.signals for f in found), default=0), sum(f.segments for f in found)
    handed = max((f.handed_over for f in found), default=0)
    text = Text(
        f"härledde om {signals} namngivna villkor och utfall i {len(found)} läsningar, {segments} skeden;"
        f" {handed} räknare, minnen och belopp lämnades över färdigräknade",
        f"inferred anew {signals} named conditions and outcomes in {len(found)} readings, {segments} stretches;"
        f" {handed} counters, memories and amounts were handed over computed",
    )
    return result.Confirmation(NAME, version(), any(f.agrees for f in found), text)


class Confirmer:
    """Confirms evaluations and remembers what it has inferred: equal facts to an equal rule set are inferred once."""

    def __init__(self) -> None:
        self._rule_sets: dict[tuple[Rule, ...], _Remembered] = {}

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
        """Infer what the named signals rest on (default: every signal but concepts) and compare it with the evaluation.

        Raises EngineFault when durable-rules itself fails.
        """
        wanted = roots if roots is not None else (s for s in plan.signals if s.kind is not SignalKind.CONCEPT)
        part = Slice(evaluation, {plan.signals[signal] for signal in wanted})
        rule_sets = [self._rule_set(rules) for rules in part.rule_sets()]
        told = _Segments(part, evaluation, rule_sets)
        activations: list[Activation] = []
        run = 0
        for remembered in rule_sets:
            for segment, day in enumerate(told.days):
                facts, new = remembered.infer(told, segment)
                told.facts[segment].update(facts)
                run += len(new.firings) if new.fresh else 0
                if trace:
                    first = date.fromordinal(day)
                    activations += [Activation(first, firing.fact, firing.used) for firing in new.firings]
        names = {index: signal for signal, index in plan.signals.items()}
        return Confirmation(
            NAME,
            version(),
            case.period.days,
            len(told.days),
            sum(1 for index in part.order if index in names),
            len(part.order),
            sum(1 for index in part.handed_over if plan.instructions[index].op not in _LEAVES),
            run,
            tuple(d for index in part.order for d in _differences(index, names.get(index), part, told, evaluation)),
            tuple(sorted(activations, key=lambda a: (a.first, a.fact, a.used))),
        )

    def _rule_set(self, rules: tuple[Rule, ...]) -> _Remembered:
        if rules not in self._rule_sets:
            self._rule_sets[rules] = _Remembered(RuleSet(rules))
        return self._rule_sets[rules]


@dataclass(frozen=True, slots=True)
class _Inference:
    firings: tuple[Firing, ...]
    fresh: bool


class _Remembered:
    """A rule set and what followed from the facts it has met."""

    def __init__(self, rule_set: RuleSet) -> None:
        self.rule_set = rule_set
        self._known: dict[tuple[object, ...], tuple[dict[str, int], tuple[Firing, ...]]] = {}

    def infer(self, told: _Segments, segment: int) -> tuple[dict[str, int], _Inference]:
        keys = self.rule_set.handed
        facts = told.facts[segment]
        vector = tuple(told.grade(key, facts.get(key)) for key in keys)
        fresh = vector not in self._known
        if fresh:
            self._known[vector] = self.rule_set.run({key: facts[key] for key in keys if key in facts})
        derived, firings = self._known[vector]
        return derived, _Inference(firings, fresh)


class _Segments:
    """The days on which something handed over changes, and the facts of each of those days by key."""

    def __init__(self, part: Slice, evaluation: Evaluation, rule_sets: Iterable[_Remembered]) -> None:
        sets = [remembered.rule_set for remembered in rule_sets]
        inferred = {key_of(index) for index in part.order}
        handed = sorted({key for rule_set in sets for key in rule_set.handed if "." not in key} - inferred - {ALWAYS})
        self._codings: dict[str, Coding] = {}
        lines: dict[str, Timeline[int | None]] = {}
        cuts = {evaluation.lines[0].first}
        for key in handed:
            index = int(key[1:])
            self._codings[key] = part.coding(index)
            lines[key] = part.told(index)
            cuts |= part.changes(index)
        self.days = sorted(cuts)
        self.facts: list[dict[str, int]] = [{ALWAYS: YES} for _ in self.days]
        for key, line in lines.items():
            for facts, day in zip(self.facts, self.days, strict=True):
                number = line.at_ordinal(day)
                if number is not None:
                    facts[key] = number

    def grade(self, key: str, number: int | None) -> object:
        """What the comparisons can tell of the number; an inferred one is told exactly."""
        coding = self._codings.get(key)
        return coding.grade(number) if coding is not None else number

    def line(self, key: str, like: Timeline[Value]) -> Timeline[int | None]:
        """The inferred numbers of a key over the days of `like`."""
        return Timeline.build(like.first, like.last, self.days, [facts.get(key) for facts in self.facts])


def _differences(
    index: int, signal: Signal | None, part: Slice, told: _Segments, evaluation: Evaluation
) -> Iterable[Disagreement]:
    """Every stretch of days on which the inferred value is not the reference's (any unknown equals any unknown)."""
    line, coding = evaluation.lines[index], part.coding(index)
    wanted, inferred = line.map(coding.number), told.line(key_of(index), line)
    if wanted == inferred:
        return
    pairs = Timeline.combine(lambda value, number: (value, coding.number(value), number), line, inferred)
    for period, (reference, number, found) in pairs.segments():
        if number != found:
            durable = NOT_INFERRED if found is None else coding.value(found)
            yield Disagreement(index, signal, period, reference, durable)
