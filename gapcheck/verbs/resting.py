"""What rests on each rule, chair, duty and memory: the findings of the library that cite it, by code and scenario."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from gapcheck.check import Plans, run_case
from gapcheck.model.tree import RuleTree
from gapcheck.verbs.cases import open_case


def findings_resting(
    tree: RuleTree, files: Iterable[Path], scenarios: Path, progress: Callable[[Path], None] = lambda _: None
) -> dict[str, dict[str, tuple[str, ...]]]:
    """For each id that some finding cites: the finding codes, each with the names of the scenarios, sorted."""
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    plans = Plans(tree)
    for file in files:
        progress(file)
        result = run_case(tree, open_case(file, tree, scenarios), confirm=False, plans=plans, silence=False)
        for finding in result.findings:
            for id in finding.provisions:
                found[id][finding.code].add(result.scenario.name)
    return {
        id: {code: tuple(sorted(names)) for code, names in sorted(by_code.items())}
        for id, by_code in sorted(found.items())
    }
