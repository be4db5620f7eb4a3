"""The page of O301: the outcome depends on an assessment."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="O301",
    title=Text(
        "Utfallet hänger på en bedömning",
        "The outcome depends on an assessment",
    ),
    meaning=Text(
        "Vem som står för försörjningen beror på hur en öppen norm bedöms.",
        "Who provides the livelihood depends on how an open norm is assessed.",
    ),
    decided=Text(
        "Bedömningar som fallet lämnar öppna prövas i hela sin värdemängd, med ett svar för varje tillfälle då bedömningen görs, utom svar som en bestämmelse säger inte kan stå tillsammans. Två läsningar som bara skiljer sig i svaret vid detta tillfälle ger olika stolar någon dag. Där inget enda svar gör det avgör de färsta svar som tillsammans gör det.",
        "Assessments that the case leaves open are tried over their whole domain, with one answer for each occasion on which the assessment is made, except for answers that a provision says cannot stand together. Two readings that differ only in the answer on this occasion give different chairs on some day. Where no single answer does so, the fewest answers that together do decide.",
    ),
    does_not_mean=Text(
        "Att bedömningen är godtycklig.",
        "That the assessment is arbitrary.",
    ),
    remedies=(
        Remedy(Who.LEGISLATOR, Text("Lagstiftaren kan precisera normen.", "The legislator can specify the norm.")),
        Remedy(
            Who.REGULATION,
            Text(
                "Myndighetsföreskrift kan precisera den; praxis gör det efter hand.",
                "Agency regulation can specify it; precedent does so in time.",
            ),
        ),
        Remedy(Who.ROUTINE, Text("Hon kan begära omprövning och överklaga.", "She can ask for review and appeal.")),
    ),
    case="anstalld-dag-181-oppna-bedomningar",
    neighbour="anstalld-dag-181",
)
