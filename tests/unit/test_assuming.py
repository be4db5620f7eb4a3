"""Assuming: what a user assumes for one run holds from its day, is told in the result, and is refused with a suggestion."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from gapcheck.check import run_case
from gapcheck.loading.assuming import with_assumptions
from gapcheck.loading.problems import InputProblems, render
from gapcheck.model.scenario import Entry, Part, Scenario
from gapcheck.reporting.console import report
from gapcheck.reporting.json_result import result_json
from gapcheck.verbs.asked import Question
from gapcheck.verbs.explaining import Asking, Search
from tests.builders import ANY_LOSS, FIRST, OWN_LOSS, UNREASONABLE, case, tiny_tree
from tests.unit.assessed_trees import HINDER, NOTE, A, day, readings, renewed, said, tree, yes
from tests.unit.assessed_trees import case as assessed

SICK = Entry(OWN_LOSS, Fraction(1), case().period), Entry(ANY_LOSS, Fraction(0), case().period)


def assuming(*texts: str, scenario: Scenario | None = None) -> Scenario:
    return with_assumptions(scenario or case(*SICK), tiny_tree(), texts)


def refused(*texts: str, scenario: Scenario | None = None) -> tuple[str, str]:
    with pytest.raises(InputProblems) as caught:
        assuming(*texts, scenario=scenario)
    return render(caught.value.problems, "sv"), render(caught.value.problems, "en")


def test_nothing_assumed_is_the_case_as_it_is() -> None:
    assert assuming() == case(*SICK)


def test_an_assessment_that_is_assumed_is_no_longer_tried() -> None:
    assert run_case(tiny_tree(), case(*SICK), confirm=False).receipt.readings == 2
    result = run_case(tiny_tree(), assuming(f"{UNREASONABLE}=nej"), confirm=False)
    assert result.receipt.readings == 1
    assert [finding.code for finding in result.findings if finding.code == "G201"] == ["G201"]


def test_a_reading_as_it_is_told_is_what_may_be_assumed() -> None:
    rules = tree(yes(A), {A: (renewed(event=NOTE),)})
    told = f"{A} från {day(10)} = nej"
    assert readings(rules, with_assumptions(assessed(notes=(10,)), rules, [told])) == ["a1=ja", "a1=nej"]


def test_of_two_days_the_later_one_goes_before_in_whatever_order_they_are_given() -> None:
    texts = [f"{UNREASONABLE} från 2025-05-01=ja", f"{UNREASONABLE} från 2025-04-01=nej"]
    for order in (texts, texts[::-1]):
        entries = [entry for entry in assuming(*order).entries if entry.concept == UNREASONABLE]
        assert [(entry.value, entry.period.first) for entry in entries] == [
            (False, date(2025, 4, 1)), (True, date(2025, 5, 1)),
        ]  # fmt: skip


def test_what_is_assumed_goes_before_what_the_case_says_of_that_very_part() -> None:
    scenario = case(*SICK, Entry(UNREASONABLE, True, case().period, "tjänst"))
    result = run_case(tiny_tree(), assuming(f"{UNREASONABLE}=nej", scenario=scenario), confirm=False)
    assert "G201" in {finding.code for finding in result.findings}


def test_an_assumption_may_be_for_one_part_only() -> None:
    parts = tuple(
        Part(name, "anställning", "kommunen", Fraction(1, 2), None, None, FIRST, None)
        for name in ("förmiddag", "kväll")
    )
    scenario = with_assumptions(case(*SICK, parts=parts), tiny_tree(), [f"{UNREASONABLE} (kväll) = ja"])
    asked = run_case(tiny_tree(), scenario, confirm=False)
    assert {choice.occasion.part for world in asked.worlds for choice in world.reading} == {"förmiddag"}  # type: ignore[attr-defined]  # a view


def test_a_fact_may_be_assumed_with_its_share() -> None:
    assert assuming(f"{OWN_LOSS} från 2025-02-01=1/2").entries[-1] == Entry(
        OWN_LOSS, Fraction(1, 2), case(first=date(2025, 2, 1)).period, "tjänst", place="--assume:1"
    )


def test_an_event_is_assumed_to_happen_on_its_day_and_not_to_happen_from_a_day_on() -> None:
    rules = tree(yes(A), {A: (renewed(event=NOTE),)})
    happened = with_assumptions(assessed(), rules, [f"{NOTE} från {day(10)}=ja"])
    assert [event.day for event in happened.events] == [day(10)]
    never = with_assumptions(assessed(notes=(5, 12)), rules, [f"{NOTE} från {day(10)}=nej"])
    assert [event.day for event in never.events] == [day(5)]


def test_the_result_tells_what_the_user_assumed_in_both_languages() -> None:
    result = run_case(tiny_tree(), assuming(f"{UNREASONABLE} från 2025-04-01=nej"), confirm=False)
    flat = {lang: " ".join(report(result, lang, 200).split()) for lang in ("sv", "en")}
    assert "Antaget av användaren för den här körningen: oskäligt från 2025-04-01: nej." in flat["sv"]
    assert "- oskäligt från 2025-04-01: nej, antaget med --assume" in flat["sv"]
    assert "Assumed by the user for this run: unreasonable from 2025-04-01: no." in flat["en"]
    document = result_json(result)
    assert isinstance(document, dict)
    assert [assumed["by_user"] for assumed in document["assumptions"]][:2] == [True, False]  # type: ignore[index, call-overload, union-attr]  # JSON


def test_an_explanation_names_the_assumption_as_the_place_of_the_value() -> None:
    asking = Asking(tiny_tree(), assuming(f"{UNREASONABLE}=nej"), None, Search(wanted=False))
    found = asking.answer(Question("PL-2-3", date(2025, 4, 1)))
    places = [node.place for node in walk([outcome.because for outcome in found.outcomes])]
    assert "--assume:1" in places


def walk(nodes):  # type: ignore[no-untyped-def]  # every node below
    for node in nodes:
        yield node
        yield from walk(node.children)


def test_an_unknown_word_is_refused_with_the_likeliest_one() -> None:
    sv, en = refused("oskäligtt=ja")
    assert sv.startswith('--assume:1:1: begreppet "oskäligtt" är inte deklarerat. Menade du "oskäligt"?')
    assert 'Did you mean "oskäligt"?' in en


def test_a_value_of_the_wrong_type_is_refused() -> None:
    assert 'väntade ja eller nej. Menade du "nej"?' in refused(f"{UNREASONABLE}=nejj")[0]
    assert "väntade en andel i fjärdedelar" in refused(f"{OWN_LOSS}=0,3")[0]


def test_a_part_that_she_does_not_have_is_refused() -> None:
    assert (
        'delen "tjanst" finns inte; väntade någon av tjänst. Menade du "tjänst"?'
        in refused(f"{UNREASONABLE} (tjanst)=ja")[0]
    )
    assert "gäller personen" in refused("plan upprättad (tjänst) från 2025-02-01=ja")[0]


def test_a_day_outside_the_case_or_the_calendar_is_refused() -> None:
    assert "ligger utanför fallet" in refused(f"{UNREASONABLE} från 2024-12-31=ja")[0]
    assert 'dagen "2025-02-30" finns inte' in refused(f"{UNREASONABLE} från 2025-02-30=ja")[0]


def test_what_the_rules_give_cannot_be_assumed() -> None:
    assert '"sjuk" är av slaget härledd' in refused("sjuk=ja")[0]
    assert "dagar i sjukfallet" in refused("dagar i sjukfallet=90")[0]


def test_an_event_without_its_day_is_refused() -> None:
    assert "väntade dagen den hände" in refused("plan upprättad=ja")[0]


@pytest.mark.parametrize("text", ["", "oskäligt", "=ja", "oskäligt=", "oskäligt ja"])
def test_an_assumption_in_another_form_is_refused_with_the_form(text: str) -> None:
    sv, en = refused(text)
    assert "väntade begrepp=värde" in sv
    assert "expected concept=value" in en


def test_every_problem_of_every_assumption_is_told_at_once() -> None:
    assert refused("oskäligtt=ja", f"{UNREASONABLE}=kanske")[0].endswith("2 problem\n")


def test_an_assumption_that_matters_to_nothing_changes_nothing() -> None:
    rules = tree(yes(A))
    assert readings(rules, with_assumptions(assessed(said(A, True, 1)), rules, [f"{HINDER}=ja"])) == [""]
