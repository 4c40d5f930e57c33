"""Order the upright runs in a gutter, so that they rarely cross."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from cjmap.layout.tracks import Span, colour

# Beyond so many runs in one gutter the order is not worth its time.
_MANY = 48
_APART = 8


class End(NamedTuple):
    """Where an upright run turns: its height, and whether the line goes on to the right there."""

    y: float
    to_right: bool


class Run(NamedTuple):
    """An upright run: its upper and lower end, and which of them lead to which side."""

    low: float
    high: float
    rightward: tuple[float, ...]
    leftward: tuple[float, ...]


def run(one: End, other: End) -> Run:
    """The upright run between two ends."""
    low, high = sorted((one.y, other.y))
    rightward = tuple(end.y for end in (one, other) if end.to_right)
    return Run(low, high, rightward, tuple(end.y for end in (one, other) if not end.to_right))


def ordered(runs: Sequence[Run]) -> tuple[int, ...]:
    """A track for each run, from left to right; runs on one track keep their distance."""
    if len(runs) > _MANY:
        return colour([Span(run.low, run.high + _APART) for run in runs])
    tracks: list[list[int]] = []
    for index in sorted(range(len(runs)), key=lambda index: (-_length(runs[index]), index)):
        _find_track(index, runs, tracks).append(index)
    found = {index: number for number, track in enumerate(tracks) for index in track}
    return tuple(found[index] for index in range(len(runs)))


def _length(run: Run) -> float:
    return run.high - run.low


def _find_track(index: int, runs: Sequence[Run], tracks: list[list[int]]) -> list[int]:
    """Where a run crosses least: a track that has room for it, else a new one."""
    run = runs[index]
    as_right = [sum([_crossings(runs[other], run) for other in track]) for track in tracks]
    as_left = [sum([_crossings(run, runs[other]) for other in track]) for track in tracks]
    before = list(accumulate(as_right, initial=0))
    after = list(accumulate(reversed(as_left), initial=0))[::-1]
    found: list[tuple[float, int, bool]] = [
        (before[place] + after[place + 1], place, False)
        for place, track in enumerate(tracks)
        if all(_apart(run, runs[other]) for other in track)
    ]
    # A new track widens the picture: worth a crossing saved, no more.
    found += ((before[place] + after[place] + 0.5, place, True) for place in range(len(before)))
    _, place, is_new = min(found)
    if is_new:
        tracks.insert(place, [])
    return tracks[place]


def _crossings(left: Run, right: Run) -> int:
    """How often two runs cross when the one lies left of the other."""
    count = 0
    for y in left.rightward:
        count += right.low < y < right.high
    for y in right.leftward:
        count += left.low < y < left.high
    return count


def _apart(one: Run, other: Run) -> bool:
    return one.high + _APART < other.low or other.high + _APART < one.low
