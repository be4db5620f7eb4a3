"""The page of R405: uncited."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="R405",
    title=Text("Utan lagrum", "Uncited"),
    meaning=Text(
        "En regel saknar lagrum eller källa, eller anger en som inte finns.",
        "A rule lacks a provision or source, or names one that does not exist.",
    ),
    decided=Text(
        "När reglerna läses: varje regel, stol, skyldighet, förmåga och minne ska ange lagrum eller källa; lagrummet ska finnas i registret och gälla de dagar lydelsen anger. Regelträdet tas inte emot.",
        "When the rules are read: every rule, chair, duty, capability and memory must name a provision or source; the provision must exist in the register and be in force on the wording's days. The rule tree is refused.",
    ),
    does_not_mean=Text("Att det som regeln säger är fel.", "That what the rule says is wrong."),
    remedies=(
        Remedy(Who.ROUTINE, Text("Den som skriver regler anger källan.", "Whoever writes rules names the source.")),
    ),
    refused_as=("bad-citation", "citation-not-in-register", "citation-not-in-force"),
)
