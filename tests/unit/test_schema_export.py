"""The exported JSON Schema: valid, in step with the strict reader, and full of the declared concepts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from gapcheck.loading.schema_export import schemas
from tests.unit.small_trees import BASE, PARTS, SCENARIO, rule, tree_of

Schemas = dict[str, dict[str, Any]]


class _Core(yaml.SafeLoader):
    """Reads as an editor does: days and ja stay text."""


_Core.yaml_implicit_resolvers = {
    first: [(tag, regex) for tag, regex in resolvers if not tag.endswith(("timestamp", "bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Schemas:
    return schemas(tree_of(tmp_path_factory.mktemp("träd")))


def errors(schema: dict[str, Any], text: str) -> list[str]:
    document = yaml.load(text, _Core)
    return [error.message for error in Draft202012Validator(schema).iter_errors(document)]


def test_every_schema_is_valid(exported: Schemas) -> None:
    assert sorted(exported) == ["regelfil.schema.json", "regeltrad.schema.json", "scenario.schema.json"]
    for schema in exported.values():
        Draft202012Validator.check_schema(schema)


def test_what_the_strict_reader_accepts_fits_the_schema(exported: Schemas) -> None:
    assert errors(exported["regelfil.schema.json"], BASE) == []
    assert (
        errors(
            exported["regelfil.schema.json"],
            "regler:\n"
            + rule(
                "om: {sjuk: ja, dagar borta: {minst: 3}, väder: {någon_av: [sol]}}, så: {nivå: {minsta_av: [1/4, nedsättning]}}"
            ),
        )
        == []
    )
    assert (
        errors(
            exported["scenario.schema.json"],
            SCENARIO
            + PARTS
            + """
uppgifter: [{från: 2025-01-01, sjuk: ja, nedsättning: 1/4}]
förväntat: {värden: [{dag: 2025-01-02, sjuk: oavgjort, dagar i följd: 2}]}
""",
        )
        == []
    )


@pytest.mark.parametrize(
    "text", ["om: {sjukt: ja}", "om: {sjuk: 1}", "om: {väder: snö}", "om: {dagar borta: {mist: 1}}", "så: {sjuk: ja}"]
)
def test_what_the_strict_reader_refuses_does_not_fit(exported: Schemas, text: str) -> None:
    assert errors(exported["regelfil.schema.json"], "regler:\n" + rule(text))


def test_a_fact_among_assessments_does_not_fit(exported: Schemas) -> None:
    assert errors(exported["scenario.schema.json"], SCENARIO + PARTS + "bedömningar: [{sjuk: ja}]")


def test_concepts_are_explained_in_conditions_and_facts(exported: Schemas) -> None:
    in_conditions = exported["regelfil.schema.json"]["$defs"]["villkor"]["properties"]["sjuk"]
    in_facts = exported["scenario.schema.json"]["properties"]["uppgifter"]["items"]["properties"]["sjuk"]
    assert in_conditions["description"] == in_facts["description"] == "Att hon är sjuk. (ill)"
    assert in_facts["enum"] == ["ja", "nej"]


def test_loading_does_not_import_jsonschema() -> None:
    program = (
        "import sys; import gapcheck.loading.tree_loader, gapcheck.loading.scenario_loader, "
        "gapcheck.loading.schema_export; sys.exit('jsonschema' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], cwd=Path(__file__).parents[2], check=False).returncode == 0
