"""How a rule, chair, duty or memory is cited to a reader, and whether its wording on a day has been read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from gapcheck.model.labels import citation_text, label
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.model.wordings import SourceKind, Wording, WordingStatus

_STATUS = {
    WordingStatus.UNREAD: Text("ej läst", "unread"),
    WordingStatus.MISSING: Text("lydelse saknas", "wording missing"),
    WordingStatus.ABSENT: Text("fanns inte", "did not exist"),
}

_SOURCES = {
    SourceKind.ORDINANCE: Text("förordning", "ordinance"),
    SourceKind.AGENCY_REGULATION: Text("föreskrift", "agency regulation"),
    SourceKind.PRECEDENT: Text("praxis", "precedent"),
    SourceKind.AGENCY_POSITION: Text("myndighetsställningstagande", "agency position"),
    SourceKind.COLLECTIVE_AGREEMENT: Text("kollektivavtal", "collective agreement"),
    SourceKind.CONTRACT: Text("avtal", "contract"),
    SourceKind.EMPLOYER_ROUTINE: Text("arbetsgivarrutin", "employer's routine"),
}


@dataclass(frozen=True, slots=True)
class Cited:
    """A construct's source on one day: the citation, what kind of source it is, and how well its wording is known."""

    id: str
    citation: Text
    kind: SourceKind | None
    status: WordingStatus | None

    def text(self) -> Text:
        """The citation with what a reader must know about it: a source below statute, a wording that is not read."""
        notes = [note for note in (_SOURCES.get(self.kind) if self.kind else None, self.unread) if note is not None]
        if not notes:
            return self.citation
        return Text(
            f"{self.citation.sv} ({', '.join(note.sv for note in notes)})",
            f"{self.citation.en} ({', '.join(note.en for note in notes)})",
        )

    @property
    def unread(self) -> Text | None:
        """What is said of a wording that was not read; nothing of one that was."""
        return _STATUS.get(self.status) if self.status else None


class Sources:
    """Every citation of a rule tree by id."""

    def __init__(self, tree: RuleTree) -> None:
        self._tree = tree
        self._citations = {citation.id: citation for citation in tree.citations()}

    def cite(self, name: str, day: date) -> Cited:
        """The source of the named construct as it stands on a day; a name without a source is given as it is."""
        citation = self._citations.get(name)
        if citation is None:
            return Cited(name, label(self._tree, name), None, None)
        wording = wording_on(citation.wordings, day)
        return Cited(name, citation_text(self._tree, citation), citation.kind, wording.status if wording else None)

    def cite_all(self, names: Iterable[str], day: date) -> tuple[Cited, ...]:
        """The sources of several constructs, each citation once, in the order given."""
        found = {cited.citation: cited for cited in reversed([self.cite(name, day) for name in names])}
        return tuple(reversed(found.values()))


def wording_on(wordings: Iterable[Wording], day: date) -> Wording | None:
    """The wording whose own days cover the day; transitional provisions are not considered."""
    return next((wording for wording in wordings if wording.covers(day)), None)
