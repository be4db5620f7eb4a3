"""Knows what an input problem is, how problems are gathered and how they are printed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Literal

from gapcheck.loading.personal_id import redacted
from gapcheck.loading.unseen import UNSEEN

Lang = Literal["sv", "en"]

_LONGEST_ECHO = 60
_LONGEST_SUGGESTED = 100
_LIKENESS = 0.7
_ENDS_A_SENTENCE = re.compile(r"[.?!]$")
# A value that is refused as it is written is not told to be of the wrong type too; an empty one is, and only that.
_REFUSED_AS_WRITTEN = frozenset({"alias", "personal-id", "plain-boolean", "plain-null", "plain-number", "plain-sign"})
_EMPTY = "value-missing"
_OF_VALUE = re.compile(r"expected-|undeclared-|unknown-|wrong-value|outside-domain|share-not-a-quarter|bad-citation")


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file: line and column count from 1, the column in characters."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a problem is about, and what stands there."""

    place: Place
    sv: str
    en: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the input: a stable code, where, what was found and expected, and perhaps what to do.

    Texts carry no final full stop; a suggestion is a sentence of its own, with its own.
    """

    code: str
    place: Place
    sv: str
    en: str
    related: tuple[Related, ...] = ()
    suggestion_sv: str | None = None
    suggestion_en: str | None = None

    def guessing(self, word: str, candidates: Iterable[str]) -> Problem:
        """The same problem with "did you mean", when a candidate is like the word."""
        likely = suggest(word, candidates)
        if likely is None:
            return self
        shown = echo(likely)
        return replace(self, suggestion_sv=f'Menade du "{shown}"?', suggestion_en=f'Did you mean "{shown}"?')


class Problems:
    """Gathers problems in any order and gives them back in the order of the files, each once."""

    def __init__(self, problems: Iterable[Problem] = ()) -> None:
        self._gathered: dict[Problem, None] = dict.fromkeys(problems)

    def add(self, problem: Problem) -> None:
        """Keep one more problem."""
        self._gathered[problem] = None

    def extend(self, problems: Iterable[Problem]) -> None:
        """Keep several more problems."""
        self._gathered.update(dict.fromkeys(problems))

    def sorted(self) -> list[Problem]:
        """All problems by file, line, column and code; exact repetitions, and what follows from another, once."""
        told: defaultdict[Place, set[str]] = defaultdict(set)
        for problem in self._gathered:
            told[problem.place].add(problem.code)
        return sorted((one for one in self._gathered if not _follows(one.code, told[one.place])), key=_order)

    def raise_if_any(self) -> None:
        """Raise InputProblems when anything was gathered."""
        if self._gathered:
            raise InputProblems(self._gathered)

    def __bool__(self) -> bool:
        return bool(self._gathered)

    def __len__(self) -> int:
        return len(self._gathered)


class InputProblems(Exception):
    """The input cannot be used; the command line prints the problems and exits with 2."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(Problems(problems).sorted())
        super().__init__(self.problems)

    def __str__(self) -> str:
        return render(self.problems, "sv")


def render(problems: Iterable[Problem], lang: Lang) -> str:
    """The problems as text, one block each with its related places indented, and a closing line with their number.

    Ends with a line feed. Personal identity numbers are removed wherever they stand, file names included.
    """
    ordered = Problems(problems).sorted()
    lines = [line for problem in ordered for line in _block(problem, lang)]
    noun = "problem" if lang == "sv" or len(ordered) == 1 else "problems"
    text = "\n".join([*lines, f"{len(ordered)} {noun}"]) + "\n"
    # A file name may hold bytes that are no text; printing must not fail on it.
    return redacted(text).encode("utf-8", "backslashreplace").decode("utf-8")


def suggest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like the word, or None when none is like enough; equal likeness gives the first by letters."""
    if len(word) > _LONGEST_SUGGESTED:
        return None
    best, likeness = None, _LIKENESS
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(word.casefold())
    for candidate in sorted(set(candidates) - {word}):
        matcher.set_seq1(candidate.casefold())
        if matcher.real_quick_ratio() < likeness or matcher.quick_ratio() < likeness:
            continue
        ratio = matcher.ratio()
        if ratio > likeness or (best is None and ratio == likeness):
            best, likeness = candidate, ratio
    return best


def echo(text: str) -> str:
    """Found text made fit for a message: one short line, unseen characters spelled out, no personal identity number."""
    spelled = UNSEEN.sub(lambda m: f"<U+{ord(m[0]):04X}>", redacted(text))
    line = " ".join(spelled.split())
    return line if len(line) <= _LONGEST_ECHO else line[: _LONGEST_ECHO - 1] + "…"


def _follows(code: str, told_here: set[str]) -> bool:
    """Whether a problem with this code only repeats what another at the same place says better."""
    if code == _EMPTY:
        return any(_OF_VALUE.match(other) for other in told_here)
    return _OF_VALUE.match(code) is not None and not told_here.isdisjoint(_REFUSED_AS_WRITTEN)


def _order(problem: Problem) -> tuple[Place, str, str]:
    return (problem.place, problem.code, repr(problem))


def _block(problem: Problem, lang: Lang) -> list[str]:
    text = problem.sv if lang == "sv" else problem.en
    suggestion = problem.suggestion_sv if lang == "sv" else problem.suggestion_en
    sentences = [_sentence(text), *([_sentence(suggestion)] if suggestion else [])]
    head = f"{problem.place}: {' '.join(sentences)}"
    return [head, *(f"    {other.place}: {other.sv if lang == 'sv' else other.en}" for other in problem.related)]


def _sentence(text: str) -> str:
    return text if _ENDS_A_SENTENCE.search(text) else text + "."
