"""The words at the top of a report: who the person is, and what kind of statement the report makes."""

from __future__ import annotations

from datetime import date

from gapcheck.model.labels import assumed_text, joined
from gapcheck.model.period import Period
from gapcheck.model.result import Result
from gapcheck.model.scenario import Part, Scenario
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.model.wordings import WordingStatus


def title(result: Result) -> Text:
    """The report's first line."""
    scenario = result.scenario
    return Text(scenario.title or scenario.name, scenario.english or scenario.title or scenario.name)


def person(tree: RuleTree, scenario: Scenario) -> tuple[Text, ...]:
    """Who she is: born, her parts of working time, the days the case covers, and where the case comes from."""
    period, years = scenario.period, scenario.born.year
    origin = scenario.origin if scenario.origin.endswith(".") else f"{scenario.origin}."
    return (
        Text(
            f"En konstruerad person, född {years}. Fallet omfattar {period.first} till {period.last} ({period.days} dagar).",
            f"A constructed person, born {years}. The case covers {period.first} to {period.last} ({period.days} days).",
        ),
        *(_part(tree, part) for part in scenario.parts),
        Text(f"Fallet kommer från: {origin}", f"Origin of the case (in Swedish): {origin}"),
    )


def _part(tree: RuleTree, part: Part) -> Text:
    kind = tree.english_word(part.kind)
    sv = [f"{part.kind} hos {part.employer}" if part.employer else part.kind]
    en = [f"{kind} with {part.employer}" if part.employer else kind]
    sv.append("hela arbetstiden" if part.share == 1 else f"{part.share} av arbetstiden")
    en.append("all her working time" if part.share == 1 else f"{part.share} of her working time")
    if part.since:
        sv.append(f"sedan {part.since}")
        en.append(f"since {part.since}")
    if part.first or part.last:
        sv.append(" ".join(["delen finns", *_span(part.first, part.last, "från", "till")]))
        en.append(" ".join(["the part exists", *_span(part.first, part.last, "from", "to")]))
    if part.monthly_pay is not None:
        sv.append(f"{part.monthly_pay} kronor i månaden")
        en.append(f"SEK {part.monthly_pay} a month")
    return Text(f'Delen "{part.id}": {", ".join(sv)}.', f'The part "{part.id}": {", ".join(en)}.')


def _span(first: date | None, last: date | None, since: str, until: str) -> list[str]:
    return [*([f"{since} {first}"] if first else []), *([f"{until} {last}"] if last else [])]


def standing(result: Result) -> Text:
    """What every output says that it is."""
    tree, receipt, same = result.tree, result.receipt, result.predictability
    unread, total = unread_provisions(tree, result.scenario.period, receipt.law_on)
    fixed = Text("", "")
    if receipt.law_on is not None:
        fixed = Text(
            f" Hela fallet är prövat enligt rätten den {receipt.law_on}; övergångsbestämmelser är inte beaktade.",
            f" The whole case is judged by the law of {receipt.law_on}; transitional provisions are ignored.",
        )
    if result.scenario.assumed:
        assumed = joined((assumed_text(tree, entry) for entry in result.scenario.assumed), Text("; ", "; "))
        fixed = Text(
            f"{fixed.sv} Antaget av användaren för den här körningen: {assumed.sv}.",
            f"{fixed.en} Assumed by the user for this run: {assumed.en}.",
        )
    many = (
        Text(f"{receipt.readings} läsningar", f"{receipt.readings} readings")
        if receipt.readings != 1
        else Text("en läsning", "one reading")
    )
    return Text(
        f"Det här visar hur de kodade reglerna samverkar. Det är inget beslut och ingen juridisk rådgivning. Rätten är känd till "
        f"och med {receipt.known_until}; {unread} av {total} bestämmelser som gällde under fallet är inte lästa i sin lydelse. "
        f"Öppna bedömningar är prövade i {many.sv} (högst {receipt.most_readings}); stolarna är desamma i alla "
        f"{same.agreed_days} av {same.days} dagar.{fixed.sv}",
        f"This shows how the encoded rules interact. It is not a decision and not legal advice. The law is known up to "
        f"{receipt.known_until}; {unread} of {total} provisions in force during the case have not been read in their wording. "
        f"Open assessments are tried in {many.en} (at most {receipt.most_readings}); the chairs are the same in "
        f"all of them on {same.agreed_days} of {same.days} days.{fixed.en}",
    )


def unread_provisions(tree: RuleTree, period: Period, law_on: date | None) -> tuple[int, int]:
    """How many sources have an unread or missing wording on some of the days, and how many are in force on some."""
    days = Period(law_on, law_on) if law_on else period
    unread = total = 0
    for citation in tree.citations():
        statuses = {
            w.status for w in citation.wordings
            if (w.first is None or w.first <= days.last) and (w.last is None or days.first <= w.last)
        } - {WordingStatus.ABSENT}  # fmt: skip
        total += bool(statuses)
        unread += bool(statuses & {WordingStatus.UNREAD, WordingStatus.MISSING})
    return unread, total
