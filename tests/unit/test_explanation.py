"""Explanations: reasons go down to the facts and their places, and a refusal names what would have to change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import pytest

from gapcheck.check import run_case
from gapcheck.engine.explaining import explain, explain_why_not
from gapcheck.engine.naming import askable_names, signals_named
from gapcheck.engine.view import WorldView
from gapcheck.loading.problems import InputProblems
from gapcheck.model.explanation import Explanation, NodeKind
from gapcheck.model.period import Period
from gapcheck.model.scenario import Entry, Scenario
from gapcheck.model.text import Text
from gapcheck.reporting.explanation import explanation_text, why_not_text
from gapcheck.verbs.explaining import Question, answer
from tests.builders import ANY_LOSS, FIRST, OWN_LOSS, UNREASONABLE, case, tiny_tree

ONLY_READING = Text("", "")
DAY_90, DAY_91 = date(2025, 3, 31), date(2025, 4, 1)


def view(scenario: Scenario | None = None) -> WorldView:
    world = run_case(tiny_tree(), scenario or case(), confirm=False).worlds[0]
    assert isinstance(world, WorldView)
    return world


def explained(name: str, day: date, scenario: Scenario | None = None) -> Explanation:
    asked = view(scenario)
    (signal,) = signals_named(asked.tree, asked.plan, name)
    return explain(asked, signal, day)


def nodes(node: Explanation) -> Iterator[Explanation]:
    yield node
    for child in node.children:
        yield from nodes(child)


def test_a_fact_is_a_leaf_with_its_place() -> None:
    facts = {node.what.sv: node for node in nodes(explained("sjukpenning", DAY_91)) if node.kind is NodeKind.FACT}
    assert facts["nedsättning i vanligt arbete (tjänst)"].place == "fall.yaml:9:5"
    assert facts["nedsättning i arbete i allmänhet (tjänst)"].place == "fall.yaml:10:5"
    assert not any(node.children for node in facts.values())


def test_what_the_case_does_not_say_is_an_assumption() -> None:
    whole = Period(FIRST, date(2025, 6, 30))
    silent = case(Entry(OWN_LOSS, Fraction(1), whole, place="fall.yaml:9:5"), Entry(UNREASONABLE, False, whole))
    found = next(n for n in nodes(explained("sjukpenning", DAY_91, silent)) if n.what.sv.startswith(ANY_LOSS))
    assert found.assumed
    assert found.value.sv == "1"


def test_the_rule_that_opened_the_test_is_cited_with_the_day_it_counts() -> None:
    before = [node for node in nodes(explained("sjukpenning", DAY_90)) if node.kind is NodeKind.RULE]
    after = [node for node in nodes(explained("sjukpenning", DAY_91)) if node.kind is NodeKind.RULE]
    assert "PL-2-1" in {node.citation for node in before if node.value.sv == "gäller"}
    assert "PL-2-2" in {node.citation for node in after if node.value.sv == "gäller"}
    clock = next(node for node in nodes(explained("sjukpenning", DAY_91)) if node.kind is NodeKind.CLOCK)
    assert clock.value.sv == "91 (prövas mot: minst 91)"


def test_what_has_been_explained_is_only_named_the_next_time() -> None:
    found = list(nodes(explained("sjukpenning", DAY_91)))
    repeated = [node for node in found if node.kind is NodeKind.REPEATED]
    assert repeated
    assert not any(node.children for node in repeated)


def test_an_assessment_chosen_by_the_reading_says_so() -> None:
    whole = Period(FIRST, date(2025, 6, 30))
    still_open = case(Entry(OWN_LOSS, Fraction(1), whole), Entry(ANY_LOSS, Fraction(0), whole))
    text = " ".join(node.value.sv for node in nodes(explained("sjukpenning", DAY_91, still_open)))
    assert "i den här läsningen (bedöms av kassan)" in text


def test_a_refusal_names_the_smallest_sets_and_whose_decision_each_hangs_on() -> None:
    asked = view()
    (signal,) = signals_named(asked.tree, asked.plan, "a-kassa")
    refused = explain_why_not(asked, signal, DAY_91)
    sizes = [len(leaves) for leaves in refused.sets]
    assert sizes == sorted(sizes)
    text = why_not_text([refused], ONLY_READING, asked.tree)
    assert "slag av del (tjänst): anställning, krävs arbetslöshet" in " ".join(text.split())
    assert "Hänger på a-kassan." in " ".join(text.split())


def test_what_holds_has_no_unmet_conditions() -> None:
    asked = view()
    (signal,) = signals_named(asked.tree, asked.plan, "sjukpenning")
    refused = explain_why_not(asked, signal, DAY_90)
    assert refused.sets == ()
    assert "It holds" in why_not_text([refused], ONLY_READING, asked.tree, "en")


@pytest.mark.parametrize("width", [60, 120])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_no_line_of_an_explanation_is_wider_than_the_page(lang: str, width: int) -> None:
    asked = view()
    text = explanation_text([explained("sjukpenning", DAY_91)], ONLY_READING, asked.tree, DAY_91, lang, width)
    assert max(len(line) for line in text.splitlines()) <= width
    assert "2 kap. 2 § första stycket PL (ej läst)" in " ".join(text.split()) or lang == "en"


def test_every_name_that_may_be_asked_about_can_be_explained() -> None:
    asked = view()
    for name in askable_names(asked.tree, asked.plan):
        signals = signals_named(asked.tree, asked.plan, name)
        assert signals, name
        for signal in signals:
            assert explain(asked, signal, DAY_91).what.sv


def test_a_word_that_is_nearly_right_is_suggested() -> None:
    with pytest.raises(InputProblems) as caught:
        answer(tiny_tree(), case(), Question("sjukpening", DAY_91))
    assert caught.value.problems[0].suggestion_sv == 'Menade du "sjukpenning"?'


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (Question("sjukpenning", date(2030, 1, 1)), "day-outside-case"),
        (Question("sjukpenning", DAY_91, "tjanst"), "unknown-part"),
        (Question("sjukpenning", DAY_91, "", 2), "unknown-reading"),
    ],
)
def test_a_question_about_what_is_not_in_the_case_is_refused(asked: Question, code: str) -> None:
    with pytest.raises(InputProblems) as caught:
        answer(tiny_tree(), case(), asked)
    assert [problem.code for problem in caught.value.problems] == [code]


def test_a_day_outside_the_case_is_refused_by_the_engine() -> None:
    asked = view()
    (signal,) = signals_named(asked.tree, asked.plan, "sjukpenning")
    with pytest.raises(ValueError, match="outside the case"):
        explain(asked, signal, date(2030, 1, 1))
