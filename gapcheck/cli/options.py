"""The options that several commands share, and what they become: folders, a day, a page to print on."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from gapcheck.cli.words import LANGUAGES, Option, language
from gapcheck.model.text import Text

if TYPE_CHECKING:
    from gapcheck.files.locations import Locations

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

_WIDEST = 120


class Day(click.ParamType[date]):
    """A day written YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}": YYYY-MM-DD', param, ctx)


@contextmanager
def progress(files: Sequence[Path]) -> Iterator[Callable[[Path], None]]:
    """A bar on stderr, where stderr is a terminal, that is told of each file as work on it starts."""
    with click.progressbar(length=len(files), file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        yield lambda file: bar.update(1)


def option(*names: str, words: Text, **attributes: Any) -> Callable[[Decorated], Decorated]:
    """An option with help in both languages."""
    return click.option(*names, cls=Option, words=words, **attributes)


def lang_option(command: Decorated) -> Decorated:
    words = Text("Språk: sv eller en.", "Language: sv or en.")
    return option("--lang", words=words, type=click.Choice(LANGUAGES), expose_value=False)(command)


def folder_options(command: Decorated) -> Decorated:
    """--rules and --scenarios, given to the command as `rules` and `scenarios`."""
    rules = Text("Regelträdets katalog.", "The rule tree's folder.")
    scenarios = Text("Scenariernas katalog.", "The scenarios' folder.")
    path = click.Path(path_type=Path)
    command = option("--scenarios", words=scenarios, type=path)(command)
    return option("--rules", words=rules, type=path)(command)


def law_option(command: Decorated) -> Decorated:
    words = Text("Pröva hela fallet enligt en dags rätt; övergång beaktas inte.",
                 "Judge the whole case by one day's law; transition is ignored.")  # fmt: skip
    return option("--law-on", words=words, type=Day())(command)


def search_options(command: Decorated) -> Decorated:
    """--any-input and --effort, given to the command as `any_input` and `effort`."""
    words = Text("Högsta antal beräkningar i sökningen efter den närmaste ändringen.",
                 "The most evaluations in the search for the nearest change.")  # fmt: skip
    command = option("--effort", words=words, type=click.IntRange(min=1))(command)
    words = Text("Sök också bland uppgifter som ingen anges kunna ändra.",
                 "Search also among inputs that nobody is said to be able to change.")  # fmt: skip
    return option("--any-input", "any_input", is_flag=True, words=words)(command)


def reading_option(command: Decorated) -> Decorated:
    """--reading, given to the command as `reading`, from 1."""
    words = Text("Läsningens nummer när bedömningar är öppna.", "The reading's number when assessments are open.")
    return option("--reading", words=words, type=int, default=1, show_default=True)(command)


def assume_option(command: Decorated) -> Decorated:
    """--assume, given to the command as `assume`."""
    words = Text('Anta ett värde för den här körningen, som "begrepp (del) från 2026-05-02=ja"; kan upprepas.',
                 'Assume a value for this run, as "concept (part) från 2026-05-02=ja"; may be repeated.')  # fmt: skip
    return option("--assume", words=words, multiple=True, metavar="BEGREPP=VÄRDE")(command)


def output_options(*formats: str) -> Callable[[Decorated], Decorated]:
    """--format with these formats (the first is the default), -o and --width."""

    def add(command: Decorated) -> Decorated:
        command = option("--width", words=Text("Sidans bredd i tecken.", "Width of the page in characters."),
                         type=click.IntRange(min=60))(command)  # fmt: skip
        command = option("-o", "--output", words=Text("Skriv till en fil.", "Write to a file."),
                         type=click.Path(path_type=Path))(command)  # fmt: skip
        return option("--format", "form", words=Text("Form.", "Format."), type=click.Choice(formats), default=formats[0],
                      show_default=True)(command)  # fmt: skip

    return add


def known_code(context: click.Context, codes: Sequence[str], known: Sequence[str]) -> None:
    """Raises UsageError when one of the codes is not among those known."""
    unknown = [code for code in codes if code not in known]
    if unknown:
        listed = ", ".join(known)
        words = Text(
            f"koden {unknown[0]} finns inte; koder: {listed}", f"there is no code {unknown[0]}; codes: {listed}"
        )
        raise click.UsageError(words.in_language(language(context)))


def folders(rules: Path | None, scenarios: Path | None = None) -> Locations:
    """Where the rules and scenarios are."""
    from gapcheck.files.locations import locate

    return locate(rules, scenarios, Path.cwd())


def page_width(width: int | None, output: Path | None) -> int:
    """The width asked for, else the terminal's (at most 120), else 80."""
    if width is not None:
        return width
    if output is not None or not sys.stdout.isatty():
        return 80
    return min(_WIDEST, shutil.get_terminal_size().columns)


def in_colour(output: Path | None) -> bool:
    """Colours only on a terminal, and never when NO_COLOR is set to anything."""
    return output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def deliver(text: str, output: Path | None) -> None:
    """Write a result to stdout or, whole or not at all, to a file; never a personal identity number."""
    from gapcheck.loading.personal_id import redacted

    if output is None:
        sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a text stream; the glyphs need UTF-8
        click.echo(redacted(text), nl=False)
        return
    from gapcheck.files.writing import write_whole

    if output.suffix in (".yaml", ".yml"):
        words = Text(
            f"{output} ser ut som ett scenario eller en regelfil, och sådana skrivs inte över; välj ett namn som slutar på .txt eller .json",
            f"{output} looks like a scenario or a rule file, and such are not overwritten; choose a name that ends in .txt or .json",
        )
        raise click.UsageError(words.in_language(language(click.get_current_context())))
    write_whole(output, redacted(text))
