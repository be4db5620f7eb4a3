"""The glossary: the one pairing of the law's Swedish words with the code's English ones, and every word of the files."""

from __future__ import annotations

from collections.abc import Iterator

from gapcheck.loading.grammar import RULE_FILE, SCENARIO, TREE_FILE, UNDERSCORE_WORDS
from gapcheck.loading.shapes import Either, ListOf, MapOf, Object, OneOrList, Shape

PAIRS = (
    ("aktör", "actor", "den som avgör, betalar eller har en skyldighet"),
    ("bedömning", "assessment", "en öppen norm som en namngiven aktör avgör"),
    ("begrepp", "concept", "ett deklarerat ord som fakta, regler och fynd består av"),
    ("behov", "need", "vad hon behöver en stol för"),
    ("beslut", "decision", "vad en aktör har beslutat, given en viss dag"),
    ("del (av arbetstiden)", "part", "en del av hennes arbetstid med en bestämd andel"),
    ("dagar sedan", "days since", "minne: dagar sedan något senast var så"),
    ("fynd", "finding", "ett glapp, en konflikt eller en iakttagelse"),
    ("fönster", "window", "minne: hur mycket som ligger i en sträcka före i dag"),
    ("förmåga (utan skyldighet)", "capability", "något en aktör kan göra men inte måste"),
    ("försörjning", "livelihood", "behovet av pengar att leva på"),
    ("glapp", "gap", "dagar då ett behov saknar stol"),
    ("insats", "effort", "vad hon själv måste göra: intyg, ansökan eller kontakt"),
    ("gränsfall", "boundary", "en rad som prövar en regel på ena sidan av dess gräns"),
    ("hållet värde", "held value", "minne: ett värde som behålls medan det är skyddat"),
    ("lagrum", "provision", "paragraf, stycke, punkt"),
    ("lydelse", "wording", "en text av ett lagrum med sina dagar"),
    (
        "läsning",
        "reading",
        "ett sätt att avgöra de bedömningar som fallet lämnar öppna, med ett svar för varje tillfälle",
    ),
    ("minne", "memory", "värden som beror på andra dagar"),
    ("måttstock", "yardstick", "vad arbetsförmåga mäts mot"),
    ("nedsättning", "reduction", "den del av förmågan som saknas, i fjärdedelar"),
    ("period", "span", "minne: en tid av viss längd"),
    ("plan", "plan", "alla regler nedbrutna till en lista av instruktioner"),
    ("prognos", "forecast", "vad någon en viss dag räknade med"),
    ("prövning", "capacity test", "ett regelverks prövning av arbetsförmåga"),
    ("påföljd", "sanction", "vad som följer på en försummad skyldighet"),
    ("regel", "rule", "ett lagrum med villkor och följder"),
    ("regelträd", "rule tree", "alla regler tillsammans"),
    ("riktning", "direction", "vart ett syfte pekar"),
    ("räknare", "counter", "minne: dagar som räknas"),
    ("sista utväg", "last resort", "en stol som inte stänger ett glapp"),
    ("skyldighet", "duty", "vem som ska göra vad, mot vem och när"),
    ("stol", "chair", "en plats att sitta på: en aktör som tillgodoser ett behov"),
    ("stup", "cliff", "en försämring en dag då inget om henne ändrades"),
    ("syfte", "aim", "vad en författning säger att en aktörs arbete är till för"),
    ("söm", "seam", "ett glapp mellan två klockor"),
    ("tillfälle", "occasion", "en tid då en bedömning görs; den gäller tills den görs på nytt"),
    ("tillstånd", "latch", "minne: något som börjar och slutar"),
    ("tillsyn", "supervision", "vem som ser till att en skyldighet följs"),
    ("tröskel", "threshold", "den minsta nedsättning som räknas"),
    ("uppgift", "fact", "något som är så, under en tid"),
    ("uteslutning", "exclusion", "svar på bedömningar som en bestämmelse säger inte kan stå tillsammans"),
    ("övergång", "transition", "en övergångsbestämmelse"),
)


def glossary() -> str:
    """The whole page."""
    pairs = "\n".join(f"| {sv} | {en} | {meaning} |" for sv, en, meaning in sorted(PAIRS))
    words = "\n".join(f"| `{word}` | {' '.join(dict.fromkeys(docs))} |" for word, docs in sorted(file_words().items()))
    return f"""# Ordlista · Glossary

Domänens ord är lagens egna, på svenska. Kodens ord är engelska. Varje par bestäms här, en gång.
Sidan är skapad av tools/make_docs.py.

| svenska | in the code | betyder |
| --- | --- | --- |
{pairs}

## Ord i regelfiler och scenarier

Ord med understreck är grammatik, aldrig begrepp. De är {len(UNDERSCORE_WORDS)} och får vara högst 50.

| nyckel | betyder |
| --- | --- |
{words}
"""


def file_words() -> dict[str, list[str]]:
    """Every key of every file kind with what it means there."""
    found: dict[str, list[str]] = {}
    for shape in (TREE_FILE, RULE_FILE, SCENARIO):
        for key, doc in _fields(shape, set()):
            found.setdefault(key, []).append(doc)
    return found


def _fields(shape: Shape, seen: set[int]) -> Iterator[tuple[str, str]]:
    match shape:
        case Object(fields=fields) if id(shape) not in seen:
            seen.add(id(shape))
            for field in fields:
                yield field.key, field.doc
                yield from _fields(field.shape, seen)
        case ListOf(item=item) | OneOrList(item=item):
            yield from _fields(item, seen)
        case MapOf(value=value):
            yield from _fields(value, seen)
        case Either(mapping=mapping):
            yield from _fields(mapping, seen)
        case _:
            return
