"""Writes the generated pages of docs/ from the catalogue and the grammar; --check fails when one is stale."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from case_pages import cases_page, read_items
from expert_pages import expert_page, read_gaps
from glossary import glossary

from gapcheck.check import load
from gapcheck.detectors.catalogue import CATALOGUE
from gapcheck.detectors.entry import Entry
from gapcheck.model.tree import RuleTree
from gapcheck.reporting.assessment_page import assessment_page
from gapcheck.reporting.ledger_table import ledger_page
from gapcheck.reporting.statute_pages import statute_pages
from gapcheck.verbs.cases import case_files, open_case
from gapcheck.verbs.ledger import keep_ledger
from gapcheck.verbs.resting import findings_resting

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def page(entry: Entry) -> str:
    """One code's page, Swedish first, then English."""
    return f"""# {entry.code} · {entry.title.sv}

Allvar: {entry.severity.value}. Sidan är skapad ur gapcheck/detectors/entries/{entry.code.lower()}.py.

## Betyder

{entry.meaning.sv}

## Så avgörs det

{entry.decided.sv}

## Betyder inte

{entry.does_not_mean.sv}

## Möjliga åtgärder, och vem som kan

{remedies(entry, "sv")}

## Exempel

{example(entry)}

---

# {entry.code} · {entry.title.en}

**Means.** {entry.meaning.en}

**How it is decided.** {entry.decided.en}

**Does not mean.** {entry.does_not_mean.en}

**Possible remedies, and who could act.**

{remedies(entry, "en")}
"""


def example(entry: Entry) -> str:
    """Where the code can be seen, and where it cannot."""
    if entry.case:
        return f"Har fyndet: `{entry.case}`. Granne som inte har det: `{entry.neighbour}`."
    if entry.refused_as:
        kinds = ", ".join(f"`{kind}`" for kind in entry.refused_as)
        return f"Ett regelträd som har det tas inte emot; felet heter {kinds}. Exempel med granne: tests/unit/test_hygiene.py."
    return "Visas av `gapcheck law hygiene`. Exempel med granne: tests/unit/test_hygiene.py."


def remedies(entry: Entry, lang: str) -> str:
    """What could be done about the code, level by level."""
    return "\n".join(f"- **{r.who.value.in_language(lang)}.** {r.how.in_language(lang)}" for r in entry.remedies)


def index() -> str:
    """The list of all codes."""
    rows = "\n".join(
        f"| [{e.code}]({e.code}.md) | {e.title.sv} | {e.title.en} | {e.severity.value} |"
        for e in sorted(CATALOGUE, key=lambda e: e.code)
    )
    return f"""# Fyndkoder · Finding codes

| kod | fynd | finding | allvar |
| --- | --- | --- | --- |
{rows}

"""


def pages() -> dict[Path, str]:
    """Every generated page and its text."""
    found = {DOCS / "findings" / f"{entry.code}.md": page(entry) for entry in CATALOGUE}
    experts = expert_page(read_gaps(ROOT / "scenarios" / "expertglapp" / "glapp.csv"))
    return {
        **found,
        **law_pages(),
        DOCS / "expert-gaps.md": experts,
        DOCS / "findings" / "README.md": index(),
        DOCS / "glossary.md": glossary(),
    }


def law_pages() -> dict[Path, str]:
    """The page of each statute, the ledger's, the assessments' and the real cases'."""
    tree = load(ROOT / "rules")
    ledger = keep_ledger(tree, ROOT / "rules")
    resting = findings_resting(tree, case_files(ROOT / "scenarios"), ROOT / "scenarios")
    pages = {DOCS / "lag" / name: text for name, text in statute_pages(tree, ledger, resting).items()}
    years = tree.modelled_from.year, tree.known_until.year
    return {
        **pages,
        DOCS / "liggare.md": ledger_page(ledger, tree.register, *years),
        DOCS / "cases.md": real_cases(tree),
        DOCS / "bedomningar.md": assessment_page(tree),
    }


def real_cases(tree: RuleTree) -> str:
    """The page of the cases from courts, agencies, unions and press."""
    folder = ROOT / "scenarios"
    scenarios = [open_case(file, tree, folder) for file in case_files(folder)]
    return cases_page(read_items(folder / "rattsfall" / "punkter.csv"), scenarios)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail when a page is stale instead of writing it")
    arguments = parser.parse_args()
    current = pages()
    stale = [path for path, text in current.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    gone = sorted({path for folder in ("findings", "lag") for path in (DOCS / folder).glob("*.md")} - current.keys())
    if arguments.check:
        for path in [*stale, *gone]:
            print(f"stale: {path.relative_to(DOCS.parent)}", file=sys.stderr)
        return 1 if stale or gone else 0
    for path in gone:
        path.unlink()
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(current[path], encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
