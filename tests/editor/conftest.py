"""Run the tests of this folder with the YAML language server, or leave them out and say so.

The program is the one that CJMAP_YAML_LANGUAGE_SERVER names, else `yaml-language-server` on PATH.
Where there is none, CJMAP_REQUIRE_LANGUAGE_SERVER=1 makes that an error.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from ..conftest import leave_out

FOLDER = Path(__file__).parent
HOW = "install Node.js, and with it the server (`npm install --global yaml-language-server@2`)"


def found() -> str | None:
    """Return the program of the server, None where there is none."""
    return shutil.which(os.environ.get("CJMAP_YAML_LANGUAGE_SERVER", "yaml-language-server"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests of this folder where there is no server."""
    if not found() and os.environ.get("CJMAP_REQUIRE_LANGUAGE_SERVER") != "1":
        leave_out(config, items, folder=FOLDER, lack="YAML language server", how=HOW)


@pytest.fixture(scope="session")
def program() -> str:
    """The program of the server."""
    program = found()
    if program is None:
        pytest.fail(f"this test needs the server and found none: {HOW}", pytrace=False)
    return program
