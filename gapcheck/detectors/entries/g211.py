"""The page of G211: what is important changes nothing."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="G211",
    title=Text(
        "Något som sägs vara viktigt ändrar ingenting",
        "What is said to be important changes nothing",
    ),
    meaning=Text(
        "En källa säger att ett förhållande är viktigt. Det föreligger i fallet, men ingen regel når det, eller så ändrar det inget utfall här.",
        "A source says that a condition is important. It obtains in the case, but no rule reaches it, or it changes no outcome here.",
    ),
    decided=Text(
        "Begreppet är märkt med källorna (viktigt_enligt:) och är en uppgift, en händelse eller härlett, inte någons bedömning. Det föreligger när fallet eller en regel ger det ett annat värde än tystnaden. Fallet räknas om med vart och ett av dess andra värden de dagarna; det som är härlett görs ogjort genom det det vilar på, som ett antal tillfällen. Frågar ingen regel, stol eller skyldighet efter begreppet är det ett fynd när ingen stol, inget behov, ingen skyldighet och ingen prövning blir annorlunda; ändras bara belopp sägs det. Frågar någon efter det krävs också att inget belopp ändras, och att ett behov som begreppet kan påverka var tillgodosett innan det förelåg och inte är det medan det föreligger.",
        "The concept is marked with the sources (viktigt_enligt:) and is a fact, an event or derived, not anybody's assessment. It obtains when the case or a rule gives it another value than silence. The case is computed with each of its other values on those days; what is derived is undone through what it rests on, such as a number of occasions. Where no rule, chair or duty asks for the concept it is a finding when no chair, need, duty or test becomes otherwise; if only amounts change, that is said. Where something asks for it, no amount may change either, and a need that the concept can bear on must have been met before it obtained and not be while it does.",
    ),
    does_not_mean=Text(
        "Att källan har rätt, att förhållandet är oviktigt för henne, eller att ingen i praktiken gör något. Att ett annat begrepp som handlar om samma sak kan spela roll utesluts inte.",
        "That the source is right, that the condition is unimportant to her, or that nobody does anything in practice. That another concept about the same matter may make a difference is not ruled out.",
    ),
    remedies=(
        Remedy(
            Who.LEGISLATOR,
            Text(
                "Lagstiftaren kan knyta en skyldighet till förhållandet, som att utreda upprepad korttidsfrånvaro.",
                "The legislator can attach a duty to the condition, such as to investigate repeated short absence.",
            ),
        ),
        Remedy(
            Who.REGULATION,
            Text(
                "Arbetsmiljöverket kan föreskriva när arbetsgivaren ska utreda.",
                "The Work Environment Authority can lay down when the employer must investigate.",
            ),
        ),
        Remedy(
            Who.EMPLOYER,
            Text(
                "Arbetsgivarens egen rutin kan fånga det, som många gör vid sex tillfällen på tolv månader.",
                "The employer's own routine can catch it, as many do at six occasions in twelve months.",
            ),
        ),
        Remedy(
            Who.NOBODY,
            Text(
                "I dag behöver ingen göra något.",
                "Today nobody has to do anything.",
            ),
        ),
    ),
    case="atta-korta-sjukfall-pa-ett-ar",
    neighbour="fem-korta-sjukfall-pa-ett-ar",
)
