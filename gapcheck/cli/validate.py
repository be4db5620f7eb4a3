"""The command that judges files against the rule tree."""

from __future__ import annotations

from pathlib import Path

import click

from gapcheck.cli import COMMANDS
from gapcheck.cli.options import deliver, folder_options, folders, lang_option
from gapcheck.cli.words import Command, language
from gapcheck.model.text import Text


@click.command("validate", cls=Command, words=COMMANDS["validate"])
@click.argument("files", metavar="FIL...", nargs=-1, required=True, type=click.Path(path_type=Path))
@folder_options
@lang_option
@click.pass_context
def command(context: click.Context, files: tuple[Path, ...], rules: Path | None, scenarios: Path | None) -> int:
    from gapcheck.loading.problems import InputProblems
    from gapcheck.loading.validating import validate_all

    problems = validate_all(files, folders(rules, scenarios).rules)
    if problems:
        raise InputProblems(problems)
    words = Text(f"{len(files)} fil(er) prövade, inga problem.", f"{len(files)} file(s) judged, no problems.")
    deliver(words.in_language(language(context)) + "\n", None)
    return 0
