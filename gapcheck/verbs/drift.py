"""Drift: comparing the pinned wordings with a folder of statute texts, and finding what rests on those that departed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from gapcheck.check import Plans, run_case
from gapcheck.loading.law_texts import LawTextError, WordingKey, section_texts, texts_of_register, wording_hash
from gapcheck.loading.problems import InputProblems, Place, Problem
from gapcheck.loading.statute_exports import exported_texts
from gapcheck.model.drift import Change, Departure, Drift, Touched
from gapcheck.model.register import Note, Register, Wording
from gapcheck.model.section_key import SectionKey
from gapcheck.model.tree import RuleTree
from gapcheck.verbs.cases import open_case
from gapcheck.verbs.ledger import encoders


def texts_in(folder: Path) -> dict[WordingKey, str]:
    """The texts of a folder in either format: statute files as the register is made from, else plain exports.

    InputProblems when there is no such folder or a statute file departs from its format.
    """
    place = Place(folder.as_posix(), 1, 1)
    if not folder.is_dir():
        raise InputProblems([Problem("folder-missing", place, "katalogen finns inte", "the folder does not exist")])
    try:
        return section_texts(folder) or exported_texts(folder)
    except LawTextError as error:
        raise InputProblems([Problem("bad-law-text", place, error.sv, error.en)]) from error


def find_drift(
    tree: RuleTree, texts: Mapping[WordingKey, str], files: Iterable[Path], scenarios: Path,
    progress: Callable[[Path], None] = lambda _: None,
) -> Drift:  # fmt: skip
    """Compare every pinned wording of the statutes among the texts; scenarios are run only when something departs."""
    register = tree.register
    statutes = {key.section.sfs for key in texts}
    held = [w for key in register.sections if key.sfs in statutes for w in register.wordings(key)]
    paired = texts_of_register(register, texts)
    known = encoders(tree)
    departures = tuple(
        Departure(d.key, d.change, d.wording, d.act, tuple(known.get(d.wording, ())) if d.wording else ())
        for d in _departures(register, texts, paired, held)
    )
    ids = {id for departure in departures for id in departure.encoded_by}
    every = {key.sfs for key in register.sections}
    return Drift(
        departures=departures,
        touched=tuple(_touched(tree, files, scenarios, ids, progress)) if ids else (),
        compared=sum(1 for wording in held if wording in paired and wording.text_hash),
        statutes=tuple(sorted(statutes & every)),
        unseen=tuple(sorted(every - statutes)),
        unpaired=sum(1 for wording in held if wording not in paired),
    )


def _departures(
    register: Register, texts: Mapping[WordingKey, str], paired: Mapping[Wording, str], held: list[Wording]
) -> Iterator[Departure]:
    by_section: defaultdict[SectionKey, list[WordingKey]] = defaultdict(list)
    for key in texts:
        by_section[key.section].append(key)
    named = {text: key.amended_by for key, text in texts.items()}
    for wording in held:
        text = paired.get(wording)
        if text is not None and wording.text_hash and wording_hash(text) != wording.text_hash:
            act = named[text]
            change = Change.REWRITTEN if act in (None, wording.amended_by) else Change.AMENDED
            yield Departure(wording.key, change, wording, act or wording.amended_by or "")
        newest = register.wordings(wording.key)[-1]
        if text is None and wording is newest and wording.note is Note.NONE and not by_section[wording.key]:
            yield Departure(wording.key, Change.GONE, wording, "")
    met = set(paired.values())
    dated = any(key.first_day or key.last_day for key in texts)
    for key in sorted(texts, key=lambda key: (key.section.sort_key, key.amended_by or "")):
        if texts[key] in met:
            continue
        wordings = register.wordings(key.section)
        if wordings:
            yield Departure(key.section, Change.AMENDED, wordings[-1], key.amended_by or "")
        elif dated:
            yield Departure(key.section, Change.ADDED, None, key.amended_by or "")


def _touched(
    tree: RuleTree, files: Iterable[Path], scenarios: Path, ids: set[str], progress: Callable[[Path], None]
) -> Iterator[Touched]:
    plans = Plans(tree)
    for file in files:
        progress(file)
        result = run_case(tree, open_case(file, tree, scenarios), confirm=False, plans=plans, silence=False)
        active = {used.rpartition(", ")[0] for used in result.receipt.wordings}
        resting = tuple(f.id for f in result.findings if ids & set(f.provisions))
        if ids & active or resting:
            yield Touched(result.scenario.name, tuple(sorted(ids & active)), resting)
