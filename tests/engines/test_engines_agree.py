"""Knows that durable-rules infers what the reference computes, on drawn plans and cases.

By default a few hundred examples; GAPCHECK_HYPOTHESIS=long tries twenty times as many. Also to be run with
MALLOC_PERTURB_=165 in the environment, which makes reads of freed memory in the C extension visible.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from gapcheck.engine.durable import Confirmer, available
from gapcheck.engine.reference import evaluate
from tests.engines.random_plans import Drawn, examples, plans_and_cases

pytestmark = pytest.mark.skipif(not available(), reason="durable_rules cannot be imported here")


@settings(max_examples=examples(300), deadline=None, suppress_health_check=list(HealthCheck))
@given(plans_and_cases())
def test_durable_rules_infers_what_the_reference_computes(drawn: Drawn) -> None:
    evaluation = evaluate(drawn.plan, drawn.case)
    with Confirmer() as confirmer:
        confirmation = confirmer.confirm(drawn.plan, drawn.case, evaluation)
    assert confirmation.disagreements == ()
