"""What many tests need: the real rule tree, loaded once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from gapcheck.check import load
from gapcheck.model.tree import RuleTree

settings.register_profile("gapcheck", deadline=None, derandomize=True)
settings.load_profile("gapcheck")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite expected output kept in files, to be read")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether expected output kept in files shall be rewritten."""
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def tree() -> RuleTree:
    """The repository's own rules."""
    return load(Path(__file__).parents[1] / "rules")
