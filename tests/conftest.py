"""Let golden files be written anew: `pytest --accept`."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="Write golden files anew, for review.")


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether this run writes golden files anew."""
    return bool(request.config.getoption("--accept"))
