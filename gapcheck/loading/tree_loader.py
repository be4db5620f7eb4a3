"""Knows how a folder of rule files becomes a rule tree: names first, then rules, then what must hold of the whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from gapcheck.loading import (
    aim_files,
    assessment_files,
    boundary_files,
    chair_files,
    concept_files,
    constant_files,
    duty_files,
    interplay_files,
    memory_files,
    rule_files,
)
from gapcheck.loading.citation_files import Citations
from gapcheck.loading.declarations import Declarations
from gapcheck.loading.declaring import declare_all
from gapcheck.loading.grammar import RULE_FILE, TREE_FILE
from gapcheck.loading.ledger_files import LEDGER_FOLDER
from gapcheck.loading.problems import Place, Problem, Problems, Related
from gapcheck.loading.records import Record
from gapcheck.loading.register import RegisterError, load_register
from gapcheck.loading.rule_documents import RuleDocument, rule_document
from gapcheck.loading.shape_reading import Reading, read_object
from gapcheck.loading.shapes import Object
from gapcheck.loading.strict_yaml import load_text
from gapcheck.loading.terms_decoding import Terms
from gapcheck.loading.tree_checks import check_tree
from gapcheck.model.aims import Aim
from gapcheck.model.concepts import ConceptKind
from gapcheck.model.duties import Duty
from gapcheck.model.memory import MemoryConcept
from gapcheck.model.period import Period
from gapcheck.model.register import Register
from gapcheck.model.rules import Capability, Chair, Rule
from gapcheck.model.tree import RuleTree

TREE_FILE_NAME = "gapcheck.yaml"
REGISTER_NAME = "register.csv"
_MOST_RELATED = 3

T = TypeVar("T")
C = TypeVar("C", Aim, Capability, Chair, Duty, MemoryConcept, Rule)


@dataclass(frozen=True, slots=True)
class JudgedFile:
    """A rule file read as part of a tree: in the place of the tree's own file at this path, else beside its files."""

    path: Path
    shown: str
    data: bytes


def load_tree(rules_dir: Path, judged: JudgedFile | None = None) -> tuple[RuleTree | None, list[Problem]]:
    """Read every rule file of a folder. Returns the tree, or None when anything is wrong, and all problems in order.

    The folder holds gapcheck.yaml, register.csv and any number of *.yaml in subfolders. Places name files from the
    folder's own name. A judged file is read after the others, so that what it repeats is its own mistake. Never raises
    for bad input.
    """
    problems = Problems()
    if not rules_dir.is_dir():
        place = Place(rules_dir.as_posix(), 1, 1)
        return None, [Problem("folder-missing", place, "katalogen finns inte", "the folder does not exist")]
    contents = _contents(rules_dir, None if judged is None else judged.path.resolve(), problems)
    digest = _digest(rules_dir, contents)
    register = _register(rules_dir, problems)
    reading = Reading(problems)
    span = _span(contents.pop(TREE_FILE_NAME, None), _shown(rules_dir, TREE_FILE_NAME), reading)
    files = [(_shown(rules_dir, name), data) for name, data in contents.items()]
    if judged is not None:
        files.append((judged.shown, judged.data))
    records = [record for shown, data in files if (record := _record(RULE_FILE, data, shown, reading)) is not None]
    if len(records) < len(files) or register is None or span is None:
        # What cannot be read declares names and days that are unknown; every use of them would be told as a mistake.
        if judged is not None:
            problems.add(not_judged(judged.shown, problems.sorted()))
        return None, problems.sorted()
    documents = [rule_document(record, register, problems) for record in records]
    declared = declare_all(documents, problems)
    declared.check(reading.references, problems)
    tree = _build(documents, declared, Citations(register, problems, span), digest)
    check_tree(tree, declared, problems)
    return (None if problems else tree), problems.sorted()


def contents_digest(rules_dir: Path) -> str:
    """The digest that the tree of a folder has, over the paths and bytes of its rule files and register.

    Empty where some file could not be read or would be passed over, which the tree's problems tell.
    """
    problems = Problems()
    contents = _contents(rules_dir, None, problems)
    return "" if problems else _digest(rules_dir, contents)


def not_judged(shown: str, of_tree: list[Problem]) -> Problem:
    """That a file cannot be judged since the rule tree cannot be used, with the first places in the tree to mend."""
    others = [problem for problem in of_tree if problem.place.file != shown]
    return Problem(
        "tree-unusable",
        Place(shown, 1, 1),
        "filen kan inte prövas, eftersom regelträdet inte kan användas",
        "the file cannot be judged, since the rule tree cannot be used",
        tuple(Related(problem.place, problem.sv, problem.en) for problem in others[:_MOST_RELATED]),
        "Rätta regelträdet först.",
        "Mend the rule tree first.",
    )


def _build(documents: list[RuleDocument], declared: Declarations, citations: Citations, digest: str) -> RuleTree:
    problems, span = citations.problems, citations.span
    terms = Terms(declared, problems)

    def gather(part: Callable[[RuleDocument], Mapping[str, T]]) -> dict[str, T]:
        # Names declared twice have been reported; the first one stands.
        found: dict[str, T] = {}
        for document in documents:
            for name, item in part(document).items():
                found.setdefault(name, item)
        return found

    def in_order(part: Callable[[RuleDocument], Mapping[str, C]]) -> dict[str, C]:
        # What a finding says must not depend on which file a construct stands in.
        return dict(sorted(gather(part).items(), key=lambda item: item[1].citation.reading_order))

    renewals = assessment_files.Renewals(citations, _decisions(documents, declared))
    tests = gather(concept_files.tests)
    needs = gather(lambda document: concept_files.needs(document, terms))
    return RuleTree(
        actors=gather(concept_files.actors),
        concepts=gather(lambda document: concept_files.concepts(document, renewals, terms)),
        memory=in_order(lambda document: memory_files.memories(document, declared, citations, terms)),
        yardsticks=gather(lambda document: concept_files.yardsticks(document, declared, problems)),
        tests=tests,
        needs=needs,
        rules=in_order(lambda document: rule_files.rules(document, declared, tests, citations, terms)),
        chairs=in_order(lambda document: chair_files.chairs(document, needs, citations, terms)),
        duties=in_order(lambda document: duty_files.duties(document, citations, terms)),
        capabilities=in_order(lambda document: duty_files.capabilities(document, citations, terms)),
        incompatible=gather(lambda document: interplay_files.incompatibilities(document, citations, terms)),
        contradictions=gather(lambda document: interplay_files.contradictions(document, citations, terms)),
        matters=gather(interplay_files.matters),
        coordinations=gather(lambda document: interplay_files.coordinations(document, citations, terms)),
        aims=in_order(lambda document: aim_files.aims(document, citations, terms)),
        directions=gather(aim_files.directions),
        register=citations.register,
        modelled_from=span.first,
        known_until=span.last,
        digest=digest,
        exclusions=gather(lambda document: assessment_files.exclusions(document, citations, terms)),
        constants=gather(lambda document: constant_files.constants(document, problems)),
        reviews=tuple(review for document in documents for review in concept_files.reviews(document)),
        boundaries=tuple(row for document in documents for row in boundary_files.boundaries(document, terms)),
    )


def _decisions(documents: list[RuleDocument], declared: Declarations) -> frozenset[str]:
    """What a case may hold a decision on: the declared decisions, and those that put what a chair gives in hand."""
    of_chairs = {record.text("beslut") for document in documents for record in document.record.records("stolar")} - {""}
    return frozenset(of_chairs | {word.name for word in declared.words.values() if word.kind is ConceptKind.DECISION})


def _contents(rules_dir: Path, left_out: Path | None, problems: Problems) -> dict[str, bytes]:
    """The bytes of every rule file, except the one left out, by its path from the folder, sorted by path."""
    found = {}
    ledger = rules_dir / LEDGER_FOLDER
    for path in sorted(rules_dir.rglob("*.y*ml"), key=lambda p: p.relative_to(rules_dir).as_posix()):
        name = path.relative_to(rules_dir).as_posix()
        if path.suffix == ".yml":
            problems.add(
                Problem(
                    "file-not-read",
                    Place(_shown(rules_dir, name), 1, 1),
                    "filens namn slutar på .yml, så den skulle inte läsas; väntade .yaml",
                    "the name of the file ends in .yml, so it would not be read; expected .yaml",
                )
            )
        if path.suffix != ".yaml" or path.resolve() == left_out or path.parent == ledger:
            continue
        try:
            found[name] = path.read_bytes()
        except OSError:
            problems.add(
                Problem(
                    "file-unreadable",
                    Place(_shown(rules_dir, name), 1, 1),
                    "filen kan inte läsas",
                    "the file cannot be read",
                )
            )
    return found


def _digest(rules_dir: Path, contents: Mapping[str, bytes]) -> str:
    """SHA-256, in hex, over the path and bytes of every rule file and of the register, sorted by path."""
    files = dict(contents)
    register = rules_dir / REGISTER_NAME
    if register.is_file():
        files[REGISTER_NAME] = register.read_bytes()
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(f"{name}\0{len(files[name])}\0".encode())
        digest.update(files[name])
    return digest.hexdigest()


def _shown(rules_dir: Path, name: str) -> str:
    return f"{rules_dir.resolve().name}/{name}"


def _register(rules_dir: Path, problems: Problems) -> Register | None:
    shown = _shown(rules_dir, REGISTER_NAME)
    try:
        return load_register(rules_dir / REGISTER_NAME)
    except RegisterError as error:
        for line, sv, en in error.problems:
            problems.add(Problem("bad-register", Place(shown, line, 1), sv, en))
    except (OSError, UnicodeDecodeError):
        problems.add(
            Problem(
                "register-missing",
                Place(shown, 1, 1),
                "registret över lydelser saknas eller kan inte läsas",
                "the register of wordings is missing or cannot be read",
            )
        )
    return None


def _record(shape: Object, data: bytes, shown: str, reading: Reading) -> Record | None:
    root, problems = load_text(data, shown)
    reading.problems.extend(problems)
    return None if root is None else read_object(shape, root, reading)


def _span(data: bytes | None, shown: str, reading: Reading) -> Period | None:
    if data is None:
        reading.problems.add(
            Problem(
                "file-missing",
                Place(shown, 1, 1),
                "filen saknas; väntade regelträdets modellerat_från och känt_till",
                "the file is missing; expected modellerat_från and känt_till of the rule tree",
            )
        )
        return None
    record = _record(TREE_FILE, data, shown, reading)
    tree = record.record("regelträd") if record else None
    first, last = (tree.day("modellerat_från"), tree.day("känt_till")) if tree else (None, None)
    if tree is None or first is None or last is None:
        return None
    if last < first:
        reading.problems.add(
            Problem(
                "period-ends-before-start",
                tree.place_of("känt_till"),
                f"rätten är känd till {last}, före {first}",
                f"the law is known until {last}, before {first}",
                (Related(tree.place_of("modellerat_från"), "modellerat från", "modelled from"),),
            )
        )
        return None
    return Period(first, last)
