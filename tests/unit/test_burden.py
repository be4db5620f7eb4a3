"""The burden meter: waiting, efforts, days and kronor of each reading, and which reading is the worst for her."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from importlib import resources

import pytest
from jsonschema import Draft202012Validator

from gapcheck.check import run_case
from gapcheck.model.burden import Burden, ReadBurden, worst
from gapcheck.model.concepts import Concept, ConceptKind, Subject
from gapcheck.model.duties import Duty, Holder, IndeterminateDeadline, Step
from gapcheck.model.efforts import Effort, EffortSort
from gapcheck.model.period import Period
from gapcheck.model.result import Result
from gapcheck.model.scenario import Decision, Entry, Event
from gapcheck.model.terms import ALWAYS, Condition, Literal
from gapcheck.model.tree import INSURED, RuleTree
from gapcheck.model.values import Known
from gapcheck.reporting.console import report
from gapcheck.reporting.json_result import to_json
from tests.builders import ANY_LOSS, FIRST, OWN_LOSS, case, citation, concept, tiny_tree, yes

LAST = date(2025, 6, 30)
WHOLE = Period(FIRST, LAST)
DAY_91 = date(2025, 4, 1)
WAGE = Fraction(31000) * 12 / 365
SCHEMA = json.loads((resources.files("gapcheck") / "schemas" / "result.schema.json").read_text(encoding="utf-8"))


def effort(name: str, sort: EffortSort, towards: str, kind: ConceptKind = ConceptKind.EVENT) -> Concept:
    default: Known = None if kind is ConceptKind.EVENT else False
    plain = concept(name, f"{name} in English", kind, subject=Subject.PERSON, default=default)
    return replace(plain, effort=Effort(sort, towards))


CERTIFICATE = effort("intyg till kassan", EffortSort.CERTIFICATE, "kassan")
APPLICATION = effort("ansökan till kassan", EffortSort.APPLICATION, "kassan")
CONTACT = effort("samtal med kassan", EffortSort.CONTACT, "kassan")
REGISTERED = effort("anmäld hos kassan", EffortSort.CONTACT, "kassan", ConceptKind.FACT)
EFFORTS = (CERTIFICATE, APPLICATION, CONTACT, REGISTERED)


def duty(
    id: str,
    bearer: str,
    towards: str,
    step: Step,
    condition: Condition = ALWAYS,
    fulfilled_by: Condition | None = None,
    **changes: object,
) -> Duty:
    plain = Duty(
        citation(id, "8"), bearer, towards, step, "nästa steg", f"göra {id}", f"do {id}", condition,
        IndeterminateDeadline("snarast"), fulfilled_by, None, Holder(), Holder(), Holder(),
    )  # fmt: skip
    return replace(plain, **changes)  # type: ignore[arg-type]


def tree_with(*duties: Duty, sought_by: tuple[str, ...] = (), amount: Fraction | None = None) -> RuleTree:
    """The tiny tree with the efforts; its sickness chair sought as said, and paying a fixed amount where one is given."""
    tree = tiny_tree()
    chair = replace(tree.chairs["PL-4-1"], sought_by=sought_by, amount=Literal(amount) if amount is not None else None)
    return replace(
        tree,
        concepts={**tree.concepts, **{c.name: c for c in EFFORTS}},
        duties={d.id: d for d in duties},
        chairs={**tree.chairs, "PL-4-1": chair},
    )


def result(tree: RuleTree, **changes: object) -> Result:
    return run_case(tree, case(**changes), confirm=False)  # type: ignore[arg-type]


def meter(tree: RuleTree, **changes: object) -> Burden:
    (found,) = result(tree, **changes).burden
    return found.burden


def counted(found: Burden) -> tuple[int, int, int]:
    return found.certificates, found.applications, found.contacts


def happened(*names: Concept, day: date = date(2025, 2, 1)) -> tuple[Event, ...]:
    return tuple(Event(named.name, day) for named in names)


def test_every_event_is_an_effort_of_the_declared_sort() -> None:
    assert counted(meter(tree_with(), events=happened(CERTIFICATE, APPLICATION, CONTACT, CONTACT))) == (1, 1, 2)
    assert counted(meter(tree_with())) == (0, 0, 0)


def test_a_fact_counts_each_time_it_begins_but_not_on_the_first_day() -> None:
    spells = (
        Period(FIRST, date(2025, 1, 31)),
        Period(date(2025, 3, 1), date(2025, 3, 31)),
        Period(date(2025, 5, 1), LAST),
    )
    entries = tuple(Entry(REGISTERED.name, True, spell) for spell in spells)
    assert counted(meter(tree_with(), entries=(*case().entries, *entries))) == (0, 0, 2)


def test_what_the_law_asks_of_her_counts_where_the_case_tells_of_no_act() -> None:
    asked = duty("D", INSURED, "kassan", Step.INFORM, fulfilled_by=yes(CERTIFICATE.name))
    assert counted(meter(tree_with(asked))) == (1, 0, 0)
    assert counted(meter(tree_with(asked), events=happened(CERTIFICATE))) == (1, 0, 0)


def test_a_duty_says_its_own_sort_and_is_else_a_contact_when_she_must_inform() -> None:
    applying = duty("A", INSURED, "kassan", Step.INFORM, effort=EffortSort.APPLICATION)
    informing = duty("B", INSURED, "a-kassan", Step.INFORM)
    acting = duty("C", INSURED, "a-kassan", Step.ACT)
    of_another = duty("D", "kassan", INSURED, Step.INFORM)
    assert counted(meter(tree_with(applying, informing, acting, of_another))) == (0, 1, 1)


def test_an_act_towards_another_actor_does_not_count_for_the_duty() -> None:
    informing = duty("B", INSURED, "a-kassan", Step.INFORM)
    assert counted(meter(tree_with(informing), events=happened(CONTACT))) == (0, 0, 2)


def test_what_fulfils_another_actors_duty_to_tell_is_not_her_effort() -> None:
    others = duty("D", "arbetsgivaren", "kassan", Step.INFORM, fulfilled_by=yes(CONTACT.name))
    assert counted(meter(tree_with(others), events=happened(CONTACT))) == (0, 0, 0)
    assert counted(meter(tree_with(), events=happened(CONTACT))) == (0, 0, 1)


def test_a_chair_that_must_be_applied_for_counts_once_for_each_spell_on_it() -> None:
    tree = tree_with(sought_by=(APPLICATION.name,))
    assert counted(meter(tree)) == (0, 1, 0)
    assert counted(meter(tree, events=happened(APPLICATION))) == (0, 1, 0)
    twice = (*happened(APPLICATION), *happened(APPLICATION, day=date(2025, 5, 1)))
    assert counted(meter(tree, events=twice)) == (0, 2, 0)


def granted(given: date, outcome: bool = True) -> tuple[Decision, ...]:
    return (Decision("sjukpenning", outcome, Period(FIRST, date(2025, 3, 31)), given, "kassan"),)


@pytest.mark.parametrize("outcome", [True, False])
def test_a_decision_that_is_given_late_is_waited_for_whatever_it_says(outcome: bool) -> None:
    found = meter(tree_with(), decisions=granted(date(2025, 2, 1), outcome))
    assert (found.decisions, found.waiting_days) == (1, 31)
    assert found.days_without == (31 if outcome else 90) + 91


def test_a_decision_on_the_first_day_is_not_waited_for() -> None:
    found = meter(tree_with(), decisions=granted(FIRST))
    assert (found.decisions, found.waiting_days) == (0, 0)


def test_a_requested_decision_is_waited_for_until_it_is_made_and_days_are_counted_once() -> None:
    asked = duty("D", "kassan", INSURED, Step.DECIDE, fulfilled_by=yes(CONTACT.name), requested=True)
    unasked = replace(asked, citation=citation("E", "9"), requested=False)
    day = FIRST + timedelta(days=10)
    found = meter(tree_with(asked, unasked), events=happened(CONTACT, day=day))
    assert (found.decisions, found.waiting_days) == (1, 10)
    both = meter(tree_with(asked), events=happened(CONTACT, day=day), decisions=granted(FIRST + timedelta(days=5)))
    assert (both.decisions, both.waiting_days) == (2, 10)


def test_the_loss_is_the_wage_less_what_ordinary_chairs_paid() -> None:
    found = meter(tree_with(amount=Fraction(500)))
    assert found.lost == (WAGE - 500) * 90 + WAGE * 91
    assert (found.days_without, found.days_unpriced) == (91, 0)


def test_days_whose_pay_is_not_known_are_told_and_left_out_of_the_loss() -> None:
    found = meter(tree_with())
    assert (found.lost, found.days_unpriced) == (WAGE * 91, 90)


def test_without_a_wage_nothing_is_lost_against_it() -> None:
    unpaid = tuple(replace(part, monthly_pay=None) for part in case().parts)
    found = meter(tree_with(amount=Fraction(500)), parts=unpaid)
    assert (found.lost, found.days_unpriced) == (None, 0)


def open_entries() -> tuple[Entry, ...]:
    return Entry(OWN_LOSS, Fraction(1), WHOLE), Entry(ANY_LOSS, Fraction(0), WHOLE)


def test_readings_with_different_meters_are_told_apart_and_the_worst_is_known() -> None:
    found = result(tree_with(amount=Fraction(500)), entries=open_entries()).burden
    assert sorted(number for one in found for number in one.readings) == [1, 2]
    assert worst(found).burden.days_without == 91
    assert min(one.burden.days_without for one in found) == 0


def test_readings_with_the_same_meter_share_it() -> None:
    # With nothing lost by any work, the open assessment changes no day and no krona.
    entries = Entry(OWN_LOSS, Fraction(0), WHOLE), Entry(ANY_LOSS, Fraction(0), WHOLE)
    found = result(tree_with(), entries=entries).burden
    assert len(found) == 1


def row(days: int, lost: int, waiting: int, number: int) -> ReadBurden:
    return ReadBurden(Burden(0, waiting, 0, 0, 0, days, 0, Fraction(lost), 0), (number,), ())


def test_the_worst_is_by_days_then_kronor_then_waiting_and_else_the_first() -> None:
    assert worst((row(1, 0, 0, 1), row(2, 0, 0, 2))).readings == (2,)
    assert worst((row(1, 5, 0, 1), row(1, 4, 9, 2))).readings == (1,)
    assert worst((row(1, 5, 1, 1), row(1, 5, 2, 2))).readings == (2,)
    assert worst((row(1, 5, 1, 1), row(1, 5, 1, 2))).readings == (1,)


def test_the_report_tells_the_worst_reading_with_the_best_in_brackets() -> None:
    text = " ".join(report(result(tree_with(amount=Fraction(500)), entries=open_entries())).split())
    assert "den värsta för henne" in text
    assert "dagar utan försörjning 91 (0)" in text


def test_the_report_of_one_reading_has_plain_numbers() -> None:
    text = " ".join(report(result(tree_with(amount=Fraction(500))), "en").split())
    assert "What it costs her" in text
    assert "days without livelihood 91" in text
    assert "worst for her" not in text


def test_the_json_burden_follows_the_schema_and_is_exact() -> None:
    document = json.loads(to_json(result(tree_with(amount=Fraction(500)), entries=open_entries())))
    Draft202012Validator(SCHEMA).validate(document)
    assert [found["worst"] for found in document["burden"]].count(True) == 1
    heaviest = next(found for found in document["burden"] if found["worst"])
    assert heaviest["lost"] == str((WAGE - 500) * 90 + WAGE * 91)


def test_a_run_for_comparison_with_expectations_leaves_it_out() -> None:
    assert run_case(tree_with(), case(), confirm=False, silence=False).burden == ()
