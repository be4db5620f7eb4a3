"""The page of R407: unread wording."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="R407",
    title=Text("Oläst lydelse", "Unread wording"),
    meaning=Text(
        "En citerad text gäller vissa dagar men har inte lästs.",
        "A cited text is in force on some days but has not been read.",
    ),
    decided=Text(
        "Lydelser med status ej_läst (innehållet kommer från en angiven andrahandskälla) eller lydelse_saknas (inte modellerad) som gäller någon dag som regelträdet är gjort för.",
        "Wordings with the status ej_läst (the content comes from a named secondary source) or lydelse_saknas (not modelled) that are in force on some day that the rule tree is meant for.",
    ),
    does_not_mean=Text(
        "Att regeln är fel; bara att den inte är prövad mot texten.",
        "That the rule is wrong; only that it was not checked against the text.",
    ),
    remedies=(
        Remedy(
            Who.ROUTINE,
            Text(
                "Den som har texten kan läsa den och fästa dess kontrollsumma.",
                "Whoever has the text can read it and pin its hash.",
            ),
        ),
    ),
)
