"""Rerunning: evaluates a plan again after some inputs changed, as far as the changes reach and no further."""

from __future__ import annotations

from heapq import heapify, heappop, heappush

from gapcheck.engine.plan import Plan
from gapcheck.engine.reference import Case, Evaluation, Line, compute, settle


class Rerunner:
    """Reruns one plan; the result is the reference engine's own.

    An instruction is computed anew only when the value of an argument differs from what it was, so that a change that is
    swallowed on its way (by a condition that fails for another reason, say) costs next to nothing.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._places = {index: place for place, group in enumerate(plan.components) for index in group}

    def evaluate(self, case: Case, known: Evaluation, changed: frozenset[int]) -> Evaluation:
        """The evaluation of a case that differs from the known one in the changed inputs only."""
        plan = self._plan
        lines: list[Line | None] = list(known.lines)
        queued = {self._places[index] for index in changed}
        waiting = list(queued)
        heapify(waiting)
        while waiting:
            group = plan.components[heappop(waiting)]
            if group[0] in plan.recurrent:
                settle(plan, case, group, lines)
            else:
                lines[group[0]] = compute(plan.instructions[group[0]], case, lines, frozenset())
            for index in group:
                if lines[index] != known.lines[index]:
                    for user in plan.users[index]:
                        place = self._places[user]
                        if place not in queued:
                            queued.add(place)
                            heappush(waiting, place)
        return Evaluation(plan, tuple(line for line in lines if line is not None))
