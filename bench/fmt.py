"""Measure what `fmt --check` costs beside reading: 1,000 maps of 40 touchpoints, asked <= 3 x."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import process_time

import click
from maps import full_map, large_map

from cjmap.fmt import formatted
from cjmap.load import load_bytes
from cjmap.project import Project

PROJECT = Project(Path("/nowhere"))
KINDS: dict[str, Callable[[int], str]] = {
    "lean": lambda seed: large_map(40, seed=seed),
    "full": lambda seed: full_map(40, seed=seed),
}


@click.command()
@click.option("--maps", default=1000, help="How many maps of each kind.")
def main(maps: int) -> None:
    """Print how many times the CPU time of reading it takes, where all would change and none."""
    for kind, make in KINDS.items():
        read = changing = staying = 0.0
        for seed in range(maps):
            data = make(seed).encode()
            start = process_time()
            load_bytes(data, PROJECT)
            between = process_time()
            after = formatted(data, file="bench").after
            then = process_time()
            assert after is not None
            assert formatted(after, file="bench").after == after
            read += between - start
            changing += then - between
            staying += process_time() - then
        print(
            f"{kind}: reading {read:.2f} s, fmt --check {changing / read:.2f} x where all maps"
            f" would change, {staying / read:.2f} x where none would (asked 3 x)"
        )


if __name__ == "__main__":
    main()
