"""The page of K106: a single actor holds her up."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="K106",
    title=Text(
        "En ensam aktör håller henne uppe",
        "A single actor holds her up",
    ),
    meaning=Text(
        "Bedömningarna av hennes förmåga går isär samma dag, och bara en aktör står för försörjningen.",
        "The verdicts on her capacity contradict each other on the same day, and one actor alone provides the livelihood.",
    ),
    decided=Text(
        "Alla vanliga stolar som håller delen har samma aktör; den aktörens prövning säger ett, en annan aktörs prövning i kraft samma dag det motsatta.",
        "All ordinary chairs that hold the part have the same actor; that actor's test says one thing, another actor's test in force the same day the opposite.",
    ),
    does_not_mean=Text(
        "Att hon saknar försörjning; men hon har ingenting om den ende ändrar sig.",
        "That she lacks livelihood; but she has nothing if the one changes its mind.",
    ),
    remedies=(
        Remedy(
            Who.LEGISLATOR,
            Text(
                "Lagstiftaren kan låta bedömningar följas åt.",
                "The legislator can make the assessments follow each other.",
            ),
        ),
        Remedy(Who.ROUTINE, Text("Aktörerna kan dela beslutsunderlag.", "The actors can share evidence.")),
    ),
    case="anstalld-kan-annat-arbete-dag-60",
    neighbour="anstalld-dag-181",
)
