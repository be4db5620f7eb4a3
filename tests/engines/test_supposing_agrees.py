"""Knows that what is computed anew from what is known already is what a whole computation gives.

By default a few hundred examples; GAPCHECK_HYPOTHESIS=long tries twenty times as many.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gapcheck.engine.plan import Op, Signal, SignalKind
from gapcheck.engine.reference import Case, evaluate
from gapcheck.engine.supposing import Supposing
from gapcheck.model.period import Period
from gapcheck.model.suppositions import Supposed
from gapcheck.model.values import Unknown
from tests.engines.random_plans import Drawn, examples, lines, plans_and_cases
from tests.engines.test_rule_sets_agree import Posed, rule_sets_and_cases

tries = settings(max_examples=examples(300), deadline=None, suppress_health_check=list(HealthCheck))


@tries
@given(st.data(), plans_and_cases())
def test_changing_some_inputs_gives_what_computing_it_all_gives(data: st.DataObject, drawn: Drawn) -> None:
    known = evaluate(drawn.plan, drawn.case)
    changed = data.draw(st.lists(st.sampled_from(sorted(drawn.case.inputs)), max_size=3, unique=True))
    period = next(iter(drawn.case.inputs.values())).period
    new = {signal: data.draw(lines(period, drawn.domains[signal])) for signal in changed}
    case = replace(drawn.case, inputs={**drawn.case.inputs, **new})
    indices = frozenset(i for i, ins in enumerate(drawn.plan.instructions) if ins.op is Op.INPUT and ins.data in new)
    assert evaluate(drawn.plan, case, known, indices).lines == evaluate(drawn.plan, case).lines


@tries
@given(st.data(), rule_sets_and_cases(recurrent=True))
def test_a_supposition_gives_what_computing_the_supposed_case_gives(data: st.DataObject, drawn: Posed) -> None:
    known = evaluate(drawn.plan, drawn.case)
    supposing = Supposing(drawn.tree, drawn.plan, drawn.case, known)
    signals = [s for s in sorted(drawn.plan.signals) if s.kind is SignalKind.CONCEPT and _values(drawn, s)]
    signal = data.draw(st.sampled_from(signals))
    value = data.draw(st.sampled_from(_values(drawn, signal)))
    whole = drawn.scenario.period
    first, last = sorted(data.draw(st.tuples(*[st.dates(whole.first, whole.last)] * 2)))
    supposition = (Supposed(signal.name, signal.part, value, Period(first, last)),)
    [found] = supposing.otherwise((supposition,), duties=True)
    asked = [s for s in drawn.plan.signals if s.kind in (SignalKind.SEAT, SignalKind.NEED, SignalKind.DUTY)]
    if found is None:
        found_case = _case(drawn, signal, supposition[0])
        assert all(evaluate(drawn.plan, found_case).line(s) == known.line(s) for s in asked)
    else:
        assert evaluate(drawn.plan, found.case).lines == found.evaluation.lines
        assert any(found.evaluation.line(s) != known.line(s) for s in asked)


def _values(drawn: Posed, signal: Signal) -> list[object]:
    """The known values that a concept has in the case, and yes and no where it has one of them."""
    values = [
        v for v in evaluate(drawn.plan, drawn.case).line(signal).values if v is not None and not isinstance(v, Unknown)
    ]
    return [True, False] if any(isinstance(value, bool) for value in values) else values


def _case(drawn: Posed, signal: Signal, supposed: Supposed) -> Case:
    """The supposed case made by hand: the input, or else the named value, overridden on the days."""
    if signal in drawn.case.inputs:
        line = drawn.case.inputs[signal]
        new = line.combine(
            lambda old, over: old if signal.part and old is None else over,
            line,
            line.override(supposed.period, supposed.value),
        )
        return replace(drawn.case, inputs={**drawn.case.inputs, signal: new})
    line = evaluate(drawn.plan, drawn.case).line(signal)
    return replace(drawn.case, given={**drawn.case.given, signal: line.override(supposed.period, supposed.value)})
