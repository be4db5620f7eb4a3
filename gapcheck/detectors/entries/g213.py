"""The page of G213: evidence that nobody must see to in time."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="G213",
    title=Text(
        "Ett underlag som ingen måste ordna i tid",
        "Evidence that nobody must see to in time",
    ),
    meaning=Text(
        "En rätt kräver en handling från någon annan, och ingen utom hon har en skyldighet att se till att den finns när rätten behöver den.",
        "A right needs a document from somebody else, and nobody but she has a duty to see that it is there when the right needs it.",
    ),
    decided=Text(
        "Handlingarna står vid de uppgifter och händelser som de visar (styrks_med:). Fallet räknas om med handlingen och utan den; de dagar då mindre är tillgodosett utan den är de dagar rätten behöver den. Fyndet finns när ingen annan än hon den första av dessa dagar har en vaken skyldighet som handlingen fullgör och som ska vara gjord senast den dagen. En skyldighet utan bestämd tid räcker inte, och dess ord skrivs ut. Finns ingen skyldighet krävs att reglerna säger var den har sökts; annars är frågan inte modellerad.",
        "The documents stand at the facts and events that they show (styrks_med:). The case is computed with the document and without it; the days on which less is met without it are those on which the right needs it. There is a finding when on the first of those days nobody but she has a duty awake that the document fulfils and that is to be done by that day. A duty without a fixed time is not enough, and its word is printed. Where there is no duty, the rules must say where it was looked for; otherwise the question is not modelled.",
    ),
    does_not_mean=Text(
        "Att handlingen saknas, eller att vården vägrar utfärda den. Bara de lästa texterna har sökts: patientsäkerhetslagen, patientlagen och Socialstyrelsens föreskrifter om intyg hör inte till dem.",
        "That the document is missing, or that health care refuses to issue it. Only the texts read were searched: the Patient Safety Act, the Patient Act and the regulations of the National Board of Health and Welfare on certificates are not among them.",
    ),
    remedies=(
        Remedy(
            Who.LEGISLATOR,
            Text(
                "Lagstiftaren kan ge utfärdaren en skyldighet med en tid, eller låta rätten gälla till dess att intyget kommit.",
                "The legislator can give the issuer a duty with a time, or let the right apply until the certificate has come.",
            ),
        ),
        Remedy(
            Who.REGULATION,
            Text(
                "Föreskrifter kan skjuta upp den dag intyget behövs, som under pandemin.",
                "Regulations can put off the day on which the certificate is needed, as during the pandemic.",
            ),
        ),
        Remedy(
            Who.ROUTINE,
            Text(
                "Vården kan ge tid för intyg inom en vecka; Försäkringskassan kan själv hämta in uppgifterna.",
                "Health care can give time for certificates within a week; the insurance agency can obtain the information itself.",
            ),
        ),
        Remedy(
            Who.EMPLOYER,
            Text(
                "Arbetsgivaren kan godta ett senare intyg.",
                "The employer can accept a later certificate.",
            ),
        ),
    ),
    case="acc-day8",
    neighbour="sjuk-i-sju-dagar",
)
