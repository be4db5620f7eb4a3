"""The command that starts a new rule or scenario."""

from __future__ import annotations

from pathlib import Path

import click

from gapcheck.cli import COMMANDS
from gapcheck.cli.options import deliver, folder_options, folders, lang_option
from gapcheck.cli.words import Command, language
from gapcheck.model.text import Text


@click.command("new", cls=Command, words=COMMANDS["new"])
@click.argument("kind", metavar="rule|scenario", type=click.Choice(("rule", "scenario")))
@click.argument("name", metavar="NAMN")
@folder_options
@lang_option
@click.pass_context
def command(context: click.Context, kind: str, name: str, rules: Path | None, scenarios: Path | None) -> int:
    from gapcheck.verbs.creating import create_rule, create_scenario

    where = folders(rules, scenarios)
    written = create_rule(name, where.rules) if kind == "rule" else create_scenario(name, where.scenarios)
    files = ", ".join(path.as_posix() for path in written)
    words = Text(f"Skrivet, redo att fyllas i: {files}", f"Written, ready to fill in: {files}")
    deliver(words.in_language(language(context)) + "\n", None)
    return 0
