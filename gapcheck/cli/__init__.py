"""The command line: a group whose commands are imported only when they are used, and the exit code of each ending."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from gapcheck import __version__
from gapcheck.cli.words import LANGUAGES, Command, Option, language, language_of
from gapcheck.model.text import Text

COMMANDS = {
    "run": Text("Kör ett scenario och visa vilken stol hon sitter på varje dag.",
                "Run a scenario and show which chair she sits on every day."),
    "check": Text("Kör alla scenarier och jämför med vad de väntar sig.",
                  "Run every scenario and compare with what it expects."),
    "explain": Text("Förklara varför något gäller, eller inte gäller, en dag.",
                    "Explain why something holds, or does not hold, on a day."),
    "twin": Text("Skriv den närmaste personen med motsatt utfall som ett scenario.",
                 "Write the nearest person with the opposite outcome as a scenario."),
    "definitions": Text("Visa vad arbetsförmåga betyder i varje prövning, och hur de skiljer sig.",
                        "Show what work capacity means in each test, and how the tests differ."),
    "duties": Text("Visa vem som ska göra vad, när och för vem i ett fall, och vad hon själv får bära.",
                   "Show who must do what, when and for whom in a case, and what she herself must carry."),
    "law": Text("Bokför lagens alla paragrafer, och märk när deras texter har ändrats.",
                "Account for every section of the law, and notice when their texts have changed."),
    "validate": Text("Pröva regelfiler eller scenarier mot regelträdet.",
                     "Judge rule files or scenarios against the rule tree."),
    "schema": Text("Skriv scheman för filer och resultat.", "Write the schemas of files and results."),
    "new": Text("Börja en ny regel eller ett nytt scenario.", "Start a new rule or a new scenario."),
}  # fmt: skip
"""Every command with its one line of help; the module of the same name in this package holds it."""

_RARELY = 200_000
"""How many objects are made between two looks for garbage."""


class LazyGroup(Command, click.Group):
    """Knows its commands by name; their modules are imported when one is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        found = import_module(f"gapcheck.cli.{cmd_name}").command
        assert isinstance(found, click.Command)
        return found

    def make_context(self, info_name: str | None, args: list[str], **extra: Any) -> click.Context:  # type: ignore[override]  # narrower keywords
        return super().make_context(info_name, args, obj=language_of(args), **extra)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        lang = language(ctx)
        self.format_listing(ctx, formatter, [(name, words.in_language(lang)) for name, words in COMMANDS.items()])


@click.command(
    cls=LazyGroup,
    words=Text(
        "gapcheck visar vilken stol en sjuk person sitter på varje dag, och varför ingen när det inte finns någon.",
        "gapcheck shows which chair a sick person sits on every day, and why none where there is none.",
    ),
)
@click.option("--lang", cls=Option, words=Text("Språk.", "Language."), type=click.Choice(LANGUAGES), expose_value=False)
@click.version_option(__version__, prog_name="gapcheck", message="%(prog)s %(version)s", cls=Option,
                      words=Text("Visa versionen.", "Show the version."))  # fmt: skip
def cli() -> None:
    """The group itself does nothing."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line. Returns 0 (computed), 1 (unexpected outcome), 2 (input problems) or 3 (a bug in gapcheck)."""
    # A run builds much that lives to its end; looking through it again and again for garbage is most of the collector's work.
    gc.set_threshold(_RARELY)
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = cli.main(args=given, prog_name="gapcheck", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except Exception as error:
        from gapcheck.cli.failures import report_failure

        return report_failure(error, language_of(given))
