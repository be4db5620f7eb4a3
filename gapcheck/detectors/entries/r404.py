"""The page of R404: undeclared word."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="R404",
    title=Text("Odeklarerat ord", "Undeclared word"),
    meaning=Text(
        "En regel eller ett scenario använder ett ord som ingen fil deklarerar.",
        "A rule or a scenario uses a word that no file declares.",
    ),
    decided=Text(
        "När filerna läses: ordet finns inte bland begrepp, minnen, prövningar, måttstockar, behov eller aktörer. Filen tas inte emot, och närmaste deklarerade ord föreslås.",
        "When the files are read: the word is not among concepts, memories, tests, yardsticks, needs or actors. The file is refused, and the nearest declared word is suggested.",
    ),
    does_not_mean=Text("Att saken saknar betydelse.", "That the matter is of no consequence."),
    remedies=(
        Remedy(
            Who.ROUTINE,
            Text(
                "Den som skriver deklarerar begreppet eller rättar stavningen.",
                "The writer declares the concept or corrects the spelling.",
            ),
        ),
    ),
    refused_as=("undeclared-concept",),
)
