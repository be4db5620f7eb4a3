"""The page of G210: support opens only through a medical certificate."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="G210",
    title=Text(
        "Stöd öppnas bara genom ett läkarintyg",
        "Support opens only through a medical certificate",
    ),
    meaning=Text(
        "En andel av ett behov är tillgodosedd med det som en läkare kan intyga, och av ingen utan det.",
        "A share of a need is met with what a physician can certify, and by nobody without it.",
    ),
    decided=Text(
        "Fallet räknas om på två sätt: med alla handlingar som en läkare utfärdar (styrks_med: med slaget läkarintyg eller läkarordination) och med det värde som ett läkarintyg visar, som att orsaken är sjukdom; och utan någon av handlingarna. Fyndet är de dagar då mer av behovet är otillgodosett utan än med, från den första till den sista för varje behov och del, med de stolar som öppnas och de regler som nekar dem utan intyg. För behovet av någon ansvarig för nästa steg jämförs i stället skyldigheterna: någon löper i fallet, och ingen skulle löpa utan handlingarna; dagar då också en stol går förlorad räknas inte en gång till.",
        "The case is computed in two ways: with every document that a physician issues (styrks_med: of the kind läkarintyg or läkarordination) and with the value that a medical certificate shows, such as that the cause is illness; and without any of the documents. The finding is the days on which more of the need goes unmet without than with, from the first to the last for each need and part, with the chairs that open and the rules that refuse them without a certificate. For the need of somebody responsible for the next step the duties are compared instead: some runs in the case, and none would without the documents; days on which a chair is lost too are not counted twice.",
    ),
    does_not_mean=Text(
        "Att kravet är fel, att hon inte är sjuk eller att diagnosen är påhittad. Om problem i arbetet eller livet blir diagnoser är omdebatterat; fyndet säger bara vad reglerna frågar efter. Det säger inte heller att ett intyg räcker.",
        "That the requirement is wrong, that she is not ill, or that the diagnosis is made up. Whether problems at work or in life become diagnoses is debated; the finding says only what the rules ask for. Nor does it say that a certificate is enough.",
    ),
    remedies=(
        Remedy(
            Who.LEGISLATOR,
            Text(
                "Lagstiftaren kan ge ett stöd vid annat än sjukdom, eller godta annan utredning än läkarintyg.",
                "The legislator can give support for other causes than illness, or accept other evidence than a certificate.",
            ),
        ),
        Remedy(
            Who.REGULATION,
            Text(
                "Undantag från kravet på läkarintyg kan föreskrivas när intyg inte behövs.",
                "Exceptions from the requirement can be laid down where no certificate is needed.",
            ),
        ),
        Remedy(
            Who.ROUTINE,
            Text(
                "Försäkringskassan eller arbetsgivaren kan i det enskilda fallet godta annat där lagen medger det.",
                "The insurance agency or the employer can accept other evidence in the single case where the law allows.",
            ),
        ),
        Remedy(
            Who.EMPLOYER,
            Text(
                "Arbetsgivaren kan avtala om lön i fler dagar utan intyg, och lösa det som orsakar frånvaron.",
                "The employer can agree to pay for more days without a certificate, and solve what causes the absence.",
            ),
        ),
    ),
    case="konflikt-pa-arbetet-utan-diagnos",
    neighbour="sjuk-i-sju-dagar",
)
