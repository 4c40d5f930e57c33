"""Run the tests of this folder with Java, or leave them out and say so.

The program is `java` on PATH. Where there is none, CJMAP_REQUIRE_JAVA=1 makes that an error.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from ..conftest import leave_out

FOLDER = Path(__file__).parent
HOW = "install a Java runtime (`apt-get install default-jre-headless`)"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests of this folder where there is no Java."""
    if not shutil.which("java") and os.environ.get("CJMAP_REQUIRE_JAVA") != "1":
        leave_out(config, items, folder=FOLDER, lack="Java", how=HOW)


@pytest.fixture
def java() -> str:
    """The program that runs the checker."""
    program = shutil.which("java")
    if program is None:
        pytest.fail(f"this test needs Java and found none: {HOW}", pytrace=False)
    return program
