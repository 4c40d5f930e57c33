"""Measure what all rules cost beside reading: 1,000 maps of 40 touchpoints, asked <= 2 x."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

import click
from maps import full_map, large_map

from cjmap.check import conclude, examine
from cjmap.config import Config
from cjmap.load import Loaded, load_bytes
from cjmap.project import Project
from cjmap.settings.profiles import RuleSettings

TODAY = date(2026, 11, 22)
PROJECT = Project(Path("/nowhere"))
STRICT = Config(rules=RuleSettings(profile="strict"))
KINDS: dict[str, Callable[[int], str]] = {
    "lean": lambda seed: large_map(40, seed=seed),
    "full": lambda seed: full_map(40, seed=seed),
}


@click.command()
@click.option("--maps", default=1000, help="How many maps of each kind.")
@click.option("--slowest", is_flag=True, help="Tell which rules take longest.")
def main(maps: int, slowest: bool) -> None:
    """Print for lean and for full maps the CPU time of reading and how many times it rules take."""
    for kind, make in KINDS.items():
        read, checked = _times([make(seed).encode() for seed in range(maps)])
        print(
            f"{kind}: reading {sum(read):.2f} s, checking {sum(checked):.2f} s,"
            f" {sum(checked) / sum(read):.2f} x (asked 2 x), median"
            f" {median(c / r for c, r in zip(checked, read, strict=True)):.2f} x"
        )
    if slowest:
        _tell_slowest(load_bytes(full_map(40, seed=1).encode(), PROJECT))


def _times(maps: Sequence[bytes]) -> tuple[list[float], list[float]]:
    read, checked = [], []
    for data in maps:
        start = process_time()
        loaded = load_bytes(data, PROJECT)
        between = process_time()
        conclude(examine(loaded, STRICT, today=TODAY))
        read.append(between - start)
        checked.append(process_time() - between)
    return read, checked


def _tell_slowest(loaded: Loaded) -> None:
    from cjmap import check

    rules, times = check._LATER, {}
    for rule in rules:
        settings = replace(STRICT.rules, select=(rule.problem.code,))
        start = process_time()
        for _ in range(20):
            examine(loaded, Config(rules=settings), today=TODAY)
        times[rule.problem.name] = (process_time() - start) / 20
    for name, time in sorted(times.items(), key=lambda one: -one[1])[:12]:
        print(f"  {time * 1000:6.2f} ms  {name}")


if __name__ == "__main__":
    main()
