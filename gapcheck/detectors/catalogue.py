"""The catalogue of finding codes: the one source of their documentation, and the detectors that look for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gapcheck.detectors.cliffs import cliffs
from gapcheck.detectors.conflicts import both_refuse, held_up_alone
from gapcheck.detectors.duties import nobody_responsible, toothless
from gapcheck.detectors.livelihood import gaps, seams
from gapcheck.model.finding_codes import SEVERITY, Severity
from gapcheck.model.findings import Finding
from gapcheck.model.text import Text
from gapcheck.model.verdicts import World

Detector = Callable[[World], Iterable[Finding]]

DETECTORS: tuple[Detector, ...] = (gaps, seams, both_refuse, held_up_alone, nobody_responsible, toothless, cliffs)
"""Every detector that looks at one reading at a time."""

NOT_YET = ("K102", "K103", "K105", "G203", "G205", "G206", "G207", "G209", "G210", "G211", "G213", "R4xx")
"""Codes with a fixed meaning that nothing looks for yet; every run says so."""


@dataclass(frozen=True, slots=True)
class Entry:
    """The documentation of one code. `case` and `neighbour` name scenarios that have it and that do not."""

    code: str
    title: Text
    meaning: Text
    decided: Text
    does_not_mean: Text
    remedies: Text
    case: str
    neighbour: str

    @property
    def severity(self) -> Severity:
        return SEVERITY[self.code]


CATALOGUE: tuple[Entry, ...] = (
    Entry(
        "G201",
        Text("Ingen försörjning", "No livelihood"),
        Text(
            "En andel av hennes tid har ingen vanlig stol: ingen lön, sjuklön, sjukpenning eller arbetslöshetsersättning.",
            "A share of her time has no ordinary chair: no wage, sick pay, sickness benefit or unemployment benefit.",
        ),
        Text(
            "För varje dag och del läggs de andelar som stolarna håller i handen ihop. Det som saknas upp till hela delen är glappet. "
            "Dagar med samma saknade andel bildar ett fynd, om de är fler än behovets tolerans. Är någon stol okänd redovisas det i stället "
            "under det som inte är prövat. En dag som ett senare beslut ger ersättning för är läkt den dag beslutet kom.",
            "For every day and part the shares that chairs hold in hand are added up. What is missing up to the whole part is the gap. "
            "Days with the same missing share form one finding when they exceed the need's tolerance. If a chair's answer is unknown it is "
            "listed under what was not checked instead. A day that a later decision pays for is healed on the day of the decision.",
        ),
        Text(
            "Att någon har gjort fel, eller att hon saknar andra tillgångar. Försörjningsstöd stänger inte glappet men nämns.",
            "That anybody made a mistake, or that she has no other means. Social assistance does not close the gap but is named.",
        ),
        Text(
            "Lagstiftaren kan låta en stol börja där en annan slutar; myndigheten kan pröva interimistiskt; arbetsgivaren kan erbjuda annat arbete.",
            "The legislator can let one chair begin where another ends; the agency can decide provisionally; the employer can offer other work.",
        ),
        "anstalld-dag-181",
        "anstalld-dag-180",
    ),
    Entry(
        "G202",
        Text("Ingen ansvarar för nästa steg", "Nobody is responsible for the next step"),
        Text(
            "Hon är sjuk, men ingen annan än hon själv har en löpande skyldighet att agera, planera, besluta eller utreda.",
            "She is ill, but nobody except herself has a running duty to act, plan, decide or investigate.",
        ),
        Text(
            "Dagar då behovet finns och ingen skyldighet för behovet av slaget agera, planera, besluta eller utreda löper eller är försummad. "
            "Skyldigheter att medverka, informera eller utöva tillsyn räknas inte. Förmågor utan skyldighet nämns.",
            "Days with the need on which no duty towards it of the kinds act, plan, decide or investigate runs or is neglected. "
            "Duties to cooperate, inform or supervise do not count. Capabilities without a duty are named.",
        ),
        Text("Att ingen faktiskt hjälper henne.", "That nobody in fact helps her."),
        Text(
            "Lagstiftaren eller en myndighetsföreskrift kan göra en förmåga till en skyldighet; lokala rutiner kan bara ersätta den frivilligt.",
            "The legislator or agency regulation can turn a capability into a duty; local routines can only replace it voluntarily.",
        ),
        "arbetslos-utan-anmalan-till-fk",
        "arbetslos-med-anmalan-till-fk",
    ),
    Entry(
        "G204",
        Text("Söm mellan två klockor", "A seam between two clocks"),
        Text(
            "Glappet börjar när en tid löper ut, och nästa stol saknar bara att en annan tid ska ha gått.",
            "The gap begins when one clock runs out, and the next chair lacks only that another clock has run.",
        ),
        Text(
            "Den första dagen i ett G201-glapp: en stol som satt dagen före har förlorats genom ett ändrat minnesvärde utan att något om henne "
            "ändrats, och en annan stols minsta ouppfyllda mängd består bara av minnesvärden.",
            "The first day of a G201 gap: a chair that seated her the day before was lost through a changed memory value while nothing about "
            "her changed, and another chair's smallest unmet set consists of memory values only.",
        ),
        Text("Att tiderna är fel var för sig.", "That either clock is wrong in itself."),
        Text(
            "Lagstiftaren kan samordna tiderna; ingen annan kan det.",
            "The legislator can align the clocks; nobody else can.",
        ),
        "behovsanstalld-sjuk-utan-bokade-pass",
        "behovsanstalld-sjuk-med-bokade-pass",
    ),
    Entry(
        "G208",
        Text("Skyldighet utan påföljd eller tillsyn", "A duty without sanction or supervisor"),
        Text(
            "En skyldighet löper i fallet, men lagen knyter ingen påföljd till den, eller ger ingen tillsyn över den.",
            "A duty runs in the case, but the law attaches no sanction to it, or gives nobody supervision over it.",
        ),
        Text(
            "Skyldigheten har väckts i fallet och regeln säger uttryckligen ordet ingen, med de kapitel där man sökt. En utelämnad uppgift "
            "är inte modellerad och ger inget fynd.",
            "The duty was triggered in the case and the rule says the word nobody, with the chapters that were searched. An absent statement "
            "is not modelled and gives no finding.",
        ),
        Text("Att skyldigheten inte följs.", "That the duty is not followed."),
        Text(
            "Lagstiftaren kan införa påföljd eller tillsyn; en myndighet kan följa upp inom sitt uppdrag.",
            "The legislator can add a sanction or supervision; an agency can follow up within its mandate.",
        ),
        "plan-for-atergang-saknas",
        "arbetslos-utan-anmalan-till-fk",
    ),
    Entry(
        "G212",
        Text("Stup", "Cliff"),
        Text(
            "Behandlingen ändras till hennes nackdel en dag då inget om henne har ändrats.",
            "Treatment changes to her detriment on a day when nothing about her changed.",
        ),
        Text(
            "Summan av vanliga stolars andelar minskar från en dag till nästa, eller det de betalar minskar fast andelarna består, eller en stol som består prövas också mot ytterligare en måttstock (ett byte av måttstock räknas inte); ingen uppgift, händelse, bedömning eller prognos om henne "
            "ändras den dagen, och bland det som ändrats under den förlorade stolen finns en tid, en lydelse eller ett beslut. Det skrivs ut som orsak.",
            "The sum of ordinary chairs' shares falls from one day to the next, or what they pay falls though the shares stay, or a chair that stays is also tested against a further yardstick (a swap of yardsticks does not count); no fact, event, assessment or forecast about her changes that "
            "day, and among what changed under the lost chair is a clock, a wording or a decision. It is printed as the cause.",
        ),
        Text(
            "Att gränsen är orimlig; bara att den är en gräns i tiden och inte i hälsan.",
            "That the limit is unreasonable; only that it is one of time, not of health.",
        ),
        Text(
            "Lagstiftaren kan göra övergången stegvis; ett undantag kan prövas i det enskilda fallet där lagen medger det.",
            "The legislator can make the transition gradual; an exception can be tried in the single case where the law allows.",
        ),
        "anstalld-dag-181",
        "hfd-2018-ref-1",
    ),
    Entry(
        "K101",
        Text("För frisk och för sjuk på samma dag", "Too well and too ill on the same day"),
        Text(
            "Två regelverk nekar samma behov för samma del: det ena därför att hon kan arbeta, det andra därför att hon inte kan.",
            "Two regimes refuse the same need for the same part: one because she can work, the other because she cannot.",
        ),
        Text(
            "Ingen vanlig stol bär någon del av andelen. Den ena stolens minsta ouppfyllda mängd innehåller en prövning med utfallet förmåga finns, den "
            "andras en prövning med utfallet förmåga saknas, och olika aktörer svarar för dem.",
            "No ordinary chair seats any of the part. One chair's smallest unmet set holds a test with the verdict able, the other's one with the "
            "verdict unable, and different actors answer for them.",
        ),
        Text(
            "Att någon av dem bedömer fel: var och en kan ha rätt i sitt system.",
            "That either judges wrongly: each may be right in its own system.",
        ),
        Text(
            "Lagstiftaren kan låta måttstockarna mötas eller en bedömning binda den andra; myndigheterna kan inte göra det själva.",
            "The legislator can make the yardsticks meet or one assessment bind the other; the agencies cannot do it themselves.",
        ),
        "anstalld-dag-181",
        "anstalld-dag-180",
    ),
    Entry(
        "K104",
        Text("Definitionerna skiljer sig", "The definitions differ"),
        Text(
            "Två prövningar av arbetsförmåga skiljer sig i måttstock, tröskel, orsak, horisont, anknytning, vem som avgör eller underlag.",
            "Two tests of work capacity differ in yardstick, threshold, cause, horizon, anchor, who decides or evidence.",
        ),
        Text(
            "Utan fall: för varje par av prövningar jämförs vad reglerna i kraft öppnar, dag för dag från den första modellerade dagen, och "
            "den dag då de först skilde sig skrivs ut. Visas av gapcheck definitions.",
            "Without a case: for each pair of tests what the rules in force open is compared, day by day from the first modelled day, and the "
            "day they first differed is printed. Shown by gapcheck definitions.",
        ),
        Text(
            "Att skillnaden drabbar någon; det visar K101 och K106.",
            "That the difference harms anybody; K101 and K106 show that.",
        ),
        Text("Lagstiftaren.", "The legislator."),
        "definitions",
        "definitions",
    ),
    Entry(
        "K106",
        Text("En ensam aktör håller henne uppe", "A single actor holds her up"),
        Text(
            "Bedömningarna av hennes förmåga går isär samma dag, och bara en aktör står för försörjningen.",
            "The verdicts on her capacity contradict each other on the same day, and one actor alone provides the livelihood.",
        ),
        Text(
            "Alla vanliga stolar som håller delen har samma aktör; den aktörens prövning säger ett, en annan aktörs prövning i kraft samma "
            "dag det motsatta.",
            "All ordinary chairs that hold the part have the same actor; that actor's test says one thing, another actor's test in force the "
            "same day the opposite.",
        ),
        Text(
            "Att hon saknar försörjning; men hon har ingenting om den ende ändrar sig.",
            "That she lacks livelihood; but she has nothing if the one changes its mind.",
        ),
        Text(
            "Samordnat beslutsunderlag; lagstiftaren kan låta bedömningar följas åt.",
            "Shared evidence; the legislator can make the assessments follow each other.",
        ),
        "anstalld-kan-annat-arbete-dag-60",
        "anstalld-dag-181",
    ),
    Entry(
        "O301",
        Text("Utfallet hänger på en bedömning", "The outcome depends on an assessment"),
        Text(
            "Vem som står för försörjningen beror på hur en öppen norm bedöms.",
            "Who provides the livelihood depends on how an open norm is assessed.",
        ),
        Text(
            "Bedömningar som fallet lämnar öppna prövas i hela sin värdemängd, med ett svar för varje tillfälle då bedömningen görs, "
            "utom svar som en bestämmelse säger inte kan stå tillsammans. Två läsningar som bara skiljer sig i svaret vid detta tillfälle "
            "ger olika stolar någon dag. Där inget enda svar gör det avgör de färsta svar som tillsammans gör det.",
            "Assessments that the case leaves open are tried over their whole domain, with one answer for each occasion on which the "
            "assessment is made, except for answers that a provision says cannot stand together. Two readings that differ only in the answer "
            "on this occasion give different chairs on some day. Where no single answer does so, the fewest answers that together do decide.",
        ),
        Text("Att bedömningen är godtycklig.", "That the assessment is arbitrary."),
        Text(
            "Myndighetsföreskrift eller praxis kan precisera normen. Fyndet säger vilket rättsmedel hon har, inom vilken tid det ska "
            "användas och när svaret ska komma.",
            "Agency regulation or precedent can specify the norm. The finding says what remedy she has, within what time it must be used, "
            "and when the answer must come.",
        ),
        "anstalld-dag-181-oppna-bedomningar",
        "anstalld-dag-181",
    ),
)
