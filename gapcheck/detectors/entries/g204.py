"""The page of G204: a seam between two clocks."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="G204",
    title=Text(
        "Söm mellan två klockor",
        "A seam between two clocks",
    ),
    meaning=Text(
        "Glappet börjar när en tid löper ut, och nästa stol saknar bara att en annan tid ska ha gått.",
        "The gap begins when one clock runs out, and the next chair lacks only that another clock has run.",
    ),
    decided=Text(
        "Den första dagen i ett G201-glapp: en stol som satt dagen före har förlorats genom ett ändrat minnesvärde utan att något om henne ändrats, och en annan stols minsta ouppfyllda mängd består bara av minnesvärden.",
        "The first day of a G201 gap: a chair that seated her the day before was lost through a changed memory value while nothing about her changed, and another chair's smallest unmet set consists of memory values only.",
    ),
    does_not_mean=Text(
        "Att tiderna är fel var för sig.",
        "That either clock is wrong in itself.",
    ),
    remedies=(
        Remedy(
            Who.LEGISLATOR,
            Text(
                "Lagstiftaren kan samordna tiderna; ingen annan kan det.",
                "The legislator can align the clocks; nobody else can.",
            ),
        ),
    ),
    case="behovsanstalld-sjuk-utan-bokade-pass",
    neighbour="behovsanstalld-sjuk-med-bokade-pass",
)
