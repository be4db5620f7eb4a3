"""Knows how aims and the directions they point in are written."""

from __future__ import annotations

import re

from gapcheck.loading.citation_files import Citations
from gapcheck.loading.problems import Place, Problem, echo
from gapcheck.loading.records import Record
from gapcheck.loading.rule_documents import RuleDocument
from gapcheck.loading.terms_decoding import Terms
from gapcheck.model.aims import Aim, Direction, Reach
from gapcheck.model.provision import CitationError
from gapcheck.model.register import UnknownStatuteError
from gapcheck.model.section_key import natural_key
from gapcheck.model.text import Text

_CHAPTER = re.compile(r"(?P<statute>.+?) (?P<chapter>[1-9]\d*(?: [a-zåäö])?) kap\.")


def directions(document: RuleDocument) -> dict[str, Direction]:
    """The directions that a file declares, by name."""
    return {
        key.text: Direction(key.text, record.text("en"), record.text("förklaring"))
        for key, record in document.record.declared("riktningar")
    }


def aims(document: RuleDocument, citations: Citations, terms: Terms) -> dict[str, Aim]:
    """The aims of a file by id; a reach that names no statute or section of the register is reported."""
    found = {}
    here = terms.within_part(False)
    for record in document.record.records("syften"):
        id = record.text("id")
        reaches = (_reach(text, record, citations) for text in record.texts("omfattar"))
        found[id] = Aim(
            citation=citations.citation(id, record, document.defaults, here, record.place),
            actors=record.texts("aktör"),
            reaches=tuple(reach for reach in reaches if reach is not None),
            what=record.text("vad"),
            english=record.text("en"),
            directions=record.texts("riktning"),
        )
    return found


def _reach(text: str, record: Record, citations: Citations) -> Reach | None:
    register, place = citations.register, record.place_of("omfattar")
    try:
        if "§" in text:
            provision = register.parse(text)
            if not register.exists(provision.section_key):
                near = ", ".join(str(key) for key in register.nearest(provision.section_key))
                citations.problems.add(_unknown(text, place, Text(f"Närmast finns {near}.", f"Nearest are {near}.")))
                return None
            return Reach(provision.sfs, provision.chapter, provision.section)
        chapter = _CHAPTER.fullmatch(text)
        sfs = register.sfs_of(chapter["statute"] if chapter else text)
    except UnknownStatuteError as error:
        citations.problems.add(Problem("unknown-statute", place, error.sv, error.en))
        return None
    except CitationError as error:
        citations.problems.add(Problem("bad-citation", place, error.sv, error.en))
        return None
    if chapter is None:
        return Reach(sfs)
    chapters = {key.chapter for key in register.sections if key.sfs == sfs and key.chapter}
    if chapter["chapter"] not in chapters:
        known = ", ".join(sorted(chapters, key=natural_key))
        citations.problems.add(_unknown(text, place, Text(f"Kapitlen är {known}.", f"The chapters are {known}.")))
        return None
    return Reach(sfs, chapter["chapter"])


def _unknown(text: str, place: Place, known: Text) -> Problem:
    shown = echo(text)
    return Problem(
        "reach-not-in-register",
        place,
        f'"{shown}" finns inte i registret; väntade en författning, ett kapitel eller en paragraf i det',
        f'"{shown}" is not in the register; expected a statute, a chapter or a section of it',
        suggestion_sv=known.sv,
        suggestion_en=known.en,
    )
