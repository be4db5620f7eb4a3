"""The command that runs every scenario and compares with what it expects."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from gapcheck.cli import COMMANDS
from gapcheck.cli.options import (
    deliver,
    folder_options,
    folders,
    in_colour,
    lang_option,
    law_option,
    option,
    output_options,
    page_width,
    progress,
)
from gapcheck.cli.words import Command, language
from gapcheck.model.text import Text


@click.command("check", cls=Command, words=COMMANDS["check"])
@click.argument("case", metavar="[SCENARIO]...", nargs=-1)
@folder_options
@law_option
@option("--confirm", is_flag=True, words=Text("Fråga den andra motorn om varje scenario.",
                                              "Ask the second engine about every scenario."))  # fmt: skip
@output_options("console", "json")
@lang_option
@click.pass_context
def command(
    context: click.Context, case: tuple[str, ...], rules: Path | None, scenarios: Path | None, law_on: date | None,
    confirm: bool, form: str, output: Path | None, width: int | None,
) -> int:  # fmt: skip
    from gapcheck.check import load
    from gapcheck.reporting.check_table import check_json, check_text
    from gapcheck.verbs.cases import case_files, find_case
    from gapcheck.verbs.suite import check_suite

    where = folders(rules, scenarios)
    files = [find_case(word, where.scenarios) for word in case] if case else case_files(where.scenarios)
    with progress(files) as told:
        suite = check_suite(load(where.rules), files, where.scenarios, law_on=law_on, confirm=confirm, progress=told)
    if form == "json":
        deliver(check_json(suite), output)
    else:
        deliver(check_text(suite, language(context), page_width(width, output), in_colour(output)), output)
    if any(checked.unreadable is not None for checked in suite.cases):
        return 2
    return 0 if suite.ok else 1
