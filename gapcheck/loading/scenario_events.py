"""Knows how events, decisions and opening values of a scenario are written."""

from __future__ import annotations

from gapcheck.loading.declarations import undeclared
from gapcheck.loading.nodes import Mapping, Scalar
from gapcheck.loading.problems import Problem, echo
from gapcheck.loading.records import Record
from gapcheck.loading.scenario_context import CaseContext
from gapcheck.loading.shapes import Sort
from gapcheck.loading.value_decoding import value_of
from gapcheck.model.concepts import ConceptKind
from gapcheck.model.scenario import UNKNOWN_HISTORY, Decision, Event
from gapcheck.model.values import Known


def events(record: Record, context: CaseContext) -> list[Event]:
    """What happened, each on its day."""
    found = []
    for item in record.records("händelser"):
        part = context.part(item)
        day = context.day(item, "dag")
        name = item.node.get("händelse")
        if not isinstance(name, Scalar) or not item.text("händelse"):
            continue
        word = context.word(name, part, (ConceptKind.EVENT,), "händelser")
        if word is not None:
            found.append(Event(word.name, day, part, context.at(item.place)))
    return found


def decisions(record: Record, context: CaseContext) -> list[Decision]:
    """What was decided, for which days and when."""
    found = []
    for item in record.records("beslut"):
        benefit = item.text("beslut")
        if benefit and benefit not in context.decisions:
            listed = ", ".join(sorted(context.decisions)) or "inget"
            context.problems.add(
                Problem(
                    "unknown-decision",
                    item.place_of("beslut"),
                    f'beslutet "{echo(benefit)}" finns inte; väntade något av {listed}',
                    f'the decision "{echo(benefit)}" does not exist; expected one of {listed}',
                ).guessing(benefit, context.decisions)
            )
        period = context.stated_period(item)
        given = item.day("dag") or period.first
        if given > context.period.last:
            context.outside(item.place_of("dag"), f"beslutsdagen {given}", f"the day of decision {given}")
        found.append(
            Decision(
                benefit=benefit,
                granted=item.text("utfall") == "bifall",
                period=period,
                given=given,
                by=context.actor(item),
                provisional=item.flag("interimistiskt"),
                place=context.at(item.place),
            )
        )
    return found


def opening(record: Record, context: CaseContext) -> list[tuple[str, Known]]:
    """The values of memory the day before the case, in the order written."""
    node = record.term("ingående")
    if node is None:
        return []
    if not isinstance(node, Mapping):
        context.problems.add(
            Problem(
                "expected-keys",
                node.place,
                'något annat än nycklar under "ingående"; väntade minnen och deras värden',
                'something else than keys under "ingående"; expected memories and their values',
            )
        )
        return []
    found: list[tuple[str, Known]] = []
    for entry in node.entries:
        word = context.declared.words.get(entry.key.text)
        if word is None:
            known = [w.name for w in context.declared.words.values() if w.remembered]
            context.problems.add(undeclared(Sort.CONCEPT, entry.key.text, entry.key.place, known))
        elif not word.remembered:
            context.problems.add(
                Problem(
                    "opening-not-memory",
                    entry.key.place,
                    f'"{word.name}" är inget minne och har inget ingående värde; väntade en räknare, ett fönster, en '
                    "period, ett tillstånd eller ett hållet värde",
                    f'"{word.name}" is no memory and has no opening value; expected a counter, window, span, latch or '
                    "held value",
                )
            )
        elif isinstance(entry.value, Scalar) and entry.value.text == UNKNOWN_HISTORY:
            found.append((word.name, UNKNOWN_HISTORY))
        else:
            value = value_of(entry.value, word, context.problems)
            if value is not None:
                found.append((word.name, value))
    return found
