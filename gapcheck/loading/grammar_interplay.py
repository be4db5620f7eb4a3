"""Knows the keys of what the law says of duties, declarations and chairs together."""

from __future__ import annotations

from gapcheck.loading.grammar_rules import CONDITION, CONSTRUCT, ONE_SOURCE, TEXT, WORDING, citation_fields
from gapcheck.loading.shapes import Field, ListOf, Object, OneOrList, Valued
from gapcheck.model.concepts import ConceptKind

_ID = Field("id", TEXT, "Radens beteckning.", True)
_WHY = (
    Field("innebörd", TEXT, "Varför det inte går ihop, med egna ord.", True),
    Field("en", TEXT, "Varför det inte går ihop, på engelska.", True),
    Field("lagrum", ListOf(TEXT), "De bestämmelser som det vilar på.", True),
)

INCOMPATIBILITY = Object(
    "oförenligheten",
    "the incompatibility",
    (
        _ID,
        Field("ena", OneOrList(CONSTRUCT), "Skyldigheterna på ena sidan.", True),
        Field("andra", OneOrList(CONSTRUCT), "Skyldigheterna på andra sidan.", True),
        Field("om", CONDITION, "När de inte går att fullgöra båda; utan nyckeln alltid."),
        *_WHY,
    ),
)
_DECLARED = Valued(kinds=(ConceptKind.FACT,))
CONTRADICTION = Object(
    "motsägelsen",
    "the contradiction",
    (
        _ID,
        Field("ena", _DECLARED, "Vad hon förklarar på ena sidan: uppgifter och deras värden.", True),
        Field("andra", _DECLARED, "Vad hon förklarar på andra sidan: uppgifter och deras värden.", True),
        Field("dessutom", _DECLARED, "Vad hon också måste förklara, utan att det motsäger något."),
        Field("om", CONDITION, "När förklaringarna motsäger varandra; utan nyckeln alltid."),
        *_WHY,
    ),
)
MATTER = Object(
    "saken",
    "the matter",
    (
        Field("en", TEXT, "Den engelska beteckningen.", True),
        Field("förklaring", TEXT, "Vad saken är.", True),
        Field("skyldigheter", ListOf(CONSTRUCT), "De skyldigheter som tjänar saken.", True),
    ),
)
COORDINATION = Object(
    "samordningen",
    "the coordination",
    (
        Field("id", TEXT, "Bestämmelsens beteckning här.", True),
        *citation_fields(WORDING),
        Field("mellan", ListOf(CONSTRUCT), "De stolar eller skyldigheter som bestämmelsen samordnar.", True),
        Field("om", CONDITION, "När den gör det; utan nyckeln alltid."),
    ),
    exactly_one=ONE_SOURCE,
)
