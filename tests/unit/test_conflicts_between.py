"""Conflicts between duties, chairs, declarations and decisions, each on a tree of a few lines: K102, K103, K105, G203, G207."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from gapcheck.check import run_case
from gapcheck.loading.scenario_loader import load_scenario
from gapcheck.loading.tree_loader import load_tree
from gapcheck.model.findings import Finding
from gapcheck.model.period import Period
from gapcheck.model.result import Result
from tests.unit.small_trees import BASE, SCENARIO, write_tree

WORDINGS = "lydelser: [{lydelse: 'sha256:0123456789abcdef'}]"
CITED = f"lagrum: 27 kap. 46 § SFB, {WORDINGS}, innebörd: Prov."
LIVING = BASE.replace(
    "försörjning: {en: livelihood, per_del: ja,", "försörjning: {en: livelihood, per_del: ja, glapp: G201,"
)
MORE = """
aktörer:
  den försäkrade: {en: the insured, kort: DF}
  Arbetsförmedlingen: {en: the employment service, kort: AF}
begrepp:
  säger sjuk: {en: says ill, slag: uppgift, typ: ja_nej, om: personen, förval: nej, förklaring: Prov., ändras_av: [den försäkrade]}
  säger frisk: {en: says well, slag: uppgift, typ: ja_nej, om: personen, förval: nej, förklaring: Prov., ändras_av: [den försäkrade]}
  gjort: {en: done, slag: uppgift, typ: ja_nej, om: personen, förval: nej, förklaring: Prov.}
"""
JANUARY = Period(date(2025, 1, 1), date(2025, 1, 31))


def run(folder: Path, extra: str, facts: str = "", parts: str = "") -> Result:
    """The findings of a month in which she is ill, by the base tree with an addition."""
    tree, problems = load_tree(write_tree(folder, MORE + extra, LIVING))
    assert tree is not None, problems
    path = folder / "fall.yaml"
    shown = parts or "delar: [{id: tjänst, slag: anställning, arbetsgivare: kommunen, andel: 1}]\n"
    body = facts or "uppgifter:\n  - {från: 2025-01-01, sjuk: ja, väder: sol}\n"
    path.write_text(SCENARIO + shown + body, encoding="utf-8")
    scenario, wrong = load_scenario(path, tree, "fall.yaml")
    assert scenario is not None, wrong
    return run_case(tree, scenario, confirm=False)


def of(code: str, result: Result) -> list[Finding]:
    return [finding for finding in result.findings if finding.code == code]


def duty(id: str, bearer: str, rest: str = "", step: str = "planera") -> str:
    # What the rest says of condition or deadline stands in the place of what is said here.
    own = "" if "om:" in rest else "om: {sjuk: ja}, "
    own += "" if "senast:" in rest else "senast: {obestämd: genast}, "
    return (
        f"  - {{id: {id}, {CITED}, bärare: {bearer}, mot: den försäkrade, steg: {step}, för: försörjning, vad: göra {id}, "
        f"en: do {id}, {own}{rest or 'uppfylls_av: {gjort: ja}'}}}\n"
    )


def chair(id: str, when: str, rest: str = "") -> str:
    tail = f", {rest}" if rest else ""
    return f"  - {{id: {id}, {CITED}, behov: försörjning, av: Försäkringskassan, genom: {id}, en: {id}, när: {when}{tail}}}\n"


# ---- K102

TWO_DUTIES = "skyldigheter:\n" + duty("P1", "Försäkringskassan") + duty("P2", "Arbetsförmedlingen")
EXCLUDING = """oförenligt:
  - {id: ROW, ena: P1, andra: P2, om: {väder: sol}, innebörd: Den ena hindrar den andra., en: One prevents the other., lagrum: [27 kap. 47 § SFB]}
"""


def test_two_duties_that_exclude_each_other_and_both_run_are_found(tmp_path: Path) -> None:
    [finding] = of("K102", run(tmp_path, TWO_DUTIES + EXCLUDING))
    assert finding.period == JANUARY
    assert finding.concept == "ROW"
    assert finding.provisions == ("P1", "P2")
    assert finding.actors == ("Försäkringskassan", "Arbetsförmedlingen")
    assert "göra P1" in finding.summary.sv
    assert "Den ena hindrar den andra." in finding.summary.sv
    assert "do P2" in finding.summary.en
    assert "One prevents the other." in finding.summary.en


@pytest.mark.parametrize(
    "facts",
    [
        "  - {från: 2025-01-01, sjuk: ja, väder: regn}\n",
        "  - {från: 2025-01-01, sjuk: ja}\n",
        "  - {från: 2025-01-01, sjuk: nej, väder: sol}\n",
        "  - {från: 2025-01-01, sjuk: ja, väder: sol, gjort: ja}\n",
    ],
    ids=["the condition does not hold", "the condition is not known", "no duty runs", "both are done"],
)
def test_duties_do_not_clash_when(facts: str, tmp_path: Path) -> None:
    assert of("K102", run(tmp_path, TWO_DUTIES + EXCLUDING, "uppgifter:\n" + facts)) == []


def test_the_days_of_a_clash_are_those_on_which_both_duties_run(tmp_path: Path) -> None:
    facts = "uppgifter:\n  - {från: 2025-01-01, sjuk: ja, väder: regn}\n  - {från: 2025-01-10, till: 2025-01-12, väder: sol}\n"
    [finding] = of("K102", run(tmp_path, TWO_DUTIES + EXCLUDING, facts))
    assert finding.period == Period(date(2025, 1, 10), date(2025, 1, 12))


# ---- K103

MATTER = "saker:\n  planen: {en: the plan, förklaring: Planen., skyldigheter: [P1, P2]}\n"


def coordination(between: str, rest: str = "") -> str:
    return f"samordning:\n  - {{id: SAM, {CITED}, mellan: [{between}]{rest}}}\n"


def test_two_actors_with_the_same_matter_and_nothing_to_coordinate_them_are_found(tmp_path: Path) -> None:
    [finding] = of("K103", run(tmp_path, TWO_DUTIES + MATTER))
    assert finding.period == JANUARY
    assert finding.concept == "planen"
    assert set(finding.provisions) == {"P1", "P2"}
    assert "the plan" in finding.summary.en


@pytest.mark.parametrize(
    "extra",
    [
        TWO_DUTIES,
        TWO_DUTIES + MATTER + coordination("P1, P2"),
        TWO_DUTIES + MATTER + coordination("P1, P2", ", om: {skäligt: ja}"),
        "skyldigheter:\n" + duty("P1", "Försäkringskassan") + duty("P2", "Försäkringskassan") + MATTER,
        "skyldigheter:\n" + duty("P1", "Försäkringskassan") + duty("P2", "den försäkrade") + MATTER,
        "skyldigheter:\n"
        + duty("P1", "Försäkringskassan")
        + duty("P2", "Arbetsförmedlingen", step="informera")
        + MATTER,
    ],
    ids=[
        "the matters differ",
        "a provision coordinates them",
        "a provision may coordinate them",
        "the actor is the same",
        "one of them is she",
        "one only informs",
    ],
)
def test_nobody_is_doubly_responsible_when(extra: str, tmp_path: Path) -> None:
    assert of("K103", run(tmp_path, extra)) == []


def test_a_coordination_holds_only_while_its_condition_does(tmp_path: Path) -> None:
    facts = "uppgifter:\n  - {från: 2025-01-01, sjuk: ja, väder: sol}\n  - {från: 2025-01-20, väder: regn}\n"
    extra = TWO_DUTIES + MATTER + coordination("P1, P2", ", om: {väder: sol}")
    [finding] = of("K103", run(tmp_path, extra, facts))
    assert finding.period.first == date(2025, 1, 20)


def test_the_same_share_held_by_two_chairs_is_found(tmp_path: Path) -> None:
    extra = "stolar:\n" + chair("S1", "{sjuk: ja}") + chair("S2", "{sjuk: ja}")
    [finding] = of("K103", run(tmp_path, extra))
    assert (finding.part, finding.provisions, finding.period) == ("tjänst", ("S1", "S2"), JANUARY)


@pytest.mark.parametrize(
    "extra",
    [
        "stolar:\n" + chair("S1", "{sjuk: ja}", "andel: 1/2") + chair("S2", "{sjuk: ja}", "andel: 1/2"),
        "stolar:\n" + chair("S1", "{sjuk: ja}") + chair("S2", "{sjuk: ja}", "karens: ja"),
        "stolar:\n" + chair("S1", "{sjuk: ja}") + chair("S2", "{sjuk: ja}", "sista_utväg: ja"),
        "stolar:\n" + chair("S1", "{sjuk: ja}") + chair("S2", "{sjuk: ja}") + coordination("S1, S2"),
    ],
    ids=["they hold half each", "one is a waiting period", "one is a last resort", "a provision coordinates them"],
)
def test_no_share_is_held_twice_when(extra: str, tmp_path: Path) -> None:
    assert of("K103", run(tmp_path, extra)) == []


# ---- K105

CONTRADICTION = """motsägelser:
  - {id: MOT, ena: {säger sjuk: ja}, andra: {säger frisk: ja}, om: {sjuk: ja}, innebörd: Hon kan inte vara båda., en: She cannot be both., lagrum: [27 kap. 47 § SFB]}
"""
REFUSED = (
    "uppgifter:\n  - {från: 2025-01-01, sjuk: ja, väder: sol}\nbedömningar:\n  - {från: 2025-01-01, skäligt: nej}\n"
)


def test_two_claims_that_need_opposite_words_are_found_in_the_gap(tmp_path: Path) -> None:
    extra = "stolar:\n" + chair("S1", "{säger sjuk: ja, skäligt: ja}") + chair("S2", "{säger frisk: ja, skäligt: ja}")
    [finding] = of("K105", run(tmp_path, extra + CONTRADICTION, REFUSED))
    assert (finding.concept, finding.part, finding.period) == ("MOT", "tjänst", JANUARY)
    assert finding.provisions == ("S1", "S2")
    assert "säger sjuk: ja" in finding.summary.sv
    assert "säger frisk: ja" in finding.summary.sv
    assert "says ill: yes" in finding.summary.en
    assert "She cannot be both." in finding.summary.en


@pytest.mark.parametrize("said", ["säger sjuk: ja", "säger frisk: ja", "säger sjuk: ja, säger frisk: ja"])
def test_it_is_the_same_whatever_she_has_said(said: str, tmp_path: Path) -> None:
    extra = "stolar:\n" + chair("S1", "{säger sjuk: ja, skäligt: ja}") + chair("S2", "{säger frisk: ja, skäligt: ja}")
    facts = REFUSED.replace("väder: sol}", f"väder: sol, {said}}}")
    assert len(of("K105", run(tmp_path, extra + CONTRADICTION, facts))) == 1


@pytest.mark.parametrize(
    ("first", "second", "facts"),
    [
        ("{säger sjuk: ja, skäligt: ja}", "{säger frisk: ja, väder: regn}", REFUSED),
        ("{säger sjuk: ja, skäligt: ja}", "{skäligt: ja}", REFUSED),
        ("{säger sjuk: ja, skäligt: ja}", "{säger frisk: ja, skäligt: ja}", REFUSED.replace("sjuk: ja", "sjuk: nej")),
        (
            "{säger sjuk: ja, skäligt: nej}",
            "{säger frisk: ja, skäligt: ja}",
            REFUSED.replace("sol}", "sol, säger sjuk: ja}"),
        ),
        ("{säger sjuk: ja, skäligt: ja}", "{någon: [{säger frisk: ja}, {skäligt: nej}]}", REFUSED),
    ],
    ids=[
        "another fact stands in the way of one",
        "one asks for no such word",
        "the words do not contradict each other",
        "one of them pays",
        "one pays without the word",
    ],
)
def test_claims_do_not_contradict_when(first: str, second: str, facts: str, tmp_path: Path) -> None:
    extra = "stolar:\n" + chair("S1", first) + chair("S2", second)
    assert of("K105", run(tmp_path, extra + CONTRADICTION, facts)) == []


def test_what_is_declared_besides_may_also_be_missing(tmp_path: Path) -> None:
    extra = "stolar:\n" + chair("S1", "{säger sjuk: ja, skäligt: ja}") + chair("S2", "{säger frisk: ja, gjort: ja}")
    assert of("K105", run(tmp_path, extra + CONTRADICTION, REFUSED)) == []
    besides = CONTRADICTION.replace("om: {sjuk: ja}", "dessutom: {gjort: ja}, om: {sjuk: ja}")
    (tmp_path / "igen").mkdir()
    [finding] = of("K105", run(tmp_path / "igen", extra + besides, REFUSED))
    assert finding.provisions == ("S1", "S2")


# ---- G203

ACTS = """begrepp:
  besked A: {en: answer A, slag: uppgift, typ: ja_nej, om: personen, förval: nej, förklaring: Prov., ändras_av: [den försäkrade, Arbetsförmedlingen], hinder: A hålls inne}
  besked B: {en: answer B, slag: uppgift, typ: ja_nej, om: del, förval: nej, förklaring: Prov., ändras_av: [arbetsgivaren], hinder: B hålls inne}
  A hålls inne: {en: A is withheld, slag: härledd, typ: ja_nej, om: personen, förklaring: Prov.}
  B hålls inne: {en: B is withheld, slag: härledd, typ: ja_nej, om: del, förklaring: Prov.}
regler:
"""


def withheld(a: str, b: str) -> str:
    named = MORE.replace("begrepp:\n", ACTS.removesuffix("regler:\n"), 1)
    rules = (
        f"regler:\n  - {{id: RA, {CITED}, aktör: Arbetsförmedlingen, om: {a}, så: {{A hålls inne: ja}}}}\n"
        f"  - {{id: RB, {CITED}, aktör: arbetsgivaren, om: {b}, så: {{B hålls inne: ja}}}}\n"
    )
    return named.removeprefix(MORE.partition("begrepp:\n")[0]) + rules


def run_acts(folder: Path, a: str, b: str, facts: str) -> list[Finding]:
    tree, problems = load_tree(write_tree(folder, MORE.partition("begrepp:\n")[0] + withheld(a, b), LIVING))
    assert tree is not None, problems
    path = folder / "fall.yaml"
    parts = "delar: [{id: tjänst, slag: anställning, arbetsgivare: kommunen, andel: 1}]\n"
    path.write_text(SCENARIO + parts + facts, encoding="utf-8")
    scenario, wrong = load_scenario(path, tree, "fall.yaml")
    assert scenario is not None, wrong
    return of("G203", run_case(tree, scenario, confirm=False))


WAITING = "uppgifter:\n  - {från: 2025-01-01, väder: sol}\n  - {från: 2025-01-11, väder: regn}\n"
A_FOR_B, B_FOR_A = "{väder: regn, någon_del: {besked B: nej}}", "{väder: regn, besked A: nej}"


def test_two_answers_that_wait_for_each_other_are_a_deadlock(tmp_path: Path) -> None:
    [finding] = run_acts(tmp_path, A_FOR_B, B_FOR_A, WAITING)
    assert finding.period == Period(date(2025, 1, 11), date(2025, 1, 31))
    assert set(finding.actors) == {"Arbetsförmedlingen", "arbetsgivaren"}
    assert set(finding.provisions) == {"RA", "RB"}
    assert '"besked B" (kommunen) väntar på "besked A" (Arbetsförmedlingen)' in finding.summary.sv
    assert '"answer A" (the employment service) waits for "answer B" (kommunen)' in finding.summary.en


def test_a_deadlock_ends_when_one_gives_its_answer(tmp_path: Path) -> None:
    facts = WAITING + "  - {från: 2025-01-21, besked A: ja}\n"
    [finding] = run_acts(tmp_path, A_FOR_B, B_FOR_A, facts)
    assert finding.period == Period(date(2025, 1, 11), date(2025, 1, 20))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (A_FOR_B, "{väder: regn, sjuk: ja}"),
        ("{väder: regn, sjuk: ja}", "{väder: regn, sjuk: ja}"),
        ("{väder: regn, någon_del: {besked B: nej}, skäligt: ja}", B_FOR_A),
    ],
    ids=["the other waits for a fact", "both wait for a fact", "another's assessment would do as well"],
)
def test_it_is_no_deadlock_when(a: str, b: str, tmp_path: Path) -> None:
    facts = WAITING + "  - {från: 2025-01-01, sjuk: ja}\nbedömningar:\n  - {från: 2025-01-01, skäligt: ja}\n"
    assert run_acts(tmp_path, a, b, facts) == []


# ---- G207

DECIDED = "stolar:\n" + chair("S1", "{sjuk: ja}", "beslut: S1")
LATE = "uppgifter:\n  - {från: 2025-01-01, sjuk: ja}\nbeslut:\n  - {beslut: S1, utfall: bifall, från: 2025-01-01, till: 2025-01-31, dag: 2025-01-15, av: Försäkringskassan}\n"


def deciding(rest: str) -> str:
    return "skyldigheter:\n" + duty("P1", "Försäkringskassan", f"beslut: S1, {rest}", step="besluta")


def test_a_right_that_waits_for_a_decision_names_who_decides_and_the_word_of_the_law(tmp_path: Path) -> None:
    [finding] = of("G207", run(tmp_path, DECIDED + deciding("om: {sjuk: nej}, senast: {obestämd: skyndsamt}"), LATE))
    assert finding.period == Period(date(2025, 1, 1), date(2025, 1, 14))
    assert (finding.concept, finding.part, finding.healed) == ("S1", "", date(2025, 1, 15))
    assert (finding.actors, finding.provisions) == (("Försäkringskassan",), ("P1",))
    assert '"skyndsamt"' in finding.summary.sv
    assert '"skyndsamt"' in finding.summary.en


def test_where_the_law_has_no_duty_to_decide_it_says_so(tmp_path: Path) -> None:
    [finding] = of("G207", run(tmp_path, DECIDED, LATE))
    assert finding.provisions == ("S1",)
    assert "ingen tid" in finding.summary.sv


def test_a_refusal_ends_the_waiting_without_healing_it(tmp_path: Path) -> None:
    [finding] = of("G207", run(tmp_path, DECIDED, LATE.replace("bifall", "avslag")))
    assert finding.period.last == date(2025, 1, 14)
    assert finding.healed is None


def test_a_running_duty_to_decide_is_waiting_though_the_case_has_no_decision(tmp_path: Path) -> None:
    extra = DECIDED + deciding("om: {väder: regn}, senast: {obestämd: skyndsamt}")
    facts = "uppgifter:\n  - {från: 2025-01-01, sjuk: ja, väder: sol}\n  - {från: 2025-01-20, väder: regn}\n"
    [finding] = of("G207", run(tmp_path, extra, facts))
    assert finding.period.first == date(2025, 1, 20)


@pytest.mark.parametrize(
    ("extra", "facts"),
    [
        (DECIDED + deciding("om: {sjuk: nej}, senast: {inom: {dagar: 30}}"), LATE),
        (DECIDED, "uppgifter:\n  - {från: 2025-01-01, sjuk: ja}\n"),
        (DECIDED, LATE.replace("dag: 2025-01-15", "dag: 2025-01-01")),
        (
            DECIDED + deciding("om: {väder: regn}, senast: {obestämd: skyndsamt}"),
            "uppgifter:\n  - {från: 2025-01-01, väder: sol}\n",
        ),
    ],
    ids=[
        "the law sets a time",
        "the decision is assumed to follow the law",
        "it came the same day",
        "nobody has asked for one",
    ],
)
def test_nothing_waits_when(extra: str, facts: str, tmp_path: Path) -> None:
    assert of("G207", run(tmp_path, extra, facts)) == []
