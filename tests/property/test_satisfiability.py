"""Whether conditions can hold together is what trying every value of their concepts says."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from gapcheck.model import terms
from gapcheck.model.satisfiability import implies, satisfiable
from gapcheck.model.terms import All, AnyOf, Comparison, Condition, Not
from gapcheck.model.values import Known

VALUES: dict[str, tuple[Known, ...]] = {
    "dagar": (None, *range(-1, 6)),
    "sjuk": (None, True, False),
    "väder": (None, "sol", "regn", "snö"),
}
ORDERED = (Comparison.IS, Comparison.AT_LEAST, Comparison.AT_MOST, Comparison.MORE_THAN, Comparison.LESS_THAN)


def comparisons() -> st.SearchStrategy[Condition]:
    return st.one_of(
        st.builds(terms.Test, st.just("dagar"), st.sampled_from(ORDERED), st.sampled_from((0, 2, 4))),
        st.builds(terms.Test, st.just("sjuk"), st.just(Comparison.IS), st.booleans()),
        st.builds(terms.Test, st.just("väder"), st.just(Comparison.IS), st.sampled_from(("sol", "regn"))),
        st.builds(terms.Test, st.just("väder"), st.just(Comparison.ONE_OF), st.just(frozenset({"sol", "regn"}))),
    )


def conditions() -> st.SearchStrategy[Condition]:
    return st.recursive(
        comparisons(),
        lambda inner: st.one_of(
            st.builds(Not, inner),
            st.builds(All, st.lists(inner, max_size=3).map(tuple)),
            st.builds(AnyOf, st.lists(inner, max_size=3).map(tuple)),
        ),
        max_leaves=8,
    )


def holds(condition: Condition, world: dict[str, Known]) -> bool:
    match condition:
        case terms.Test(concept=name, comparison=comparison, constant=constant):
            return world[name] is not None and comparison.holds(world[name], constant)
        case All(items=items):
            return all(holds(item, world) for item in items)
        case AnyOf(items=items):
            return any(holds(item, world) for item in items)
        case Not(item=item):
            return not holds(item, world)
        case _:
            raise AssertionError(condition)


WORLDS = [dict(zip(VALUES, chosen, strict=True)) for chosen in product(*VALUES.values())]


@given(st.lists(conditions(), min_size=1, max_size=2))
def test_conditions_can_hold_together_exactly_when_some_values_make_them_hold(chosen: list[Condition]) -> None:
    tried = any(all(holds(condition, world) for condition in chosen) for world in WORLDS)
    assert satisfiable(chosen, {"väder": ("sol", "regn", "snö")}.get) is tried


@given(conditions(), conditions())
def test_a_condition_implies_another_exactly_when_no_values_meet_it_alone(one: Condition, other: Condition) -> None:
    tried = all(holds(other, world) for world in WORLDS if holds(one, world))
    assert implies(one, other, {"väder": ("sol", "regn", "snö")}.get) is tried
