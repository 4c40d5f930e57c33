"""Find the heights of lanes and corridors, and the height of every rail in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from cjmap.layout.notes import even
from cjmap.layout.shapes import Metrics
from cjmap.layout.tracks import Span, colour, spread

Key = TypeVar("Key")
CORNER = 12


@dataclass(frozen=True, slots=True)
class Berthing(Generic[Key]):
    """What wants a height in a row: from where to where, on which slot, and with how much room.

    A need of 0 is that of a plain line.
    """

    key: Key
    row: int
    span: Span
    need: int = 0


@dataclass(frozen=True, slots=True)
class Rows(Generic[Key]):
    """The height of each lane's cards and bands, and of everything that has a key."""

    cards: tuple[tuple[float, float], ...]
    bands: tuple[tuple[float, float], ...]
    bottom: float
    y: Mapping[Key, float]


def stack(
    berthings: Iterable[Berthing[Key]],
    heights: Sequence[float],
    *,
    paths: int,
    metrics: Metrics,
) -> Rows[Key]:
    """Lanes and corridors from top to bottom, each as high as what is in it.

    `heights` are the heights that the cards of each lane need, 0 for a lane without cards.
    """
    rows: defaultdict[int, list[Berthing[Key]]] = defaultdict(list)
    for berthing in berthings:
        rows[berthing.row].append(berthing)
    y: dict[Key, float] = {}
    cards: list[tuple[float, float]] = []
    gaps: list[tuple[float, float]] = []
    at = float(metrics.top)
    last = 2 * len(heights)
    for row in range(last + 1):
        lane, is_lane = divmod(row, 2)
        slots = _slots(rows[row], homes=paths if is_lane else 0)
        if is_lane:
            offsets, height = _lane(slots, rows[row], heights[lane], metrics)
            cards.append((at, height))
            middle = at + height // 2
        else:
            offsets, room = _corridor(slots, rows[row], metrics)
            ends = row in (0, last)
            height = max(metrics.padding * (1 if ends else 2), room)
            middle = at + height // 2
            if row == last:
                height = metrics.padding + room
                middle = at + metrics.padding + room // 2
            gaps.append((at, height))
        for berthing, slot in zip(rows[row], slots, strict=True):
            y[berthing.key] = middle + offsets[slot]
        at += height
    return Rows(tuple(cards), _bands(gaps, metrics), at, y)


def _bands(
    gaps: Sequence[tuple[float, float]], metrics: Metrics
) -> tuple[tuple[float, float], ...]:
    first, *inner, last = gaps
    edges = [first[0], *(top + height // 4 * 2 for top, height in inner), last[0] + metrics.padding]
    return tuple((top, bottom - top) for top, bottom in pairwise(edges))


def _slots(row: Sequence[Berthing[Key]], *, homes: int) -> tuple[int, ...]:
    return colour([berthing.span for berthing in row], homes=homes)


def _lane(
    slots: Sequence[int], row: Sequence[Berthing[Key]], height: float, metrics: Metrics
) -> tuple[dict[int, int], int]:
    """Where the slots lie around the middle of the cards, and how high the cards are."""
    least = even(height) or metrics.lane_height
    for pitch in range(metrics.port_pitch, metrics.least_pitch - 1, -2):
        offsets, room = _packed(slots, row, pitch, CORNER)
        if room <= least:
            break
    return offsets, max(least, room)


def _corridor(
    slots: Sequence[int], row: Sequence[Berthing[Key]], metrics: Metrics
) -> tuple[dict[int, int], int]:
    return _packed(slots, row, metrics.track_pitch, metrics.clearance)


def _packed(
    slots: Sequence[int], row: Sequence[Berthing[Key]], pitch: int, margin: int
) -> tuple[dict[int, int], int]:
    needs: dict[int, int] = {}
    for slot, berthing in sorted(zip(slots, row, strict=True), key=lambda pair: pair[0]):
        needs[slot] = max(needs.get(slot, 0), berthing.need, pitch)
    if not needs:
        return {}, 0
    sizes = list(needs.values())
    places = spread(sizes)
    lead = max(margin, max(sizes[0], sizes[-1]) // 2 + 2)
    room = 2 * (places[-1] + lead)
    return dict(zip(needs, places, strict=True)), room
