"""Find statements that moved: what is gone in one place and new in another is one change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from cjmap.diff.changes import Change, StatementAdded, StatementMoved, StatementRemoved
from cjmap.diff.pairing import Pairs
from cjmap.diff.statements import pair_changes
from cjmap.diff.words import plain

# "Yes" in two places is no move.
_SHORTEST = 12

_One = TypeVar("_One", StatementAdded, StatementRemoved)


def with_moves(changes: Iterable[Change], pairs: Pairs) -> Iterator[Change]:
    """Yield the changes, those that belong together as the move of a statement."""
    known = list(changes)
    gone = _only(one for one in known if isinstance(one, StatementRemoved))
    come = _only(one for one in known if isinstance(one, StatementAdded))
    both = gone.keys() & come.keys()
    for one in known:
        if not isinstance(one, StatementAdded | StatementRemoved):
            yield one
            continue
        text = plain(one.statement.text)
        if text not in both:
            yield one
        elif isinstance(one, StatementAdded):
            yield from _moved(gone[text], one, pairs)


def _only(changes: Iterable[_One]) -> dict[str, _One]:
    """Return by its text what is told only once."""
    found: dict[str, list[_One]] = {}
    for one in changes:
        found.setdefault(plain(one.statement.text), []).append(one)
    alone = {text: ones[0] for text, ones in found.items() if len(ones) == 1}
    return {text: one for text, one in alone.items() if len(text) >= _SHORTEST}


def _moved(was: StatementRemoved, now: StatementAdded, pairs: Pairs) -> Iterator[Change]:
    yield StatementMoved(now.at, now.key, plain(now.statement.text), was.at, was.key)
    yield from pair_changes(now.at, now.key, was.statement, now.statement, pairs)
