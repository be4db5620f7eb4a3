"""What declared names, values and conditions are called in plain Swedish and English."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from gapcheck.model.part_names import with_part
from gapcheck.model.register import UnknownStatuteError
from gapcheck.model.scenario import Entry
from gapcheck.model.terms import (
    All,
    AnyOf,
    Comparison,
    Condition,
    Constant,
    EveryPart,
    Not,
    SomePart,
    Test,
    YardstickInForce,
)
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Ignorance, Unknown, Value
from gapcheck.model.verdicts import Leaf, LeafKind
from gapcheck.model.wordings import Citation

NOTHING = Text("", "")

IGNORANCE = {
    Ignorance.ASSESSMENT: Text("inte bedömt", "not assessed"),
    Ignorance.FACT: Text("uppgift saknas", "fact missing"),
    Ignorance.NOT_MODELLED: Text("inte modellerat", "not modelled"),
}

COMPARISONS = {
    Comparison.IS: NOTHING,
    Comparison.AT_LEAST: Text("minst ", "at least "),
    Comparison.AT_MOST: Text("högst ", "at most "),
    Comparison.MORE_THAN: Text("mer än ", "more than "),
    Comparison.LESS_THAN: Text("mindre än ", "less than "),
    Comparison.ONE_OF: Text("någon av ", "one of "),
}


def label(tree: RuleTree, name: str) -> Text:
    """The name in both languages; a name that nothing declares (an employer's, say) is the same in both."""
    groups = (
        tree.concepts,
        tree.memory,
        tree.tests,
        tree.yardsticks,
        tree.needs,
        tree.actors,
        tree.constants,
        tree.directions,
    )
    for group in groups:
        if name in group:
            return Text(name, group[name].english)
    return Text(name, next((chair.english for chair in tree.chairs.values() if chair.benefit == name), name))


def benefit_label(tree: RuleTree, benefit: str) -> Text:
    """What a chair gives in both languages; the decision on it may be a concept of the same name."""
    english = next((chair.english for chair in tree.chairs.values() if chair.benefit == benefit), None)
    return label(tree, benefit) if english is None else Text(benefit, english)


def citation_text(tree: RuleTree, citation: Citation) -> Text:
    """The provision in both languages with the statute's short name, or the named source."""
    if citation.provision is None:
        return Text(citation.source, citation.source)
    try:
        short = tree.register.short_name(citation.provision.sfs)
    except UnknownStatuteError:
        short = f"SFS {citation.provision.sfs}"
    return Text(citation.provision.label(short), citation.provision.english(short))


def value_text(value: Value | Constant, tree: RuleTree | None = None) -> Text:
    """A value as a reader would say it; an unknown value says why it is unknown. With a tree, choices have their English."""
    if isinstance(value, Unknown):
        return IGNORANCE[value.ignorance]
    if isinstance(value, bool):
        return Text("ja", "yes") if value else Text("nej", "no")
    if value is None:
        return Text("gäller inte", "does not apply")
    if isinstance(value, frozenset):
        return joined((value_text(word, tree) for word in sorted(value)), Text(", ", ", "))
    if isinstance(value, str) and tree is not None:
        return Text(value, tree.english_word(value))
    return Text(str(value), str(value))


def assumed_text(tree: RuleTree, entry: Entry) -> Text:
    """What a user assumed, for which part and from which day."""
    name, value, since = label(tree, entry.concept), value_text(entry.value, tree), entry.period.first
    return Text(
        f"{with_part(name.sv, entry.part)} från {since}: {value.sv}",
        f"{with_part(name.en, entry.part)} from {since}: {value.en}",
    )


def share_text(share: Fraction) -> Text:
    """A share of a part of her working time, standing alone ("halva", "half")."""
    words = {Fraction(1): ("hela", "all"), Fraction(3, 4): ("tre fjärdedelar", "three quarters"),
             Fraction(1, 2): ("halva", "half"), Fraction(1, 4): ("en fjärdedel", "a quarter")}  # fmt: skip
    sv, en = words.get(share, (str(share), str(share)))
    return Text(sv, en)


def requirement(comparison: Comparison, constant: Constant, tree: RuleTree | None = None) -> Text:
    """What a comparison asks for ("minst 91")."""
    how, wanted = COMPARISONS[comparison], value_text(constant, tree)
    return Text(how.sv + wanted.sv, how.en + wanted.en)


def condition_text(tree: RuleTree, condition: Condition) -> Text:
    """A condition in words; empty when it always holds."""
    match condition:
        case Test(concept=concept, comparison=comparison, constant=constant):
            name, wanted = label(tree, concept), requirement(comparison, constant, tree)
            return Text(f"{name.sv}: {wanted.sv}", f"{name.en}: {wanted.en}")
        case YardstickInForce(capacity_test=test, yardstick=yardstick):
            by, what = label(tree, test), label(tree, yardstick)
            return Text(f"{by.sv} mäts mot {what.sv}", f"{by.en} is measured against {what.en}")
        case All(items=items):
            return joined((_nested(tree, item) for item in items), Text(", ", ", "))
        case AnyOf(items=items):
            return joined((_nested(tree, item) for item in items), Text(" eller ", " or "))
        case Not(item=item):
            inner = condition_text(tree, item)
            return Text(f"inte ({inner.sv})", f"not ({inner.en})")
        case SomePart(item=item):
            inner = condition_text(tree, item)
            return Text(f"för någon del: {inner.sv}", f"for some part: {inner.en}")
        case EveryPart(item=item):
            inner = condition_text(tree, item)
            return Text(f"för varje del: {inner.sv}", f"for every part: {inner.en}")


def _nested(tree: RuleTree, condition: Condition) -> Text:
    text = condition_text(tree, condition)
    if isinstance(condition, (All, AnyOf)) and len(condition.items) > 1:
        return Text(f"({text.sv})", f"({text.en})")
    return text


def joined(texts: Iterable[Text], between: Text) -> Text:
    """Texts put together with a word between them; empty ones are left out."""
    kept = [text for text in texts if text != NOTHING]
    return Text(between.sv.join(text.sv for text in kept), between.en.join(text.en for text in kept))


def leaf_text(tree: RuleTree, leaf: Leaf, with_part: bool = False) -> Text:
    """An unmet condition in words: what it is, what it is on the day, and what it would have to be."""
    name = label(tree, leaf.concept)
    if with_part and leaf.part:
        name = Text(f"{name.sv} ({leaf.part})", f"{name.en} ({leaf.part})")
    if leaf.kind is LeafKind.LAW:
        return Text(f"{leaf.concept}: gäller inte den dagen", f"{leaf.concept}: not in force that day")
    if leaf.kind is LeafKind.VERDICT and leaf.able is not None:
        found = Text("förmåga finns", "able") if leaf.able else Text("förmåga saknas", "unable")
        return Text(f"{name.sv}: {found.sv}", f"{name.en}: {found.en}")
    if leaf.kind is LeafKind.DECISION:
        benefit = benefit_label(tree, leaf.concept)
        given = Text("ännu inte givet", "not yet given") if leaf.actual is None else Text("avslag", "refused")
        return Text(f"beslut om {benefit.sv}: {given.sv}", f"decision on {benefit.en}: {given.en}")
    actual, wanted = value_text(leaf.actual, tree), requirement(leaf.comparison, leaf.wanted, tree)
    return Text(f"{name.sv}: {actual.sv}, krävs {wanted.sv}", f"{name.en}: {actual.en}, needs {wanted.en}")
