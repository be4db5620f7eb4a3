"""What validate says of each bad input, and where the expected words are kept."""

from __future__ import annotations

from pathlib import Path

from gapcheck.loading.problems import Lang, Problem
from gapcheck.loading.validating import validate
from tests.bad.generated import GENERATED

HERE = Path(__file__).parent
RULES = HERE.parents[1] / "rules"


def written_names() -> list[str]:
    """The bad inputs that are files here, and folders with a rule tree of their own."""
    folders = [path.name for path in HERE.iterdir() if (path / "rules").is_dir()]
    return sorted([*(path.stem for path in HERE.glob("*.yaml")), *folders])


def problems_of(name: str, scratch: Path) -> list[Problem]:
    """What validate finds in a bad input; the name of the file is shown without the folders above it."""
    if name in GENERATED:
        GENERATED[name](scratch / f"{name}.yaml")
        return validate(scratch / f"{name}.yaml", RULES, f"{name}.yaml")
    folder = HERE / name
    if not folder.is_dir():
        return validate(HERE / f"{name}.yaml", RULES, f"{name}.yaml")
    # Beside the tree lies an addition to it; otherwise the judged file is the tree's own.
    judged = next(path for path in (folder / "prov.yaml", folder / "rules/prov.yaml", folder / "rules/gapcheck.yaml")
                  if path.is_file())  # fmt: skip
    return validate(judged, folder / "rules", judged.relative_to(folder).as_posix())


def expected_file(name: str, lang: Lang) -> Path:
    """Where the message is kept."""
    return HERE / (f"{name}.txt" if lang == "sv" else f"{name}.en.txt")
