"""Twins: a scenario that differs in the nearest change alone, is valid, has the opposite outcome and fulfils what it expects."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gapcheck.check import Plans, check_scenario, run_case
from gapcheck.engine.altering import altered
from gapcheck.engine.case_facts import case_inputs
from gapcheck.files.scenario_text import scenario_text
from gapcheck.loading.nodes import Mapping, Scalar
from gapcheck.loading.problems import InputProblems
from gapcheck.loading.scenario_loader import load_scenario
from gapcheck.loading.strict_yaml import load_text
from gapcheck.model.change import Change
from gapcheck.model.concepts import ConceptKind
from gapcheck.model.scenario import Scenario
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.verbs.asked import Question
from gapcheck.verbs.cases import find_case, open_case
from gapcheck.verbs.explaining import Asking, Search
from gapcheck.verbs.twins import Twin, check_new, save, twin
from tests.unit.small_trees import load_case, rule, tree_of

ROOT = Path(__file__).resolve().parents[2]
SCENARIOS = ROOT / "scenarios"


def words(change: Change) -> Text:
    return Text(f"{change.concept} ändras", f"{change.concept} changes")


def twin_of(
    tree: RuleTree, file: Path, scenario: Scenario, asked: Question, name: str | None = None
) -> tuple[Asking, Twin]:
    small = len(tree.rules) < 10
    asking = Asking(tree, scenario, None, Search(False, any_input=small, most=1500))
    return asking, twin(asking, asked, file, words, name)


def read(tree: RuleTree, folder: Path, found: Twin) -> Scenario:
    file = folder / f"{found.name}.yaml"
    file.write_text(found.text, encoding="utf-8")
    scenario, problems = load_scenario(file, tree)
    assert scenario is not None, problems
    return scenario


REAL = [
    ("anstalld-dag-181", Question("G201", date(2026, 5, 2))),
    ("anstalld-dag-181", Question("sjukpenning", date(2026, 5, 2))),
    ("anstalld-dag-181", Question("arbetsförmåga i anställningen", date(2026, 5, 2))),
    ("beslut-som-lakte", Question("G201", date(2025, 11, 20))),
]


@pytest.mark.parametrize(("case", "asked"), REAL, ids=lambda one: one if isinstance(one, str) else one.name)
def test_the_twin_of_a_real_case_is_valid_and_has_the_opposite_outcome(
    case: str, asked: Question, tree: RuleTree, tmp_path: Path
) -> None:
    file = find_case(case, SCENARIOS)
    before = file.read_bytes()
    asking, found = twin_of(tree, file, open_case(file, tree, SCENARIOS), asked)
    other = read(tree, tmp_path, found)
    result = run_case(tree, other, confirm=False)
    assert check_scenario(result) == ()
    assert other.expected.livelihood
    assert other.expected.findings is not None
    assert other.expected.values
    assert other.name == f"{case}-tvilling"
    assert case in other.origin
    assert found.nearest.ways[0][0].concept in other.origin
    target, _ = asking.target(asked)
    assert target.opposite(asking.setting.run(other))
    assert not target.opposite(asking.read)
    assert file.read_bytes() == before


def test_the_twin_of_a_case_from_a_court_is_no_case_from_a_court(tree: RuleTree, tmp_path: Path) -> None:
    file = find_case("hfd-2018-ref-1", SCENARIOS)
    scenario = open_case(file, tree, SCENARIOS)
    assert scenario.real_case is not None
    day = scenario.period.last
    _, found = twin_of(tree, file, scenario, Question("sjukpenning", day, "arbetslös"))
    assert read(tree, tmp_path, found).real_case is None


# ---- a small tree, so that every kind of input is changed

RULES = "regler:\n" + "".join([
    rule("om: {anmäld: ja}, så: {rätt: ja}", "R1"),
    rule("om: {prognos: {minst: 60}}, så: {rätt: ja}", "R2"),
    rule("om: {alla: [{sjuk: ja}, {skäligt: ja}, {dagar borta: {minst: 3}}]}, så: {rätt: ja}", "R3"),
    rule("om: {väder: regn}, så: {rätt i delen: ja}", "R4"),
    rule("om: {nedsättning: {minst: 1/2}}, så: {rätt i delen: ja}", "R5"),
])  # fmt: skip


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> RuleTree:
    return tree_of(tmp_path_factory.mktemp("regler"), RULES)


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """What a case may say: facts over several stretches, forecasts, events, assessments, in rows of one or more words."""
    lines: list[str] = []

    def day(low: int = 1, high: int = 31) -> int:
        return draw(st.integers(low, high))

    facts = []
    for concept, values in (("sjuk", ["ja", "nej"]), ("dagar borta", ["0", "2", "3"]), ("väder", ["sol", "regn"])):
        cuts = sorted(draw(st.sets(st.integers(1, 31), max_size=3)))
        facts += [f"  - {{från: 2025-01-{cut:02}, {concept}: {draw(st.sampled_from(values))}}}" for cut in cuts]
    if draw(st.booleans()):
        facts.append(f"  - {{del: tjänst, nedsättning: {draw(st.sampled_from(['0', '1/2', '1']))}}}")
    lines += ["uppgifter:", *facts] if facts else []
    if draw(st.booleans()):
        lines += ["bedömningar:", f"  - {{av: Försäkringskassan, skäligt: {draw(st.sampled_from(['ja', 'nej']))}}}"]
    made = sorted(draw(st.sets(st.integers(1, 31), max_size=3)))
    forecasts = [f"  - {{gjord: 2025-01-{m:02}, prognos: {draw(st.sampled_from(['10', '60']))}}}" for m in made]
    lines += ["prognoser:", *forecasts] if forecasts else []
    if draw(st.booleans()):
        lines += ["händelser:", f"  - {{dag: 2025-01-{day():02}, händelse: anmäld}}"]
    return "\n".join(lines) + "\n"


@settings(max_examples=80)
@given(body=bodies(), name=st.sampled_from(["rätt", "rätt i delen"]), on=st.integers(1, 31))
def test_the_text_of_a_twin_says_what_the_altered_case_says(
    body: str, name: str, on: int, small: RuleTree, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("fall")
    scenario, problems = load_case(folder, small, body)
    assert scenario is not None, problems
    asked = Question(name, date(2025, 1, on))
    asking, found = twin_of(small, folder / "fall.yaml", scenario, asked, "annan")
    assert found.nearest.ways, body
    other = read(small, folder, found)
    plan = Plans(small).of(scenario)
    wanted = case_inputs(plan, small, altered(scenario, found.nearest.ways[0]))
    assert case_inputs(plan, small, other) == wanted
    target, _ = asking.target(asked)
    assert target.opposite(asking.setting.run(other))
    assert check_scenario(run_case(small, other, confirm=False)) == ()


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("händelser: [{dag: 2025-01-05, händelse: anmäld}]\nuppgifter: [{väder: regn}]\n", ConceptKind.EVENT),
        ("prognoser: [{gjord: 2025-01-01, prognos: 90}]\nhändelser: []\n", ConceptKind.FORECAST),
        ("uppgifter: [{sjuk: ja, dagar borta: 5}]\nbedömningar: [{av: Försäkringskassan, skäligt: ja}]\n", ConceptKind.ASSESSMENT),
    ],
)  # fmt: skip
def test_every_kind_of_input_can_be_what_differs(body: str, kind: ConceptKind, small: RuleTree, tmp_path: Path) -> None:
    scenario, problems = load_case(tmp_path, small, body)
    assert scenario is not None, problems
    _, found = twin_of(small, tmp_path / "fall.yaml", scenario, Question("rätt", date(2025, 1, 5)))
    assert [change.kind for change in found.nearest.ways[0]] == [kind]


def test_what_the_person_wrote_is_kept_row_by_row(small: RuleTree, tmp_path: Path) -> None:
    body = "uppgifter:\n  - {från: 2025-01-03, till: 2025-01-09, sjuk: ja, väder: regn}   # en kommentar\n  - {från: 2025-01-20, dagar borta: 2}\n"
    scenario, problems = load_case(tmp_path, small, body)
    assert scenario is not None, problems
    _, found = twin_of(small, tmp_path / "fall.yaml", scenario, Question("rätt i delen", date(2025, 1, 5)))
    rows = found.text.splitlines()
    assert "  - {från: 2025-01-20, dagar borta: 2}" in rows
    assert "  - {från: 2025-01-03, till: 2025-01-09, sjuk: ja}" in rows
    assert any("väder: sol" in row or "nedsättning" in row for row in rows)


def test_a_question_about_several_outcomes_has_no_twin(tree: RuleTree) -> None:
    file = find_case("halva-tiden-sjuk-halva-arbetslos", SCENARIOS)
    scenario = open_case(file, tree, SCENARIOS)
    with pytest.raises(InputProblems) as caught:
        twin_of(tree, file, scenario, Question("sjukpenning", scenario.period.first))
    assert [problem.code for problem in caught.value.problems] == ["several-parts"]


def test_where_no_change_is_found_there_is_no_twin(small: RuleTree, tmp_path: Path) -> None:
    scenario, _ = load_case(tmp_path, small, "")
    assert scenario is not None
    asking = Asking(small, scenario, None, Search(False, most=1))
    found = twin(asking, Question("rätt", date(2025, 1, 5)), tmp_path / "fall.yaml", words)
    assert found.text == ""


@pytest.mark.parametrize("name", ["tvilling.txt", "Tvilling.yaml", "två ord.yaml", ".yaml"])
def test_a_name_that_no_scenario_can_have_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputProblems) as caught:
        check_new(tmp_path / name)
    assert [problem.code for problem in caught.value.problems] == ["bad-name"]


def test_a_file_that_exists_is_never_written_over(tmp_path: Path) -> None:
    file = tmp_path / "tvilling.yaml"
    found = Twin("tvilling", "scenario: tvilling\n", None)  # type: ignore[arg-type]  # only its text is written
    check_new(file)
    save(found, file)
    assert file.read_text(encoding="utf-8") == "scenario: tvilling\n"
    file.write_text("mitt eget\n", encoding="utf-8")
    for attempt in (lambda: check_new(file), lambda: save(found, file)):
        with pytest.raises(InputProblems) as caught:
            attempt()
        assert [problem.code for problem in caught.value.problems] == ["file-exists"]
    assert file.read_text(encoding="utf-8") == "mitt eget\n"
    assert [path.name for path in tmp_path.iterdir()] == ["tvilling.yaml"]


WORDS = (
    st.text(st.sampled_from("abåö 019-:#,[]{}'\"&*!?|>%@.~=\\"), min_size=1, max_size=12).map(str.strip).filter(bool)
)


@given(st.dictionaries(WORDS, WORDS, min_size=1, max_size=3), WORDS)
def test_any_words_are_read_back_as_they_were(row: dict[str, str], title: str) -> None:
    text = scenario_text("en kommentar", {"rubrik": title, "rader": [dict(row)]})
    root, problems = load_text(text.encode(), "fall.yaml")
    assert isinstance(root, Mapping), (text, problems)
    assert problems == [], text
    heading = root.get("rubrik")
    assert isinstance(heading, Scalar)
    assert heading.text == title
    again = root.get("rader").items[0]  # type: ignore[union-attr]
    assert {entry.key.text: entry.value.text for entry in again.entries} == row


def test_a_long_text_is_folded_and_read_back() -> None:
    title = "ett ord " * 60 + "till"
    root, problems = load_text(scenario_text("k", {"rubrik": title}).encode(), "fall.yaml")
    assert not problems
    assert root.get("rubrik").text == title  # type: ignore[union-attr]
