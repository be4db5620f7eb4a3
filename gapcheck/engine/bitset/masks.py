"""Ints as sets of days: a partition of the bits by value, and how a run of bits is filled in a few operations."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_

Partition = dict[int, int]
"""The bits on which something has a value, by the value's code."""


def put(line: Partition, code: int, mask: int) -> None:
    """Give the value on those days too. (Joining long bits to nothing would copy them.)"""
    line[code] = line[code] | mask if code in line else mask


def one_or_many(line: Partition) -> int | Partition:
    """The only value, or all of them with their bits."""
    return line if len(line) > 1 else next(iter(line))


def union(masks: Iterable[int]) -> int:
    """All the days of the masks."""
    return reduce(or_, masks, 0)


def starts(mask: int) -> int:
    """The first bit of each run."""
    return mask ^ (mask & mask << 1)


def flood(seeds: int, ground: int) -> int:
    """Every bit of the ground that is reached upwards through it from a seed, the seeds (which lie in it) included.

    Adding a seed to a run of ones carries through all of the run above it.
    """
    return (((ground + seeds) ^ ground) | seeds) & ground
