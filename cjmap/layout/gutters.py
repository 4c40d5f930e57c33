"""Order the upright runs in a gutter, so that they rarely cross."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cjmap.layout.tracks import Span, colour

# Beyond so many runs in one gutter the order is not worth its time.
_MANY = 60
_APART = 8


class End(NamedTuple):
    """Where an upright run turns: its height, and whether the line goes on to the right there."""

    y: float
    to_right: bool


class Run(NamedTuple):
    """An upright run, by its two ends."""

    one: End
    other: End

    @property
    def low(self) -> float:
        """The upper end."""
        return min(self.one.y, self.other.y)

    @property
    def high(self) -> float:
        """The lower end."""
        return max(self.one.y, self.other.y)


def ordered(runs: Sequence[Run]) -> tuple[int, ...]:
    """A track for each run, from left to right; runs on one track keep their distance."""
    if len(runs) > _MANY:
        return colour([Span(run.low, run.high + _APART) for run in runs])
    tracks: list[list[int]] = []
    for index in sorted(range(len(runs)), key=lambda index: (_length(runs[index]), index)):
        _insert(index, tracks, runs)
    found = {index: number for number, track in enumerate(tracks) for index in track}
    return tuple(found[index] for index in range(len(runs)))


def _length(run: Run) -> float:
    return run.low - run.high


def _insert(index: int, tracks: list[list[int]], runs: Sequence[Run]) -> None:
    """Put a run where it crosses least: on a track that has room, else on a new one."""
    run = runs[index]
    as_left = [sum(_crossings(run, runs[other]) for other in track) for track in tracks]
    as_right = [sum(_crossings(runs[other], run) for other in track) for track in tracks]
    choices: list[tuple[float, int, bool]] = []
    for place in range(len(tracks) + 1):
        choices.append((sum(as_right[:place]) + sum(as_left[place:]) + 0.5, place, True))
    for place, track in enumerate(tracks):
        if all(_apart(run, runs[other]) for other in track):
            cost = sum(as_right[:place]) + sum(as_left[place + 1 :])
            choices.append((cost, place, False))
    _, place, new = min(choices)
    if new:
        tracks.insert(place, [index])
    else:
        tracks[place].append(index)


def _crossings(left: Run, right: Run) -> int:
    """How often two runs cross when the one lies left of the other."""
    return sum(end.to_right and right.low < end.y < right.high for end in left[:2]) + sum(
        not end.to_right and left.low < end.y < left.high for end in right[:2]
    )


def _apart(one: Run, other: Run) -> bool:
    return one.high + _APART < other.low or other.high + _APART < one.low
