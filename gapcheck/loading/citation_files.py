"""Knows how citations and wordings are written, and checks that they follow on each other in time."""

from __future__ import annotations

from dataclasses import dataclass

from gapcheck.loading.nodes import Sequence
from gapcheck.loading.problems import Place, Problem, Problems, Related, echo
from gapcheck.loading.records import Record
from gapcheck.loading.register_checks import check_against_register
from gapcheck.loading.terms_decoding import Terms
from gapcheck.loading.wording_checks import check_sequence, check_status
from gapcheck.model.period import Period
from gapcheck.model.provision import CitationError, Provision
from gapcheck.model.register import Register
from gapcheck.model.section_key import SectionKey
from gapcheck.model.wordings import Citation, SourceKind, Transition, Wording, WordingStatus


@dataclass(frozen=True, slots=True)
class FileDefaults:
    """What a rule file says once for all its constructs."""

    sfs: str | None
    actor: str
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Citations:
    """Reads the citation of a construct; `span` is from the first modelled day to the last whose law is known."""

    register: Register
    problems: Problems
    span: Period

    def citation(self, id: str, record: Record, defaults: FileDefaults, terms: Terms, place: Place) -> Citation:
        """The citation of a construct; whatever is wrong with its source or wordings is reported."""
        provision = self.provision(record, defaults.sfs)
        kind = record.text("källa")
        picked = record.record("bestäms_av")
        return Citation(
            id=id,
            provision=provision,
            source=record.text("källhänvisning"),
            kind=SourceKind(kind) if kind else defaults.kind,
            wordings=self._wordings(record, terms, defaults.sfs, provision),
            picked_by=picked.text("första_dagen_i") if picked else "",
            meaning=record.text("innebörd"),
            place=f"{place.file}:{place.line}",
        )

    def provision(self, record: Record, sfs: str | None) -> Provision | None:
        """The provision under "lagrum", which the register must hold; None when there is none or it was refused."""
        text = record.text("lagrum")
        return self.provision_of(text, record.place_of("lagrum"), sfs) if text else None

    def provision_of(self, text: str, place: Place, sfs: str | None) -> Provision | None:
        """The provision that a text at a place cites, which the register must hold; None when it was refused."""
        try:
            provision = self.register.parse(text, sfs)
        except CitationError as error:
            self.problems.add(Problem("bad-citation", place, error.sv, error.en))
            return None
        except ValueError as error:
            self.problems.add(
                Problem(
                    "bad-citation",
                    place,
                    f'"{echo(text)}" går inte att läsa som ett lagrum',
                    f'"{echo(text)}" cannot be read as a citation: {error}',
                )
            )
            return None
        told = provision.sfs == sfs and sfs not in self.register.short_names.values()
        if not told and not self.register.exists(provision.section_key):
            self._not_in_register(provision, place)
        return provision

    def source(self, record: Record, sfs: str | None) -> str:
        """What a supervisor, a remedy or a transition rests on, as written; a "lagrum" must exist."""
        self.provision(record, sfs)
        return record.text("lagrum") or record.text("källhänvisning")

    def _not_in_register(self, provision: Provision, place: Place) -> None:
        near = [str(key) for key in self.register.nearest(provision.section_key)]
        own = SectionKey(provision.transitional or "", None, provision.section)
        if self.register.exists(own):
            # The transitional provisions of a new statute are its own, not those of the one it repeals.
            near = [f"{own} {self.register.short_name(own.sfs)}"]
        known = provision.sfs in self.register.short_names.values()
        where = f"{provision.section_key} {self.register.short_name(provision.sfs) if known else provision.sfs}"
        self.problems.add(
            Problem(
                "citation-not-in-register",
                place,
                f'"{where}" finns inte i registret',
                f'"{where}" is not in the register',
                suggestion_sv=f"Närmast finns {', '.join(near)}." if near else None,
                suggestion_en=f"Nearest are {', '.join(near)}." if near else None,
            )
        )

    def _wordings(
        self, record: Record, terms: Terms, sfs: str | None, provision: Provision | None
    ) -> tuple[Wording, ...]:
        of_statute = "lagrum" in record
        records = record.records("lydelser")
        if not records:
            written = record.node.get("lydelser")
            if of_statute and (written is None or (isinstance(written, Sequence) and not written.items)):
                self.problems.add(
                    Problem(
                        "key-missing",
                        record.place_of("lydelser"),
                        'ett lagrum utan "lydelser"; väntade lydelserna med sina dagar',
                        'a provision without "lydelser"; expected its wordings with their days',
                    )
                )
            support = record.text("källhänvisning")
            return (Wording(None, None, WordingStatus.UNREAD, support=support),)
        wordings = tuple(self._wording(item, terms, sfs, of_statute) for item in records)
        if provision is not None:
            for item, wording in zip(records, wordings, strict=True):
                check_against_register(item, wording, provision, self.register, self.span, self.problems)
        check_sequence(records, wordings, self.span, self.problems)
        return wordings

    def _wording(self, record: Record, terms: Terms, sfs: str | None, of_statute: bool) -> Wording:
        transition = record.record("övergång")
        first, last = record.day("från"), record.day("till")
        if first and last and last < first:
            self.problems.add(
                Problem(
                    "wording-ends-before-start",
                    record.place_of("till"),
                    f"lydelsen slutar {last}, före sin första dag {first}",
                    f"the wording ends {last}, before its first day {first}",
                    (Related(record.place_of("från"), "första dagen", "the first day"),),
                )
            )
        return Wording(
            first=first,
            last=last,
            status=check_status(record, of_statute, self.problems),
            act=record.text("enligt"),
            text_hash=record.text("lydelse"),
            support=record.text("stöd"),
            transition=Transition(
                provision=self.source(transition, sfs),
                also_while=terms.condition(transition.term("gäller_även_när")),
            )
            if transition
            else None,
            not_while=terms.optional(record.term("gäller_inte_när")),
        )
