"""The page of K103: a share seated twice, or two responsible, with nothing to coordinate them."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="K103",
    title=Text(
        "Två utan samordning",
        "Two without coordination",
    ),
    meaning=Text(
        "Samma andel av hennes tid bärs av två stolar, eller två aktörer har samma sak att göra, och ingen bestämmelse säger hur de går ihop.",
        "The same share of her time is held by two chairs, or two actors have the same thing to do, and no provision says how they go together.",
    ),
    decided=Text(
        "Stolar: två vanliga stolar för samma behov och del bär tillsammans mer än hela delen; karens och sista utväg räknas inte. Skyldigheter: regelfilerna samlar under saker de skyldigheter som avser en och samma sak, till exempel planen för vägen tillbaka; det är samma sak bara om de står under samma namn där, aldrig för att behovet råkar vara detsamma. Fyndet kräver två olika aktörer, ingen av dem hon själv, vars skyldigheter att agera, planera, besluta eller utreda i saken löper eller är försummade samma dag. I båda fallen frågas om någon bestämmelse under samordning gäller mellan de två, och om dess villkor är uppfyllt eller okänt; då blir det inget fynd. Att samverka om resurser, eller få göra det, samordnar inte.",
        "Chairs: two ordinary chairs for the same need and part together hold more than the whole part; waiting periods and last resorts do not count. Duties: the rule files gather under saker the duties that are about one and the same matter, such as the plan for the way back; it is the same matter only if they stand under the same name there, never because the need happens to be the same. The finding needs two different actors, neither of them she, whose duties in the matter to act, plan, decide or investigate run or are neglected on the same day. In both cases it is asked whether some provision under samordning holds between the two, with its condition met or unknown; then there is no finding. To cooperate about resources, or to be allowed to, is not to coordinate.",
    ),
    does_not_mean=Text(
        "Att hon faktiskt får pengar två gånger eller att ingen gör något; bara att det som har lästs inte säger vem som går före. En bestämmelse som inte är läst kan säga det.",
        "That she in fact is paid twice, or that nobody does anything; only that what has been read does not say who goes first. A provision that has not been read may say so.",
    ),
    remedies=(
        Remedy(
            Who.LEGISLATOR,
            Text(
                "Lagstiftaren kan säga vem som samordnar, eller vilken ersättning som minskar.",
                "The legislator can say who coordinates, or which benefit is reduced.",
            ),
        ),
        Remedy(
            Who.REGULATION,
            Text(
                "Myndigheten kan ta ställning till hur ersättningar för samma dag förhåller sig.",
                "The agency can take a position on how benefits for the same day relate.",
            ),
        ),
        Remedy(
            Who.ROUTINE,
            Text(
                "Aktörerna kan göra en gemensam plan.",
                "The actors can make one plan together.",
            ),
        ),
        Remedy(
            Who.EMPLOYER,
            Text(
                "Arbetsgivaren kan låta henne byta semesterdagarna.",
                "The employer can let her exchange the days of holiday.",
            ),
        ),
    ),
    case="semester-under-sjukpenning-begar-inte",
    neighbour="semester-under-sjukpenning-begar",
)
