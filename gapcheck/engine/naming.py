"""What signals are called in words, and which signals a reader's word stands for."""

from __future__ import annotations

from gapcheck.engine.plan import Plan, Signal, SignalKind
from gapcheck.model.explanation import NodeKind
from gapcheck.model.labels import benefit_label, label
from gapcheck.model.part_names import with_part
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree

_CHAIRS = (SignalKind.CHAIR_OPEN, SignalKind.SEAT, SignalKind.SEAT_BY_LAW)
_ASKED_FOR = (SignalKind.SEAT, SignalKind.CONCEPT, SignalKind.RULE, SignalKind.NEED, SignalKind.DUTY,
              SignalKind.CAPABILITY)  # fmt: skip


def signal_kind(tree: RuleTree, signal: Signal) -> NodeKind:
    """What sort of node a signal becomes in an explanation."""
    if signal.kind in _CHAIRS:
        return NodeKind.CHAIR
    if signal.kind is SignalKind.CONCEPT:
        if signal.name in tree.memory:
            return NodeKind.CLOCK
        return NodeKind.TEST if signal.name in tree.tests else NodeKind.CONCEPT
    return {
        SignalKind.NEED: NodeKind.NEED,
        SignalKind.DUTY: NodeKind.DUTY,
        SignalKind.YARDSTICK: NodeKind.YARDSTICK,
        SignalKind.DECISION: NodeKind.DECISION,
    }.get(signal.kind, NodeKind.RULE)


def signal_name(tree: RuleTree, signal: Signal, short: bool = False) -> Text:
    """What the signal is, in words and with its part where it has one; `short` leaves out what a rule means."""
    name = _bare_name(tree, signal, short)
    return Text(with_part(name.sv, signal.part), with_part(name.en, signal.part))


def _bare_name(tree: RuleTree, signal: Signal, short: bool) -> Text:
    name = signal.name
    match signal.kind:
        case SignalKind.SEAT | SignalKind.SEAT_BY_LAW | SignalKind.CHAIR_OPEN:
            chair = tree.chairs[name]
            actor = label(tree, chair.actor)
            what = Text(f"{chair.benefit} från {actor.sv}", f"{chair.english} from {actor.en}")
            if signal.kind is SignalKind.SEAT:
                return what
            if signal.kind is SignalKind.SEAT_BY_LAW:
                return Text(f"{what.sv}, enligt lagen", f"{what.en}, by law")
            return Text(f"villkoren för {chair.benefit}", f"the conditions of {chair.english}")
        case SignalKind.AMOUNT:
            chair = tree.chairs[name]
            return Text(f"{chair.benefit}, kronor om dagen", f"{chair.english}, SEK a day")
        case SignalKind.YARDSTICK:
            yardstick = label(tree, name.partition(" > ")[2])
            return Text(f"måttstocken {yardstick.sv}", f"the yardstick {yardstick.en}")
        case SignalKind.DECISION:
            decision = benefit_label(tree, name)
            return Text(f"beslut om {decision.sv}", f"decision on {decision.en}")
        case SignalKind.DUTY:
            duty = tree.duties[name]
            bearer = label(tree, duty.bearer)
            return Text(f"{bearer.sv} ska {duty.what}", f"{bearer.en} must {duty.english}")
        case SignalKind.RULE | SignalKind.VARIANT:
            rule = tree.rules[name.partition("#")[0]]
            meaning = rule.citation.meaning.strip().rstrip(".")
            said = f' ("{meaning}")' if meaning and not short else ""
            return Text(f"regeln {rule.id}{said}", f"rule {rule.id}")
        case SignalKind.CAPABILITY:
            actor = label(tree, tree.capabilities[name].actor)
            return Text(f"{actor.sv} kan men måste inte", f"{actor.en} could, but need not")
    return label(tree, name)


def signals_named(tree: RuleTree, plan: Plan, name: str, part: str = "") -> tuple[Signal, ...]:
    """The signals that a reader's word stands for: a concept, memory, test, need, or the id of a rule, chair or duty.

    A benefit stands for every chair that gives it. With `part`, only that part's signals and the person's own.
    """
    chairs = {chair.id for chair in tree.chairs.values() if chair.benefit == name}
    found = [
        signal
        for signal in plan.signals
        if (signal.name == name and signal.kind in _ASKED_FOR and not chairs)
        or (signal.name in chairs and signal.kind is SignalKind.SEAT)
    ]
    return tuple(sorted(signal for signal in found if not part or signal.part in ("", part)))


def askable_names(tree: RuleTree, plan: Plan) -> tuple[str, ...]:
    """Every word that `signals_named` knows for this plan, sorted."""
    names = {signal.name for signal in plan.signals if signal.kind in _ASKED_FOR}
    return tuple(sorted(names | {chair.benefit for chair in tree.chairs.values()}))
