"""Draws the lanes: one line per chair over the days of the case, with months, marks for days that matter and a legend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count, product
from string import ascii_lowercase

from gapcheck.model.period import Period
from gapcheck.model.result import Result
from gapcheck.model.text import Text
from gapcheck.model.timeline import Timeline
from gapcheck.reporting.lane_states import Lane, LaneState, lanes
from gapcheck.reporting.layout import Page, Tone
from gapcheck.reporting.scale import Scale, draw_months
from gapcheck.reporting.turning_points import TurningPoint, turning_points

GLYPHS = {
    LaneState.FULL: "█",
    LaneState.PARTIAL: "▄",
    LaneState.UNPAID: "k",
    LaneState.WAITING: "v",
    LaneState.REFUSED: "·",
    LaneState.UNDECIDED: "?",
    LaneState.GAP: "X",
    LaneState.NONE: " ",
}

_TONES = {
    LaneState.FULL: Tone.GOOD,
    LaneState.PARTIAL: Tone.GOOD,
    LaneState.UNPAID: Tone.DOUBTFUL,
    LaneState.WAITING: Tone.DOUBTFUL,
    LaneState.UNDECIDED: Tone.DOUBTFUL,
    LaneState.GAP: Tone.BAD,
}

_LEGEND = {
    LaneState.FULL: Text("hela delen", "the whole part"),
    LaneState.PARTIAL: Text("en del av delen", "some of the part"),
    LaneState.UNPAID: Text("karens", "waiting period, unpaid"),
    LaneState.WAITING: Text("rätt enligt lagen men inte beslutat", "entitled by law, not decided"),
    LaneState.REFUSED: Text("nekas", "refused"),
    LaneState.UNDECIDED: Text("oavgjort: hänger på en bedömning eller en uppgift som saknas",
                              "undecided: depends on an assessment or a missing fact"),
    LaneState.GAP: Text("ingen ger försörjning", "nobody provides a livelihood"),
}  # fmt: skip

# A day of these is seen even when other days of the same character are more.
_NEVER_HIDDEN = (LaneState.GAP,)


def draw_lanes(page: Page, result: Result) -> None:
    """The lanes of every part, the scale, the marked days in words, and the legend of what was drawn."""
    drawn = list(lanes(result))
    if not drawn:
        return
    names = [page.say(lane.name) for lane in drawn]
    left = min(max(len(name) for name in names), page.width * 2 // 5) + 1
    scale = Scale(result.scenario.period, left, page.width)
    points = turning_points(result)
    used: set[LaneState] = set()
    for part in dict.fromkeys(lane.part for lane in drawn):
        if part and len({lane.part for lane in drawn}) > 1:
            page.paragraph(page.say(Text(f'Delen "{part}"', f'The part "{part}"')), tone=Tone.STRONG)
        _scale_lines(page, scale, points)
        for lane in (lane for lane in drawn if lane.part == part):
            used |= _draw(page, lane, scale)
        page.blank()
    _marks_in_words(page, result, points)
    _legend(page, scale, used)


def _draw(page: Page, lane: Lane, scale: Scale) -> set[LaneState]:
    # A name that is cut stands in full in the livelihood section.
    name = page.say(lane.name)
    states = [_state(lane.states, scale.days(cell)) for cell in range(scale.cells)]
    page.line(scale.name(name) + _painted(page, states))
    return set(states)


def _painted(page: Page, states: Sequence[LaneState]) -> str:
    runs: list[tuple[LaneState, int]] = []
    for state in states:
        if runs and runs[-1][0] is state:
            runs[-1] = (state, runs[-1][1] + 1)
        else:
            runs.append((state, 1))
    return "".join(page.tone(GLYPHS[state] * count, _TONES.get(state, Tone.PLAIN)) for state, count in runs)


def _state(states: Timeline[LaneState], days: Period) -> LaneState:
    """The state that most of the days have, the earliest of several; one that may not be hidden wins."""
    found: Counter[LaneState] = Counter()
    for period, state in states.restrict(days).segments():
        found[state] += period.days
    return next((state for state in _NEVER_HIDDEN if found[state]), max(found, key=lambda state: found[state]))


def _scale_lines(page: Page, scale: Scale, points: Sequence[TurningPoint]) -> None:
    draw_months(page, scale)
    if points:
        marks, free_from = [" "] * scale.cells, 0
        for mark, point in zip(_labels(points), points, strict=True):
            cell = scale.cell(point.day)
            # A label that would run into the one before it leaves only a plus sign: the list below has it.
            shown = mark if cell >= free_from and cell + len(mark) <= scale.cells else "+"
            marks[cell : cell + len(shown)] = shown
            free_from = max(free_from, cell + len(shown) + 1)
        page.line(page.say(Text("ny måttstock", "new yardstick"))[: scale.left - 1].ljust(scale.left) + "".join(marks))


def _labels(points: Sequence[TurningPoint]) -> list[str]:
    """The counter's day number where one counter tells the day, else a letter."""
    return [
        point.counters[0][1] if len(point.counters) == 1 else letter
        for point, letter in zip(points, _letters(), strict=False)
    ]


def _letters() -> Iterator[str]:
    for length in count(1):
        yield from ("".join(letters) for letters in product(ascii_lowercase, repeat=length))


def _marks_in_words(page: Page, result: Result, points: Sequence[TurningPoint]) -> None:
    marks = _labels(points)
    hanging = max((len(mark) for mark in marks), default=0) + 2
    for mark, point in zip(marks, points, strict=True):
        page.paragraph(mark.ljust(hanging) + page.say(point.text(result.tree)), hanging=hanging)
    if points:
        page.blank()


def _legend(page: Page, scale: Scale, used: set[LaneState]) -> None:
    each = (
        Text("Varje tecken är en dag.", "Each character is one day.")
        if scale.days_each == 1
        else Text(
            f"Varje tecken är {scale.days_each} dagar och visar det som gällde flest av dem; ett glapp visas alltid.",
            f"Each character is {scale.days_each} days and shows what held on most of them; a gap always shows.",
        )
    )
    page.paragraph(page.say(each))
    for state, words in _LEGEND.items():
        if state in used:
            page.paragraph(f"{GLYPHS[state]}  {page.say(words)}", 2, 5)
