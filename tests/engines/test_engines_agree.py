"""Knows that durable-rules infers what the reference computes, on drawn plans and cases.

By default a few hundred examples; GAPCHECK_HYPOTHESIS=long tries twenty times as many. Also to be run with
MALLOC_PERTURB_=165 in the environment, which makes reads of freed memory in the C extension visible.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gapcheck.engine.durable import Confirmer, available
from gapcheck.engine.plan import Signal
from gapcheck.engine.reference import evaluate
from gapcheck.model.timeline import Timeline
from gapcheck.model.values import Unknown, Value
from tests.engines.random_plans import Drawn, examples, plans_and_cases

pytestmark = pytest.mark.skipif(not available(), reason="durable_rules cannot be imported here")


@settings(max_examples=examples(300), deadline=None, suppress_health_check=list(HealthCheck))
@given(plans_and_cases())
def test_durable_rules_infers_what_the_reference_computes(drawn: Drawn) -> None:
    evaluation = evaluate(drawn.plan, drawn.case)
    with Confirmer() as confirmer:
        confirmation = confirmer.confirm(drawn.plan, drawn.case, evaluation)
    assert confirmation.disagreements == ()


@settings(max_examples=examples(200), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data(), plans_and_cases())
def test_knowing_more_never_changes_what_was_known(data: st.DataObject, drawn: Drawn) -> None:
    """Whatever value an unknown input turns out to have, an answer that was already given stands."""

    def known(signal: Signal, value: Value) -> Value:
        return data.draw(st.sampled_from(drawn.domains[signal])) if isinstance(value, Unknown) else value

    before = evaluate(drawn.plan, drawn.case)
    told = {
        signal: Timeline.build(line.first, line.last, line.starts, [known(signal, value) for value in line.values])
        for signal, line in drawn.case.inputs.items()
    }
    after = evaluate(drawn.plan, replace(drawn.case, inputs=told))
    for instruction, first, then in zip(drawn.plan.instructions, before.lines, after.lines, strict=True):
        for day in sorted({*first.starts, *then.starts}):
            answered, now = first.at_ordinal(day), then.at_ordinal(day)
            assert isinstance(answered, Unknown) or answered == now, (instruction.op, answered, now)
