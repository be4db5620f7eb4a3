"""Two explanations of real cases in full, as printed, compared byte by byte with the files beside this one.

`pytest tests/golden --update-golden` rewrites the files; read the difference before it is committed.
"""

from __future__ import annotations

from datetime import date

import pytest

from gapcheck.model.tree import RuleTree
from gapcheck.reporting.explanation import why_not_text
from gapcheck.reporting.finding_explanation import finding_text
from gapcheck.verbs.asked import Question
from gapcheck.verbs.cases import find_case, open_case
from gapcheck.verbs.explaining import Asking, Search
from tests.golden.test_golden import SCENARIOS, compare


def asking(case: str, tree: RuleTree) -> Asking:
    return Asking(tree, open_case(find_case(case, SCENARIOS), tree, SCENARIOS), None, Search())


@pytest.mark.parametrize(("lang", "width"), [("sv", 80), ("en", 100)])
def test_a_finding_is_explained_as_it_was(lang: str, width: int, tree: RuleTree, update_golden: bool) -> None:
    here = asking("anstalld-dag-181", tree)
    answer = here.answer(Question("G201", date(2026, 5, 2)))
    compare(
        f"forklaring-g201.{lang}.{width}.txt", finding_text(answer, tree, here.scenario, 0, lang, width), update_golden
    )


def test_a_refusal_is_explained_as_it_was(tree: RuleTree, update_golden: bool) -> None:
    here = asking("halva-tiden-sjuk-halva-arbetslos", tree)
    answer = here.answer(Question("sjukpenning", here.scenario.period.first))
    compare("forklaring-sjukpenning.sv.80.txt", why_not_text(answer, tree, here.scenario), update_golden)
