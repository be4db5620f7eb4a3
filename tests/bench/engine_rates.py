"""Measures how many long cases the reference and the bitset engine compute per second on the real law, side by side.

Processor time of one core, both engines in turn over the same cases; what both compute is compared on the way.
"""

from __future__ import annotations

import gc
import sys
import time
from collections import defaultdict
from pathlib import Path

from varied_cases import varied

from gapcheck.check import Plans, load
from gapcheck.engine.bitset import Program, run
from gapcheck.engine.case_facts import case_inputs
from gapcheck.engine.plan import Plan, Signal, SignalKind
from gapcheck.engine.reference import Case, evaluate
from gapcheck.engine.restricting import restricted
from gapcheck.model.tree import RuleTree
from gapcheck.verbs.cases import case_files, open_case

ROOT = Path(__file__).parents[2]
DAYS = 3 * 365 + 1
LANES = 256
"""Cases in a batch, all made from one scenario: lanes that are alike cost less."""
REFERENCE_SHARE = 64
"""The reference computes one case of so many."""


def outputs(plan: Plan, tree: RuleTree) -> list[Signal]:
    """What findings are made of: seats, needs, duties and the results of capacity tests."""
    told = (SignalKind.SEAT, SignalKind.NEED, SignalKind.DUTY)
    return [s for s in plan.signals if s.kind in told or (s.kind is SignalKind.CONCEPT and s.name in tree.tests)]


def measure(scenarios: int) -> None:
    """Print the rates over so many scenarios spread over the library, and what making the cases took."""
    tree = load(ROOT / "rules")
    files = case_files(ROOT / "scenarios")
    plans, programs = Plans(tree), {}
    seconds: defaultdict[str, float] = defaultdict(float)
    cases_of: defaultdict[str, int] = defaultdict(int)
    for number, file in enumerate(files[:: max(1, len(files) // scenarios)][:scenarios]):
        scenario = open_case(file, tree, ROOT / "scenarios")
        whole = plans.of(scenario)
        if id(whole) not in programs:
            plan = restricted(whole, outputs(whole, tree))
            programs[id(whole)] = plan, Program(plan, plan.signals.values())
        plan, program = programs[id(whole)]
        print(f"scenario {number + 1} of {scenarios}: {scenario.name}", file=sys.stderr)

        begun = time.process_time()
        cases = [
            Case(s.period, case_inputs(plan, tree, s), {}) for s in varied([scenario], 2 * LANES, DAYS, seed=number)
        ]
        seconds["made"] += time.process_time() - begun
        cases_of["made"] += len(cases)
        # The garbage collector would walk through all the cases again and again; in a sweep few are alive at a time.
        gc.collect()
        gc.freeze()

        # In a sweep all batches but the first meet a program that has learnt; both are counted.
        for part in (cases[LANES:], cases[:LANES]):
            begun = time.process_time()
            batch = run(program, part)
            seconds["bitset"] += time.process_time() - begun
            cases_of["bitset"] += len(part)
        for lane in range(0, LANES, REFERENCE_SHARE):
            begun = time.process_time()
            evaluation = evaluate(plan, cases[lane])
            seconds["reference"] += time.process_time() - begun
            cases_of["reference"] += 1
            assert all(batch.line(lane, index) == evaluation.lines[index] for index in plan.signals.values())
        gc.unfreeze()
    print(f"{'engine':24} {'cases':>7} {'cases/s':>8} {'ms each':>8}")
    for engine in ("reference", "bitset", "made"):
        name = "(making the cases)" if engine == "made" else engine
        rate = cases_of[engine] / seconds[engine]
        print(f"{name:24} {cases_of[engine]:7} {rate:8.0f} {1000 / rate:8.2f}")
