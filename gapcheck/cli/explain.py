"""The command that explains why something holds, or does not, on a day."""

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
)
from gapcheck.cli.words import Command, language
from gapcheck.model.text import Text


@click.command("explain", cls=Command, words=COMMANDS["explain"])
@click.argument("case", metavar="SCENARIO")
@click.argument("name", metavar="BEGREPP")
@option("--on", "day", words=Text("Dagen.", "The day."), type=Day(), required=True)
@option("--part", words=Text("Delen av arbetstiden; utan val alla.", "The part of her working time; all without it."),
        default="")  # fmt: skip
@option("--why-not", "refusal", is_flag=True, words=Text("Visa i stället varje minsta uppsättning villkor som saknas.",
                                              "Show every minimal set of unmet conditions instead."))  # fmt: skip
@reading_option
@folder_options
@law_option
@assume_option
@output_options("console")
@lang_option
@click.pass_context
def command(
    context: click.Context, case: str, name: str, day: date, part: str, refusal: bool, reading: int, rules: Path | None,
    scenarios: Path | None, law_on: date | None, assume: tuple[str, ...], form: str, output: Path | None, width: int | None,
) -> int:  # fmt: skip
    from gapcheck.check import load
    from gapcheck.loading.assuming import with_assumptions
    from gapcheck.reporting.explanation import explanation_text, why_not_text
    from gapcheck.verbs.cases import find_case, open_case
    from gapcheck.verbs.explaining import Question, answer

    where = folders(rules, scenarios)
    file = find_case(case, where.scenarios)
    tree = load(where.rules)
    scenario = with_assumptions(open_case(file, tree, where.scenarios), tree, assume)
    asked = Question(name, day, part, reading)
    look = language(context), page_width(width, output), in_colour(output)
    found = answer(tree, scenario, asked, law_on)
    if refusal:
        deliver(why_not_text(found.refusals, found.reading, tree, *look), output)
    else:
        deliver(explanation_text(found.reasons, found.reading, tree, day, *look), output)
    return 0
