"""A page of every assessment: who makes it, on what, what makes it be made anew, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator

from gapcheck.model.concepts import Concept, ConceptKind, NoDefault, Renewal, SameAs
from gapcheck.model.labels import citation_text, condition_text, value_text
from gapcheck.model.reading_words import remedy_text
from gapcheck.model.rules import Exclusion
from gapcheck.model.terms import ALWAYS
from gapcheck.model.tree import RuleTree


def assessment_page(tree: RuleTree) -> str:
    """The page, in Swedish; the assessments in alphabetical order, those that a case can leave open first."""
    assessments = sorted(
        (concept for concept in tree.concepts.values() if concept.kind is ConceptKind.ASSESSMENT),
        key=lambda one: one.name,
    )
    left_open = [concept for concept in assessments if concept.default is NoDefault.MISSING]
    taken = [concept for concept in assessments if concept.default is not NoDefault.MISSING]
    return "\n".join(_page(tree, left_open, taken)) + "\n"


def _page(tree: RuleTree, left_open: list[Concept], taken: list[Concept]) -> Iterator[str]:
    yield "# Bedömningar"
    yield ""
    yield (
        "Varje öppen norm i reglerna, vem som avgör den, på vilket underlag, när den görs på nytt och vad som kan göras åt den. Sidan är "
        "skapad av `tools/make_docs.py` ur regelträdet. Hur läsningar prövas står i "
        "[beslutet om ett svar per tillfälle](decisions/0013-one-answer-per-occasion.md)."
    )
    yield ""
    yield "## Prövas i varje läsning när fallet inte säger något"
    for concept in left_open:
        yield from _concept(tree, concept)
    yield ""
    yield "## Har ett förval"
    yield ""
    yield "Dessa är aldrig öppna: säger fallet inget gäller förvalet, och det skrivs ut som ett antagande."
    for concept in taken:
        yield from _concept(tree, concept)
    yield ""
    yield "## Svar som inte kan stå tillsammans"
    for exclusion in tree.exclusions.values():
        yield from _exclusion(tree, exclusion)


def _concept(tree: RuleTree, concept: Concept) -> Iterator[str]:
    yield ""
    yield f"### {concept.name}"
    yield ""
    yield concept.definition.strip()
    yield ""
    told = [f"görs av {concept.assessed_by}", f"underlag: {concept.evidence or 'ej angivet'}",
            f"beviskrav: {concept.standard or 'ej angivet'}"]  # fmt: skip
    yield f"- {'; '.join(told)}"
    yield f"- {remedy_text(concept).sv}"
    if isinstance(concept.default, SameAs):
        yield f"- Förval: samma som {concept.default.concept}"
    elif not isinstance(concept.default, NoDefault):
        yield f"- Förval: {value_text(concept.default, tree).sv}"
    elif not concept.renewals:
        yield "- Görs en gång"
    for renewal in concept.renewals:
        yield f"- Görs på nytt {_renewal(tree, renewal)} ({renewal.provision})"


def _renewal(tree: RuleTree, renewal: Renewal) -> str:
    if renewal.when is not None:
        return f"när det börjar gälla att {condition_text(tree, renewal.when).sv}"
    return f"vid händelsen {renewal.event}" if renewal.event else f"när beslut om {renewal.decision} ges"


def _exclusion(tree: RuleTree, exclusion: Exclusion) -> Iterator[str]:
    answers = "; ".join(f"{name} = {value_text(value, tree).sv}" for name, value in exclusion.assessments)
    when = f", när {condition_text(tree, exclusion.condition).sv}" if exclusion.condition != ALWAYS else ""
    yield ""
    yield f"- {answers}{when} ({citation_text(tree, exclusion.citation).sv}). {exclusion.citation.meaning.strip()}"
