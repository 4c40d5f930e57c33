"""One slip in a map of the examples, or of the gallery, is taken back or left, never made worse."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from .running import run

SLIPS = 240
PROMISES = 12


def _bench() -> ModuleType:
    path = Path(__file__).parent.parent.parent / "bench" / "fixing.py"
    spec = importlib.util.spec_from_file_location("bench_fixing", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


BENCH = _bench()
# Of these kinds nearly all can be taken back; of the others, some have two right answers.
CLEAR = {
    "key",
    "key, other name",
    "word",
    "colon gone",
    "ja, nein",
    "other minus",
    "tabs everywhere",
}


@pytest.mark.parametrize("seed", range(3))
def test_slips(seed: int) -> None:
    became: Counter[str] = Counter()
    clear: Counter[str] = Counter()
    for kind, chart, slipped in BENCH.slips(SLIPS // 3, seed):
        what = BENCH.outcome(chart, slipped)
        assert what != "wrong", (kind, chart.path.name)
        became[what] += 1
        clear[what] += kind in CLEAR
    assert became["restored"] >= 0.6 * (became.total() - became["not found"])
    assert clear["restored"] >= 0.9 * (clear.total() - clear["not found"])


@pytest.mark.parametrize("seed", [100])
def test_what_is_called_fixable_is_mended(seed: int, tmp_path: Path) -> None:
    promised = 0
    for number, (kind, _, slipped) in enumerate(BENCH.slips(PROMISES, seed)):
        name = f"{number}.journey.yaml"
        (tmp_path / name).write_text(slipped, "utf-8")
        said = re.search(r"(\d+) fixable", run("check", name, folder=tmp_path).stdout)
        told = run("check", "--diff", name, folder=tmp_path)
        mends = re.search(r"would mend (\d+)", told.stdout + told.stderr)
        would, does = (int(found[1]) if found else 0 for found in (said, mends))
        assert would <= does, (kind, slipped)
        promised += would
    assert promised >= PROMISES / 3
