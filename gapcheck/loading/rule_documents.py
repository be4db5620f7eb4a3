"""Knows a rule file as read against its shape, and what it says once for all its constructs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gapcheck.loading.citation_files import FileDefaults
from gapcheck.loading.grammar_rules import MEMORY
from gapcheck.loading.nodes import Scalar
from gapcheck.loading.problems import Problem, Problems
from gapcheck.loading.records import Record
from gapcheck.model.register import Register, UnknownStatuteError
from gapcheck.model.wordings import SourceKind

CONSTRUCTS = (
    "regler",
    "stolar",
    "skyldigheter",
    "förmågor",
    "samordning",
    "oförenligt",
    "motsägelser",
    "syften",
    "uteslutningar",
)


@dataclass(frozen=True, slots=True)
class RuleDocument:
    """One rule file."""

    record: Record
    defaults: FileDefaults

    def memories(self) -> Iterator[tuple[str, Scalar, Record]]:
        """Each remembered concept: its section, its name and what is said about it."""
        for section in MEMORY:
            for key, record in self.record.declared(section):
                yield section, key, record


def rule_document(record: Record, register: Register, problems: Problems) -> RuleDocument:
    """The document of a file, with its defaults; a statute that the register does not hold is reported."""
    sfs = None
    if name := record.text("författning"):
        try:
            number = name.removeprefix("SFS ")
            sfs = number if register.short_names.get(name) is None else register.sfs_of(name)
            register.short_name(sfs)
        except UnknownStatuteError as error:
            place = record.place_of("författning")
            problems.add(Problem("unknown-statute", place, error.sv, error.en))
    kind = record.text("källa")
    actor = record.text("aktör")
    return RuleDocument(record, FileDefaults(sfs, actor, SourceKind(kind) if kind else SourceKind.STATUTE))
