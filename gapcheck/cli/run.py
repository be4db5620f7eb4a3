"""The command that runs one scenario."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from gapcheck.cli import COMMANDS
from gapcheck.cli.options import (
    assume_option,
    deliver,
    folder_options,
    folders,
    in_colour,
    known_code,
    lang_option,
    law_option,
    option,
    output_options,
    page_width,
)
from gapcheck.cli.words import Command, language
from gapcheck.model.text import Text


@click.command("run", cls=Command, words=COMMANDS["run"])
@click.argument("case", metavar="SCENARIO")
@folder_options
@law_option
@assume_option
@option("--fail-on", words=Text("Avsluta med 1 om koden finns bland fynden; kan upprepas.",
                                "Exit with 1 if the code is among the findings; may be repeated."), multiple=True)  # fmt: skip
@option("--confirm/--no-confirm", words=Text("Låt den andra motorn bekräfta svaret.", "Let the second engine confirm the answer."),
        default=True, show_default=True)  # fmt: skip
@output_options("console", "json")
@lang_option
@click.pass_context
def command(
    context: click.Context, case: str, rules: Path | None, scenarios: Path | None, law_on: date | None,
    assume: tuple[str, ...], fail_on: tuple[str, ...], confirm: bool, form: str, output: Path | None, width: int | None,
) -> int:  # fmt: skip
    from gapcheck.check import load, run_case
    from gapcheck.loading.assuming import with_assumptions
    from gapcheck.model.finding_codes import FINDING_CODES
    from gapcheck.reporting.console import report
    from gapcheck.reporting.json_result import to_json
    from gapcheck.verbs.cases import find_case, open_case

    known_code(context, fail_on, FINDING_CODES)
    where = folders(rules, scenarios)
    file = find_case(case, where.scenarios)
    tree = load(where.rules)
    scenario = with_assumptions(open_case(file, tree, where.scenarios), tree, assume)
    result = run_case(tree, scenario, law_on=law_on, confirm=confirm)
    if form == "json":
        deliver(to_json(result), output)
    else:
        deliver(report(result, language(context), page_width(width, output), in_colour(output)), output)
    return 1 if any(finding.code in fail_on for finding in result.findings) else 0
