"""Rule hygiene: everything about the rule base itself that is worth mending or knowing, with what the ledger says is lost."""

from __future__ import annotations

from collections.abc import Iterator

from gapcheck.detectors.hygiene import read_by_nothing, shadowed, unreachable, unread
from gapcheck.detectors.reach import Reach
from gapcheck.model.hygiene import Hygiene, RuleFinding
from gapcheck.model.ledger import Ledger, LedgerLine, Treatment
from gapcheck.model.register import Register
from gapcheck.model.text import Text
from gapcheck.model.tree import RuleTree


def hygiene(tree: RuleTree, ledger: Ledger) -> Hygiene:
    """Every finding about the rules, sorted; what a tree is refused for (R403 to R406) cannot be among them."""
    reach = Reach(tree)
    found = [
        *unreachable(tree, reach),
        *shadowed(tree, reach),
        *unread(tree),
        *_not_expressible(ledger, tree.register),
        *read_by_nothing(tree),
    ]
    constructs = (tree.rules, tree.chairs, tree.duties, tree.capabilities, tree.memory, tree.concepts)
    return Hygiene(tuple(sorted(found, key=RuleFinding.sort_key)), sum(map(len, constructs)))


def _not_expressible(ledger: Ledger, register: Register) -> Iterator[RuleFinding]:
    """R408: the places that were read and that the rules cannot say, with the finding codes they may make wrong."""
    lines = [account.line for account in ledger.accounts if account.treatment is Treatment.LOST and account.line]
    for line in dict.fromkeys([*lines, *ledger.left_out()]):
        if line.treatment is Treatment.LOST:
            yield _lost(line, register)


def _lost(line: LedgerLine, register: Register) -> RuleFinding:
    taints = ", ".join(line.taints)
    where = " ".join(filter(None, (str(line.key), line.spot, register.short_name(line.key.sfs))))
    return RuleFinding(
        "R408",
        where,
        line.place,
        Text(
            f"{line.reason} Kan göra fel: {taints or 'inget fynd'}.",
            f"{line.reason} May make wrong: {taints or 'no finding'}.",
        ),
    )
