"""Who does what by when: states and last days, who bears how much, who is not linked, and where aims pull apart."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from gapcheck.loading.problems import InputProblems
from gapcheck.model import terms
from gapcheck.model.aims import Aim, Direction, Reach
from gapcheck.model.calendar import Unit
from gapcheck.model.concepts import ConceptKind, Subject
from gapcheck.model.duties import (
    CounterDeadline,
    Deadline,
    Duty,
    Holder,
    IndeterminateDeadline,
    Step,
    TimeDeadline,
)
from gapcheck.model.duty_chart import Concern, DutyChart, Mark
from gapcheck.model.period import Period
from gapcheck.model.scenario import Entry, Event
from gapcheck.model.terms import Comparison, Condition
from gapcheck.model.tree import INSURED, RuleTree
from gapcheck.model.wordings import Wording, WordingStatus
from gapcheck.reporting.duties_json import duties_json
from gapcheck.reporting.duties_report import duties_text
from gapcheck.reporting.duty_lanes import GLYPHS
from gapcheck.verbs.duties import duty_chart
from tests.builders import (
    ANY_LOSS,
    COUNT,
    FIRST,
    OWN_LOSS,
    UNREASONABLE,
    case,
    citation,
    concept,
    read,
    tiny_tree,
    yes,
)

LAST = date(2025, 6, 30)
WHOLE = Period(FIRST, LAST)
ILL = terms.Test(OWN_LOSS, Comparison.MORE_THAN, 0)
NOBODY = Holder(nobody=True, looked_in=("PL 2 kap.",))


def duty(
    id: str,
    bearer: str,
    towards: str,
    step: Step = Step.ACT,
    condition: Condition = ILL,
    deadline: Deadline | None = None,
    fulfilled_by: Condition | None = None,
    alongside: tuple[str, ...] = (),
    section: str = "8",
) -> Duty:
    return Duty(
        citation(id, section), bearer, towards, step, "nästa steg", f"göra {id}", f"do {id}", condition,
        deadline or IndeterminateDeadline("snarast"), fulfilled_by, None, Holder(), NOBODY, Holder(), alongside=alongside,
    )  # fmt: skip


def with_duties(*duties: Duty, tree: RuleTree | None = None) -> RuleTree:
    base = tree or tiny_tree()
    happened = concept("lämnat", "handed in", ConceptKind.EVENT, subject=Subject.PERSON)
    fact = concept("ordnat", "arranged", subject=Subject.PERSON, default=False)
    return replace(
        base, duties={d.id: d for d in duties}, concepts={**base.concepts, "lämnat": happened, "ordnat": fact}
    )


def aim(id: str, actors: tuple[str, ...], section: str, *directions: str, wording: Wording | None = None) -> Aim:
    cited = citation(id, "1", *([wording] if wording else []))
    return Aim(cited, actors, (Reach("2024:1", "2", section),), f"nå {id}", f"reach {id}", directions)


def with_aims(tree: RuleTree, *aims: Aim) -> RuleTree:
    named = {name for found in aims for name in found.directions}
    directions = {name: Direction(name, f"{name} in English", "Vart det pekar.") for name in sorted(named)}
    return replace(tree, aims={found.id: found for found in aims}, directions=directions)


def chart(tree: RuleTree | None = None, reading: int = 1, law_on: date | None = None, **changes: object) -> DutyChart:
    return duty_chart(tree or tiny_tree(), case(**changes), reading, law_on)  # type: ignore[arg-type]


def marks(found: DutyChart, id: str) -> list[tuple[date, Mark]]:
    row = next(row for row in found.rows if row.duty.id == id)
    return [(period.first, mark) for period, mark in row.marks.segments()]


def test_a_duty_runs_until_its_last_day_and_is_then_neglected() -> None:
    found = chart()
    (row,) = found.rows
    assert (row.bearer, row.part) == ("kommunen", "tjänst")
    assert row.last_days == (date(2025, 1, 31),)
    assert marks(found, "PL-5-1") == [(FIRST, Mark.RUNNING), (date(2025, 2, 1), Mark.NEGLECTED)]
    assert row.ever_late


def test_an_act_in_time_fulfils_it_and_one_after_the_last_day_is_late() -> None:
    early, late = (chart(events=(Event("plan upprättad", day),)) for day in (date(2025, 1, 31), date(2025, 2, 1)))
    assert marks(early, "PL-5-1")[-1] == (date(2025, 1, 31), Mark.DONE_IN_TIME)
    assert not early.rows[0].ever_late
    assert marks(late, "PL-5-1")[-1] == (date(2025, 2, 1), Mark.DONE_LATE)
    assert late.rows[0].ever_late


def test_a_word_of_the_law_is_no_last_day() -> None:
    found = chart(with_duties(duty("D", "kassan", INSURED)))
    assert found.rows[0].last_days == ()
    assert not found.rows[0].fixed
    assert '"snarast"' in duties_text(found, tiny_tree(), case(), None)


def test_a_counter_gives_the_day_on_which_it_stands_there() -> None:
    tree = with_duties(duty("D", "kassan", INSURED, deadline=CounterDeadline(COUNT, 10)))
    assert chart(tree).rows[0].last_days == (date(2025, 1, 10),)
    assert marks(chart(tree), "D")[1] == (date(2025, 1, 11), Mark.NEGLECTED)


def test_a_counter_that_does_not_get_there_gives_no_day() -> None:
    tree = with_duties(duty("D", "kassan", INSURED, deadline=CounterDeadline(COUNT, 999)))
    assert chart(tree).rows[0].last_days == ()


def test_what_was_done_before_the_duty_woke_is_not_told_as_late() -> None:
    # The counter has passed the tenth day when the duty wakes on the twentieth, and the act was done by then.
    late_waking = terms.Test(COUNT, Comparison.AT_LEAST, 20)
    tree = with_duties(duty("D", "kassan", INSURED, Step.ACT, late_waking, CounterDeadline(COUNT, 10), yes("ordnat")))
    done = chart(tree, entries=(*case().entries, Entry("ordnat", True, WHOLE)))
    undone = chart(tree)
    assert marks(done, "D")[1] == (date(2025, 1, 20), Mark.DONE_IN_TIME)
    assert done.rows[0].last_days == ()
    assert marks(undone, "D")[1] == (date(2025, 1, 20), Mark.NEGLECTED)


def test_a_duty_that_never_wakes_has_no_row() -> None:
    well = (Entry(OWN_LOSS, Fraction(0), WHOLE), Entry(ANY_LOSS, Fraction(0), WHOLE), Entry(UNREASONABLE, False, WHOLE))
    assert chart(entries=well).rows == ()


def test_her_duties_are_counted_against_all_others() -> None:
    tree = with_duties(
        duty("A", "kassan", INSURED),
        duty("B", "a-kassan", INSURED, deadline=TimeDeadline(3, Unit.DAYS)),
        duty("C", INSURED, "kassan", Step.INFORM, deadline=TimeDeadline(5, Unit.DAYS)),
        duty("D", INSURED, "a-kassan", Step.ACT),
    )
    found = chart(tree)
    assert [row.duty.id for row in found.rows] == ["A", "B", "C", "D"]
    assert [row.duty.id for row in found.rows if row.hand_over] == ["C"]
    her, others = found.her_load, found.others_load
    assert (her.duties, her.fixed, her.indeterminate, her.hand_overs, her.late) == (2, 1, 1, 1, 1)
    assert (others.duties, others.fixed, others.late, others.unsanctioned) == (2, 1, 1, 2)
    text = " ".join(duties_text(found, tree, case(), None).split())
    assert "Hon bär själv 2 av 4 skyldigheter, 1 av dem att informera eller medverka." in text


def test_two_actors_with_the_same_need_are_not_linked_unless_one_must_tell_the_other() -> None:
    alone = with_duties(duty("A", "kassan", INSURED), duty("B", "a-kassan", INSURED))
    told = with_duties(duty("A", "kassan", "a-kassan", Step.INFORM), duty("B", "a-kassan", INSURED))
    together = with_duties(duty("A", "kassan", INSURED, alongside=("a-kassan",)), duty("B", "a-kassan", INSURED))
    (pair,) = chart(alone).unlinked
    assert ({pair.one, pair.other}, pair.need, pair.periods) == ({"kassan", "a-kassan"}, "nästa steg", (WHOLE,))
    assert chart(told).unlinked == ()
    assert chart(together).unlinked == ()


def test_what_is_done_needs_no_link_any_more() -> None:
    tree = with_duties(
        duty("A", "kassan", INSURED, fulfilled_by=yes("lämnat")),
        duty("B", "a-kassan", INSURED),
    )
    (pair,) = chart(tree, events=(Event("lämnat", date(2025, 3, 1)),)).unlinked
    assert pair.periods == (Period(FIRST, date(2025, 2, 28)),)


def test_her_own_duties_link_nobody_and_pull_nowhere() -> None:
    tree = with_aims(
        with_duties(duty("A", "kassan", INSURED, section="8"), duty("B", INSURED, "kassan", section="9")),
        aim("X", ("kassan", INSURED), "8", "hälsa"),
        aim("Y", ("kassan", INSURED), "9", "arbete"),
    )
    found = chart(tree)
    assert found.unlinked == ()
    assert found.directions.pulls == ()
    assert [actor for actor, _ in found.directions.in_play] == ["kassan"]


def apart(*first: str, second: tuple[str, ...], wording: Wording | None = None) -> RuleTree:
    """Two actors with a duty each about the person, not a part, and an aim each."""
    tree = with_duties(
        duty("A", "kassan", INSURED, condition=yes("sjuk"), section="8"),
        duty("B", "a-kassan", INSURED, condition=yes("sjuk"), section="9"),
    )
    return with_aims(tree, aim("X", ("kassan",), "8", *first), aim("Y", ("a-kassan",), "9", *second, wording=wording))


def test_two_actors_pull_apart_when_no_direction_is_in_both() -> None:
    directions = chart(apart("hälsa", second=("arbete",))).directions
    (pull,) = directions.pulls
    assert {(side.actor, side.directions) for side in (pull.one, pull.other)} == {
        ("kassan", ("hälsa",)),
        ("a-kassan", ("arbete",)),
    }
    assert (pull.concern, pull.periods) == (Concern("nästa steg", ""), (WHOLE,))
    (common,) = directions.common
    assert (common.shared, common.shared_days, common.days) == ((), 0, WHOLE.days)


def test_one_shared_direction_is_enough_not_to_pull_apart() -> None:
    directions = chart(apart("hälsa", "arbete", second=("arbete",))).directions
    assert directions.pulls == ()
    (common,) = directions.common
    assert (common.shared, common.shared_days, common.days) == (("arbete",), WHOLE.days, WHOLE.days)


def test_an_aim_is_in_play_only_while_its_wording_is_there() -> None:
    until = Wording(None, date(2025, 3, 31), WordingStatus.READ, "2024:1", "sha256:0123456789abcdef")
    tree = apart("hälsa", second=("arbete",), wording=until)
    (pull,) = chart(tree).directions.pulls
    assert pull.periods == (Period(FIRST, date(2025, 3, 31)),)
    assert chart(tree, law_on=date(2025, 4, 1)).directions.pulls == ()
    assert chart(tree, law_on=date(2025, 4, 1)).directions.without_aim == ("a-kassan",)
    assert chart(tree, law_on=date(2025, 1, 1)).directions.pulls[0].periods == (WHOLE,)


def test_a_text_that_is_missing_gives_no_aim() -> None:
    missing = Wording(None, None, WordingStatus.MISSING)
    assert chart(apart("hälsa", second=("arbete",), wording=missing)).directions.pulls == ()


def test_an_aim_covers_only_what_lies_in_its_reach() -> None:
    tree = with_aims(with_duties(duty("A", "kassan", INSURED, section="8")), aim("X", ("kassan",), "9", "hälsa"))
    found = chart(tree)
    assert found.rows[0].aims == ()
    assert found.directions.without_aim[0] == "kassan"
    assert "inget uttalat" in duties_text(found, tree, case(), None)


@pytest.mark.parametrize(
    ("reach", "inside"),
    [
        (Reach("2024:1"), True),
        (Reach("2024:1", "2"), True),
        (Reach("2024:1", "2", "8"), True),
        (Reach("2024:1", "2", "9"), False),
        (Reach("2024:1", "3"), False),
        (Reach("2024:2"), False),
    ],
)
def test_a_reach_is_a_statute_a_chapter_or_a_section(reach: Reach, inside: bool) -> None:
    provision = citation("D", "8").provision
    assert provision is not None
    assert reach.holds(provision) is inside


def test_a_chair_she_sits_on_engages_its_actor() -> None:
    tree = with_aims(
        with_duties(
            duty("A", "a-kassan", INSURED, Step.ACT, terms.Test(OWN_LOSS, Comparison.MORE_THAN, 0), section="8")
        ),
        aim("X", ("kassan",), "6", "pengar"),
        aim("Y", ("a-kassan",), "8", "arbete"),
    )
    pulls = chart(tree).directions.pulls
    # The agency pays for the part to the end of March; the fund's duty is per part since her reduction is.
    assert [(pull.concern, pull.periods) for pull in pulls] == [
        (Concern("", "tjänst"), (Period(FIRST, date(2025, 3, 31)),))
    ]


def open_case() -> tuple[Entry, ...]:
    return Entry(OWN_LOSS, Fraction(1), WHOLE), Entry(ANY_LOSS, Fraction(0), WHOLE)


def test_a_duty_that_another_reading_wakes_is_told() -> None:
    tree = with_duties(duty("A", "kassan", INSURED, condition=yes(UNREASONABLE)), duty("B", "kassan", INSURED))
    charts = [duty_chart(tree, case(*open_case()), number) for number in (1, 2)]
    assert sorted(len(found.rows) for found in charts) == [1, 2]
    shorter = min(charts, key=lambda found: len(found.rows))
    longer = max(charts, key=lambda found: len(found.rows))
    assert [found.id for found in shorter.elsewhere] == ["A"]
    assert longer.elsewhere == ()
    assert [row.duty.id for row in longer.rows if row.differs] == ["A"]
    assert "Vakna bara i någon annan läsning" in duties_text(shorter, tree, case(*open_case()), None)


def test_a_reading_that_does_not_exist_is_an_input_problem() -> None:
    with pytest.raises(InputProblems) as raised:
        duty_chart(tiny_tree(), case(), 2)
    assert raised.value.problems[0].code == "unknown-reading"


@pytest.mark.parametrize("width", [60, 80, 160])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_no_line_is_wider_than_the_page(lang: str, width: int) -> None:
    tree = apart("hälsa", second=("arbete",))
    text = duties_text(chart(tree), tree, case(), None, lang, width)
    assert max(map(len, text.splitlines())) <= width


def test_every_mark_has_a_glyph_of_its_own() -> None:
    assert len(set(GLYPHS.values())) == len(GLYPHS) == len(Mark)


def test_the_chart_draws_the_neglect_and_the_last_day() -> None:
    text = duties_text(chart(), tiny_tree(), case(), None, width=240)
    (line,) = [line for line in text.splitlines() if "upprätta en plan" in line and "X" in line]
    assert "█!X" in line


def test_who_supervises_sanctions_and_remedies_is_said_with_where_one_looked() -> None:
    text = " ".join(duties_text(chart(), tiny_tree(), case(), None).split())
    assert "tillsyn kassan (2 kap. 9 § PL)" in text
    assert "påföljd ingen, sökt i PL 2 kap." in text
    assert "rättsmedel inte modellerat" in text


def test_the_json_chart_is_stable_and_says_nobody_apart_from_not_modelled() -> None:
    tree = apart("hälsa", second=("arbete",))
    found = chart(tree)
    text = duties_json(found, tree, case(), None)
    assert text == duties_json(chart(tree), tree, case(), None)
    assert text.endswith("}\n")
    document = json.loads(text)
    (first, _) = document["duties"]
    assert first["sanction"] == {"actor": None, "by": None, "looked_in": ["PL 2 kap."]}
    assert first["supervision"] is None
    assert first["indeterminate"] == "snarast"
    assert document["pulling_apart"][0]["about"] == {"need": "nästa steg", "part": None}
    assert document["on_her"]["duties"] == 0


def test_the_law_of_one_day_is_said() -> None:
    text = " ".join(duties_text(chart(), tiny_tree(), case(), date(2025, 1, 1)).split())
    assert "enligt rätten den 2025-01-01" in text


def test_an_aim_of_a_past_law_is_cited_by_a_day_on_which_it_is_known() -> None:
    late = Wording(date(2025, 3, 1), None, WordingStatus.READ, "2024:1", "sha256:0123456789abcdef")
    found = aim("X", ("kassan",), "8", "hälsa", wording=late)
    assert found.first_known_in(WHOLE) == date(2025, 3, 1)
    assert aim("Y", ("kassan",), "8", "hälsa", wording=read()).first_known_in(WHOLE) == FIRST
