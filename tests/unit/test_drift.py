"""Drift: pinned wordings against a folder of texts in either format, and what rests on those that departed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gapcheck.loading.law_texts import wording_hash
from gapcheck.loading.problems import InputProblems
from gapcheck.loading.statute_exports import exported_texts
from gapcheck.loading.tree_loader import load_tree
from gapcheck.model.drift import Change, Drift
from gapcheck.model.tree import RuleTree
from gapcheck.reporting.drift_table import drift_json, drift_text
from gapcheck.verbs.drift import find_drift, texts_in
from tests.unit.small_trees import REGISTER, write_tree

TEXTS = {
    "46": "Den som är sjuk har rätt enligt 47 och 48 §§.",
    "47": "Efter en tid prövas annat. Lag (2012:1).",
    "48": "Senare prövas allt enligt lagen (1999:5). Lag (2022:3).",
}
EXPORT = """---
beteckning: 2010:110
rubrik: En balk
---

# En balk

## 27 kap. Sjukpenning

### 46 §

Den som är **sjuk** har rätt enligt 47 och [48 §](#48)§.

Nästa rubrik utan punkt

### 47 §

Efter en tid
prövas annat. Lag ([2012:1](https://example.org/2012/1)).

### 48 §

Senare prövas allt enligt lagen ([1999:5](https://example.org)). Lag ([2022:3](https://example.org)).
"""


def pinned_tree(folder: Path) -> RuleTree:
    rules = write_tree(folder)
    lines = [line for line in REGISTER.splitlines() if ",50," not in line and "äldre" not in line]
    pinned = [f"{line}{wording_hash(TEXTS[line.split(',')[3]])}" for line in lines[1:]]
    (rules / "register.csv").write_text("\n".join([lines[0], *pinned]) + "\n", encoding="utf-8")
    (rules / "bas.yaml").write_text(
        (rules / "bas.yaml").read_text(encoding="utf-8").replace("sha256:0123456789abcdef", wording_hash(TEXTS["46"])),
        encoding="utf-8",
    )
    tree, problems = load_tree(rules)
    assert tree is not None, problems
    return tree


def drift(tree: RuleTree, folder: Path) -> Drift:
    return find_drift(tree, texts_in(folder), [], folder)


def export(folder: Path, text: str = EXPORT) -> Path:
    (folder / "ut").mkdir(parents=True)
    (folder / "ut" / "sfs-2010-110.md").write_text(text, encoding="utf-8")
    (folder / "ut" / "README.md").write_text("# Ingen författning\n", encoding="utf-8")
    return folder


def corpus(folder: Path, texts: dict[str, str]) -> Path:
    folder.mkdir()
    body = "\n\n".join(f"### 27 kap. {section} §\n\n{text}" for section, text in texts.items())
    (folder / "sfs-2010-110.md").write_text(f"# En balk\n\n- Beteckning: SFS 2010:110\n\n{body}\n", encoding="utf-8")
    return folder


def test_an_export_without_its_markup_is_the_text_that_was_read(tmp_path: Path) -> None:
    found = exported_texts(export(tmp_path / "x"))
    assert {key.section.section: text.replace("\n", " ") for key, text in found.items()} == TEXTS
    assert {key.amended_by for key in found} == {None, "2012:1", "2022:3"}


def test_nothing_drifted_where_the_texts_are_those_that_were_read(tmp_path: Path) -> None:
    tree = pinned_tree(tmp_path)
    for folder in (export(tmp_path / "a"), corpus(tmp_path / "b", TEXTS)):
        found = drift(tree, folder)
        assert found.ok, found.departures
        assert (found.compared, found.statutes, found.unseen) == (3, ("2010:110",), ())


@pytest.mark.parametrize(
    ("old", "new", "change", "act"),
    [
        ("prövas annat", "prövas allt", Change.REWRITTEN, "2012:1"),
        ("2012:1", "2027:9", Change.AMENDED, "2027:9"),
    ],
)
def test_a_text_that_is_another_is_a_departure(old: str, new: str, change: Change, act: str, tmp_path: Path) -> None:
    tree = pinned_tree(tmp_path)
    for folder in (
        export(tmp_path / "a", EXPORT.replace(old, new)),
        corpus(tmp_path / "b", {section: text.replace(old, new) for section, text in TEXTS.items()}),
    ):
        [departure] = drift(tree, folder).departures
        assert (departure.key.section, departure.change, departure.act) == ("47", change, act)


def test_a_section_in_force_that_is_not_among_the_texts_is_a_departure(tmp_path: Path) -> None:
    tree = pinned_tree(tmp_path)
    fewer = {section: text for section, text in TEXTS.items() if section != "46"}
    [departure] = drift(tree, corpus(tmp_path / "b", fewer)).departures
    assert (departure.key.section, departure.change) == ("46", Change.GONE)
    assert departure.encoded_by == ("dagar i följd",)


def test_no_text_at_all_is_no_success(tmp_path: Path) -> None:
    (tmp_path / "tom").mkdir()
    found = drift(pinned_tree(tmp_path), tmp_path / "tom")
    assert not found.ok
    assert "det räknas som fel" in drift_text(found, pinned_tree(tmp_path / "tom").register)


def test_a_folder_that_is_not_there_and_a_file_that_departs_from_the_format_are_input_problems(tmp_path: Path) -> None:
    with pytest.raises(InputProblems):
        texts_in(tmp_path / "finns-inte")
    (tmp_path / "sfs-1.md").write_text("### 1 §\n", encoding="utf-8")
    with pytest.raises(InputProblems):
        texts_in(tmp_path)


def test_both_forms_name_the_departure_and_what_rests_on_it(tmp_path: Path) -> None:
    tree = pinned_tree(tmp_path)
    found = drift(tree, corpus(tmp_path / "b", {**TEXTS, "46": "Något annat."}))
    said = " ".join(drift_text(found, tree.register).split())
    assert "27 kap. 46 § SFB texten är en annan än den som lästes. Regler: dagar i följd." in said
    english = " ".join(drift_text(found, tree.register, "en").split())
    assert "the text is another than the one that was read. Rules: dagar i följd." in english
    document = json.loads(drift_json(found, tree.register))
    assert document["ok"] is False
    assert document["departures"][0]["rules"] == ["dagar i följd"]


def test_the_scenarios_and_findings_that_rest_on_a_departed_text_are_listed(tree: RuleTree, tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    [file] = root.glob("scenarios/*/anstalld-dag-181.yaml")
    section = next(
        key for key in tree.register.sections if (key.chapter, key.section, key.sfs) == ("27", "48", "2010:110")
    )
    folder = tmp_path / "texter"
    folder.mkdir()
    act = tree.register.wordings(section)[-1].amended_by
    (folder / "sfs-2010-110.md").write_text(
        f"- Beteckning: SFS 2010:110\n\n### 27 kap. 48 §\n\nEtt annat villkor. Lag ({act}).\n", encoding="utf-8"
    )
    found = find_drift(tree, texts_in(folder), [file], root / "scenarios")
    assert Change.REWRITTEN in {d.change for d in found.departures if d.key == section}
    [touched] = found.touched
    assert touched.scenario == "anstalld-dag-181"
    assert any(id.startswith("SFB-27-48") for id in touched.encoded_by)
