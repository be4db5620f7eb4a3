"""The page of K104: the definitions differ."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="K104",
    title=Text(
        "Definitionerna skiljer sig",
        "The definitions differ",
    ),
    meaning=Text(
        "Två prövningar av arbetsförmåga skiljer sig i måttstock, tröskel, orsak, horisont, anknytning, vem som avgör eller underlag.",
        "Two tests of work capacity differ in yardstick, threshold, cause, horizon, anchor, who decides or evidence.",
    ),
    decided=Text(
        "Utan fall: för varje par av prövningar jämförs vad reglerna i kraft öppnar, dag för dag från den första modellerade dagen, och den dag då de först skilde sig skrivs ut. Visas av gapcheck definitions.",
        "Without a case: for each pair of tests what the rules in force open is compared, day by day from the first modelled day, and the day they first differed is printed. Shown by gapcheck definitions.",
    ),
    does_not_mean=Text(
        "Att skillnaden drabbar någon; det visar K101 och K106.",
        "That the difference harms anybody; K101 and K106 show that.",
    ),
    remedies=(
        Remedy(
            Who.LEGISLATOR,
            Text(
                "Lagstiftaren kan ge regelverken samma definition eller säga varför de skiljer sig.",
                "The legislator can give the regimes one definition, or say why they differ.",
            ),
        ),
    ),
    case="definitions",
    neighbour="definitions",
)
