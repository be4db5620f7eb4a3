"""What the command line says, and its exit code, when a command could not be carried out."""

from __future__ import annotations

import traceback
from enum import IntEnum

import click

from gapcheck.loading.personal_id import redacted
from gapcheck.loading.problems import InputProblems, Lang, render
from gapcheck.model.text import Text


class ExitCode(IntEnum):
    """How a run ended."""

    COMPUTED = 0
    UNEXPECTED = 1
    INPUT = 2
    FAULT = 3


def report_failure(error: Exception, lang: str) -> int:
    """Say on stderr what went wrong, without any personal identity number, and return the exit code."""
    if isinstance(error, click.exceptions.Exit):
        return error.exit_code
    words, code = _words(error, "en" if lang == "en" else "sv")
    click.echo(
        redacted(words).encode("utf-8", "backslashreplace").decode("utf-8"), err=True, nl=not words.endswith("\n")
    )
    return code


def _words(error: Exception, lang: Lang) -> tuple[str, ExitCode]:
    from gapcheck.engine.worlds import NoReading, TooManyReadings
    from gapcheck.verbs.too_many import no_reading, too_many_readings

    if isinstance(error, InputProblems):
        return render(error.problems, lang), ExitCode.INPUT
    if isinstance(error, TooManyReadings | NoReading):
        notes = "".join(f"{note}: " for note in getattr(error, "__notes__", ()))
        words = too_many_readings(error) if isinstance(error, TooManyReadings) else no_reading(error)
        return notes + words.in_language(lang), ExitCode.INPUT
    if isinstance(error, click.Abort):
        return Text("Avbrutet.", "Interrupted.").in_language(lang), ExitCode.INPUT
    if isinstance(error, click.ClickException):
        return Text(f"Fel i kommandot: {error.format_message()}", f"Error: {error.format_message()}").in_language(
            lang
        ), ExitCode.INPUT
    if isinstance(error, OSError):
        said = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        return Text(f"Kan inte läsa eller skriva: {said}", f"Cannot read or write: {said}").in_language(
            lang
        ), ExitCode.INPUT
    return _fault(error).in_language(lang), ExitCode.FAULT


def _fault(error: Exception) -> Text:
    case = ", ".join(getattr(error, "__notes__", ()))
    where_sv, where_en = (f"Fallet som visar det: {case}\n", f"The case that shows it: {case}\n") if case else ("", "")
    trace = "".join(traceback.format_exception(error))
    return Text(
        f"Ett fel i gapcheck, inte i fallet.\n{where_sv}{trace}",
        f"A bug in gapcheck, not in the case.\n{where_en}{trace}",
    )
