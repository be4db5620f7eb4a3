"""Renders why there is a finding: its sentence, the provisions it rests on, whose it is, and what would make it go."""

from __future__ import annotations

from gapcheck.model.answers import Answer, FindingAnswer, ProvisionAnswer
from gapcheck.model.findings import MOST_TOLD
from gapcheck.model.labels import benefit_label, joined, label, leaf_text
from gapcheck.model.scenario import Scenario
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.reporting.blame import chains
from gapcheck.reporting.changes import opposite
from gapcheck.reporting.citing import Sources
from gapcheck.reporting.explanation import reasons
from gapcheck.reporting.layout import Page, Tone
from gapcheck.reporting.money import loss_text
from gapcheck.reporting.readings import holds_in


def finding_text(
    answer: Answer, tree: RuleTree, scenario: Scenario, depth: int = 0, lang: str = "sv", width: int = 80, colour: bool = False
) -> str:  # fmt: skip
    """Each finding in plain words first; `depth` is how many levels of reasons are told below each provision."""
    page, sources = Page(lang, width, colour), Sources(tree)
    for number, found in enumerate(answer.findings):
        if number:
            page.blank()
        _finding(page, sources, tree, scenario, found, depth)
    return page.text()


def _finding(
    page: Page, sources: Sources, tree: RuleTree, scenario: Scenario, answer: FindingAnswer, depth: int
) -> None:
    finding = answer.finding
    page.title(page.say(Text(f"Varför {finding.id}, den {answer.day}", f"Why {finding.id}, on {answer.day}")))
    page.paragraph(page.say(finding.summary))
    if finding.loss is not None:
        page.paragraph(page.say(loss_text(finding.loss)))
    for line in holds_in(tree, finding):
        page.paragraph(page.say(line), 0, 2)
    page.heading(Text("Vad det vilar på", "What it rests on"))
    told = answer.provisions[: max(MOST_TOLD, depth * MOST_TOLD)]
    for provision in told:
        _provision(page, sources, tree, provision, answer, depth)
    if left := len(answer.provisions) - len(told):
        page.bullet(
            page.say(
                Text(
                    f"och {left} bestämmelser till; --depth 2 visar fler",
                    f"and {left} more provisions; --depth 2 shows more",
                )
            )
        )
    chains(page, sources, answer.blame, answer.day)
    if answer.opposite is not None:
        opposite(page, tree, scenario, answer.opposite)


def _provision(
    page: Page, sources: Sources, tree: RuleTree, provision: ProvisionAnswer, answer: FindingAnswer, depth: int
) -> None:
    """A refusing chair with the least that it lacks, any other provision as it is that day; each with what the case says."""
    if provision.tried is not None:
        tried = provision.tried
        benefit, actor = benefit_label(tree, tried.benefit), label(tree, tried.actor)
        why = joined((leaf_text(tree, leaf) for leaf in tried.unmet), Text("; ", "; "))
        other = (
            Text(f" (eller {tried.other_sets} andra sätt)", f" (or {tried.other_sets} other ways)")
            if tried.other_sets
            else Text("", "")
        )
        cited = page.say(sources.cite(provision.id, answer.day).text())
        line = Text(f"{benefit.sv}, {actor.sv}: {why.sv}{other.sv}", f"{benefit.en}, {actor.en}: {why.en}{other.en}")
        page.bullet(f"{page.say(line)} [{cited}]")
        if provision.because is not None and depth:
            reasons(page, sources, provision.because.cut(depth).children, answer.day, 1)
    elif provision.because is not None:
        reasons(page, sources, [provision.because.cut(depth)], answer.day, 0)
    else:
        page.bullet(page.say(sources.cite(provision.id, answer.day).text()), tone=Tone.PLAIN)
