"""The page of G202: nobody is responsible for the next step."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="G202",
    title=Text(
        "Ingen ansvarar för nästa steg",
        "Nobody is responsible for the next step",
    ),
    meaning=Text(
        "Hon är sjuk, men ingen annan än hon själv har en löpande skyldighet att agera, planera, besluta eller utreda.",
        "She is ill, but nobody except herself has a running duty to act, plan, decide or investigate.",
    ),
    decided=Text(
        "Dagar då behovet finns och ingen skyldighet för behovet av slaget agera, planera, besluta eller utreda löper eller är försummad. Skyldigheter att medverka, informera eller utöva tillsyn räknas inte. Förmågor utan skyldighet nämns.",
        "Days with the need on which no duty towards it of the kinds act, plan, decide or investigate runs or is neglected. Duties to cooperate, inform or supervise do not count. Capabilities without a duty are named.",
    ),
    does_not_mean=Text(
        "Att ingen faktiskt hjälper henne.",
        "That nobody in fact helps her.",
    ),
    remedies=(
        Remedy(
            Who.LEGISLATOR,
            Text(
                "Lagstiftaren kan göra en förmåga till en skyldighet.",
                "The legislator can turn a capability into a duty.",
            ),
        ),
        Remedy(
            Who.REGULATION,
            Text(
                "En myndighetsföreskrift kan göra det inom sitt bemyndigande.",
                "An agency regulation can do so within its mandate.",
            ),
        ),
        Remedy(
            Who.ROUTINE,
            Text(
                "En lokal rutin kan bara ersätta skyldigheten frivilligt.",
                "A local routine can only replace the duty voluntarily.",
            ),
        ),
    ),
    case="arbetslos-utan-anmalan-till-fk",
    neighbour="arbetslos-med-anmalan-till-fk",
)
