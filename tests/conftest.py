"""Let golden files be written anew (`pytest --accept`), and say what was left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

LEFT_OUT = pytest.StashKey[list[str]]()


def leave_out(
    config: pytest.Config, items: list[pytest.Item], *, folder: Path, lack: str, how: str
) -> None:
    """Take the tests of a folder out of `items`, to be told what they lack and how to get it."""
    ours = [item for item in items if item.path.is_relative_to(folder)]
    if not ours:
        return
    items[:] = [item for item in items if item not in ours]
    config.hook.pytest_deselected(items=ours)
    config.stash[LEFT_OUT] += [
        f"{len(ours)} tests of tests/{folder.name} were LEFT OUT: there is no {lack}.",
        f"To run them, {how}.",
    ]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="Write golden files anew, for review.")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[LEFT_OUT] = []


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand what this process left out to the one that started it, with pytest-xdist."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["left_out"] = session.config.stash[LEFT_OUT]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    # Each of them collects all tests, and so leaves out the same.
    node.config.stash[LEFT_OUT] = getattr(node, "workeroutput", {}).get("left_out", [])


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say which tests were left out, and how to get them."""
    if lines := config.stash[LEFT_OUT]:
        terminalreporter.section("left out", red=True, bold=True)
        for line in lines:
            terminalreporter.line(line)


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether this run writes golden files anew."""
    return bool(request.config.getoption("--accept"))
