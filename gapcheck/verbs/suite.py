"""Checking: runs every scenario and compares what came out with what it expects."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from gapcheck.check import Plans, check_scenario, run_case
from gapcheck.engine.explored import NoReading, TooManyReadings
from gapcheck.loading.problems import InputProblems, render
from gapcheck.model.checked import CheckedCase, CheckedSuite
from gapcheck.model.scenario import Scenario
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.outcome.boundaries import boundary_deviations
from gapcheck.outcome.holders import both_sides
from gapcheck.verbs.cases import open_case
from gapcheck.verbs.too_many import no_reading, too_many_readings


def check_suite(
    tree: RuleTree, files: Iterable[Path], scenarios: Path, *, law_on: date | None = None, confirm: bool = False,
    progress: Callable[[Path], None] = lambda _: None,
) -> CheckedSuite:  # fmt: skip
    """Run and check every file, in the order given; `scenarios` is the folder that they are named from. `progress` is told of each before it starts.

    With `confirm` the other engines are asked for every case. Raises EngineFault when engines disagree, with the file in
    its notes; what is wrong with a file or its readings is part of the answer.
    """
    plans = Plans(tree)
    cases = []
    for file in files:
        progress(file)
        cases.append(_check(tree, file, scenarios, law_on, confirm, plans))
    return CheckedSuite(
        tuple(cases), tuple(_skipped(cases, law_on, confirm)), len(tree.boundaries), boundary_deviations(tree)
    )


def _check(
    tree: RuleTree, file: Path, scenarios: Path, law_on: date | None, confirm: bool, plans: Plans
) -> CheckedCase:
    try:
        scenario = open_case(file, tree, scenarios)
        result = run_case(tree, scenario, law_on=law_on, confirm=confirm, plans=plans, silence=False, by_bits=confirm)
    except InputProblems as error:
        unreadable = Text(render(error.problems, "sv").rstrip(), render(error.problems, "en").rstrip())
        return CheckedCase(file.stem, file.as_posix(), True, unreadable=unreadable)
    except TooManyReadings as error:
        return CheckedCase(file.stem, file.as_posix(), True, unreadable=too_many_readings(error))
    except NoReading as error:
        return CheckedCase(file.stem, file.as_posix(), True, unreadable=no_reading(error))
    found = check_scenario(result)
    sides = tuple(both_sides(result)) if found else ()
    return CheckedCase(scenario.name, file.as_posix(), _asserts(scenario), found, sides)


def _asserts(scenario: Scenario) -> bool:
    expected = scenario.expected
    groups = (expected.livelihood, expected.findings)
    return any(group is not None for group in groups) or bool(expected.values or expected.yardsticks or expected.duties)


def _skipped(cases: Iterable[CheckedCase], law_on: date | None, confirm: bool) -> Iterable[Text]:
    if law_on is not None:
        yield Text(
            f"alla fall är prövade enligt rätten den {law_on}; övergångsbestämmelser är inte beaktade",
            f"every case is judged by the law of {law_on}; transitional provisions are ignored",
        )
    for case in cases:
        if not case.asserts:
            yield Text(
                f"{case.name}: påstår ingenting, så inget prövades",
                f"{case.name}: asserts nothing, so nothing was checked",
            )
    if not confirm:
        yield Text(
            "ingen andra motor har tillfrågats (--confirm frågar den)", "no second engine was asked (--confirm asks it)"
        )
