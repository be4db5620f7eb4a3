"""The YAML that the guides quote from the repository is there, line for line; "# […]" marks a cut."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.meta.test_readme import missing_lines

ROOT = Path(__file__).parents[2]
GUIDES = sorted((ROOT / "docs" / "guide").glob("*.md"))

_QUOTED = re.compile(r"^```yaml\n# (?:ur|from) (\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_what_a_guide_quotes_is_in_the_file_it_names(guide: Path) -> None:
    quotes = _QUOTED.findall(guide.read_text(encoding="utf-8"))
    assert len(quotes) >= 2
    for file, text in quotes:
        shown = text.rstrip("\n").replace("# […]", "[…]").split("\n")
        assert missing_lines(shown, (ROOT / file).read_text(encoding="utf-8").splitlines()) == [], file


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_a_guide_exists_in_both_languages_and_they_are_linked(guide: Path) -> None:
    other = guide.name.replace(".en.md", ".md") if ".en." in guide.name else guide.name.replace(".md", ".en.md")
    assert (guide.parent / other).is_file()
    assert f"]({other})" in guide.read_text(encoding="utf-8")
