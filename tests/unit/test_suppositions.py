"""Suppositions: the acts that would fulfil a duty, and the same case with other inputs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gapcheck.model import terms
from gapcheck.model.period import Period
from gapcheck.model.suppositions import Supposed, Supposition, acts, inputs_of
from gapcheck.model.terms import All, AnyOf, Comparison, Condition, Not, SomePart
from gapcheck.model.tree import RuleTree
from tests.unit.small_trees import tree_of
from tests.unit.small_worlds import world_of

FIRST, LAST = date(2025, 1, 1), date(2025, 1, 31)
MEMORY = """
tillstånd:
  anmälan är gjord: {en: has reported, WORDED, börjar: {sjuk: ja, anmäld: ja}, slutar: {sjuk: nej}}
"""
LAW = (
    MEMORY
    + """
skyldigheter:
  - {id: D1, WORDED, bärare: arbetsgivaren, mot: Försäkringskassan, steg: informera, för: försörjning, vad: anmäla, en: report,
     om: {sjuk: ja}, senast: {obestämd: genast}, uppfylls_av: {anmälan är gjord: ja}}
regler:
  - {id: R1, WORDED, aktör: Försäkringskassan, om: {anmälan är gjord: ja, väder: sol}, så: {rätt: ja}}
stolar:
  - {id: S1, WORDED, behov: försörjning, av: Försäkringskassan, genom: pengar, en: money, när: {rätt: ja}}
"""
)


def _tree(folder: Path) -> RuleTree:
    return world_of(folder, LAW).tree


def _is(name: str, value: bool | str = True) -> terms.Test:
    return terms.Test(name, Comparison.IS, value)


def _supposed(name: str, value: bool | str, first: date = FIRST, last: date = LAST) -> Supposition:
    return (Supposed(name, "", value, Period(first, last)),)


# ---- acts


def test_the_act_behind_a_remembered_state_is_the_event_that_begins_it(tmp_path: Path) -> None:
    tree = _tree(tmp_path)
    [act] = acts(tree, tree.duties["D1"])
    assert act.wanted == (("sjuk", True), ("anmäld", True))


def test_an_event_is_done_on_one_day_and_a_fact_from_that_day_on(tmp_path: Path) -> None:
    tree = _tree(tmp_path)
    [act] = acts(tree, tree.duties["D1"])
    day = date(2025, 1, 7)
    assert act.done(tree, "", day, LAST) == (
        Supposed("sjuk", "", True, Period(day, LAST)),
        Supposed("anmäld", "", True, Period(day, day)),
    )
    assert [supposed.value for supposed in act.undone(tree, "", day, LAST)] == [False, False]


def test_each_way_of_several_is_an_act_of_its_own_and_what_rules_derive_is_none(tmp_path: Path) -> None:
    tree = _tree(tmp_path)

    def names(condition: Condition | None) -> frozenset[str]:
        return inputs_of(tree, condition)

    assert names(AnyOf((_is("sjuk"), _is("anmäld")))) == {"sjuk", "anmäld"}
    assert names(All((_is("rätt"), SomePart(_is("sjuk"))))) == {"sjuk"}
    assert names(terms.Test("väder", Comparison.ONE_OF, frozenset({"sol", "regn"}))) == {"väder"}
    assert names(_is("rätt")) == names(Not(_is("sjuk"))) == names(None) == frozenset()


# ---- worlds


def test_a_supposed_world_is_the_world_of_a_case_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    facts = "uppgifter: [{från: 2025-01-01, sjuk: ja, väder: sol}]\n"
    said = world_of(tmp_path / "a", LAW, facts + "händelser: [{dag: 2025-01-07, händelse: anmäld}]\n")
    silent = world_of(tmp_path / "b", LAW, facts)
    seventh = date(2025, 1, 7)
    [supposed] = silent.supposing((_supposed("anmäld", True, seventh, seventh),))
    assert supposed is not None
    need = said.tree.needs["försörjning"]
    assert supposed.seating(need, "tjänst") == said.seating(need, "tjänst")
    assert silent.seating(need, "tjänst") != said.seating(need, "tjänst")
    assert [states for _, _, states in supposed.duty_states()] == [states for _, _, states in said.duty_states()]


def test_no_world_is_given_where_no_seat_is_otherwise(tmp_path: Path) -> None:
    world = world_of(tmp_path, LAW, "uppgifter: [{från: 2025-01-01, sjuk: ja, väder: regn}]\n")
    reported = _supposed("anmäld", True, FIRST, FIRST)
    assert world.supposing((reported, _supposed("väder", "sol"))) == (None, None)
    [both] = world.supposing(((*reported, *_supposed("väder", "sol")),))
    assert both is not None


def test_a_world_where_only_a_duty_is_otherwise_is_given_when_asked_for(tmp_path: Path) -> None:
    world = world_of(tmp_path, LAW, "uppgifter: [{från: 2025-01-01, sjuk: ja, väder: regn}]\n")
    reported = _supposed("anmäld", True, FIRST, FIRST)
    [other] = world.supposing((reported,), duties=True)
    assert other is not None
    assert other.duty_states() != world.duty_states()


def test_what_rules_derive_can_be_supposed_too(tmp_path: Path) -> None:
    world = world_of(tmp_path, LAW, "uppgifter: [{från: 2025-01-01, sjuk: nej, väder: regn}]\n")
    [other] = world.supposing((_supposed("rätt", True, FIRST, date(2025, 1, 10)),))
    assert other is not None
    seating = other.seating(other.tree.needs["försörjning"], "tjänst")
    assert [bool(value.seats) for value in seating.values] == [True, False]


def test_whether_anything_heeds_a_supposition_is_told_with_and_without_amounts(tmp_path: Path) -> None:
    law = """
stolar:
  - {id: S1, WORDED, behov: försörjning, av: Försäkringskassan, genom: pengar, en: money, när: {sjuk: ja}, belopp: lön}
"""
    world = world_of(tmp_path, law, "uppgifter: [{från: 2025-01-01, sjuk: ja, väder: sol, lön: 100}]\n")
    more = (Supposed("lön", "tjänst", 7, Period(FIRST, LAST)),)
    assert world.heeded((more, _supposed("sjuk", False)), amounts=False) == (False, True)
    assert world.heeded((more, _supposed("väder", "regn")), amounts=True) == (True, False)


def test_what_no_rule_reads_reaches_nothing_and_what_is_not_of_the_part_has_no_value(tmp_path: Path) -> None:
    world = world_of(tmp_path, LAW)
    assert world.value("väder", "tjänst") is None
    assert world.reach("skäligt", "") == frozenset()
    assert world.reach("väder", "") == {"försörjning"}


def test_a_tree_of_its_own_reads_the_marks_of_a_concept(tmp_path: Path) -> None:
    tree = tree_of(
        tmp_path,
        """
begrepp:
  har intyg: {en: has a certificate, slag: uppgift, typ: ja_nej, om: personen, förval: ja, förklaring: Intyg., för: försörjning,
              styrks_med: {slag: läkarintyg, av: [arbetsgivaren, Försäkringskassan], mot: Försäkringskassan, sökt_i: [SFB 27 kap.]}}
""",
    )
    concept = tree.concepts["har intyg"]
    assert concept.serves == "försörjning"
    assert concept.shown_by is not None
    assert concept.shown_by.kind.medical
    assert concept.shown_by.issuers == ("arbetsgivaren", "Försäkringskassan")
    assert concept.shown_by.looked_in == ("SFB 27 kap.",)
    assert concept.evidence == ""
