"""The kept rule tree: the one that reading gives, never one for other files, and never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from gapcheck.check import load
from gapcheck.files import tree_cache
from gapcheck.loading.problems import InputProblems
from gapcheck.loading.tree_loader import load_tree
from gapcheck.model.tree import RuleTree
from tests.unit.small_trees import write_tree


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(tree_cache.OFF, raising=False)
    monkeypatch.setattr(tree_cache, "user_cache_path", lambda *_, **__: tmp_path / "cache")


def kept(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "cache" / "rules").glob("*.pickle"))


def test_the_second_time_nothing_is_read_and_the_tree_is_the_same(tmp_path: Path) -> None:
    rules = write_tree(tmp_path)
    first = load(rules)
    assert len(kept(tmp_path)) == 1

    def unread(_: Path) -> RuleTree:
        raise AssertionError("read although nothing changed")

    again = tree_cache.cached(rules, unread)
    assert again.digest == first.digest == load_tree(rules)[0].digest  # type: ignore[union-attr]  # the tree is right
    assert again.concepts == first.concepts


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    rules = write_tree(tmp_path)
    load(rules)
    base = (rules / "bas.yaml").read_text(encoding="utf-8")
    (rules / "bas.yaml").write_text(base.replace("Att hon är sjuk.", "Något annat."), encoding="utf-8")
    assert load(rules).concepts["sjuk"].definition == "Något annat."


def test_a_mistake_is_told_every_time(tmp_path: Path) -> None:
    rules = write_tree(tmp_path, "regler: 1\n")
    for _ in range(2):
        with pytest.raises(InputProblems):
            load(rules)
    (rules / "extra.yaml").unlink()
    load(rules)
    (rules / "extra.yml").write_text("begrepp: {}\n", encoding="utf-8")
    with pytest.raises(InputProblems):
        load(rules)


def test_a_spoilt_cache_is_passed_over(tmp_path: Path) -> None:
    rules = write_tree(tmp_path)
    load(rules)
    [file] = kept(tmp_path)
    for spoilt in (b"", b"nonsense", b"\x80\x05N."):
        file.write_bytes(spoilt)
        assert load(rules).concepts["sjuk"].english == "ill"


def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path: Path) -> None:
    rules = write_tree(tmp_path)
    (tmp_path / "cache").write_text("en fil, ingen katalog", encoding="utf-8")
    assert load(rules).concepts["sjuk"].english == "ill"


def test_it_can_be_turned_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(tree_cache.OFF, "1")
    load(write_tree(tmp_path))
    assert kept(tmp_path) == []


def test_only_the_latest_are_kept(tmp_path: Path) -> None:
    rules = write_tree(tmp_path)
    for number in range(10):
        (rules / "extra.yaml").write_text(f"# {number}\nbegrepp: {{}}\n", encoding="utf-8")
        load(rules)
    assert len(kept(tmp_path)) == 8
