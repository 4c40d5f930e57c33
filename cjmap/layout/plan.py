"""Decide which way each line goes, where its note lies, and where paths begin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cjmap.frozen import frozen
from cjmap.layout.grid import Grid
from cjmap.layout.notes import Berth, berth
from cjmap.layout.shapes import Metrics
from cjmap.layout.straights import Straight, straight
from cjmap.layout.walks import Beginning, Passage, Walks
from cjmap.layout.ways import Hop, Way, Ways

Line = Way | Straight


@frozen
class Plan:
    """Everything that is decided before the first coordinate.

    `berths` has the notes of ways by the number of their line; a straight line keeps its own.
    """

    grid: Grid
    paths: tuple[str, ...]
    metrics: Metrics
    lines: tuple[Line, ...]
    berths: Mapping[int, Berth]
    beginnings: tuple[Beginning, ...]
    passages: tuple[Passage, ...]


def plan(grid: Grid, walks: Walks, metrics: Metrics) -> Plan:
    """The plan for the lines of some walks over a grid of cards."""
    lines = tuple(_lines(grid, walks.hops, metrics))
    crossed = {place for line in lines if isinstance(line, Straight) for place in line.crossed}
    berths = {
        number: found
        for number, line in enumerate(lines)
        if isinstance(line, Way) and (found := berth(line, crossed, metrics))
    }
    return Plan(grid, walks.paths, metrics, lines, berths, walks.beginnings, walks.passages)


def _lines(grid: Grid, hops: Sequence[Hop], metrics: Metrics) -> list[Line]:
    straights = straight(hops, grid, metrics)
    ways = Ways(grid)
    return [straights.get(number) or ways.around(hop) for number, hop in enumerate(hops)]
