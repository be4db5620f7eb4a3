"""Knows the keys of rules, citations, memory, duties, chairs and capabilities."""

from __future__ import annotations

from gapcheck.loading.shapes import (
    Amount,
    ConditionTerm,
    Day,
    Either,
    ExpressionTerm,
    Field,
    Integer,
    ListOf,
    LiteralTerm,
    Name,
    Object,
    OneOrList,
    Pattern,
    Share,
    Sort,
    Text,
    Valued,
    Word,
    YesNo,
)
from gapcheck.model.calendar import Unit
from gapcheck.model.concepts import ConceptKind, ValueType
from gapcheck.model.duties import Step
from gapcheck.model.efforts import EffortSort
from gapcheck.model.finding_codes import FINDING_CODES
from gapcheck.model.wordings import SourceKind, WordingStatus

ACT = Pattern(r"\d{4}:\d+", "2021:1243")
HASH = Pattern(r"sha256:[0-9a-f]{16}", "sha256:0123456789abcdef")
CODE = Word(FINDING_CODES)
CONDITION, EXPRESSION, TEXT, DAY, YES_NO = ConditionTerm(), ExpressionTerm(), Text(), Day(), YesNo()
ACTOR, CONCEPT, CONSTRUCT = Name(Sort.ACTOR), Name(Sort.CONCEPT), Name(Sort.CONSTRUCT)
SOURCE = Word(tuple(kind.value for kind in SourceKind))
EFFORT = Word(tuple(sort.value for sort in EffortSort))

_WHERE_FROM = (
    Field("lagrum", TEXT, "Bestämmelsen, som 27 kap. 48 § första stycket 1."),
    Field("källhänvisning", TEXT, "Källan när den inte är en författning, som HFD 2018 ref. 69."),
)
ONE_SOURCE = (("lagrum", "källhänvisning"),)

TRANSITION = Object(
    "övergången",
    "the transition",
    (*_WHERE_FROM, Field("gäller_även_när", CONDITION, "När lydelsen gäller även andra dagar.", True)),
    exactly_one=ONE_SOURCE,
)
_WORDING_FIELDS = (
    Field("från", DAY, "Första dagen lydelsen tillämpas; utan nyckeln sedan före allt här."),
    Field("till", DAY, "Sista dagen lydelsen tillämpas; utan nyckeln fortfarande."),
    Field("status", Word(tuple(status.value for status in WordingStatus)), "Hur väl lydelsen är känd."),
    Field("källa", Word((WordingStatus.UNREAD.value,)), "ej_läst när texten inte har lästs."),
    Field("enligt", ACT, "Författningen som gav lydelsen, som 2021:1243."),
    Field("lydelse", HASH, "Kontrollsumman av den officiella text som lästes."),
    Field("stöd", TEXT, "Den källa som en oläst lydelse är återgiven efter."),
    Field("övergång", TRANSITION, "Övergångsbestämmelse som låter lydelsen gälla även annars."),
    Field("gäller_inte_när", CONDITION, "När lydelsen inte gäller trots sina dagar."),
)
WORDING = Object("lydelsen", "the wording", _WORDING_FIELDS)

OPENING = Object(
    "öppnandet",
    "the opening",
    (
        Field("prövning", Name(Sort.TEST), "Prövningen som öppnas."),
        Field("måttstock", OneOrList(Name(Sort.YARDSTICK)), "Vad arbetsförmågan mäts mot."),
        Field("tröskel", Share(), "Minsta nedsättning som räknas, som 1/4."),
        Field("tröskel_text", TEXT, "Tröskeln när den inte är en andel."),
        Field("orsak", TEXT, "Vad nedsättningen ska bero på."),
        Field("horisont", TEXT, "Hur långt fram prövningen ser."),
        Field("avgörs_av", ACTOR, "Vem som avgör."),
        Field("styrks_med", TEXT, "Vilken bevisning som krävs."),
        Field("räknas_från", TEXT, "Från vilken dag tiden räknas."),
    ),
)
_CONTENT = (
    Field("om", CONDITION, "När regeln gäller; utan nyckeln alltid."),
    Field("så", Valued(expressions=True), "Vad som följer: begrepp och värde."),
    Field("öppnar", OPENING, "Den prövning av arbetsförmågan som regeln öppnar."),
)
RULE_WORDING = Object("lydelsen", "the wording", (*_WORDING_FIELDS, *_CONTENT))

PICKED_BY = Object(
    "bestäms_av",
    "bestäms_av",
    (Field("första_dagen_i", CONCEPT, "Det ja/nej-begrepp vars första dag bestämmer lydelsen.", True),),
)


def citation_fields(wording: Object) -> tuple[Field, ...]:
    """The keys of a construct that cites its source, each of its wordings written as `wording`."""
    return (
        *_WHERE_FROM,
        Field("källa", SOURCE, "Vilken tyngd källan har."),
        Field("lydelser", ListOf(wording), "Lydelserna i tidsordning, utan hål."),
        Field("bestäms_av", PICKED_BY, "Vilken dag som bestämmer lydelsen; utan nyckeln dagen själv."),
        Field("innebörd", TEXT, "Vad bestämmelsen gör, med egna ord."),
    )


_ID = Field("id", TEXT, "Bestämmelsens beteckning här, som SFB-27-48-1-1.", True)
_RELATIONS = (
    Field("skärper", OneOrList(CONSTRUCT), "De regler som den här lägger ett krav till."),
    Field("undantag_från", OneOrList(CONSTRUCT), "De regler, stolar eller skyldigheter den här tar bort."),
    Field("företräde_framför", OneOrList(CONSTRUCT), "De regler den här går före när båda ger ett värde."),
)
RULE = Object(
    "regeln",
    "the rule",
    (
        _ID,
        *citation_fields(RULE_WORDING),
        Field("aktör", ACTOR, "Vem som tillämpar regeln."),
        *_RELATIONS,
        *_CONTENT,
    ),
    exactly_one=ONE_SOURCE,
)

# A length counted from any day that a file may name then stays within the calendar, also in years.
_LONGEST = 7000
LENGTH = Object(
    "längden",
    "the length",
    tuple(
        Field(
            unit.value,
            Either(
                Integer(most=_LONGEST),
                Object("längden", "the length", (Field("av", CONCEPT, "Begreppet som säger hur många.", True),)),
            ),
            f"Antal {unit.value}.",
        )
        for unit in Unit
    ),
    exactly_one=(tuple(unit.value for unit in Unit),),
)
MERGING = Object(
    "läggs_ihop_om",
    "läggs_ihop_om",
    (
        Field("färre_dagar_emellan", Integer(1), "Perioder läggs ihop om färre dagar än så ligger emellan."),
        Field("börjar_inom_dagar", Integer(1), "Perioder läggs ihop om den nya börjar inom så många dagar."),
    ),
    exactly_one=(("färre_dagar_emellan", "börjar_inom_dagar"),),
)


def _memory(sv: str, en: str, *fields: Field, groups: tuple[tuple[str, ...], ...] = ()) -> Object:
    return Object(
        sv,
        en,
        (
            Field("en", TEXT, "Den engelska beteckningen.", True),
            *citation_fields(WORDING),
            Field("om_vad", Word(("personen", "del")), "Om minnet gäller henne eller varje del av arbetstiden."),
            Field("ingående", LiteralTerm(), "Värdet dagen före fallet när fallet inte säger något."),
            *fields,
        ),
        exactly_one=(*ONE_SOURCE, *groups),
    )


MEMORY = {
    "räknare": _memory(
        "räknaren",
        "the counter",
        Field("räknar", CONDITION, "Vilka dagar som räknas.", True),
        Field("läggs_ihop_om", MERGING, "När skilda perioder räknas som en."),
    ),
    "fönster": _memory(
        "fönstret",
        "the window",
        Field("räknar", CONDITION, "Vilka dagar som räknas."),
        Field("räknar_tillfällen", CONDITION, "Vilka tillfällen som räknas."),
        Field("senaste", LENGTH, "Hur långt bakåt fönstret ser.", True),
        groups=(("räknar", "räknar_tillfällen"),),
    ),
    "perioder": _memory(
        "perioden",
        "the span",
        Field("medan", CONDITION, "Perioden är den första tiden av en sådan följd av dagar."),
        Field("efter", CONDITION, "Perioden är tiden efter en sådan följd av dagar."),
        Field("längd", LENGTH, "Hur lång perioden är.", True),
        groups=(("medan", "efter"),),
    ),
    "tillstånd": _memory(
        "tillståndet",
        "the latch",
        Field("börjar", CONDITION, "Vad som sätter tillståndet.", True),
        Field("slutar", CONDITION, "Vad som avslutar det.", True),
    ),
    "hållna_värden": _memory(
        "det hållna värdet",
        "the held value",
        Field("typ", Word(tuple(kind.value for kind in ValueType)), "Värdets typ; annars typen hos det som tas."),
        Field("enhet", TEXT, "Värdets enhet."),
        Field("tar", EXPRESSION, "Värdet som tas.", True),
        Field("när", CONDITION, "När värdet tas på nytt.", True),
        Field("hålls_medan", CONDITION, "Hur länge det hålls.", True),
        Field("annars", EXPRESSION, "Värdet när det inte hålls.", True),
    ),
    "dagar_sedan": _memory(
        "dagar_sedan", "dagar_sedan", Field("sedan", CONDITION, "Det som dagarna räknas från.", True)
    ),
}

HOLDER = Object(
    "uppgiften om vem",
    "the statement of who",
    (
        Field("aktör", ACTOR, "Vem som har uppgiften."),
        *_WHERE_FROM,
        Field("ingen", Word(("ja",)), "ja när lagen inte utser någon."),
        Field("sökt_i", ListOf(TEXT), "Var svaret har sökts."),
    ),
    exactly_one=(("aktör", "ingen"),),
)
WITHIN = Object(
    "inom",
    "inom",
    tuple(Field(unit.value, Integer(most=_LONGEST), f"Antal {unit.value}.") for unit in Unit),
    exactly_one=(tuple(unit.value for unit in Unit),),
)
DEADLINE = Object(
    "senast",
    "senast",
    (
        Field("dag", Integer(1), "Den dag räknaren då står på."),
        Field("räknare", Name(Sort.COUNTER), "Räknaren som dagen avser."),
        Field("inom", WITHIN, "Tiden från det att skyldigheten uppkom."),
        Field("obestämd", TEXT, "Lagens ord när den inte nämner någon tid."),
    ),
    exactly_one=(("dag", "inom", "obestämd"),),
)
DUTY = Object(
    "skyldigheten",
    "the duty",
    (
        _ID,
        *citation_fields(WORDING),
        Field("bärare", ACTOR, "Vem som har skyldigheten.", True),
        Field("mot", ACTOR, "Mot vem.", True),
        Field("med", ListOf(ACTOR), "De andra som det ska göras tillsammans med."),
        Field("steg", Word(tuple(step.value for step in Step)), "Vilket slags steg.", True),
        Field("för", Name(Sort.NEED), "Vilket behov den tjänar.", True),
        Field("vad", TEXT, "Vad som ska göras.", True),
        Field("en", TEXT, "Vad som ska göras, på engelska.", True),
        Field("om", CONDITION, "När skyldigheten finns; utan nyckeln alltid."),
        Field("senast", DEADLINE, "När den senast ska vara fullgjord.", True),
        Field("uppfylls_av", CONDITION, "Vad som fullgör den; utan nyckeln pågår den."),
        Field("bortfaller_när", CONDITION, "När den faller bort."),
        Field("tillsyn", HOLDER, "Vem som utövar tillsyn; utan nyckeln inte modellerat."),
        Field("påföljd", HOLDER, "Vem som kan ingripa; utan nyckeln inte modellerat."),
        Field("rättsmedel", HOLDER, "Vem hon kan vända sig till; utan nyckeln inte modellerat."),
        Field("beslut", OneOrList(TEXT), "De beslut som skyldigheten är att fatta."),
        Field("insats", EFFORT, "Vad den kräver av henne; utan nyckeln det som uppfyller den, annars en kontakt."),
        Field("begärd", YES_NO, "ja när beslutet svarar på något som hon har begärt."),
    ),
    exactly_one=ONE_SOURCE,
)

CHAIR = Object(
    "stolen",
    "the chair",
    (
        _ID,
        *citation_fields(WORDING),
        Field("behov", Name(Sort.NEED), "Behovet som stolen möter.", True),
        Field("av", ACTOR, "Vem som möter det.", True),
        Field("genom", TEXT, "Förmånen eller stödet.", True),
        Field("en", TEXT, "Förmånen på engelska.", True),
        Field("när", CONDITION, "När stolen står framme; utan nyckeln alltid."),
        Field("andel", EXPRESSION, "Hur stor andel av delen den bär; utan nyckeln hela."),
        Field(
            "belopp",
            EXPRESSION,
            "Kronor per kalenderdag före skatt för den andel den bär; utan nyckeln inte modellerat.",
        ),
        Field("sista_utväg", YES_NO, "ja när stolen inte sluter ett försörjningsglapp."),
        Field("karens", YES_NO, "ja när stolen är karens."),
        Field("beslut", TEXT, "Beslutet som ger förmånen i handen."),
        Field("ansökan", ListOf(CONCEPT), "Vad som visar att hon har ansökt; utan nyckeln krävs ingen ansökan."),
    ),
    exactly_one=ONE_SOURCE,
)

CONSTANT = Object(
    "konstanten",
    "the constant",
    (
        Field("en", TEXT, "Den engelska beteckningen.", True),
        Field("enhet", TEXT, "Enheten, som kronor per år.", True),
        Field("förklaring", TEXT, "Vad det är.", True),
        Field(
            "värden",
            ListOf(
                Object(
                    "värdet",
                    "the value",
                    (
                        Field("från", DAY, "Första dagen; utan nyckeln sedan före allt här."),
                        Field("till", DAY, "Sista dagen; utan nyckeln fortfarande."),
                        Field("värde", Amount(), "Beloppet.", True),
                        Field("enligt", TEXT, "Författningen som bestämmer det, som 2025:872.", True),
                    ),
                )
            ),
            "Värdena i tidsordning.",
            True,
        ),
    ),
)

CAPABILITY = Object(
    "förmågan",
    "the capability",
    (
        _ID,
        *citation_fields(WORDING),
        Field("aktör", ACTOR, "Vem som kan.", True),
        Field("behov", Name(Sort.NEED), "Vilket behov det gäller.", True),
        Field("när", CONDITION, "När det är möjligt; utan nyckeln alltid."),
    ),
    exactly_one=ONE_SOURCE,
)

AIM = Object(
    "syftet",
    "the aim",
    (
        _ID,
        *citation_fields(WORDING),
        Field("aktör", OneOrList(ACTOR), "Vems arbete syftet gäller.", True),
        Field(
            "omfattar", OneOrList(TEXT), "Författning, kapitel eller paragraf som syftet styr, som SFB 30 kap.", True
        ),
        Field("vad", TEXT, "Syftet med egna ord.", True),
        Field("en", TEXT, "Syftet på engelska.", True),
        Field("riktning", OneOrList(Name(Sort.DIRECTION)), "Vart syftet riktar sig.", True),
    ),
    exactly_one=ONE_SOURCE,
)

RENEWAL = Object(
    "tillfället",
    "the occasion",
    (
        *_WHERE_FROM,
        Field("när", CONDITION, "Bedömningen görs på nytt varje dag då villkoret börjar gälla."),
        Field("händelse", CONCEPT, "Bedömningen görs på nytt varje dag då detta händer."),
        Field("beslut", TEXT, "Bedömningen görs på nytt varje dag då ett sådant beslut ges."),
    ),
    exactly_one=(*ONE_SOURCE, ("när", "händelse", "beslut")),
)
EXCLUSION = Object(
    "uteslutningen",
    "the exclusion",
    (
        _ID,
        *citation_fields(WORDING),
        Field("bedömningar", Valued(kinds=(ConceptKind.ASSESSMENT,)), "De svar som inte kan stå tillsammans.", True),
        Field("när", CONDITION, "När de inte kan det; utan nyckeln alltid."),
    ),
    exactly_one=ONE_SOURCE,
)

BOUNDARY = Object(
    "gränsfallet",
    "the boundary case",
    (
        Field("regel", CONSTRUCT, "Regeln vars gräns prövas.", True),
        Field("dag", DAY, "Dagen.", True),
        Field("uppgifter", Valued(remembered=True), "Vad som är känt den dagen.", True),
        Field(
            "så",
            Object(
                "utfallet",
                "the outcome",
                (Field("gäller", YES_NO, "Om regeln gäller."),),
                rest=Valued(remembered=True, undecided=True),
            ),
            "Vad som väntas.",
            True,
        ),
    ),
)
