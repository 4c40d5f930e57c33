"""What is different between two maps, as frozen values."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypeAlias

from cjmap.coverage import Count
from cjmap.frozen import frozen
from cjmap.model import Statement
from cjmap.place import Place

Kind: TypeAlias = Literal[
    "map", "phase", "touchpoint", "persona", "channel", "lane", "journey", "source"
]
Weight: TypeAlias = Literal["structure", "meaning", "wording"]


@frozen
class Ref:
    """A part as people know it: its id, "" where it has none, and its name."""

    id: str
    name: str


# What stands at a key; None where nothing is written, `()` where the author found none.
Value: TypeAlias = str | bool | Decimal | tuple[Decimal, ...] | Ref | tuple[()] | None


@frozen
class Sides:
    """A part in the old map and in the new one; None where it is not there."""

    was: Ref | None
    now: Ref | None

    @property
    def either(self) -> Ref:
        """The part as it is called now, or was last."""
        found = self.now or self.was
        assert found
        return found


@frozen
class Within:
    """What lies between a part and a change: a statement at a key, a metric, a lane."""

    key: str
    was: str
    now: str


@frozen
class Spot:
    """What a change is about, and where that stands in the old map and in the new one.

    `persona` is set where it holds for her alone. `within` leads from the part to what has
    changed inside, as from a touchpoint to the pain point whose severity is another.
    """

    kind: Kind
    part: Sides
    was: Place | None
    now: Place | None
    persona: Sides | None = None
    within: tuple[Within, ...] = ()


@frozen
class PartAdded:
    """A part that was not there; `phase` is a touchpoint's, `paths` lead over it."""

    at: Spot
    phase: Ref | None = None
    paths: tuple[Ref, ...] = ()


@frozen
class PartRemoved:
    """A part that is gone; `phase` was a touchpoint's, `paths` led over it."""

    at: Spot
    phase: Ref | None = None
    paths: tuple[Ref, ...] = ()


@frozen
class PartRenamed:
    """A part with another id, another name, or both: its sides tell them."""

    at: Spot


@frozen
class PhaseChanged:
    """A touchpoint that moved to another phase; None where it is in no phase that there is."""

    at: Spot
    before: Ref | None
    after: Ref | None


@frozen
class PartMoved:
    """A part at another place in the order: behind which it stood and stands; None: it is first."""

    at: Spot
    before: Ref | None
    after: Ref | None


@frozen
class KeyChanged:
    """Another value at a key."""

    at: Spot
    key: str
    before: Value
    after: Value


@frozen
class ListChanged:
    """Other ids, tags, links or metrics at a key, or the same in another order; None: none."""

    at: Spot
    key: str
    before: tuple[Ref, ...] | None
    after: tuple[Ref, ...] | None
    added: tuple[Ref, ...]
    removed: tuple[Ref, ...]


@frozen
class StopChange:
    """What became of a stop of a path; `before` and `after` are the stops that it is behind."""

    what: Literal["added", "removed", "moved", "noted"]
    touchpoint: Sides
    before: Ref | None = None
    after: Ref | None = None
    note_before: str | None = None
    note_after: str | None = None


@frozen
class PathChanged:
    """Another way over touchpoints that both maps have; a path that is None was not written."""

    at: Spot
    before: tuple[Ref, ...] | None
    after: tuple[Ref, ...] | None
    stops: tuple[StopChange, ...]


@frozen
class StatementAdded:
    """Something that was not said at a key."""

    at: Spot
    key: str
    statement: Statement


@frozen
class StatementRemoved:
    """Something that is no longer said at a key."""

    at: Spot
    key: str
    statement: Statement


@frozen
class StatementReworded:
    """Something that is said in other words."""

    at: Spot
    key: str
    before: str
    after: str


@frozen
class StatementMoved:
    """Something that is said elsewhere, in the same words.

    What else has changed of it is told at its new place.
    """

    at: Spot
    key: str
    text: str
    was_at: Spot
    was_key: str


@frozen
class StatementsReordered:
    """The same statements in another order."""

    at: Spot
    key: str


Change: TypeAlias = (
    PartAdded
    | PartRemoved
    | PartRenamed
    | PhaseChanged
    | PartMoved
    | KeyChanged
    | ListChanged
    | PathChanged
    | StatementAdded
    | StatementRemoved
    | StatementReworded
    | StatementMoved
    | StatementsReordered
)


@frozen
class CoverageChanged:
    """Another coverage: of the whole map, of a persona or of a facet."""

    of: Literal["map", "persona", "facet"]
    what: Sides
    before: Count
    after: Count


@frozen
class Difference:
    """All that is different between two maps; empty where they mean the same."""

    changes: tuple[Change, ...] = ()
    coverage: tuple[CoverageChanged, ...] = ()
