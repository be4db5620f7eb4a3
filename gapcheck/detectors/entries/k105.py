"""The page of K105: two claims require contradictory declarations."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="K105",
    title=Text(
        "Motsatta besked krävs av henne",
        "Contradictory declarations required of her",
    ),
    meaning=Text(
        "För att få det ena måste hon säga att hon inte kan arbeta, och för att få eller behålla det andra att hon kan.",
        "To get the one she must say that she cannot work, and to get or keep the other that she can.",
    ),
    decided=Text(
        "Regelfilerna säger under motsägelser vilka förklaringar av henne som motsäger varandra, när och enligt vilka lagrum. Dagar då en andel av försörjningen saknar stol och motsägelsen är känd prövas varje stol: vad skulle den kräva av den som inte hade förklarat något? Stolen räknas som ett anspråk bara om den kan fås genom förklaringar och andras prövningar eller beslut, utan att någon annan uppgift om henne ändras. Två anspråk vars nödvändiga förklaringar står på var sin sida är fyndet. Stolar som redan bär en andel av delen räknas inte, inte heller den som bara till en del är nedsatt.",
        "The rule files say under motsägelser which declarations of hers contradict each other, when, and by which provisions. On days when a share of livelihood has no chair and the contradiction is known, each chair is tried: what would it ask of a person who had declared nothing? A chair counts as a claim only if it can be had by declarations and the assessments or decisions of others, with no other fact about her changed. Two claims whose necessary declarations stand on opposite sides are the finding. Chairs that already hold a share of the part do not count, nor does a person who is only partly reduced.",
    ),
    does_not_mean=Text(
        "Att hon har lämnat oriktiga uppgifter. Bedömer aktörerna olika kan båda beskeden vara ärliga, men bara ett kan läggas till grund.",
        "That she has given false information. Where the actors judge differently both declarations may be honest, but only one can be acted on.",
    ),
    remedies=(
        Remedy(
            Who.LEGISLATOR,
            Text(
                "Lagstiftaren kan låta en anmälan gälla för båda, eller låta skyddet bestå medan ett nekat anspråk prövas.",
                "The legislator can let one notice serve both, or let protection last while a refused claim is tried.",
            ),
        ),
        Remedy(
            Who.REGULATION,
            Text(
                "Försäkringskassan kan föreskriva hur den som har nekats söker arbete utan att ge upp sitt anspråk (3 § andra stycket 2 SGI-F).",
                "The agency can prescribe how a person who was refused looks for work without giving up her claim (Section 3, second paragraph, item 2 SGI-F).",
            ),
        ),
        Remedy(
            Who.ROUTINE,
            Text(
                "Handläggaren kan upplysa om att hon får göra båda anspråken med förbehåll.",
                "The caseworker can tell her that she may make both claims with a reservation.",
            ),
        ),
    ),
    case="arbetslos-for-frisk-for-fk-for-sjuk-for-a-kassan",
    neighbour="arbetslos-for-frisk-for-fk-frisk-nog-for-a-kassan",
)
