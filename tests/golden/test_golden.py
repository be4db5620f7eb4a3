"""Two cases in full, and the duties and definitions of one, as printed and as JSON, compared byte by byte with the files beside this one.

`pytest tests/golden --update-golden` rewrites the files; read the difference before it is committed. The second engine
is not asked, so that the files do not depend on whether durable-rules is installed. The only thing taken out are the
digests in the receipt (`sha256:` and hexadecimal digits), which change with every comment in a file.
"""

from __future__ import annotations

import json
import re
from importlib import resources
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from gapcheck.check import run_case
from gapcheck.model.result import Result
from gapcheck.model.tree import RuleTree
from gapcheck.reporting.case_matrix import case_matrix_text
from gapcheck.reporting.console import report
from gapcheck.reporting.duties_report import duties_text
from gapcheck.reporting.json_result import to_json
from gapcheck.verbs.case_definitions import definitions_in_case
from gapcheck.verbs.cases import find_case, open_case
from gapcheck.verbs.duties import duty_chart

HERE = Path(__file__).parent
SCENARIOS = HERE.parents[1] / "scenarios"
CASES = ("anstalld-dag-181", "halva-tiden-sjuk-halva-arbetslos")
PAGES = ((80, "sv"), (160, "en"))

_DIGEST = re.compile(r"sha256:[0-9a-f]+")


def result_of(case: str, tree: RuleTree) -> Result:
    return run_case(tree, open_case(find_case(case, SCENARIOS), tree, SCENARIOS), confirm=False)


def without_digests(text: str) -> str:
    return _DIGEST.sub("sha256:…", text)


def compare(name: str, text: str, update: bool) -> None:
    file = HERE / name
    actual = without_digests(text).encode()
    if update:
        file.write_bytes(actual)
    assert file.read_bytes().decode() == actual.decode(), f"{name} differs; --update-golden rewrites it"


@pytest.mark.parametrize(("width", "lang"), PAGES)
@pytest.mark.parametrize("case", CASES)
def test_a_case_is_printed_as_it_was(case: str, width: int, lang: str, tree: RuleTree, update_golden: bool) -> None:
    compare(f"{case}.{lang}.{width}.txt", report(result_of(case, tree), lang, width, False), update_golden)


@pytest.mark.parametrize("case", CASES)
def test_a_case_has_the_json_result_it_had(case: str, tree: RuleTree, update_golden: bool) -> None:
    text = to_json(result_of(case, tree))
    schema = json.loads((resources.files("gapcheck") / "schemas" / "result.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(json.loads(text))
    compare(f"{case}.json", text, update_golden)


@pytest.mark.parametrize("case", CASES)
def test_a_rerun_gives_the_same_bytes(case: str, tree: RuleTree) -> None:
    first, second = result_of(case, tree), result_of(case, tree)
    assert to_json(first) == to_json(second)
    for width, lang in PAGES:
        assert report(first, lang, width, False) == report(second, lang, width, False)


def test_only_digests_are_taken_out() -> None:
    kept = "sha256, 2026-05-02 och sha256:x"
    assert without_digests(f"regler sha256:00ff {kept}") == f"regler sha256:… {kept}"


@pytest.mark.parametrize(("width", "lang"), PAGES)
def test_the_duties_of_a_case_are_printed_as_they_were(
    width: int, lang: str, tree: RuleTree, update_golden: bool
) -> None:
    scenario = open_case(find_case(CASES[0], SCENARIOS), tree, SCENARIOS)
    text = duties_text(duty_chart(tree, scenario), tree, scenario, None, lang, width)
    compare(f"duties.{CASES[0]}.{lang}.{width}.txt", text, update_golden)


@pytest.mark.parametrize(("width", "lang"), PAGES)
def test_the_definitions_in_a_case_are_printed_as_they_were(
    width: int, lang: str, tree: RuleTree, update_golden: bool
) -> None:
    scenario = open_case(find_case(CASES[0], SCENARIOS), tree, SCENARIOS)
    text = case_matrix_text(definitions_in_case(tree, scenario), tree, scenario, None, lang, width)
    compare(f"definitions.{CASES[0]}.{lang}.{width}.txt", text, update_golden)
