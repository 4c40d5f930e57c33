"""Find the heights of lanes and corridors, and the height of every rail in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from cjmap.frozen import frozen
from cjmap.layout.notes import even
from cjmap.layout.shapes import Metrics
from cjmap.layout.tracks import spread

Key = TypeVar("Key")
CORNER = 12


@frozen
class Berthing(Generic[Key]):
    """What wants a height in a row: on which slot, and with how much room.

    A need of 0 is that of a plain line.
    """

    key: Key
    row: int
    slot: int
    need: int = 0


@frozen
class Rows(Generic[Key]):
    """Top and height of the cards and of the band of each lane, the bottom, and y by key."""

    cards: tuple[tuple[int, int], ...]
    bands: tuple[tuple[int, int], ...]
    bottom: int
    y: Mapping[Key, int]


@frozen
class _Shelf:
    """One row: its height, where its middle is, and how far from there each berthing lies."""

    height: int
    middle: int
    offsets: tuple[int, ...]


def stack(
    berthings: Iterable[Berthing[Key]],
    heights: Sequence[float],
    metrics: Metrics,
) -> Rows[Key]:
    """Lanes and corridors from top to bottom, each as high as what is in it.

    `heights` are the heights that the cards of each lane need, 0 for a lane without cards.
    """
    rows: defaultdict[int, list[Berthing[Key]]] = defaultdict(list)
    for berthing in berthings:
        rows[berthing.row].append(berthing)
    y: dict[Key, int] = {}
    extents: list[tuple[int, int]] = []
    at = metrics.top
    for row in range(2 * len(heights) + 1):
        if row % 2:
            shelf = _lane(rows[row], heights[row // 2], metrics)
        else:
            shelf = _corridor(rows[row], row, 2 * len(heights), metrics)
        for berthing, offset in zip(rows[row], shelf.offsets, strict=True):
            y[berthing.key] = at + shelf.middle + offset
        extents.append((at, shelf.height))
        at += shelf.height
    return Rows(tuple(extents[1::2]), _bands(extents[::2], metrics), at, y)


def _lane(row: Sequence[Berthing[Key]], height: float, metrics: Metrics) -> _Shelf:
    """The cards of a lane: as high as asked for, or as the lines need that meet them."""
    least = even(height) or metrics.lane_height
    for pitch in range(metrics.port_pitch, metrics.least_pitch - 1, -2):
        offsets, room = _packed(row, pitch, CORNER)
        if room <= least:
            break
    return _Shelf(max(least, room), max(least, room) // 2, offsets)


def _corridor(row: Sequence[Berthing[Key]], number: int, last: int, metrics: Metrics) -> _Shelf:
    """The gap between two lanes; below the last one its lines lie under the band."""
    offsets, room = _packed(row, metrics.track_pitch, metrics.clearance)
    if number == last:
        return _Shelf(metrics.padding + room, metrics.padding + room // 2, offsets)
    height = max(metrics.padding * (2 if number else 1), room)
    return _Shelf(height, height // 2, offsets)


def _packed(row: Sequence[Berthing[Key]], pitch: int, margin: int) -> tuple[tuple[int, ...], int]:
    """Where each berthing lies around the middle, and how much room that takes."""
    needs: dict[int, int] = {}
    for slot, need in sorted((berthing.slot, berthing.need) for berthing in row):
        needs[slot] = max(needs.get(slot, 0), need, pitch)
    if not needs:
        return (), 0
    sizes = list(needs.values())
    places = dict(zip(needs, spread(sizes), strict=True))
    lead = max(margin, max(sizes[0], sizes[-1]) // 2 + 2)
    return tuple(places[berthing.slot] for berthing in row), 2 * (max(places.values()) + lead)


def _bands(gaps: Sequence[tuple[int, int]], metrics: Metrics) -> tuple[tuple[int, int], ...]:
    first, *inner, last = gaps
    edges = [first[0], *(top + height // 4 * 2 for top, height in inner), last[0] + metrics.padding]
    return tuple((top, bottom - top) for top, bottom in pairwise(edges))
