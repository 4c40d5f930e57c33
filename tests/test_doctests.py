"""The examples in the docstrings of the core are true."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

MODULES = ("address", "coverage", "globs", "ids", "place", "project", "suggest")


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    result = doctest.testmod(import_module(f"cjmap.{name}"))
    assert result.attempted
    assert not result.failed
