"""The page of K102: incompatible duties run at once."""

from gapcheck.detectors.entry import Entry, Remedy, Who
from gapcheck.model.text import Text

ENTRY = Entry(
    code="K102",
    title=Text(
        "Oförenliga skyldigheter",
        "Incompatible duties",
    ),
    meaning=Text(
        "Två skyldigheter löper samtidigt, fast den som gör det ena inte kan göra det andra.",
        "Two duties run at the same time although whoever does the one cannot do the other.",
    ),
    decided=Text(
        "Regelfilerna säger under oförenligt vilka skyldigheter det gäller, varför, på vilka lagrum det vilar och när det gäller. Fyndet är de dagar då en skyldighet på vardera sidan löper eller är försummad och villkoret är känt och uppfyllt; en okänd uppgift ger inget fynd.",
        "The rule files say under oförenligt which duties it is about, why, on which provisions it rests and when it holds. The finding is the days on which a duty of each side runs or is neglected and the condition is known and met; a fact that is unknown gives no finding.",
    ),
    does_not_mean=Text(
        "Att hon har försummat något, eller att ett godtagbart skäl inte skulle godtas; bara att lagen inte säger vilken skyldighet som går före.",
        "That she has neglected anything, or that a valid excuse would not be accepted; only that the law does not say which duty goes first.",
    ),
    remedies=(
        Remedy(
            Who.LEGISLATOR,
            Text(
                "Lagstiftaren kan säga vilken skyldighet som viker.",
                "The legislator can say which duty yields.",
            ),
        ),
        Remedy(
            Who.REGULATION,
            Text(
                "Föreskrifter om godtagbart skäl kan nämna den andra skyldigheten.",
                "Regulations on valid excuses can name the other duty.",
            ),
        ),
        Remedy(
            Who.ROUTINE,
            Text(
                "Handläggarna kan lägga det ena inom det andra, som en rehabilitering i programmet.",
                "The caseworkers can place the one within the other, such as rehabilitation in the programme.",
            ),
        ),
    ),
    case="rehabilitering-vid-sidan-av-program-pa-heltid",
    neighbour="rehabilitering-som-ingar-i-programmet",
)
