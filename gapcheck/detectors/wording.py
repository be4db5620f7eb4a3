"""Plain words, Swedish and English, for shares, parts, refusals and leaves in the summaries of findings."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from gapcheck.model.period import Period
from gapcheck.model.terms import Comparison, Constant
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.model.values import Ignorance, Unknown, Value
from gapcheck.model.verdicts import Leaf, LeafKind, TriedChair

_SHARES = {
    Fraction(1): Text("hela delen", "the whole part"),
    Fraction(1, 2): Text("halva delen", "half of the part"),
    Fraction(3, 4): Text("tre fjärdedelar av delen", "three quarters of the part"),
    Fraction(1, 4): Text("en fjärdedel av delen", "a quarter of the part"),
}

_IGNORANCE = {
    Ignorance.ASSESSMENT: Text("inte bedömt", "not assessed"),
    Ignorance.FACT: Text("uppgift saknas", "fact missing"),
    Ignorance.NOT_MODELLED: Text("inte modellerat", "not modelled"),
}


def share(value: Fraction) -> Text:
    """A share of a part in words."""
    return _SHARES.get(value, Text(f"{value} av delen", f"{value} of the part"))


def days(period: Period) -> Text:
    """A period in words."""
    if period.first == period.last:
        return Text(f"den {period.first}", f"on {period.first}")
    return Text(f"{period.first} till {period.last}", f"{period.first} to {period.last}")


def day(value: date) -> str:
    return value.isoformat()


def english_name(tree: RuleTree, name: str) -> str:
    """The English label of a concept, memory, test, actor, need or chair's benefit; the name itself where none is known."""
    for labelled in (tree.concepts, tree.memory, tree.tests, tree.yardsticks, tree.needs, tree.actors):
        if name in labelled:
            return labelled[name].english
    return next((chair.english for chair in tree.chairs.values() if chair.benefit == name), name)


def value_text(value: Value | Constant) -> Text:
    """A value as a reader would say it."""
    if isinstance(value, Unknown):
        return _IGNORANCE[value.ignorance]
    if isinstance(value, bool):
        return Text("ja", "yes") if value else Text("nej", "no")
    if value is None:
        return Text("gäller inte", "does not apply")
    return Text(str(value), str(value))


_WANTED = {
    Comparison.AT_LEAST: Text("minst", "at least"),
    Comparison.AT_MOST: Text("högst", "at most"),
    Comparison.MORE_THAN: Text("mer än", "more than"),
    Comparison.LESS_THAN: Text("mindre än", "less than"),
    Comparison.ONE_OF: Text("någon av", "one of"),
    Comparison.IS: Text("", ""),
}


def leaf_text(tree: RuleTree, leaf: Leaf) -> Text:
    """An unmet condition in words: what it is, what it would have to be, what it is."""
    english = english_name(tree, leaf.concept)
    if leaf.kind is LeafKind.LAW:
        return Text(f"{leaf.concept}: bestämmelsen gäller inte den dagen", f"{leaf.concept}: not in force that day")
    if leaf.kind is LeafKind.VERDICT and leaf.able is not None:
        found = Text("förmåga finns", "able") if leaf.able else Text("förmåga saknas", "unable")
        return Text(f"{leaf.concept}: {found.sv}", f"{english}: {found.en}")
    if leaf.kind is LeafKind.DECISION:
        found = Text("ännu inte givet", "not yet given") if leaf.actual is None else Text("avslag", "refused")
        return Text(f"beslut om {leaf.concept}: {found.sv}", f"decision on {english}: {found.en}")
    actual, how, wanted = value_text(leaf.actual), _WANTED[leaf.comparison], value_text(leaf.wanted)
    sv = f"{leaf.concept}: {actual.sv}, krävs {how.sv} {wanted.sv}".replace("  ", " ")
    en = f"{english}: {actual.en}, needs {how.en} {wanted.en}".replace("  ", " ")
    return Text(sv, en)


def refusal(tree: RuleTree, tried: TriedChair) -> Text:
    """Why one chair refused, in one clause."""
    leaves = [leaf_text(tree, leaf) for leaf in tried.unmet]
    english = english_name(tree, tried.benefit)
    actor = english_name(tree, tried.actor)
    return Text(
        f"{tried.benefit} från {tried.actor} ({'; '.join(leaf.sv for leaf in leaves)})",
        f"{english} from {actor} ({'; '.join(leaf.en for leaf in leaves)})",
    )


def listed(texts: list[Text]) -> Text:
    """Clauses joined by semicolons."""
    return Text("; ".join(t.sv for t in texts), "; ".join(t.en for t in texts))


def part_text(part: str) -> Text:
    return Text(f' för "{part}"', f' for "{part}"') if part else Text("", "")
