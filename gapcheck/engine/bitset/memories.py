"""Memory over a batch: by bits where a few operations do, else lane by lane with the one definition of each operator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Final

from gapcheck.engine import recollection
from gapcheck.engine.bitset.codes import NO, YES
from gapcheck.engine.bitset.lines import Line, Lines, Own
from gapcheck.engine.bitset.masks import Partition, flood, one_or_many, put, starts, union
from gapcheck.engine.bitset.numbers import Numbers
from gapcheck.engine.bitset.pasting import Packed, packed, pasted
from gapcheck.engine.bitset.truth import doubted
from gapcheck.engine.law_lines import governs
from gapcheck.engine.plan import Governing, Op
from gapcheck.engine.recollection import Climbing
from gapcheck.model.duties import Deadline, DutyState, IndeterminateDeadline
from gapcheck.model.values import Value

_DEFINED: Final[dict[Op, Callable[..., Climbing]]] = {
    Op.COUNTER: recollection.climbing_counter,
    Op.WINDOW: recollection.window,
    Op.SPAN_DURING: recollection.span_during,
    Op.SPAN_AFTER: recollection.span_after,
    Op.LATCH: recollection.latch,
    Op.HELD: recollection.held,
    Op.DAYS_SINCE: recollection.climbing_days_since,
}

_AT_REST: Final[dict[Op, Value]] = {
    Op.COUNTER: 0,
    Op.WINDOW: 0,
    Op.SPAN_DURING: False,
    Op.SPAN_AFTER: False,
    Op.DAYS_SINCE: None,
}
"""What the operator gives all along where its first argument is false all along and no opening counts."""

_COUNTING: Final = frozenset({Op.COUNTER, Op.WINDOW, Op.DAYS_SINCE})

Definition = Callable[..., Climbing]


class Memories:
    """The memory operators of one batch; `remembered` keeps what was computed, also for other batches of the plan."""

    def __init__(self, lines: Lines, remembered: dict[Hashable, Packed]) -> None:
        self._lines = lines
        self._layout = lines.layout
        self._code = lines.codes.of
        self._value = lines.codes.values.__getitem__
        self._remembered = remembered
        self._told = frozenset(name for case in lines.layout.cases for name in case.openings)

    def duty(self, index: int, arguments: Sequence[Line], deadline: Deadline) -> Line:
        """DUTY, whose counter, where it has one, has become whether that has passed the deadline's day."""
        want, done, lapse = (self._lines.where(argument, True) for argument in arguments[:3])
        lapsed = want & lapse
        running = want ^ lapsed
        finished = flood(done & running, running) if done else 0
        masks = (self._layout.every ^ want, lapsed, running ^ finished, finished)
        states = (DutyState.DORMANT, DutyState.LAPSED, DutyState.RUNNING, DutyState.DONE_IN_TIME)
        rest = {self._code(str(state)): mask for state, mask in zip(states, masks, strict=True)}
        # What a day's passing ends is told lane by lane, and what doubt does where it changes from day to day.
        busy = want if not isinstance(deadline, IndeterminateDeadline) else 0
        doubts = [doubt for argument in arguments for doubt in self._doubts(argument)]
        if doubts:
            days = doubted(doubts, self._layout.every, self._lines.codes)
            unknown = union(days.values())
            rest = {code: mask ^ (mask & unknown) for code, mask in rest.items()} | days
            begun = starts(unknown)
            for mask in days.values():
                busy |= unknown if arguments[1] != NO else mask ^ flood(mask & begun, unknown)

        def define(_: int, *lines: Climbing) -> Climbing:
            return recollection.state_of_duty(deadline, *lines)

        return self._by_lane(index, self._layout.touched(busy), arguments, self._lines.made(rest), define)

    def law_picked(self, index: int, arguments: Sequence[Line], data: Governing, law: int | Partition) -> Line:
        """LAW_PICKED; `law` says whether the wording governs each day."""
        outside, spell = arguments
        if isinstance(law, int) and outside == law and not self._doubts(spell):
            return law
        runs = self._lines.where(spell, True)
        busy = self._layout.touched(self._doubtful([spell]))
        rest: Line = NO
        if isinstance(outside, Numbers) or isinstance(spell, Numbers) or self._kinds_of_yes(spell) > 1:
            busy = list(range(len(self._layout.cases)))
        else:
            begun = starts(runs)
            picked = {code: flood(mask & begun, runs) for code, mask in self._lines.masks(law).items()}
            for code, mask in self._lines.masks(outside).items():
                put(picked, code, mask ^ (mask & runs))
            rest = self._lines.made(picked)

        def define(lane: int, *lines: Climbing) -> Climbing:
            fixed = self._layout.cases[lane].law_on
            return recollection.law_picked(lambda day: governs(data, fixed or day), *lines)

        asked = {lane: case.law_on for lane, case in enumerate(self._layout.cases) if case.law_on is not None}
        return self._by_lane(index, busy, arguments, rest, define, asked)

    def concept(self, op: Op, index: int, arguments: Sequence[Line], data: Any) -> Line:
        """The memory of a concept: every operator but DUTY and LAW_PICKED."""
        signal, declared, spec = data
        cases = self._layout.cases if signal.name in self._told else ()
        told = {lane: case.openings[signal.name] for lane, case in enumerate(cases) if signal.name in case.openings}
        counting = {lane for lane, opening in told.items() if _counts(op, opening)}
        if _counts(op, declared):
            counting.update(lane for lane in range(len(self._layout.cases)) if lane not in told)
        rest: Line = NO
        match op:
            case Op.LATCH:
                busy = self._doubtful(arguments)
                rest = self._latch(arguments, told, declared)
            case Op.HELD:
                busy = self._doubtful(arguments[1:3])
                rest = self._held(arguments, told, declared)
            case _:
                busy = self._lines.where(arguments[0], True) | self._doubtful(arguments[:1])
                rest = self._code(_AT_REST[op])
        definition = _DEFINED[op]
        constants = () if spec is None else (spec,)

        def define(lane: int, *lines: Climbing) -> Climbing:
            return definition(*constants, told.get(lane, declared), *lines)

        asked = {lane: self._code(opening) for lane, opening in told.items()}
        lanes = sorted(counting.union(self._layout.touched(busy)))
        return self._by_lane(index, lanes, arguments, rest, define, asked, op in _COUNTING)

    def _latch(self, arguments: Sequence[Line], told: Mapping[int, Value], declared: Value) -> Line:
        begins, ends = (self._lines.where(argument, True) for argument in arguments)
        opened = self._before(told, declared).get(YES, 0)
        ground = self._layout.every ^ ends
        holds = flood((begins | opened) & ground, ground)
        return self._lines.made({YES: holds, NO: self._layout.every ^ holds})

    def _held(self, arguments: Sequence[Line], told: Mapping[int, Value], declared: Value) -> Line:
        takes, on, keep, otherwise = arguments
        taken, kept = self._lines.where(on, True), self._lines.where(keep, True)
        opened = self._before(told, declared)
        if not isinstance(takes, list) and not isinstance(otherwise, list):
            first, every = self._layout.first_days, self._layout.every
            takes, otherwise = self._lines.partition(takes), self._lines.partition(otherwise)
            return self._lines.made(self._keep(takes, taken, kept, otherwise, opened, first, every))
        cut = {code: dict(self._layout.cut(mask)) for code, mask in opened.items()}
        taken_in, kept_in = dict(self._layout.cut(taken)), dict(self._layout.cut(kept))
        lanes: list[Own] = []
        pairs = zip(self._lines.owned(takes), self._lines.owned(otherwise), self._layout.full, strict=True)
        for lane, (given, fallback, full) in enumerate(pairs):
            before = {code: 1 for code, mask in cut.items() if lane in mask}
            taking, otherwise_in = _many(given, full), _many(fallback, full)
            held = self._keep(taking, taken_in.get(lane, 0), kept_in.get(lane, 0), otherwise_in, before, 1, full)
            lanes.append(one_or_many({code: bits for code, bits in held.items() if bits}))
        return lanes

    def _keep(
        self, takes: Partition, on: int, keep: int, otherwise: Partition, before: Partition, first: int, days: int
    ) -> Partition:
        """HELD by bits, where nothing of when to take and when to keep is in doubt."""
        keeps = keep ^ (keep & on)
        neither = days ^ on ^ keeps
        found = {code: mask & on for code, mask in takes.items()}
        for code, mask in otherwise.items():
            put(found, code, mask & neither)
        spread = {code: mask << 1 & keeps for code, mask in found.items()}
        nothing = self._code(None)
        for code, mask in before.items():
            # Without an opening the first day's own value is the history.
            own = {code: mask} if code != nothing else {c: m & mask for c, m in takes.items() if m & mask}
            for each, bits in own.items():
                held = self._code(recollection.held_before(self._value(code), self._value(each)))
                put(spread, held, bits & keeps)
        return {code: found.get(code, 0) | flood(mask, keeps) for code, mask in spread.items()}

    def _before(self, told: Mapping[int, Value], declared: Value) -> Partition:
        """The first days of the lanes, by the opening value of each."""
        lanes: defaultdict[int, dict[int, int]] = defaultdict(dict)
        for lane, opening in told.items():
            lanes[self._code(opening)][lane] = 1
        found = {code: self._layout.placed(ones) for code, ones in lanes.items()}
        others = self._layout.first_days
        for mask in found.values():
            others ^= mask
        put(found, self._code(declared), others)
        return {code: mask for code, mask in found.items() if mask}

    def _kinds_of_yes(self, line: int | Partition | list[Own]) -> int:
        return sum(bool(self._lines.codes.truth[code]) for code in self._lines.masks(line))

    def _doubts(self, line: Line) -> list[tuple[int, int]]:
        truth = self._lines.codes.truth
        if isinstance(line, int):
            return [(line, self._layout.every)] if truth[line] is None else []
        return [(code, mask) for code, mask in self._lines.judged(line).items() if truth[code] is None]

    def _doubtful(self, arguments: Sequence[Line]) -> int:
        doubtful = 0
        for argument in arguments:
            doubtful |= self._lines.where(argument, None)
        return doubtful

    def _by_lane(
        self, index: int, busy: Sequence[int], arguments: Sequence[Line], rest: Line, define: Definition,
        asked: Mapping[int, Hashable] | None = None, counts: bool = False,
    ) -> Line:  # fmt: skip
        """The line that is defined lane by lane in the busy lanes, and is as `rest` in the others.

        What is `asked` besides the arguments of each lane is part of what an answer is remembered under.
        """
        if not busy:
            return rest
        layout, lines = self._layout, self._lines
        # A name for what is given, and the lanes of what is not one value everywhere.
        same = tuple([argument if isinstance(argument, int) else None for argument in arguments])
        owned = [lines.owned(argument) for argument in arguments if not isinstance(argument, int)]
        found: dict[int, Packed] = {}
        for lane in busy:
            own = tuple([_name(lanes[lane]) for lanes in owned])
            key = (index, layout.firsts[lane], layout.days[lane], asked.get(lane) if asked else None, same, own)
            known = self._remembered.get(key)
            if known is None:
                given = [a if isinstance(a, int) else lines.owned(a)[lane] for a in arguments]
                drawn = define(lane, *[lines.timeline(each, lane) for each in given])
                known = self._remembered[key] = packed(drawn, lines)
            found[lane] = known
        return pasted(found, rest, lines, counts)


def _many(own: Own, days: int) -> Partition:
    return {own: days} if isinstance(own, int) else own


def _name(own: Own) -> Hashable:
    return own if isinstance(own, int) else tuple(own.items())


def _counts(op: Op, opening: Value) -> bool:
    """Whether an opening value keeps the operator from being at rest or from being done by bits."""
    match op:
        case Op.DAYS_SINCE:
            return opening is not None
        case Op.LATCH:
            return opening is not None and not isinstance(opening, bool)
        case Op.HELD:
            return False
        case _:
            return bool(opening)
