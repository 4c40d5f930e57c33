"""What a host is told of a place in a file, whichever command tells it."""

from __future__ import annotations

from dataclasses import replace

from cjmap.checking.locate import Position
from cjmap.diagnostics import Severity
from cjmap.frozen import frozen
from cjmap.source import way_to


@frozen
class Remark:
    """Something to be said of a place: a finding, a gap, a change.

    `rule` is of which kind it is, in a word, `name` the same as people read it, "" where they read
    that word; the `severity` is None where it is no fault, and only told. Files are named from the
    root of the repository, as hosts name them. `mark` is the fingerprint, by which a host knows it
    in the next run. Of those of one severity, the higher `weight` goes first where not all can be
    told.
    """

    rule: str
    severity: Severity | None
    message: str
    at: Position
    mark: str
    name: str = ""
    help: str = ""
    route: str = ""
    related: tuple[tuple[str, Position], ...] = ()
    weight: tuple[int, ...] = ()


def rooted(at: Position, root: str) -> Position:
    """Return a place with its file named from the root, with slashes."""
    return replace(at, file=way_to(at.file, root))


def heaviest(remarks: tuple[Remark, ...], most: int) -> tuple[Remark, ...]:
    """Return so many remarks at most, those that weigh most, in their order."""
    if len(remarks) <= most:
        return remarks
    order = sorted(range(len(remarks)), key=lambda one: _weight(remarks[one]), reverse=True)
    kept = set(order[:most])
    return tuple(one for number, one in enumerate(remarks) if number in kept)


def _weight(one: Remark) -> tuple[Severity, tuple[int, ...]]:
    return one.severity or Severity.OFF, one.weight
