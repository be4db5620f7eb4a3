"""Loading a rule tree: what it becomes, and every way in which its parts may not fit together."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from gapcheck.loading.grammar import GRAMMAR_WORDS, UNDERSCORE_WORDS
from gapcheck.loading.problems import Problem, render
from gapcheck.loading.tree_loader import load_tree
from gapcheck.model.aims import Reach
from gapcheck.model.boundary import ExpectedOutcome
from gapcheck.model.calendar import Unit
from gapcheck.model.concepts import NoDefault, Subject, ValueType
from gapcheck.model.duties import CounterDeadline, IndeterminateDeadline, TimeDeadline
from gapcheck.model.efforts import Effort, EffortSort
from gapcheck.model.memory import Counter, HeldValue, Length, SpanDuring, Window
from gapcheck.model.terms import Comparison, Literal
from gapcheck.model.terms import Test as Check
from gapcheck.model.wordings import WordingStatus
from tests.unit.small_trees import BASE, WORDINGS, problems_of, rule, tree_of, write_tree

SHIPPED = Path(__file__).parents[2] / "rules"
CITED = f"lagrum: 27 kap. 46 § SFB, {WORDINGS}"


def only(problems: list[Problem]) -> Problem:
    assert len(problems) == 1, render(problems, "sv")
    return problems[0]


def of_rules(tmp_path: Path, *rules: str) -> list[Problem]:
    return problems_of(tmp_path, "regler:\n" + "".join(rules))


def test_a_small_tree_is_read_whole(tmp_path: Path) -> None:
    tree = tree_of(tmp_path)
    assert (tree.modelled_from, tree.known_until) == (date(2020, 1, 1), date(2026, 2, 28))
    assert tree.actors["arbetsgivaren"].per_employer
    assert tree.concepts["väder"].domain == ("sol", "regn")
    assert tree.concepts["dagar borta"].default == 0
    assert tree.concepts["lön"].default is NoDefault.MISSING
    assert tree.concepts["nivå"].default == Fraction(0)
    assert tree.concepts["nivå"].subject is Subject.PART
    assert tree.concepts["sjuk"].place == "rules/bas.yaml:6"
    assert tree.memory["dagar i följd"].recollection == Counter(Check("sjuk", Comparison.IS, True))
    assert tree.tests["arbetsförmåga"].gives_reduction


def test_the_shipped_rules_load_without_a_problem() -> None:
    tree, problems = load_tree(SHIPPED)
    assert render(problems, "sv") == "0 problem\n"
    assert tree is not None


def test_the_digest_changes_with_any_file_and_with_nothing_else(tmp_path: Path) -> None:
    rules = write_tree(tmp_path)
    first, again = load_tree(rules)[0], load_tree(rules)[0]
    (rules / "bas.yaml").write_text(BASE + "\n# en anmärkning\n", encoding="utf-8")
    changed = load_tree(rules)[0]
    assert first is not None
    assert again is not None
    assert changed is not None
    assert first.digest == again.digest != changed.digest


def test_every_memory_is_read(tmp_path: Path) -> None:
    tree = tree_of(
        tmp_path,
        f"""
fönster:
  senaste året: {{en: last year, {CITED}, räknar_tillfällen: {{sjuk: ja}}, senaste: {{månader: 12}}}}
perioder:
  skydd: {{en: protection, {CITED}, medan: {{sjuk: ja}}, längd: {{dagar: {{av: dagar borta}}}}}}
hållna_värden:
  inkomst: {{en: income, {CITED}, om_vad: del, tar: lön, när: {{sjuk: nej}}, hålls_medan: {{sjuk: ja}}, annars: 0}}
""",
    )
    year, shield = tree.memory["senaste året"].recollection, tree.memory["skydd"].recollection
    assert isinstance(year, Window)
    assert (year.occasions, year.length) == (True, Length(12, Unit.MONTHS))
    assert isinstance(shield, SpanDuring)
    assert shield.length == Length(0, Unit.DAYS, "dagar borta")
    assert isinstance(tree.memory["inkomst"].recollection, HeldValue)
    assert tree.memory["inkomst"].type is ValueType.MONEY
    assert tree.memory["skydd"].type is ValueType.YES_NO


def test_duties_chairs_and_capabilities_are_read(tmp_path: Path) -> None:
    common = f"{CITED}, bärare: arbetsgivaren, mot: Försäkringskassan, steg: planera, för: försörjning, vad: v, en: w"
    tree = tree_of(
        tmp_path,
        f"""
skyldigheter:
  - {{id: D1, {common}, senast: {{dag: 30, räknare: dagar i följd}}, uppfylls_av: {{anmäld: ja}},
     påföljd: {{ingen: ja, sökt_i: [SFB]}}, tillsyn: {{aktör: Försäkringskassan, lagrum: 27 kap. 47 § SFB}}}}
  - {{id: D2, {common}, senast: {{inom: {{veckor: 2}}}}}}
  - {{id: D3, {common}, senast: {{obestämd: omgående}}}}
stolar:
  - {{id: S1, {CITED}, behov: försörjning, av: Försäkringskassan, genom: sjukpenning, en: benefit,
     när: {{nedsättning: {{minst: 1/4}}}}, andel: nivå, beslut: sjukpenning}}
  - {{id: S2, {CITED}, behov: försörjning, av: arbetsgivaren, genom: lön, en: pay}}
förmågor:
  - {{id: F1, {CITED}, aktör: arbetsgivaren, behov: försörjning, när: {{sjuk: ja}}}}
""",
    )
    assert [tree.duties[id].deadline for id in ("D1", "D2", "D3")] == [
        CounterDeadline("dagar i följd", 30),
        TimeDeadline(2, Unit.WEEKS),
        IndeterminateDeadline("omgående"),
    ]
    assert tree.duties["D1"].sanction.nobody
    assert tree.duties["D1"].supervision.by == "27 kap. 47 § SFB"
    assert not tree.duties["D2"].sanction.nobody
    assert tree.chairs["S1"].decision == "sjukpenning"
    assert tree.chairs["S2"].share == Literal(Fraction(1))
    assert tree.capabilities["F1"].need == "försörjning"


def test_boundary_rows_are_read(tmp_path: Path) -> None:
    tree = tree_of(
        tmp_path,
        "regler:\n"
        + rule("om: {dagar borta: {minst: 9}}, så: {rätt: ja}")
        + """
gränsfall:
  - {regel: R1, dag: 2025-01-01, uppgifter: {dagar borta: 8}, så: {gäller: nej, rätt: oavgjort}}
  - {regel: R1, dag: 2025-01-01, uppgifter: {dagar i följd: 1}, så: {rätt: ja}}
""",
    )
    below, other = tree.boundaries
    assert (below.rule, below.facts, below.applies) == ("R1", (("dagar borta", 8),), False)
    assert below.expected == (ExpectedOutcome("rätt", None, True),)
    assert other.applies is None
    assert other.expected[0].value is True


def test_wordings_give_variants_and_an_opening_merges_key_by_key(tmp_path: Path) -> None:
    wordings = """lydelser: [{till: 2021-12-31, status: lydelse_saknas},
      {från: 2022-01-01, till: 2022-08-31, enligt: "2012:1", lydelse: "sha256:0123456789abcdef",
       öppnar: {tröskel: 1/2}},
      {från: 2022-09-01, enligt: "2022:3", källa: ej_läst, stöd: en proposition, om: {sjuk: nej}}]"""
    text = "om: {sjuk: ja}, öppnar: {prövning: arbetsförmåga, måttstock: vanligt arbete, tröskel: 1/4, horisont: dagen}"
    tree = tree_of(tmp_path, "regler:\n" + rule(text, "R1", wordings, "lagrum: 27 kap. 48 § SFB"))
    made = tree.rules["R1"]
    assert [w.status for w in made.citation.wordings] == [
        WordingStatus.MISSING,
        WordingStatus.READ,
        WordingStatus.UNREAD,
    ]
    assert [v.wording for v in made.variants] == [0, 1, 2]
    _, old, new = made.variants
    assert old.opens is not None
    assert new.opens is not None
    assert (old.opens.threshold, new.opens.threshold) == (Fraction(1, 2), Fraction(1, 4))
    assert old.opens.horizon == "dagen"
    assert old.opens.decided_by == "Försäkringskassan"
    assert new.condition == Check("sjuk", Comparison.IS, False)


def test_the_grammar_has_at_most_fifty_words_with_underscore() -> None:
    assert len(UNDERSCORE_WORDS) <= 50
    assert {"mer_än", "någon_del", "lydelse_saknas"} <= set(UNDERSCORE_WORDS)
    assert {"alla", "minst", "från"} <= GRAMMAR_WORDS


@pytest.mark.parametrize(
    ("extra", "code"),
    [
        ("begrep: {}", "unknown-key"),
        ("aktörer: {Kronan: {en: x}}", "key-missing"),
        ("aktörer: [Kronan]", "expected-keys"),
        ("aktörer: {Försäkringskassan: {en: x, kort: y}}", "declared-twice"),
        ("begrepp: {sjuk: {en: x, slag: uppgift, typ: ja_nej, om: personen, förklaring: y}}", "declared-twice"),
        ("begrepp: {någon_del: {en: x, slag: uppgift, typ: ja_nej, om: personen, förklaring: y}}",
         "name-is-grammar-word"),
        ("begrepp: {nytt: {en: x, slag: uppgft, typ: ja_nej, om: personen, förklaring: y}}", "expected-word"),
        ("begrepp: {nytt: {en: x, slag: bedömning, typ: ja_nej, om: personen, förklaring: y}}",
         "assessment-without-assessor"),
        ("begrepp: {nytt: {en: x, slag: uppgift, typ: val, om: personen, förklaring: y}}", "domain-and-type"),
        ("begrepp: {nytt: {en: x, slag: uppgift, typ: antal, om: personen, förklaring: y, förval: ja}}", "wrong-value"),
        ("måttstockar: {ny: {en: x, mäts_av: väder, förklaring: y}}", "wrong-type"),
        ("måttstockar: {ny: {en: x, mäts_av: nedsätning, förklaring: y}}", "undeclared-concept"),
        ("gränsfall: [{regel: R9, dag: 2025-01-01, uppgifter: {sjuk: ja}, så: {gäller: ja}}]", "unknown-construct"),
        ("gränsfall: [{regel: dagar i följd, dag: 2025-01-01, uppgifter: {sjuk: 1}, så: {gäller: ja}}]", "wrong-value"),
        ("gränsfall: [{regel: dagar i följd, dag: 2025-01-01, uppgifter: {sjuk: ja}, så: {}}]",
         "boundary-without-outcome"),
        ("författning: SFS 1999:1", "unknown-statute"),
        (f"räknare: {{ny: {{en: x, {CITED}}}}}", "key-missing"),
        (f"perioder: {{ny: {{en: x, {CITED}, längd: {{dagar: 3}}}}}}", "exactly-one-key"),
        (f"stolar: [{{id: S, {CITED}, behov: mat, av: arbetsgivaren, genom: x, en: x}}]", "undeclared-need"),
        (f"stolar: [{{id: S, {CITED}, behov: försörjning, av: arbetsgivarn, genom: x, en: x}}]", "undeclared-actor"),
    ],
)  # fmt: skip
def test_a_declaration_that_is_wrong_is_reported(tmp_path: Path, extra: str, code: str) -> None:
    assert only(problems_of(tmp_path, extra)).code == code


def test_a_name_declared_twice_shows_both_places(tmp_path: Path) -> None:
    problem = only(
        problems_of(tmp_path, "begrepp: {sjuk: {en: x, slag: uppgift, typ: ja_nej, om: personen, förklaring: y}}")
    )
    assert str(problem.place) == "rules/extra.yaml:1:11"
    assert [str(other.place) for other in problem.related] == ["rules/bas.yaml:6:3"]


@pytest.mark.parametrize(
    ("wordings", "code"),
    [
        ("lydelser: [{från: 2020-01-01, status: fanns_ej}]", None),
        ("lydelser: [{från: 2021-01-01, status: fanns_ej}]", "wordings-hole"),
        ("lydelser: [{till: 2021-01-01, status: fanns_ej}]", "wordings-hole"),
        ("lydelser: [{till: 2021-01-01, status: fanns_ej}, {från: 2021-02-01, status: lydelse_saknas}]",
         "wordings-hole"),
        ("lydelser: [{till: 2021-01-01, status: fanns_ej}, {från: 2020-12-01, status: lydelse_saknas}]",
         "wordings-overlap"),
        ("lydelser: [{till: 2021-01-01, status: fanns_ej}, {status: lydelse_saknas}]", "wordings-overlap"),
        ("lydelser: [{från: 2019-01-01}]", "wording-status"),
        ("lydelser: [{källa: ej_läst}]", "wording-status"),
        ("lydelser: [{lydelse: 'sha256:12'}]", "expected-pattern"),
        ("lydelser: [{enligt: SFS 2021, status: lydelse_saknas}]", "expected-pattern"),
        ("lydelser: [{från: 2021-02-30, status: fanns_ej}]", "no-such-day"),
    ],
)  # fmt: skip
def test_wordings_follow_on_each_other_without_holes(tmp_path: Path, wordings: str, code: str | None) -> None:
    problems = of_rules(tmp_path, rule("så: {rätt: ja}", wordings=wordings))
    assert [problem.code for problem in problems] == ([code] if code else [])


def test_a_wording_that_ends_before_it_starts_is_refused(tmp_path: Path) -> None:
    backwards = "{från: 2020-01-01, till: 2019-01-01, status: fanns_ej}"
    wordings = f"lydelser: [{backwards}, {{från: 2019-01-02, status: fanns_ej}}]"
    problem = only(of_rules(tmp_path, rule("så: {rätt: ja}", wordings=wordings)))
    assert problem.code == "wording-ends-before-start"


@pytest.mark.parametrize(
    ("citation", "code"),
    [
        ("lagrum: 27 kap. 49 § SFB", "citation-not-in-register"),
        ("lagrum: 27 kap. 46 §§ SFB", "bad-citation"),
        ("lagrum: 27 kap. 46 §", "bad-citation"),
        ("lagrum: 27 kap. 50 § SFB", "citation-not-in-force"),
        ("lagrum: 27 kap. 46 § SFB, källhänvisning: HFD 2018 ref. 69", "exactly-one-key"),
    ],
)
def test_a_citation_must_exist_on_the_days_its_wording_is_in_force(tmp_path: Path, citation: str, code: str) -> None:
    assert only(of_rules(tmp_path, rule("så: {rätt: ja}", citation=citation))).code == code


def test_the_nearest_sections_are_suggested_for_one_that_does_not_exist(tmp_path: Path) -> None:
    problem = only(of_rules(tmp_path, rule("så: {rätt: ja}", citation="lagrum: 27 kap. 49 § SFB")))
    assert problem.suggestion_sv == "Närmast finns 27 kap. 48 §, 27 kap. 50 §, 27 kap. 47 §."


def test_a_wording_by_another_act_than_the_register_has_is_reported(tmp_path: Path) -> None:
    wordings = "lydelser: [{enligt: '2012:1', lydelse: 'sha256:0123456789abcdef'}]"
    text = rule("så: {rätt: ja}", wordings=wordings, citation="lagrum: 27 kap. 48 § SFB")
    problem = only(of_rules(tmp_path, text))
    assert problem.code == "wording-of-other-act"
    assert "2022-09-01" in problem.sv


def test_a_relation_to_nothing_is_reported_with_a_suggestion(tmp_path: Path) -> None:
    problem = only(of_rules(tmp_path, rule("så: {rätt: ja}", "REGEL-1"), rule("undantag_från: REGEL-2", "X")))
    assert (problem.code, problem.suggestion_sv) == ("unknown-construct", 'Menade du "REGEL-1"?')


def test_relations_in_a_circle_are_reported_as_a_path(tmp_path: Path) -> None:
    problem = only(
        of_rules(tmp_path, rule("undantag_från: B", "A"), rule("undantag_från: [C]", "B"), rule("skärper: A", "C"))
    )
    assert problem.code == "relation-cycle"
    assert "A → B → C → A" in problem.sv
    assert len(problem.related) == 2


def test_concepts_that_rest_on_themselves_the_same_day_are_reported_as_a_path(tmp_path: Path) -> None:
    problem = only(
        of_rules(
            tmp_path,
            rule("om: {någon_del: {rätt i delen: ja}}, så: {rätt: ja}", "A"),
            rule("om: {rätt: ja}, så: {rätt i delen: ja}", "B"),
        )
    )
    assert problem.code == "concept-cycle"
    assert "rätt → rätt i delen → rätt" in problem.sv


def test_a_circle_through_memory_is_fine(tmp_path: Path) -> None:
    tree = tree_of(
        tmp_path,
        f"""
räknare: {{dagar med rätt: {{en: x, {CITED}, räknar: {{rätt: ja}}}}}}
regler:
{rule("om: {dagar med rätt: {högst: 90}}, så: {rätt: ja}")}""",
    )
    assert "dagar med rätt" in tree.memory


def test_unequal_values_without_a_relation_show_both_rules(tmp_path: Path) -> None:
    problem = only(of_rules(tmp_path, rule("så: {rätt: ja}", "A"), rule("om: {sjuk: ja}, så: {rätt: nej}", "B")))
    assert problem.code == "unequal-values"
    assert (problem.place.line, problem.related[0].place.line) == (3, 2)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("så: {rätt: ja}", "om: {sjuk: ja}, så: {rätt: nej}, undantag_från: A"),
        ("så: {rätt: ja}, företräde_framför: B", "om: {sjuk: ja}, så: {rätt: nej}"),
        ("om: {sjuk: ja}, så: {rätt: ja}", "om: {sjuk: nej}, så: {rätt: nej}"),
        ("om: {väder: sol}, så: {rätt: ja}", "om: {inte: {väder: sol}}, så: {rätt: nej}"),
        ("om: {dagar borta: {minst: 5}}, så: {rätt: ja}", "om: {dagar borta: {högst: 4}}, så: {rätt: nej}"),
        ("om: {dagar borta: {minst: 5}}, så: {rätt: ja}",
         "om: {någon: [{dagar borta: 1}, {dagar borta: {mindre_än: 5}}]}, så: {rätt: nej}"),
        ("så: {rätt: ja}", "om: {sjuk: ja}, så: {rätt: ja}"),
    ],
)  # fmt: skip
def test_values_that_are_related_exclusive_or_equal_do_not_clash(tmp_path: Path, first: str, second: str) -> None:
    assert of_rules(tmp_path, rule(first, "A"), rule(second, "B")) == []


def test_values_of_wordings_that_do_not_meet_do_not_clash(tmp_path: Path) -> None:
    old = "lydelser: [{till: 2021-12-31, källa: ej_läst, stöd: prop}, {från: 2022-01-01, status: fanns_ej}]"
    new = "lydelser: [{till: 2021-12-31, status: fanns_ej}, {från: 2022-01-01, källa: ej_läst, stöd: prop}]"
    assert (
        of_rules(tmp_path, rule("så: {rätt: ja}", "A", wordings=old), rule("så: {rätt: nej}", "B", wordings=new)) == []
    )


def test_all_problems_of_all_files_are_given_together(tmp_path: Path) -> None:
    rules = write_tree(tmp_path, "regler:\n" + rule("om: {sjukt: ja}, så: {rätt: kanske}"))
    (rules / "annat").mkdir()
    (rules / "annat" / "a.yaml").write_text("begrepp: {x: {slag: fel}}\n", encoding="utf-8")
    tree, problems = load_tree(rules)
    assert tree is None
    assert {problem.place.file for problem in problems} == {"rules/annat/a.yaml", "rules/extra.yaml"}
    assert {"undeclared-concept", "wrong-value", "expected-word", "key-missing"} <= {p.code for p in problems}


def test_a_file_that_cannot_be_read_does_not_make_every_use_of_its_names_a_problem(tmp_path: Path) -> None:
    rules = write_tree(tmp_path, "regler:\n" + rule("om: {sjuk: ja}, så: {rätt: ja}"))
    (rules / "bas.yaml").write_text("begrepp: [\n", encoding="utf-8")
    assert {problem.place.file for problem in load_tree(rules)[1]} == {"rules/bas.yaml"}


def test_a_folder_without_its_own_file_or_register_is_refused(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    codes = {problem.code for problem in load_tree(tmp_path / "rules")[1]}
    assert codes == {"file-missing", "register-missing"}
    assert only(load_tree(tmp_path / "ingenstans")[1]).code == "folder-missing"


def test_aims_and_their_directions_are_read(tmp_path: Path) -> None:
    tree = tree_of(
        tmp_path,
        f"""
riktningar:
  hälsa: {{en: health, förklaring: Att hon är frisk.}}
  arbete: {{en: work, förklaring: Att hon arbetar.}}
syften:
  - {{id: A1, {CITED}, aktör: [Försäkringskassan, arbetsgivaren], omfattar: [SFB, SFB 27 kap., 27 kap. 48 § SFB],
     vad: göra henne frisk, en: make her well, riktning: [hälsa, arbete]}}
  - {{id: A2, {CITED}, aktör: arbetsgivaren, omfattar: SFB 27 kap., vad: v, en: w, riktning: hälsa}}
""",
    )
    aim = tree.aims["A1"]
    assert aim.actors == ("Försäkringskassan", "arbetsgivaren")
    assert aim.reaches == (Reach("2010:110"), Reach("2010:110", "27"), Reach("2010:110", "27", "48"))
    assert (aim.what, aim.english, aim.directions) == ("göra henne frisk", "make her well", ("hälsa", "arbete"))
    assert (tree.aims["A2"].actors, tree.aims["A2"].directions) == (("arbetsgivaren",), ("hälsa",))
    assert tree.directions["hälsa"].english == "health"
    assert {"A1", "A2"} <= {citation.id for citation in tree.citations()}


def test_efforts_are_read_where_they_are_declared(tmp_path: Path) -> None:
    common = f"{CITED}, mot: Försäkringskassan, för: försörjning, vad: v, en: w, senast: {{obestämd: snarast}}"
    tree = tree_of(
        tmp_path,
        f"""
aktörer: {{den försäkrade: {{en: the insured, kort: F}}}}
begrepp:
  sökt: {{en: applied, slag: uppgift, typ: ja_nej, om: personen, insats: ansökan, förklaring: Att hon har sökt.}}
  ringt: {{en: called, slag: händelse, typ: ja_nej, om: personen, insats: {{slag: kontakt, mot: arbetsgivaren}}, förklaring: Hon ringer.}}
skyldigheter:
  - {{id: D1, {common}, bärare: den försäkrade, steg: informera, insats: intyg}}
  - {{id: D2, {common}, bärare: arbetsgivaren, steg: besluta, begärd: ja, med: [den försäkrade]}}
stolar:
  - {{id: S1, {CITED}, behov: försörjning, av: Försäkringskassan, genom: sjukpenning, en: benefit, ansökan: [sökt]}}
""",
    )
    assert tree.concepts["sökt"].effort == Effort(EffortSort.APPLICATION)
    assert tree.concepts["ringt"].effort == Effort(EffortSort.CONTACT, "arbetsgivaren")
    assert tree.duties["D1"].effort is EffortSort.CERTIFICATE
    assert (tree.duties["D2"].requested, tree.duties["D2"].alongside) == (True, ("den försäkrade",))
    assert tree.chairs["S1"].sought_by == ("sökt",)
