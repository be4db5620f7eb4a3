"""The command that shows what work capacity means: on a day, between two days, or in a case."""

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


@click.command("definitions", cls=Command, words=COMMANDS["definitions"])
@option("--on", "day", words=Text("Dagen; utan val den sista dag rätten är känd.",
                                  "The day; without it the last day whose law is known."), type=Day())  # fmt: skip
@option("--compare", words=Text("Vad som ändrades i definitionerna från den första dagen till den andra.",
                                "What changed in the definitions from the first day to the second."),
        type=(Day(), Day()), metavar="DAG DAG")  # fmt: skip
@option("--case", metavar="SCENARIO", words=Text("Vem som mäter henne mot vad i ett fall, och vad var och en finner.",
                                                 "Who measures her against what in a case, and what each finds."))  # fmt: skip
@reading_option
@folder_options
@law_option
@assume_option
@output_options("console", "json")
@lang_option
@click.pass_context
def command(
    context: click.Context, day: date | None, compare: tuple[date, date] | None, case: str | None, reading: int,
    rules: Path | None, scenarios: Path | None, law_on: date | None, assume: tuple[str, ...], form: str, output: Path | None, width: int | None,
) -> int:  # fmt: skip
    from gapcheck.check import load

    _check(context, day, compare, case, bool(assume) or reading != 1 or law_on is not None)
    where = folders(rules, scenarios)
    tree = load(where.rules)
    look = language(context), page_width(width, output), in_colour(output)
    if compare is not None:
        from gapcheck.reporting.definition_changes import changes_json, changes_text
        from gapcheck.verbs.comparing_definitions import compare_definitions

        changes = compare_definitions(tree, *compare)
        deliver(changes_json(changes, tree) if form == "json" else changes_text(changes, tree, *look), output)
    elif case is not None:
        from gapcheck.loading.assuming import with_assumptions
        from gapcheck.reporting.case_matrix import case_matrix_json, case_matrix_text
        from gapcheck.verbs.case_definitions import definitions_in_case
        from gapcheck.verbs.cases import find_case, open_case

        opened = open_case(find_case(case, where.scenarios), tree, where.scenarios)
        scenario = with_assumptions(opened, tree, assume)
        found = definitions_in_case(tree, scenario, reading, law_on)
        about = found, tree, scenario, law_on
        deliver(case_matrix_json(*about) if form == "json" else case_matrix_text(*about, *look), output)
    else:
        from gapcheck.reporting.definitions_table import definitions_json, definitions_text
        from gapcheck.verbs.definitions import definitions

        matrix = definitions(tree, day or tree.known_until)
        deliver(definitions_json(matrix, tree) if form == "json" else definitions_text(matrix, tree, *look), output)
    return 0


def _check(
    context: click.Context, day: date | None, compare: tuple[date, date] | None, case: str | None, of_case: bool
) -> None:
    """Raises UsageError when the options do not belong together."""
    lang = language(context)
    if sum(chosen is not None for chosen in (day, compare, case)) > 1:
        words = Text("välj en av --on, --compare och --case", "choose one of --on, --compare and --case")
        raise click.UsageError(words.in_language(lang))
    if case is None and of_case:
        words = Text(
            "--law-on, --reading och --assume hör till --case", "--law-on, --reading and --assume belong to --case"
        )
        raise click.UsageError(words.in_language(lang))
    if compare is not None and compare[0] >= compare[1]:
        words = Text(
            f"den första dagen ska komma före den andra; fann {compare[0]} och {compare[1]}",
            f"the first day must come before the second; found {compare[0]} and {compare[1]}",
        )
        raise click.UsageError(words.in_language(lang))
