"""Formatting changes nothing but the looks, over the maps of the repository and made ones."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from cjmap.decoding.key_order import find_disorder
from cjmap.fmt import formatted
from cjmap.source import parse

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "bench"))
BENCH = importlib.import_module("fmt_proof")

SEEDS = 45


def test_the_maps_of_this_repository() -> None:
    for name, data, part, remarks in BENCH.maps():
        assert (name, list(BENCH.faults(data, part, remarks))) == (name, [])


def test_check_finds_keys_in_order() -> None:
    for name, data, part, _ in BENCH.maps():
        after = formatted(data, file=name, part=part).after
        assert after is not None
        assert not list(find_disorder(parse(after, file=name)[0]))


@pytest.mark.parametrize("first", range(1, SEEDS, 15))
def test_made_files(first: int) -> None:
    for name, data, part, remarks in BENCH.scrawled(range(first, first + 15)):
        assert remarks or len(data) < 2000
        assert (name, list(BENCH.faults(data, part, remarks))) == (name, [])
