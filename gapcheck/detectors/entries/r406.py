"""The page of R406: stale wording."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="R406",
    title=Text("Inaktuell lydelse", "Stale wording"),
    meaning=Text(
        "En regel är läst mot en annan text än den som registret har.",
        "A rule was read against another text than the one in the register.",
    ),
    decided=Text(
        "När reglerna läses jämförs varje lydelses kontrollsumma och dagar med registret; skiljer de sig tas regelträdet inte emot. Mot själva lagtexterna jämför gapcheck law drift.",
        "When the rules are read each wording's hash and days are compared with the register; where they differ the rule tree is refused. gapcheck law drift compares with the statute texts themselves.",
    ),
    does_not_mean=Text(
        "Att innehållet har ändrats: även en rättad stavning ger en ny kontrollsumma.",
        "That the content changed: a corrected spelling gives a new hash too.",
    ),
    remedies=(
        Remedy(
            Who.ROUTINE,
            Text(
                "Den som skriver regler läser den nya texten och fäster dess kontrollsumma.",
                "Whoever writes rules reads the new text and pins its hash.",
            ),
        ),
    ),
    refused_as=("wording-of-other-text",),
)
