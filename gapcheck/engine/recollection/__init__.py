"""What each memory instruction means: one causal function from timelines to a timeline per operator."""

from gapcheck.engine.recollection.climbing import Climb, Climbing, every_day
from gapcheck.engine.recollection.counting import climbing_counter, climbing_days_since, counter, days_since, window
from gapcheck.engine.recollection.duties import PASSED, duty, state_of_duty
from gapcheck.engine.recollection.spans import span_after, span_during
from gapcheck.engine.recollection.states import held, held_before, latch, law_picked

__all__ = [
    "PASSED",
    "Climb",
    "Climbing",
    "climbing_counter",
    "climbing_days_since",
    "counter",
    "days_since",
    "duty",
    "every_day",
    "held",
    "held_before",
    "latch",
    "law_picked",
    "span_after",
    "span_during",
    "state_of_duty",
    "window",
]
