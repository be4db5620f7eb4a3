"""Who an outcome hangs on: follows a refusal through the plan from actor to actor, down to a fact, a clock or a wording."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from gapcheck.engine.behind import Behind
from gapcheck.engine.built_in import PART_EXISTS
from gapcheck.engine.fact_places import place_of
from gapcheck.engine.leaves import LEGISLATOR, TIME
from gapcheck.engine.naming import signal_name
from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.engine.ranking import nearest_sets
from gapcheck.engine.reasons import LeafSet
from gapcheck.engine.remedies import remedy_within
from gapcheck.engine.view import WorldView
from gapcheck.model.blame import Link, LinkKind, Support
from gapcheck.model.concepts import Concept
from gapcheck.model.duties import Duty, Holder
from gapcheck.model.labels import joined, label, leaf_text, value_text
from gapcheck.model.terms import Comparison
from gapcheck.model.text import Text
from gapcheck.model.verdicts import Leaf, LeafKind

MOST_ALTERNATIVES = 4
"""The most links that are told where any one of them would do: those that hang on somebody's judgement first."""
DEEPEST = 6
"""The most steps that a chain is followed; a verdict may rest on another's."""

_NOBODY = Text("", "")
_KINDS = {LeafKind.ASSESSMENT: LinkKind.ASSESSMENT, LeafKind.DECISION: LinkKind.DECISION, LeafKind.VERDICT: LinkKind.VERDICT,
          LeafKind.CLOCK: LinkKind.CLOCK, LeafKind.LAW: LinkKind.LAW}  # fmt: skip


class Blame:
    """Follows the outcomes of one reading on one day."""

    def __init__(self, view: WorldView, day: date) -> None:
        self._view, self._day, self._tree = view, day, view.tree
        self._behind = Behind(view.reasons)

    def refusal(self, signal: Signal) -> Link | None:
        """The chain behind an outcome that does not hold on the day; None when it holds."""
        sets = self._behind.unmet(signal, self._day)
        if not sets:
            return None
        kind = LinkKind.DUTY if signal.kind is SignalKind.DUTY else LinkKind.REFUSAL
        rests_on, enough = self._resting(sets, 0)
        return Link(
            kind,
            self._owner(signal),
            self._refused(signal),
            self._cited(signal),
            rests_on=rests_on,
            one_is_enough=enough,
        )

    def of_leaves(self, leaves: Iterable[Leaf]) -> tuple[Link, ...]:
        """The chains behind some conditions."""
        return tuple(self._of_leaf(leaf, 0) for leaf in leaves)

    def of_duty(self, duty: Duty, part: str) -> Link:
        """Who must do what, who sees to it, what follows if it is neglected, and how she can complain."""
        bearer = self._actor(duty.bearer, part)
        watched = [self._holder(duty.supervision, _SUPERVISION), self._holder(duty.sanction, _SANCTION),
                   self._holder(duty.remedy, _REMEDY)]  # fmt: skip
        must = Text(f"ska {duty.what}", f"must {duty.english}")
        return Link(
            LinkKind.DUTY, bearer, must, (duty.id,), rests_on=tuple(link for link in watched if link is not None)
        )

    def of_capability(self, id: str) -> Link:
        """Who could do something, but need not."""
        could = Text("kan men måste inte", "could, but need not")
        return Link(LinkKind.RULE, self._actor(self._tree.capabilities[id].actor, ""), could, (id,))

    def of_verdict(self, test: str, part: str) -> Link:
        """What a capacity test finds on the day, and what that rests on."""
        signal = Signal(SignalKind.CONCEPT, test, part)
        index = self._view.plan.signals[signal]
        return self._of_leaf(self._view.reasons.leaf_at(index, self._day, ""), 0)

    def of_concept(self, name: str, part: str) -> tuple[Link, ...]:
        """What an input is on the day, and who judges it or can change it."""
        signals = [
            s
            for s in (Signal(SignalKind.CONCEPT, name, part), Signal(SignalKind.CONCEPT, name))
            if s in self._view.plan.signals
        ]
        index = [self._view.plan.signals[signal] for signal in signals[:1]]
        return self.of_leaves(self._view.reasons.leaf_at(one, self._day, "") for one in index)

    # ---- links

    def _resting(self, sets: Sequence[LeafSet], depth: int) -> tuple[tuple[Link, ...], bool]:
        """The links behind the smallest sets of conditions: any one where one is enough, else those of the first set."""
        named = [frozenset(leaf for leaf in found if self._is_named(leaf)) for found in sets]
        ordered = nearest_sets(named)
        if not ordered or not ordered[0]:
            return (), False
        if len(ordered[0]) == 1:
            leaves = [found[0] for found in ordered][:MOST_ALTERNATIVES]
            return tuple(self._of_leaf(leaf, depth + 1) for leaf in leaves), len(leaves) > 1
        return tuple(self._of_leaf(leaf, depth + 1) for leaf in ordered[0]), False

    def _is_named(self, leaf: Leaf) -> bool:
        """Whether a condition is about something that has a name; a sum within a rule has none."""
        groups = (self._tree.concepts, self._tree.memory, self._tree.tests)
        return leaf.kind is not LeafKind.FACT or leaf.concept == PART_EXISTS or any(leaf.concept in g for g in groups)

    def _of_leaf(self, leaf: Leaf, depth: int) -> Link:
        tree, found = self._tree, leaf_text(self._tree, leaf, with_part=True)
        signal = Signal(
            SignalKind.DECISION if leaf.kind is LeafKind.DECISION else SignalKind.CONCEPT, leaf.concept, leaf.part
        )
        kind = _KINDS.get(leaf.kind, LinkKind.FACT)
        cited: tuple[str, ...] = (leaf.via,) if leaf.via else ()
        rests_on: tuple[Link, ...] = ()
        enough = False
        if leaf.kind is LeafKind.VERDICT:
            cited = leaf.grounds
            if depth < DEEPEST:
                rests_on, enough = self._resting(
                    self._behind.of_test(signal, self._able_wanted(leaf), self._day), depth
                )
        elif leaf.kind is LeafKind.CLOCK and signal in self._view.plan.signals and depth < DEEPEST:
            sets = self._behind.of_state(signal, leaf.wanted is True, self._day)
            if sets:
                kind = LinkKind.STATE
                rests_on, enough = self._resting(sets, depth)
        elif leaf.kind is LeafKind.LAW:
            cited = (leaf.concept,)
        place = place_of(self._view.scenario, signal, self._day) if kind is not LinkKind.LAW else ""
        concept = tree.concepts.get(leaf.concept)
        return Link(kind, self._whose(leaf, kind), found, cited, place, self._support(leaf, concept), rests_on, enough)

    def _able_wanted(self, leaf: Leaf) -> bool:
        """Whether a verdict would have to find ability for the condition to be met."""
        if leaf.able is not None:
            return not leaf.able
        if self._tree.tests[leaf.concept].gives_reduction:
            return leaf.comparison in (Comparison.AT_MOST, Comparison.LESS_THAN)
        return leaf.wanted is True

    def _whose(self, leaf: Leaf, kind: LinkKind) -> Text:
        if kind is LinkKind.STATE or leaf.hangs_on in ("", TIME):
            return Text("tiden", "time") if kind is LinkKind.CLOCK else self._giver(leaf.concept)
        if leaf.hangs_on == LEGISLATOR:
            return Text("lagstiftaren", "the legislator")
        return joined((self._actor(name, leaf.part) for name in leaf.hangs_on.split(", ")), Text(", ", ", "))

    def _giver(self, name: str) -> Text:
        """Who applies the rules that give a concept its value; nobody where none do."""
        actors = {rule.actor: None for rule in self._tree.rules.values() for variant in rule.variants
                  for consequence in variant.gives if consequence.concept == name}  # fmt: skip
        return joined((label(self._tree, actor) for actor in actors), Text(", ", ", ")) if actors else _NOBODY

    def _support(self, leaf: Leaf, concept: Concept | None) -> Support | None:
        """Evidence, standard and remedy of what somebody judges."""
        if leaf.kind is LeafKind.ASSESSMENT and concept is not None:
            return Support(concept.evidence, concept.standard, concept.remedy)
        if leaf.kind is LeafKind.VERDICT:
            opened = [v.opens for rule in leaf.grounds for v in self._tree.rules[rule].variants if v.opens is not None]
            evidence = ", ".join(dict.fromkeys(opening.evidence for opening in opened if opening.evidence))
            return Support(
                evidence,
                "",
                remedy_within(self._view, [Signal(SignalKind.CONCEPT, leaf.concept, leaf.part)], leaf.hangs_on),
            )
        if leaf.kind is LeafKind.DECISION:
            seats = [s for s in self._view.plan.signals if s.kind is SignalKind.SEAT and s.part == leaf.part
                     and self._tree.chairs[s.name].decision == leaf.concept]  # fmt: skip
            return Support("", "", remedy_within(self._view, seats, leaf.hangs_on))
        return None

    def _holder(self, holder: Holder, held: Text) -> Link | None:
        """Who has a task over a duty, or that the law names nobody; None where that is not modelled."""
        if holder.nobody:
            looked = ", ".join(holder.looked_in)
            found = Text(f"{held.sv} (sökt i {looked})", f"{held.en} (looked in {looked})")
            return Link(LinkKind.NOBODY, Text("ingen", "nobody"), found)
        if not holder.actor:
            return None
        found = Text(f"{held.sv}, {holder.by}", f"{held.en}, {holder.by}") if holder.by else held
        return Link(LinkKind.RULE, self._actor(holder.actor, ""), found)

    # ---- names

    def _actor(self, name: str, part: str) -> Text:
        resolved = self._view.actor(name, part)
        return label(self._tree, resolved)

    def _owner(self, signal: Signal) -> Text:
        """Whose an outcome is."""
        tree, name = self._tree, signal.name
        match signal.kind:
            case SignalKind.SEAT | SignalKind.SEAT_BY_LAW | SignalKind.CHAIR_OPEN:
                return self._actor(tree.chairs[name].actor, signal.part)
            case SignalKind.RULE:
                return self._actor(tree.rules[name].actor, signal.part)
            case SignalKind.DUTY:
                return self._actor(tree.duties[name].bearer, signal.part)
            case SignalKind.CAPABILITY:
                return self._actor(tree.capabilities[name].actor, signal.part)
        if name in tree.tests:
            return self._actor(tree.tests[name].decided_by, signal.part)
        return self._giver(name)

    def _refused(self, signal: Signal) -> Text:
        tree, name = self._tree, signal.name
        if signal.kind is SignalKind.SEAT:
            chair = tree.chairs[name]
            for_part = Text(f' för "{signal.part}"', f' for "{signal.part}"') if signal.part else _NOBODY
            held = self._view.line(signal).at(self._day)
            if held:
                return Text(
                    f"ger bara en del av {chair.benefit}{for_part.sv}",
                    f"gives only a part of {chair.english}{for_part.en}",
                )
            return Text(f"ger inte {chair.benefit}{for_part.sv}", f"gives no {chair.english}{for_part.en}")
        if signal.kind is SignalKind.DUTY:
            duty = tree.duties[name]
            return Text(f"behöver inte {duty.what}", f"need not {duty.english}")
        what, value = signal_name(tree, signal, short=True), value_text(self._view.line(signal).at(self._day), tree)
        if signal.kind is SignalKind.RULE:
            return Text(f"tillämpar inte {what.sv}", f"does not apply {what.en}")
        return Text(f"kommer fram till {what.sv}: {value.sv}", f"arrives at {what.en}: {value.en}")

    def _cited(self, signal: Signal) -> tuple[str, ...]:
        kinds = (SignalKind.CONCEPT, SignalKind.NEED, SignalKind.DECISION)
        return () if signal.kind in kinds and signal.name not in self._tree.memory else (signal.name,)


_SUPERVISION = Text("utövar tillsyn", "supervises it")
_SANCTION = Text("kan ingripa om det försummas", "can intervene if it is neglected")
_REMEDY = Text("tar emot hennes klagomål", "takes her complaint")
