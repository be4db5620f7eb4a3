"""Times whole commands, and the engines on long cases, side by side in one run. Not a test.

Run it with `python tests/bench/bench.py` in an environment where gapcheck is installed; `--rounds 0` leaves the commands
out, `--scenarios 0` the engines.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from engine_rates import measure

ROOT = Path(__file__).parents[2]
CASE = "scenarios/socialforsakring-mot-arbetsratt/anstalld-dag-181.yaml"
MANY_READINGS = "scenarios/socialforsakring-mot-arbetsratt/anstalld-dag-181-oppna-bedomningar.yaml"

COMMANDS: tuple[tuple[str, Sequence[str]], ...] = (
    ("python start", ("-c", "pass")),
    ("gapcheck --help", ("-m", "gapcheck", "--help")),
    ("run, one reading", ("-m", "gapcheck", "run", CASE)),
    ("run, many readings", ("-m", "gapcheck", "run", MANY_READINGS)),
    ("run as JSON", ("-m", "gapcheck", "run", CASE, "--format", "json")),
    ("check, every scenario", ("-m", "gapcheck", "check")),
)


def seconds(arguments: Sequence[str]) -> float:
    """Wall-clock seconds of one whole process, start-up included."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=False, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how many times each command is run, interleaved")
    parser.add_argument("--scenarios", type=int, default=12, help="from how many scenarios long cases are made")
    asked = parser.parse_args()
    if asked.rounds:
        _time_commands(asked.rounds)
    if asked.scenarios:
        measure(asked.scenarios)


def _time_commands(rounds: int) -> None:
    taken: dict[str, list[float]] = {name: [] for name, _ in COMMANDS}
    for number in range(rounds):
        print(f"round {number + 1} of {rounds}", file=sys.stderr)
        for name, arguments in COMMANDS:
            taken[name].append(seconds(arguments))
    print(f"{'command':24} {'min':>7} {'median':>7} {'max':>7}  seconds")
    for name, values in taken.items():
        print(f"{name:24} {min(values):7.2f} {statistics.median(values):7.2f} {max(values):7.2f}")


if __name__ == "__main__":
    main()
