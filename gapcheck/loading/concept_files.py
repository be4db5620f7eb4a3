"""Knows how actors, concepts, yardsticks, capacity tests and needs are written."""

from __future__ import annotations

from gapcheck.loading.assessment_files import Renewals, remedy_of
from gapcheck.loading.declarations import Declarations, Vocable
from gapcheck.loading.evidence_files import check_marks, evidence
from gapcheck.loading.nodes import Mapping, Scalar
from gapcheck.loading.problems import Problem, Problems, Related
from gapcheck.loading.records import Record
from gapcheck.loading.rule_documents import RuleDocument
from gapcheck.loading.terms_decoding import Terms
from gapcheck.loading.value_decoding import value_of
from gapcheck.model.concepts import Concept, ConceptKind, NoDefault, SameAs, Subject, ValueType
from gapcheck.model.efforts import Effort, EffortSort
from gapcheck.model.rules import CapacityTest, Need, Yardstick
from gapcheck.model.tree import Actor, Review
from gapcheck.model.values import Known

_OF_ASSESSMENT = ("bedöms_av", "styrks_med", "beviskrav", "rättsmedel", "tillfällen")


def actors(document: RuleDocument) -> dict[str, Actor]:
    return {
        key.text: Actor(key.text, record.text("en"), record.text("kort"), record.flag("per_arbetsgivare"))
        for key, record in document.record.declared("aktörer")
    }


def reviews(document: RuleDocument) -> tuple[Review, ...]:
    """The reviews of a file, in the order written."""
    file = document.record.place.file
    return tuple(
        Review(file, document.defaults.sfs or "", day, record.text("fann"))
        for record in document.record.records("granskad")
        if (day := record.day("dag")) is not None
    )


def concepts(document: RuleDocument, renewals: Renewals, terms: Terms) -> dict[str, Concept]:
    """The concepts of a file; defaults of the wrong type and keys that do not fit the kind are reported."""
    found = {}
    for key, record in document.record.declared("begrepp"):
        word = terms.declared.words.get(key.text)
        if word is not None and word.place == key.place:
            found[key.text] = _concept(key, record, word, document, renewals, terms)
    return found


def _concept(
    key: Scalar, record: Record, word: Vocable, document: RuleDocument, renewals: Renewals, terms: Terms
) -> Concept:
    declared, problems = terms.declared, terms.problems
    kind = word.kind or ConceptKind.FACT
    _check_keys(key, record, kind, word.type, problems)
    _check_effort(key, record, kind, word.type, problems)
    check_marks(key, record, kind, word, problems)
    return Concept(
        name=key.text,
        english=record.text("en"),
        kind=kind,
        type=word.type,
        subject=Subject(record.text("om", Subject.PERSON.value)),
        definition=record.text("förklaring"),
        domain=word.domain,
        domain_english=record.texts("värden_en"),
        unit=record.text("enhet"),
        default=_default(record, word, declared, problems),
        changed_by=record.texts("ändras_av"),
        important_to=record.texts("viktigt_enligt"),
        assessed_by=record.text("bedöms_av"),
        evidence=record.text("styrks_med"),
        standard=record.text("beviskrav"),
        remedy=remedy_of(record.record("rättsmedel"), renewals.citations),
        renewals=renewals.of(record, document.defaults, terms.within_part(word.per_part)),
        held_back_by=record.text("hinder"),
        shown_by=evidence(record.record("styrks_med")),
        serves=record.text("för"),
        place=f"{key.place.file}:{key.place.line}",
        effort=_effort(record),
    )


def _check_effort(key: Scalar, record: Record, kind: ConceptKind, type_: ValueType, problems: Problems) -> None:
    told = "insats" in record
    if told and (kind not in (ConceptKind.FACT, ConceptKind.EVENT) or type_ is not ValueType.YES_NO):
        problems.add(
            Problem(
                "effort-of-what-she-does-not-do",
                record.place_of("insats"),
                f'"insats" hör till det hon kan göra, men "{key.text}" är av slaget {kind.value} och typen {type_.value}; väntade en '
                "uppgift eller händelse av typen ja_nej",
                f'"insats" belongs to what she can do, but "{key.text}" is of the kind {kind.value} and the type {type_.value}; '
                "expected a fact or event of the type ja_nej",
            )
        )


def _effort(record: Record) -> Effort | None:
    told = record.record("insats")
    if told is not None:
        return Effort(EffortSort(told.text("slag")), told.text("mot")) if told.text("slag") else None
    return Effort(EffortSort(sort)) if (sort := record.text("insats")) else None


def _check_keys(key: Scalar, record: Record, kind: ConceptKind, type_: ValueType, problems: Problems) -> None:
    written = bool(record.node.entries)
    if written and kind is ConceptKind.ASSESSMENT and "bedöms_av" not in record:
        problems.add(
            Problem(
                "assessment-without-assessor",
                key.place,
                f'bedömningen "{key.text}" saknar "bedöms_av"; väntade aktören som bedömer',
                f'the assessment "{key.text}" lacks "bedöms_av"; expected the actor who assesses',
            )
        )
    if kind is not ConceptKind.ASSESSMENT:
        for name in _OF_ASSESSMENT:
            if name in record and not (name == "styrks_med" and record.record(name) is not None):
                problems.add(
                    Problem(
                        "key-of-assessment",
                        record.place_of(name),
                        f'"{name}" hör till bedömningar, men "{key.text}" är av slaget {kind.value}',
                        f'"{name}" belongs to assessments, but "{key.text}" is of the kind {kind.value}',
                    )
                )
    if (type_ is ValueType.CHOICE) is not bool(record.texts("värden")) and written and "typ" in record:
        sv, en = ("saknar", "lacks") if type_ is ValueType.CHOICE else ("har", "has")
        problems.add(
            Problem(
                "domain-and-type",
                key.place,
                f'"{key.text}" har typen {type_.value} och {sv} "värden"; väntade "värden" för typen val och bara för den',
                f'"{key.text}" is of the type {type_.value} and {en} "värden"; expected "värden" for the type val and no '
                "other",
            )
        )
    translated = record.texts("värden_en")
    if translated and len(translated) != len(record.texts("värden")):
        problems.add(
            Problem(
                "values-in-english",
                record.place_of("värden_en"),
                f'"{key.text}" har {len(record.texts("värden"))} värden men {len(translated)} på engelska; väntade lika många',
                f'"{key.text}" has {len(record.texts("värden"))} values but {len(translated)} in English; expected as many',
            )
        )
    repeated = {value for value in record.texts("värden") if record.texts("värden").count(value) > 1}
    for value in sorted(repeated):
        problems.add(
            Problem(
                "value-repeated",
                record.place_of("värden"),
                f'värdet "{value}" står två gånger; väntade en gång',
                f'the value "{value}" stands twice; expected once',
            )
        )


def _default(record: Record, word: Vocable, declared: Declarations, problems: Problems) -> Known | SameAs | NoDefault:
    same = record.record("förval")
    if same is not None:
        return _same_as(same, word, declared, problems)
    node = record.term("förval")
    if node is None or isinstance(node, Mapping):
        return NoDefault.MISSING
    value = value_of(node, word, problems)
    return NoDefault.MISSING if value is None else value


def _same_as(record: Record, word: Vocable, declared: Declarations, problems: Problems) -> SameAs | NoDefault:
    other = declared.words.get(record.text("som"))
    if other is None:
        return NoDefault.MISSING
    if other.type is not word.type or (other.per_part and not word.per_part):
        related = (Related(other.place, "begreppet som upprepas", "the concept repeated"),) if other.place else ()
        problems.add(
            Problem(
                "default-of-other-type",
                record.place_of("som"),
                f'förvalet upprepar "{other.name}", som inte har samma typ och slags ämne som "{word.name}"; väntade '
                f"typen {word.type.value}",
                f'the default repeats "{other.name}", which has not the same type and subject as "{word.name}"; expected '
                f"the type {word.type.value}",
                related,
            )
        )
    return SameAs(other.name)


def yardsticks(document: RuleDocument, declared: Declarations, problems: Problems) -> dict[str, Yardstick]:
    """The yardsticks of a file; each is measured by a share or by yes and no."""
    found = {}
    for key, record in document.record.declared("måttstockar"):
        measure = declared.words.get(record.text("mäts_av"))
        if measure is not None and measure.type not in (ValueType.SHARE, ValueType.YES_NO):
            problems.add(
                Problem(
                    "wrong-type",
                    record.place_of("mäts_av"),
                    f'"{measure.name}" har typen {measure.type.value}; väntade typen andel eller ja_nej',
                    f'"{measure.name}" is of the type {measure.type.value}; expected the type andel or ja_nej',
                )
            )
        found[key.text] = Yardstick(key.text, record.text("en"), record.text("mäts_av"), record.text("förklaring"))
    return found


def tests(document: RuleDocument) -> dict[str, CapacityTest]:
    return {
        key.text: CapacityTest(
            name=key.text,
            english=record.text("en"),
            regime=record.text("regim"),
            gives_reduction=record.text("ger") == "nedsättning",
            decided_by=record.text("avgörs_av"),
            definition=record.text("förklaring"),
        )
        for key, record in document.record.declared("prövningar")
    }


def needs(document: RuleDocument, terms: Terms) -> dict[str, Need]:
    return {
        key.text: Need(
            name=key.text,
            english=record.text("en"),
            per_part=record.flag("per_del"),
            condition=terms.within_part(record.flag("per_del")).condition(record.term("finns_när")),
            tolerance=record.number("tolerans_dagar") or 0,
            gap_code=record.text("glapp"),
            definition=record.text("förklaring"),
        )
        for key, record in document.record.declared("behov")
    }
