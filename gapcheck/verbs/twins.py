"""Twins: the nearest person with the opposite outcome, as a scenario that differs from a case in the nearest change alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from gapcheck.check import check_scenario, run_case
from gapcheck.engine.altering import altered
from gapcheck.engine.plan import SignalKind
from gapcheck.engine.reference import EngineFault
from gapcheck.files.scenario_text import Field, Item, scenario_text
from gapcheck.files.writing import write_new
from gapcheck.loading.nodes import Mapping, Scalar, Sequence
from gapcheck.loading.personal_id import redacted
from gapcheck.loading.problems import InputProblems, Place, Problem, echo
from gapcheck.loading.scenario_loader import load_scenario
from gapcheck.loading.strict_yaml import load
from gapcheck.model.change import Change, Nearest, Way
from gapcheck.model.concepts import ConceptKind
from gapcheck.model.findings import Finding
from gapcheck.model.result import Result
from gapcheck.model.rows import Row
from gapcheck.model.scenario import Decision, Entry, Scenario
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.outcome.recording import expected_rows
from gapcheck.verbs.asked import Question
from gapcheck.verbs.explaining import Asking
from gapcheck.verbs.opposite import Target, nearest

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LISTS = {ConceptKind.FACT: "uppgifter", ConceptKind.ASSESSMENT: "bedömningar", ConceptKind.FORECAST: "prognoser",
          ConceptKind.EVENT: "händelser", ConceptKind.DECISION: "beslut"}  # fmt: skip
_OWN_KEYS = ("från", "till", "del", "av", "gjord")
_ORDER = ("scenario", "rubrik", "en", "ursprung", "från", "till", "person", "delar", "uppgifter", "händelser", "bedömningar",
          "prognoser", "beslut", "ingående", "förväntat")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Twin:
    """The twin as a scenario's text under its name, and the search that gave the change; no text where none was found."""

    name: str
    text: str
    nearest: Nearest


def twin(
    asking: Asking, asked: Question, source: Path, words: Callable[[Change], Text], name: str | None = None
) -> Twin:
    """The case in a file with the nearest change made, named `name` (else after the case) and expecting what it gives.

    `words` say one change. InputProblems when the question is about nothing, or the name is none.
    """
    name = name if name is not None else f"{asking.scenario.name}-tvilling"
    _check_name(name)
    target, finding = asking.target(asked)
    found = nearest(asking.setting, target)
    if not found.ways:
        return Twin(name, "", found)
    way = found.ways[0]
    told = Text("; ".join(words(change).sv for change in way), "; ".join(words(change).en for change in way))
    fields = _fields(source, asking.scenario, way, name, told)
    about = _described(asked, finding, target.day)
    comment = (
        f"Tvilling: {asking.scenario.name}. Det enda som skiljer: {told.sv}. Utfallet är det motsatta för {about}."
    )
    first = _read(asking.tree, name, scenario_text(comment, fields))
    result = run_case(
        asking.tree, first, law_on=asking.setting.law_on, confirm=False, plans=asking.setting.plans, silence=False
    )
    fields["förväntat"] = expected_rows(result, _telling(asking, target, way, result))
    text = scenario_text(comment, {key: fields[key] for key in _ORDER if key in fields})
    _check(asking, target, name, text)
    return Twin(name, text, found)


def check_new(file: Path) -> None:
    """InputProblems unless a scenario can be written to the file: it is named as one, and does not exist."""
    place = Place(file.as_posix(), 1, 1)
    if file.suffix != ".yaml":
        raise InputProblems([Problem("bad-name", place, "tvillingen är ett scenario; väntade ett filnamn som slutar på .yaml",
                                     "the twin is a scenario; expected a file name that ends in .yaml")])  # fmt: skip
    _check_name(file.stem)
    if file.exists() or file.is_symlink():
        raise InputProblems([_taken(place)])


def save(found: Twin, file: Path) -> None:
    """Write the twin to a new file, whole or not at all. InputProblems when somebody else was there first."""
    try:
        write_new(file, redacted(found.text))
    except FileExistsError:
        raise InputProblems([_taken(Place(file.as_posix(), 1, 1))]) from None


def _taken(place: Place) -> Problem:
    return Problem(
        "file-exists", place, "filen finns redan och skrivs inte över", "the file exists already and is not overwritten"
    )


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        shown = echo(name)
        raise InputProblems([Problem(
            "bad-name", Place(shown, 1, 1), f'"{shown}" kan inte vara ett scenarios namn; väntade små bokstäver a–z, siffror och bindestreck',
            f'"{shown}" cannot be the name of a scenario; expected small letters a–z, digits and hyphens',
        )])  # fmt: skip


def _described(asked: Question, finding: Finding | None, day: date) -> str:
    about = finding.id if finding is not None else asked.name
    return f"{about}{f' ({asked.part})' if asked.part else ''} den {day}"


# ---- what the person wrote, with the change made


def _fields(source: Path, scenario: Scenario, way: Way, name: str, told: Text) -> dict[str, Field]:
    """The keys of the twin but for what it expects; the real case and its items are left out, since the twin is none."""
    root, problems = load(source, scenario.file)
    if not isinstance(root, Mapping) or problems:
        raise InputProblems(problems)
    fields: dict[str, Field] = {}
    for entry in root.entries:
        key, value = entry.key.text, entry.value
        if key not in ("fall", "förväntat"):
            fields[key] = list(value.items) if isinstance(value, Sequence) else value
    fields["scenario"] = name
    fields["rubrik"] = f"{scenario.title} Tvilling: {told.sv}."
    fields["en"] = f"{scenario.english} Twin: {told.en}."
    fields["ursprung"] = (
        f"tvilling till {scenario.name} ({scenario.file}) som skiljer sig i detta: {told.sv}. {scenario.origin}"
    )
    changed = altered(scenario, way)
    for kind in dict.fromkeys(change.kind for change in way):
        rows = fields.get(_LISTS[kind], [])
        assert isinstance(rows, list)  # the grammar has lists there
        fields[_LISTS[kind]] = _rewritten(rows, changed, [change for change in way if change.kind is kind])
    return {key: fields[key] for key in _ORDER if key in fields}


def _rewritten(rows: list[Item], changed: Scenario, changes: list[Change]) -> list[Item]:
    """The rows without what they say of the changed inputs, and after them what is said of those instead."""
    kept: list[Item] = []
    for row in rows:
        assert isinstance(row, Mapping)  # as read and checked
        left = _without(row, changes)
        if left is not None:
            kept.append(left)
    told = dict.fromkeys((change.kind, change.concept, change.part) for change in changes)
    return [*kept, *(row for kind, concept, part in told for row in _said(changed, kind, concept, part))]


def _without(row: Mapping, changes: list[Change]) -> Mapping | None:
    """The row without its words on the changed inputs; None when nothing is left of it."""
    texts = {entry.key.text: entry.value.text for entry in row.entries if isinstance(entry.value, Scalar)}
    concepts = {change.concept for change in changes}
    if texts.get("händelse") in concepts or texts.get("beslut") in concepts:
        return None
    gone = {change.concept for change in changes if change.part == texts.get("del", "")}
    entries = tuple(entry for entry in row.entries if entry.key.text not in gone)
    if len(entries) < len(row.entries) and all(entry.key.text in _OWN_KEYS for entry in entries):
        return None
    return Mapping(row.place, entries)


def _said(changed: Scenario, kind: ConceptKind, concept: str, part: str) -> Iterator[Row]:
    """The rows that say what the changed case says of one input."""
    match kind:
        case ConceptKind.EVENT:
            for event in changed.events:
                if event.concept == concept:
                    yield {"dag": event.day, "händelse": concept, **({"del": event.part} if event.part else {})}
        case ConceptKind.DECISION:
            yield from (_decision(changed, decision) for decision in changed.decisions if decision.benefit == concept)
        case _:
            said = sorted(
                (e for e in changed.entries if (e.concept, e.part) == (concept, part)), key=lambda e: e.period
            )
            yield from (_entry(changed, kind, entry) for entry in said)


def _entry(changed: Scenario, kind: ConceptKind, entry: Entry) -> Row:
    row: Row = {}
    if kind is ConceptKind.FORECAST:
        row["gjord"] = entry.period.first
    else:
        if entry.period.first != changed.period.first:
            row["från"] = entry.period.first
        if entry.period.last != changed.period.last:
            row["till"] = entry.period.last
    if entry.part:
        row["del"] = entry.part
    if entry.by:
        row["av"] = entry.by
    return {**row, entry.concept: entry.value}


def _decision(changed: Scenario, decision: Decision) -> Row:
    row: Row = {"beslut": decision.benefit, "utfall": "bifall" if decision.granted else "avslag"}
    row |= {"från": decision.period.first, "till": decision.period.last, "dag": decision.given, "av": decision.by}
    return {**row, "interimistiskt": True} if decision.provisional else row


# ---- what it expects, and that it holds


def _telling(asking: Asking, target: Target, way: Way, result: Result) -> list[tuple[str, str, date]]:
    """Values that show the difference on the day: the outcome itself where it has a value, else the capacity tests that
    came out otherwise, else the first fact or assessment that was changed, else any test.
    """
    day = target.day
    own = [(s.name, s.part, day) for s in target.goal.signals if s.kind is SignalKind.CONCEPT and target.from_the_day]
    if own:
        return own
    before, after = asking.read.views[target.reading], result.worlds[0]
    tests = []
    for part in [one.id for one in asking.scenario.parts]:
        was = {verdict.test: verdict.value for verdict in before.verdicts(part).at(day)}
        tests += [(v.test, part, day) for v in after.verdicts(part).at(day) if was.get(v.test) != v.value]
    given = [(c.concept, c.part, day) for c in way if c.kind in (ConceptKind.FACT, ConceptKind.ASSESSMENT)]
    any_test = [(test, asking.scenario.parts[0].id, day) for test in sorted(asking.tree.tests)]
    return tests or given[:1] or any_test[:1]


def _read(tree: RuleTree, name: str, text: str) -> Scenario:
    """The text as a scenario. EngineFault when it is none: what was written here must be right."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"{name}.yaml"
        file.write_text(text, encoding="utf-8")
        scenario, problems = load_scenario(file, tree, f"{name}.yaml")
    if scenario is None:
        raise EngineFault(f"the twin cannot be read: {InputProblems(problems)}\n{text}")
    return scenario


def _check(asking: Asking, target: Target, name: str, text: str) -> None:
    """EngineFault unless the twin as written has the opposite outcome and everything that it expects."""
    scenario = _read(asking.tree, name, text)
    if not target.opposite(asking.setting.run(scenario)):
        raise EngineFault(f"the twin does not have the opposite outcome:\n{text}")
    result = run_case(
        asking.tree, scenario, law_on=asking.setting.law_on, confirm=False, plans=asking.setting.plans, silence=False
    )
    wrong = check_scenario(result)
    if wrong:
        raise EngineFault(f"the twin does not come out as it expects: {wrong[0]}\n{text}")
