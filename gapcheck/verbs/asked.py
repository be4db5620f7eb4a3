"""What a question is about: the findings or the named outcomes that a reader's word stands for, or what exists instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gapcheck.engine.naming import askable_names, signals_named
from gapcheck.engine.plan import Signal
from gapcheck.engine.view import WorldView
from gapcheck.loading.problems import InputProblems, Place, Problem, echo
from gapcheck.model.finding_codes import FINDING_CODES
from gapcheck.model.findings import Finding
from gapcheck.model.scenario import Scenario
from gapcheck.model.tree import RuleTree

_FINDING = re.compile(r"[A-Z]\d{3}(-[0-9a-f]{10})?")
_MOST_LISTED = 12


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: a declared name, a benefit or an id, or a finding by its id or code; on a day (a finding may do without
    one), for one part ("" for all), in one reading (from 1).
    """

    name: str
    day: date | None
    part: str = ""
    reading: int = 1

    @property
    def is_finding(self) -> bool:
        return _FINDING.fullmatch(self.name) is not None


def findings_asked(
    tree: RuleTree, scenario: Scenario, asked: Question, findings: Sequence[Finding]
) -> tuple[Finding, ...]:
    """The findings with the id or code that cover the day. InputProblems that list what there is when none does."""
    check_day_and_part(scenario, asked)
    code = asked.name.partition("-")[0]
    if code not in FINDING_CODES:
        raise InputProblems([_at(scenario, "unknown-code", f'fyndkoden "{code}" finns inte; väntade någon av {", ".join(FINDING_CODES)}',
                                 f'there is no finding code "{code}"; expected one of {", ".join(FINDING_CODES)}')])  # fmt: skip
    alike = [f for f in findings if asked.name in (f.id, f.code) and asked.part in ("", f.part)]
    there = [f for f in alike if asked.day is None or asked.day in f.period]
    if not there:
        raise InputProblems([_not_there(tree, scenario, asked, findings, alike)])
    if asked.day is None and asked.name == code and len(there) > 1:
        raise InputProblems([choose(scenario, there)])
    return tuple(there)


def choose(scenario: Scenario, findings: Sequence[Finding]) -> Problem:
    """That several findings are meant, and their ids."""
    listed = _listed(findings)
    return _at(scenario, "several-findings", f"flera fynd avses; välj ett med id, --on och --part: {listed}",
               f"several findings are meant; choose one by id, --on and --part: {listed}")  # fmt: skip


def _not_there(
    tree: RuleTree, scenario: Scenario, asked: Question, findings: Sequence[Finding], alike: Sequence[Finding]
) -> Problem:
    when_sv, when_en = (f" den {asked.day}", f" on {asked.day}") if asked.day else ("", "")
    if alike:
        instead = _listed(alike)
        sv, en = f"andra dagar finns {instead}", f"on other days there is {instead}"
    else:
        here = [f for f in findings if asked.day is None or asked.day in f.period]
        instead = _listed(here)
        sv = f"där finns {instead}" if here else "där finns inga fynd alls"
        en = f"there is {instead}" if here else "there are no findings at all"
    problem = _at(scenario, "finding-not-there", f'fyndet "{asked.name}" finns inte{when_sv}; {sv}',
                  f'there is no finding "{asked.name}"{when_en}; {en}')  # fmt: skip
    return problem.guessing(asked.name, [f.id for f in findings]) if "-" in asked.name else problem


def _listed(findings: Sequence[Finding]) -> str:
    """Ids with their days and parts, each once, and how many more there are."""
    words = [f"{f.id} ({f.period.first} – {f.period.last}{', ' + f.part if f.part else ''})" for f in findings]
    told = list(dict.fromkeys(words))
    more = f", +{len(told) - _MOST_LISTED}" if len(told) > _MOST_LISTED else ""
    return ", ".join(told[:_MOST_LISTED]) + more


def outcomes_asked(
    tree: RuleTree, scenario: Scenario, asked: Question, views: Sequence[WorldView]
) -> tuple[Signal, ...]:
    """The named outcomes that are meant. InputProblems where the day, part or name is not there."""
    check_day_and_part(scenario, asked)
    if asked.day is None:
        raise InputProblems([_at(scenario, "day-missing", "dagen saknas; väntade --on ÅÅÅÅ-MM-DD",
                                 "the day is missing; expected --on YYYY-MM-DD")])  # fmt: skip
    signals = signals_named(tree, views[0].plan, asked.name, asked.part)
    if not signals:
        shown = echo(asked.name)
        raise InputProblems([_at(
            scenario, "undeclared-concept", f'"{shown}" är varken ett begrepp, en förmån, id på en regel, stol eller skyldighet, eller ett fynd',
            f'"{shown}" is neither a concept, a benefit, the id of a rule, chair or duty, nor a finding',
        ).guessing(asked.name, askable_names(tree, views[0].plan))])  # fmt: skip
    return signals


def check_day_and_part(scenario: Scenario, asked: Question) -> None:
    """InputProblems where the day or the part is not in the case."""
    period, parts = scenario.period, [part.id for part in scenario.parts]
    if asked.day is not None and asked.day not in period:
        raise InputProblems([_at(
            scenario, "day-outside-case", f"{asked.day} ligger utanför fallet; väntade en dag från {period.first} till {period.last}",
            f"{asked.day} lies outside the case; expected a day from {period.first} to {period.last}",
        )])  # fmt: skip
    if asked.part and asked.part not in parts:
        shown = echo(asked.part)
        raise InputProblems([_at(
            scenario, "unknown-part", f'delen "{shown}" finns inte i fallet; väntade {", ".join(parts)}',
            f'the part "{shown}" is not in the case; expected {", ".join(parts)}',
        ).guessing(asked.part, parts)])  # fmt: skip


def check_one_part(scenario: Scenario, signals: Sequence[Signal]) -> None:
    """InputProblems where outcomes are about more than one part."""
    parts = sorted({signal.part for signal in signals})
    if len(parts) > 1:
        listed = ", ".join(parts)
        raise InputProblems([_at(scenario, "several-parts", f"flera delar avses; välj en med --part: {listed}",
                                 f"several parts are meant; choose one with --part: {listed}")])  # fmt: skip


def _at(scenario: Scenario, code: str, sv: str, en: str) -> Problem:
    return Problem(code, Place(scenario.file, 1, 1), sv, en)
