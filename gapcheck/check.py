"""The only wiring: load the rules, run a case through the engines and detectors, and compare with what was expected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gapcheck import __version__
from gapcheck.detectors.deciding import deciding, disputes
from gapcheck.detectors.readings import reading_dependent
from gapcheck.detectors.registry import DETECTORS, Detector
from gapcheck.engine.case_facts import case_inputs
from gapcheck.engine.confirming import confirm_by_bits, confirm_worlds, reference_confirmation
from gapcheck.engine.explored import Explored, ReadWorld
from gapcheck.engine.lowering import lower
from gapcheck.engine.plan import Plan
from gapcheck.engine.reference import Case
from gapcheck.engine.scope import Scopes
from gapcheck.engine.shared import Shared
from gapcheck.engine.view import WorldView
from gapcheck.engine.worlds import MOST_OCCASIONS, MOST_WORLDS, explore
from gapcheck.files.digests import engine_digest, schema_digest
from gapcheck.files.tree_cache import cached
from gapcheck.loading.problems import InputProblems
from gapcheck.loading.tree_loader import load_tree
from gapcheck.model.checked import Deviation
from gapcheck.model.findings import Finding
from gapcheck.model.result import Receipt, Result
from gapcheck.model.scenario import UNKNOWN_HISTORY, Scenario
from gapcheck.model.telling import Readings
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Ignorance, Unknown, Value
from gapcheck.outcome.assumptions import assumptions
from gapcheck.outcome.burden import burdens
from gapcheck.outcome.expectations import deviations
from gapcheck.outcome.law_used import wordings_used
from gapcheck.outcome.merging import merged_findings, merged_livelihood, merged_outcomes, predictability
from gapcheck.outcome.payments import merged_payments
from gapcheck.outcome.unchecked import not_checked

if TYPE_CHECKING:
    from gapcheck.engine.bitset import Program


def load(rules: Path) -> RuleTree:
    """The rule tree under a directory, as kept from last time if nothing changed. Raises InputProblems with every problem."""
    return cached(rules, _read)


def _read(rules: Path) -> RuleTree:
    tree, problems = load_tree(rules)
    if tree is None or problems:
        raise InputProblems(problems)
    return tree


@dataclass(frozen=True, slots=True)
class _Sort:
    """What cases with the same plan have in common: the parts of working time, and whether laws pass into each other."""

    parts: tuple[str, ...]
    transitions: bool


def _sort(scenario: Scenario, law_on: date | None) -> _Sort:
    return _Sort(tuple(part.id for part in scenario.parts), transitions=law_on is None)


class Plans:
    """The plans of one rule tree, lowered once for all cases with the same parts of working time and the same sort of law."""

    def __init__(self, tree: RuleTree) -> None:
        self._tree = tree
        self._lowered: dict[_Sort, Plan] = {}
        self._programs: dict[_Sort, Program] = {}

    def of(self, scenario: Scenario, law_on: date | None = None) -> Plan:
        """The plan for a case; one that is judged by a single day's law has no transition between laws."""
        sort = _sort(scenario, law_on)
        if sort not in self._lowered:
            self._lowered[sort] = lower(self._tree, sort.parts, transitions=sort.transitions)
        return self._lowered[sort]

    def program(self, scenario: Scenario, law_on: date | None = None) -> Program:
        """The whole plan for a case, as the bitset engine runs it."""
        from gapcheck.engine.bitset import Program

        sort = _sort(scenario, law_on)
        if sort not in self._programs:
            self._programs[sort] = Program(self.of(scenario, law_on))
        return self._programs[sort]


def run_case(
    tree: RuleTree, scenario: Scenario, *, law_on: date | None = None, confirm: bool = True, plans: Plans | None = None,
    silence: bool = True, by_bits: bool = False,
) -> Result:  # fmt: skip
    """Compute one case: every reading, its findings, and who confirmed them.

    `plans` of the same tree are used again where given. Without `silence` the assumptions and the burden are left out: what
    is compared with expectations does not need them. `by_bits`: whether the bitset engine is asked to compute everything anew.

    Raises TooManyReadings when more assessments are open than can be tried, EngineFault when engines disagree. Whatever is
    raised names the case's file in its notes.
    """
    try:
        return _computed(tree, scenario, law_on, confirm, plans or Plans(tree), silence, by_bits)
    except Exception as error:
        error.add_note(scenario.file)
        raise


@dataclass(frozen=True, slots=True)
class ReadCase:
    """A case evaluated in every reading: with what it was evaluated, and each reading as a detector sees it."""

    plan: Plan
    case: Case
    explored: Explored
    views: tuple[WorldView, ...]

    @property
    def worlds(self) -> tuple[ReadWorld, ...]:
        return self.explored.worlds

    @property
    def readings(self) -> Readings:
        return Readings([world.reading for world in self.worlds])

    def in_single(self, detectors: Sequence[Detector] = DETECTORS) -> list[list[Finding]]:
        """What the detectors that look at one reading at a time find in each reading."""
        return [[finding for detector in detectors for finding in detector(view)] for view in self.views]

    def across(self, tree: RuleTree) -> list[Finding]:
        """What is found by comparing the readings."""
        return list(reading_dependent(tree, deciding(tree, self.readings, self.views)))


def read_case(tree: RuleTree, scenario: Scenario, law_on: date | None, plans: Plans) -> ReadCase:
    """Evaluate a case in every reading. Raises TooManyReadings, NoReading and EngineFault."""
    plan = plans.of(scenario, law_on)
    case = Case(scenario.period, case_inputs(plan, tree, scenario), _openings(scenario), law_on)
    explored = explore(plan, tree, case)
    scopes, shared = Scopes(tree), Shared(plan)
    views = tuple(WorldView(tree, scopes, shared, scenario, case, world) for world in explored.worlds)
    return ReadCase(plan, case, explored, views)


def _computed(
    tree: RuleTree, scenario: Scenario, law_on: date | None, confirm: bool, plans: Plans, silence: bool, by_bits: bool
) -> Result:
    read = read_case(tree, scenario, law_on, plans)
    views, read_worlds, readings = read.views, read.worlds, read.readings
    decided = deciding(tree, readings, views)
    findings = merged_findings(readings, read.in_single(), list(reading_dependent(tree, decided)), tree)
    confirmations = [reference_confirmation(read_worlds)]
    if confirm:
        confirmations.append(confirm_worlds(read.plan, read.case, read_worlds))
    if by_bits:
        confirmations.append(confirm_by_bits(plans.program(scenario, law_on), read.case, read_worlds))
    return Result(
        tree=tree,
        scenario=scenario,
        worlds=views,
        livelihood=merged_livelihood(views),
        payments=merged_payments(views),
        outcomes=merged_outcomes(views),
        findings=findings,
        assumptions=assumptions(tree, scenario, views) if silence else (),
        not_checked=not_checked(tree, scenario, views, law_on),
        predictability=predictability(views),
        disputes=disputes(decided),
        excluded=read.explored.excluded,
        receipt=Receipt(
            version=__version__,
            rules=tree.digest,
            scenario=scenario.digest,
            engine=engine_digest(),
            schema=schema_digest(),
            wordings=wordings_used(tree, scenario, views, law_on),
            known_until=tree.known_until,
            modelled_from=tree.modelled_from,
            law_on=law_on,
            readings=len(views),
            most_readings=MOST_WORLDS,
            most_occasions=MOST_OCCASIONS,
            confirmed_by=tuple(confirmations),
        ),
        burden=burdens(views) if silence else (),
    )


def check_scenario(result: Result) -> tuple[Deviation, ...]:
    """Every difference between what the scenario expects and what was computed."""
    return deviations(result)


def _openings(scenario: Scenario) -> dict[str, Value]:
    """Opening values of memory; the word okänt stands for a history that is not known."""
    return {
        name: Unknown.because(Ignorance.FACT, f"ingående värde: {name}") if value == UNKNOWN_HISTORY else value
        for name, value in scenario.opening
    }
