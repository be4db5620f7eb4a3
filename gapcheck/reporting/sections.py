"""The sections of a report after the drawing: yardsticks, who pays, other needs, findings, silence and the receipt."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from gapcheck.model.finding_codes import NO_LIVELIHOOD, gravity
from gapcheck.model.findings import MOST_TOLD, Finding
from gapcheck.model.labels import benefit_label, joined, label, leaf_text, share_text
from gapcheck.model.result import LivelihoodSpan, Result
from gapcheck.model.text import Text
from gapcheck.model.verdicts import Seat
from gapcheck.model.wordings import WordingStatus
from gapcheck.reporting.citing import Sources
from gapcheck.reporting.layout import Page, Tone
from gapcheck.reporting.money import amounts_within, loss_text, per_day
from gapcheck.reporting.periods import span_text
from gapcheck.reporting.readings import holds_in
from gapcheck.reporting.turning_points import TestSpan, test_spans

_MOST_ASSUMPTIONS = 40
"""The most assumptions that are told in words. The JSON result lists them all."""

_AND = Text(" och ", " and ")


def yardsticks(page: Page, result: Result) -> None:
    """Per test and part: what her work capacity is measured against over time, and what the test finds."""
    page.heading(Text("Vad hennes arbetsförmåga mäts mot", "What her work capacity is measured against"))
    several = len(result.scenario.parts) > 1
    for part in result.scenario.parts:
        shown = ""
        for span in test_spans(result, part.id):
            test, decider = label(result.tree, span.test.name), label(result.tree, span.decided_by)
            if span.test.name != shown:
                shown = span.test.name
                where = f" ({part.id})" if several else ""
                page.paragraph(page.say(Text(f"{test.sv}{where}, {decider.sv}", f"{test.en}{where}, {decider.en}")))
            page.columns([(span_text(span.period), f"{_found(page, span)}: {_against(page, result, span)}")], indent=2)


def _found(page: Page, span: TestSpan) -> str:
    if span.able is None and isinstance(span.value, Fraction):
        return page.say(Text(f"nedsatt {span.value}", f"reduced {span.value}"))
    words = {True: Text("kan", "able"), False: Text("kan inte", "unable"), None: Text("inte avgjort", "not assessed")}
    return page.say(words[span.able])


def _against(page: Page, result: Result, span: TestSpan) -> str:
    if span.yardsticks is None:
        return page.say(Text("måttstocken hänger på en bedömning", "the yardstick depends on an assessment"))
    if not span.yardsticks:
        return page.say(Text("måttstocken är inte känd", "the yardstick is not known"))
    return page.say(joined((label(result.tree, name) for name in span.yardsticks), _AND))


def livelihood(page: Page, result: Result) -> None:
    """Who provides how much of each part, per period."""
    page.heading(Text("Försörjning", "Livelihood"))
    needs = {need.name for need in result.tree.needs_reported_as(NO_LIVELIHOOD)}
    spans = [span for span in result.livelihood if span.need in needs]
    several = len({span.part for span in spans}) > 1
    rows = []
    for span in spans:
        where = (span.part,) if several else ()
        rows.append((span_text(span.period), *where, page.say(_held_by(result, span))))
    page.columns(rows)
    if not rows:
        page.paragraph(
            page.say(Text("Hon behöver ingen försörjning under fallet.", "She needs no livelihood in the case."))
        )


def _held_by(result: Result, span: LivelihoodSpan) -> Text:
    parts = [_paid(result, span, seat) for seat in span.seats]
    if span.undecided:
        parts.append(Text("oavgjort", "undecided"))
    elif span.unseated:
        size = share_text(span.unseated)
        parts.append(Text(f"INGEN: {size.sv}", f"NOBODY: {size.en}"))
    for chair in span.waiting_for:
        decision = benefit_label(result.tree, result.tree.chairs[chair].decision)
        parts.append(Text(f"väntar på beslut om {decision.sv}", f"waiting for a decision on {decision.en}"))
    return joined(parts, Text("; ", "; ")) if parts else Text("ingen", "nobody")


def _paid(result: Result, span: LivelihoodSpan, seat: Seat) -> Text:
    """The seat with what it pays, where that is known on every day of the span."""
    held, amounts = _seat(result, seat), amounts_within(result, span, seat.chair)
    known = [amount for _, amount in amounts if isinstance(amount, int | Fraction)]
    if len(known) != len(amounts) or not known or not any(known):
        return held
    paid = per_day(known)
    return Text(f"{held.sv}, {paid.sv}", f"{held.en}, {paid.en}")


def _seat(result: Result, seat: Seat) -> Text:
    actor, size = label(result.tree, seat.actor), share_text(seat.share)
    note = Text("", "")
    if seat.last_resort:
        note = Text(", sista utväg", ", last resort")
    if seat.waiting_period:
        note = Text(", karens utan ersättning", ", waiting period without pay")
    english = result.tree.chairs[seat.chair].english
    return Text(f"{actor.sv}, {seat.benefit}: {size.sv}{note.sv}", f"{actor.en}, {english}: {size.en}{note.en}")


def other_needs(page: Page, result: Result) -> None:
    """Per need other than livelihood: the periods with and without somebody, briefly."""
    by_need = []
    for need in result.tree.needs.values():
        rows = [
            (span_text(span.period), *((span.part,) if span.part else ()), page.say(_held_by(result, span)))
            for span in result.livelihood
            if span.need == need.name and need.gap_code != NO_LIVELIHOOD and (span.seats or span.undecided)
        ]
        if rows:
            by_need.append((need, rows))
    if by_need:
        page.heading(Text("Andra behov", "Other needs"))
    for need, rows in by_need:
        page.paragraph(page.say(label(result.tree, need.name)))
        page.columns(rows, indent=2)


def findings(page: Page, result: Result) -> None:
    """Every finding as a sentence, with its code, its sources and the readings it holds in."""
    page.heading(Text(f"Fynd ({len(result.findings)})", f"Findings ({len(result.findings)})"))
    if not result.findings:
        page.paragraph(page.say(Text("Inga av de fynd som söks.", "None of the findings that are looked for.")))
    sources = Sources(result.tree)
    for finding in sorted(result.findings, key=lambda found: gravity(found.code)):
        page.paragraph(f"{finding.code}  {page.say(finding.summary)}", hanging=6)
        if finding.loss is not None:
            page.paragraph(page.say(loss_text(finding.loss)), 6)
        _refusals(page, result, finding)
        day = result.receipt.law_on or finding.period.first
        there = (c for c in sources.cite_all(finding.provisions, day) if c.status is not WordingStatus.ABSENT)
        cited = joined((source.text() for source in there), Text("; ", "; "))
        if page.say(cited):
            page.paragraph(page.say(Text(f"Källor: {cited.sv}.", f"Sources: {cited.en}.")), 6, tone=Tone.FAINT)
        for line in _holds_in(finding, result):
            page.paragraph(page.say(line), 6, 8, Tone.FAINT)


def _refusals(page: Page, result: Result, finding: Finding) -> None:
    """Where a finding has no words for it: each chair that refused, and the least that would have opened it."""
    if finding.code != NO_LIVELIHOOD:
        return
    nearest = {tried.benefit: tried for tried in reversed(finding.tried)}
    ordered = sorted(nearest.values(), key=finding.tried.index)
    for tried in ordered[:MOST_TOLD]:
        benefit, actor = benefit_label(result.tree, tried.benefit), label(result.tree, tried.actor)
        why = joined((leaf_text(result.tree, leaf) for leaf in tried.unmet), Text("; ", "; "))
        other = Text(f" (eller {tried.other_sets} andra sätt)", f" (or {tried.other_sets} other ways)")
        more = other if tried.other_sets else Text("", "")
        line = Text(f"- {benefit.sv}, {actor.sv}: {why.sv}{more.sv}", f"- {benefit.en}, {actor.en}: {why.en}{more.en}")
        page.paragraph(page.say(line), 6, 8)
    if (left := len(ordered) - MOST_TOLD) > 0:
        more = Text(
            f"- och {left} stolar till, som resultatet som JSON räknar upp",
            f"- and {left} more chairs, listed in the result as JSON",
        )
        page.paragraph(page.say(more), 6, 8)


def _holds_in(finding: Finding, result: Result) -> Iterable[Text]:
    return () if result.receipt.readings == 1 else holds_in(result.tree, finding)


def silence(page: Page, result: Result) -> None:
    """What was taken for granted and what was not checked."""
    page.heading(Text("Antaganden", "Assumptions"))
    for assumed in result.assumptions:
        if assumed.by_user:
            sv, en = assumed.text.sv, assumed.text.en
            page.bullet(page.say(Text(f"{sv}, antaget med --assume", f"{en}, assumed by --assume")))
    silent = [assumed for assumed in result.assumptions if not assumed.by_user]
    first = [assumed for assumed in silent if assumed.livelihood]
    taken = [Text(f"{a.text.sv} ({a.part})", f"{a.text.en} ({a.part})") if a.part else a.text for a in first]
    shown = joined(taken[:_MOST_ASSUMPTIONS], Text("; ", "; "))
    if taken or not result.assumptions:
        page.paragraph(f"{page.say(shown)}." if taken else page.say(Text("Inga.", "None.")))
    if rest := len(silent) - len(taken[:_MOST_ASSUMPTIONS]):
        page.paragraph(page.say(Text(
            f"Ytterligare {rest} står i resultatet som JSON; {len(first)} av alla kan den försörjning hon har vila på.",
            f"{rest} more stand in the result as JSON; the livelihood she has may rest on {len(first)} of all.",
        )))  # fmt: skip
    page.heading(Text("Inte prövat", "Not checked"))
    for item in result.not_checked:
        page.bullet(page.say(item.text))
    if not result.not_checked:
        page.paragraph(page.say(Text("Inget.", "Nothing.")))


def receipt(page: Page, result: Result) -> None:
    """What the report was computed from, and who confirmed it."""
    page.heading(Text("Kvitto", "Receipt"))
    found = result.receipt
    rows = [
        ("gapcheck", found.version),
        (page.say(Text("regler", "rules")), f"sha256:{found.rules[:16]}"),
        (page.say(Text("scenario", "scenario")), f"{result.scenario.file}, sha256:{found.scenario[:16]}"),
        (page.say(Text("läsningar", "readings")), str(found.readings)),
    ]
    for confirmation in found.confirmed_by:
        said = page.say(confirmation.text)
        answer = (
            Text("bekräftat av", "confirmed by")
            if confirmation.confirmed
            else Text("ej bekräftat av", "not confirmed by")
        )
        rows.append((page.say(answer), f"{confirmation.engine} {confirmation.version}".strip() + f": {said}"))
    page.columns(rows)
