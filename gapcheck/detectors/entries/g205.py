"""The page of G205: an act that the law requires costs a right."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="G205",
    title=Text(
        "Det som krävs kostar en rätt",
        "What is required costs a right",
    ),
    meaning=Text(
        "En handling som lagen kräver, av henne eller av någon annan, tar ifrån henne en rätt som hon har utan den. Detsamma gäller ett steg tillbaka mot arbete eller en inkomst som reglerna själva räknar som ett sätt att möta ett behov.",
        "An act that the law requires, of her or of somebody else, takes from her a right that she has without it. So does a step back to work, or an income, that the rules themselves count as a way to meet a need.",
    ),
    decided=Text(
        "Fallet räknas om. För varje skyldighet som löper eller är försummad, och vars uppfyllande är en uppgift eller händelse, antas handlingen gjord den dag skyldigheten vaknade; är den gjord senare i fallet antas den i stället ogjord från den dagen. För varje uppgift som deklarerar vilket behov den är för (för:) och som är så i fallet antas att den inte är det. Sedan jämförs stolarna: ett fynd är ett behov och en del där mer är otillgodosett med handlingen än utan den, från den första sådana dagen till den sista. Varje behov som har stolar jämförs. Belopp jämförs inte. En skyldighet som ingen enskild handling fullgör prövas inte.",
        "The case is computed anew. For every duty that runs or is neglected, and that a fact or an event would fulfil, the act is supposed done on the day the duty woke; where it is done later in the case it is supposed undone from that day instead. For every fact that declares which need it is for (för:) and is so in the case, it is supposed not to be. Then the chairs are compared: a finding is a need and a part of which more goes unmet with the act than without it, from the first such day to the last. Every need that has chairs is compared. Amounts are not. A duty that no single act fulfils is not tried.",
    ),
    does_not_mean=Text(
        "Att handlingen är fel, eller att rätten borde bestå; en utskrivning eller ett beslut kan vara till för att avsluta den. Inte heller att hon står utan: en annan stol kan ta vid, och då finns inget fynd. Att en inkomst inte skyddar en rätt är inte detsamma som att den kostar den: avtalad sjuklön, till exempel, håller inte kvar den sjukpenninggrundande inkomsten, men inkomsten går förlorad lika fullt utan den (se G206).",
        "That the act is wrong, or that the right ought to stay; a discharge or a decision may be there to end it. Nor that she is left with nothing: where another chair takes over there is no finding. That an income does not protect a right is not the same as costing it: agreed sick pay, for one, does not keep the qualifying income, but the income is lost without it all the same (see G206).",
    ),
    remedies=(
        Remedy(
            Who.LEGISLATOR,
            Text(
                "Lagstiftaren kan låta rätten bestå till dess att nästa stol har tagit vid.",
                "The legislator can let the right stay until the next chair has taken over.",
            ),
        ),
        Remedy(
            Who.REGULATION,
            Text(
                "Myndigheten kan föreskriva att handlingen och frågan om nästa ersättning prövas samtidigt.",
                "The agency can lay down that the act and the question of the next benefit are decided together.",
            ),
        ),
        Remedy(
            Who.ROUTINE,
            Text(
                "Arbetsförmedlingen eller Försäkringskassan kan i ärendet först pröva det som gör handlingen onödig, som att anpassa aktiviteterna.",
                "The employment service or the insurance agency can in the single case first try what makes the act needless, such as adapting the activities.",
            ),
        ),
        Remedy(
            Who.EMPLOYER,
            Text(
                "Arbetsgivaren kan anmäla en arbetsprövning i tid och skriva under den.",
                "The employer can report a work trial in time and sign it.",
            ),
        ),
    ),
    case="programmet-anpassas-inte",
    neighbour="programmet-anpassas",
)
