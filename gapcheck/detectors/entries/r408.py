"""The page of R408: not expressible."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="R408",
    title=Text("Kan inte uttryckas", "Not expressible"),
    meaning=Text(
        "En bestämmelse har lästs, men regelspråket kan inte säga det den säger.",
        "A provision was read, but the rule language cannot say what it says.",
    ),
    decided=Text(
        "Raderna i liggaren med behandlingen förlorat, med vad som går förlorat och vilka fyndkoder det kan göra fel.",
        "The rows of the ledger treated as lost, with what is lost and which finding codes it may make wrong.",
    ),
    does_not_mean=Text(
        "Att fynden är fel; bara att de kan vara det där koden är nämnd.",
        "That findings are wrong; only that they may be where the code is named.",
    ),
    remedies=(
        Remedy(
            Who.ROUTINE,
            Text(
                "Den som utvecklar regelspråket kan ge det orden.",
                "Whoever develops the rule language can give it the words.",
            ),
        ),
    ),
)
