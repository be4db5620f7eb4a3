"""The commands about the law itself: the ledger of its sections, and whether their texts have changed."""

from __future__ import annotations

from pathlib import Path

import click

from gapcheck.cli import COMMANDS
from gapcheck.cli.options import (
    deliver,
    folder_options,
    folders,
    in_colour,
    known_code,
    lang_option,
    option,
    output_options,
    page_width,
    progress,
)
from gapcheck.cli.words import Command, language
from gapcheck.model.text import Text

SUBCOMMANDS = {
    "ledger": Text("Bokför varje paragraf: kodad, läst utan verkan, kan inte uttryckas eller text saknas.",
                   "Account for every section: encoded, read without effect, not expressible or text missing."),
    "hygiene": Text("Visa vad i reglerna själva som inte kan gälla, inte är läst eller inte kan sägas.",
                    "Show what in the rules themselves cannot hold, is not read or cannot be said."),
    "drift": Text("Jämför de lästa lydelserna med en mapp av lagtexter.",
                  "Compare the wordings that were read with a folder of statute texts."),
}  # fmt: skip


class LawGroup(Command, click.Group):
    """The group with help in both languages."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        lang = language(ctx)
        self.format_listing(ctx, formatter, [(name, words.in_language(lang)) for name, words in SUBCOMMANDS.items()])


@click.group("law", cls=LawGroup, words=COMMANDS["law"])
@lang_option
def command() -> None:
    """The group itself does nothing."""


@command.command("ledger", cls=Command, words=SUBCOMMANDS["ledger"])
@option("--statute", metavar="NAMN", words=Text("Bara en författning, med alla rader; kortnamn eller SFS-nummer.",
                                                "One statute only, with every row; short name or SFS number."))  # fmt: skip
@folder_options
@output_options("console", "json", "csv", "markdown")
@lang_option
@click.pass_context
def ledger(
    context: click.Context, statute: str | None, rules: Path | None, scenarios: Path | None, form: str,
    output: Path | None, width: int | None,
) -> int:  # fmt: skip
    from gapcheck.check import load
    from gapcheck.reporting import ledger_table
    from gapcheck.verbs.ledger import keep_ledger, statute_number

    where = folders(rules, scenarios)
    tree = load(where.rules)
    kept = keep_ledger(tree, where.rules)
    if statute:
        kept = kept.of(statute_number(statute, tree.register))
    years = tree.modelled_from.year, tree.known_until.year
    if form == "csv":
        deliver(ledger_table.ledger_csv(kept, tree.register), output)
    elif form == "json":
        deliver(ledger_table.ledger_json(kept, tree.register), output)
    elif form == "markdown":
        deliver(ledger_table.ledger_page(kept, tree.register, *years), output)
    else:
        look = language(context), page_width(width, output), in_colour(output)
        deliver(ledger_table.ledger_text(kept, tree.register, years, *look, detailed=bool(statute)), output)
    return 0 if kept.accounts and not kept.unaccounted else 1


@command.command("hygiene", cls=Command, words=SUBCOMMANDS["hygiene"])
@option("--code", "codes", multiple=True, words=Text("Bara denna kod, med alla fynd; kan upprepas.",
                                                     "Only this code, with every finding; may be repeated."))  # fmt: skip
@option("--fail-on", words=Text("Avsluta med 1 om koden finns bland fynden; kan upprepas.",
                                "Exit with 1 if the code is among the findings; may be repeated."), multiple=True)  # fmt: skip
@folder_options
@output_options("console", "json")
@lang_option
@click.pass_context
def hygiene(
    context: click.Context, codes: tuple[str, ...], fail_on: tuple[str, ...], rules: Path | None, scenarios: Path | None,
    form: str, output: Path | None, width: int | None,
) -> int:  # fmt: skip
    from gapcheck.check import load
    from gapcheck.model.finding_codes import RULE_SEVERITY
    from gapcheck.reporting.hygiene_table import hygiene_json, hygiene_text
    from gapcheck.verbs.hygiene import hygiene as hygiene_of
    from gapcheck.verbs.ledger import keep_ledger

    known_code(context, (*codes, *fail_on), tuple(RULE_SEVERITY))
    where = folders(rules, scenarios)
    tree = load(where.rules)
    found = hygiene_of(tree, keep_ledger(tree, where.rules))
    if form == "json":
        deliver(hygiene_json(found), output)
    else:
        look = language(context), page_width(width, output), in_colour(output)
        deliver(hygiene_text(found, codes, *look), output)
    return 1 if not found.looked_at or any(found.of(code) for code in fail_on) else 0


@command.command("drift", cls=Command, words=SUBCOMMANDS["drift"])
@option("--texts", required=True, metavar="DIR", type=click.Path(path_type=Path),
        words=Text("Mappen med lagtexter: statutfiler eller rena Markdown-uttag.",
                   "The folder of statute texts: statute files or plain Markdown exports."))  # fmt: skip
@folder_options
@output_options("console", "json")
@lang_option
@click.pass_context
def drift(
    context: click.Context, texts: Path, rules: Path | None, scenarios: Path | None, form: str, output: Path | None,
    width: int | None,
) -> int:  # fmt: skip
    from gapcheck.check import load
    from gapcheck.reporting.drift_table import drift_json, drift_text
    from gapcheck.verbs.cases import case_files
    from gapcheck.verbs.drift import find_drift, texts_in

    where = folders(rules, scenarios)
    tree = load(where.rules)
    files = case_files(where.scenarios)
    with progress(files) as told:
        found = find_drift(tree, texts_in(texts), files, where.scenarios, told)
    if form == "json":
        deliver(drift_json(found, tree.register), output)
    else:
        deliver(
            drift_text(found, tree.register, language(context), page_width(width, output), in_colour(output)), output
        )
    return 0 if found.ok else 1
