"""A tiny rule tree and a person to try it on, made of model values: two tests, two chairs, one counter, one duty."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from gapcheck.model.calendar import Unit
from gapcheck.model.concepts import Concept, ConceptKind, NoDefault, Remedy, SameAs, Subject, ValueType
from gapcheck.model.duties import Duty, Holder, Step, TimeDeadline
from gapcheck.model.memory import Counter, MemoryConcept
from gapcheck.model.period import Period
from gapcheck.model.provision import Provision
from gapcheck.model.register import Register
from gapcheck.model.rules import CapacityTest, Chair, Consequence, Need, Opening, Rule, Variant, Yardstick
from gapcheck.model.scenario import Entry, Expectation, Part, Scenario
from gapcheck.model.terms import ALWAYS, All, Comparison, Condition, Expression, Literal, Not, SomePart, Test, ValueOf
from gapcheck.model.tree import Actor, RuleTree
from gapcheck.model.values import Known
from gapcheck.model.wordings import Citation, SourceKind, Wording, WordingStatus

FIRST = date(2025, 1, 1)
SICKNESS, UNEMPLOYMENT = "arbetsförmåga enligt kassan", "arbetsförmåga enligt a-kassan"
OWN, ANY = "vanligt arbete", "arbete i allmänhet"
OWN_LOSS, ANY_LOSS = "nedsättning i vanligt arbete", "nedsättning i arbete i allmänhet"
UNREASONABLE, COUNT = "oskäligt", "dagar i sjukfallet"


def yes(concept: str, value: bool = True) -> Test:
    return Test(concept, Comparison.IS, value)


def read(first: date | None = None, last: date | None = None) -> Wording:
    return Wording(first, last, WordingStatus.READ, "2024:1", "sha256:0123456789abcdef")


def unread(first: date | None = None, last: date | None = None) -> Wording:
    return Wording(first, last, WordingStatus.UNREAD, "2024:2", support="prop. 2024/25:1")


def citation(
    id: str, section: str, *wordings: Wording, kind: SourceKind = SourceKind.STATUTE, source: str = ""
) -> Citation:
    provision = None if source else Provision("2024:1", "2", section, 1)
    return Citation(id, provision, source, kind, wordings or (read(),))


def concept(
    name: str,
    english: str,
    kind: ConceptKind = ConceptKind.FACT,
    type: ValueType = ValueType.YES_NO,
    subject: Subject = Subject.PART,
    default: Known | SameAs | NoDefault = NoDefault.MISSING,
    assessed_by: str = "",
) -> Concept:
    remedy = Remedy("omprövning", "två månader", "9 kap. 1 § PL") if assessed_by else None
    return Concept(name, english, kind, type, subject, f"Vad {name} är.", default=default, assessed_by=assessed_by,
                   evidence="läkarutlåtande" if assessed_by else "", remedy=remedy)  # fmt: skip


def opening_rule(
    id: str,
    section: str,
    test: str,
    yardstick: str,
    condition: Condition,
    *wordings: Wording,
    decided_by: str = "kassan",
) -> Rule:
    opening = Opening(
        test, (yardstick,), Fraction(1, 4), "", "sjukdom", "dagen", decided_by, "läkarintyg", "första dagen"
    )
    cited = citation(id, section, *wordings)
    return Rule(cited, decided_by, tuple(Variant(n, condition, (), opening) for n in range(len(cited.wordings))))


def chair(
    id: str, section: str, actor: str, benefit: str, english: str, condition: Condition, share: Expression
) -> Chair:
    return Chair(citation(id, section), "försörjning", actor, benefit, english, condition, share, decision=benefit)


def tiny_tree() -> RuleTree:
    """Sickness benefit measures her against her own work for 90 days, then against any work unless that is unreasonable.

    The unemployment fund pays who can take a job, up to half. Own work and any work are reductions of the part.
    """
    tree_rules = [
        opening_rule("PL-2-1", "1", SICKNESS, OWN, Test(COUNT, Comparison.AT_MOST, 90)),
        opening_rule("PL-2-2", "2", SICKNESS, ANY, Test(COUNT, Comparison.AT_LEAST, 91), read(None, date(2024, 12, 31)),
                     unread(date(2025, 1, 1))),
        Rule(citation("PL-2-3", "3", kind=SourceKind.PRECEDENT, source="HFD 2024 ref. 1"), "kassan",
             (Variant(0, yes(UNREASONABLE), (), Opening(SICKNESS, (OWN,), None, "", "sjukdom", "dagen", "kassan",
                                                         "läkarutlåtande", "dag 91")),), except_from=("PL-2-2",)),
        Rule(citation("PL-2-4", "4"), "kassan",
             (Variant(0, SomePart(Test(OWN_LOSS, Comparison.MORE_THAN, 0)),
                      (Consequence("sjuk", Literal(True)),), None),)),
        Rule(citation("PL-3-1", "5"), "a-kassan",
             (Variant(0, ALWAYS, (), Opening(UNEMPLOYMENT, ("att ta ett arbete",), None, "17 timmar i veckan", "alla", "tills vidare",
                                             "a-kassan", "", "")),)),
    ]  # fmt: skip
    half = Literal(Fraction(1, 2))
    chairs = [
        chair("PL-4-1", "6", "kassan", "sjukpenning", "sickness benefit", yes("sjuk"), ValueOf(SICKNESS)),
        chair("PL-4-2", "7", "a-kassan", "a-kassa", "unemployment benefit",
              All((Test("slag av del", Comparison.IS, "arbetslöshet"), yes(UNEMPLOYMENT))), half),
    ]  # fmt: skip
    share = ValueType.SHARE
    concepts = [
        concept("delen finns", "the part exists"),
        Concept("slag av del", "kind of part", ConceptKind.FACT, ValueType.CHOICE, Subject.PART, "Slag.",
                domain=("anställning", "arbetslöshet")),
        concept(OWN_LOSS, "reduction in her own work", type=share, default=Fraction(0)),
        concept(ANY_LOSS, "reduction in any work", type=share, default=SameAs(OWN_LOSS)),
        concept("kan ta ett arbete", "can take a job", default=False),
        concept(UNREASONABLE, "unreasonable", ConceptKind.ASSESSMENT, assessed_by="kassan"),
        concept("sjuk", "sick", ConceptKind.DERIVED, subject=Subject.PERSON),
        concept("plan upprättad", "plan drawn up", ConceptKind.EVENT, subject=Subject.PERSON),
    ]  # fmt: skip
    duty = Duty(
        citation("PL-5-1", "8"), "arbetsgivaren", "den försäkrade", Step.PLAN, "nästa steg", "upprätta en plan", "draw up a plan",
        Test(OWN_LOSS, Comparison.MORE_THAN, 0), TimeDeadline(30, Unit.DAYS), yes("plan upprättad"), None,
        Holder("kassan", "2 kap. 9 § PL"), Holder(nobody=True, looked_in=("PL 2 kap.",)), Holder(),
    )  # fmt: skip
    counter = MemoryConcept(COUNT, "days of sickness", citation(COUNT, "9"), Subject.PERSON,
                            Counter(yes("sjuk"), free_days_fewer_than=90))  # fmt: skip
    return RuleTree(
        actors={name: Actor(name, english, name[:2], per_employer) for name, english, per_employer in (
            ("kassan", "the agency", False), ("a-kassan", "the fund", False), ("arbetsgivaren", "the employer", True),
            ("den försäkrade", "the insured", False))},
        concepts={c.name: c for c in concepts},
        memory={COUNT: counter},
        yardsticks={y.name: y for y in (
            Yardstick(OWN, "her own work", OWN_LOSS, "Det vanliga."), Yardstick(ANY, "any work", ANY_LOSS, "Allt."),
            Yardstick("att ta ett arbete", "taking a job", "kan ta ett arbete", "Att ta ett arbete."))},
        tests={t.name: t for t in (
            CapacityTest(SICKNESS, "capacity under the agency", "sjukpenning", True, "kassan", "Kassans prövning."),
            CapacityTest(UNEMPLOYMENT, "capacity under the fund", "a-kassa", False, "a-kassan", "A-kassans prövning."))},
        needs={n.name: n for n in (
            Need("försörjning", "livelihood", True, gap_code="G201"),
            Need("nästa steg", "next step", False, yes("sjuk"), gap_code="G202"))},
        rules={rule.id: rule for rule in tree_rules},
        chairs={c.id: c for c in chairs},
        duties={duty.id: duty},
        capabilities={},
        register=Register((), {"2024:1": "PL"}),
        modelled_from=date(2024, 7, 1),
        known_until=date(2025, 5, 31),
        digest="d" * 64,
    )  # fmt: skip


def case(*entries: Entry, first: date = FIRST, last: date = date(2025, 6, 30), **changes: object) -> Scenario:
    """A person who is wholly unable to do her own work and wholly able to do other work, employed on full time."""
    period = Period(first, last)
    given = entries or (
        Entry(OWN_LOSS, Fraction(1), period, place="fall.yaml:9:5"),
        Entry(ANY_LOSS, Fraction(0), period, place="fall.yaml:10:5"),
        Entry(UNREASONABLE, False, period, place="fall.yaml:11:5"),
    )
    values: dict[str, object] = {
        "name": "fall", "title": "Ett litet fall", "english": "A small case", "origin": "påhittat", "period": period,
        "born": date(1980, 3, 2), "parts": (Part("tjänst", "anställning", "kommunen", Fraction(1), None, None,
                                                 date(2015, 1, 1), 31000),),
        "entries": given, "events": (), "decisions": (), "opening": (), "expected": Expectation(None, None),
        "file": "fall.yaml", "digest": "f" * 64, **changes,
    }  # fmt: skip
    return Scenario(**values)  # type: ignore[arg-type]  # every field is given above


__all__ = [
    "ANY",
    "COUNT",
    "FIRST",
    "OWN",
    "SICKNESS",
    "UNEMPLOYMENT",
    "UNREASONABLE",
    "Not",
    "case",
    "tiny_tree",
    "yes",
]
