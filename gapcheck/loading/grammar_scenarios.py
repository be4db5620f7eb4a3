"""Knows the keys of a scenario."""

from __future__ import annotations

from gapcheck.loading.grammar_rules import CODE, DAY, TEXT, YES_NO
from gapcheck.loading.shapes import Field, Integer, ListOf, Name, Object, OneOrList, Share, Sort, Valued, Word
from gapcheck.model.concepts import ConceptKind
from gapcheck.model.duties import DutyState
from gapcheck.model.scenario import UNDECIDED

__all__ = ["SCENARIO"]

_FROM = Field("från", DAY, "Första dagen; utan nyckeln fallets första.")
_TO = Field("till", DAY, "Sista dagen; utan nyckeln dagen före nästa värde, eller fallets sista.")
_PART = Field("del", TEXT, "Den del av arbetstiden som avses.")
_ITEM = Field("punkt", OneOrList(Integer(1)), "De punkter i rättsfallet som raden påstår.")
_BY = Field("av", TEXT, "Vem som säger det.")

PERSON = Object("personen", "the person", (Field("född", DAY, "Födelsedagen.", True),))
PART = Object(
    "delen",
    "the part",
    (
        Field("id", TEXT, "Delens namn i scenariot.", True),
        Field("slag", TEXT, "Vilket slags del det är.", True),
        Field("arbetsgivare", TEXT, "Arbetsgivaren."),
        Field("andel", Share(), "Andel av arbetstiden.", True),
        Field("sedan", DAY, "När anställningen började."),
        Field("månadslön", Integer(), "Lön i kronor per månad."),
        Field("från", DAY, "Första dagen delen finns; utan nyckeln fallets första."),
        Field("till", DAY, "Sista dagen delen finns; utan nyckeln fallets sista."),
    ),
)
FACTS = Object("uppgiften", "the fact", (_FROM, _TO, _PART), rest=Valued((ConceptKind.FACT,)))
EVENT = Object(
    "händelsen",
    "the event",
    (
        Field("dag", DAY, "Dagen det hände.", True),
        Field("händelse", TEXT, "Vad som hände.", True),
        _PART,
    ),
)
ASSESSMENTS = Object("bedömningen", "the assessment", (_FROM, _TO, _PART, _BY), rest=Valued((ConceptKind.ASSESSMENT,)))
FORECASTS = Object(
    "prognosen",
    "the forecast",
    (
        Field("gjord", DAY, "Dagen den gjordes.", True),
        _BY,
        _PART,
    ),
    rest=Valued((ConceptKind.FORECAST,)),
)
DECISION = Object(
    "beslutet",
    "the decision",
    (
        Field("beslut", TEXT, "Vad beslutet gäller.", True),
        Field("utfall", Word(("bifall", "avslag")), "Hur det gick.", True),
        _FROM,
        Field("till", DAY, "Sista dagen; utan nyckeln fallets sista."),
        Field("dag", DAY, "Dagen det gavs; utan nyckeln periodens första."),
        Field("av", TEXT, "Vem som beslutade.", True),
        Field("interimistiskt", YES_NO, "ja när det är tills vidare under prövningen."),
    ),
)
SEAT = Object(
    "den väntade stolen",
    "the expected seat",
    (
        Field("till", DAY, "Sista dagen.", True),
        _PART,
        Field("av", TEXT, "Vem; ingen när ingen gör det, oavgjort när det hänger på en bedömning.", True),
        Field("genom", TEXT, "Förmånen."),
        Field("andel", Share(), "Andelen av delen."),
        _ITEM,
    ),
)
FINDING = Object(
    "det väntade fyndet",
    "the expected finding",
    (
        Field("kod", CODE, "Fyndets kod.", True),
        Field("från", DAY, "Första dagen.", True),
        Field("till", DAY, "Sista dagen."),
        _PART,
        Field("läkt", DAY, "Dagen då ett senare beslut läkte glappet."),
        _ITEM,
    ),
)
EXPECTED_VALUES = Object(
    "de väntade värdena",
    "the expected values",
    (
        Field("dag", DAY, "Dagen.", True),
        _PART,
        _ITEM,
    ),
    rest=Valued(remembered=True, undecided=True),
)
EXPECTED_YARDSTICKS = Object(
    "de väntade måttstockarna",
    "the expected yardsticks",
    (
        Field("dag", DAY, "Dagen.", True),
        Field("prövning", Name(Sort.TEST), "Prövningen.", True),
        _PART,
        Field("är", OneOrList(Name(Sort.YARDSTICK), may_be_empty=True), "Exakt de måttstockar som är i kraft.", True),
        _ITEM,
    ),
)
EXPECTED_DUTIES = Object(
    "de väntade skyldigheterna",
    "the expected duties",
    (
        Field("dag", DAY, "Dagen.", True),
        Field("skyldighet", TEXT, "Skyldighetens id.", True),
        _PART,
        Field("är", Word((*(state.value for state in DutyState), UNDECIDED)), "Hur det står till med den.", True),
        _ITEM,
    ),
)
EXPECTED = Object(
    "förväntat",
    "förväntat",
    (
        Field("försörjning", ListOf(SEAT), "Vem som bär försörjningen, dag för dag till fallets slut."),
        Field("fynd", ListOf(FINDING), "Exakt de fynd som väntas."),
        Field("värden", ListOf(EXPECTED_VALUES), "Begreppens värden vissa dagar."),
        Field("måttstockar", ListOf(EXPECTED_YARDSTICKS), "Måttstockar i kraft vissa dagar."),
        Field("skyldigheter", ListOf(EXPECTED_DUTIES), "Hur det står till med skyldigheter vissa dagar."),
    ),
)
CASE = Object(
    "rättsfallet",
    "the real case",
    (
        Field("id", TEXT, "Fallets beteckning, som HFD-2018-69.", True),
        Field("källa", TEXT, "Var fallet är beskrivet.", True),
        Field("lagdag", DAY, "Den dag vars rätt fallet gäller.", True),
        Field("punkter", ListOf(Integer(1)), "De punkter som påstås av att inget mer väntas."),
    ),
)
SCENARIO = Object(
    "scenariot",
    "the scenario",
    (
        Field("scenario", TEXT, "Namnet, samma som filens.", True),
        Field("rubrik", TEXT, "En rad om fallet.", True),
        Field("en", TEXT, "Samma rad på engelska.", True),
        Field("ursprung", TEXT, "Var fallet kommer ifrån.", True),
        Field("fall", CASE, "Det verkliga fall som scenariot återger."),
        Field("från", DAY, "Fallets första dag.", True),
        Field("till", DAY, "Fallets sista dag.", True),
        Field("person", PERSON, "Den konstruerade personen.", True),
        Field("delar", ListOf(PART), "Delarna av hennes arbetstid.", True),
        Field("uppgifter", ListOf(FACTS), "Vad som är känt."),
        Field("händelser", ListOf(EVENT), "Vad som hände."),
        Field("bedömningar", ListOf(ASSESSMENTS), "Bedömningar som är gjorda; de andra prövas i varje läsning."),
        Field("prognoser", ListOf(FORECASTS), "Prognoser, från dagen de gjordes."),
        Field("beslut", ListOf(DECISION), "Beslut."),
        Field("ingående", Valued(kinds=(), remembered=True), "Minnenas värden dagen före fallet."),
        Field("förväntat", EXPECTED, "Vad som väntas bli resultatet."),
    ),
)
