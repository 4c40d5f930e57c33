"""Weigh changes: those of structure, of meaning, of wording alone."""

from __future__ import annotations

from typing import assert_never

from cjmap.diff.changes import (
    Change,
    KeyChanged,
    Kind,
    ListChanged,
    PartAdded,
    PartMoved,
    PartRemoved,
    PartRenamed,
    PathChanged,
    PhaseChanged,
    StatementAdded,
    StatementMoved,
    StatementRemoved,
    StatementReworded,
    StatementsReordered,
    Weight,
)
from cjmap.diff.words import letters, likeness

# The parts that make the journey, and not only describe it.
_BUILDING: tuple[Kind, ...] = ("phase", "touchpoint", "persona", "journey")
# Keys whose words are facts: another one is no other wording.
_FACTS = {
    "owner",
    "due",
    "date",
    "duration",
    "reviewed",
    "review_every",
    "language",
    "model",
    "emotion_scale",
    "map",
    "unit",
    "severity",
    "impact",
    "effort",
    "priority",
    "status",
    "confidence",
    "kind",
    "when",
    "ends",
    "state",
    "better",
}
_HARDLY_SEEN = {"links", "tags", "image", "id"}
# Words that share less say something else.
_LEAST = 0.5


def weight_of(change: Change) -> Weight:
    """Return how much a change weighs."""
    match change:
        case PartAdded() | PartRemoved():
            return "structure" if change.at.kind in _BUILDING else "meaning"
        case PhaseChanged() | PathChanged():
            return "structure"
        case PartMoved():
            return "structure" if change.at.kind in ("phase", "touchpoint") else "wording"
        case PartRenamed():
            return "meaning" if _has_other_name(change) else "wording"
        case ListChanged(key="personas"):
            return "structure"
        case ListChanged():
            return "wording" if change.key in _HARDLY_SEEN else "meaning"
        case KeyChanged():
            return _of_key(change)
        case StatementReworded():
            return "wording"
        case StatementsReordered():
            return "meaning" if change.key == "steps" else "wording"
        case StatementAdded() | StatementRemoved() | StatementMoved():
            return "meaning"
        case _:
            assert_never(change)


def _has_other_name(change: PartRenamed) -> bool:
    was, now = change.at.part.was, change.at.part.now
    return was is not None and now is not None and was.name != now.name


def _of_key(change: KeyChanged) -> Weight:
    if change.key in _HARDLY_SEEN:
        return "wording"
    before, after = change.before, change.after
    if change.key in _FACTS or not (isinstance(before, str) and isinstance(after, str)):
        return "meaning"
    return "wording" if likeness(letters(before), letters(after)) >= _LEAST else "meaning"
