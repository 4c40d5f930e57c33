"""Compare what is said at a key: statements added, removed, reworded, in another order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cjmap.diff.alike import alike, same
from cjmap.diff.changes import (
    Change,
    KeyChanged,
    Spot,
    StatementAdded,
    StatementRemoved,
    StatementReworded,
    StatementsReordered,
    Within,
)
from cjmap.diff.order import moved
from cjmap.diff.pairing import Pairs
from cjmap.diff.values import single, value_change
from cjmap.diff.words import clues, letters, plain
from cjmap.fields import STATEMENT, Statements
from cjmap.model import Statement
from cjmap.model import Statements as Said

# Below, they are two statements, and one is not the other in new words.
_LEAST = 0.5
_DETAILS = tuple(one for one in STATEMENT if one.name != "text")


def statement_changes(
    at: Spot, key: str, old: Said | None, new: Said | None, pairs: Pairs
) -> Iterator[Change]:
    """Yield how two lists of statements at a key differ."""
    if not old and not new:
        if old != new:
            yield KeyChanged(at, key, _none(old), _none(new))
        return
    then, now = old or (), new or ()
    found = _paired(then, now)
    yield from _gone_and_new(at, key, then, now, found)
    for i, j in found:
        if then[i] != now[j]:
            yield from pair_changes(at, key, then[i], now[j], pairs)
    if moved([str(j) for _, j in found], [str(j) for j in sorted(j for _, j in found)]):
        yield StatementsReordered(at, key)


def pair_changes(
    at: Spot, key: str, old: Statement, new: Statement, pairs: Pairs
) -> Iterator[Change]:
    """Yield how two statements differ that are the same: in their words, and in their details."""
    here = replace(at, was=old.place, now=new.place)
    if plain(old.text) != plain(new.text):
        yield StatementReworded(here, key, plain(old.text), plain(new.text))
    inside = replace(
        here, within=(*at.within, Within(key, was=plain(old.text), now=plain(new.text)))
    )
    for detail in _DETAILS:
        before, after = getattr(old, detail.name), getattr(new, detail.name)
        if isinstance(detail.kind, Statements):
            yield from statement_changes(inside, detail.name, before, after, pairs)
        else:
            yield from value_change(inside, detail, before, after, pairs)


def _none(said: Said | None) -> tuple[()] | None:
    return None if said is None else ()


def _paired(old: Said, new: Said) -> list[tuple[int, int]]:
    """Return the positions of statements in the same words, then of those in like words."""
    found = same([plain(one.text) for one in old], [plain(one.text) for one in new])
    gone, come = {i for i, _ in found}, {j for _, j in found}
    olds = [i for i in range(len(old)) if i not in gone]
    news = [j for j in range(len(new)) if j not in come]
    then, now = [old[i].text for i in olds], [new[j].text for j in news]
    likely = alike(
        list(map(letters, then)),
        list(map(letters, now)),
        least=_LEAST,
        clues=(list(map(clues, then)), list(map(clues, now))),
    )
    found += [(olds[i], news[j]) for i, j in likely]
    return sorted(found)


def _gone_and_new(
    at: Spot, key: str, old: Said, new: Said, found: list[tuple[int, int]]
) -> Iterator[Change]:
    stay, known = {i for i, _ in found}, {j for _, j in found}
    for i, one in enumerate(old):
        if i not in stay:
            yield StatementRemoved(single(at, was=one.place), key, one)
    for j, one in enumerate(new):
        if j not in known:
            yield StatementAdded(single(at, now=one.place), key, one)
