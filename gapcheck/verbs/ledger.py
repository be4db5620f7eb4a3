"""Keeping the ledger: what became of every wording of the register, and where ledger and rules contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from gapcheck.loading.ledger_files import load_ledger
from gapcheck.loading.problems import InputProblems, Place, Problem, Problems
from gapcheck.model.ledger import Account, Hole, Ledger, LedgerLine, Treatment
from gapcheck.model.register import Note, Register, UnknownStatuteError, Wording
from gapcheck.model.section_key import SectionKey
from gapcheck.model.tree import RuleTree
from gapcheck.model.wordings import Citation, WordingStatus
from gapcheck.model.wordings import Wording as CitedWording

_HELD = (WordingStatus.READ, WordingStatus.UNREAD)


def keep_ledger(tree: RuleTree, rules_dir: Path) -> Ledger:
    """The ledger of a rule tree. InputProblems when a row names nothing, repeats another or contradicts the rules."""
    lines, wrong = load_ledger(rules_dir, tree.register)
    ledger = account(tree, lines)
    problems = Problems([*wrong, *contradictions(ledger, lines)])
    if problems:
        raise InputProblems(problems.sorted())
    return ledger


def statute_number(name: str, register: Register) -> str:
    """The number of a statute by its short name or number; InputProblems with a suggestion when it is not there."""
    try:
        if name in register.short_names or ":" not in name:
            return register.sfs_of(name)
        sfs = name.removeprefix("SFS ")
        register.short_name(sfs)
    except UnknownStatuteError as error:
        raise InputProblems([Problem("unknown-statute", Place("--statute", 1, 1), error.sv, error.en)]) from error
    return sfs


def account(tree: RuleTree, lines: Iterable[LedgerLine]) -> Ledger:
    """What became of each wording of the register: what rules encode goes before what a row says of it."""
    by_section: defaultdict[SectionKey, list[LedgerLine]] = defaultdict(list)
    for line in lines:
        by_section[line.key].append(line)
    known = encoders(tree)
    return Ledger(
        tuple(
            _account(wording, tuple(known.get(wording, ())), by_section[key])
            for key in tree.register.sections
            for wording in tree.register.wordings(key)
        ),
        tuple(_holes(tree)),
    )


def contradictions(ledger: Ledger, lines: Iterable[LedgerLine]) -> Iterator[Problem]:
    """Rows that say of an encoded wording that no rule encodes it, or that leave a place out of one that none does."""
    encoded: defaultdict[SectionKey, list[Account]] = defaultdict(list)
    plain: defaultdict[SectionKey, list[Account]] = defaultdict(list)
    for entry in ledger.accounts:
        (encoded if entry.encoded_by else plain)[entry.wording.key].append(entry)
    for line in lines:
        of_line = [entry for entry in encoded[line.key] if _names(line, entry.wording)]
        others = [entry for entry in plain[line.key] if _names(line, entry.wording)]
        if line.spot and not of_line:
            yield _problem(
                line,
                "place-of-unencoded",
                f'raden lämnar "{line.spot}" ur {line.key}, men ingen regel kodar den lydelsen; bokför den hel',
                f'the row leaves "{line.spot}" out of {line.key}, but no rule encodes that wording; account for the whole',
            )
        if not line.spot and of_line and not others:
            ids = ", ".join(of_line[0].encoded_by)
            yield _problem(
                line,
                "encoded-and-left",
                f"raden bokför {line.key} som {line.treatment.value}, men den kodas av {ids}; namnge stället som lämnas",
                f"the row accounts for {line.key} as {line.treatment.value}, but {ids} encodes it; name the place that is left out",
            )


def _problem(line: LedgerLine, code: str, sv: str, en: str) -> Problem:
    file, _, row = line.place.rpartition(":")
    return Problem(code, Place(file, int(row), 1), sv, en)


def _account(wording: Wording, ids: tuple[str, ...], lines: list[LedgerLine]) -> Account:
    mine = [line for line in lines if _names(line, wording)]
    whole = next((line for line in sorted(mine, key=lambda line: not line.act) if not line.spot), None)
    if ids:
        return Account(wording, Treatment.ENCODED, ids, None, tuple(line for line in mine if line.spot))
    treatment = whole.treatment if whole else Treatment.UNACCOUNTED
    return Account(wording, treatment, (), whole, ())


def _names(line: LedgerLine, wording: Wording) -> bool:
    return line.act in ("", wording.amended_by or wording.key.sfs)


def encoders(tree: RuleTree) -> dict[Wording, list[str]]:
    """The ids that encode each wording, in the tree's order: rules, chairs, duties, capabilities and memory."""
    found: defaultdict[Wording, list[str]] = defaultdict(list)
    for citation in tree.citations():
        for provision in _cited(citation, tree.register):
            for wording in tree.register.wordings(provision):
                if any(_encodes(cited, wording, tree.register) for cited in citation.wordings):
                    found[wording].append(citation.id)
    return found


def _cited(citation: Citation, register: Register) -> Iterator[SectionKey]:
    """The section a construct rests on, and the transitional provisions that govern one of its wordings."""
    if citation.provision is None:
        return
    yield citation.provision.section_key
    for wording in citation.wordings:
        if wording.transition is not None:
            yield from _of_transition(wording.transition.provision, citation.provision.sfs, register)


def _of_transition(text: str, sfs: str, register: Register) -> Iterator[SectionKey]:
    try:
        key = register.parse(text, sfs).section_key
    except ValueError:
        return
    if register.exists(key):
        yield key


def _encodes(cited: CitedWording, held: Wording, register: Register) -> bool:
    """Whether a wording of a construct is the register's: a day of both, and by what is known of its text that day."""
    day = held.earliest_day
    if day is None:
        return False
    if held.note is Note.TRANSITIONAL:
        return cited.status in _HELD or cited.transition is not None
    first = max(day, cited.first or date.min)
    if not cited.covers(first):
        return False
    if held.note is Note.REPEALED:
        return cited.status is WordingStatus.ABSENT
    return cited.status in _HELD and register.wording_on(held.key, first) is held


def _holes(tree: RuleTree) -> Iterator[Hole]:
    """The days, from the first modelled one on, that cited sections are in force without a text that is held."""
    found: defaultdict[tuple[SectionKey, date | None, date | None, bool, str], list[str]] = defaultdict(list)
    for citation in tree.citations():
        if citation.provision is None:
            continue
        for wording in citation.wordings:
            if wording.status in (WordingStatus.UNREAD, WordingStatus.MISSING) and not _over(wording, tree):
                supported = wording.status is WordingStatus.UNREAD
                key = (citation.provision.section_key, wording.first, wording.last, supported, wording.support)
                found[key].append(citation.id)
    for (section, first, last, supported, source), ids in sorted(found.items(), key=lambda item: _hole_order(item[0])):
        yield Hole(section, first, last, supported, source, tuple(ids))


def _over(wording: CitedWording, tree: RuleTree) -> bool:
    return wording.last is not None and wording.last < tree.modelled_from


def _hole_order(key: tuple[SectionKey, date | None, date | None, bool, str]) -> tuple[object, ...]:
    section, first, last, supported, source = key
    return (section, first or date.min, last or date.max, supported, source)
