"""The page of R403: overlapping without priority."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="R403",
    title=Text("Överlappande utan företräde", "Overlapping without priority"),
    meaning=Text(
        "Två regler kan samma dag ge ett begrepp olika värden, och ingen av dem går före.",
        "Two rules can give a concept unequal values on the same day, and neither goes before the other.",
    ),
    decided=Text(
        "När reglerna läses: två lydelser med gemensamma dagar ger skilda värden, villkoren kan uppfyllas tillsammans och inget namn i undantag_från eller företräde_framför förbinder dem. Regelträdet tas inte emot.",
        "When the rules are read: two wordings with days in common give unequal values, their conditions can be met together, and no name in undantag_från or företräde_framför connects them. The rule tree is refused.",
    ),
    does_not_mean=Text(
        "Att lagen motsäger sig själv; det kan vara en relation som inte är skriven.",
        "That the law contradicts itself; it may be a relation that is not written.",
    ),
    remedies=(
        Remedy(
            Who.LEGISLATOR,
            Text(
                "Lagstiftaren, om texterna själva motsäger varandra.",
                "The legislator, if the texts themselves contradict each other.",
            ),
        ),
        Remedy(
            Who.ROUTINE,
            Text(
                "Annars den som skriver regler: skriv relationen.",
                "Otherwise whoever writes rules: write the relation.",
            ),
        ),
    ),
    refused_as=("unequal-values",),
)
