"""Knows how the parts of her working time are written, and that their shares are the whole of it every day."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from gapcheck.loading.problems import Problem, Related, echo
from gapcheck.loading.records import Record
from gapcheck.loading.scenario_context import CaseContext
from gapcheck.model.period import Period
from gapcheck.model.scenario import Part

KIND_OF_PART = "slag av del"


def parts(record: Record, context: CaseContext) -> list[Part]:
    """Her parts; two with one name, unknown kinds and days whose shares are not the whole are reported."""
    found: list[Part] = []
    periods: list[Period] = []
    for item in record.records("delar"):
        id = item.text("id")
        if id in context.parts:
            context.problems.add(
                Problem(
                    "declared-twice",
                    item.place_of("id"),
                    f'delen "{echo(id)}" finns två gånger; väntade en gång',
                    f'the part "{echo(id)}" is there twice; expected once',
                    (Related(context.parts[id], "första gången", "the first time"),),
                )
            )
        context.parts.setdefault(id, item.place_of("id"))
        if employer := item.text("arbetsgivare"):
            context.actors.add(employer)
        _check_kind(item, context)
        periods.append(context.stated_period(item))
        _check_since(item, periods[-1], context)
        found.append(
            Part(
                id=id,
                kind=item.text("slag"),
                employer=item.text("arbetsgivare"),
                share=item.share("andel") or Fraction(0),
                first=item.day("från"),
                last=item.day("till"),
                since=item.day("sedan"),
                monthly_pay=item.number("månadslön"),
            )
        )
    if found and all(item.share("andel") is not None for item in record.records("delar")):
        _check_whole(record, found, periods, context)
    elif not found and record.node.get("delar") is not None and not context.problems:
        context.problems.add(
            Problem(
                "no-parts",
                record.place_of("delar"),
                "fallet har inga delar; väntade minst en",
                "the case has no parts; expected at least one",
            )
        )
    return found


def _check_since(item: Record, period: Period, context: CaseContext) -> None:
    since = item.day("sedan")
    if since is not None and since > period.first:
        context.problems.add(
            Problem(
                "since-after-start",
                item.place_of("sedan"),
                f"delen finns i fallet från {period.first}, men sägs ha börjat {since}; väntade en dag inte senare än så",
                f"the part is in the case from {period.first}, but is said to have begun {since}; expected no later day",
            )
        )


def _check_kind(item: Record, context: CaseContext) -> None:
    word = context.declared.words.get(KIND_OF_PART)
    kind = item.text("slag")
    if word is None or not kind or kind in word.domain:
        return
    listed = ", ".join(word.domain)
    context.problems.add(
        Problem(
            "outside-domain",
            item.place_of("slag"),
            f'"{echo(kind)}" som slag av del; väntade ett av {listed}',
            f'"{echo(kind)}" as the kind of a part; expected one of {listed}',
        ).guessing(kind, word.domain)
    )


def _check_whole(record: Record, found: list[Part], periods: list[Period], context: CaseContext) -> None:
    """Report the first stretch of days on which the shares do not sum to 1."""
    case = context.period
    cuts = {case.first, *(p.first for p in periods), *(p.last + timedelta(days=1) for p in periods)}
    days = sorted(day for day in cuts if day in case)
    for index, day in enumerate(days):
        total = sum((part.share for part, period in zip(found, periods, strict=True) if day in period), Fraction(0))
        if total == 1:
            continue
        last = days[index + 1] - timedelta(days=1) if index + 1 < len(days) else case.last
        context.problems.add(
            Problem(
                "shares-not-whole",
                record.place_of("delar"),
                f"delarnas andelar är tillsammans {total} den {day} till {last}; väntade 1",
                f"the shares of the parts sum to {total} from {day} to {last}; expected 1",
                (),
                "Lägg till den del av arbetstiden som fattas, till exempel som arbetslöshet." if total < 1 else None,
                "Add the part of her working time that is missing, for example as arbetslöshet." if total < 1 else None,
            )
        )
        return
