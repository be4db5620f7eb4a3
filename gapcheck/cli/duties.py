"""The command that shows who must do what by when in a case."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from gapcheck.cli import COMMANDS
from gapcheck.cli.options import (
    assume_option,
    deliver,
    folder_options,
    folders,
    in_colour,
    lang_option,
    law_option,
    output_options,
    page_width,
    reading_option,
)
from gapcheck.cli.words import Command, language


@click.command("duties", cls=Command, words=COMMANDS["duties"])
@click.argument("case", metavar="SCENARIO")
@reading_option
@folder_options
@law_option
@assume_option
@output_options("console", "json")
@lang_option
@click.pass_context
def command(
    context: click.Context, case: str, reading: int, rules: Path | None, scenarios: Path | None, law_on: date | None,
    assume: tuple[str, ...], form: str, output: Path | None, width: int | None,
) -> int:  # fmt: skip
    from gapcheck.check import load
    from gapcheck.loading.assuming import with_assumptions
    from gapcheck.reporting.duties_json import duties_json
    from gapcheck.reporting.duties_report import duties_text
    from gapcheck.verbs.cases import find_case, open_case
    from gapcheck.verbs.duties import duty_chart

    where = folders(rules, scenarios)
    file = find_case(case, where.scenarios)
    tree = load(where.rules)
    scenario = with_assumptions(open_case(file, tree, where.scenarios), tree, assume)
    chart = duty_chart(tree, scenario, reading, law_on)
    if form == "json":
        deliver(duties_json(chart, tree, scenario, law_on), output)
    else:
        look = language(context), page_width(width, output), in_colour(output)
        deliver(duties_text(chart, tree, scenario, law_on, *look), output)
    return 0
