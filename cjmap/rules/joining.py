"""Put single faults into one finding, which leads to each of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cjmap.diagnostics import Related
from cjmap.place import Place, Span
from cjmap.rules.declare import Finding


def joined(
    place: Place | Span,
    message: str,
    help: str,
    singles: Sequence[Finding],
    *,
    related: Iterable[Finding] | None = None,
) -> Finding:
    """Return a finding that speaks of several; it leads to them, or to what is `related`."""
    return Finding(
        place,
        message,
        help,
        tuple(Related(one.place, one.message) for one in (singles if related is None else related)),
        count=sum(one.count for one in singles),
        total=max(one.total for one in singles),
        high=sum(one.high for one in singles),
    )


def by_part(singles: Iterable[Finding]) -> dict[Place, list[Finding]]:
    """Return findings by the place of the phase, touchpoint, persona or journey they lie in."""
    groups: dict[Place, list[Finding]] = {}
    for one in singles:
        if isinstance(one.place, Place):
            part = Place(one.place.file, one.place.route[:2])
            groups.setdefault(part, []).append(one)
    return groups


def id_of(part: Place) -> str:
    """Return the id of a part by its place."""
    return str(part.route[-1])
