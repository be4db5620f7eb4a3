"""The bitset engine: many cases at once, side by side in Python ints with one bit per case and day."""

from gapcheck.engine.bitset.batch import Batch
from gapcheck.engine.bitset.program import Program
from gapcheck.engine.bitset.running import run

__all__ = ["Batch", "Program", "run"]
