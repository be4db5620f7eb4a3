"""What each memory instruction means: one causal function from timelines to a timeline per operator."""

from gapcheck.engine.recollection.counting import counter, days_since, window
from gapcheck.engine.recollection.duties import duty
from gapcheck.engine.recollection.spans import span_after, span_during
from gapcheck.engine.recollection.states import held, latch, law_picked

__all__ = ["counter", "days_since", "duty", "held", "latch", "law_picked", "span_after", "span_during", "window"]
