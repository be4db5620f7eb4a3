"""Expressions, lengths and memory in plain Swedish and English."""

from __future__ import annotations

from gapcheck.model.calendar import Unit
from gapcheck.model.labels import condition_text, joined, label, value_text
from gapcheck.model.memory import (
    Counter,
    DaysSince,
    HeldValue,
    Latch,
    Length,
    Recollection,
    SpanAfter,
    SpanDuring,
    Window,
)
from gapcheck.model.terms import Arithmetic, Condition, Expression, Literal, Operator, SumOverParts, ValueOf
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree

_AND = Text(" och ", " and ")
_OPERATORS = {
    Operator.LEAST: Text("det minsta av ", "the least of "),
    Operator.GREATEST: Text("det största av ", "the greatest of "),
    Operator.DOWN: Text("avrundat nedåt till hela: ", "rounded down to a whole number: "),
    Operator.UP: Text("avrundat uppåt till hela: ", "rounded up to a whole number: "),
    Operator.NEAREST: Text("avrundat till närmaste hela: ", "rounded to the nearest whole number: "),
}
_BETWEEN = {
    Operator.SUM: Text(" plus ", " plus "),
    Operator.MINUS: Text(" minus ", " minus "),
    Operator.TIMES: Text(" gånger ", " times "),
}
_UNITS = {
    Unit.DAYS: Text("dagar", "days"),
    Unit.WORKING_DAYS: Text("arbetsdagar", "working days"),
    Unit.WEEKS: Text("veckor", "weeks"),
    Unit.MONTHS: Text("månader", "months"),
    Unit.YEARS: Text("år", "years"),
}


def expression_text(tree: RuleTree, term: Expression) -> Text:
    """An expression in words."""
    match term:
        case Literal(value=value):
            return value_text(value, tree)
        case ValueOf(concept=name):
            return label(tree, name)
        case SumOverParts(item=item):
            inner = expression_text(tree, item)
            return Text(f"summan över alla delar av {inner.sv}", f"the sum over all parts of {inner.en}")
        case Arithmetic(operator=operator, items=items):
            words = [_nested(tree, item) for item in items]
            if operator in _BETWEEN:
                return joined(words, _BETWEEN[operator])
            lead, listed = _OPERATORS[operator], joined(words, _AND)
            return Text(lead.sv + listed.sv, lead.en + listed.en)


def _nested(tree: RuleTree, term: Expression) -> Text:
    text = expression_text(tree, term)
    return Text(f"({text.sv})", f"({text.en})") if isinstance(term, Arithmetic) else text


def length_text(tree: RuleTree, length: Length) -> Text:
    """A length of time in words."""
    unit = _UNITS[length.unit]
    if length.concept:
        number = label(tree, length.concept)
        return Text(f"så många {unit.sv} som {number.sv}", f"as many {unit.en} as {number.en}")
    return Text(f"{length.number} {unit.sv}", f"{length.number} {unit.en}")


def memory_text(tree: RuleTree, memory: Recollection) -> Text:
    """What a memory remembers, as a clause."""

    def when(condition: Condition) -> Text:
        return condition_text(tree, condition)

    match memory:
        case Counter(counts=counts):
            what, together = when(counts), _together(memory)
            return Text(f"räknar dagar med {what.sv}{together.sv}", f"counts days with {what.en}{together.en}")
        case Window(counts=counts, occasions=occasions, length=length):
            what, span = when(counts), length_text(tree, length)
            kind = Text("tillfällen", "occasions") if occasions else Text("dagar", "days")
            return Text(
                f"{kind.sv} med {what.sv} de senaste {span.sv}", f"{kind.en} with {what.en} in the last {span.en}"
            )
        case SpanDuring(during=condition, length=length):
            what, span = when(condition), length_text(tree, length)
            return Text(
                f"de första {span.sv} av en följd dagar med {what.sv}", f"the first {span.en} of days with {what.en}"
            )
        case SpanAfter(after=condition, length=length):
            what, span = when(condition), length_text(tree, length)
            return Text(f"{span.sv} efter dagar med {what.sv}", f"{span.en} after days with {what.en}")
        case Latch(starts=starts, ends=ends):
            begin, end = when(starts), when(ends)
            return Text(f"från det att {begin.sv}, till det att {end.sv}", f"from when {begin.en}, until {end.en}")
        case HeldValue():
            return _held(tree, memory)
        case DaysSince(since=since):
            what = when(since)
            return Text(f"dagar sedan {what.sv}", f"days since {what.en}")


def _together(counter: Counter) -> Text:
    if counter.free_days_fewer_than is not None:
        n = counter.free_days_fewer_than
        return Text(
            f"; perioder läggs ihop när färre än {n} dagar ligger emellan",
            f"; spells are added together when fewer than {n} days lie between them",
        )
    if counter.starts_within is not None:
        n = counter.starts_within
        return Text(
            f"; en period som börjar inom {n} dagar fortsätter den förra",
            f"; a spell that starts within {n} days continues the one before",
        )
    return Text("", "")


def _held(tree: RuleTree, held: HeldValue) -> Text:
    takes, otherwise = expression_text(tree, held.takes), expression_text(tree, held.otherwise)
    when, kept = condition_text(tree, held.when), condition_text(tree, held.held_while)
    return Text(
        f"tar {takes.sv} när {when.sv}, behåller det medan {kept.sv}, annars {otherwise.sv}",
        f"takes {takes.en} when {when.en}, keeps it while {kept.en}, otherwise {otherwise.en}",
    )
