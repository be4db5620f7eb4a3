"""The page of G206: a lost right out of her hands."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="G206",
    title=Text(
        "En förlorad rätt som hon inte själv kan få tillbaka",
        "A lost right that she cannot get back by herself",
    ),
    meaning=Text(
        "En rätt som hon hade, som den bibehållna sjukpenninggrundande inkomsten, är borta till fallets slut, och varje regel som ger den tillbaka kräver något som hon inte råder över eller som överstiger hennes förmåga.",
        "A right that she had, such as the kept qualifying income, is gone to the end of the case, and every rule that gives it back needs what is not in her power or exceeds her capacity.",
    ),
    decided=Text(
        "Behovet är ett som reglerna säger ska bevakas så (glapp: G206). Det var helt tillgodosett, en dag är det inte längre det, och det är det inte heller någon senare dag i fallet. Dagen efter förlusten och fallets sista dag hämtas alla minsta mängder av villkor som skulle öppna varje stol för behovet. I varje mängd ska något villkor stå i vägen: en lydelse, någon annans bedömning eller givna beslut, en prövning av hennes förmåga, en uppgift som bara andra kan ändra, ett arbete hon inte har, eller något som redan har hänt. Ett tillstånd som hon själv kan avsluta, en tid som går av sig själv, ett beslut som inte är givet, ett okänt värde och en uppgift som ingen säger vem som kan ändra står inte i vägen. Fyndet skriver ut ett hinder för varje stol, fallets sista dag som horisont, och vem som bär försörjningen den dag rätten går förlorad.",
        "The need is one that the rules say is watched so (glapp: G206). It was wholly met, one day it no longer is, and it is not on any later day of the case. On the day after the loss and on the last day of the case all minimal sets of conditions that would open each chair for the need are taken. In every set some condition must stand in the way: a wording, an assessment or a given decision of somebody else, a test of her capacity, a fact that only others can change, a work that she does not have, or something that has already happened. A state that she can end herself, a time that passes by itself, a decision not yet given, an unknown value and a fact of which nobody says who can change it do not stand in the way. The finding prints one obstacle for each chair, the last day of the case as the horizon, and who provides the livelihood on the day the right is lost.",
    ),
    does_not_mean=Text(
        "Att rätten är borta för alltid, eller att ingen kan ge den tillbaka: en arbetsgivare kan erbjuda ett arbete hon klarar. Inte heller att hon inte kunde ha hindrat förlusten; vad som hade gjort det är en annan fråga.",
        "That the right is gone for ever, or that nobody can give it back: an employer can offer work that she manages. Nor that she could not have averted the loss; what would have is another question.",
    ),
    remedies=(
        Remedy(
            Who.LEGISLATOR,
            Text(
                "Lagstiftaren kan ge en återställningstid eller en väg tillbaka som den vars förmåga är nedsatt kan gå.",
                "The legislator can give a time to restore the right, or a way back that somebody of reduced capacity can take.",
            ),
        ),
        Remedy(
            Who.REGULATION,
            Text(
                "Föreskrifter kan säga när ett kort avbrott godtas.",
                "Regulations can say when a short break is accepted.",
            ),
        ),
        Remedy(
            Who.ROUTINE,
            Text(
                "Försäkringskassan kan upplysa om vad som bryter skyddet innan det bryts.",
                "The insurance agency can tell what breaks the protection before it is broken.",
            ),
        ),
        Remedy(
            Who.EMPLOYER,
            Text(
                "Arbetsgivaren kan ge henne ett arbete som hon klarar.",
                "The employer can give her work that she manages.",
            ),
        ),
    ),
    case="hfd-2014-ref-11",
    neighbour="hfd-2014-ref-11-anmald-genast",
)
