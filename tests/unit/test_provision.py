"""Citations: what is read, what is written back, how they sort, and what a bad one is told."""

from __future__ import annotations

import pytest

from gapcheck.model.provision import CitationError, Provision
from gapcheck.model.section_key import SectionKey, natural_key

NAMES = {
    "SFB": "2010:110",
    "LAS": "1982:80",
    "ALF-1997": "1997:238",
    "AF-instr": "2022:811",
    "AFS 2023:2": "AFS 2023:2",
}
SFB = "2010:110"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("27 kap. 48 § första stycket 1", Provision(SFB, "27", "48", 1, "1")),
        ("27 kap. 45 §", Provision(SFB, "27", "45")),
        ("28 a kap. 7 §", Provision(SFB, "28 a", "7")),
        ("4 §", Provision(SFB, None, "4")),
        ("4 a § 2", Provision(SFB, None, "4 a", None, "2")),
        ("7 § tredje stycket", Provision(SFB, None, "7", 3)),
        ("3 § andra stycket 2", Provision(SFB, None, "3", 2, "2")),
        ("3 § andra stycket 2 a", Provision(SFB, None, "3", 2, "2 a")),
        ("2 kap. 1 § 1", Provision(SFB, "2", "1", None, "1")),
        ("6 § andra stycket andra meningen", Provision(SFB, None, "6", 2, None, 2)),
        ("6 § andra meningen", Provision(SFB, None, "6", None, None, 2)),
        ("6 § tjugonde stycket 3 första meningen", Provision(SFB, None, "6", 20, "3", 1)),
        (
            "övergångsbestämmelserna 2018:648 punkt 2",
            Provision(SFB, None, "öb 2018:648", None, "2", None, "2018:648"),
        ),
        ("övergångsbestämmelserna 2018:648", Provision(SFB, None, "öb 2018:648", transitional="2018:648")),
        (
            "övergångsbestämmelserna 2018:648 punkt 2 andra stycket",
            Provision(SFB, None, "öb 2018:648", 2, "2", None, "2018:648"),
        ),
    ],
)
def test_a_citation_is_read_and_its_canonical_form_is_what_was_written(text: str, expected: Provision) -> None:
    assert Provision.parse(text, SFB) == expected
    assert str(expected) == text


@pytest.mark.parametrize(
    ("text", "sfs"),
    [
        ("7 § andra stycket LAS", "1982:80"),
        ("LAS 7 § andra stycket", "1982:80"),
        ("7 § andra stycket SFS 1982:80", "1982:80"),
        ("SFS 1982:80 7 § andra stycket", "1982:80"),
        ("7 § andra stycket ALF-1997", "1997:238"),
        ("7 § andra stycket AF-instr", "2022:811"),
        ("7 § andra stycket AFS 2023:2", "AFS 2023:2"),
        ("7 § andra stycket", "2010:110"),
    ],
)
def test_the_statute_is_the_one_named_before_or_after_and_otherwise_the_default(text: str, sfs: str) -> None:
    assert Provision.parse(text, "SFS 2010:110", NAMES) == Provision(sfs, None, "7", 2)


def test_white_space_decomposed_letters_and_the_word_punkt_do_not_matter() -> None:
    expected = Provision(SFB, "27", "48", 1, "1")
    assert Provision.parse(" 27\u00a0kap.  48\u00a0§ fo\u0308rsta\nstycket punkt 1 ", SFB) == expected


@pytest.mark.parametrize(
    ("text", "found", "suggestion"),
    [
        ("27 kap 48 §", "inte skrivet som ett lagrum", '"27 kap. 48 §"'),
        ("27 kap. 48§", "inte skrivet som ett lagrum", '"27 kap. 48 §"'),
        ("4a §", "inte skrivet som ett lagrum", '"4 a §"'),
        ("48 § 1 st. 2 p.", "inte skrivet som ett lagrum", None),
        ("48 § 1 st. 2", "inte skrivet som ett lagrum", '"48 § första stycket 2"'),
        ("27 kap. 46-49 §§", "flera paragrafer", None),
        ("27 kap.", "ett kapitel utan paragraf", None),
        ("27 kap. SFB", "ett kapitel utan paragraf", None),
        ("  ", "tomt", None),
        ("§ 48", "inte skrivet som ett lagrum", None),
        ("0 §", "inte skrivet som ett lagrum", None),
        ("48 § tjugoförsta stycket", "inte skrivet som ett lagrum", None),
        ("48 § första stycket 1 och 2", "inte skrivet som ett lagrum", None),
    ],
)
def test_a_text_that_is_not_one_provision_is_refused_with_what_was_expected(
    text: str, found: str, suggestion: str | None
) -> None:
    with pytest.raises(CitationError) as raised:
        Provision.parse(text, SFB, NAMES)
    assert found in raised.value.sv
    assert "27 kap. 48 § första stycket 1" in raised.value.sv
    assert "Expected: a citation such as" in raised.value.en
    assert ("Menades" in raised.value.sv) == (suggestion is not None)
    assert (suggestion or "") in raised.value.en


def test_an_unknown_short_name_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(CitationError) as raised:
        Provision.parse("48 § SFBB", SFB, NAMES)
    assert "Menades SFB" in raised.value.sv
    assert "Did you mean SFB" in raised.value.en


def test_a_citation_without_a_statute_and_without_a_default_is_refused() -> None:
    with pytest.raises(CitationError, match="säger inte vilken författning"):
        Provision.parse("48 §", None)


def test_a_statute_named_twice_is_refused() -> None:
    with pytest.raises(CitationError, match="nämner författningen två gånger"):
        Provision.parse("SFB 48 § LAS", None, NAMES)


def test_provisions_sort_as_they_are_read_in_the_statute() -> None:
    in_order = [
        "4 §",
        "27 kap. 9 §",
        "27 kap. 48 §",
        "27 kap. 48 § första stycket",
        "27 kap. 48 § första stycket 2",
        "27 kap. 48 § första stycket 10",
        "27 kap. 48 § andra stycket",
        "27 kap. 48 § andra stycket första meningen",
        "27 kap. 49 §",
        "27 kap. 49 a §",
        "28 kap. 1 §",
        "28 a kap. 1 §",
        "110 kap. 1 §",
    ]
    provisions = [Provision.parse(text, SFB) for text in in_order[::-1]]
    assert [str(provision) for provision in sorted(provisions)] == in_order


def test_transitional_provisions_come_after_the_sections_of_their_statute_and_before_the_next_statute() -> None:
    section, transitional = Provision.parse("9 §", SFB), Provision.parse("övergångsbestämmelserna 2012:256", SFB)
    assert sorted([Provision("2024:506", None, "1"), transitional, section])[:2] == [section, transitional]


def test_the_natural_order_counts_numbers_as_numbers() -> None:
    assert sorted(["110", "28 a", "28", "27", "28 b"], key=natural_key) == ["27", "28", "28 a", "28 b", "110"]


@pytest.mark.parametrize(
    ("text", "swedish", "english"),
    [
        (
            "27 kap. 48 § första stycket 1",
            "27 kap. 48 § första stycket 1 SFB",
            "Chapter 27, Section 48, first paragraph, item 1 SFB",
        ),
        (
            "6 § andra stycket tolfte meningen",
            "6 § andra stycket tolfte meningen SFB",
            "Section 6, second paragraph, twelfth sentence SFB",
        ),
        (
            "övergångsbestämmelserna 2018:648 punkt 2",
            "övergångsbestämmelserna 2018:648 punkt 2 SFB",
            "transitional provisions of 2018:648, item 2 SFB",
        ),
    ],
)
def test_a_provision_is_shown_with_the_short_name_in_both_languages(text: str, swedish: str, english: str) -> None:
    provision = Provision.parse(text, SFB)
    assert provision.label("SFB") == swedish
    assert provision.english("SFB") == english


def test_the_section_of_a_provision_forgets_paragraph_item_and_sentence() -> None:
    key = Provision.parse("27 kap. 48 § första stycket 1", SFB).section_key
    assert key == SectionKey(SFB, "27", "48")
    assert str(key) == "27 kap. 48 §"


@pytest.mark.parametrize(
    "parts",
    [
        (SFB, None, "4", 21, None, None, None),
        (SFB, None, "4", None, None, 0, None),
        (SFB, None, "4", None, None, None, "2018:648"),
        (SFB, None, "öb 2018:648", None, None, None, None),
        (SFB, "2", "öb 2018:648", None, None, None, "2018:648"),
    ],
)
def test_a_provision_whose_parts_contradict_each_other_cannot_be_built(
    parts: tuple[str, str | None, str, int | None, str | None, int | None, str | None],
) -> None:
    with pytest.raises(ValueError, match=r"paragraph and sentence count|a transitional provision has"):
        Provision(*parts)
