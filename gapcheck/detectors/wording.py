"""Plain words, Swedish and English, for shares, parts, refusals and leaves in the summaries of findings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from gapcheck.model.labels import benefit_label, joined, leaf_text
from gapcheck.model.period import Period
from gapcheck.model.provision import Provision
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree
from gapcheck.model.verdicts import TriedChair
from gapcheck.model.wordings import WordingStatus

SEMICOLON = Text("; ", "; ")
"""What stands between clauses of a summary."""

_SHARES = {
    Fraction(1): Text("hela delen", "the whole part"),
    Fraction(1, 2): Text("halva delen", "half of the part"),
    Fraction(3, 4): Text("tre fjärdedelar av delen", "three quarters of the part"),
    Fraction(1, 4): Text("en fjärdedel av delen", "a quarter of the part"),
}


def share(value: Fraction) -> Text:
    """A share of a part in words."""
    return _SHARES.get(value, Text(f"{value} av delen", f"{value} of the part"))


def days(period: Period) -> Text:
    """A period in words."""
    if period.first == period.last:
        return Text(f"den {period.first}", f"on {period.first}")
    return Text(f"{period.first} till {period.last}", f"{period.first} to {period.last}")


def english_name(tree: RuleTree, name: str) -> str:
    """The English label of a benefit or of anything declared; the name itself where none is known."""
    return benefit_label(tree, name).en


def refusal(tree: RuleTree, tried: TriedChair) -> Text:
    """Why one chair refused, in one clause."""
    leaves = joined((leaf_text(tree, leaf) for leaf in tried.unmet), SEMICOLON)
    english = english_name(tree, tried.benefit)
    actor = english_name(tree, tried.actor)
    return Text(
        f"{tried.benefit} från {tried.actor} ({leaves.sv})",
        f"{english} from {actor} ({leaves.en})",
    )


def part_text(part: str) -> Text:
    """Which part a finding is about, to follow a verb; nothing for the person."""
    return Text(f' för "{part}"', f' for "{part}"') if part else Text("", "")


def in_law(tree: RuleTree, provisions: Iterable[Provision], day: date) -> Text:
    """The provisions in brackets, as a reader cites them, without those of statutes that no rule lets apply on the day."""
    cited = tuple(provisions)
    kept = tuple(provision for provision in cited if _may_apply(tree, provision.sfs, day)) or cited
    named = [(provision, tree.register.short_name(provision.sfs)) for provision in kept]
    return Text(
        f"({', '.join(provision.label(short) for provision, short in named)})",
        f"({'; '.join(provision.english(short) for provision, short in named)})",
    )


def _may_apply(tree: RuleTree, sfs: str, day: date) -> bool:
    """Whether some rule of the statute is in force on the day; so too where no rule is from it, for then nothing is known."""
    modelled = [c for c in tree.citations() if c.provision is not None and c.provision.sfs == sfs]
    in_force = (w for c in modelled for w in c.wordings if w.covers(day) and w.status is not WordingStatus.ABSENT)
    return not modelled or any(in_force)
