"""Explaining: walks an evaluated plan from a named signal down to the facts that gave it its value on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from gapcheck.engine.behind import Behind
from gapcheck.engine.built_in import PART_EXISTS
from gapcheck.engine.fact_places import fact_node
from gapcheck.engine.naming import signal_kind, signal_name
from gapcheck.engine.plan import Instruction, Op, Signal, SignalKind
from gapcheck.engine.pointwise import SILENT
from gapcheck.engine.view import WorldView
from gapcheck.model.explanation import Explanation, NodeKind, WhyNot
from gapcheck.model.labels import requirement, share_text, value_text
from gapcheck.model.terms import Comparison
from gapcheck.model.text import Text
from gapcheck.model.values import Unknown, Value
from gapcheck.model.verdicts import Leaf, LeafKind

_ALL = Text("allt detta krävs", "all of this is needed")
_ANY = Text("något av detta räcker", "any of this is enough")
_CITED = frozenset(
    {SignalKind.RULE, SignalKind.VARIANT, SignalKind.CHAIR_OPEN, SignalKind.SEAT, SignalKind.SEAT_BY_LAW, SignalKind.DUTY,
     SignalKind.CAPABILITY}
)  # fmt: skip


def explain(view: WorldView, signal: Signal, day: date) -> Explanation:
    """Why the signal has its value on the day. ValueError when the day lies outside the case."""
    _within(view, day)
    return _Walk(view, day).signal(signal)


def explain_why_not(view: WorldView, signal: Signal, day: date) -> WhyNot:
    """Every minimal set of unmet conditions behind a refusal, smallest first; none when the signal holds."""
    _within(view, day)
    unmet = Behind(view.reasons).unmet(signal, day)
    # What asks for another law is told only when nothing in the case would do.
    within_law = [found for found in unmet if all(leaf.kind is not LeafKind.LAW for leaf in found)]
    sets = tuple(tuple(sorted(found, key=Leaf.sort_key)) for found in within_law or unmet)
    return WhyNot(signal_name(view.tree, signal), signal.part, day, _citation(view, signal), sets)


def _within(view: WorldView, day: date) -> None:
    if day not in view.scenario.period:
        raise ValueError(f"{day} lies outside the case {view.scenario.period}")


def _citation(view: WorldView, signal: Signal) -> str:
    if signal.kind in _CITED:
        return signal.name.partition("#")[0]
    return signal.name if signal.kind is SignalKind.CONCEPT and signal.name in view.tree.memory else ""


class _Walk:
    """One walk: a signal is explained the first time it is met and only named after that."""

    def __init__(self, view: WorldView, day: date) -> None:
        self._view = view
        self._day = day
        self._explained: set[Signal] = set()

    def signal(self, signal: Signal) -> Explanation:
        view = self._view
        index = view.plan.signals[signal]
        definition = view.plan.instructions[index].args[0]
        name, value, cited = signal_name(view.tree, signal), self._worded(signal, index), _citation(view, signal)
        if signal in self._explained:
            return Explanation(NodeKind.REPEATED, signal_name(view.tree, signal, short=True), value, cited)
        self._explained.add(signal)
        instruction = view.plan.instructions[definition]
        given = definition if instruction.op is Op.INPUT else self._given(instruction)
        if instruction.op is Op.INPUT or (given is not None and self._value(given) != SILENT):
            return fact_node(view.tree, view.scenario, view.reading, signal, self._day, value)
        # A rule's wordings go by the rule's own name: its name once is enough.
        under = tuple(
            below for node in self._under(definition) for below in (node.children if node.what == name else (node,))
        )
        return Explanation(
            signal_kind(view.tree, signal), name, value, cited, assumed=given is not None, children=under
        )

    def _given(self, instruction: Instruction) -> int | None:
        """The input of a concept that otherwise is the same as another one."""
        first = instruction.args[0] if instruction.op is Op.OR_ELSE else None
        is_input = first is not None and self._view.plan.instructions[first].op is Op.INPUT
        return first if is_input else None

    def _worded(self, signal: Signal, index: int) -> Text:
        """The value as that kind of signal is spoken of: a seat has a share, a rule applies, a decision may be missing."""
        value = self._value(index)
        if value == SILENT:
            return Text("inget beslut; följer lagen", "no decision; follows the law")
        if isinstance(value, Unknown):
            return value_text(value)
        if signal.kind in (SignalKind.SEAT, SignalKind.SEAT_BY_LAW):
            share = share_text(value) if value else Text("ingenting", "nothing")  # type: ignore[arg-type]  # a share
            return Text(f"ger {share.sv}", f"gives {share.en}")
        if signal.kind in (SignalKind.RULE, SignalKind.VARIANT, SignalKind.YARDSTICK):
            return Text("gäller", "applies") if value else Text("gäller inte", "does not apply")
        return value_text(value, self._view.tree)

    # ---- what an instruction rests on, only as far as it mattered

    def _reason(self, index: int, within: Op) -> Iterator[Explanation]:
        """An instruction as reasons: a group where several conditions stand together unless they already do `within`."""
        instruction = self._view.plan.instructions[index]
        grouped = instruction.op in (Op.AND, Op.OR) and instruction.op is not within
        if grouped and len(under := tuple(self._under(index))) > 1:
            what = _ALL if instruction.op is Op.AND else _ANY
            yield Explanation(NodeKind.GROUP, what, value_text(self._value(index)), children=under)
        else:
            yield from under if grouped else self._under(index)

    def _under(self, index: int) -> Iterator[Explanation]:
        """The reasons directly under an instruction, without naming the instruction itself."""
        instruction = self._view.plan.instructions[index]
        match instruction.op:
            case Op.INPUT | Op.CONST:
                return
            case Op.SIGNAL:
                assert isinstance(instruction.data, Signal)
                if not self._says_nothing(instruction.data, index):
                    yield self.signal(instruction.data)
            case Op.NOT:
                # An exception that does not apply is told once.
                inner = self._view.plan.instructions[instruction.args[0]]
                if inner.op is not Op.SIGNAL or inner.data not in self._explained or self._value(instruction.args[0]):
                    yield from self._reason(instruction.args[0], instruction.op)
            case Op.LAW | Op.LAW_PICKED:
                yield from self._law(index, instruction)
            case Op.COMPARE:
                yield from self._comparison(instruction)
            case _:
                for argument in self._deciding(instruction):
                    yield from self._reason(argument, instruction.op)

    def _says_nothing(self, signal: Signal, index: int) -> bool:
        """That a part exists is no reason, nor is a rule or wording that is not law on the day."""
        if signal.name == PART_EXISTS:
            return self._is(index, True)
        return signal.kind in (SignalKind.RULE, SignalKind.VARIANT) and self._is(index, False) and self._repealed(index)

    def _repealed(self, index: int) -> bool:
        """Whether no wording of a rule that does not apply is in force on the day."""
        instruction = self._view.plan.instructions[index]
        match instruction.op:
            case Op.SIGNAL | Op.OR:
                return all(self._repealed(argument) for argument in instruction.args)
            case Op.AND:
                return any(self._repealed(argument) for argument in instruction.args if self._is_law(argument))
            case _:
                return self._is_law(index) and self._is(index, False)

    def _is_law(self, index: int) -> bool:
        return self._view.plan.instructions[index].op in (Op.LAW, Op.LAW_PICKED)

    def _deciding(self, instruction: Instruction) -> list[int]:
        """The arguments that made an instruction's value what it is; those that could not matter are left out."""
        args = list(instruction.args)
        match instruction.op:
            case Op.AND | Op.OR:
                decided = [i for i in args if self._is(i, instruction.op is Op.OR)]
                return decided or [i for i in args if isinstance(self._value(i), Unknown)] or args
            case Op.CASES:
                pairs = list(zip(args[:-1:2], args[1:-1:2], strict=True))
                chosen = [i for pair in pairs if not self._is(pair[0], False) for i in pair]
                # Where no case holds, the refusing conditions are the reason for the default.
                return chosen or [condition for condition, _ in pairs]
            case Op.LEAST_IN_FORCE | Op.ABLE_IN_FORCE:
                measured = zip(args[::2], args[1::2], strict=True)
                return [i for pair in measured if not self._is(pair[0], False) for i in pair]
            case Op.OR_ELSE:
                # A decision is worth showing even when the case is silent about it; a silent input is not.
                is_input = self._view.plan.instructions[args[0]].op is Op.INPUT
                return args[is_input:] if self._value(args[0]) == SILENT else args[:1]
            case Op.SEAT:
                return args[:1] if self._is(args[0], False) else args
        return args

    def _is(self, index: int, wanted: bool) -> bool:
        value = self._value(index)
        return not isinstance(value, Unknown) and bool(value) is wanted

    def _comparison(self, instruction: Instruction) -> Iterator[Explanation]:
        data: Any = instruction.data
        comparison, _, constant = data
        for node in self._under(instruction.args[0]):
            if comparison is Comparison.IS and isinstance(constant, bool):
                yield node
            else:
                wanted = requirement(comparison, constant, self._view.tree)
                asked = Text(
                    f"{node.value.sv} (prövas mot: {wanted.sv})", f"{node.value.en} (tested against: {wanted.en})"
                )
                yield replace(node, value=asked)

    def _law(self, index: int, instruction: Instruction) -> Iterator[Explanation]:
        governing: Any = instruction.data
        first, last = governing.first, governing.last
        value = self._value(index)
        if value is True and first is None and last is None:
            return
        what = Text(f"lydelsen{_span(first, last, 'från', 'till')}", f"the wording{_span(first, last, 'from', 'to')}")
        word = Text("gäller", "is in force") if value else Text("gäller inte", "is not in force")
        yield Explanation(NodeKind.LAW, what, value_text(value) if isinstance(value, Unknown) else word)

    def _value(self, index: int) -> Value:
        return self._view.reasons.leaves.evaluation.lines[index].at(self._day)


def _span(first: date | None, last: date | None, since: str, until: str) -> str:
    return (f" {since} {first}" if first else "") + (f" {until} {last}" if last else "")
