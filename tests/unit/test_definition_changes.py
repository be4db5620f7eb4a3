"""What changed in the definitions between two days: rules that came, went or changed, when and by which act."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from gapcheck.model.definition_changes import ChangeKind, DefinitionChanges, Framing, RuleChange
from gapcheck.model.definitions import Dimension
from gapcheck.model.rules import Rule, Variant
from gapcheck.model.terms import ALWAYS
from gapcheck.model.tree import RuleTree
from gapcheck.model.wordings import Wording, WordingStatus
from gapcheck.reporting.definition_changes import changes_json, changes_text
from gapcheck.verbs.comparing_definitions import compare_definitions
from tests.builders import ANY, OWN, SICKNESS, UNEMPLOYMENT, citation, opening_rule, tiny_tree, yes

BEFORE, CHANGED, AFTER = date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1)
EVE = date(2025, 1, 31)


def text(first: date | None, last: date | None, act: str, status: WordingStatus = WordingStatus.READ) -> Wording:
    pinned = "sha256:0123456789abcdef" if status is WordingStatus.READ else ""
    return Wording(first, last, status, act, pinned, "prop." if status is WordingStatus.UNREAD else "")


def with_rules(*rules: Rule) -> RuleTree:
    """The tree with these rules alone, and the unemployment test as it was."""
    tree = tiny_tree()
    kept = {"PL-3-1": tree.rules["PL-3-1"]}
    return replace(tree, rules={**{rule.id: rule for rule in rules}, **kept})


def changed(*rules: Rule, first: date = BEFORE, second: date = AFTER) -> DefinitionChanges:
    return compare_definitions(with_rules(*rules), first, second)


def only(changes: DefinitionChanges) -> RuleChange:
    (found,) = changes.changed
    (rule,) = found.rules
    return rule


def swapped(second_act: str = "2025:7", status: WordingStatus = WordingStatus.READ) -> Rule:
    """A rule whose second wording measures against any work instead of her own."""
    rule = opening_rule(
        "NY-1", "1", SICKNESS, OWN, yes("sjuk"), text(None, EVE, "2024:1"), text(CHANGED, None, second_act, status)
    )
    old, new = rule.variants
    assert new.opens is not None
    return replace(rule, variants=(old, replace(new, opens=replace(new.opens, yardsticks=(ANY,)))))


def test_a_new_wording_changes_the_yardstick_by_its_act_from_its_day() -> None:
    rule = only(changed(swapped()))
    assert rule.kind is ChangeKind.CHANGED
    (step,) = rule.steps
    assert (step.day, step.kind, step.acts) == (CHANGED, ChangeKind.CHANGED, ("2025:7",))
    (change,) = step.changes
    assert change.aspect is Dimension.YARDSTICK
    assert ([value.sv for value in change.before], [value.en for value in change.after]) == ([OWN], ["any work"])
    assert rule.net == step.changes


def test_the_net_of_the_test_is_what_all_its_rules_came_to() -> None:
    (found,) = changed(swapped()).changed
    assert [change.aspect for change in found.net] == [Dimension.YARDSTICK]
    assert found.left_out == ()


@pytest.mark.parametrize(("first", "second"), [(CHANGED, AFTER), (BEFORE, EVE)])
def test_nothing_changed_on_days_that_lie_on_one_side(first: date, second: date) -> None:
    changes = changed(swapped(), first=first, second=second)
    assert changes.changed == ()
    assert [test.name for test in changes.unchanged] == [SICKNESS, UNEMPLOYMENT]


def test_the_second_day_itself_is_compared() -> None:
    assert only(changed(swapped(), second=CHANGED)).steps[0].day == CHANGED


def test_a_rule_that_comes_is_added_and_one_that_goes_removed() -> None:
    absent = WordingStatus.ABSENT
    new = opening_rule(
        "NY-1", "1", SICKNESS, OWN, yes("sjuk"), text(None, EVE, "", absent), text(CHANGED, None, "2025:7")
    )
    old = opening_rule(
        "NY-2", "2", SICKNESS, ANY, yes("sjuk"), text(None, EVE, "2024:1"), text(CHANGED, None, "", absent)
    )
    (found,) = changed(new, old).changed
    assert [(rule.rule, rule.kind) for rule in found.rules] == [
        ("NY-1", ChangeKind.ADDED),
        ("NY-2", ChangeKind.REMOVED),
    ]
    assert [rule.steps[0].acts for rule in found.rules] == [("2025:7",), ()]
    assert found.rules[1].steps[0].status is None


def test_a_rule_that_came_and_went_is_told_with_both_days() -> None:
    absent = WordingStatus.ABSENT
    rule = opening_rule(
        "NY-1", "1", SICKNESS, OWN, yes("sjuk"), text(None, EVE, "", absent),
        text(CHANGED, date(2025, 2, 10), "2025:7"), text(date(2025, 2, 11), None, "", absent),
    )  # fmt: skip
    found = only(changed(rule))
    assert found.kind is ChangeKind.PASSING
    assert [(step.day, step.kind) for step in found.steps] == [
        (CHANGED, ChangeKind.ADDED),
        (date(2025, 2, 11), ChangeKind.REMOVED),
    ]


def test_what_a_missing_text_says_is_compared_with_nothing() -> None:
    (found,) = changed(swapped(status=WordingStatus.MISSING)).changed
    assert found.net == ()
    assert found.left_out == ("NY-1",)
    (step,) = found.rules[0].steps
    assert (step.status, step.changes) == (WordingStatus.MISSING, ())
    said = " ".join(changes_text(changed(swapped(status=WordingStatus.MISSING)), tiny_tree()).split())
    assert "texten saknas, och vad den säger är inte modellerat" in said


def test_an_unread_text_is_compared_and_marked() -> None:
    rule = only(changed(swapped(status=WordingStatus.UNREAD)))
    assert rule.steps[0].status is WordingStatus.UNREAD
    assert rule.steps[0].changes


def exception(*wordings: Wording) -> Rule:
    cited = citation("UND-1", "3", *wordings)
    return Rule(
        cited, "kassan", tuple(Variant(n, ALWAYS, (), None) for n in range(len(wordings))), except_from=("NY-1",)
    )


def test_an_exception_that_comes_is_a_change_by_the_act_of_the_exception() -> None:
    absent = WordingStatus.ABSENT
    rule = opening_rule("NY-1", "1", SICKNESS, OWN, yes("sjuk"))
    found = only(changed(rule, exception(text(None, EVE, "", absent), text(CHANGED, None, "2025:9"))))
    (step,) = found.steps
    assert step.acts == ("2025:9",)
    (change,) = step.changes
    assert change.aspect is Framing.EXCEPTIONS
    assert ([value.sv for value in change.before], [value.sv for value in change.after]) == ([], ["UND-1"])


def test_a_change_of_the_whole_condition_is_a_change_though_no_dimension_is() -> None:
    rule = opening_rule(
        "NY-1", "1", SICKNESS, OWN, yes("sjuk"), text(None, EVE, "2024:1"), text(CHANGED, None, "2025:7")
    )
    old, new = rule.variants
    stricter = replace(rule, variants=(old, replace(new, condition=yes("sjuk", False))))
    (found,) = changed(stricter).changed
    assert found.net == ()
    assert [change.aspect for change in found.rules[0].net] == [Framing.CONDITION]
    assert "Prövningen mäter mot samma sak" in changes_text(changed(stricter), with_rules(stricter))


@pytest.mark.parametrize("width", [60, 80, 160])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_no_line_of_the_comparison_is_wider_than_the_page(lang: str, width: int) -> None:
    tree = with_rules(swapped())
    said = changes_text(compare_definitions(tree, BEFORE, AFTER), tree, lang, width)
    assert max(map(len, said.splitlines())) <= width


def test_the_comparison_in_json_names_the_acts_and_both_sides() -> None:
    tree = with_rules(swapped())
    document = json.loads(changes_json(compare_definitions(tree, BEFORE, AFTER), tree))
    (found,) = document["tests"]
    (step,) = found["rules"][0]["steps"]
    assert step["acts"] == ["2025:7"]
    assert step["changes"][0]["respect"] == "yardstick"
    assert step["changes"][0]["after"] == [{"sv": ANY, "en": "any work"}]
    assert document["unchanged"] == [UNEMPLOYMENT]


def test_days_beyond_what_is_known_or_modelled_are_said() -> None:
    tree = tiny_tree()
    said = " ".join(changes_text(compare_definitions(tree, date(2020, 1, 1), date(2026, 1, 1)), tree).split())
    assert "avsedda för tid från 2024-07-01" in said
    assert "som om inget ändrats" in said


def test_the_yardstick_of_day_181_became_an_occupational_group_by_an_act_of_2021(tree: RuleTree) -> None:
    changes = compare_definitions(tree, date(2018, 1, 1), date(2026, 3, 1))
    sickness = next(found for found in changes.changed if found.test.name == "arbetsförmåga enligt sjukpenningen")
    rule = next(rule for rule in sickness.rules if rule.rule == "SFB-27-48-1-1")
    (step,) = [step for step in rule.steps if any(c.aspect is Dimension.YARDSTICK for c in step.changes)]
    assert (step.day, step.acts) == (date(2022, 9, 1), ("2021:1243",))
    jobless = next(f for f in changes.changed if f.test.name == "arbetsförmåga enligt arbetslöshetsförsäkringen")
    assert {rule.kind for rule in jobless.rules} == {ChangeKind.ADDED, ChangeKind.REMOVED}
    assert {step.day for rule in jobless.rules for step in rule.steps} == {date(2025, 10, 1)}
