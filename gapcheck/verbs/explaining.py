"""Answering why: runs a case and explains the outcome or finding that a reader asks about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gapcheck.check import Plans, ReadCase, read_case, run_case
from gapcheck.engine.blame import Blame
from gapcheck.engine.explaining import explain, explain_why_not
from gapcheck.engine.plan import Signal, SignalKind
from gapcheck.engine.sentences import sentence
from gapcheck.engine.view import WorldView
from gapcheck.loading.problems import InputProblems
from gapcheck.model.answers import Answer, FindingAnswer, OppositeAnswer, OutcomeAnswer, ProvisionAnswer
from gapcheck.model.blame import Link
from gapcheck.model.explanation import Explanation
from gapcheck.model.findings import Finding
from gapcheck.model.result import Result
from gapcheck.model.scenario import Scenario
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.model.verdicts import LeafKind
from gapcheck.verbs.asked import Question, check_one_part, choose, findings_asked, outcomes_asked
from gapcheck.verbs.of_itself import of_itself
from gapcheck.verbs.one_reading import chosen_reading, reading_told, told_for
from gapcheck.verbs.opposite import MOST_TRIED, Setting, Target, finding_target, nearest, outcome_target

MOST_CHAINS = 3
"""The most refusing chairs of a finding whose chain is told: the nearest."""

_CAUSES = (LeafKind.CLOCK, LeafKind.LAW, LeafKind.DECISION)
_PROVISIONS = (SignalKind.SEAT, SignalKind.RULE, SignalKind.DUTY, SignalKind.CAPABILITY, SignalKind.CONCEPT)


@dataclass(frozen=True, slots=True)
class Search:
    """Whether to look for the opposite outcome, among which inputs, and for how many evaluations (None: the usual)."""

    wanted: bool = True
    any_input: bool = False
    most: int | None = None


class Asking:
    """One case, run, and what is answered about it."""

    def __init__(self, tree: RuleTree, scenario: Scenario, law_on: date | None, search: Search) -> None:
        plans = Plans(tree)
        self.tree, self.scenario, self.search = tree, scenario, search
        self.result: Result = run_case(tree, scenario, law_on=law_on, confirm=False, plans=plans, silence=False)
        self.read: ReadCase = read_case(tree, scenario, law_on, plans)
        self.setting = Setting(tree, scenario, law_on, plans, self.read, search.any_input, search.most or MOST_TRIED)

    def answer(self, asked: Question) -> Answer:
        """The answer to a question. InputProblems when there is nothing to explain."""
        if asked.is_finding:
            found = findings_asked(self.tree, self.scenario, asked, self.result.findings)
            answers = tuple(self._finding(finding, asked.day or finding.period.first) for finding in found)
            return Answer(answers[0].day, self._told_for(Text("", "")), findings=answers)
        signals = outcomes_asked(self.tree, self.scenario, asked, self.read.views)
        assert asked.day is not None  # outcomes are asked for on a day
        view = chosen_reading(self.scenario, asked.reading, self.read.views)
        return Answer(
            asked.day,
            self._told_for(reading_told(self.tree, asked.reading, len(self.read.views), view.reading)),
            outcomes=tuple(_outcome(view, signal, asked.day) for signal in signals),
            opposites=tuple(self._opposite_outcomes(signals, asked.day, asked.reading)),
        )

    def target(self, asked: Question) -> tuple[Target, Finding | None]:
        """The one outcome or finding that a question is about. InputProblems when it is about none or several."""
        if asked.is_finding:
            found = findings_asked(self.tree, self.scenario, asked, self.result.findings)
            if len(found) > 1:
                raise InputProblems([choose(self.scenario, found)])
            one = found[0]
            return finding_target(self.setting, one, asked.day or one.period.first), one
        signals = outcomes_asked(self.tree, self.scenario, asked, self.read.views)
        assert asked.day is not None  # outcomes are asked for on a day
        chosen_reading(self.scenario, asked.reading, self.read.views)
        check_one_part(self.scenario, signals)
        return outcome_target(self.setting, signals, asked.day, asked.reading - 1), None

    def _told_for(self, reading: Text) -> Text:
        return told_for(self.tree, self.scenario, self.setting.law_on, reading)

    # ---- findings

    def _finding(self, finding: Finding, day: date) -> FindingAnswer:
        target = finding_target(self.setting, finding, day)
        view = self.read.views[target.reading]
        tried = {chair.chair: chair for chair in finding.tried}
        provisions = tuple(
            ProvisionAnswer(id, self._because(view, id, finding.part, day), tried.get(id)) for id in finding.provisions
        )
        return FindingAnswer(
            finding, day, provisions, self._chains(view, finding, day), self._opposite(target, finding)
        )

    def _because(self, view: WorldView, id: str, part: str, day: date) -> Explanation | None:
        signal = _signal_of(view, id, part)
        return explain(view, signal, day) if signal is not None else None

    def _chains(self, view: WorldView, finding: Finding, day: date) -> tuple[Link, ...]:
        """Whose the finding is: the nearest chairs that refused, else the duty, the verdicts or the assessment it is about."""
        blame, tree = Blame(view, day), self.tree
        refused = [Signal(SignalKind.SEAT, tried.chair, finding.part) for tried in finding.tried[:MOST_CHAINS]]
        if not refused:
            refused = [
                s
                for id in finding.provisions
                if (s := _signal_of(view, id, finding.part)) and s.kind is SignalKind.SEAT
            ]
        chains = [link for signal in refused if (link := blame.refusal(signal)) is not None]
        if finding.concept in tree.duties:
            chains.append(blame.of_duty(tree.duties[finding.concept], finding.part))
        chains.extend(blame.of_capability(id) for id in finding.provisions if id in tree.capabilities)
        if not chains and finding.period.days == 1:
            held = [tree.chairs[id] for id in finding.provisions if id in tree.chairs]
            changed = [
                leaf for chair in held for leaf in view.changed_leaves(chair, finding.part, finding.period.first)
            ]
            chains.extend(blame.of_leaves(dict.fromkeys(leaf for leaf in changed if leaf.kind in _CAUSES)))
        if not chains and finding.concept in tree.concepts:
            chains.extend(blame.of_concept(finding.concept, finding.part))
        if not chains:
            opened = [
                v.opens for id in finding.provisions if id in tree.rules for v in tree.rules[id].variants if v.opens
            ]
            chains.extend(
                blame.of_verdict(test, finding.part) for test in dict.fromkeys(o.capacity_test for o in opened)
            )
        return tuple(chains)

    # ---- the opposite

    def _opposite(self, target: Target, finding: Finding | None, part: str = "") -> OppositeAnswer | None:
        if not self.search.wanted:
            return None
        part = finding.part if finding is not None else part
        return OppositeAnswer(part, nearest(self.setting, target), of_itself(self.setting, target, finding))

    def _opposite_outcomes(self, signals: tuple[Signal, ...], day: date, reading: int) -> Iterator[OppositeAnswer]:
        for part in sorted({signal.part for signal in signals}):
            here = tuple(signal for signal in signals if signal.part == part)
            found = self._opposite(outcome_target(self.setting, here, day, reading - 1), None, part)
            if found is not None:
                yield found


def _outcome(view: WorldView, signal: Signal, day: date) -> OutcomeAnswer:
    because, refusal = explain(view, signal, day), explain_why_not(view, signal, day)
    return OutcomeAnswer(sentence(view, signal, because, refusal), because, refusal, Blame(view, day).refusal(signal))


def _signal_of(view: WorldView, id: str, part: str) -> Signal | None:
    """What a provision is in the plan: for the part where it is per part, else for the person."""
    candidates = (Signal(kind, id, where) for kind in _PROVISIONS for where in dict.fromkeys((part, "")))
    return next((signal for signal in candidates if signal in view.plan.signals), None)
