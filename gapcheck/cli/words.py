"""Commands and options whose help exists in Swedish and English; the language is settled before anything is parsed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

import click

from gapcheck.model.text import Text

LANGUAGES = ("sv", "en")
_USAGE = Text("Användning: ", "Usage: ")
_OPTIONS = Text("Val", "Options")
_COMMANDS = Text("Kommandon", "Commands")
_HELP = Text("Visa den här hjälpen.", "Show this help.")


def language_of(arguments: Sequence[str]) -> str:
    """The language asked for among the arguments, else by GAPCHECK_LANG, else Swedish."""
    asked = os.environ.get("GAPCHECK_LANG", "")
    for index, argument in enumerate(arguments):
        if argument == "--lang" and index + 1 < len(arguments):
            asked = arguments[index + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return asked if asked in LANGUAGES else "sv"


def language(context: click.Context) -> str:
    """The language of the whole run."""
    found = context.find_root().obj
    return found if isinstance(found, str) else "sv"


class Option(click.Option):
    """An option with help in both languages."""

    def __init__(self, *names: Any, words: Text, **attributes: Any) -> None:
        super().__init__(*names, **attributes)
        self._words = words

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        self.help = self._words.in_language(language(ctx))
        return super().get_help_record(ctx)


class Command(click.Command):
    """A command with help in both languages."""

    def __init__(self, *arguments: Any, words: Text, **attributes: Any) -> None:
        super().__init__(*arguments, **attributes)
        self.words = words

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _HELP.in_language(language(ctx))
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=_USAGE.in_language(language(ctx)))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(self.words.in_language(language(ctx)))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        records = [record for option in options if (record := option.get_help_record(ctx)) is not None]
        with formatter.section(_OPTIONS.in_language(language(ctx))):
            formatter.write_dl(records)

    def format_listing(self, ctx: click.Context, formatter: click.HelpFormatter, rows: list[tuple[str, str]]) -> None:
        """A list of commands with one line each."""
        with formatter.section(_COMMANDS.in_language(language(ctx))):
            formatter.write_dl(rows)
