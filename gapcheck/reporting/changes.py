"""Renders what would give the opposite outcome: the nearest change, how the search for it ended, and time and law."""

from __future__ import annotations

from gapcheck.model.answers import OppositeAnswer
from gapcheck.model.change import Change, Ending, Nearest, OfItself, Way
from gapcheck.model.concepts import ConceptKind
from gapcheck.model.labels import benefit_label, joined, label, value_text
from gapcheck.model.part_names import with_part
from gapcheck.model.scenario import Scenario
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Ignorance, Unknown, Value
from gapcheck.reporting.layout import Page, Tone

MOST_OTHERS = 5
"""The most other changes of the same size that are told in words. The JSON answer lists them all."""

_PLUS = Text(" och ", " and ")


def opposite(page: Page, tree: RuleTree, scenario: Scenario, answer: OppositeAnswer) -> None:
    """The section on what would give the opposite outcome."""
    part = f" ({answer.part})" if answer.part and len(scenario.parts) > 1 else ""
    page.heading(Text(f"Närmaste ändring som ger motsatsen{part}", f"The nearest change that gives the opposite{part}"))
    nearest = answer.nearest
    page.paragraph(page.say(ending_text(nearest)))
    for change in nearest.ways[0] if nearest.ways else ():
        page.bullet(page.say(change_text(tree, scenario, change)), 2)
    others = nearest.ways[1:]
    if others:
        many, more = len(others), Text("", "") if nearest.all_told else Text("minst ", "at least ")
        page.paragraph(page.say(Text(f"Lika nära ({more.sv}{many} till):", f"As near ({more.en}{many} more):")))
        for way in others[:MOST_OTHERS]:
            page.bullet(page.say(way_text(tree, scenario, way)), 2, Tone.FAINT)
        if (left := many - MOST_OTHERS) > 0:
            page.bullet(
                page.say(Text(f"och {left} till, som JSON räknar upp", f"and {left} more, listed as JSON")),
                2,
                Tone.FAINT,
            )
    page.paragraph(page.say(searched_text(nearest)), tone=Tone.FAINT)
    for line in of_itself_text(answer.of_itself):
        page.paragraph(page.say(line))


def ending_text(nearest: Nearest) -> Text:
    """How the search ended, in one sentence."""
    match nearest.ending:
        case Ending.FOUND:
            size = len(nearest.ways[0])
            if size == 1:
                return Text("Det räcker att en sak är annorlunda; prövat genom att köra hela fallet med ändringen.",
                            "It is enough that one thing is otherwise; tried by running the whole case with the change.")  # fmt: skip
            return Text(f"{size} saker måste vara annorlunda, och inga färre räcker; prövat genom att köra hela fallet med ändringarna.",
                        f"{size} things must be otherwise, and no fewer will do; tried by running the whole case with the changes.")  # fmt: skip
        case Ending.NONE:
            return Text("Ingen ändring av de uppgifter som prövats kan ge motsatsen, hur många de än är.",
                        "No change of the inputs that were tried can give the opposite, however many.")  # fmt: skip
    return Text(f"Inte funnet: sökningen nådde sin gräns. Färre än {nearest.at_least} ändringar räcker i vart fall inte.",
                f"Not found: the search reached its bound. Fewer than {nearest.at_least} changes will not do in any case.")  # fmt: skip


def searched_text(nearest: Nearest) -> Text:
    """Over what was searched, and what was left out."""
    bound = Text("", "")
    if nearest.ending is Ending.BOUND or not nearest.all_told:
        bound = Text(" Gränsen nåddes, så det kan finnas fler; --effort höjer den.",
                     " The bound was reached, so there may be more; --effort raises it.")  # fmt: skip
    left = Text("", "")
    if nearest.left_out:
        left = Text(f" {nearest.left_out} uppgifter som ingen anges kunna ändra är inte prövade; --any-input tar med dem.",
                    f" {nearest.left_out} inputs that nobody is said to be able to change were not tried; --any-input includes them.")  # fmt: skip
    return Text(
        f"Sökt bland {nearest.levers} uppgifter, bedömningar, händelser, prognoser och beslut, med {nearest.tried} av högst {nearest.most} beräkningar.{bound.sv}{left.sv}",
        f"Searched among {nearest.levers} facts, assessments, events, forecasts and decisions, with {nearest.tried} of at most {nearest.most} evaluations.{bound.en}{left.en}",
    )


def of_itself_text(answer: OfItself) -> list[Text]:
    """What time and the law alone would give."""
    lines = []
    if answer.from_day is not None:
        lines.append(Text(f"Av sig självt: från och med {answer.from_day}, om inget annat ändras.",
                          f"Of itself: from {answer.from_day}, if nothing else changes."))  # fmt: skip
    elif answer.passes:
        lines.append(Text(f"Att vänta räcker inte: det består till fallets sista dag, {answer.until}.",
                          f"To wait is not enough: it lasts to the last day of the case, {answer.until}."))  # fmt: skip
    for day in answer.laws:
        lines.append(Text(f"Med annan lydelse: enligt rätten den {day} (hela fallet, utan övergångsbestämmelser) blir det motsatsen.",
                          f"With another wording: by the law of {day} (the whole case, without transition) it is the opposite."))  # fmt: skip
    return lines


def way_text(tree: RuleTree, scenario: Scenario, way: Way) -> Text:
    """Some changes in one clause."""
    return joined((change_text(tree, scenario, change) for change in way), _PLUS)


def change_text(tree: RuleTree, scenario: Scenario, change: Change) -> Text:
    """One change: what is otherwise, when, who can change it, and where the case says what it is."""
    what, days, who = _what(tree, change), _days(scenario, change), _who(tree, scenario, change)
    place = f" ({change.place})" if change.place else ""
    return Text(f"{what.sv}{days.sv}. {who.sv}{place}", f"{what.en}{days.en}. {who.en}{place}")


def short_text(tree: RuleTree, scenario: Scenario, change: Change) -> Text:
    """A change without who can make it."""
    what, days = _what(tree, change), _days(scenario, change)
    return Text(f"{what.sv}{days.sv}", f"{what.en}{days.en}")


def _what(tree: RuleTree, change: Change) -> Text:
    if change.kind is ConceptKind.DECISION:
        return _decision(tree, change)
    name = label(tree, change.concept)
    sv, en = with_part(name.sv, change.part), with_part(name.en, change.part)
    if change.kind is ConceptKind.EVENT:
        return Text(
            f"{sv}: händer" if change.after else f"{sv}: händer inte",
            f"{en}: happens" if change.after else f"{en}: does not happen",
        )
    after, before = value_text(change.after, tree), _before(tree, change.before)
    return Text(f"{sv}: {after.sv} i stället för {before.sv}", f"{en}: {after.en} instead of {before.en}")


def _before(tree: RuleTree, value: Value) -> Text:
    if isinstance(value, Unknown):
        if value.ignorance is Ignorance.ASSESSMENT:
            return Text("öppen", "open")
        return Text("att uppgift saknas", "a missing fact")
    if value == "\N{EMPTY SET}":
        return Text("att fallet tiger", "the case's silence")
    return value_text(value, tree)


def _decision(tree: RuleTree, change: Change) -> Text:
    name = benefit_label(tree, change.concept)
    if change.after is None:
        return Text(f"inget beslut om {name.sv} (lagen följs)", f"no decision on {name.en} (the law is followed)")
    outcome = Text("bifall", "granted") if change.after else Text("avslag", "refused")
    return Text(
        f"beslut om {name.sv}: {outcome.sv}, givet {change.given}",
        f"decision on {name.en}: {outcome.en}, given {change.given}",
    )


def _days(scenario: Scenario, change: Change) -> Text:
    period = change.period
    if period == scenario.period:
        return Text(", hela fallet", ", the whole case")
    if period.days == 1:
        return Text(f", den {period.first}", f", on {period.first}")
    return Text(f", {period.first} till {period.last}", f", {period.first} to {period.last}")


def _who(tree: RuleTree, scenario: Scenario, change: Change) -> Text:
    if not change.who:
        return Text("Vem som kan ändra det är inte angivet", "Who can change it is not stated")
    employer = next((part.employer for part in scenario.parts if part.id == change.part and part.employer), "")
    named = (
        Text(employer, employer) if employer and name in tree.actors and tree.actors[name].per_employer else label(tree, name)
        for name in change.who
    )  # fmt: skip
    actors = joined(named, Text(", ", ", "))
    if change.kind is ConceptKind.ASSESSMENT:
        return Text(f"Bedöms av {actors.sv}", f"Assessed by {actors.en}")
    if change.kind is ConceptKind.DECISION:
        return Text(f"Beslutas av {actors.sv}", f"Decided by {actors.en}")
    return Text(f"Kan ändras av {actors.sv}", f"Can be changed by {actors.en}")
