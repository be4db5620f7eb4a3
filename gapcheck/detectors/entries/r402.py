"""The page of R402: a rule that is always shadowed."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="R402",
    title=Text("Regel som alltid skyms", "A rule that is always shadowed"),
    meaning=Text(
        "En annan regel tar bort det som regeln ger varje dag då den gäller.",
        "Another rule takes away what the rule gives on every day on which it holds.",
    ),
    decided=Text(
        "Regeln är mål för undantag_från eller företräde_framför, den andra regelns lydelse täcker lydelsens alla dagar, och regelns villkor medför den andras.",
        "The rule is the target of undantag_från or företräde_framför, the other rule's wording covers all days of the wording, and the rule's condition implies the other's.",
    ),
    does_not_mean=Text("Att undantaget är fel i sig.", "That the exception is wrong in itself."),
    remedies=(
        Remedy(
            Who.ROUTINE,
            Text(
                "Den som skriver regler prövar om undantaget har fått för vida villkor.",
                "Whoever writes rules checks whether the exception has too wide a condition.",
            ),
        ),
    ),
)
