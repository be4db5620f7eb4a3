"""Knows the shape of every kind of file, and the closed list of words that belong to the grammar."""

from __future__ import annotations

from collections.abc import Iterator

from gapcheck.loading import grammar_interplay as interplay
from gapcheck.loading import grammar_rules as rules
from gapcheck.loading.grammar_scenarios import PART, PERSON, SCENARIO
from gapcheck.loading.shapes import (
    Either,
    Field,
    Integer,
    ListOf,
    LiteralTerm,
    MapOf,
    Name,
    Object,
    OneOrList,
    Shape,
    Sort,
    Word,
)
from gapcheck.model.concepts import ConceptKind, Subject, ValueType
from gapcheck.model.evidence import EvidenceKind
from gapcheck.model.terms import Comparison, Operator

__all__ = ["CONDITION_WORDS", "EXPRESSION_WORDS", "GRAMMAR_WORDS", "RULE_FILE", "SCENARIO", "TREE_FILE",
           "UNDERSCORE_WORDS"]  # fmt: skip

ALL, ANY, NOT, SOME_PART, EVERY_PART = "alla", "någon", "inte", "någon_del", "varje_del"
IN_FORCE, SUM_OVER_PARTS = "måttstock_i_kraft", "summan_över_delar"
CONDITION_WORDS = (ALL, ANY, NOT, SOME_PART, EVERY_PART, IN_FORCE)
COMPARISON_WORDS = tuple(comparison.value for comparison in Comparison if comparison is not Comparison.IS)
EXPRESSION_WORDS = (*(operator.value for operator in Operator), SUM_OVER_PARTS)
_VALUE_WORDS = ("ja", "nej", "ingen", "oavgjort", "saknas", Comparison.IS.value)

YARDSTICK_IN_FORCE = Object(
    "måttstock_i_kraft",
    "måttstock_i_kraft",
    (
        Field("prövning", Name(Sort.TEST), "Prövningen.", True),
        Field("måttstock", Name(Sort.YARDSTICK), "Måttstocken som ska vara i kraft.", True),
    ),
)

_EN = Field("en", rules.TEXT, "Den engelska beteckningen.", True)
_MEANING = Field("förklaring", rules.TEXT, "Vad det betyder.", True)

ACTOR = Object(
    "aktören",
    "the actor",
    (
        _EN,
        Field("kort", rules.TEXT, "Kort beteckning.", True),
        Field("per_arbetsgivare", rules.YES_NO, "ja när varje del av arbetstiden har sin egen."),
    ),
)
REMEDY = Object(
    "rättsmedlet",
    "the remedy",
    (
        Field("väg", rules.TEXT, "Hur bedömningen angrips."),
        Field("inom", rules.TEXT, "Inom vilken tid det måste ske."),
        Field("svar", rules.TEXT, "När svaret ska komma."),
        Field("lagrum", rules.TEXT, "Bestämmelsen om det."),
        Field("en", rules.TEXT, "Vägen och tiderna på engelska."),
        Field("ingen", Word(("ja",)), "ja när lagen inte ger något rättsmedel."),
        Field("sökt_i", ListOf(rules.TEXT), "Var svaret har sökts."),
    ),
    exactly_one=(("väg", "ingen"),),
)
EFFORT = Object(
    "insatsen",
    "the effort",
    (
        Field("slag", rules.EFFORT, "Vilket slags insats det är.", True),
        Field("mot", rules.ACTOR, "Vem hon vänder sig till."),
    ),
)
EVIDENCE = Object(
    "bevisningen",
    "the evidence",
    (
        Field("slag", Word(tuple(kind.value for kind in EvidenceKind)), "Vilket slags handling det är.", True),
        Field("värde", rules.TEXT, "Det värde den visar, när begreppet är av typen val."),
        Field("av", OneOrList(rules.ACTOR), "Vem som utfärdar den.", True),
        Field("mot", rules.ACTOR, "Vem som ska ha den.", True),
        Field("sökt_i", ListOf(rules.TEXT), "Var en skyldighet att ordna den har sökts."),
    ),
)
CONCEPT = Object(
    "begreppet",
    "the concept",
    (
        _EN,
        Field("slag", Word(tuple(kind.value for kind in ConceptKind)), "Vilket slags kunskap det är.", True),
        Field("typ", Word(tuple(kind.value for kind in ValueType)), "Vilka värden det kan ha.", True),
        Field("om", Word(tuple(subject.value for subject in Subject)), "Vad det handlar om.", True),
        _MEANING,
        Field("värden", ListOf(rules.TEXT), "Alla värden, för typen val."),
        Field("värden_en", ListOf(rules.TEXT), "Samma värden på engelska, i samma ordning."),
        Field("enhet", rules.TEXT, "Enheten."),
        Field(
            "förval",
            Either(
                LiteralTerm(),
                Object(
                    "förvalet",
                    "the default",
                    (Field("som", rules.CONCEPT, "Begreppet vars värde samma dag gäller.", True),),
                ),
            ),
            "Vad tystnad betyder.",
        ),
        Field("ändras_av", ListOf(rules.TEXT), "Vem eller vad som kan ändra det."),
        Field("viktigt_enligt", ListOf(rules.TEXT), "Källor som säger att det är viktigt."),
        Field("för", Name(Sort.NEED), "Vilket behov det tjänar att det är så."),
        Field("bedöms_av", rules.ACTOR, "Vem som gör bedömningen."),
        Field("styrks_med", Either(rules.TEXT, EVIDENCE), "Bevisningen."),
        Field("beviskrav", rules.TEXT, "Beviskravet."),
        Field("rättsmedel", REMEDY, "Hur bedömningen kan angripas."),
        Field(
            "hinder", rules.CONCEPT, "Det härledda begrepp som säger när den som bestämmer över det håller inne det."
        ),
        Field("insats", Either(rules.EFFORT, EFFORT), "Vad det kräver av henne att det blir så; utan nyckeln inget."),
        Field(
            "tillfällen",
            ListOf(rules.RENEWAL),
            "Vad som gör att bedömningen görs på nytt; utan nyckeln görs den en gång.",
        ),
    ),
)
YARDSTICK = Object(
    "måttstocken",
    "the yardstick",
    (
        _EN,
        Field("mäts_av", rules.CONCEPT, "Begreppet som bär fallets sanning om den.", True),
        _MEANING,
    ),
)
TEST = Object(
    "prövningen",
    "the capacity test",
    (
        _EN,
        Field("regim", rules.TEXT, "Vilket regelverk den hör till.", True),
        Field("ger", Word(("nedsättning", "förmåga")), "Om svaret är en nedsättning eller en förmåga.", True),
        Field("avgörs_av", rules.ACTOR, "Vem som avgör.", True),
        _MEANING,
    ),
)
NEED = Object(
    "behovet",
    "the need",
    (
        _EN,
        Field("per_del", rules.YES_NO, "ja när varje del av arbetstiden har behovet för sig."),
        Field("finns_när", rules.CONDITION, "När hon har behovet; utan nyckeln alltid."),
        Field("tolerans_dagar", Integer(), "Så många dagar utan stol som godtas."),
        Field("glapp", rules.TEXT, "Fyndkoden för dagar utan stol; utan nyckeln bevakas behovet inte."),
        _MEANING,
    ),
)

DIRECTION = Object("riktningen", "the direction", (_EN, _MEANING))

REVIEW = Object(
    "granskningen",
    "the review",
    (
        Field("dag", rules.DAY, "Dagen den gjordes.", True),
        Field("fann", rules.TEXT, "Vad den fann, och vad som ändrades.", True),
    ),
)

RULE_FILE = Object(
    "regelfilen",
    "the rule file",
    (
        Field("författning", rules.TEXT, "Författningen som lagrummen avser om inget annat sägs, som SFS 2010:110."),
        Field("aktör", rules.ACTOR, "Vem som tillämpar filens regler om inget annat sägs."),
        Field("källa", rules.SOURCE, "Källornas tyngd om inget annat sägs."),
        Field("granskad", ListOf(REVIEW), "Granskningar mot lagtexten av någon som inte har skrivit filen."),
        Field("aktörer", MapOf(ACTOR), "De som beslutar, betalar eller har skyldigheter."),
        Field("begrepp", MapOf(CONCEPT), "Begreppen."),
        Field("måttstockar", MapOf(YARDSTICK), "Vad arbetsförmåga kan mätas mot."),
        Field("prövningar", MapOf(TEST), "Prövningarna av arbetsförmåga."),
        Field("behov", MapOf(NEED), "Behoven."),
        Field("konstanter", MapOf(rules.CONSTANT), "Belopp som en författning bestämmer för en tid."),
        Field("regler", ListOf(rules.RULE), "Reglerna."),
        *(Field(section, MapOf(shape), f"Minnen: {section}.") for section, shape in rules.MEMORY.items()),
        Field("skyldigheter", ListOf(rules.DUTY), "Skyldigheterna."),
        Field("stolar", ListOf(rules.CHAIR), "Stolarna."),
        Field("förmågor", ListOf(rules.CAPABILITY), "Vad någon kan utan att vara skyldig."),
        Field("saker", MapOf(interplay.MATTER), "Saker som flera skyldigheter tjänar."),
        Field("samordning", ListOf(interplay.COORDINATION), "Bestämmelser som samordnar stolar eller skyldigheter."),
        Field("oförenligt", ListOf(interplay.INCOMPATIBILITY), "Skyldigheter som inte går att fullgöra samtidigt."),
        Field("motsägelser", ListOf(interplay.CONTRADICTION), "Förklaringar av henne som motsäger varandra."),
        Field("riktningar", MapOf(DIRECTION), "Vart syften kan rikta sig."),
        Field("syften", ListOf(rules.AIM), "Vad författningar säger att aktörers arbete är till för."),
        Field("uteslutningar", ListOf(rules.EXCLUSION), "Svar på bedömningar som inte kan stå tillsammans."),
        Field("gränsfall", ListOf(rules.BOUNDARY), "Rader som prövar en regels gräns."),
    ),
)
TREE_FILE = Object(
    "filen",
    "the file",
    (
        Field(
            "regelträd",
            Object(
                "regelträdet",
                "the rule tree",
                (
                    Field("modellerat_från", rules.DAY, "Första dagen någon regel är avsedd för.", True),
                    Field("känt_till", rules.DAY, "Sista dagen vars rätt är känd.", True),
                ),
            ),
            "Vad regelträdet omfattar.",
            True,
        ),
    ),
)


def _words(shape: Shape) -> Iterator[str]:
    match shape:
        case Object(fields=fields):
            for field in fields:
                yield field.key
                yield from _words(field.shape)
        case MapOf(value=inner):
            yield from _words(inner)
        case ListOf(item=item) | OneOrList(item=item):
            yield from _words(item)
        case Either(plain=plain, mapping=mapping):
            yield from _words(plain)
            yield from _words(mapping)
        case _:
            return


def _enumerated(shape: Shape) -> Iterator[str]:
    match shape:
        case Word(words=words):
            yield from words
        case Object(fields=fields):
            for field in fields:
                yield from _enumerated(field.shape)
        case MapOf(value=inner) | ListOf(item=inner) | OneOrList(item=inner):
            yield from _enumerated(inner)
        case _:
            return


_FILES = (RULE_FILE, TREE_FILE, SCENARIO)
# What stands about a part or the person is data that rules read under the same name, as månadslön.
_OF_RULES = (RULE_FILE, TREE_FILE)
_OF_SCENARIOS = set(_words(SCENARIO)) - {field.key for shape in (PART, PERSON) for field in shape.fields}
GRAMMAR_WORDS: frozenset[str] = frozenset(
    {
        *(word for shape in _OF_RULES for word in _words(shape)),
        *_OF_SCENARIOS,
        *CONDITION_WORDS,
        *COMPARISON_WORDS,
        *EXPRESSION_WORDS,
        *_VALUE_WORDS,
    }
)
"""Every word that a concept may not be named: the keys of all files, the operators and the words for values."""

UNDERSCORE_WORDS: tuple[str, ...] = tuple(
    sorted(
        {word for word in (*GRAMMAR_WORDS, *(word for shape in _FILES for word in _enumerated(shape))) if "_" in word}
    )
)
"""The words written with an underscore, sorted: the closed list that the glossary explains."""
