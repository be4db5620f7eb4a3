"""The opposite outcome of the small case: the nearest change, how the search ends, and what time and law give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from gapcheck.check import Plans, read_case
from gapcheck.engine.altering import altered
from gapcheck.engine.naming import signals_named
from gapcheck.model.change import Change, Ending, Nearest
from gapcheck.model.concepts import ConceptKind
from gapcheck.model.findings import Finding
from gapcheck.model.period import Period
from gapcheck.model.rules import Chair
from gapcheck.model.scenario import Decision, Entry, Event, Scenario
from gapcheck.model.terms import ALWAYS, All, Not
from gapcheck.model.tree import RuleTree
from gapcheck.model.wordings import WordingStatus
from gapcheck.reporting.changes import change_text, ending_text, of_itself_text, searched_text
from gapcheck.verbs.of_itself import of_itself
from gapcheck.verbs.opposite import Setting, Target, finding_target, nearest, outcome_target
from tests.builders import ANY_LOSS, FIRST, OWN_LOSS, UNREASONABLE, case, tiny_tree, yes

DAY_90, DAY_91 = date(2025, 3, 31), date(2025, 4, 1)
WHOLE = Period(FIRST, date(2025, 6, 30))


def setting(
    scenario: Scenario | None = None, tree: RuleTree | None = None, any_input: bool = False, most: int = 2000
) -> Setting:
    tree, plans = tree or tiny_tree(), Plans(tree or tiny_tree())
    scenario = scenario or case()
    return Setting(tree, scenario, None, plans, read_case(tree, scenario, None, plans), any_input, most)


def gap(here: Setting) -> Finding:
    return next(f for found in here.read.in_single() for f in found if f.code == "G201")


def of(here: Setting, name: str, day: date = DAY_91) -> Target:
    return outcome_target(here, signals_named(here.tree, here.read.plan, name), day, 0)


def changed(found: Nearest) -> list[list[tuple[str, object]]]:
    return [[(change.concept, change.after) for change in way] for way in found.ways]


def test_an_assessment_that_turns_the_outcome_is_the_nearest_change() -> None:
    here = setting()
    found = nearest(here, finding_target(here, gap(here), DAY_91))
    assert found.ending is Ending.FOUND
    assert changed(found) == [[(UNREASONABLE, True)]]
    assert found.ways[0][0].who == ("kassan",)
    assert found.ways[0][0].place == "fall.yaml:11:5"


def test_inputs_that_nobody_is_said_to_be_able_to_change_are_counted_and_can_be_included() -> None:
    here = setting()
    assert nearest(here, of(here, "sjukpenning")).left_out == 2
    wider = setting(any_input=True)
    found = nearest(wider, of(wider, "sjukpenning"))
    assert found.left_out == 0
    assert changed(found)[0] == [(UNREASONABLE, True)]
    assert [(ANY_LOSS, Fraction(1, 4))] in changed(found)


def test_where_two_must_change_no_single_change_is_told() -> None:
    here = setting(any_input=True)
    able = replace(
        here.tree,
        concepts={
            n: replace(c, changed_by=("hon",)) if n != "slag av del" else c for n, c in here.tree.concepts.items()
        },
    )
    both = setting(tree=replace(able, chairs={id: needing_both(able, id) for id in able.chairs}))
    found = nearest(both, of(both, "sjukpenning", DAY_90))
    assert {len(way) for way in found.ways} == {2}
    assert found.at_least == 2
    assert all({change.concept for change in way} >= {"kan ta ett arbete"} for way in found.ways)


def needing_both(tree: RuleTree, id: str) -> Chair:
    chair = tree.chairs[id]
    return replace(
        chair, condition=All((chair.condition, yes("kan ta ett arbete"), Not(yes("plan upprättad")), yes(UNREASONABLE)))
    )


def test_where_nothing_can_be_changed_that_is_said() -> None:
    closed = case(parts=(replace(case().parts[0], kind="anställning"),))
    here = setting(closed)
    found = nearest(here, of(here, "a-kassa"))
    assert found.ending is Ending.NONE
    assert found.ways == ()
    assert "Ingen ändring" in ending_text(found).sv


def test_a_search_that_reaches_its_bound_says_so_and_never_none() -> None:
    here = setting(most=3, any_input=True)
    found = nearest(here, of(here, "sjukpenning"))
    assert found.ending is Ending.BOUND
    assert found.tried == found.most == 3
    assert "nådde sin gräns" in ending_text(found).sv
    assert "--effort" in searched_text(found).en


def test_an_open_assessment_is_a_change_to_the_value_that_turns_every_reading() -> None:
    still_open = case(Entry(OWN_LOSS, Fraction(1), WHOLE), Entry(ANY_LOSS, Fraction(0), WHOLE))
    here = setting(still_open)
    found = nearest(here, finding_target(here, gap(here), DAY_91))
    assert changed(found) == [[(UNREASONABLE, True)]]
    assert "öppen" in change_text(here.tree, still_open, found.ways[0][0]).sv


def test_a_decision_of_the_case_can_be_another_or_come_at_once() -> None:
    late = Decision(
        "sjukpenning", True, Period(FIRST, date(2025, 2, 28)), date(2025, 2, 1), "kassan", place="fall.yaml:20"
    )
    here = setting(case(decisions=(late,)))
    found = nearest(here, finding_target(here, gap(here), date(2025, 1, 10)))
    assert found.ways[0][0].given == FIRST
    assert found.ways[0][0].who == ("kassan",)
    refused = replace(late, granted=False, given=FIRST)
    there = setting(case(decisions=(refused,)))
    assert nearest(there, of(there, "sjukpenning", date(2025, 1, 10))).ways[0][0].after is True


def test_what_passes_by_itself_is_told_with_its_day() -> None:
    here = setting()
    target = of(here, "sjukpenning", DAY_90)
    told = of_itself(here, target, None)
    assert told.from_day == DAY_91
    assert told.laws == ()
    stays = of_itself(here, finding_target(here, gap(here), DAY_91), gap(here))
    assert stays.from_day is None
    assert "Att vänta räcker inte" in of_itself_text(stays)[0].sv


def test_the_law_of_another_day_is_told_where_it_gives_the_opposite() -> None:
    tree = tiny_tree()
    own, any_work = tree.rules["PL-2-1"], tree.rules["PL-2-2"]
    before = replace(any_work.citation.wordings[0], status=WordingStatus.ABSENT)
    newer = replace(any_work, citation=replace(any_work.citation, wordings=(before, any_work.citation.wordings[1])),
                    variants=tuple(v for v in any_work.variants if v.wording == 1))  # fmt: skip
    always = replace(own, variants=tuple(replace(v, condition=ALWAYS) for v in own.variants))
    here = setting(tree=replace(tree, rules={**tree.rules, "PL-2-1": always, "PL-2-2": newer}))
    target = finding_target(here, gap(here), DAY_91)
    told = of_itself(here, target, gap(here))
    assert told.laws == (tree.modelled_from,)
    assert "2024-07-01" in of_itself_text(told)[-1].en
    assert of_itself(replace(here, law_on=DAY_91), target, gap(here)).laws == ()


@pytest.mark.parametrize(
    ("change", "entries"),
    [
        (Change(ConceptKind.FACT, OWN_LOSS, "", Period(date(2025, 2, 1), date(2025, 2, 28)), 1, Fraction(0)),
         [(FIRST, date(2025, 1, 31), 1), (date(2025, 3, 1), date(2025, 6, 30), 1), (date(2025, 2, 1), date(2025, 2, 28), 0)]),
        (Change(ConceptKind.FACT, OWN_LOSS, "", WHOLE, 1, Fraction(1, 2)), [(FIRST, date(2025, 6, 30), Fraction(1, 2))]),
    ],
)  # fmt: skip
def test_a_change_of_a_fact_leaves_the_rest_of_what_was_said(
    change: Change, entries: list[tuple[date, date, object]]
) -> None:
    after = altered(case(), [change])
    assert [(e.period.first, e.period.last, e.value) for e in after.entries if e.concept == OWN_LOSS] == entries
    assert [e for e in after.entries if e.concept != OWN_LOSS] == [e for e in case().entries if e.concept != OWN_LOSS]


def test_an_event_that_happened_to_every_part_can_be_taken_from_one() -> None:
    [part] = case().parts
    two = case(parts=(part, replace(part, id="annan")), events=(Event("plan upprättad", DAY_90),))
    gone = Change(ConceptKind.EVENT, "plan upprättad", "tjänst", Period.day(DAY_90), True, False)
    assert [(e.day, e.part) for e in altered(two, [gone]).events] == [(DAY_90, "annan")]
    back = Change(ConceptKind.EVENT, "plan upprättad", "tjänst", Period.day(DAY_91), False, True)
    assert [(e.day, e.part) for e in altered(two, [gone, back]).events] == [(DAY_90, "annan"), (DAY_91, "tjänst")]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_sort_of_change_and_ending_is_told_in_words(lang: str) -> None:
    changes = [
        Change(ConceptKind.EVENT, "plan upprättad", "", Period.day(DAY_90), True, False, ("kassan",)),
        Change(ConceptKind.EVENT, "plan upprättad", "", Period.day(DAY_90), False, True),
        Change(ConceptKind.DECISION, "sjukpenning", "", WHOLE, True, None, ("kassan",), given=FIRST),
        Change(ConceptKind.DECISION, "sjukpenning", "", WHOLE, True, False, ("kassan",), given=FIRST),
        Change(
            ConceptKind.FACT, OWN_LOSS, "tjänst", Period(DAY_90, DAY_91), Fraction(1), Fraction(0), ("arbetsgivaren",)
        ),
    ]
    told = [change_text(tiny_tree(), case(), change).in_language(lang) for change in changes]
    assert len(set(told)) == len(told)
    assert "kommunen" in told[-1]
    for ending in Ending:
        found = Nearest(ending, (tuple(changes),) if ending is Ending.FOUND else (), True, 2, 1, 5, 3)
        assert ending_text(found).in_language(lang)
