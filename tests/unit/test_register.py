"""The register: reading its file, which wording a day is judged by, and suggestions."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from gapcheck.loading.register import COLUMNS, RegisterError, load_register
from gapcheck.model.provision import Provision
from gapcheck.model.register import Note, Register, UnknownStatuteError, Wording
from gapcheck.model.section_key import SectionKey

SHIPPED = Path(__file__).parents[2] / "rules" / "register.csv"
SFB = "2010:110"
HEADER = ",".join(COLUMNS)


def key(section: str, chapter: str | None = "27", sfs: str = SFB) -> SectionKey:
    return SectionKey(sfs, chapter, section)


def register_of(tmp_path: Path, *rows: str) -> Register:
    path = tmp_path / "register.csv"
    path.write_text("\n".join([HEADER, *(f"{row}," for row in rows)]) + "\n", encoding="utf-8")
    return load_register(path)


def act_on(register: Register, asked: SectionKey, day: str) -> str | None:
    wording = register.wording_on(asked, date.fromisoformat(day))
    return wording.amended_by if wording else None


@pytest.fixture
def register(tmp_path: Path) -> Register:
    return register_of(
        tmp_path,
        "2010:110,SFB,27,48,2022:3,2022-09-01,,2022-09-01,",
        "2010:110,SFB,27,48,2012:1,2012-07-01,2021-03-14,2012-07-01,äldre lydelse",
        "2010:110,SFB,27,48,2021:2,2022-02-01,2022-08-31,2022-02-01,äldre lydelse",
        "2010:110,SFB,26,17,2022:7,2022-12-01,2025-11-30,2023-01-01,äldre lydelse",
        "2010:110,SFB,26,17,2022:8,2025-12-01,,2026-01-01,",
        "2010:110,SFB,27,49 a,2022:9,2024-01-01,,2024-01-01,upphävd",
        "2010:110,SFB,27,55 a,2020:4,2020-07-01,,2020-07-01,upphävd",
        "2010:110,SFB,27,55 a,2026:4,2026-03-01,,2026-03-01,",
        "2010:110,SFB,6,3,2012:98,,,,ikraftträdande bestäms av regeringen",
        "2010:110,SFB,6,3,2010:111,2011-01-01,,2011-01-01,ikraftträdande bestäms av regeringen",
        "2010:110,SFB,,öb 2021:1240,2021:1240,2022-01-01,,2022-01-01,övergångsbestämmelse",
        "1977:1160,AML,3,2,2002:585,,,,",
        "1995:584,FLL,,5,2018:1291,,2024-06-30,,äldre lydelse",
        "1995:584,FLL,,5,2023:906,2024-07-01,,2024-07-01,",
        "1997:238,ALF-1997,,9,2010:445,2010-07-05,2025-09-30,2010-07-05,upphävd författning",
    )


@pytest.mark.parametrize(
    ("day", "act"),
    [
        ("2012-06-30", None),
        ("2012-07-01", "2012:1"),
        ("2021-03-14", "2012:1"),
        ("2021-03-15", None),
        ("2022-01-31", None),
        ("2022-02-01", "2021:2"),
        ("2022-08-31", "2021:2"),
        ("2022-09-01", "2022:3"),
        ("2030-01-01", "2022:3"),
    ],
)
def test_each_day_has_the_wording_applied_that_day_and_a_hole_has_none(
    register: Register, day: str, act: str | None
) -> None:
    assert act_on(register, key("48"), day) == act


@pytest.mark.parametrize(
    ("day", "act"), [("2022-12-31", None), ("2025-12-15", "2022:7"), ("2025-12-31", "2022:7"), ("2026-01-01", "2022:8")]
)
def test_an_ended_wording_is_applied_until_the_day_its_successor_is_applied(
    register: Register, day: str, act: str | None
) -> None:
    assert act_on(register, key("17", "26"), day) == act


def test_a_repealed_section_exists_but_has_no_wording_until_it_returns(register: Register) -> None:
    assert register.exists(key("49 a"))
    assert act_on(register, key("49 a"), "2024-01-01") is None
    assert act_on(register, key("55 a"), "2026-02-28") is None
    assert act_on(register, key("55 a"), "2026-03-01") == "2026:4"


def test_a_repealed_statute_has_no_wording_after_its_last_day(register: Register) -> None:
    section = key("9", None, "1997:238")
    assert act_on(register, section, "2025-09-30") == "2010:445"
    assert act_on(register, section, "2025-10-01") is None


def test_a_wording_with_an_unknown_start_is_held_from_the_year_of_its_act_and_says_so(register: Register) -> None:
    section = key("2", "3", "1977:1160")
    assert act_on(register, section, "2001-12-31") is None
    found = register.wording_on(section, date(2020, 1, 1))
    assert found is not None
    assert not found.start_is_known


def test_a_dated_wording_replaces_one_whose_start_is_unknown(register: Register) -> None:
    section = key("5", None, "1995:584")
    assert act_on(register, section, "2024-06-30") == "2018:1291"
    assert act_on(register, section, "2024-07-01") == "2023:906"


def test_a_wording_whose_start_the_government_sets_is_never_applied_without_a_day(register: Register) -> None:
    assert act_on(register, key("3", "6"), "2030-01-01") == "2010:111"
    assert [wording.amended_by for wording in register.wordings(key("3", "6"))] == ["2010:111", "2012:98"]


def test_a_section_that_was_never_collected_does_not_exist(register: Register) -> None:
    assert not register.exists(key("480"))
    assert register.wordings(key("480")) == ()
    assert register.wording_on(key("480"), date(2024, 1, 1)) is None


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        (key("48 a"), key("48")),
        (key("55"), key("55 a")),
        (key("17", "27"), key("48")),
        (key("17", "26 a"), key("17", "26")),
        (key("17", None), key("17", "26")),
        (key("16", "25"), key("17", "26")),
    ],
)
def test_the_nearest_section_is_suggested_for_one_that_does_not_exist(
    register: Register, asked: SectionKey, first: SectionKey
) -> None:
    assert register.nearest(asked)[0] == first


def test_nothing_is_suggested_in_a_statute_the_register_does_not_hold(register: Register) -> None:
    assert register.nearest(key("1", None, "1915:218")) == ()


def test_short_names_and_numbers_lead_to_each_other(register: Register) -> None:
    assert register.short_name(SFB) == "SFB"
    assert register.sfs_of("ALF-1997") == "1997:238"
    assert Provision(SFB, "27", "48", 1, "1").cite(register) == "27 kap. 48 § första stycket 1 SFB"
    assert register.parse("5 § FLL") == Provision("1995:584", None, "5")


def test_an_unknown_statute_is_refused_with_a_suggestion(register: Register) -> None:
    with pytest.raises(UnknownStatuteError, match="Menades 2010:110") as raised:
        register.short_name("2010:1100")
    assert "Did you mean 2010:110" in raised.value.en
    with pytest.raises(UnknownStatuteError):
        register.sfs_of("XYZ")


def test_sections_come_in_natural_order_whatever_the_order_of_the_rows(register: Register) -> None:
    assert [str(section) for section in register.sections if section.sfs == SFB] == [
        "övergångsbestämmelserna 2021:1240",
        "6 kap. 3 §",
        "26 kap. 17 §",
        "27 kap. 48 §",
        "27 kap. 49 a §",
        "27 kap. 55 a §",
    ]


def test_all_faults_of_a_file_are_reported_with_their_lines(tmp_path: Path) -> None:
    with pytest.raises(RegisterError) as raised:
        register_of(
            tmp_path,
            "2010:110,SFB,27,48,,2011-01-01,,2011-01-01,",
            "2010:110,SFB,27,48,,2011-01-01,,2011-01-01,",
            "2010:110,SFB,27,49,,2011-13-01,,,",
            "2010:110,SFB,27,49,,,,,okänd anmärkning",
            "2010:110,BALK,27,50,,,,,",
            "2010:110,SFB,27",
        )
    assert [line for line, _, _ in raised.value.problems] == [3, 4, 5, 6, 7]
    assert "register.csv:3: the same wording as line 2" in raised.value.en
    assert "register.csv:7: 4 fält; väntat 10" in raised.value.sv


def test_a_file_with_other_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text("sfs,section\n", encoding="utf-8")
    with pytest.raises(RegisterError, match="kolumnerna är sfs,section; väntat sfs,short_name"):
        load_register(path)


def test_a_register_needs_one_short_name_for_each_statute() -> None:
    wording = Wording(key("48"), None, None, None, None, Note.NONE)
    with pytest.raises(ValueError, match="no short name"):
        Register([wording], {})
    with pytest.raises(ValueError, match="share one short name"):
        Register([wording], {SFB: "SFB", "1982:80": "SFB"})


def test_no_two_wordings_of_a_section_in_the_shipped_register_start_on_the_same_day() -> None:
    shipped = load_register(SHIPPED)
    clashes = [
        str(section)
        for section in shipped.sections
        if len({wording.applies_from for wording in shipped.wordings(section)}) < len(shipped.wordings(section))
    ]
    assert len(shipped.sections) > 1000
    assert clashes == []


def test_the_shipped_register_knows_the_hole_in_the_wordings_of_the_180_day_rule() -> None:
    shipped, section = load_register(SHIPPED), key("48")
    days = [date(2021, 3, 14), date(2021, 3, 15), date(2022, 1, 31), date(2022, 2, 1)]
    assert [shipped.wording_on(section, day) is not None for day in days] == [True, False, False, True]
    assert days[1] - days[0] == timedelta(days=1)
