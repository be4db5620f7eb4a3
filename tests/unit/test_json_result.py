"""JSON results: they follow their schema, every key is documented, and a rerun gives the same bytes."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from gapcheck.check import run_case
from gapcheck.model.period import Period
from gapcheck.model.result import Result
from gapcheck.model.scenario import Decision, Entry
from gapcheck.model.values import Ignorance, Unknown
from gapcheck.reporting.json_result import SCHEMA_VERSION, to_json
from gapcheck.reporting.json_values import causes_json, value_json
from tests.builders import ANY_LOSS, FIRST, OWN_LOSS, case, tiny_tree

WHOLE = Period(FIRST, date(2025, 6, 30))
SCHEMA = json.loads((resources.files("gapcheck") / "schemas" / "result.schema.json").read_text(encoding="utf-8"))
PAGE = Path(__file__).resolve().parents[2] / "docs" / "json-result.md"


def decided() -> Result:
    decision = Decision("sjukpenning", True, Period(FIRST, date(2025, 3, 31)), date(2025, 2, 1), "kassan")
    return run_case(tiny_tree(), case(decisions=(decision,)), confirm=False)


def undecided() -> Result:
    entries = Entry(OWN_LOSS, Fraction(1), WHOLE), Entry(ANY_LOSS, Fraction(0), WHOLE)
    return run_case(tiny_tree(), case(*entries), confirm=False)


@pytest.mark.parametrize("result", [decided(), undecided()], ids=["decided", "undecided"])
def test_a_result_follows_its_schema(result: Result) -> None:
    Draft202012Validator(SCHEMA).validate(json.loads(to_json(result)))


def test_a_key_that_the_schema_does_not_know_is_refused() -> None:
    document = json.loads(to_json(decided()))
    document["findings"][0]["severity"] = "high"
    with pytest.raises(ValidationError):
        Draft202012Validator(SCHEMA).validate(document)


def test_the_schema_is_valid_and_has_the_version_of_the_results() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["schema_version"]["const"] == SCHEMA_VERSION


def test_a_rerun_gives_the_same_bytes_and_ends_with_a_line_feed() -> None:
    assert to_json(undecided()) == to_json(undecided())
    assert to_json(undecided()).endswith("}\n")


def test_days_of_waiting_are_by_law_and_not_in_hand() -> None:
    rows = json.loads(to_json(decided()))["livelihood"]
    first = [row for row in rows if row["from"] == "2025-01-01"]
    assert {(row["layer"], row["status"], row["by"]) for row in first} == {
        ("by_law", "waiting", "kassan"),
        (None, "unseated", None),
    }


def test_a_finding_that_depends_on_a_reading_names_it() -> None:
    found = {finding["code"]: finding for finding in json.loads(to_json(undecided()))["findings"]}
    assert found["G201"]["holds_in"] == "these_readings"
    answer = {"assessment": "oskäligt", "part": "tjänst", "from": "2025-04-01", "value": False}
    assert found["G201"]["readings"] == [[answer]]
    assert found["G208"]["holds_in"] == "every_reading"


def test_a_source_below_statute_and_unread_wordings_are_marked() -> None:
    found = {finding["code"]: finding for finding in json.loads(to_json(undecided()))["findings"]}
    assert [source["source"] for source in found["O301"]["provisions"]] == ["praxis"]


def test_a_gap_lists_the_chairs_that_were_tried_with_whose_decision_it_hangs_on() -> None:
    found = [f for f in json.loads(to_json(decided()))["findings"] if f["code"] == "G201"][-1]
    sickness = next(chair for chair in found["tried_chairs"] if chair["chair"] == "PL-4-1")
    assert sickness["unmet"][0]["hangs_on"] == "kassan"
    assert sickness["unmet"][0]["able"] is True


def test_shares_are_exact_and_unknown_values_say_why() -> None:
    unknown = Unknown.because(Ignorance.FACT, "lön")
    assert value_json(Fraction(1, 4)) == "1/4"
    assert value_json(unknown) is None
    assert causes_json(unknown) == [{"why": "fact_missing", "about": "lön"}]


def test_every_key_is_documented() -> None:
    page = PAGE.read_text(encoding="utf-8")
    missing = [path for path in paths(SCHEMA, "") if f"`{path}`" not in page and f"`{path}[]`" not in page]
    assert missing == []


def paths(node: dict[str, Any], path: str) -> list[str]:
    if node.get("$ref", "").rpartition("/")[2] in ("seat", "leaf", "cause"):
        node = SCHEMA["$defs"][node["$ref"].rpartition("/")[2]]
    found = []
    for key, child in node.get("properties", {}).items():
        here = f"{path}.{key}" if path else key
        found += [here, *paths(child, here)]
    if "items" in node:
        found += paths(node["items"], f"{path}[]")
    return found
