"""Every bad input is refused in exactly the words kept beside it, in both languages, and its neighbours are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from gapcheck.loading.problems import Lang, render
from gapcheck.loading.validating import validate
from tests.bad.generated import GENERATED, SECRETS
from tests.bad.messages import HERE, RULES, expected_file, message, written_names

NAMES = sorted({*written_names(), *GENERATED})
GOOD = sorted((HERE.parent / "good").glob("*.yaml"))


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_bad_input_is_refused_in_the_words_kept_beside_it(
    name: str, lang: Lang, tmp_path: Path, update_golden: bool
) -> None:
    said = message(name, lang, tmp_path)
    kept = expected_file(name, lang)
    if update_golden:
        kept.write_text(said, encoding="utf-8", newline="\n")
    assert said == kept.read_text(encoding="utf-8")


def test_every_bad_input_has_its_words_and_all_words_their_input() -> None:
    assert {path.name for path in HERE.glob("*.txt")} == {
        expected_file(name, lang).name for name in NAMES for lang in ("sv", "en")
    }
    assert not set(written_names()) & set(GENERATED)
    assert len(NAMES) >= 65


@pytest.mark.parametrize("kept", sorted(HERE.glob("*.txt")), ids=lambda path: path.name)
def test_no_message_is_empty_or_shows_the_insides_of_the_program(kept: Path) -> None:
    text = kept.read_text(encoding="utf-8")
    assert text.strip()
    assert not text.startswith("0 problem")
    assert not any(word in text for word in ("Traceback", "Error(", "None", "Fraction(", "<class"))


@pytest.mark.parametrize("name", NAMES)
def test_a_rerun_says_the_same_and_never_an_identity_number(name: str, tmp_path: Path) -> None:
    (tmp_path / "en gång").mkdir()
    (tmp_path / "igen").mkdir()
    said = message(name, "sv", tmp_path / "en gång")
    assert said == message(name, "sv", tmp_path / "igen")
    assert not any(secret in said for secret in SECRETS)


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_neighbour_of_a_bad_input_is_not_refused(path: Path) -> None:
    assert render(validate(path, RULES, path.name), "sv") == "0 problem\n"
