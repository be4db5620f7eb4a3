"""The page of K101: too well and too ill on the same day."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="K101",
    title=Text(
        "För frisk och för sjuk på samma dag",
        "Too well and too ill on the same day",
    ),
    meaning=Text(
        "Två regelverk nekar samma behov för samma del: det ena därför att hon kan arbeta, det andra därför att hon inte kan.",
        "Two regimes refuse the same need for the same part: one because she can work, the other because she cannot.",
    ),
    decided=Text(
        "Ingen vanlig stol bär någon del av andelen. Den ena stolens minsta ouppfyllda mängd innehåller en prövning med utfallet förmåga finns, den andras en prövning med utfallet förmåga saknas, och olika aktörer svarar för dem.",
        "No ordinary chair seats any of the part. One chair's smallest unmet set holds a test with the verdict able, the other's one with the verdict unable, and different actors answer for them.",
    ),
    does_not_mean=Text(
        "Att någon av dem bedömer fel: var och en kan ha rätt i sitt system.",
        "That either judges wrongly: each may be right in its own system.",
    ),
    remedies=(
        Remedy(
            Who.LEGISLATOR,
            Text(
                "Lagstiftaren kan låta måttstockarna mötas eller en bedömning binda den andra.",
                "The legislator can make the yardsticks meet or one assessment bind the other.",
            ),
        ),
        Remedy(Who.NOBODY, Text("Myndigheterna kan inte göra det själva.", "The agencies cannot do it themselves.")),
    ),
    case="anstalld-dag-181",
    neighbour="anstalld-dag-180",
)
