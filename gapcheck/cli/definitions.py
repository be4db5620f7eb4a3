"""The command that shows the matrix of definitions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from gapcheck.cli import COMMANDS
from gapcheck.cli.options import (
    Day,
    deliver,
    folder_options,
    folders,
    in_colour,
    lang_option,
    option,
    output_options,
    page_width,
)
from gapcheck.cli.words import Command, language
from gapcheck.model.text import Text


@click.command("definitions", cls=Command, words=COMMANDS["definitions"])
@option("--on", "day", words=Text("Dagen; utan val den sista dag rätten är känd.",
                                  "The day; without it the last day whose law is known."), type=Day())  # fmt: skip
@folder_options
@output_options("console", "json")
@lang_option
@click.pass_context
def command(
    context: click.Context, day: date | None, rules: Path | None, scenarios: Path | None, form: str, output: Path | None,
    width: int | None,
) -> int:  # fmt: skip
    from gapcheck.check import load
    from gapcheck.reporting.definitions_table import definitions_json, definitions_text
    from gapcheck.verbs.definitions import definitions

    tree = load(folders(rules, scenarios).rules)
    matrix = definitions(tree, day or tree.known_until)
    if form == "json":
        deliver(definitions_json(matrix, tree), output)
    else:
        look = language(context), page_width(width, output), in_colour(output)
        deliver(definitions_text(matrix, tree, *look), output)
    return 0
