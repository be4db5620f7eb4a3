"""Every bad input is refused in exactly the words kept beside it, in both languages, and its neighbours are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from gapcheck.loading.problems import Lang, render
from gapcheck.loading.validating import validate
from tests.bad.generated import GENERATED, SECRETS
from tests.bad.messages import HERE, RULES, expected_file, problems_of, written_names

NAMES = sorted({*written_names(), *GENERATED})
LANGUAGES: tuple[Lang, ...] = ("sv", "en")
# What is gathered from several places is what an order by chance would show in.
SEVERAL_PLACES = [
    name
    for name in NAMES
    if (kept := expected_file(name, "sv")).is_file() and kept.read_text(encoding="utf-8").count("\n") > 2
]
GOOD = sorted((HERE.parent / "good").glob("*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_a_bad_input_is_refused_in_the_words_kept_beside_it(name: str, tmp_path: Path, update_golden: bool) -> None:
    problems = problems_of(name, tmp_path)
    for lang in LANGUAGES:
        said, kept = render(problems, lang), expected_file(name, lang)
        if update_golden:
            kept.write_text(said, encoding="utf-8", newline="\n")
        assert said == kept.read_text(encoding="utf-8")
        assert not any(secret in said for secret in SECRETS)


def test_every_bad_input_has_its_words_and_all_words_their_input() -> None:
    assert {path.name for path in HERE.glob("*.txt")} == {
        expected_file(name, lang).name for name in NAMES for lang in LANGUAGES
    }
    assert not set(written_names()) & set(GENERATED)
    assert len(NAMES) >= 65


@pytest.mark.parametrize("kept", sorted(HERE.glob("*.txt")), ids=lambda path: path.name)
def test_no_message_is_empty_or_shows_the_insides_of_the_program(kept: Path) -> None:
    text = kept.read_text(encoding="utf-8")
    assert text.strip()
    assert not text.startswith("0 problem")
    assert not any(word in text for word in ("Traceback", "Error(", "None", "Fraction(", "<class"))


@pytest.mark.parametrize("name", SEVERAL_PLACES)
def test_a_rerun_says_the_same(name: str, tmp_path: Path) -> None:
    (tmp_path / "en gång").mkdir()
    (tmp_path / "igen").mkdir()
    assert problems_of(name, tmp_path / "en gång") == problems_of(name, tmp_path / "igen")


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_neighbour_of_a_bad_input_is_not_refused(path: Path) -> None:
    assert render(validate(path, RULES, path.name), "sv") == "0 problem\n"
