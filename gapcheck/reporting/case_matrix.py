"""Renders the definitions of work capacity in one case: actor by yardstick by period, contradictions marked."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from string import ascii_lowercase

from gapcheck.model.case_definitions import ActorVerdict, CaseMatrix, MatrixSpan
from gapcheck.model.labels import label
from gapcheck.model.scenario import Scenario
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Value
from gapcheck.reporting.json_values import Json, causes_json, day_json, text_json, value_json
from gapcheck.reporting.layout import Page, Tone
from gapcheck.reporting.one_case import reading_line, statement
from gapcheck.reporting.periods import span_text
from gapcheck.reporting.readings_json import choice_json

_NAME, _GAP = 26, 2
"""The least width of the column of yardsticks, and the space between columns. Unit: characters."""

_NOT_USED = "–"


def case_matrix_text(
    matrix: CaseMatrix, tree: RuleTree, scenario: Scenario, law_on: date | None, lang: str = "sv", width: int = 80,
    colour: bool = False,
) -> str:  # fmt: skip
    """A grid per part and period, yardsticks down and actors across, with what contradicts what."""
    page = Page(lang, width, colour)
    page.title(
        page.say(Text("Vad arbetsförmåga mäts mot i fallet", "What work capacity is measured against in the case"))
    )
    page.paragraph(page.say(Text(scenario.title or scenario.name, scenario.english or scenario.name)))
    page.blank()
    page.paragraph(page.say(statement(tree, law_on)), tone=Tone.FAINT)
    if matrix.readings > 1:
        page.paragraph(page.say(reading_line(tree, matrix.number, matrix.readings, matrix.choices)), tone=Tone.DOUBTFUL)
        page.paragraph(page.say(_differs(matrix)))
    for part in dict.fromkeys(span.part for span in matrix.spans):
        _part(page, tree, part, [span for span in matrix.spans if span.part == part])
    page.blank()
    page.paragraph(page.say(_summary(matrix)))
    return page.text()


def _differs(matrix: CaseMatrix) -> Text:
    if matrix.differs:
        return Text("Svaren är andra i någon annan läsning.", "The findings are others in some other reading.")
    return Text("Svaren är desamma i varje läsning.", "The findings are the same in every reading.")


def _summary(matrix: CaseMatrix) -> Text:
    if not matrix.spans:
        return Text("Ingen prövning gäller i fallet.", "No test is in force in the case.")
    return Text(
        f"Svaren motsäger varandra {matrix.contradiction_days} av {matrix.days} dagar (summerade över delarna).",
        f"The findings contradict each other on {matrix.contradiction_days} of {matrix.days} days (summed over the parts).",
    )


def _part(page: Page, tree: RuleTree, part: str, spans: list[MatrixSpan]) -> None:
    """The part's tests with a letter each, then a grid per period."""
    page.heading(Text(f'Delen "{part}"', f'The part "{part}"'))
    tests = dict.fromkeys((verdict.test, verdict.actor) for span in spans for verdict in span.verdicts)
    letters = dict(zip(tests, ascii_lowercase, strict=False))
    for (test, actor), letter in letters.items():
        by, what = label(tree, actor), label(tree, test)
        page.paragraph(f"{letter}  {page.say(Text(f'{by.sv}: {what.sv}', f'{by.en}: {what.en}'))}", 2, 5)
    for span in spans:
        _span(page, tree, span, {key: letters.get(key, "?") for key in tests})


def _span(page: Page, tree: RuleTree, span: MatrixSpan, letters: dict[tuple[str, str], str]) -> None:
    """The period's grid; where the page is too narrow for all actors, in several grids under each other."""
    used = [letters[verdict.test, verdict.actor] for verdict in span.verdicts]
    answers = [_found(page, verdict.value, verdict.able).upper() for verdict in span.verdicts]
    columns = [
        {measured.yardstick: _found(page, measured.value, measured.able) for measured in verdict.measured}
        for verdict in span.verdicts
    ]
    widest = max(len(cell) for cell in [*answers, *(cell for column in columns for cell in column.values())])
    at_once = max(1, (page.width - _NAME) // (widest + _GAP))
    for first in range(0, len(used), at_once):
        chosen = range(first, min(first + at_once, len(used)))
        widths = [page.width - len(chosen) * (widest + _GAP), *[widest] * len(chosen)]
        page.blank()
        page.grid([(span_text(span.period), *(used[i] for i in chosen))], widths)
        for yardstick in dict.fromkeys(name for i in chosen for name in columns[i]):
            name = page.say(label(tree, yardstick))
            page.grid([(name, *(columns[i].get(yardstick, _NOT_USED) for i in chosen))], widths)
        page.grid([(page.say(Text("svar", "finding")), *(answers[i] for i in chosen))], widths)
    for one, other in span.contradictions:
        words = Text(
            f"≠ {used[one]} och {used[other]} motsäger varandra",
            f"≠ {used[one]} and {used[other]} contradict each other",
        )
        page.paragraph(page.say(words), 2, 4, Tone.BAD)


def _found(page: Page, value: Value, able: bool | None) -> str:
    if able is not None:
        return page.say(Text("kan", "able") if able else Text("kan inte", "unable"))
    if isinstance(value, Fraction):
        return page.say(Text(f"nedsatt {value}", f"reduced {value}"))
    return page.say(Text("ej känt", "not known"))


def case_matrix_json(matrix: CaseMatrix, tree: RuleTree, scenario: Scenario, law_on: date | None) -> str:
    """The matrix as one JSON document, stable and ending with a line feed."""
    document: Json = {
        "schema_version": "1.0",
        "statement": text_json(statement(tree, law_on)),
        "scenario": scenario.name,
        "law_on": day_json(law_on),
        "reading": {
            "number": matrix.number,
            "of": matrix.readings,
            "choices": [choice_json(choice) for choice in matrix.choices],
        },
        "differs_between_readings": matrix.differs,
        "contradiction_days": matrix.contradiction_days,
        "days": matrix.days,
        "spans": [
            {
                "part": span.part,
                "from": day_json(span.period.first),
                "to": day_json(span.period.last),
                "verdicts": [_verdict(verdict) for verdict in span.verdicts],
                "contradictions": [
                    [span.verdicts[one].test, span.verdicts[other].test] for one, other in span.contradictions
                ],
            }
            for span in matrix.spans
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _verdict(verdict: ActorVerdict) -> Json:
    return {
        "test": verdict.test,
        "actor": verdict.actor,
        "able": verdict.able,
        "value": value_json(verdict.value),
        "causes": causes_json(verdict.value),
        "yardsticks": [
            {
                "yardstick": measured.yardstick,
                "able": measured.able,
                "value": value_json(measured.value),
                "causes": causes_json(measured.value),
            }
            for measured in verdict.measured
        ],
    }
