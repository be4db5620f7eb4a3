"""The page of G203: a deadlock among decisions."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="G203",
    title=Text(
        "Låst läge",
        "Deadlock",
    ),
    meaning=Text(
        "Flera aktörer väntar på varandra i en ring, så att ingen ger sitt besked först.",
        "Several actors wait for each other in a ring, so that none gives its word first.",
    ),
    decided=Text(
        "Vissa uppgifter är besked som en annan aktör ger, och nyckeln hinder säger vad som håller inne dem. För varje besked som hålls inne den dagen tas de minsta mängder av villkor som skulle släppa fram det; av dem räknas de som bara består av andras besked, prövningar eller bedömningar. Ett besked väntar på ett annat när det andra står i alla dem. Fyndet är en sluten ring av sådana besked med minst två aktörer. Att en aktör väntar är en uppgift i fallet om inte lagen säger det; utan uppgift antas ingen vänta.",
        "Some facts are answers that another actor gives, and the key hinder says what holds them back. For each answer that is held back on the day the smallest sets of conditions that would release it are taken; of them those count that consist of nothing but answers, tests or assessments of others. An answer waits for another when the other is in all of them. The finding is a closed ring of such answers with at least two actors. That an actor waits is a fact of the case unless the law says so; where nothing is said nobody is assumed to wait.",
    ),
    does_not_mean=Text(
        "Att någon gör fel: var och en kan ha skäl att vänta. Att en enda aktör dröjer är inget låst läge (se G207).",
        "That anybody is wrong: each may have reason to wait. That a single actor is slow is no deadlock (see G207).",
    ),
    remedies=(
        Remedy(
            Who.LEGISLATOR,
            Text(
                "Lagstiftaren kan låta ett av beskeden lämnas i förväg eller med villkor.",
                "The legislator can let one of the answers be given in advance or on a condition.",
            ),
        ),
        Remedy(
            Who.REGULATION,
            Text(
                "En myndighet kan ge förhandsbesked eller släppa ett eget villkor.",
                "An agency can give an advance ruling or drop a condition of its own.",
            ),
        ),
        Remedy(
            Who.EMPLOYER,
            Text(
                "Arbetsgivaren kan bevilja ledighet eller lämna uppgifter utan att vänta.",
                "The employer can grant leave or give information without waiting.",
            ),
        ),
    ),
    case="ledigheten-och-ersattningen-vantar-pa-varandra",
    neighbour="ledigheten-vantar-inte-pa-ersattningen",
)
