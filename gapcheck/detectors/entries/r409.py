"""The page of R409: read by nothing."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="R409",
    title=Text("Läses av ingenting", "Read by nothing"),
    meaning=Text(
        "Ett ord som ett fall kan använda läses inte av någon regel.", "A word that a case may use is read by no rule."
    ),
    decided=Text(
        "Deklarerade uppgifter, bedömningar, prognoser och händelser som inget villkor, uttryck, ingen stol, skyldighet, måttstock eller minne läser, och som ingen källa kallar viktiga (sådana är G211).",
        "Declared facts, assessments, forecasts and events that no condition, expression, chair, duty, yardstick or memory reads, and that no source calls important (those are G211).",
    ),
    does_not_mean=Text(
        "Att saken saknar betydelse i verkligheten.", "That the matter is of no consequence in reality."
    ),
    remedies=(
        Remedy(
            Who.ROUTINE,
            Text(
                "Den som skriver regler läser ordet eller tar bort det.",
                "Whoever writes rules reads the word or removes it.",
            ),
        ),
    ),
)
