"""Knows how the expectations of a scenario are written, and that its expected seats cover every day of the case."""

from __future__ import annotations

from datetime import date

from gapcheck.loading.nodes import Scalar
from gapcheck.loading.problems import Place, Problem, Related, echo
from gapcheck.loading.records import Record
from gapcheck.loading.scenario_context import CaseContext
from gapcheck.loading.value_decoding import value_of
from gapcheck.model.scenario import (
    Expectation,
    ExpectedDuty,
    ExpectedFinding,
    ExpectedSeat,
    ExpectedValue,
    ExpectedYardsticks,
)
from gapcheck.model.values import Known

EXPECTED_GROUPS = ("försörjning", "fynd", "värden", "måttstockar", "skyldigheter")
NOBODY, UNDECIDED = "ingen", "oavgjort"


def expectation(record: Record | None, context: CaseContext) -> Expectation:
    """What the scenario asserts; groups that it leaves out are None, or empty for values, yardsticks and duties."""
    if record is None:
        return Expectation(None, None)
    return Expectation(
        livelihood=_seats(record, context) if "försörjning" in record else None,
        findings=tuple(_finding(item, context) for item in record.records("fynd")) if "fynd" in record else None,
        values=tuple(value for item in record.records("värden") for value in _values(item, context)),
        yardsticks=tuple(_yardsticks(item, context) for item in record.records("måttstockar")),
        duties=tuple(_duty(item, context) for item in record.records("skyldigheter")),
    )


def _seats(record: Record, context: CaseContext) -> tuple[ExpectedSeat, ...]:
    found = []
    before: tuple[date, Place] | None = None
    for item in record.records("försörjning"):
        by = context.actor(item, (NOBODY, UNDECIDED))
        if by in (NOBODY, UNDECIDED) and ("genom" in item or "andel" in item):
            context.problems.add(
                Problem(
                    "seat-of-nobody",
                    item.place,
                    f'"{by}" kan inte ha "genom" eller "andel"; väntade bara dagarna',
                    f'"{by}" cannot have "genom" or "andel"; expected only the days',
                )
            )
        _check_benefit(item, context)
        last = context.day(item, "till")
        if before is not None and last < before[0]:
            context.problems.add(
                Problem(
                    "seats-out-of-order",
                    item.place_of("till"),
                    f"raden slutar {last}, före raden ovanför; väntade dagarna i följd",
                    f"the row ends {last}, before the row above; expected the days in order",
                    (Related(before[1], "raden ovanför", "the row above"),),
                )
            )
        before = (last, item.place_of("till"))
        found.append(
            ExpectedSeat(
                last=last,
                part=context.part(item),
                by="" if by in (NOBODY, UNDECIDED) else by,
                benefit=item.text("genom"),
                share=item.share("andel"),
                undecided=by == UNDECIDED,
                place=context.at(item.place),
            )
        )
    end = max((seat.last for seat in found), default=None)
    if end is None or end < context.period.last:
        place = before[1] if before else record.place_of("försörjning")
        since_sv = f"efter {end}" if end else "alls"
        since_en = f"after {end}" if end else "at all"
        context.problems.add(
            Problem(
                "seats-leave-hole",
                place,
                f"ingen försörjning väntas {since_sv}; väntade rader till fallets sista dag {context.period.last}",
                f"no livelihood is expected {since_en}; expected rows until the last day of the case "
                f"{context.period.last}",
                (Related(context.case_place, "fallets dagar", "the days of the case"),),
                "Skriv av: ingen för dagar då ingen försörjer henne.",
                "Write av: ingen for days on which nobody supports her.",
            )
        )
    return tuple(found)


def _check_benefit(item: Record, context: CaseContext) -> None:
    benefit = item.text("genom")
    if not benefit or benefit in context.benefits:
        return
    listed = ", ".join(sorted(context.benefits))
    context.problems.add(
        Problem(
            "unknown-benefit",
            item.place_of("genom"),
            f'ingen stol ger "{echo(benefit)}"; väntade någon av {listed}',
            f'no chair gives "{echo(benefit)}"; expected one of {listed}',
        ).guessing(benefit, context.benefits)
    )


def _finding(item: Record, context: CaseContext) -> ExpectedFinding:
    period = context.stated_period(item)
    return ExpectedFinding(
        code=item.text("kod"),
        first=period.first,
        last=item.day("till"),
        part=context.part(item),
        healed=context.day(item, "läkt") if "läkt" in item else None,
        place=context.at(item.place),
    )


def _values(item: Record, context: CaseContext) -> list[ExpectedValue]:
    part = context.part(item)
    day = context.day(item, "dag")
    found = []
    for entry in item.rest:
        word = context.word(entry.key, part, None, "värden", remembered=True)
        if word is None:
            continue
        node = entry.value
        undecided = isinstance(node, Scalar) and node.text == UNDECIDED
        nothing = isinstance(node, Scalar) and node.value is None and not node.quoted
        value: Known = None if undecided or nothing else value_of(node, word, context.problems)
        found.append(ExpectedValue(word.name, day, part, value, undecided, context.at(entry.key.place)))
    return found


def _yardsticks(item: Record, context: CaseContext) -> ExpectedYardsticks:
    return ExpectedYardsticks(
        capacity_test=item.text("prövning"),
        day=context.day(item, "dag"),
        part=context.part(item),
        yardsticks=frozenset(item.texts("är")),
        place=context.at(item.place),
    )


def _duty(record: Record, context: CaseContext) -> ExpectedDuty:
    duty = record.text("skyldighet")
    if duty and duty not in context.duties:
        context.problems.add(
            Problem(
                "unknown-duty",
                record.place_of("skyldighet"),
                f'skyldigheten "{echo(duty)}" finns inte; väntade en skyldighets id',
                f'the duty "{echo(duty)}" does not exist; expected the id of a duty',
            ).guessing(duty, context.duties)
        )
    return ExpectedDuty(
        duty=duty,
        day=context.day(record, "dag"),
        part=context.part(record),
        state=record.text("är"),
        place=context.at(record.place),
    )
