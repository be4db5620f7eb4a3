"""Explanations: reasons go down to the facts and their places, and a refusal names what would have to change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from gapcheck.check import run_case
from gapcheck.engine.explaining import explain, explain_why_not
from gapcheck.engine.naming import askable_names, signals_named
from gapcheck.engine.view import WorldView
from gapcheck.loading.problems import InputProblems
from gapcheck.model.answers import Answer
from gapcheck.model.explanation import Explanation, NodeKind
from gapcheck.model.period import Period
from gapcheck.model.scenario import Entry, Part, Scenario
from gapcheck.model.terms import Arithmetic, Operator, ValueOf
from gapcheck.reporting.explanation import explanation_text, why_not_text
from gapcheck.reporting.finding_explanation import finding_text
from gapcheck.verbs.asked import Question
from gapcheck.verbs.explaining import Asking, Search
from tests.builders import ANY_LOSS, FIRST, OWN_LOSS, SICKNESS, UNREASONABLE, case, tiny_tree

DAY_90, DAY_91 = date(2025, 3, 31), date(2025, 4, 1)


def two_parts() -> tuple[Part, ...]:
    [whole] = case().parts
    return replace(whole, share=Fraction(1, 2)), replace(whole, id="annan", share=Fraction(1, 2))


def view(scenario: Scenario | None = None) -> WorldView:
    world = run_case(tiny_tree(), scenario or case(), confirm=False).worlds[0]
    assert isinstance(world, WorldView)
    return world


def explained(name: str, day: date, scenario: Scenario | None = None) -> Explanation:
    asked = view(scenario)
    (signal,) = signals_named(asked.tree, asked.plan, name)
    return explain(asked, signal, day)


def answered(name: str, day: date, scenario: Scenario | None = None) -> Answer:
    return Asking(tiny_tree(), scenario or case(), None, Search(False)).answer(Question(name, day))


def why_not(name: str, day: date, lang: str = "sv", all_sets: bool = False) -> str:
    text = why_not_text(answered(name, day), tiny_tree(), case(), all_sets, lang)
    return " ".join(text.split())


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
    text = why_not("a-kassa", DAY_91)
    assert "slag av del (tjänst): anställning, krävs arbetslöshet" in text
    assert "Hänger på a-kassan." in text


def test_what_holds_has_no_unmet_conditions() -> None:
    asked = view()
    (signal,) = signals_named(asked.tree, asked.plan, "sjukpenning")
    refused = explain_why_not(asked, signal, DAY_90)
    assert refused.sets == ()
    assert "It holds" in why_not("sjukpenning", DAY_90, "en")


@pytest.mark.parametrize("width", [60, 120])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_no_line_of_an_explanation_is_wider_than_the_page(lang: str, width: int) -> None:
    text = explanation_text(answered("sjukpenning", DAY_91), tiny_tree(), case(), None, lang, width)
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
        answered("sjukpening", DAY_91)
    assert caught.value.problems[0].suggestion_sv == 'Menade du "sjukpenning"?'


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (Question("sjukpenning", date(2030, 1, 1)), "day-outside-case"),
        (Question("sjukpenning", DAY_91, "tjanst"), "unknown-part"),
        (Question("sjukpenning", DAY_91, "", 2), "unknown-reading"),
        (Question("sjukpenning", None), "day-missing"),
        (Question("G999", DAY_91), "unknown-code"),
        (Question("K106", DAY_90), "finding-not-there"),
        (Question("G201-0123456789", DAY_91), "finding-not-there"),
    ],
)
def test_a_question_about_what_is_not_in_the_case_is_refused(asked: Question, code: str) -> None:
    with pytest.raises(InputProblems) as caught:
        Asking(tiny_tree(), case(), None, Search(False)).answer(asked)
    assert [problem.code for problem in caught.value.problems] == [code]


def test_a_day_outside_the_case_is_refused_by_the_engine() -> None:
    asked = view()
    (signal,) = signals_named(asked.tree, asked.plan, "sjukpenning")
    with pytest.raises(ValueError, match="outside the case"):
        explain(asked, signal, date(2030, 1, 1))


def test_an_outcome_is_told_in_one_sentence_first() -> None:
    [refused] = answered("sjukpenning", DAY_91).outcomes
    assert refused.sentence.sv == (
        'Kassan ger inte sjukpenning för "tjänst" den 2025-04-01. Det som saknas: arbetsförmåga enligt kassan: förmåga finns.'
    )
    assert refused.sentence.en.startswith(
        'The agency gives no sickness benefit for "tjänst" on 2025-04-01. What is lacking: '
    )
    [held] = answered("sjukpenning", DAY_90).outcomes
    assert held.sentence.sv == 'Kassan ger sjukpenning för "tjänst" den 2025-03-31 (hela).'


def test_a_tree_of_reasons_can_be_cut_and_keeps_what_the_case_says() -> None:
    whole = explained("sjukpenning", DAY_91)
    cut = whole.cut(1)
    assert not any(below.children for child in cut.children for below in child.children)
    kept = {node.place for node in nodes(cut) if node.place}
    assert kept == {node.place for node in nodes(whole) if node.place}
    assert len(list(nodes(cut))) < len(list(nodes(whole)))


def test_why_not_goes_behind_a_test_that_is_itself_asked_about() -> None:
    [outcome] = answered("arbetsförmåga enligt kassan", DAY_91).outcomes
    leaves = {leaf.concept for found in outcome.refusal.sets for leaf in found}
    assert UNREASONABLE in leaves
    assert "arbetsförmåga enligt kassan" not in leaves


def test_why_not_of_a_sleeping_duty_says_what_would_wake_it() -> None:
    well = case(Entry(OWN_LOSS, Fraction(0), Period(FIRST, date(2025, 6, 30)), place="fall.yaml:9:5"))
    [outcome] = answered("PL-5-1", DAY_91, well).outcomes
    assert [[leaf.concept for leaf in found] for found in outcome.refusal.sets] == [[OWN_LOSS]]
    assert outcome.because.value.sv == "vilande"


def test_a_finding_is_explained_by_its_sentence_its_provisions_and_whose_it_is() -> None:
    [found] = answered("G201", DAY_91).findings
    assert found.finding.code == "G201"
    assert {one.id for one in found.provisions} == set(found.finding.provisions)
    refused = {one.id: one.tried for one in found.provisions if one.tried is not None}
    assert refused["PL-4-1"].unmet[0].able is True
    places = {node.place for one in found.provisions if one.because for node in one.because.walk() if node.place}
    assert "fall.yaml:10:5" in places
    assert found.blame


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_finding_in_words_opens_with_what_it_says(lang: str) -> None:
    answer = answered("G201", DAY_91)
    text = finding_text(answer, tiny_tree(), case(), 0, lang)
    said = " ".join(text.split())
    assert answer.findings[0].finding.summary.in_language(lang) in said
    deeper = finding_text(answer, tiny_tree(), case(), 3, lang)
    assert len(deeper.splitlines()) > len(text.splitlines())


def test_a_finding_on_other_days_is_suggested() -> None:
    with pytest.raises(InputProblems) as caught:
        answered("G201", DAY_90)
    assert "2025-04-01 – 2025-06-30" in caught.value.problems[0].sv
    assert "on other days there is G201-" in caught.value.problems[0].en


def test_a_code_without_a_day_needs_to_mean_one_finding() -> None:
    asking = Asking(tiny_tree(), case(), None, Search(False))
    [only] = asking.answer(Question("G201", None)).findings
    assert only.day == DAY_91
    other = case(parts=two_parts())
    with pytest.raises(InputProblems) as caught:
        Asking(tiny_tree(), other, None, Search(False)).answer(Question("G201", None))
    assert [problem.code for problem in caught.value.problems] == ["several-findings"]


def test_taking_less_away_is_no_way_where_nothing_is_taken_away() -> None:
    tree = tiny_tree()
    taken = replace(tree.concepts[OWN_LOSS], name="redan ersatt", default=Fraction(0))
    share = Arithmetic(Operator.MINUS, (ValueOf(SICKNESS), ValueOf("redan ersatt")))
    less = replace(tree, concepts={**tree.concepts, "redan ersatt": taken},
                   chairs={**tree.chairs, "PL-4-1": replace(tree.chairs["PL-4-1"], share=share)})  # fmt: skip

    def lacking(day: date, **changes: object) -> list[list[str]]:
        answer = Asking(less, case(**changes), None, Search(False)).answer(Question("sjukpenning", day))  # type: ignore[arg-type]
        return [[leaf.concept for leaf in found] for found in answer.outcomes[0].refusal.sets]

    assert lacking(DAY_91) == [[SICKNESS]]
    half = Entry("redan ersatt", Fraction(1, 2), Period(FIRST, date(2025, 6, 30)))
    assert lacking(DAY_90, entries=(*case().entries, half)) == [["redan ersatt"]]
