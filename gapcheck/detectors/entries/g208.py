"""The page of G208: a duty without sanction or supervisor."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="G208",
    title=Text(
        "Skyldighet utan påföljd eller tillsyn",
        "A duty without sanction or supervisor",
    ),
    meaning=Text(
        "En skyldighet löper i fallet, men lagen knyter ingen påföljd till den, eller ger ingen tillsyn över den.",
        "A duty runs in the case, but the law attaches no sanction to it, or gives nobody supervision over it.",
    ),
    decided=Text(
        "Skyldigheten har väckts i fallet och regeln säger uttryckligen ordet ingen, med de kapitel där man sökt. En utelämnad uppgift är inte modellerad och ger inget fynd.",
        "The duty was triggered in the case and the rule says the word nobody, with the chapters that were searched. An absent statement is not modelled and gives no finding.",
    ),
    does_not_mean=Text(
        "Att skyldigheten inte följs.",
        "That the duty is not followed.",
    ),
    remedies=(
        Remedy(
            Who.LEGISLATOR,
            Text("Lagstiftaren kan införa påföljd eller tillsyn.", "The legislator can add a sanction or supervision."),
        ),
        Remedy(
            Who.REGULATION,
            Text("En myndighet kan följa upp inom sitt uppdrag.", "An agency can follow up within its mandate."),
        ),
    ),
    case="plan-for-atergang-saknas",
    neighbour="arbetslos-utan-anmalan-till-fk",
)
