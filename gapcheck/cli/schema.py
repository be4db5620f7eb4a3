"""The command that writes the schemas, or tells whether written ones are stale."""

from __future__ import annotations

from pathlib import Path

import click

from gapcheck.cli import COMMANDS
from gapcheck.cli.options import deliver, folder_options, folders, lang_option, option
from gapcheck.cli.words import Command, language
from gapcheck.model.text import Text


@click.command("schema", cls=Command, words=COMMANDS["schema"])
@option("--output", words=Text("Katalogen att skriva till eller jämföra med.", "The folder to write to or compare with."),
        type=click.Path(path_type=Path), default=Path("schemas"), show_default=True)  # fmt: skip
@option("--check", "only_check", is_flag=True, words=Text("Skriv inget; avsluta med 1 om någon fil är inaktuell.",
                                                          "Write nothing; exit with 1 if a file is stale."))  # fmt: skip
@folder_options
@lang_option
@click.pass_context
def command(context: click.Context, output: Path, only_check: bool, rules: Path | None, scenarios: Path | None) -> int:
    from gapcheck.check import load
    from gapcheck.verbs.schema_files import schema_texts, stale_schemas, write_schemas

    texts = schema_texts(load(folders(rules, scenarios).rules))
    stale = stale_schemas(texts, output)
    if not only_check:
        write_schemas(texts, output)
    names = ", ".join(stale)
    done = Text("inaktuella", "stale") if only_check else Text("skrivna", "written")
    words = Text(f"{done.sv}: {names}", f"{done.en}: {names}") if stale else Text("alla aktuella", "all up to date")
    deliver(words.in_language(language(context)) + "\n", None)
    return 1 if only_check and stale else 0
