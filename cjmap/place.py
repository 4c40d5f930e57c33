"""Say where a part of a map stands, without line numbers."""

from __future__ import annotations

from cjmap.frozen import frozen


@frozen
class Place:
    """A route into a map: the file, then the keys (and list positions) that lead to the part.

    The route may name a key that is not written: a finding about a missing key points there,
    and is shown at the nearest part that is written. With `is_key`, the key is meant, not what
    stands there.

    >>> place = Place("shop.journey.yaml") / "touchpoints" / "cart" / "channel"
    >>> str(place)
    'touchpoints.cart.channel'
    """

    file: str
    route: tuple[str | int, ...] = ()
    is_key: bool = False

    def __truediv__(self, key: str | int) -> Place:
        return Place(self.file, (*self.route, key))

    def __str__(self) -> str:
        return ".".join(str(key) for key in self.route)


@frozen
class Span:
    """A stretch of a file's text: character offsets, the end exclusive."""

    file: str
    start: int
    end: int
