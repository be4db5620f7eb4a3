"""What must hold of findings whatever the rules say: chairs only ever help, and neither names nor files matter."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gapcheck.check import run_case
from gapcheck.engine.explored import TooManyReadings
from gapcheck.loading.tree_loader import load_tree
from gapcheck.model.finding_codes import NO_LIVELIHOOD
from gapcheck.model.findings import Finding
from gapcheck.model.rules import Chair
from gapcheck.model.scenario import Scenario
from gapcheck.model.terms import ALWAYS, Literal
from gapcheck.model.tree import RuleTree
from gapcheck.model.wordings import Citation, SourceKind
from gapcheck.verbs.cases import case_files, find_case, open_case
from tests.engines.random_plans import examples
from tests.engines.random_rule_sets import trees
from tests.engines.random_scenarios import scenarios

ROOT = Path(__file__).parents[2]
SCENARIOS = ROOT / "scenarios"
SOME = [file.stem for file in case_files(SCENARIOS)[::40]]
NEW = "stol som kommer till"
SHARES = (Fraction(0), Fraction(1, 4), Fraction(1, 2), Fraction(1))


def findings(tree: RuleTree, scenario: Scenario) -> tuple[Finding, ...]:
    return run_case(tree, scenario, confirm=False, silence=False).findings


def days_without(tree: RuleTree, scenario: Scenario) -> set[tuple[str, int]]:
    """Each part and day on which nobody provides a livelihood in some reading."""
    return {
        (finding.part, day)
        for finding in findings(tree, scenario)
        if finding.code == NO_LIVELIHOOD
        for day in range(finding.period.first.toordinal(), finding.period.last.toordinal() + 1)
    }


def with_gaps_told(tree: RuleTree) -> RuleTree:
    need = tree.needs["försörjning"]
    return replace(tree, needs={**tree.needs, need.name: replace(need, gap_code=NO_LIVELIHOOD)})


@st.composite
def posed(draw: st.DrawFn) -> tuple[RuleTree, Scenario]:
    """A random rule set whose need of a livelihood is watched, and a case for it."""
    tree = with_gaps_told(draw(trees(assessments=1)))
    return tree, draw(scenarios(tree))


@settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(posed(), st.sampled_from(SHARES), st.booleans())
def test_a_chair_that_comes_never_creates_a_gap_and_one_that_goes_never_closes_one(
    case: tuple[RuleTree, Scenario], share: Fraction, as_another: bool
) -> None:
    tree, scenario = case
    old = next(iter(tree.chairs.values()), None)
    condition = old.condition if as_another and old is not None and old.need == "försörjning" else ALWAYS
    citation = Citation(NEW, None, "", SourceKind.STATUTE, ())
    chair = Chair(citation, "försörjning", "kassan", NEW, NEW, condition, Literal(share))
    try:
        without = days_without(tree, scenario)
        with_it = days_without(replace(tree, chairs={**tree.chairs, NEW: chair}), scenario)
    except TooManyReadings:
        return
    assert with_it <= without


@settings(max_examples=examples(60), deadline=None, suppress_health_check=list(HealthCheck))
@given(posed())
def test_other_ids_change_nothing_but_ids_in_random_rule_sets(case: tuple[RuleTree, Scenario]) -> None:
    tree, scenario = case
    try:
        before = findings(tree, scenario)
    except TooManyReadings:
        return
    names = other_ids(tree)
    # Where a chair gives its own name to a decision, the case names the decision so too.
    assert told(renamed(before, names)) == told(findings(renamed(tree, names), renamed(scenario, names)))


@pytest.mark.parametrize("name", SOME)
def test_other_ids_change_nothing_but_ids_in_the_law(name: str, tree: RuleTree) -> None:
    scenario = open_case(find_case(name, SCENARIOS), tree, SCENARIOS)
    names = other_ids(tree)
    assert told(renamed(findings(tree, scenario), names)) == told(findings(renamed(tree, names), scenario))


def test_findings_do_not_depend_on_the_order_of_files(tree: RuleTree, tmp_path: Path) -> None:
    other, problems = load_tree(turned_about(tmp_path))
    assert other is not None, problems
    for name in SOME:
        scenario = open_case(find_case(name, SCENARIOS), tree, SCENARIOS)
        assert findings(tree, scenario) == findings(other, scenario)


def turned_about(folder: Path) -> Path:
    """The repository's rules with every rule file under a name that sorts the other way round."""
    rules, turned = ROOT / "rules", folder / "rules"
    turned.mkdir()
    own = [path for path in rules.iterdir() if path.is_file()]
    for path in own:
        shutil.copy(path, turned)
    files = sorted(path for path in rules.rglob("*.yaml") if path not in own and path.parent.name != "liggare")
    for number, path in enumerate(reversed(files)):
        (turned / f"{number:04}").mkdir()
        shutil.copy(path, turned / f"{number:04}")
    return turned


def other_ids(tree: RuleTree) -> dict[str, str]:
    """For every rule, chair, duty and capability another id, which sorts in another order."""
    ids = [*tree.rules, *tree.chairs, *tree.duties, *tree.capabilities]
    return {id: f"ny-{number:05}" for number, id in enumerate(sorted(ids, key=lambda id: id[::-1]))}


def told(found: tuple[Finding, ...]) -> Counter[tuple[object, ...]]:
    """What findings say, with the ids in them, but without the sentences that ids stand in."""
    return Counter(
        (f.code, f.concept, f.part, f.period, frozenset(f.actors), frozenset(f.provisions), f.last_resorts, f.perhaps,
         f.healed, f.every_reading, f.readings, f.loss)
        for f in found
    )  # fmt: skip


def renamed(value: Any, names: Mapping[str, str]) -> Any:
    """The same value with every string that is one of the names replaced, however deep it stands."""
    if isinstance(value, str) and type(value) is str:
        return names.get(value, value)
    if isinstance(value, tuple | list | frozenset):
        return type(value)(renamed(item, names) for item in value)
    if isinstance(value, Mapping):
        return {renamed(key, names): renamed(item, names) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        changed = {field.name: renamed(getattr(value, field.name), names) for field in fields(value) if field.init}
        return replace(value, **changed)
    return value
