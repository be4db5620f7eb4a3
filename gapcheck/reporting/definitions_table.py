"""Renders the matrix of definitions and the K104 comparisons, as text or as JSON."""

from __future__ import annotations

import json

from gapcheck.model.definitions import Comparison, DefinitionRow, Difference, Matrix
from gapcheck.model.labels import joined, label
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.model.wordings import WordingStatus
from gapcheck.reporting.citing import Sources
from gapcheck.reporting.json_values import Json, day_json, text_json, texts_json
from gapcheck.reporting.layout import Page, Tone

_READ = Text("läst", "read")


def definitions_text(matrix: Matrix, tree: RuleTree, lang: str = "sv", width: int = 80, colour: bool = False) -> str:
    """The matrix as text: a block per test with a block per rule, then the differences of every pair of tests."""
    page, sources = Page(lang, width, colour), Sources(tree)
    page.title(
        page.say(Text(f"Vad arbetsförmåga betyder den {matrix.day}", f"What work capacity means on {matrix.day}"))
    )
    page.paragraph(page.say(_statement(matrix, tree)), tone=Tone.FAINT)
    for test in tree.tests.values():
        rows = [row for row in matrix.rows if row.test is test]
        if rows:
            page.heading(label(tree, test.name))
            page.paragraph(page.say(Text(f"Regim: {test.regime}.", f"Regime: {test.regime}.")))
            for row in rows:
                _row(page, tree, sources, row, matrix)
    if matrix.without_rows:
        page.blank()
        names = joined((label(tree, test.name) for test in matrix.without_rows), Text(", ", ", "))
        page.paragraph(
            page.say(Text(f"Ingen regel öppnar den dagen: {names.sv}.", f"No rule opens on that day: {names.en}."))
        )
    page.heading(Text(f"Skillnader ({len(matrix.comparisons)})", f"Differences ({len(matrix.comparisons)})"))
    for comparison in matrix.comparisons:
        _comparison(page, tree, comparison)
    return page.text()


def _statement(matrix: Matrix, tree: RuleTree) -> Text:
    late = (
        Text(
            " Den valda dagen ligger senare: den visas som om inget ändrats.",
            " The chosen day is later: it is shown as if nothing changed.",
        )
        if matrix.day > tree.known_until
        else Text("", "")
    )
    return Text(
        "Tabellen är härledd ur de kodade reglerna. Den är inget beslut och ingen juridisk rådgivning. Rätten är känd till och med "
        f"{tree.known_until}. Övergångsbestämmelser är inte beaktade.{late.sv}",
        "The table is derived from the encoded rules. It is not a decision and not legal advice. The law is known up to "
        f"{tree.known_until}. Transitional provisions are not considered.{late.en}",
    )


def _row(page: Page, tree: RuleTree, sources: Sources, row: DefinitionRow, matrix: Matrix) -> None:
    page.blank()
    names = joined((label(tree, name) for name in row.yardsticks), Text(" och ", " and "))
    page.paragraph(page.say(Text(f"Mot {names.sv}", f"Against {names.en}")), tone=Tone.STRONG)
    exceptions = joined((sources.cite(rule, matrix.day).text() for rule in row.exceptions), Text("; ", "; "))
    cited = sources.cite(row.rule, matrix.day)
    cells = (
        (Text("dagar", "days"), row.days),
        (Text("villkor", "condition"), row.condition),
        (Text("tröskel", "threshold"), row.threshold),
        (Text("orsak", "cause"), Text(row.cause, row.cause)),
        (Text("horisont", "horizon"), Text(row.horizon, row.horizon)),
        (Text("räknas från", "counted from"), Text(row.anchor, row.anchor)),
        (Text("avgörs av", "decided by"), label(tree, row.decided_by)),
        (Text("styrks med", "evidence"), Text(row.evidence, row.evidence)),
        (Text("lagrum", "provision"), cited.citation),
        (Text("lydelse", "wording"), _wording(row.status, cited.unread)),
        (Text("undantag", "exceptions"), exceptions),
    )
    page.columns([(page.say(name), page.say(words)) for name, words in cells if page.say(words)], indent=2)


def _wording(status: WordingStatus, unread: Text | None) -> Text:
    return _READ if status is WordingStatus.READ or unread is None else unread


def _comparison(page: Page, tree: RuleTree, comparison: Comparison) -> None:
    one, other = label(tree, comparison.one.name), label(tree, comparison.other.name)
    page.paragraph(f"K104  {page.say(Text(f'{one.sv} och {other.sv}', f'{one.en} and {other.en}'))}", hanging=6)
    for difference in comparison.differences:
        page.bullet(_difference(page, tree, difference), 6)


def _difference(page: Page, tree: RuleTree, difference: Difference) -> str:
    since = (
        Text(f"redan {difference.first}", f"already on {difference.first}")
        if difference.since_start
        else Text(f"sedan {difference.first}", f"since {difference.first}")
    )
    sides = [
        page.say(joined((label(tree, value) for value in values), Text(", ", ", ")))
        or page.say(Text("inget angivet", "nothing stated"))
        for values in (difference.one, difference.other)
    ]
    against = page.say(Text("mot", "versus"))
    return f"{page.say(difference.dimension.text)} ({page.say(since)}): {sides[0]} {against} {sides[1]}"


def definitions_json(matrix: Matrix, tree: RuleTree) -> str:
    """The matrix as one JSON document, stable and ending with a line feed."""
    sources = Sources(tree)
    document: Json = {
        "schema_version": "1.0",
        "statement": text_json(_statement(matrix, tree)),
        "on": day_json(matrix.day),
        "definitions": [_row_json(row, sources, matrix) for row in matrix.rows],
        "without_rule": [test.name for test in matrix.without_rows],
        "findings": [_comparison_json(comparison) for comparison in matrix.comparisons],
    }
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _row_json(row: DefinitionRow, sources: Sources, matrix: Matrix) -> Json:
    return {
        "regime": row.test.regime,
        "test": row.test.name,
        "rule": row.rule,
        "yardsticks": texts_json(row.yardsticks),
        "days": text_json(row.days),
        "condition": text_json(row.condition),
        "threshold": text_json(row.threshold),
        "cause": row.cause,
        "horizon": row.horizon,
        "counted_from": row.anchor,
        "decided_by": row.decided_by,
        "evidence": row.evidence,
        "provision": text_json(sources.cite(row.rule, matrix.day).citation),
        "wording": row.status.value,
        "exceptions": texts_json(row.exceptions),
    }


def _comparison_json(comparison: Comparison) -> Json:
    return {
        "id": comparison.finding.id,
        "code": comparison.finding.code,
        "tests": [comparison.one.name, comparison.other.name],
        "actors": texts_json(comparison.finding.actors),
        "rules": texts_json(comparison.finding.provisions),
        "summary": text_json(comparison.finding.summary),
        "differences": [
            {
                "dimension": difference.dimension.name.lower(),
                "since": day_json(difference.first),
                "since_start": difference.since_start,
                "values": [texts_json(difference.one), texts_json(difference.other)],
            }
            for difference in comparison.differences
        ],
    }
