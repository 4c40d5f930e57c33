"""The examples in the docstrings hold."""

from __future__ import annotations

import doctest
from importlib import import_module

import pytest

WITH_EXAMPLES = ("arrange", "breaks", "corners", "curve", "sifting", "text", "tracks")


@pytest.mark.parametrize("name", WITH_EXAMPLES)
def test_examples(name: str) -> None:
    result = doctest.testmod(import_module(f"cjmap.layout.{name}"))
    assert result.attempted
    assert not result.failed
