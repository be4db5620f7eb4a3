"""Loading a scenario: what it becomes, and every way in which it may contradict itself or the rule tree."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from gapcheck.loading.problems import Problem, render
from gapcheck.loading.scenario_loader import load_scenario
from gapcheck.model.period import Period
from gapcheck.model.scenario import Scenario
from gapcheck.model.tree import RuleTree
from tests.unit.small_trees import WORDINGS, load_case, tree_of

CHAIR = f"""
stolar:
  - {{id: S1, lagrum: 27 kap. 46 § SFB, {WORDINGS}, behov: försörjning, av: Försäkringskassan, genom: sjukpenning,
     en: benefit, beslut: sjukpenning}}
"""
FIRST, LAST = date(2025, 1, 1), date(2025, 1, 31)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> RuleTree:
    return tree_of(tmp_path_factory.mktemp("träd"), CHAIR)


@pytest.fixture
def case(tree: RuleTree, tmp_path: Path) -> Callable[..., Scenario]:
    def load(body: str, **rest: str) -> Scenario:
        scenario, problems = load_case(tmp_path, tree, body, **rest)
        assert scenario is not None, render(problems, "sv")
        return scenario

    return load


@pytest.fixture
def problems(tree: RuleTree, tmp_path: Path) -> Callable[..., list[Problem]]:
    def load(body: str, **rest: str) -> list[Problem]:
        scenario, found = load_case(tmp_path, tree, body, **rest)
        assert (scenario is None) == bool(found)
        return found

    return load


def test_a_scenario_is_read_whole(case: Callable[..., Scenario]) -> None:
    scenario = case("""
uppgifter: [{från: 2025-01-10, till: 2025-01-12, del: tjänst, nedsättning: 1/2}]
händelser: [{dag: 2025-01-10, händelse: anmäld}]
bedömningar: [{skäligt: ja, av: Försäkringskassan}]
beslut: [{beslut: sjukpenning, utfall: avslag, från: 2025-01-05, dag: 2025-01-20, av: Försäkringskassan,
          interimistiskt: ja}]
ingående: {dagar i följd: 12}
""")
    assert scenario.period == Period(FIRST, LAST)
    assert scenario.parts[0].share == 1
    reduction, reasonable = scenario.entries
    assert (reduction.value, reduction.part) == (Fraction(1, 2), "tjänst")
    assert reduction.period == Period(date(2025, 1, 10), date(2025, 1, 12))
    assert (reasonable.value, reasonable.by, reasonable.period) == (True, "Försäkringskassan", scenario.period)
    assert scenario.events[0].day == date(2025, 1, 10)
    decision = scenario.decisions[0]
    assert (decision.granted, decision.provisional, decision.given) == (False, True, date(2025, 1, 20))
    assert decision.period == Period(date(2025, 1, 5), LAST)
    assert scenario.opening == (("dagar i följd", 12),)
    assert scenario.expected.livelihood is None
    assert scenario.expected.findings is None


def test_a_value_without_last_day_holds_until_the_next_or_the_end(case: Callable[..., Scenario]) -> None:
    scenario = case("""
uppgifter:
  - {från: 2025-01-20, sjuk: nej}
  - {sjuk: ja, väder: sol}
prognoser:
  - {gjord: 2025-01-05, av: arbetsgivaren, prognos: 30}
  - {gjord: 2025-01-15, prognos: 90}
""")
    periods = {(entry.concept, str(entry.value)): entry.period for entry in scenario.entries}
    assert periods == {
        ("sjuk", "True"): Period(FIRST, date(2025, 1, 19)),
        ("sjuk", "False"): Period(date(2025, 1, 20), LAST),
        ("väder", "sol"): Period(FIRST, LAST),
        ("prognos", "30"): Period(date(2025, 1, 5), date(2025, 1, 14)),
        ("prognos", "90"): Period(date(2025, 1, 15), LAST),
    }


def test_what_is_said_of_one_part_may_stand_beside_what_is_said_of_all(case: Callable[..., Scenario]) -> None:
    assert len(case("uppgifter: [{nedsättning: 1}, {del: tjänst, nedsättning: 1/2}]").entries) == 2


def test_expectations_are_read(case: Callable[..., Scenario]) -> None:
    expected = case("""
förväntat:
  försörjning:
    - {till: 2025-01-14, av: kommunen, genom: sjukpenning, andel: 1}
    - {till: 2025-01-20, av: ingen}
    - {till: 2025-01-31, av: oavgjort}
  fynd: [{kod: G201, från: 2025-01-15, läkt: 2025-01-20}]
  värden: [{dag: 2025-01-02, sjuk: oavgjort, dagar i följd: 2, dagar borta: null}]
  måttstockar: [{dag: 2025-01-02, prövning: arbetsförmåga, del: tjänst, är: [vanligt arbete]}]
""").expected
    assert expected.livelihood is not None
    assert [(seat.by, seat.undecided) for seat in expected.livelihood] == [("kommunen", False), ("", False), ("", True)]
    assert expected.findings is not None
    assert (expected.findings[0].code, expected.findings[0].healed) == ("G201", date(2025, 1, 20))
    assert [(v.concept, v.value, v.undecided) for v in expected.values] == [
        ("sjuk", None, True),
        ("dagar i följd", 2, False),
        ("dagar borta", None, False),
    ]
    assert expected.yardsticks[0].yardsticks == {"vanligt arbete"}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("uppgifter: [{från: 2025-02-30, sjuk: ja}]", "no-such-day"),
        ("uppgifter: [{från: 2025-01-20, till: 2025-01-10, sjuk: ja}]", "period-ends-before-start"),
        ("uppgifter: [{från: 2024-12-31, sjuk: ja}]", "outside-case"),
        ("uppgifter: [{till: 2025-02-01, sjuk: ja}]", "outside-case"),
        ("uppgifter: [{från: 2025-01-05}]", "item-without-concept"),
        ("uppgifter: [{sjukk: ja}]", "undeclared-concept"),
        ("uppgifter: [{sjuk: kanske}]", "wrong-value"),
        ("uppgifter: [{väder: snö}]", "outside-domain"),
        ("uppgifter: [{nedsättning: 1/3}]", "share-not-a-quarter"),
        ("uppgifter: [{nedsättning: 5/4}]", "share-not-a-quarter"),
        ("uppgifter: [{del: jobb, nedsättning: 1}]", "unknown-part"),
        ("uppgifter: [{del: tjänst, sjuk: ja}]", "concept-not-per-part"),
        ("uppgifter: [{skäligt: ja}]", "wrong-list"),
        ("uppgifter: [{rätt: ja}]", "wrong-list"),
        ("uppgifter: [{dagar i följd: 3}]", "wrong-list"),
        ("bedömningar: [{sjuk: ja}]", "wrong-list"),
        ("bedömningar: [{skäligt: ja, av: Kronan}]", "undeclared-actor"),
        ("händelser: [{dag: 2025-01-05, händelse: sjuk}]", "wrong-list"),
        ("händelser: [{dag: 2025-02-05, händelse: anmäld}]", "outside-case"),
        ("prognoser: [{gjord: 2025-01-05, sjuk: ja}]", "wrong-list"),
        ("beslut: [{beslut: sjukpeng, utfall: avslag, av: Försäkringskassan}]", "unknown-decision"),
        ("beslut: [{beslut: sjukpenning, utfall: avslag, av: Försäkringskassan, dag: 2025-03-01}]", "outside-case"),
        ("ingående: {sjuk: ja}", "opening-not-memory"),
        ("ingående: {dagar i följd: ja}", "wrong-value"),
        ("förväntat: {försörjning: [{till: 2025-01-30, av: ingen}]}", "seats-leave-hole"),
        ("förväntat: {försörjning: []}", "seats-leave-hole"),
        ("förväntat: {försörjning: [{till: 2025-01-31, av: ingen}, {till: 2025-01-20, av: ingen}]}",
         "seats-out-of-order"),
        ("förväntat: {försörjning: [{till: 2025-01-31, av: Kronan}]}", "undeclared-actor"),
        ("förväntat: {försörjning: [{till: 2025-01-31, av: ingen, andel: 1}]}", "seat-of-nobody"),
        ("förväntat: {försörjning: [{till: 2025-01-31, av: kommunen, genom: sjukpeng}]}", "unknown-benefit"),
        ("förväntat: {skyldigheter: [{dag: 2025-01-02, skyldighet: dagar i följd, är: löper}]}", "unknown-duty"),
        ("uppgifter: [{från: 9999-12-31, sjuk: ja}]", "day-out-of-reach"),
        ("ingående: {dagar i följd: -1}", "wrong-value"),
        ("förväntat: {fynd: [{kod: gap, från: 2025-01-02}]}", "expected-word"),
        ("förväntat: {värden: [{dag: 2025-01-02, sjuk: 3}]}", "wrong-value"),
        ("förväntat: {måttstockar: [{dag: 2025-01-02, prövning: arbetsförmåga, är: annat}]}", "undeclared-yardstick"),
        ("okänt: 1", "unknown-key"),
    ],
)  # fmt: skip
def test_an_item_that_is_wrong_is_reported(problems: Callable[..., list[Problem]], body: str, code: str) -> None:
    assert [problem.code for problem in problems(body)] == [code]


def test_overlapping_values_show_both_places(problems: Callable[..., list[Problem]]) -> None:
    (problem,) = problems("uppgifter:\n  - {till: 2025-01-15, sjuk: ja}\n  - {från: 2025-01-10, sjuk: nej}\n")
    assert problem.code == "values-overlap"
    assert "2025-01-10 till 2025-01-15" in problem.sv
    assert problem.place.line == problem.related[0].place.line + 1


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ("[{id: a, slag: x, andel: 1/2}]", "tillsammans 1/2 den 2025-01-01 till 2025-01-31"),
        ("[{id: a, slag: x, andel: 1}, {id: b, slag: x, andel: 1/4, från: 2025-01-20}]",
         "tillsammans 5/4 den 2025-01-20 till 2025-01-31"),
        ("[{id: a, slag: x, andel: 1, till: 2025-01-15}, {id: b, slag: x, andel: 1, från: 2025-01-18}]",
         "tillsammans 0 den 2025-01-16 till 2025-01-17"),
    ],
)  # fmt: skip
def test_shares_that_are_not_the_whole_are_reported_with_day_and_sum(
    problems: Callable[..., list[Problem]], parts: str, told: str
) -> None:
    (problem,) = problems("", parts=f"delar: {parts}\n")
    assert problem.code == "shares-not-whole"
    assert told in problem.sv


def test_parts_that_follow_on_each_other_are_the_whole(case: Callable[..., Scenario]) -> None:
    scenario = case(
        "",
        parts="""delar:
  - {id: a, slag: x, andel: 1, till: 2025-01-15}
  - {id: b, slag: x, andel: 2/5, från: 2025-01-16}
  - {id: c, slag: x, andel: 3/5, från: 2025-01-16}
""",
    )
    assert [part.share for part in scenario.parts] == [1, Fraction(2, 5), Fraction(3, 5)]


def test_two_parts_with_one_name_are_reported(problems: Callable[..., list[Problem]]) -> None:
    found = problems("", parts="delar: [{id: a, slag: x, andel: 1/2}, {id: a, slag: x, andel: 1/2}]\n")
    assert [problem.code for problem in found] == ["declared-twice"]


def test_a_case_without_parts_is_reported(problems: Callable[..., list[Problem]]) -> None:
    assert [problem.code for problem in problems("", parts="delar: []\n")] == ["no-parts"]


def test_a_name_that_is_not_the_files_is_reported(tree: RuleTree, tmp_path: Path) -> None:
    load_case(tmp_path, tree, "")
    other = (tmp_path / "fall.yaml").rename(tmp_path / "annat.yaml")
    scenario, problems = load_scenario(other, tree)
    assert scenario is None
    assert [(problem.code, problem.place.file) for problem in problems] == [("name-not-file", other.as_posix())]


def test_a_case_that_ends_before_it_starts_is_refused(tree: RuleTree, tmp_path: Path) -> None:
    load_case(tmp_path, tree, "")
    path = tmp_path / "fall.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("till: 2025-01-31", "till: 2024-01-31"), encoding="utf-8")
    scenario, problems = load_scenario(path, tree)
    assert scenario is None
    assert [problem.code for problem in problems] == ["period-ends-before-start"]


def test_a_missing_file_is_a_problem_and_not_an_error(tree: RuleTree, tmp_path: Path) -> None:
    scenario, problems = load_scenario(tmp_path / "inget.yaml", tree)
    assert scenario is None
    assert [problem.code for problem in problems] == ["file-missing"]
