"""Decide which way each line goes, where its note lies, and where paths begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cjmap.layout.grid import Cell, Grid
from cjmap.layout.notes import Berth, berth
from cjmap.layout.shapes import Metrics, Path
from cjmap.layout.straights import Straight, straight
from cjmap.layout.ways import Way, Ways, walk

Line = Way | Straight


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first card of a path, by the number of the path."""

    path: int
    card: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that is decided before the first coordinate.

    `berths` has the notes of ways by the number of their line; a straight line keeps its own.
    """

    grid: Grid
    paths: tuple[Path, ...]
    metrics: Metrics
    lines: tuple[Line, ...]
    berths: Mapping[int, Berth]
    beginnings: tuple[Beginning, ...]


def plan(grid: Grid, paths: Sequence[Path], metrics: Metrics) -> Plan:
    """The plan for the lines of some paths over a grid of cards."""
    lines = tuple(_lines(grid, paths, metrics))
    crossed = {place for line in lines if isinstance(line, Straight) for place in line.crossed}
    berths = {
        number: found
        for number, line in enumerate(lines)
        if isinstance(line, Way) and (found := berth(line, crossed, metrics))
    }
    beginnings = tuple(
        Beginning(number, path.stops[0], grid.cells[path.stops[0]])
        for number, path in enumerate(paths)
        if path.stops
    )
    return Plan(grid, tuple(paths), metrics, lines, berths, beginnings)


def _lines(grid: Grid, paths: Sequence[Path], metrics: Metrics) -> list[Line]:
    hops = tuple(walk(paths, grid))
    straights = straight(hops, grid, metrics)
    ways = Ways(grid)
    return [straights.get(number) or ways.around(hop) for number, hop in enumerate(hops)]
