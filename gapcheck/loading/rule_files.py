"""Knows how rules are written: per wording a condition, consequences and the capacity test that is opened."""

from __future__ import annotations

from gapcheck.loading.citation_files import Citations
from gapcheck.loading.declarations import Declarations, Vocable
from gapcheck.loading.expression_decoding import expression
from gapcheck.loading.nodes import Mapping, Node
from gapcheck.loading.problems import Place, Problem, Related
from gapcheck.loading.records import Record
from gapcheck.loading.rule_documents import RuleDocument
from gapcheck.loading.terms_decoding import Terms
from gapcheck.model.concepts import ConceptKind
from gapcheck.model.rules import CapacityTest, Consequence, Opening, Rule, Variant
from gapcheck.model.wordings import WordingStatus

_PRESENT = (WordingStatus.READ, WordingStatus.UNREAD, WordingStatus.MISSING)
"""A missing wording has a variant too, so that what it would have said is unknown and not no."""
_RELATIONS = ("skärper", "undantag_från", "företräde_framför")


def rules(
    document: RuleDocument, declared: Declarations, tests: dict[str, CapacityTest], citations: Citations, terms: Terms
) -> dict[str, Rule]:
    """The rules of a file by id."""
    found = {}
    for record in document.record.records("regler"):
        id = record.text("id")
        here = terms.within_part(_per_part(record, declared))
        citation = citations.citation(id, record, document.defaults, here, record.place)
        present = [index for index, wording in enumerate(citation.wordings) if wording.status in _PRESENT]
        wordings = record.records("lydelser")
        found[id] = Rule(
            citation=citation,
            actor=record.text("aktör") or _default_actor(record, document, terms),
            variants=tuple(
                _variant(index, record, wordings[index] if wordings else None, tests, here) for index in present
            ),
            except_from=record.texts("undantag_från"),
            sharpens=record.texts("skärper"),
            precedes=record.texts("företräde_framför"),
        )
        _check_effect(record, wordings, terms)
    return found


def _default_actor(record: Record, document: RuleDocument, terms: Terms) -> str:
    if not document.defaults.actor and "aktör" not in record and "aktör" not in document.record:
        terms.problems.add(
            Problem(
                "rule-without-actor",
                record.place,
                'regeln saknar "aktör", och filen anger ingen; väntade aktören som tillämpar den',
                'the rule lacks "aktör", and the file gives none; expected the actor who applies it',
            )
        )
    return document.defaults.actor


def _variant(index: int, rule: Record, wording: Record | None, tests: dict[str, CapacityTest], terms: Terms) -> Variant:
    return Variant(
        wording=index,
        condition=terms.condition(_effective(rule, wording, "om")),
        gives=_consequences(_effective(rule, wording, "så"), terms),
        opens=_opening(rule, wording, tests, terms),
    )


def _effective(rule: Record, wording: Record | None, key: str) -> Node | None:
    own = wording.term(key) if wording else None
    return rule.term(key) if own is None else own


def _consequences(node: Node | None, terms: Terms) -> tuple[Consequence, ...]:
    if node is None:
        return ()
    if not isinstance(node, Mapping):
        terms.problems.add(
            Problem(
                "expected-keys",
                node.place,
                'något annat än nycklar under "så"; väntade begrepp och värde',
                'something else than keys under "så"; expected concept and value',
            )
        )
        return ()
    if not node.entries:
        terms.problems.add(
            Problem(
                "expected-keys",
                node.place,
                'inga nycklar under "så"; väntade begrepp och värde',
                'no keys under "så"; expected concept and value',
            )
        )
    found = []
    for entry in node.entries:
        word = terms.within_part().word(entry.key)
        if word is None:
            continue
        _check_derived(word, entry.key.place, terms)
        here = terms if terms.per_part and word.per_part else terms.within_part(word.per_part)
        found.append(Consequence(word.name, expression(entry.value, word, here)))
    return tuple(found)


def _check_derived(word: Vocable, place: Place, terms: Terms) -> None:
    if word.kind is ConceptKind.DERIVED:
        return
    kind_sv = word.kind.value if word.kind else "minne" if word.remembered else "prövning"
    related = (Related(word.place, "deklarationen", "the declaration"),) if word.place else ()
    terms.problems.add(
        Problem(
            "consequence-not-derived",
            place,
            f'en regel kan inte ge "{word.name}" ett värde: det är av slaget {kind_sv}; väntade slaget härledd',
            f'a rule cannot give "{word.name}" a value: it is of the kind {kind_sv}; expected the kind härledd',
            related,
        )
    )


def _opening(rule: Record, wording: Record | None, tests: dict[str, CapacityTest], terms: Terms) -> Opening | None:
    layers = [layer for layer in (wording.record("öppnar") if wording else None, rule.record("öppnar")) if layer]
    if not layers:
        return None
    for key in ("prövning", "måttstock"):
        if not any(key in layer for layer in layers):
            terms.problems.add(
                Problem(
                    "key-missing",
                    layers[0].place,
                    f'"öppnar" saknar nyckeln "{key}"',
                    f'"öppnar" lacks the key "{key}"',
                )
            )

    def said(key: str) -> str:
        return next((layer.text(key) for layer in layers if key in layer), "")

    test = tests.get(said("prövning"))
    # A wording that states its threshold in one form replaces the rule's, whichever form that has.
    threshold = next((layer for layer in layers if "tröskel" in layer or "tröskel_text" in layer), None)
    return Opening(
        capacity_test=said("prövning"),
        yardsticks=next((layer.texts("måttstock") for layer in layers if "måttstock" in layer), ()),
        threshold=threshold.share("tröskel") if threshold else None,
        threshold_text=threshold.text("tröskel_text") if threshold else "",
        cause=said("orsak"),
        horizon=said("horisont"),
        decided_by=said("avgörs_av") or (test.decided_by if test else ""),
        evidence=said("styrks_med"),
        anchor=said("räknas_från"),
    )


def _per_part(record: Record, declared: Declarations) -> bool:
    """Whether the rule's condition is about one part: it opens a test, gives per-part values only, or only relates."""
    layers = [record, *record.records("lydelser")]
    if any("öppnar" in layer for layer in layers):
        return True
    nodes = [node for layer in layers if isinstance(node := layer.term("så"), Mapping)]
    names = [entry.key.text for node in nodes for entry in node.entries]
    if not names:
        return True
    return all(declared.words[name].per_part for name in names if name in declared.words)


def _check_effect(record: Record, wordings: tuple[Record, ...], terms: Terms) -> None:
    layers = (record, *wordings)
    if any(key in layer for layer in layers for key in ("så", "öppnar")) or any(key in record for key in _RELATIONS):
        return
    terms.problems.add(
        Problem(
            "rule-without-effect",
            record.place,
            "regeln gör ingenting; väntade så, öppnar, undantag_från, skärper eller företräde_framför",
            "the rule does nothing; expected så, öppnar, undantag_från, skärper or företräde_framför",
        )
    )
