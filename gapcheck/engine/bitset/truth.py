"""And, or and not over partitions: a few operations on the bits of all lanes, with every cause of every doubt."""

from __future__ import annotations

from collections.abc import Sequence

from gapcheck.engine.bitset.codes import NO, YES, Codes
from gapcheck.engine.bitset.lines import Line
from gapcheck.engine.bitset.masks import Partition, one_or_many, put


def joined(lines: Sequence[Line], decides: bool, every: int, codes: Codes) -> int | Partition | None:
    """The conjunction of the lines (a no decides) or their disjunction (a yes decides); None where one is no partition."""
    truth = codes.truth
    doubts: list[tuple[int, int]] = []
    varying: list[Partition] = []
    for line in lines:
        if type(line) is int:
            if truth[line] is decides:
                return YES if decides else NO
            if truth[line] is None:
                doubts.append((line, every))
        elif type(line) is dict:
            varying.append(line)
        else:
            return None
    if len(varying) == 1 and not doubts and all(code <= YES or truth[code] is None for code in varying[0]):
        return varying[0]
    decided = 0
    for line in varying:
        for code, mask in line.items():
            if truth[code] is decides:
                decided = decided | mask if decided else mask
            elif truth[code] is None:
                doubts.append((code, mask))
    deciding, other = (YES, NO) if decides else (NO, YES)
    sure = every ^ decided if decided else every
    if not sure:
        return deciding
    found: Partition = doubted(doubts, sure, codes) if doubts else {}
    for mask in found.values():
        sure ^= mask
    if sure:
        found[other] = sure
    if decided:
        found[deciding] = decided
    return one_or_many(found)


def doubted(doubts: Sequence[tuple[int, int]], within: int, codes: Codes) -> Partition:
    """The days in doubt by what is unknown there: the causes of all doubts of the day."""
    found: Partition = {}
    seen = 0
    for code, mask in doubts:
        mask &= within
        shared = mask & seen if seen else 0
        if shared:
            mask ^= shared
            for known, held in list(found.items()):
                both = held & shared
                if both:
                    shared ^= both
                    merged = codes.merged(known, code)
                    if merged != known:
                        found[known] ^= both
                        put(found, merged, both)
                    if not shared:
                        break
        if mask:
            put(found, code, mask)
            seen = seen | mask if seen else mask
    return {code: mask for code, mask in found.items() if mask}


def negated(line: Partition, codes: Codes) -> int | Partition:
    """No where the line is true, yes where it is false; what is not known stays."""
    truth = codes.truth
    turned: Partition = {}
    for code, mask in line.items():
        put(turned, code if truth[code] is None else NO if truth[code] else YES, mask)
    return one_or_many(turned)
