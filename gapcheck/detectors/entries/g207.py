"""The page of G207: a right waits for a decision without a deadline."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="G207",
    title=Text(
        "Väntan på beslut utan tidsgräns",
        "Waiting for a decision with no deadline",
    ),
    meaning=Text(
        "Hon väntar på ett beslut om en förmån, och lagen säger inte när det senast ska komma.",
        "She waits for a decision on a benefit, and the law does not say when it must come at the latest.",
    ),
    decided=Text(
        "Dagar då fallet har ett beslut om förmånen som gäller dagen men gavs senare, eller då en skyldighet att besluta om just den förmånen löper (nyckeln beslut på skyldigheten). Har en sådan skyldighet en bestämd tid, i dagar eller efter en räknare, blir det inget fynd; annars nämns lagens ord, eller att ingen tid anges. Beslut som fallet inte nämner antas följa lagen samma dag och ger inget fynd. Kom ett beslut som beviljar dagarna är fyndet läkt den dagen.",
        "Days on which the case has a decision on the benefit that covers the day but was given later, or on which a duty to decide on that very benefit runs (the key beslut on the duty). If such a duty has a fixed time, in days or by a counter, there is no finding; otherwise the word of the law is named, or that no time is set. Decisions that the case does not mention are assumed to follow the law the same day and give no finding. If a decision came that grants the days, the finding is healed on that day.",
    ),
    does_not_mean=Text(
        "Att handläggningen har tagit för lång tid, eller att hon är utan försörjning medan hon väntar (se G201).",
        "That the handling took too long, or that she has no livelihood while she waits (see G201).",
    ),
    remedies=(
        Remedy(
            Who.LEGISLATOR,
            Text(
                "Lagstiftaren kan sätta en tid, eller låta ersättning lämnas under väntan.",
                "The legislator can set a time, or let benefit be paid while she waits.",
            ),
        ),
        Remedy(
            Who.REGULATION,
            Text(
                "Myndigheten kan sätta egna mål för handläggningstiden och besluta tills vidare.",
                "The agency can set targets for the time of handling and decide provisionally.",
            ),
        ),
        Remedy(
            Who.ROUTINE,
            Text(
                "Hon kan efter sex månader begära att ärendet avgörs (12 § förvaltningslagen).",
                "After six months she can ask for the case to be decided (Section 12 of the Administrative Procedure Act).",
            ),
        ),
    ),
    case="beslut-som-lakte",
    neighbour="beslut-i-tid",
)
