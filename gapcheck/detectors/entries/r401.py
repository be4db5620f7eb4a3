"""The page of R401: a condition that can never be met."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="R401",
    title=Text("Villkor som aldrig kan uppfyllas", "A condition that can never be met"),
    meaning=Text(
        "En lydelse av en regel, en stol eller en skyldighet har ett villkor som inga värden uppfyller de dagar den gäller.",
        "A wording of a rule, a chair or a duty has a condition that no values meet on the days it is in force.",
    ),
    decided=Text(
        "Jämförelserna i villkoret ställs mot varandra, mot begreppens värdemängder och mot de värden som reglerna kan ge härledda begrepp samma dagar. Regler som därmed faller bort stryks, och prövningen görs om tills inget mer faller bort. Det som står under en kvantifikator över delar räknas som en enda sak. En oläst lydelse kan ge vad som helst.",
        "The comparisons of the condition are set against each other, against the concepts' domains and against the values that rules can give derived concepts on the same days. Rules that fall away are struck out and the trial is repeated until none does. What stands under a quantifier over parts counts as one thing. An unread wording may give anything.",
    ),
    does_not_mean=Text(
        "Att bestämmelsen är överflödig: oftast är det kodningen som är fel.",
        "That the provision is superfluous: mostly the encoding is wrong.",
    ),
    remedies=(
        Remedy(
            Who.ROUTINE,
            Text(
                "Den som skriver regler rättar villkoret eller lydelsens dagar.",
                "Whoever writes rules corrects the condition or the wording's days.",
            ),
        ),
    ),
)
