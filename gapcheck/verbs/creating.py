"""Starting a new rule, with its test and its page, or a new scenario: files ready to fill in."""

from __future__ import annotations

import re
from pathlib import Path

from gapcheck.files.locations import PACKAGED
from gapcheck.files.writing import write_whole
from gapcheck.loading.problems import InputProblems, Place, Problem

_NAME = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*/)?[a-z0-9]+(?:-[a-z0-9]+)*")

_RULE = """\
# Skriv vad filen handlar om. Läs bestämmelsen innan du skriver med egna ord vad den gör.
# gapcheck validate säger vad som återstår: lagrummet ska finnas i rules/register.csv, begreppet i rules/begrepp/.
författning: "SFS 2010:110"
aktör: Försäkringskassan
källa: lag

regler:
  - id: FYLL-I-1                # till exempel SFB-27-48-1-1; lagrummet, aldrig lydelsen
    lagrum: 1 kap. 1 § första stycket
    lydelser:
      - {från: 2018-01-01, källa: ej_läst, stöd: skriv var du har läst om bestämmelsen}
    innebörd: Skriv vad bestämmelsen gör.
    om: {sjukperiod: ja}
    så: {skriv ett härlett begrepp: ja}

# En rad på var sida om gränsen; gapcheck check prövar dem.
# gränsfall:
#   - {regel: FYLL-I-1, dag: 2025-12-31, uppgifter: {sjukperiod: ja}, så: {gäller: ja}}
#   - {regel: FYLL-I-1, dag: 2025-12-31, uppgifter: {sjukperiod: nej}, så: {gäller: nej}}
"""

_TEST = '''\
"""Law test of {file}: the rule is in the tree; its limits are boundary rows (gränsfall) in that file."""

from __future__ import annotations

from pathlib import Path

from gapcheck.check import load

RULES = Path(__file__).resolve().parents[2] / "rules"


def test_the_rule_is_in_the_tree() -> None:
    assert "FYLL-I-1" in load(RULES).rules
'''

_PAGE = """\
# {name}

Vad bestämmelsen gör, med egna ord:

Vem som avgör, och på vilket underlag:

Vad som inte är modellerat:

Scenarier som visar den, ett på var sida om gränsen:
"""

_SCENARIO = """\
scenario: {name}
rubrik: Skriv en rubrik
en: Write a title
ursprung: skriv var fallet kommer från; personen är konstruerad
från: 2025-11-03
till: 2026-02-28
person: {{född: 1980-01-01}}
delar:          # hennes arbetstid; andelarna blir tillsammans 1
  - {{id: tjänst, slag: anställning, arbetsgivare: arbetsgivaren i fallet, andel: 1, sedan: 2015-01-01, månadslön: 30000}}
uppgifter:      # vad som är så; resten får sitt förval, och resultatet skriver ut det som antaganden
  - {{från: 2025-11-03, nedsättning i vanligt arbete: 1, nedsättning i normalt förekommande arbete: 0}}
händelser:      # vad som sker en viss dag; det som inte står här har inte hänt
  - {{dag: 2025-11-03, händelse: sjukanmälan till arbetsgivaren, del: tjänst}}
  - {{dag: 2025-11-10, händelse: läkarintyg till arbetsgivaren, del: tjänst}}

# Bedömningar som du lämnar öppna prövas i varje läsning. Lås en genom att ta bort nummertecknen.
# bedömningar:
#   - {{av: Försäkringskassan, oskäligt att pröva mot normalt förekommande arbete: nej}}

# Skriv vad du väntar dig när du har läst resultatet; gapcheck check jämför.
# förväntat:
#   försörjning:
#     - {{till: 2025-11-16, av: arbetsgivaren i fallet, genom: sjuklön, andel: 1}}
#     - {{till: 2026-02-28, av: Försäkringskassan, genom: sjukpenning, andel: 1}}
"""


def create_rule(name: str, rules: Path) -> list[Path]:
    """Write a rule file in the tree, a test and a page beside it. Returns the files, as named
    from the working directory; InputProblems if one exists.

    When `rules` is the tree inside the installed package, rules/ in the working directory is written to instead.
    """
    area, slug = _split(name)
    rules = _own(rules)
    project = rules.resolve().parent
    relative = Path(area or "reformer") / f"{slug}.yaml"
    word = slug.replace("-", "_")
    return _write_new({
        rules / relative: _RULE,
        project / "tests" / "law" / f"test_{word}.py": _TEST.format(file=f"rules/{relative.as_posix()}"),
        project / "docs" / "regler" / f"{slug}.md": _PAGE.format(name=slug),
    })  # fmt: skip


def create_scenario(name: str, scenarios: Path) -> list[Path]:
    """Write a scenario. Returns the file, as named from the working directory; InputProblems if it exists.

    When `scenarios` is the folder inside the installed package, scenarios/ in the working directory is written to instead.
    """
    area, slug = _split(name)
    return _write_new({_own(scenarios) / (area or "nya") / f"{slug}.yaml": _SCENARIO.format(name=slug)})


def _own(folder: Path) -> Path:
    """A folder that is the user's: what is written inside an installed package is neither found nor kept."""
    return Path(folder.name) if folder.parent.name == PACKAGED else folder


def _split(name: str) -> tuple[str, str]:
    if not _NAME.fullmatch(name):
        raise InputProblems([Problem(
            "bad-name", Place(name, 1, 1), "namnet ska vara små bokstäver a–z, siffror och bindestreck, med eller utan område före ett /",
            "the name should be small letters a–z, digits and hyphens, with or without an area before a /",
            suggestion_sv='Skriv till exempel "dag-181/underskoterska".', suggestion_en='Write for example "dag-181/underskoterska".',
        )])  # fmt: skip
    area, _, slug = name.rpartition("/")
    return area, slug


def _write_new(texts: dict[Path, str]) -> list[Path]:
    taken = [path for path in texts if path.exists()]
    if taken:
        raise InputProblems(
            Problem("file-exists", Place(path.as_posix(), 1, 1), "filen finns redan och skrivs inte över",
                    "the file exists already and is not overwritten")
            for path in taken
        )  # fmt: skip
    for path, text in texts.items():
        write_whole(path, text)
    return [_shown(path) for path in texts]


def _shown(path: Path) -> Path:
    """The file as one would type it here."""
    here, whole = Path.cwd(), path.resolve()
    return whole.relative_to(here) if whole.is_relative_to(here) else path
