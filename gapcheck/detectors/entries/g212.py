"""The page of G212: cliff."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="G212",
    title=Text(
        "Stup",
        "Cliff",
    ),
    meaning=Text(
        "Behandlingen ändras till hennes nackdel en dag då inget om henne har ändrats.",
        "Treatment changes to her detriment on a day when nothing about her changed.",
    ),
    decided=Text(
        "Summan av vanliga stolars andelar minskar från en dag till nästa, eller det de betalar minskar fast andelarna består, eller en stol som består prövas också mot ytterligare en måttstock (ett byte av måttstock räknas inte); ingen uppgift, händelse, bedömning eller prognos om henne ändras den dagen, och bland det som ändrats under den förlorade stolen finns en tid, en lydelse eller ett beslut. Det skrivs ut som orsak.",
        "The sum of ordinary chairs' shares falls from one day to the next, or what they pay falls though the shares stay, or a chair that stays is also tested against a further yardstick (a swap of yardsticks does not count); no fact, event, assessment or forecast about her changes that day, and among what changed under the lost chair is a clock, a wording or a decision. It is printed as the cause.",
    ),
    does_not_mean=Text(
        "Att gränsen är orimlig; bara att den är en gräns i tiden och inte i hälsan.",
        "That the limit is unreasonable; only that it is one of time, not of health.",
    ),
    remedies=(
        Remedy(
            Who.LEGISLATOR,
            Text("Lagstiftaren kan göra övergången stegvis.", "The legislator can make the transition gradual."),
        ),
        Remedy(
            Who.ROUTINE,
            Text(
                "Ett undantag kan prövas i det enskilda fallet där lagen medger det.",
                "An exception can be tried in the single case where the law allows.",
            ),
        ),
    ),
    case="anstalld-dag-181",
    neighbour="hfd-2018-ref-1",
)
