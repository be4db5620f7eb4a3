"""The page of G201: no livelihood."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="G201",
    title=Text(
        "Ingen försörjning",
        "No livelihood",
    ),
    meaning=Text(
        "En andel av hennes tid har ingen vanlig stol: ingen lön, sjuklön, sjukpenning eller arbetslöshetsersättning.",
        "A share of her time has no ordinary chair: no wage, sick pay, sickness benefit or unemployment benefit.",
    ),
    decided=Text(
        "För varje dag och del läggs de andelar som stolarna håller i handen ihop. Det som saknas upp till hela delen är glappet. Dagar med samma saknade andel bildar ett fynd, om de är fler än behovets tolerans. Är någon stol okänd redovisas det i stället under det som inte är prövat. En dag som ett senare beslut ger ersättning för är läkt den dag beslutet kom.",
        "For every day and part the shares that chairs hold in hand are added up. What is missing up to the whole part is the gap. Days with the same missing share form one finding when they exceed the need's tolerance. If a chair's answer is unknown it is listed under what was not checked instead. A day that a later decision pays for is healed on the day of the decision.",
    ),
    does_not_mean=Text(
        "Att någon har gjort fel, eller att hon saknar andra tillgångar. Försörjningsstöd stänger inte glappet men nämns.",
        "That anybody made a mistake, or that she has no other means. Social assistance does not close the gap but is named.",
    ),
    remedies=(
        Remedy(
            Who.LEGISLATOR,
            Text(
                "Lagstiftaren kan låta en stol börja där en annan slutar.",
                "The legislator can let one chair begin where another ends.",
            ),
        ),
        Remedy(
            Who.REGULATION,
            Text(
                "Myndigheten kan besluta när prövning ska ske interimistiskt.",
                "The agency can lay down when to decide provisionally.",
            ),
        ),
        Remedy(Who.EMPLOYER, Text("Arbetsgivaren kan erbjuda annat arbete.", "The employer can offer other work.")),
    ),
    case="anstalld-dag-181",
    neighbour="anstalld-dag-180",
)
