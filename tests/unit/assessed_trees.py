"""Small rule trees in which who provides rests on assessments that are made anew now and then, and cases to try them on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from gapcheck.engine.case_facts import case_inputs
from gapcheck.engine.evaluating import EvaluateAll, one_by_one
from gapcheck.engine.lowering import lower
from gapcheck.engine.reference import Case
from gapcheck.engine.worlds import Explored, explore
from gapcheck.model.concepts import Concept, ConceptKind, NoDefault, Remedy, Renewal, Subject, ValueType
from gapcheck.model.memory import Latch, MemoryConcept
from gapcheck.model.period import Period
from gapcheck.model.register import Register
from gapcheck.model.rules import Chair, Consequence, Exclusion, Need, Rule, Variant
from gapcheck.model.scenario import Decision, Entry, Event, Expectation, Part, Scenario
from gapcheck.model.terms import ALWAYS, All, AnyOf, Condition, Expression, Literal, Not
from gapcheck.model.tree import Actor, RuleTree
from gapcheck.model.values import Known
from tests.builders import citation, yes

FIRST = date(2026, 1, 1)
A, B, SICK, HINDER, NOTE = "a är skäligt", "b är skäligt", "sjuk", "hinder", "intyg"
PAID = "belopp"


def day(number: int) -> date:
    """The day with this number, the first of the case being 1."""
    return FIRST + timedelta(days=number - 1)


def renewed(when: Condition | None = None, event: str = "", decision: str = "") -> Renewal:
    return Renewal("1 kap. 1 § PL", when, event, decision)


def tree(
    condition: Condition,
    renewals: Mapping[str, tuple[Renewal, ...]] | None = None,
    exclusions: tuple[tuple[Mapping[str, Known], Condition], ...] = (),
    *,
    amount: Expression | None = None,
    decision: str = "",
    per_part: bool = False,
    latch: Latch | None = None,
) -> RuleTree:
    """One chair, open while the condition holds; two assessments, a fact of each day, an event."""

    def concept(name: str, kind: ConceptKind, default: Known | NoDefault = NoDefault.MISSING) -> Concept:
        assessed = kind is ConceptKind.ASSESSMENT
        subject = Subject.PART if per_part and assessed else Subject.PERSON
        remedy = (
            Remedy("omprövning", "två månader", "9 kap. 1 § PL", "ingen bestämd tid", "reconsideration")
            if assessed
            else None
        )
        return Concept(
            name, f"{name} in English", kind, ValueType.YES_NO, subject, "", default=default,
            assessed_by="kassan" if assessed else "", evidence="intyg" if assessed else "", remedy=remedy,
            renewals=(renewals or {}).get(name, ()),
        )  # fmt: skip

    chair = Chair(
        citation("STOL", "6"), "försörjning", "kassan", "stöd", "support", condition, Literal(Fraction(1)),
        decision=decision, amount=amount,
    )  # fmt: skip
    facts = ConceptKind.FACT
    concepts = [
        concept(A, ConceptKind.ASSESSMENT), concept(B, ConceptKind.ASSESSMENT), concept(SICK, facts, True),
        concept(HINDER, facts, False), concept("saknas", facts), concept(NOTE, ConceptKind.EVENT),
        Concept(PAID, "paid", ConceptKind.DERIVED, ValueType.MONEY, Subject.PERSON, "", default=50),
        Concept("delen finns", "the part exists", facts, ValueType.YES_NO, Subject.PART, ""),
    ]  # fmt: skip
    # More is paid where the first assessment is answered yes.
    more = Rule(citation("MER", "8"), "kassan", (Variant(0, yes(A), (Consequence(PAID, Literal(100)),), None),))
    memory = {}
    if latch is not None:
        memory["minns"] = MemoryConcept(
            "minns", "remembers", citation("minns", "9"), Subject.PERSON, latch, type=ValueType.YES_NO
        )
    return RuleTree(
        actors={"kassan": Actor("kassan", "the agency", "K")},
        concepts={one.name: one for one in concepts},
        memory=memory,
        yardsticks={}, tests={},
        needs={"försörjning": Need("försörjning", "livelihood", per_part, gap_code="G201")},
        rules={more.id: more}, chairs={chair.id: chair}, duties={}, capabilities={},
        register=Register((), {"2024:1": "PL"}), modelled_from=FIRST, known_until=day(400), digest="d" * 64,
        exclusions={
            f"UTE-{number}": Exclusion(citation(f"UTE-{number}", "7"), tuple(answers.items()), guard)
            for number, (answers, guard) in enumerate(exclusions, 1)
        },
    )  # fmt: skip


def case(
    *entries: Entry, days: int = 30, notes: tuple[int, ...] = (), decisions: tuple[Decision, ...] = (),
    parts: tuple[str, ...] = ("tjänst",),
) -> Scenario:  # fmt: skip
    """Nothing is said but what is given; a note comes on each of the days."""
    share = Fraction(1, len(parts))
    hers = tuple(Part(name, "anställning", "kommunen", share, None, None, None, 31000) for name in parts)
    events = tuple(Event(NOTE, day(number)) for number in notes)
    return Scenario(
        "fall", "Ett fall", "A case", "påhittat", Period(FIRST, day(days)), date(1980, 1, 1), hers, entries, events,
        decisions, (), Expectation(None, None), "fall.yaml", "f" * 64,
    )  # fmt: skip


def said(concept: str, value: Known, first: int, last: int = 30, part: str = "") -> Entry:
    return Entry(concept, value, Period(day(first), day(last)), part)


def explored(rules: RuleTree, scenario: Scenario, evaluate_all: EvaluateAll = one_by_one) -> Explored:
    plan = lower(rules, [part.id for part in scenario.parts])
    return explore(plan, rules, Case(scenario.period, case_inputs(plan, rules, scenario), {}), evaluate_all)


def readings(rules: RuleTree, scenario: Scenario) -> list[str]:
    """Every reading in one line, an answer as assessment, number of the day and value."""
    return [
        " ".join(
            f"{choice.occasion.name[0]}{(choice.occasion.since - FIRST).days + 1}={'ja' if choice.value else 'nej'}"
            for choice in world.reading
        )
        for world in explored(rules, scenario).worlds
    ]


__all__ = [
    "ALWAYS",
    "All",
    "AnyOf",
    "Latch",
    "Not",
    "case",
    "day",
    "explored",
    "readings",
    "renewed",
    "replace",
    "said",
    "tree",
    "yes",
]
