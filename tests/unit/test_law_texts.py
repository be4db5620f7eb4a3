"""Statute texts: which wordings a folder holds, their hashes and their rows in the register; all texts invented."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from gapcheck.loading.law_texts import (
    LawTextError,
    WordingKey,
    normalised,
    section_texts,
    texts_of_register,
    wording_hash,
)
from gapcheck.loading.register import COLUMNS, load_register
from gapcheck.model.section_key import SectionKey

CURRENT = """# Påhittad balk (1900:1)

- Beteckning: SFS 1900:1

## 2 kap. Om hattar

### 2 kap. 1 §

Rubrik: Hattar

Den som har hatt får bära den.

1. inomhus, eller

2. utomhus. Lag (1901:2).

### 2 kap. 1 a § [träder i kraft 1902-03-01; upphör att gälla 1903-03-01]

Hattar är runda.

Källanmärkning: ur en annan källa

### 2 kap. 2 §

Har upphävts genom lag (1904:5).

## 2 a kap. Om mössor

### 2 a kap. 3 b § [träder i kraft den dag regeringen bestämmer]

Mössor är mjuka, se lag (1899:9) om ull.

## Övergångsbestämmelser (urval)

### Övergångsbestämmelser 1901:2

1. Denna lag träder i kraft en dag.
"""
EARLIER = """# Påhittad balk (1900:1) – äldre lydelser

- Beteckning: SFS 1900:1

### 2 kap. 1 § [lydelse okänt–1901-06-30]

Hatt får bäras.
"""
REGISTER = [
    "1900:1,PB,2,1,1901:2,1901-07-01,,1901-07-01,",
    "1900:1,PB,2,1,,,1901-06-30,,äldre lydelse",
    "1900:1,PB,2,1 a,1902:1,1902-03-01,1903-02-28,1902-03-01,",
    "1900:1,PB,2,2,1904:5,1904-01-01,,1904-01-01,upphävd",
    "1900:1,PB,2 a,3 b,1910:7,,,,ikraftträdande bestäms av regeringen",
    "1900:1,PB,,öb 1901:2,1901:2,1901-07-01,,1901-07-01,övergångsbestämmelse",
    "1900:1,PB,2,9,1901:2,1901-07-01,,1901-07-01,",
]


def section(number: str, chapter: str | None = "2") -> SectionKey:
    return SectionKey("1900:1", chapter, number)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sfs-1900-1.md").write_text(CURRENT, encoding="utf-8")
    (tmp_path / "sfs-1900-1-aldre-lydelser.md").write_text(EARLIER, encoding="utf-8")
    (tmp_path / "README.md").write_text("### Inte en författning\n", encoding="utf-8")
    return tmp_path


def test_every_wording_is_found_with_its_days_and_its_act(folder: Path) -> None:
    assert set(section_texts(folder)) == {
        WordingKey(section("1"), None, None, "1901:2"),
        WordingKey(section("1"), None, date(1901, 6, 30), None),
        WordingKey(section("1 a"), date(1902, 3, 1), date(1903, 2, 28), None),
        WordingKey(section("2"), None, None, "1904:5"),
        WordingKey(section("3 b", "2 a"), None, None, None),
        WordingKey(section("öb 1901:2", None), None, None, "1901:2"),
    }


def test_the_text_ends_where_the_next_heading_begins(folder: Path) -> None:
    text = section_texts(folder)[WordingKey(section("2"), None, None, "1904:5")]
    assert text == "Har upphävts genom lag (1904:5)."


def test_headings_and_source_remarks_and_line_breaks_do_not_change_the_hash() -> None:
    one = "Rubrik: Hattar\n\nDen som har hatt\nfår bära den.\n\n  Källanmärkning: annan källa\n"
    other = "Den som  har hatt\u00a0fa\u030ar\r\n\r\nbära den. "
    assert normalised(one) == "Den som har hatt får bära den."
    assert wording_hash(one) == wording_hash(other)


@pytest.mark.parametrize(
    "changed", ["Hatt får bäras", "hatt får bäras.", "Hatt får bäras. Lag (1901:2).", "1. Hatt får bäras."]
)
def test_any_change_of_the_words_changes_the_hash(changed: str) -> None:
    assert wording_hash(changed) != wording_hash("Hatt får bäras.")


def test_a_hash_is_sixteen_digits_of_sha256() -> None:
    assert wording_hash(" \n") == "sha256:e3b0c44298fc1c14"
    assert re.fullmatch(r"sha256:[0-9a-f]{16}", wording_hash("Hatt får bäras."))


def test_each_wording_in_the_register_gets_its_own_text(folder: Path) -> None:
    path = folder / "register.csv"
    path.write_text("\n".join([",".join(COLUMNS), *(f"{row}," for row in REGISTER)]) + "\n", encoding="utf-8")
    register = load_register(path)
    paired = texts_of_register(register, section_texts(folder))
    found = {(w.key.section, w.amended_by): normalised(text)[:17] for w, text in paired.items()}
    assert found == {
        ("1", "1901:2"): "Den som har hatt ",
        ("1", None): "Hatt får bäras.",
        ("1 a", "1902:1"): "Hattar är runda.",
        ("2", "1904:5"): "Har upphävts geno",
        ("3 b", "1910:7"): "Mössor är mjuka, ",
        ("öb 1901:2", "1901:2"): "1. Denna lag träd",
    }


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("# Påhittad balk\n", 1, 'raden "- Beteckning: SFS ÅÅÅÅ:N" saknas'),
        ("- Beteckning: SFS 1900:1\n\n### Paragraf 4\n", 3, 'rubriken "### Paragraf 4" är inte en paragraf'),
        ("- Beteckning: SFS 1900:1\n### 4 §\nA\n### 4 §\nA\n", 4, "4 § finns två gånger"),
    ],
)
def test_a_file_that_departs_from_the_format_is_refused_with_its_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    (tmp_path / "sfs-1900-1.md").write_text(text, encoding="utf-8")
    with pytest.raises(LawTextError) as raised:
        section_texts(tmp_path)
    assert f"sfs-1900-1.md:{line}: {message}" in raised.value.sv
    assert f"sfs-1900-1.md:{line}: " in raised.value.en
