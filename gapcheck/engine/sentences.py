"""One plain sentence that says what a named outcome is on a day, and what it lacks where it does not hold."""

from __future__ import annotations

from gapcheck.engine.naming import signal_name
from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.engine.ranking import nearest_sets
from gapcheck.engine.view import WorldView
from gapcheck.model.explanation import Explanation, WhyNot
from gapcheck.model.labels import joined, label, leaf_text, share_text
from gapcheck.model.text import Text
from gapcheck.model.values import Unknown

_MOST_LEAVES = 4


def sentence(view: WorldView, signal: Signal, because: Explanation, refusal: WhyNot) -> Text:
    """What the outcome is, in one sentence; a refusal with the fewest conditions that are not met."""
    said = _said(view, signal, because, refusal)
    lacking = _lacking(view, refusal)
    return Text(f"{_capital(said.sv)}{lacking.sv}.", f"{_capital(said.en)}{lacking.en}.")


def _said(view: WorldView, signal: Signal, because: Explanation, refusal: WhyNot) -> Text:
    day = refusal.day
    when = Text(f"den {day}", f"on {day}")
    value = view.line(signal).at(day)
    if signal.kind is SignalKind.SEAT and not isinstance(value, Unknown):
        chair = view.tree.chairs[signal.name]
        actor = label(view.tree, view.actor(chair.actor, signal.part))
        part = Text(f' för "{signal.part}"', f' for "{signal.part}"') if signal.part else Text("", "")
        if not value:
            return Text(
                f"{actor.sv} ger inte {chair.benefit}{part.sv} {when.sv}",
                f"{actor.en} gives no {chair.english}{part.en} {when.en}",
            )
        share = share_text(value)  # type: ignore[arg-type]  # a seat's value is a share
        return Text(
            f"{actor.sv} ger {chair.benefit}{part.sv} {when.sv} ({share.sv})",
            f"{actor.en} gives {chair.english}{part.en} {when.en} ({share.en})",
        )
    if signal.kind is SignalKind.DUTY:
        duty, what = view.tree.duties[signal.name], signal_name(view.tree, signal)
        return Text(
            f"{what.sv}, {duty.id}: {because.value.sv} {when.sv}", f"{what.en}, {duty.id}: {because.value.en} {when.en}"
        )
    what = signal_name(view.tree, signal)
    return Text(f"{what.sv}: {because.value.sv} {when.sv}", f"{what.en}: {because.value.en} {when.en}")


def _lacking(view: WorldView, refusal: WhyNot) -> Text:
    if not refusal.sets:
        return Text("", "")
    leaves = nearest_sets(refusal.sets)[0]
    if not leaves:
        return Text("; ingen ändring i fallet kan ge det", "; no change in the case can give it")
    told = joined((leaf_text(view.tree, leaf) for leaf in leaves[:_MOST_LEAVES]), Text("; ", "; "))
    left = len(leaves) - _MOST_LEAVES
    more = Text(f"; och {left} till", f"; and {left} more") if left > 0 else Text("", "")
    return Text(f". Det som saknas: {told.sv}{more.sv}", f". What is lacking: {told.en}{more.en}")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
