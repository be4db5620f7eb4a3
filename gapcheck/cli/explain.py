"""The command that explains why something holds, or does not, or why there is a finding, on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from gapcheck.cli import COMMANDS
from gapcheck.cli.options import (
    Day,
    assume_option,
    deliver,
    folder_options,
    folders,
    in_colour,
    lang_option,
    law_option,
    option,
    output_options,
    page_width,
    reading_option,
    search_options,
)
from gapcheck.cli.words import Command, language
from gapcheck.model.text import Text


@click.command("explain", cls=Command, words=COMMANDS["explain"])
@click.argument("case", metavar="SCENARIO")
@click.argument("name", metavar="BEGREPP|FYND")
@option("--on", "day", words=Text("Dagen; för ett fynd med id utan val dess första.", "The day; for a finding by id its first without it."),
        type=Day())  # fmt: skip
@option("--part", words=Text("Delen av arbetstiden; utan val alla.", "The part of her working time; all without it."),
        default="")  # fmt: skip
@option("--why-not", "refusal", is_flag=True, words=Text("Visa i stället varje minsta uppsättning villkor som saknas.",
                                              "Show every minimal set of unmet conditions instead."))  # fmt: skip
@option("--depth", words=Text("Så många nivåer av skäl; utan val hela trädet för ett begrepp, en rad var för ett fynd.",
                              "So many levels of reasons; without it the whole tree for a concept, one line each for a finding."),
        type=click.IntRange(min=0))  # fmt: skip
@option("--nearest/--no-nearest", "wanted", words=Text("Sök den närmaste ändringen; utan val för fynd och --why-not.",
                                             "Search for the nearest change; without it for findings and --why-not."),
        default=None)  # fmt: skip
@search_options
@reading_option
@folder_options
@law_option
@assume_option
@output_options("console", "json")
@lang_option
@click.pass_context
def command(
    context: click.Context, case: str, name: str, day: date | None, part: str, refusal: bool, depth: int | None,
    wanted: bool | None, any_input: bool, effort: int | None, reading: int, rules: Path | None, scenarios: Path | None,
    law_on: date | None, assume: tuple[str, ...], form: str, output: Path | None, width: int | None,
) -> int:  # fmt: skip
    from gapcheck.check import load
    from gapcheck.loading.assuming import with_assumptions
    from gapcheck.reporting.explanation import explanation_text, why_not_text
    from gapcheck.reporting.finding_explanation import finding_text
    from gapcheck.reporting.json_explanation import explanation_json
    from gapcheck.verbs.asked import Question
    from gapcheck.verbs.cases import find_case, open_case
    from gapcheck.verbs.explaining import Asking, Search

    where = folders(rules, scenarios)
    file = find_case(case, where.scenarios)
    tree = load(where.rules)
    scenario = with_assumptions(open_case(file, tree, where.scenarios), tree, assume)
    asked = Question(name, day, part, reading)
    search = Search(asked.is_finding or refusal if wanted is None else wanted, any_input, effort)
    asking = Asking(tree, scenario, law_on, search)
    found = asking.answer(asked)
    look = language(context), page_width(width, output), in_colour(output)
    if form == "json":
        deliver(explanation_json(found, asking.result, depth), output)
    elif found.findings:
        deliver(finding_text(found, tree, scenario, depth or 0, *look), output)
    elif refusal:
        deliver(why_not_text(found, tree, scenario, depth is not None, *look), output)
    else:
        deliver(explanation_text(found, tree, scenario, depth, *look), output)
    return 0
