"""The page of G209: she carries information between the actors."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="G209",
    title=Text(
        "Hon bär själv en uppgift mellan aktörerna",
        "She carries information between the actors herself",
    ),
    meaning=Text(
        "En handling som någon annan utfärdar ska nå en tredje, och det är hon som ska lämna den: ingen har en löpande skyldighet att lämna den direkt.",
        "A document that somebody else issues is to reach a third, and she is the one to bring it: nobody has a running duty to hand it over directly.",
    ),
    decided=Text(
        "Reglerna säger vid uppgiften eller händelsen vilken handling som visar den, vem som utfärdar den, vem som ska ha den och var en skyldighet har sökts (styrks_med:). Hon bär handlingen de dagar då en stol är tillgodosedd med den men inte utan den, om fallet räknas om på båda sätten. Låter ingen regel någon stol hänga på handlingen räknas i stället de dagar då en skyldighet hon har mot mottagaren är vaken och fullgörs av den. Bort räknas dagar då en utfärdare har en vaken skyldighet att informera mottagaren, eller då någon annan än hon har en vaken skyldighet som handlingen fullgör. Dagarna slås ihop till ett fynd för varje handling. Hennes egna uppgifter räknas inte.",
        "The rules say at the fact or event which document shows it, who issues it, who must have it, and where a duty was looked for (styrks_med:). She carries the document on days when a chair is seated with it but not without it, with the case computed both ways. Where no rule lets any chair hang on the document, the days are instead those on which a duty of hers towards the recipient is awake and would be fulfilled by it. Days are left out on which an issuer has a duty awake to inform the recipient, or anybody but she has a duty awake that the document fulfils. The days become one finding for each document. What she knows herself does not count.",
    ),
    does_not_mean=Text(
        "Att ingen hjälper henne: vården skickar ofta intyget elektroniskt, men utan skyldighet enligt de lästa texterna. Patientsäkerhetslagen och Socialstyrelsens föreskrifter om intyg är inte lästa.",
        "That nobody helps her: health care often sends the certificate electronically, but without a duty under the texts read. The Patient Safety Act and the regulations of the National Board of Health and Welfare on certificates have not been read.",
    ),
    remedies=(
        Remedy(
            Who.LEGISLATOR,
            Text(
                "Lagstiftaren kan låta uppgiften gå direkt, som när arbetsgivaren sedan oktober 2025 lämnar uppgifterna till arbetslöshetskassan.",
                "The legislator can let the information go directly, as when the employer since October 2025 gives it to the unemployment insurance fund.",
            ),
        ),
        Remedy(
            Who.REGULATION,
            Text(
                "Myndigheterna kan föreskriva hur handlingen lämnas mellan dem.",
                "The agencies can lay down how the document passes between them.",
            ),
        ),
        Remedy(
            Who.ROUTINE,
            Text(
                "En rehabiliteringskoordinator eller handläggare kan lämna den, om hon samtycker.",
                "A rehabilitation coordinator or caseworker can hand it over, if she consents.",
            ),
        ),
    ),
    case="arbetsgivarintyget-hamtar-hon-sjalv",
    neighbour="arbetsgivarens-uppgifter-begar-kassan",
)
