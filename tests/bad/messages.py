"""What validate says of each bad input, and where the expected words are kept."""

from __future__ import annotations

from pathlib import Path

from gapcheck.loading.problems import Lang, render
from gapcheck.loading.validating import validate
from tests.bad.generated import GENERATED

HERE = Path(__file__).parent
RULES = HERE.parents[1] / "rules"


def written_names() -> list[str]:
    """The bad inputs that are files here, and folders with a rule tree of their own."""
    folders = [path.name for path in HERE.iterdir() if (path / "rules").is_dir()]
    return sorted([*(path.stem for path in HERE.glob("*.yaml")), *folders])


def message(name: str, lang: Lang, scratch: Path) -> str:
    """What validate says of a bad input; the name of the file is shown without its folders."""
    if name in GENERATED:
        GENERATED[name](scratch / name)
        return render(validate(scratch / f"{name}.yaml", RULES, f"{name}.yaml"), lang)
    folder = HERE / name
    if not folder.is_dir():
        return render(validate(HERE / f"{name}.yaml", RULES, f"{name}.yaml"), lang)
    [judged] = [path for path in (*folder.glob("*.yaml"), folder / "rules" / "prov.yaml", folder / "rules" / "gapcheck.yaml")
                if path.is_file()][:1]
    return render(validate(judged, folder / "rules", judged.relative_to(folder).as_posix()), lang)


def expected_file(name: str, lang: Lang) -> Path:
    """Where the message is kept."""
    return HERE / (f"{name}.txt" if lang == "sv" else f"{name}.en.txt")
