"""Renders what changed in the definitions of work capacity between two days, as text or as JSON."""

from __future__ import annotations

import json

from gapcheck.model.definition_changes import (
    AspectChange,
    ChangedDefinition,
    ChangeKind,
    DefinitionChanges,
    Framing,
    RuleChange,
    Step,
)
from gapcheck.model.definitions import Dimension
from gapcheck.model.labels import joined, label
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.model.wordings import WordingStatus
from gapcheck.reporting.citing import Sources
from gapcheck.reporting.json_values import Json, day_json, text_json, texts_json
from gapcheck.reporting.layout import Page, Tone

_COMMA = Text(", ", ", ")
_NOTHING_STATED = Text("inget angivet", "nothing stated")
_STATUS = {
    WordingStatus.UNREAD: Text("texten är inte läst", "the text is not read"),
    WordingStatus.MISSING: Text("texten saknas, och vad den säger är inte modellerat",
                                "the text is missing, and what it says is not modelled"),
}  # fmt: skip


def changes_text(
    changes: DefinitionChanges, tree: RuleTree, lang: str = "sv", width: int = 80, colour: bool = False
) -> str:
    """The changes as text: a block per test with what it came to, then each rule with every step on the way."""
    page, sources = Page(lang, width, colour), Sources(tree)
    page.title(page.say(Text(
        f"Vad som ändrades i arbetsförmåga från {changes.first} till {changes.second}",
        f"What changed in work capacity from {changes.first} to {changes.second}",
    )))  # fmt: skip
    page.paragraph(page.say(_statement(changes, tree)), tone=Tone.FAINT)
    for found in changes.changed:
        page.heading(label(tree, found.test.name))
        for change in found.net:
            page.bullet(_change(page, sources, change, changes))
        if found.left_out:
            page.paragraph(page.say(_left_out(sources, found, changes)), tone=Tone.FAINT)
        elif not found.net:
            same = Text("Prövningen mäter mot samma sak båda dagarna; regler i den ändrades ändå.",
                        "The test measures against the same on both days; rules in it changed all the same.")  # fmt: skip
            page.paragraph(page.say(same))
        for rule in found.rules:
            _rule(page, sources, rule, changes)
    if not changes.changed:
        page.paragraph(page.say(Text("Inget ändrades.", "Nothing changed.")))
    page.blank()
    names = joined((label(tree, test.name) for test in changes.unchanged), _COMMA)
    if changes.unchanged:
        page.paragraph(page.say(Text(f"Oförändrade: {names.sv}.", f"Unchanged: {names.en}.")))
    return page.text()


def _statement(changes: DefinitionChanges, tree: RuleTree) -> Text:
    late = Text("", "")
    if changes.second > tree.known_until:
        late = Text(
            " Dagar därefter jämförs som om inget ändrats.", " Days after that are compared as if nothing changed."
        )
    early = Text("", "")
    if changes.first < tree.modelled_from:
        early = Text(
            f" Reglerna är avsedda för tid från {tree.modelled_from}.",
            f" The rules are meant for time from {tree.modelled_from}.",
        )
    return Text(
        "Jämförelsen är härledd ur de kodade reglernas lydelser. Den är inget beslut och ingen juridisk rådgivning. Rätten är känd till "
        f"och med {tree.known_until}.{late.sv}{early.sv} Övergångsbestämmelser är inte beaktade.",
        "The comparison is derived from the wordings of the encoded rules. It is not a decision and not legal advice. The law is known "
        f"up to {tree.known_until}.{late.en}{early.en} Transitional provisions are not considered.",
    )


def _left_out(sources: Sources, found: ChangedDefinition, changes: DefinitionChanges) -> Text:
    cited = joined((sources.cite(rule, changes.second).citation for rule in found.left_out), _COMMA)
    return Text(
        f"Inte med, eftersom texten saknas den ena dagen: {cited.sv}.",
        f"Left out, since the text is missing on one of the days: {cited.en}.",
    )


def _rule(page: Page, sources: Sources, rule: RuleChange, changes: DefinitionChanges) -> None:
    page.blank()
    cited, kind = sources.cite(rule.rule, changes.second).citation, rule.kind.text
    page.paragraph(page.say(Text(f"{cited.sv}: {kind.sv}", f"{cited.en}: {kind.en}")), tone=Tone.STRONG)
    for step in rule.steps:
        page.paragraph(page.say(_step(step)), 2, 4)
        for change in step.changes:
            page.bullet(_change(page, sources, change, changes), 4)


def _step(step: Step) -> Text:
    acts = ", ".join(f"SFS {act}" for act in step.acts)
    by = Text(f" genom {acts}", f" by {acts}") if acts else Text("", "")
    kind = step.kind.text
    known = _STATUS.get(step.status) if step.status else None
    if step.kind is ChangeKind.CHANGED and not step.changes and known is None:
        kind = Text("texten är känd härifrån", "the text is known from here on")
    told = Text(f"; {known.sv}", f"; {known.en}") if known else Text("", "")
    return Text(f"{step.day} {kind.sv}{by.sv}{told.sv}", f"{step.day} {kind.en}{by.en}{told.en}")


def _change(page: Page, sources: Sources, change: AspectChange, changes: DefinitionChanges) -> str:
    """The respect with what it was and became; of several values only those that came and went."""
    came = [value for value in change.after if value not in change.before]
    went = [value for value in change.before if value not in change.after]
    sides = [page.say(_values(sources, change, values, changes)) for values in (went, came)]
    name = page.say(change.aspect.text)
    if change.aspect is Framing.EXCEPTIONS or (change.before and change.after and not (came and went)):
        words = (Text("försvann", "gone"), Text("nya", "new"))
        told = [f"{page.say(word)}: {side}" for word, side in zip(words, sides, strict=True) if side]
        return f"{name}, {'; '.join(told)}"
    before, after = (side or page.say(_NOTHING_STATED) for side in sides)
    return f"{name}: {before} → {after}"


def _values(sources: Sources, change: AspectChange, values: list[Text], changes: DefinitionChanges) -> Text:
    if change.aspect is Framing.EXCEPTIONS:
        return joined((sources.cite(value.sv, changes.second).citation for value in values), _COMMA)
    return joined(values, _COMMA)


def changes_json(changes: DefinitionChanges, tree: RuleTree) -> str:
    """The changes as one JSON document, stable and ending with a line feed."""
    sources = Sources(tree)
    document: Json = {
        "schema_version": "1.0",
        "statement": text_json(_statement(changes, tree)),
        "from": day_json(changes.first),
        "to": day_json(changes.second),
        "tests": [
            {
                "test": found.test.name,
                "regime": found.test.regime,
                "net": _changes_json(found.net),
                "left_out": texts_json(found.left_out),
                "rules": [
                    {
                        "rule": rule.rule,
                        "provision": text_json(sources.cite(rule.rule, changes.second).citation),
                        "change": rule.kind.name.lower(),
                        "net": _changes_json(rule.net),
                        "steps": [_step_json(step) for step in rule.steps],
                    }
                    for rule in found.rules
                ],
            }
            for found in changes.changed
        ],
        "unchanged": [test.name for test in changes.unchanged],
    }
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _step_json(step: Step) -> Json:
    return {
        "day": day_json(step.day),
        "change": step.kind.name.lower(),
        "acts": texts_json(step.acts),
        "wording": step.status.value if step.status else None,
        "changes": _changes_json(step.changes),
    }


def _changes_json(changes: tuple[AspectChange, ...]) -> Json:
    return [
        {"respect": _key(change), "before": _sides(change.before), "after": _sides(change.after)} for change in changes
    ]


def _sides(values: tuple[Text, ...]) -> Json:
    return [text_json(value) for value in values]


def _key(change: AspectChange) -> str:
    assert isinstance(change.aspect, Dimension | Framing)
    return change.aspect.name.lower()
