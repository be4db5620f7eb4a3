"""The command that writes the nearest person with the opposite outcome as a scenario."""

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
    lang_option,
    option,
    reading_option,
    search_options,
)
from gapcheck.cli.words import Command, language
from gapcheck.model.text import Text


@click.command("twin", cls=Command, words=COMMANDS["twin"])
@click.argument("case", metavar="SCENARIO")
@click.argument("name", metavar="BEGREPP|FYND")
@option("--on", "day", words=Text("Dagen; för ett fynd med id utan val dess första.", "The day; for a finding by id its first without it."),
        type=Day())  # fmt: skip
@option("--part", words=Text("Delen av arbetstiden, när flera avses.", "The part of her working time, where several are meant."),
        default="")  # fmt: skip
@reading_option
@search_options
@option("-o", "--output", words=Text("Skriv tvillingen till en ny fil, som NAMN.yaml; utan val på stdout.",
                                     "Write the twin to a new file, as NAME.yaml; to stdout without it."),
        type=click.Path(path_type=Path))  # fmt: skip
@folder_options
@lang_option
@click.pass_context
def command(
    context: click.Context, case: str, name: str, day: date | None, part: str, reading: int, any_input: bool,
    effort: int | None, output: Path | None, rules: Path | None, scenarios: Path | None,
) -> int:  # fmt: skip
    from gapcheck.check import load
    from gapcheck.reporting.changes import ending_text, searched_text, short_text
    from gapcheck.verbs.asked import Question
    from gapcheck.verbs.cases import find_case, open_case
    from gapcheck.verbs.explaining import Asking, Search
    from gapcheck.verbs.twins import check_new, save, twin

    lang = language(context)
    where = folders(rules, scenarios)
    file = find_case(case, where.scenarios)
    if output is not None:
        check_new(output)
    tree = load(where.rules)
    scenario = open_case(file, tree, where.scenarios)
    asking = Asking(tree, scenario, None, Search(False, any_input, effort))
    found = twin(asking, Question(name, day, part, reading), file, lambda change: short_text(tree, scenario, change),
                 output.stem if output is not None else None)  # fmt: skip
    if not found.text:
        ended, searched = ending_text(found.nearest), searched_text(found.nearest)
        click.echo(f"{ended.in_language(lang)} {searched.in_language(lang)}", err=True)
        return 1
    if output is None:
        deliver(found.text, None)
        return 0
    save(found, output)
    told = "; ".join(short_text(tree, scenario, change).in_language(lang) for change in found.nearest.ways[0])
    words = Text(f"Tvillingen är skriven: {output.as_posix()}. Det enda som skiljer: {told}.",
                 f"The twin is written: {output.as_posix()}. All that differs: {told}.")  # fmt: skip
    deliver(words.in_language(lang) + "\n", None)
    return 0
